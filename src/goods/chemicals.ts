import { type Block, blocksOf } from './chemical-units.ts'
import { fold, stem } from './fold.ts'

/** A substance of the catalogue: one row of a CAS number under an entry. */
export type Chemical = {
  readonly cas: string
  readonly entry: number
  readonly path: string
  readonly nameEn: string
  readonly nameFr: string
  /** Limit in per cent: free at or below it, or counting from it when `counts` is 'from'. */
  readonly limit?: { readonly percent: number; readonly counts: 'above' | 'from' }
}

export type ChemicalIndex = {
  readonly chemicals: readonly Chemical[]
  readonly byCas: ReadonlyMap<string, readonly number[]>
  /** Sum of blocks and positions → chemicals; the second without positions. */
  readonly exact: ReadonlyMap<number, readonly number[]>
  readonly loose: ReadonlyMap<number, readonly number[]>
  readonly words: Map<string, ChemicalWord | null>
  readonly literals: ReadonlySet<string>
}

/** A word as it counts in chemical names; `null` for a word that occurs in none. */
export type ChemicalWord = {
  readonly blocks: readonly Block[]
  /** Not systematic: a trade name, or an everyday word that stands in some name. */
  readonly literal: boolean
  readonly empty: boolean
}

const LINKS: ReadonlySet<string> = new Set(
  "of de du des d' la l' le et and the n o s p m".split(' '),
)
const REMEMBERED = 200_000
/** Positions count as such up to this; larger numbers are masses of isotopes. */
const POSITION_MAX = 14
const WORDS_MAX = 18
const NONE: readonly Block[] = []

function wordOf(
  raw: string,
  literals: ReadonlySet<string> | Set<string>,
  learn: boolean,
): ChemicalWord | null {
  const folded = fold(raw)
  if (LINKS.has(folded)) return { blocks: NONE, literal: false, empty: true }
  if (folded === 't')
    return { blocks: [{ units: ['tert'], times: 0 }], literal: false, empty: false }
  const blocks = blocksOf(folded)
  if (blocks) {
    return {
      blocks,
      literal: false,
      empty: blocks.every(({ units, times }) => units.length === 0 && times === 0),
    }
  }
  const literal = stem(folded)
  if (learn) (literals as Set<string>).add(literal)
  else if (!literals.has(literal)) return null
  return { blocks: [{ units: [`=${literal}`], times: 0 }], literal: true, empty: false }
}

const sums = new Map<string, readonly [number, number]>()
function sumOf(unit: string): readonly [number, number] {
  let sum = sums.get(unit)
  if (sum) return sum
  let a = 0x811c9dc5
  let b = 0x2545f491
  for (let i = 0; i < unit.length; i++) {
    a = Math.imul(a ^ unit.charCodeAt(i), 0x01000193)
    b = Math.imul(b ^ unit.charCodeAt(i), 0x9e3779b1)
    b ^= b >>> 15
  }
  a = Math.imul(a ^ (a >>> 13), 0x85ebca6b)
  sum = [a ^ (a >>> 16), Math.imul(b, 0xc2b2ae35)]
  sums.set(unit, sum)
  return sum
}

/**
 * Adds up a name word by word. The sum does not depend on the order of the words, so an inverted
 * name has the same one; a multiplier counts for the next block or bracket, and one left at
 * the end of an inverted name ("ethanol, 2,2'-iminobis-") for the parent at its beginning.
 */
/** Chains and rings: only organic names leave their positions out. */
const CARBON = /^(c\d+|ph|bz)$/

