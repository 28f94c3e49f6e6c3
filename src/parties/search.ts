import { addMatch, addUnit, align, type Alignment, HALF, newSheet, type Sheet } from './align.ts'
import { expander, type Expander } from './expand.ts'
import { FORM } from './forms.ts'
import type { WordColumns } from './layout.ts'
import { CLASS } from './lexicon/index.ts'
import { JOINED, LEAST_SHARE, LIKENESS, MOST_CANDIDATES } from './policy.ts'
import type { Tokens } from './tokens.ts'
import { SCRIPT } from './words-of.ts'

/** The working space of one thread over one word index. */
export type Search = {
  readonly words: WordColumns
  readonly expand: Expander
  readonly sheet: Sheet
  readonly votes: Float32Array
  readonly voted: Uint32Array
  votedCount: number
  readonly candidates: Uint32Array
  readonly shares: Float32Array
  candidateCount: number
  /** First pair of a word of the index in the current query, or -1; the chain runs on `next`. */
  readonly head: Int32Array
  readonly headOf: Uint32Array
  headCount: number
  readonly next: Int32Array
  readonly linkUnit: Uint8Array
  readonly linkLike: Float32Array
  linkCount: number
  hasHan: boolean
  /** The last word of the query was cut by the width of the field. */
  cut: boolean
  readonly unitPinyin: Uint8Array
  readonly joined: Uint8Array
}

const LINKS = 1 << 14

export const newSearch = (words: WordColumns): Search => ({
  words,
  expand: expander(words),
  sheet: newSheet(),
  votes: new Float32Array(words.formOwner.length),
  voted: new Uint32Array(words.formOwner.length),
  votedCount: 0,
  candidates: new Uint32Array(MOST_CANDIDATES),
  shares: new Float32Array(MOST_CANDIDATES),
  candidateCount: 0,
  head: new Int32Array(words.kind.length).fill(-1),
  headOf: new Uint32Array(LINKS),
  headCount: 0,
  next: new Int32Array(LINKS),
  linkUnit: new Uint8Array(LINKS),
  linkLike: new Float32Array(LINKS),
  linkCount: 0,
  hasHan: false,
  cut: false,
  unitPinyin: new Uint8Array(256),
  joined: new Uint8Array(256),
})

/** Empties the working space of the last query; only what was touched. */
function clear(search: Search): void {
  for (let k = 0; k < search.votedCount; k++) search.votes[search.voted[k]!] = 0
  search.votedCount = 0
  for (let k = 0; k < search.headCount; k++) search.head[search.headOf[k]!] = -1
  search.headCount = 0
  search.linkCount = 0
  search.candidateCount = 0
  search.sheet.unitCount = 0
  search.sheet.pairCount = 0
  search.hasHan = false
}

function link(search: Search, unit: number, answer: number, discount: number, share: number): void {
  const { expand, words } = search
  const from = expand.start[answer]!
  const to = from + expand.count[answer]!
  for (let k = from; k < to; k++) {
    if (search.linkCount >= LINKS) return
    const id = expand.ids[k]!
    const like = expand.likes[k]! * discount
    const at = search.linkCount++
    search.linkUnit[at] = unit
    search.linkLike[at] = like
    if (search.head[id] === -1) search.headOf[search.headCount++] = id
    search.next[at] = search.head[id]!
    search.head[id] = at
    const kind = words.kind[id]!
    // Words that every name has do not look for names; they only count once one is found.
    if (kind === CLASS.legal || kind === CLASS.stop || (kind === CLASS.business && like < 0.9)) continue
    vote(search, id, like * words.weight[id]! * share)
  }
}

function vote(search: Search, id: number, worth: number): void {
  const { words, votes, voted } = search
  for (let p = words.postStarts[id]!; p < words.postStarts[id + 1]!; p++) {
    const form = words.posts[p]!
    if (votes[form] === 0) voted[search.votedCount++] = form
    votes[form]! += worth
  }
}

const unknownWeight = (tokens: Tokens, i: number): number => {
  const first = tokens.bytes[tokens.from[i]!]!
  const length = tokens.to[i]! - tokens.from[i]!
  if (first >= 128) return 0.8
  if (first <= 57) return length > 5 ? 0.4 : 0.7
  return length === 1 ? 0.15 : length === 2 ? 0.5 : length === 3 ? 0.8 : 0.95
}

