import { familyOf, fold, GRAMMAR, PURPOSE, stem } from './fold.ts'

/**
 * The words of the catalogue as numbers. A word has a stem (its own form) and a family (its
 * first letters): terms of several words are found by families, so that "vibration testing" and
 * "vibration test" meet, and weighed by how many stems agree.
 */
export type Word = {
  /** Number of the stem, -1 when the catalogue does not have it. */
  readonly stem: number
  readonly family: number
  /** Second half of a word written in one: "microchannel" where the catalogue has two words. */
  readonly second?: Word
  readonly grammar: boolean
  readonly purpose: boolean
  /** Says nothing of what the goods are: "parts", "assorted", a number, a single letter. */
  readonly generic: boolean
  /** Grammar, a number or a mark, rather than a generic word. */
  readonly filler: boolean
  /** Begins a longer word of the catalogue: worth trying together with the next one. */
  readonly prefix: boolean
  /** Occurs in names of listed substances, or is made of chemical building blocks. */
  readonly chemical: boolean
  /** The comparable form. */
  readonly form: string
  readonly folded: string
  /** Read as this word of the catalogue although one letter differs. */
  readonly typo: boolean
}

export type Vocabulary = {
  readonly stems: ReadonlyMap<string, number>
  readonly families: ReadonlyMap<string, number>
  readonly familyOfStem: Int32Array
  readonly look: (raw: string) => Word
  /** The word that two neighbours make when written in one, or `undefined`. */
  readonly join: (first: Word, second: Word) => Word | undefined
}

/** What a vocabulary is made of. */
export type VocabularyWords = Pick<Vocabulary, 'stems' | 'families' | 'familyOfStem'> & {
  /** Neighbours inside terms, as first stem times `PAIR` plus second. */
  readonly pairs: ReadonlySet<number>
  /** Words that say nothing of what the goods are. */
  readonly generic: ReadonlySet<string>
}

/** Collects stems while the catalogue is read. */
export type Collector = {
  readonly stems: Map<string, number>
  readonly families: Map<string, number>
  readonly familyOfStem: number[]
  /** Neighbours inside terms, as first stem times `PAIR` plus second. */
  readonly pairs: Set<number>
  /** Raw words seen, with the number of their stem. */
  readonly raw: Map<string, number>
  readonly scratch: number[]
}

export const collector = (): Collector => ({
  stems: new Map(),
  families: new Map(),
  familyOfStem: [],
  pairs: new Set(),
  raw: new Map(),
  scratch: [],
})

/** The number of a raw word's stem, made when it is new; -1 for grammar. */
export function stemOf(into: Collector, raw: string): number {
  let id = into.raw.get(raw)
  if (id === undefined) {
    const folded = fold(raw)
    id = GRAMMAR.has(folded) ? -1 : addStem(into, stem(folded))
    into.raw.set(raw, id)
  }
  return id
}

function addStem(into: Collector, form: string): number {
  const known = into.stems.get(form)
  if (known !== undefined) return known
  const id = into.stems.size
  into.stems.set(form, id)
  const family = familyOf(form)
  let familyId = into.families.get(family)
  if (familyId === undefined) {
    familyId = into.families.size
    into.families.set(family, familyId)
  }
  into.familyOfStem.push(familyId)
  return id
}

const LONG = 8
const HEAD = 4
export const PAIR = 0x10000
/** Distinct words remembered at a time; trade data repeats its words massively. */
const REMEMBERED = 200_000

/** True when the words differ by one letter added, lost or changed, or two swapped. */
function nearly(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++
  const restA = a.length - head - tail
  const restB = b.length - head - tail
  if (restA <= 1 && restB <= 1) return true
  return restA === 2 && restB === 2 && a[head] === b[head + 1] && a[head + 1] === b[head]
}

/**
 * A copy that does not hold the text it was cut from: a word remembered must not keep a whole
 * file in memory.
 */
export const detached = (raw: string): string => ` ${raw}`.slice(1)

/** Looks words up, with memory. */
export function vocabulary(
  { stems, families, familyOfStem, pairs, generic }: VocabularyWords,
  isChemical: (raw: string) => boolean,
): Vocabulary {
  const sorted = [...stems.keys()].sort()
  /** Place of the first stem that is not before `text`. */
  const placeOf = (text: string): number => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! < text) low = middle + 1
      else high = middle
    }
    return low
  }
  const isPrefix = (text: string): boolean => {
    if (text.length < 3) return false
    const next = sorted[placeOf(text)]
    if (next === undefined || !next.startsWith(text)) return false
    return (
      next.length >= text.length + 3 || sorted[placeOf(`${text}~`) - 1]!.length >= text.length + 3
    )
  }
  const memory = new Map<string, Word>()

  const plain = (raw: string, form: string, folded: string, id: number, typo: boolean): Word => {
    const number = /^[\d.,]+$/.test(folded)
    const code = /\d/.test(folded)
    const grammar = GRAMMAR.has(folded)
    const filler = grammar || number || (code && id < 0) || isShort(folded)
    return {
      stem: id,
      family: id >= 0 ? familyOfStem[id]! : (families.get(familyOf(form)) ?? -1),
      grammar,
      purpose: PURPOSE.has(folded),
      generic: filler || generic.has(folded) || generic.has(form),
      filler,
      prefix: isPrefix(folded),
      chemical: isChemical(raw),
      form,
      folded,
      typo,
    }
  }

  /** A long word with its first letters right and one letter wrong after them. */
  function typoOf(form: string): number {
    if (form.length < LONG || /\d/.test(form)) return -1
    const head = form.slice(0, HEAD)
    for (let i = placeOf(head); sorted[i]?.startsWith(head); i++) {
      const other = sorted[i]!
      if (other.length >= LONG && nearly(form, other)) return stems.get(other)!
    }
    return -1
  }

  /** "microchannel" where the catalogue writes two words. */
  function cutInTwo(form: string): readonly [string, string] | undefined {
    if (form.length < 7 || /\d/.test(form)) return undefined
    for (let cut = 2; cut <= form.length - 3; cut++) {
      const first = stems.get(form.slice(0, cut))
      const second = first === undefined ? undefined : stems.get(form.slice(cut))
      if (second !== undefined && pairs.has(first! * PAIR + second)) {
        return [form.slice(0, cut), form.slice(cut)]
      }
    }
    return undefined
  }

  function make(raw: string): Word {
    const folded = fold(raw)
    const form = stem(folded)
    const id = stems.get(form)
    if (id !== undefined) return plain(raw, form, folded, id, false)
    const parts = cutInTwo(form)
    if (parts) {
      const first = plain(parts[0], parts[0], parts[0], stems.get(parts[0]) ?? -1, false)
      const second = plain(parts[1], parts[1], parts[1], stems.get(parts[1]) ?? -1, false)
      return { ...first, generic: false, grammar: false, form, folded, second }
    }
    const typo = typoOf(form)
    return plain(raw, form, folded, typo, typo >= 0)
  }

  const look = (raw: string): Word => {
    let word = memory.get(raw)
    if (word) return word
    if (memory.size >= REMEMBERED) memory.clear()
    const own = detached(raw)
    word = make(own)
    memory.set(own, word)
    return word
  }

  const join = (first: Word, second: Word): Word | undefined => {
    const form = stem(first.folded + second.folded)
    const id = stems.get(form)
    return id === undefined ? undefined : plain(form, form, form, id, false)
  }
  return { stems, families, familyOfStem, look, join }
}

/** One letter, or two of a script where words are longer. */
const isShort = (folded: string): boolean =>
  folded.length === 1 || (folded.length === 2 && /^[a-z]{2}$/.test(folded))
