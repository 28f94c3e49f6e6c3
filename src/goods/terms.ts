import type { TermStrength } from './policy.ts'
import { STRENGTHS } from './policy.ts'
import type { Tokens } from './tokens.ts'
import { readTokens } from './tokens.ts'
import type { Collector } from './vocabulary.ts'
import { PAIR, stemOf } from './vocabulary.ts'

/**
 * All terms of the catalogue, each wording once, with the entries that claim it. Laid out in
 * typed arrays and found from the rarest word: a line that lacks it never looks at the term.
 */
export type TermIndex = {
  readonly count: number
  /** Words of term t: `wordFrom[t]` to `wordFrom[t + 1]` in `stems` and `families`. */
  readonly wordFrom: Int32Array
  readonly stems: Int32Array
  readonly families: Int32Array
  /** Claims of term t: entry number and strength number. */
  readonly claimFrom: Int32Array
  readonly claimEntry: Int32Array
  readonly claimStrength: Uint8Array
  /** Terms that begin their search at a family. */
  readonly anchorFrom: Int32Array
  readonly anchors: Int32Array
  /** Share of terms with this stem that name ordinary relatives, 0 to 1, by stem. */
  readonly ordinary: Float32Array
}

/** Terms while they are collected: each wording once, its words and claims in flat lists. */
export type TermCollector = {
  readonly tokens: Tokens
  /** Wordings by a hash of their words, numbers from one; 0 ends a list. */
  readonly heads: Int32Array
  readonly nextInBucket: number[]
  readonly wordFrom: number[]
  readonly words: number[]
  /** Claims as linked lists: term → last claim → claim before it. */
  readonly lastClaim: number[]
  readonly claimBefore: number[]
  readonly claimEntry: number[]
  readonly claimStrength: number[]
}

export const termCollector = (tokens: Tokens): TermCollector => ({
  tokens,
  heads: new Int32Array(BUCKETS),
  nextInBucket: [],
  wordFrom: [0],
  words: [],
  lastClaim: [],
  claimBefore: [],
  claimEntry: [],
  claimStrength: [],
})

/**
 * Stems of a wording without its grammar; neighbours are remembered for words in one. The array
 * is the same one every time: use it before the next call.
 */
export function stemsOf(into: Collector, text: string, tokens: Tokens): readonly number[] {
  readTokens(text, tokens)
  const words = into.scratch
  words.length = 0
  let before = -1
  for (let i = 0; i < tokens.count; i++) {
    const id = stemOf(into, text.slice(tokens.start[i], tokens.end[i]))
    if (id < 0) {
      before = -1
      continue
    }
    words.push(id)
    if (before >= 0) into.pairs.add(before * PAIR + id)
    before = id
  }
  return words
}

const BUCKETS = 0x10000
function bucketOf(words: readonly number[]): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i]!, 0x01000193)
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1)
}

/** The number of a wording that is there already, or -1. */
function known(terms: TermCollector, words: readonly number[], bucket: number): number {
  for (let id = terms.heads[bucket]! - 1; id >= 0; id = terms.nextInBucket[id]! - 1) {
    const from = terms.wordFrom[id]!
    if (terms.wordFrom[id + 1]! - from !== words.length) continue
    let i = 0
    while (i < words.length && terms.words[from + i] === words[i]) i++
    if (i === words.length) return id
  }
  return -1
}

export function addTerm(
  terms: TermCollector,
  into: Collector,
  entry: number,
  term: string,
  strength: TermStrength,
): readonly number[] {
  const words = stemsOf(into, term, terms.tokens)
  if (words.length === 0) return words
  const bucket = bucketOf(words)
  let id = known(terms, words, bucket)
  if (id < 0) {
    id = terms.lastClaim.length
    terms.nextInBucket.push(terms.heads[bucket]!)
    terms.heads[bucket] = id + 1
    for (let i = 0; i < words.length; i++) terms.words.push(words[i]!)
    terms.wordFrom.push(terms.words.length)
    terms.lastClaim.push(-1)
  }
  const number = STRENGTHS.indexOf(weighed(term, words.length, strength))
  for (let claim = terms.lastClaim[id]!; claim >= 0; claim = terms.claimBefore[claim]!) {
    if (terms.claimEntry[claim] !== entry) continue
    if (number < terms.claimStrength[claim]!) terms.claimStrength[claim] = number
    return words
  }
  terms.claimBefore.push(terms.lastClaim[id]!)
  terms.lastClaim[id] = terms.claimEntry.length
  terms.claimEntry.push(entry)
  terms.claimStrength.push(number)
  return words
}

/** A single short acronym is too often a part number or a brand: one step weaker. */
function weighed(term: string, words: number, strength: TermStrength): TermStrength {
  if (words > 1 || term.length > 3 || strength === 'excludes' || /\d/.test(term)) return strength
  return strength === 'distinctive' ? 'typical' : 'context'
}

export function termIndex(terms: TermCollector, from: Collector): TermIndex {
  const count = terms.lastClaim.length
  const wordFrom = Int32Array.from(terms.wordFrom)
  const stems = Int32Array.from(terms.words)
  const families = stems.map((word) => from.familyOfStem[word]!)
  const claimFrom = new Int32Array(count + 1)
  const claimEntry = new Int32Array(terms.claimEntry.length)
  const claimStrength = new Uint8Array(terms.claimEntry.length)
  const stemUse = new Float32Array(from.stems.size)
  const ordinary = new Float32Array(from.stems.size)
  const familyUse = new Int32Array(from.families.size)
  const excludes = STRENGTHS.indexOf('excludes')
  let next = 0
  for (let t = 0; t < count; t++) {
    let relative = 1
    for (let claim = terms.lastClaim[t]!; claim >= 0; claim = terms.claimBefore[claim]!) {
      claimEntry[next] = terms.claimEntry[claim]!
      const strength = terms.claimStrength[claim]!
      claimStrength[next++] = strength
      if (strength !== excludes) relative = 0
    }
    claimFrom[t + 1] = next
    for (let i = wordFrom[t]!; i < wordFrom[t + 1]!; i++) {
      stemUse[stems[i]!]!++
      ordinary[stems[i]!]! += relative
      familyUse[families[i]!]!++
    }
  }
  for (let i = 0; i < ordinary.length; i++) ordinary[i]! /= Math.max(1, stemUse[i]!)

  const anchorOf = new Int32Array(count)
  const anchorFrom = new Int32Array(from.families.size + 1)
  for (let t = 0; t < count; t++) {
    let best = families[wordFrom[t]!]!
    for (let i = wordFrom[t]!; i < wordFrom[t + 1]!; i++) {
      if (familyUse[families[i]!]! < familyUse[best]!) best = families[i]!
    }
    anchorOf[t] = best
    anchorFrom[best + 1]!++
  }
  for (let i = 1; i < anchorFrom.length; i++) anchorFrom[i]! += anchorFrom[i - 1]!
  const place = anchorFrom.slice()
  const anchors = new Int32Array(count)
  for (let t = 0; t < count; t++) anchors[place[anchorOf[t]!]!++] = t
  return {
    count,
    wordFrom,
    stems,
    families,
    claimFrom,
    claimEntry,
    claimStrength,
    anchorFrom,
    anchors,
    ordinary,
  }
}