/** Lays out the query: its words, two words as one, one word as two; and lets each look. */
export function look(search: Search, tokens: Tokens): void {
  clear(search)
  const { sheet, expand, words } = search
  sheet.queryCount = tokens.count
  for (let i = 0; i < tokens.count; i++) {
    const unit = addUnit(sheet, i, i, HALF.whole)
    const answer = expand.of(tokens.bytes, tokens.from[i]!, tokens.to[i]!, tokens.script[i]!, tokens.code[i]!, true)
    const id = expand.self[answer]!
    sheet.queryWeight[i] = id >= 0 ? words.weight[id]! : unknownWeight(tokens, i)
    sheet.queryKind[i] = id >= 0 ? words.kind[id]! : tokens.bytes[tokens.from[i]!]! <= 57 ? CLASS.number : tokens.to[i]! - tokens.from[i]! === 1 ? CLASS.initial : CLASS.name
    sheet.queryZone[i] = tokens.zone[i]!
    sheet.querySyllable[i] = isEastern(tokens.script[i]!) && sheet.queryKind[i] === CLASS.name ? 1 : 0
    sheet.queryHalfLight[i] = 0
    const twin = twinOf(tokens, i)
    sheet.queryTwin[i] = twin
    if (twin > 0) sheet.queryTwin[twin - 1] = i + 1
    search.unitPinyin[unit] = 0
    link(search, unit, answer, 1, 1)
    if (tokens.latinTo[i]! > tokens.latinFrom[i]!) {
      search.hasHan = true
      const pinyin = addUnit(sheet, i, i, HALF.whole)
      if (pinyin < 0) break
      search.unitPinyin[pinyin] = 1
      link(search, pinyin, expand.of(tokens.bytes, tokens.latinFrom[i]!, tokens.latinTo[i]!, SCRIPT.latin, 0, false), LIKENESS.script, 1)
    }
    if (i > 0 && tokens.script[i] === SCRIPT.arabic && tokens.script[i - 1] === SCRIPT.arabic) joinArabic(search, tokens, i)
    else if (i > 0) join(search, tokens, i - 1, i)
    if (i > 1 && (tokens.script[i] === SCRIPT.han || tokens.script[i] === SCRIPT.hangul)) join(search, tokens, i - 2, i)
    if (id < 0) {
      misread(search, tokens, i)
      split(search, tokens, i)
    }
  }
}

/** The place plus one of an earlier word of the same letters; 0 for none. */
function twinOf(tokens: Tokens, i: number): number {
  const from = tokens.from[i]!
  const length = tokens.to[i]! - from
  for (let k = 0; k < i; k++) {
    const other = tokens.from[k]!
    if (tokens.to[k]! - other !== length) continue
    let same = true
    for (let b = 0; same && b < length; b++) same = tokens.bytes[from + b] === tokens.bytes[other + b]
    if (same) return k + 1
  }
  return 0
}

const O = 111, I = 105, S = 115, B = 98, G = 103, Z = 122
/** The letter that a machine read as a digit. */
const LETTER_OF: readonly number[] = [O, I, Z, 0, 0, S, G, 0, B, G]

/** "HIR8OD", "K1SH": a digit among letters is first of all a letter read wrongly. */
function misread(search: Search, tokens: Tokens, i: number): void {
  const from = tokens.from[i]!
  const length = tokens.to[i]! - from
  if (length < 3 || length > 40) return
  let digits = 0
  for (let b = 0; b < length; b++) {
    const c = tokens.bytes[from + b]!
    const digit = c >= 48 && c <= 57
    if (digit) digits++
    search.joined[b] = digit ? LETTER_OF[c - 48]! : c
    if (search.joined[b] === 0 || c >= 128) return
  }
  if (digits === 0 || digits * 2 > length) return
  const unit = addUnit(search.sheet, i, i, HALF.whole)
  if (unit < 0) return
  search.unitPinyin[unit] = 0
  link(search, unit, search.expand.of(search.joined, 0, length, SCRIPT.latin, 0, true), LIKENESS.misread, 1)
  search.sheet.queryKind[i] = CLASS.name
}

