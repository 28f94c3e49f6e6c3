import {
  type Adder,
  adder,
  addNumber,
  addSign,
  addWord,
  type ChemicalWord,
  keyOf,
  reset,
  wordOf,
} from './chemical-sum.ts'
import { detached } from './vocabulary.ts'

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

const REMEMBERED = 200_000
const PART = /[dl]['’](?=\p{L})|[\p{L}\p{M}]+|\d+|[^\p{L}\p{M}\d]/gu

type Learned = { readonly literals: Set<string>; readonly words: Map<string, ChemicalWord | null> }

function learn({ literals, words }: Learned, raw: string): ChemicalWord | null {
  let word = words.get(raw)
  if (word === undefined) {
    word = wordOf(raw, literals, true)
    words.set(raw, word)
  }
  return word
}

function addName(sum: Adder, name: string, learned: Learned): void {
  reset(sum)
  for (const { 0: part, index } of name.matchAll(PART)) {
    if (/^\d/.test(part)) addNumber(sum, part)
    else if (/^[\p{L}\p{M}]/u.test(part)) {
      const word = learn(learned, part)
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
  const learned: Learned = { literals, words: new Map() }
  const sum = adder()
  const put = (map: Map<number, readonly number[]>, at: number, ids: readonly number[]) => {
    const known = map.get(at)
    if (known !== ids) map.set(at, known ? [...new Set([...known, ...ids])] : ids)
  }
  for (const [cas, name] of names) {
    const ids = byCas.get(cas)
    if (!ids || name.length < 3) continue
    addName(sum, name, learned)
    if (sum.units === 0) continue
    put(exact, keyOf(sum, true), ids)
    // without positions a small name would be another substance: boron-10 and boron
    if (sum.units >= 3 && sum.carbon > 0 && sum.positions < 20 && sum.units > sum.literals)
      put(loose, keyOf(sum, false), ids)
  }
  return { chemicals, byCas, exact, loose, words: learned.words, literals }
}

export function lookChemicalWord(index: ChemicalIndex, raw: string): ChemicalWord | null {
  let word = index.words.get(raw)
  if (word !== undefined) return word
  if (index.words.size >= REMEMBERED) index.words.clear()
  word = wordOf(raw, index.literals, false)
  index.words.set(detached(raw), word)
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
