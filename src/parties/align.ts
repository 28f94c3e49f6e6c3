import { CLASS } from './lexicon/index.ts'
import { EXTRA, MISSING_APART } from './policy.ts'

/**
 * Which word of the query stands for which word of the listed name, and what is left over on
 * both sides. The same arrays serve the search (words from the index) and the comparison of
 * two given names; nothing is allocated here.
 */
export const MAX_WORDS = 64
const MAX_UNITS = 192
const MAX_PAIRS = 4_096

/** Half of a query word that a unit takes up: the whole, its first part, its second part. */
export const HALF = { whole: 3, left: 1, right: 2 } as const

export type Sheet = {
  // the query
  queryCount: number
  readonly queryWeight: Float32Array
  readonly queryKind: Uint8Array
  readonly queryZone: Uint8Array
  /** The place plus one of the same word elsewhere in the query; 0 for none. */
  readonly queryTwin: Uint8Array
  /** 1: a syllable of an eastern name, each of which names somebody else. */
  readonly querySyllable: Uint8Array
  /** 1: the half that is left over is no name (a legal form, a place). */
  readonly queryHalfLight: Uint8Array
  // the listed name
  listedCount: number
  readonly listedWeight: Float32Array
  readonly listedKind: Uint8Array
  readonly listedApart: Uint8Array
  // units of the query: a word, two joined, half of one
  unitCount: number
  readonly unitFirst: Uint8Array
  readonly unitLast: Uint8Array
  readonly unitHalf: Uint8Array
  // pairs that may be chosen
  pairCount: number
  readonly pairUnit: Uint8Array
  readonly pairListed: Uint8Array
  readonly pairLike: Float32Array
  // the outcome
  readonly taken: Uint8Array
  readonly chosen: Int16Array
  readonly result: Alignment
}

/** What the choice of pairs came to; every share is 0 to 1. */
export type Alignment = {
  /** Weighted share of the listed name that the query says. */
  listed: number
  /** Weighted share of the query that the listed name says. */
  query: number
  /** The same share within the part of the query that holds the match. */
  inside: number
  /** Weight of what was matched: how much it takes to be somebody else. */
  evidence: number
  /** Words matched other than forms and particles, and how many the listed name has. */
  words: number
  listedWords: number
  /** Likeness of the least alike of them. */
  leastLike: number
  /** Weight lost by likeness below 1. */
  blur: number
  /** Dearest name word of the listed name that the query does not say. */
  missing: number
  /** Dearest name word of the query, in the part that matched, that the list does not say. */
  extra: number
  numberDiffers: boolean
  numberMissing: boolean
  numberExtra: boolean
}

export const newSheet = (): Sheet => ({
  queryCount: 0,
  queryWeight: new Float32Array(MAX_WORDS),
  queryKind: new Uint8Array(MAX_WORDS),
  queryZone: new Uint8Array(MAX_WORDS),
  queryTwin: new Uint8Array(MAX_WORDS),
  querySyllable: new Uint8Array(MAX_WORDS),
  queryHalfLight: new Uint8Array(MAX_WORDS),
  listedCount: 0,
  listedWeight: new Float32Array(MAX_WORDS),
  listedKind: new Uint8Array(MAX_WORDS),
  listedApart: new Uint8Array(MAX_WORDS),
  unitCount: 0,
  unitFirst: new Uint8Array(MAX_UNITS),
  unitLast: new Uint8Array(MAX_UNITS),
  unitHalf: new Uint8Array(MAX_UNITS),
  pairCount: 0,
  pairUnit: new Uint8Array(MAX_PAIRS),
  pairListed: new Uint8Array(MAX_PAIRS),
  pairLike: new Float32Array(MAX_PAIRS),
  taken: new Uint8Array(MAX_WORDS),
  chosen: new Int16Array(MAX_WORDS),
  result: {
    listed: 0,
    query: 0,
    inside: 0,
    evidence: 0,
    words: 0,
    listedWords: 0,
    leastLike: 1,
    blur: 0,
    missing: 0,
    extra: 0,
    numberDiffers: false,
    numberMissing: false,
    numberExtra: false,
  },
})

export function addUnit(sheet: Sheet, first: number, last: number, half: number): number {
  if (sheet.unitCount >= MAX_UNITS) return -1
  const unit = sheet.unitCount++
  sheet.unitFirst[unit] = first
  sheet.unitLast[unit] = last
  sheet.unitHalf[unit] = half
  return unit
}

export function addMatch(sheet: Sheet, unit: number, listed: number, like: number): void {
  if (sheet.pairCount >= MAX_PAIRS) return
  sheet.pairUnit[sheet.pairCount] = unit
  sheet.pairListed[sheet.pairCount] = listed
  sheet.pairLike[sheet.pairCount++] = like
}

const isFree = (sheet: Sheet, unit: number): boolean => {
  for (let i = sheet.unitFirst[unit]!; i <= sheet.unitLast[unit]!; i++)
    if (sheet.taken[i]! & sheet.unitHalf[unit]!) return false
  return true
}