/** "نور الدين" for "Nureddin": Arabic words written apart that romanisers write as one. */
function joinArabic(search: Search, tokens: Tokens, i: number): void {
  const from = tokens.from[i - 1]!
  const middle = tokens.to[i - 1]! - from
  const length = middle + tokens.to[i]! - tokens.from[i]!
  if (tokens.bytes[from]! < 128 || tokens.bytes[tokens.from[i]!]! < 128 || length > 90) return
  for (let b = 0; b < middle; b++) search.joined[b] = tokens.bytes[from + b]!
  for (let b = middle; b < length; b++) search.joined[b] = tokens.bytes[tokens.from[i]! + b - middle]!
  const answer = search.expand.of(search.joined, 0, length, SCRIPT.arabic, 0, true)
  if (search.expand.count[answer] === 0) return
  const unit = addUnit(search.sheet, i - 1, i, HALF.whole)
  if (unit < 0) return
  search.unitPinyin[unit] = 0
  link(search, unit, answer, JOINED, 1)
}

const isEastern = (script: number): boolean => script === SCRIPT.han || script === SCRIPT.hangul

/** Words `first` to `last` written as one: "TANZA NIA", "xiao ming". */
function join(search: Search, tokens: Tokens, first: number, last: number): void {
  const { sheet, expand } = search
  let used = 0
  const eastern = isEastern(tokens.script[last]!)
  for (let i = first; i <= last; i++) {
    const pinyin = tokens.latinTo[i]! > tokens.latinFrom[i]!
    const from = pinyin ? tokens.latinFrom[i]! : tokens.from[i]!
    const to = pinyin ? tokens.latinTo[i]! : tokens.to[i]!
    if (tokens.bytes[from]! >= 128 || used + to - from > 28 || (i < last && sheet.queryKind[i] === CLASS.number)) return
    if (isEastern(tokens.script[i]!) !== eastern) return
    for (let b = from; b < to; b++) search.joined[used++] = tokens.bytes[b]!
  }
  if (used < 4) return
  const doubtful = eastern || expandSelf(search, tokens, first) < 0 || expandSelf(search, tokens, last) < 0
  const answer = expand.of(search.joined, 0, used, SCRIPT.latin, 0, doubtful && used > 5)
  if (expand.count[answer] === 0) return
  const unit = addUnit(sheet, first, last, HALF.whole)
  if (unit < 0) return
  search.unitPinyin[unit] = eastern ? 1 : 0
  link(search, unit, answer, eastern ? LIKENESS.script : JOINED, 1)
}

const expandSelf = (search: Search, tokens: Tokens, i: number): number =>
  search.expand.find(tokens.bytes, tokens.from[i]!, tokens.to[i]!)

/** One unknown word as two known ones: "OBOLOGARO", "GROUPLIMITED". */
function split(search: Search, tokens: Tokens, i: number): void {
  const { expand, words, sheet } = search
  const from = tokens.from[i]!
  const to = tokens.to[i]!
  if (to - from < 6 || tokens.bytes[from]! >= 128) return
  let bestCut = 0
  let bestWorth = 0
  for (let cut = from + 2; cut <= to - 2; cut++) {
    const left = expand.find(tokens.bytes, from, cut)
    const right = expand.find(tokens.bytes, cut, to)
    if (left < 0 && right < 0) continue
    // A half that is nobody's word counts only beside a long one that is somebody's.
    if ((left < 0 && to - cut < 5) || (right < 0 && cut - from < 5)) continue
    const worth = (left < 0 ? 0.2 : (cut - from) * known(words, left)) + (right < 0 ? 0.2 : (to - cut) * known(words, right))
    if (worth > bestWorth) {
      bestWorth = worth
      bestCut = cut
    }
  }
  if (bestCut === 0) return
  half(search, tokens, i, from, bestCut, HALF.left)
  half(search, tokens, i, bestCut, to, HALF.right)
  if (sheet.queryKind[i] === CLASS.number) sheet.queryKind[i] = CLASS.name
  sheet.queryHalfLight[i] = isLightWord(search, expand.find(tokens.bytes, from, bestCut)) || isLightWord(search, expand.find(tokens.bytes, bestCut, to)) ? 1 : 0
}

const isLightWord = ({ words }: Search, id: number): boolean => id >= 0 && words.kind[id] !== CLASS.name

const known = (words: WordColumns, id: number): number => (words.count[id]! > 0 || words.kind[id] === CLASS.legal ? 1 : 0.6)