type Adder = {
  a: number
  b: number
  /** Sum of the positions. */
  p: number
  units: number
  positions: number
  literals: number
  carbon: number
  times: number
  parentA: number
  parentB: number
  parentUnits: number
  depth: number
  readonly stack: number[]
  factor: number
}
const adder = (): Adder => ({
  a: 0,
  b: 0,
  p: 0,
  units: 0,
  positions: 0,
  literals: 0,
  carbon: 0,
  times: 1,
  parentA: 0,
  parentB: 0,
  parentUnits: 0,
  depth: 0,
  stack: [],
  factor: 1,
})
function reset(sum: Adder): void {
  sum.a = sum.b = sum.p = sum.units = sum.positions = sum.literals = sum.carbon = 0
  sum.parentA = sum.parentB = sum.parentUnits = sum.depth = 0
  sum.times = sum.factor = 1
  sum.stack.length = 0
}
function addWord(sum: Adder, word: ChemicalWord): void {
  for (const { units, times } of word.blocks) {
    if (times > 0) {
      sum.times = times
      continue
    }
    if (units.length === 0) continue
    const factor = sum.factor * sum.times
    for (const unit of units) {
      const sign = unit === '-acid' ? -1 : factor
      const [a, b] = sumOf(unit === '-acid' ? 'acid' : unit)
      sum.a = (sum.a + Math.imul(a, sign)) | 0
      sum.b = (sum.b + Math.imul(b, sign)) | 0
      if (unit !== '-acid' && unit !== 'acid' && unit !== 'at') sum.units += factor
      if (CARBON.test(unit)) sum.carbon++
    }
    if (word.literal) sum.literals++
    sum.times = 1
  }
}
function addSign(sum: Adder, unit: number, next: number): void {
  if (unit === 40 || unit === 91 || unit === 123) {
    sum.stack.push(sum.factor)
    sum.factor *= sum.times
    sum.times = 1
    sum.depth++
  } else if (unit === 41 || unit === 93 || unit === 125) {
    sum.factor = sum.stack.pop() ?? 1
    sum.depth--
  } else if (
    unit === 44 &&
    sum.parentUnits === 0 &&
    sum.depth === 0 &&
    (next < 48 || next > 57 || sum.units > 1)
  ) {
    sum.parentA = sum.a
    sum.parentB = sum.b
    sum.parentUnits = sum.units
  }
}
function addNumber(sum: Adder, digits: string): void {
  const number = Number(digits)
  sum.positions = number > POSITION_MAX ? sum.positions + 100 : sum.positions + 1
  sum.p = (sum.p + sumOf(`#${number}`)[0]) | 0
}
/** 53 bits of the sum, without or with the positions. */
function key(sum: Adder, positions: boolean): number {
  const rest = sum.times - 1
  const a = sum.a + Math.imul(sum.parentA, rest) + (positions ? sum.p : 0)
  const b = sum.b + Math.imul(sum.parentB, rest)
  return (a >>> 0) * 0x200000 + (b & 0x1fffff)
}

