import type { TermIndex } from './terms.ts'
import { emptyTokens, readTokens, TOKENS_MAX, type Tokens } from './tokens.ts'
import type { Vocabulary, Word } from './vocabulary.ts'

/**
 * Which terms stand in a text. Words may be inflected, written in one, turned round or have a
 * few words between them; each costs quality. All arrays are filled anew for every text.
 */
const SLOTS_MAX = TOKENS_MAX * 2
export const HITS_MAX = 256
/** Quality by the number of other words between the first and the last of a term. */
const GAP_KEEPS = [1, 0.85, 0.7, 0.55, 0.4]
const TURNED_KEEPS = 0.9
/** A word of the same family in another form. */
const FAMILY_KEEPS = 0.7
const TYPO_KEEPS = 0.85
/** A semicolon or bar is as far as so many words. */
const BREAK_WIDTH = 3

export type Reading = {
  readonly tokens: Tokens
  readonly words: Word[]
  /** Words of the catalogue in the text, in order. */
  slots: number
  readonly slotStem: Int32Array
  readonly slotFamily: Int32Array
  readonly slotPlace: Int32Array
  readonly slotToken: Int32Array
  readonly slotWord: Word[]
  /** 1 where the word stands after "for". */
  readonly purpose: Uint8Array
  /** Words that say something: neither grammar, number nor generic. */
  informative: number
  /** Words of the catalogue that its terms use for ordinary relatives only. */
  ordinary: number
  chemical: boolean
  hits: number
  readonly hitTerm: Int32Array
  readonly hitQuality: Float32Array
  readonly hitWords: Int32Array
  /** Bits of the first 62 places that the term covers. */
  readonly hitLow: Int32Array
  readonly hitHigh: Int32Array
  readonly hitStart: Int32Array
  readonly hitEnd: Int32Array
  readonly hitPurpose: Uint8Array
  readonly order: Int32Array
  stamp: number
  readonly stamps: Int32Array
  readonly first: Int32Array
  readonly next: Int32Array
}

export const emptyReading = (families: number): Reading => ({
  tokens: emptyTokens(),
  words: [],
  slots: 0,
  slotStem: new Int32Array(SLOTS_MAX),
  slotFamily: new Int32Array(SLOTS_MAX),
  slotPlace: new Int32Array(SLOTS_MAX),
  slotToken: new Int32Array(SLOTS_MAX),
  slotWord: [],
  purpose: new Uint8Array(SLOTS_MAX),
  informative: 0,
  ordinary: 0,
  chemical: false,
  hits: 0,
  hitTerm: new Int32Array(HITS_MAX),
  hitQuality: new Float32Array(HITS_MAX),
  hitWords: new Int32Array(HITS_MAX),
  hitLow: new Int32Array(HITS_MAX),
  hitHigh: new Int32Array(HITS_MAX),
  hitStart: new Int32Array(HITS_MAX),
  hitEnd: new Int32Array(HITS_MAX),
  hitPurpose: new Uint8Array(HITS_MAX),
  order: new Int32Array(HITS_MAX),
  stamp: 0,
  stamps: new Int32Array(families),
  first: new Int32Array(families),
  next: new Int32Array(SLOTS_MAX),
})

export function read(text: string, words: Vocabulary, terms: TermIndex, into: Reading): void {
  const { tokens } = into
  readTokens(text, tokens)
  into.stamp++
  into.slots = into.informative = into.ordinary = into.hits = 0
  into.chemical = false
  let place = 0
  let purpose = 0
  let before: Word | undefined
  for (let i = 0; i < tokens.count; i++) {
    const word = words.look(text.slice(tokens.start[i], tokens.end[i]))
    into.words[i] = word
    if (tokens.breaks[i]) {
      place += BREAK_WIDTH
      purpose = 0
      before = undefined
    }
    if (word.chemical) into.chemical = true
    if (word.purpose) purpose = 1
    if (word.grammar || word.purpose) continue
    if (!word.generic) {
      into.informative++
      if (isOrdinary(terms, word)) into.ordinary++
    }
    const joined = before?.prefix ? words.join(before, word) : undefined
    if (joined) addSlot(into, joined, place - 1, i, purpose)
    addSlot(into, word, place, i, purpose)
    place++
    if (word.second) addSlot(into, word.second, place++, i, purpose)
    before = word
  }
  findTerms(terms, into)
}

const isOrdinary = (terms: TermIndex, word: Word): boolean =>
  !word.generic && word.stem >= 0 && terms.ordinary[word.stem]! > 0.9

/** Words inside the name of a substance say nothing of ordinary relatives. */
export function forgive(
  terms: TermIndex,
  into: Reading,
  spans: readonly (readonly [number, number])[],
): void {
  const { count, start, end } = into.tokens
  for (let i = 0; i < count; i++) {
    const inside = spans.some(([from, to]) => start[i]! >= from && end[i]! <= to)
    if (inside && into.ordinary > 0 && isOrdinary(terms, into.words[i]!)) into.ordinary--
  }
}

