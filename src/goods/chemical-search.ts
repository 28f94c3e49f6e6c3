import {
  adder,
  addNumber,
  addSign,
  addWord,
  type ChemicalWord,
  keyOf,
  reset,
} from './chemical-sum.ts'
import { type ChemicalIndex, lookChemicalWord } from './chemicals.ts'

/** At most so many words make a name. */
const WORDS_MAX = 18

export type FoundName = {
  readonly ids: readonly number[]
  readonly span: readonly [number, number]
  readonly how: 'name' | 'isomer' | 'part'
  /** One short everyday or made-up word. */
  readonly weak: boolean
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
    const exact = index.exact.get(keyOf(scratch, true))
    // a number behind a name is a quantity unless the name has it
    const mayBeIsomer = scratch.units >= 3 && word !== null && best?.how !== 'name'
    const ids = exact ?? (mayBeIsomer ? index.loose.get(keyOf(scratch, false)) : undefined)
    if (!ids) continue
    const weak = scratch.units === 1 && scratch.literals === 1 && end - run[from]!.start <= 4
    best = { ids, to, how: exact ? 'name' : 'isomer', weak }
  }
  return best
}