function take(sheet: Sheet, pair: number): void {
  const unit = sheet.pairUnit[pair]!
  sheet.chosen[sheet.pairListed[pair]!] = pair
  for (let i = sheet.unitFirst[unit]!; i <= sheet.unitLast[unit]!; i++)
    sheet.taken[i]! |= sheet.unitHalf[unit]!
}

/** Chooses pairs, the heaviest and most alike first, each word once; then counts both sides. */
export function align(sheet: Sheet): Alignment {
  const { result } = sheet
  sheet.taken.fill(0, 0, sheet.queryCount)
  sheet.chosen.fill(-1, 0, sheet.listedCount)
  for (let round = sheet.listedCount; round > 0; round--) {
    let best = -1
    let bestWorth = 0
    for (let pair = 0; pair < sheet.pairCount; pair++) {
      const listed = sheet.pairListed[pair]!
      if (sheet.chosen[listed] !== -1) continue
      const like = sheet.pairLike[pair]!
      const unit = sheet.pairUnit[pair]!
      const whole =
        sheet.unitHalf[unit] === HALF.whole || sheet.queryHalfLight[sheet.unitFirst[unit]!]
      const worth = sheet.listedWeight[listed]! * like * like * like * (whole ? 1 : 0.6)
      // Of two equal words the earlier one: a name stands before its address.
      const fairer =
        worth > bestWorth || (worth === bestWorth && best >= 0 && unit < sheet.pairUnit[best]!)
      if (fairer && isFree(sheet, unit)) {
        best = pair
        bestWorth = worth
      }
    }
    if (best < 0) break
    take(sheet, best)
  }
  countListed(sheet, result)
  countQuery(sheet, result)
  return result
}

function countListed(sheet: Sheet, result: Alignment): void {
  let all = 0
  let said = 0
  result.blur = result.missing = result.words = result.listedWords = 0
  result.leastLike = 1
  result.numberMissing = false
  for (let j = 0; j < sheet.listedCount; j++) {
    const weight = sheet.listedWeight[j]!
    const kind = sheet.listedKind[j]!
    const pair = sheet.chosen[j]!
    const light = kind === CLASS.legal || kind === CLASS.stop || kind === CLASS.initial
    if (!light && !sheet.listedApart[j]) result.listedWords++
    if (pair < 0) {
      const lost = sheet.listedApart[j] ? weight * MISSING_APART : weight
      all += lost
      if (sheet.listedApart[j]) continue
      if (kind === CLASS.name && lost > result.missing) result.missing = lost
      if (kind === CLASS.number) result.numberMissing = true
      continue
    }
    const like = sheet.pairLike[pair]!
    all += weight
    said += weight * like
    result.blur += weight * (1 - like)
    if (light) continue
    result.words++
    if (like < result.leastLike) result.leastLike = like
  }
  result.listed = all === 0 ? 0 : said / all
  result.evidence = said
}

function countQuery(sheet: Sheet, result: Alignment): void {
  let said = 0
  let firstTaken = -1
  let lastTaken = -1
  let zones = 0
  let extra = 0
  result.extra = 0
  for (let i = 0; i < sheet.queryCount; i++) {
    if (!sheet.taken[i]) continue
    if (firstTaken < 0) firstTaken = i
    lastTaken = i
    zones |= 1 << (sheet.queryZone[i]! & 31)
    const whole = sheet.taken[i] === HALF.whole
    said += sheet.queryWeight[i]! * (whole ? 1 : 0.6)
    if (whole || sheet.queryHalfLight[i]) continue
    // Half a word is somebody else's word.
    extra += sheet.queryWeight[i]! * EXTRA.halfWord
    result.extra = Math.max(result.extra, sheet.queryWeight[i]!)
  }
  let outside = 0
  let afterForm = false
  result.numberExtra = false
  for (let i = 0; i < sheet.queryCount; i++) {
    const kind = sheet.queryKind[i]!
    if (sheet.taken[i]) continue
    // A name typed twice is said once.
    if (sheet.queryTwin[i]! > 0 && sheet.taken[sheet.queryTwin[i]! - 1]) continue
    if (i > lastTaken && kind === CLASS.legal) afterForm = true
    const weight = sheet.querySyllable[i]
      ? EXTRA.syllable
      : sheet.queryWeight[i]! * (kind === CLASS.place && i > lastTaken ? EXTRA.place : 1)
    const elsewhere = !(zones & (1 << (sheet.queryZone[i]! & 31)))
    if (i > lastTaken && (elsewhere || afterForm)) {
      outside += weight * (elsewhere ? EXTRA.otherZone : EXTRA.afterForm)
      continue
    }
    extra += weight * (i > lastTaken ? EXTRA.after : EXTRA.inside)
    if (kind === CLASS.name && weight > result.extra) result.extra = weight
    if (kind === CLASS.number && !elsewhere) result.numberExtra = true
  }
  const all = said + extra + Math.min(outside, EXTRA.outsideMost)
  result.inside = said === 0 ? 0 : said / (said + extra)
  result.query = all === 0 ? 0 : Math.max(0, said / all)
  result.numberDiffers = result.numberMissing && result.numberExtra
}