function addSlot(into: Reading, word: Word, place: number, token: number, purpose: number): void {
  if (word.family < 0 || into.slots >= SLOTS_MAX) return
  const slot = into.slots++
  into.slotStem[slot] = word.stem
  into.slotFamily[slot] = word.family
  into.slotPlace[slot] = place
  into.slotToken[slot] = token
  into.slotWord[slot] = word
  into.purpose[slot] = purpose
  const fresh = into.stamps[word.family] !== into.stamp
  into.next[slot] = fresh ? -1 : into.first[word.family]!
  into.stamps[word.family] = into.stamp
  into.first[word.family] = slot
}

const chosen = new Int32Array(32)

function findTerms(terms: TermIndex, into: Reading): void {
  const { stamps, stamp, slotFamily } = into
  const { anchorFrom, anchors, wordFrom, families } = terms
  for (let slot = 0; slot < into.slots; slot++) {
    const family = slotFamily[slot]!
    const end = anchorFrom[family + 1]!
    for (let a = anchorFrom[family]!; a < end; a++) {
      const term = anchors[a]!
      let there = true
      for (let w = wordFrom[term]!; w < wordFrom[term + 1]!; w++) {
        if (stamps[families[w]!] !== stamp) {
          there = false
          break
        }
      }
      if (there) tryTerm(terms, into, term, slot)
    }
  }
}

/** Weighs one term around one place of its rarest word. */
function tryTerm(terms: TermIndex, into: Reading, term: number, anchor: number): void {
  const from = terms.wordFrom[term]!
  const count = terms.wordFrom[term + 1]! - from
  if (count > 16) return
  const at = into.slotPlace[anchor]!
  let low = at
  let high = at
  let turned = 0
  let agree = 1
  let before = -1
  let anchored = false
  for (let w = 0; w < count; w++) {
    const family = terms.families[from + w]!
    let best = -1
    if (!anchored && family === into.slotFamily[anchor]) {
      best = anchor
      anchored = true
    } else {
      let distance = 1e9
      for (let slot = into.first[family]!; slot >= 0; slot = into.next[slot]!) {
        const away = Math.abs(into.slotPlace[slot]! - at)
        if (away >= distance || slot === anchor || taken(slot, w)) continue
        distance = away
        best = slot
      }
    }
    if (best < 0) return
    chosen[w] = best
    const place = into.slotPlace[best]!
    if (place < low) low = place
    if (place > high) high = place
    if (place < before) turned = 1
    before = place
    if (into.slotStem[best] !== terms.stems[from + w]) {
      if (count === 1) return
      agree *= FAMILY_KEEPS
    } else if (into.slotWord[best]!.typo) agree *= TYPO_KEEPS
  }
  const gap = Math.max(0, high - low + 1 - count)
  if (gap >= GAP_KEEPS.length) return
  const quality = GAP_KEEPS[gap]! * (turned ? TURNED_KEEPS : 1) * agree
  if (quality < 0.35) return
  keep(into, term, count, quality)
}

function taken(slot: number, upTo: number): boolean {
  for (let i = 0; i < upTo; i++) if (chosen[i] === slot) return true
  return false
}

function keep(into: Reading, term: number, count: number, quality: number): void {
  let hit = 0
  while (hit < into.hits && into.hitTerm[hit] !== term) hit++
  if (hit === into.hits) {
    if (hit >= HITS_MAX) return
    into.hits++
  } else if (into.hitQuality[hit]! >= quality) return
  let bitsLow = 0
  let bitsHigh = 0
  let start = 1e9
  let end = 0
  let purpose = 1
  for (let i = 0; i < count; i++) {
    const slot = chosen[i]!
    const place = into.slotPlace[slot]!
    if (place < 31) bitsLow |= 1 << place
    else if (place < 62) bitsHigh |= 1 << (place - 31)
    const token = into.slotToken[slot]!
    start = Math.min(start, into.tokens.start[token]!)
    end = Math.max(end, into.tokens.end[token]!)
    if (!into.purpose[slot]) purpose = 0
  }
  into.hitTerm[hit] = term
  into.hitQuality[hit] = quality
  into.hitWords[hit] = count
  into.hitLow[hit] = bitsLow
  into.hitHigh[hit] = bitsHigh
  into.hitStart[hit] = start
  into.hitEnd[hit] = end
  into.hitPurpose[hit] = purpose
}

/** Hits with the longest first, so that a term inside a longer one can be told. */
export function orderHits(into: Reading): void {
  const { order, hits, hitWords, hitQuality } = into
  for (let i = 0; i < hits; i++) {
    let at = i
    const weight = hitWords[i]! + hitQuality[i]!
    while (at > 0 && hitWords[order[at - 1]!]! + hitQuality[order[at - 1]!]! < weight) {
      order[at] = order[at - 1]!
      at--
    }
    order[at] = i
  }
}

/** True when every place of hit a (within the first 62) is one of hit b. */
export const within = (into: Reading, a: number, b: number): boolean =>
  (into.hitLow[a]! & ~into.hitLow[b]!) === 0 && (into.hitHigh[a]! & ~into.hitHigh[b]!) === 0