function half(search: Search, tokens: Tokens, i: number, from: number, to: number, which: number): void {
  const unit = addUnit(search.sheet, i, i, which)
  if (unit < 0) return
  search.unitPinyin[unit] = 0
  link(search, unit, search.expand.of(tokens.bytes, from, to, SCRIPT.latin, 0, to - from > 4), JOINED, 1)
}

/** Forms that the votes say could reach the least share of their weight. */
export function choose(search: Search, allowed: (form: number) => boolean): void {
  const { votes, voted, words } = search
  let least = LEAST_SHARE
  search.candidateCount = 0
  for (let k = 0; k < search.votedCount; k++) {
    const form = voted[k]!
    const share = votes[form]! / words.formWeight[form]!
    if (share < least || !allowed(form)) continue
    if (search.candidateCount < MOST_CANDIDATES) {
      search.candidates[search.candidateCount] = form
      search.shares[search.candidateCount++] = share
      continue
    }
    least = replaceLeast(search, form, share)
  }
}

/** Keeps the best when there are too many; returns the share that a further form must beat. */
function replaceLeast(search: Search, form: number, share: number): number {
  let worst = 0
  for (let k = 1; k < MOST_CANDIDATES; k++) if (search.shares[k]! < search.shares[worst]!) worst = k
  const least = search.shares[worst]!
  if (share <= least) return least
  search.candidates[worst] = form
  search.shares[worst] = share
  return least
}

/** Lays a form beside the query and aligns them. */
export function alignForm(search: Search, form: number, tokens: Tokens): Alignment {
  const { sheet, words } = search
  const from = words.formStarts[form]!
  const to = Math.min(words.formStarts[form + 1]!, from + 64)
  const pinyinForm = words.formFlags[form]! & FORM.pinyin
  sheet.listedCount = to - from
  sheet.pairCount = 0
  for (let k = from; k < to; k++) {
    const id = words.formWords[k]!
    const j = k - from
    sheet.listedWeight[j] = words.weight[id]!
    sheet.listedKind[j] = words.kind[id]!
    sheet.listedApart[j] = words.formApart[k]!
    for (let at = search.head[id]!; at !== -1; at = search.next[at]!) {
      const unit = search.linkUnit[at]!
      // Two names in Han are compared by their letters: one sound has many.
      if (pinyinForm && search.hasHan && search.unitPinyin[unit]) continue
      addMatch(sheet, unit, j, search.linkLike[at]!)
    }
    initials(search, tokens, id, j)
  }
  if (search.cut) cutWord(search, tokens, from, to)
  return align(sheet)
}

/** "J." for "John", either way round. */
function initials(search: Search, tokens: Tokens, id: number, j: number): void {
  const { sheet, words } = search
  const begin = words.at[id]!
  const letter = words.bytes[begin]!
  const single = words.at[id + 1]! - begin === 1
  if (!single && sheet.listedKind[j] !== CLASS.name) return
  for (let i = 0; i < tokens.count; i++) {
    const first = tokens.from[i]!
    const alone = tokens.to[i]! - first === 1
    if (alone !== single && tokens.bytes[first] === letter && (alone || sheet.queryKind[i] === CLASS.name)) addMatch(sheet, i, j, LIKENESS.initial)
  }
}

/** The last word of a field that was too narrow begins a listed word. */
function cutWord(search: Search, tokens: Tokens, from: number, to: number): void {
  const last = tokens.count - 1
  if (last < 0) return
  const { words, sheet } = search
  const begin = tokens.from[last]!
  const length = tokens.to[last]! - begin
  if (length < 3) return
  const unit = unitOf(sheet, last)
  for (let k = from; k < to; k++) {
    const id = words.formWords[k]!
    const at = words.at[id]!
    if (words.at[id + 1]! - at <= length) continue
    let same = true
    for (let b = 0; same && b < length; b++) same = words.bytes[at + b] === tokens.bytes[begin + b]
    if (same) addMatch(sheet, unit, k - from, LIKENESS.cut)
  }
}

function unitOf(sheet: Sheet, token: number): number {
  for (let unit = 0; unit < sheet.unitCount; unit++)
    if (sheet.unitFirst[unit] === token && sheet.unitLast[unit] === token && sheet.unitHalf[unit] === HALF.whole) return unit
  return 0
}