const PART = /[dl]['’](?=\p{L})|[\p{L}\p{M}]+|\d+|[^\p{L}\p{M}\d]/gu

function addName(sum: Adder, name: string, literals: Set<string>): void {
  reset(sum)
  for (const { 0: part, index } of name.matchAll(PART)) {
    if (/^\d/.test(part)) addNumber(sum, part)
    else if (/^[\p{L}\p{M}]/u.test(part)) {
      const word = wordOf(part, literals, true)
      if (word) addWord(sum, word)
    } else addSign(sum, part.charCodeAt(0), name.charCodeAt(index + 1))
  }
}

export function chemicalIndex(
  chemicals: readonly Chemical[],
  names: Iterable<readonly [cas: string, name: string]>,
): ChemicalIndex {
  const byCas = new Map<string, number[]>()
  chemicals.forEach(({ cas }, i) => {
    const list = byCas.get(cas)
    if (list) list.push(i)
    else byCas.set(cas, [i])
  })
  const exact = new Map<number, readonly number[]>()
  const loose = new Map<number, readonly number[]>()
  const literals = new Set<string>()
  const sum = adder()
  const put = (map: Map<number, readonly number[]>, at: number, ids: readonly number[]) => {
    const known = map.get(at)
    if (known !== ids) map.set(at, known ? [...new Set([...known, ...ids])] : ids)
  }
  for (const [cas, name] of names) {
    const ids = byCas.get(cas)
    if (!ids || name.length < 3) continue
    addName(sum, name, literals)
    if (sum.units === 0) continue
    put(exact, key(sum, true), ids)
    // without positions a small name would be another substance: boron-10 and boron
    if (sum.units >= 3 && sum.carbon > 0 && sum.positions < 20 && sum.units > sum.literals)
      put(loose, key(sum, false), ids)
  }
  return { chemicals, byCas, exact, loose, words: new Map(), literals }
}

export type FoundName = {
  readonly ids: readonly number[]
  readonly span: readonly [number, number]
  readonly how: 'name' | 'isomer' | 'part'
  /** One short everyday or made-up word. */
  readonly weak: boolean
}

export function lookChemicalWord(index: ChemicalIndex, raw: string): ChemicalWord | null {
  let word = index.words.get(raw)
  if (word !== undefined) return word
  if (index.words.size >= REMEMBERED) index.words.clear()
  word = wordOf(raw, index.literals, false)
  index.words.set(raw, word)
  return word
}

/** Digits aside, whether a raw word can be part of the name of a listed substance. */
export function isChemicalWord(index: ChemicalIndex, raw: string): boolean {
  if (raw.length < 3) return false
  for (const [letters] of raw.matchAll(/[\p{L}\p{M}]+/gu)) {
    const word = lookChemicalWord(index, letters)
    if (word && !word.empty) return true
  }
  return false
}

type Part = {
  readonly start: number
  readonly end: number
  readonly word: ChemicalWord | null
  readonly digits: boolean
}
const BETWEEN = /^[\s,.\-‐-―'’"′()[\]{}+:/]*$/
const scratch = adder()

/** Names of listed substances in a text, longest first at each place, none inside another. */
export function findChemicalNames(index: ChemicalIndex, text: string): readonly FoundName[] {
  const parts: Part[] = []
  const found: FoundName[] = []
  let runFrom = 0
  const close = () => {
    if (parts.length > runFrom) searchRun(index, text, parts.slice(runFrom), found)
    runFrom = parts.length
  }
  for (const { 0: raw, index: at } of text.matchAll(/[dl]['’](?=\p{L})|[\p{L}\p{M}]+|\d+/gu)) {
    const digits = raw.charCodeAt(0) <= 57
    const word = digits ? null : lookChemicalWord(index, raw)
    if (!digits && !word) {
      close()
      continue
    }
    const before = parts.at(-1)
    if (before && parts.length > runFrom && !BETWEEN.test(text.slice(before.end, at))) close()
    parts.push({ start: at, end: at + raw.length, word, digits })
  }
  close()
  return found
}

function searchRun(
  index: ChemicalIndex,
  text: string,
  run: readonly Part[],
  found: FoundName[],
): void {
  if (run.every(({ word }) => word === null || word.empty)) return
  let from = 0
  while (from < run.length) {
    // "of xylene" begins at its second word, "N-methyl" at its letter
    const link = run[from]!.word?.empty && text[run[from]!.end] === ' '
    const best = link ? undefined : longestName(index, text, run, from)
    if (!best) {
      from++
      continue
    }
    const first = run[from]!
    const last = run[best.to]!
    if (isDenied(text, first.start, last.end)) {
      from = best.to + 1
      continue
    }
    const whole = !lengthens(text, run, from, -1) && !lengthens(text, run, best.to, 1)
    found.push({
      ids: best.ids,
      span: [first.start, closed(text, first.start, last.end)],
      how: whole ? best.how : 'part',
      weak: best.weak,
    })
    // a part may hide the whole name that begins inside it
    from = whole ? best.to + 1 : from + 1
  }
}

/** The end of a name with the brackets that were opened in it. */
function closed(text: string, start: number, end: number): number {
  let open = 0
  for (let i = start; i < end; i++) {
    const sign = text[i]!
    if ('([{'.includes(sign)) open++
    else if (')]}'.includes(sign)) open--
  }
  let at = end
  while (open > 0 && at < text.length && ')]}'.includes(text[at]!)) {
    at++
    open--
  }
  return at
}

const FREE_AFTER = /^[\s-]*(free\b|frei\b)/i
const FREE_BEFORE = /\b(free (of|from)|without|sans|non|no|exempte? de|exempte? d')[\s-]*$/i
/** "Hafnium free", "sans béryllium": the substance is said not to be there. */
const isDenied = (text: string, start: number, end: number): boolean =>
  FREE_AFTER.test(text.slice(end, end + 8)) ||
  FREE_BEFORE.test(text.slice(Math.max(0, start - 14), start))

const SALT = /^(hcl|hbr|hydrate|sodium|potassium|acid|-acid)$/
const APART = /[,;:/+] | [([]|[)\]] /

/** True when the next word on a side is systematic too and makes the name a longer one. */
function lengthens(text: string, run: readonly Part[], from: number, step: -1 | 1): boolean {
  let at = from + step
  while (run[at]?.digits || run[at]?.word?.empty) at += step
  const part = run[at]
  const other = run[from]!
  if (!part?.word || part.word.literal) return false
  if (
    part.word.blocks.every(
      ({ units }) => units.length > 0 && units.every((unit) => SALT.test(unit)),
    )
  )
    return false
  return !APART.test(
    step < 0 ? text.slice(part.end, other.start) : text.slice(other.end, part.start),
  )
}

function longestName(index: ChemicalIndex, text: string, run: readonly Part[], from: number) {
  reset(scratch)
  let best:
    | { ids: readonly number[]; to: number; how: 'name' | 'isomer'; weak: boolean }
    | undefined
  let words = 0
  let at = run[from]!.start
  for (let to = from; to < run.length && words < WORDS_MAX; to++) {
    const { word, start, end } = run[to]!
    for (; at < start; at++) addSign(scratch, text.charCodeAt(at), text.charCodeAt(at + 1))
    at = end
    if (word) {
      addWord(scratch, word)
      words++
    } else addNumber(scratch, text.slice(start, end))
    if (scratch.units === 0 || (from === to && !word)) continue
    if (scratch.depth > 0 && !/^[)\]}]/.test(text.slice(end, end + 1))) continue
    const exact = index.exact.get(key(scratch, true))
    // a number behind a name is a quantity unless the name has it
    const mayBeIsomer = scratch.units >= 3 && word !== null && best?.how !== 'name'
    const ids = exact ?? (mayBeIsomer ? index.loose.get(key(scratch, false)) : undefined)
    if (!ids) continue
    const weak = scratch.units === 1 && scratch.literals === 1 && end - run[from]!.start <= 4
    best = { ids, to, how: exact ? 'name' : 'isomer', weak }
  }
  return best
}
