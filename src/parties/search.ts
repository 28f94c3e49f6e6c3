import { type Alignment, addMatch, addUnit, align, HALF, type Sheet } from './align.ts'
import { FORM } from './forms.ts'
import { CLASS } from './lexicon/index.ts'
import { LEAST_SHARE, LIKENESS, MOST_CANDIDATES } from './policy.ts'
import { clear, link, type Search } from './space.ts'
import type { Tokens } from './token-store.ts'
import { isEastern, join, joinArabic, misread, split, twinOf } from './units.ts'
import { SCRIPT } from './words-of.ts'

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
    const answer = expand.of(
      tokens.bytes,
      tokens.from[i]!,
      tokens.to[i]!,
      tokens.script[i]!,
      tokens.code[i]!,
      true,
    )
    const id = expand.self[answer]!
    sheet.queryWeight[i] = id >= 0 ? words.weight[id]! : unknownWeight(tokens, i)
    sheet.queryKind[i] =
      id >= 0
        ? words.kind[id]!
        : tokens.bytes[tokens.from[i]!]! <= 57
          ? CLASS.number
          : tokens.to[i]! - tokens.from[i]! === 1
            ? CLASS.initial
            : CLASS.name
    sheet.queryZone[i] = tokens.zone[i]!
    sheet.querySyllable[i] =
      isEastern(tokens.script[i]!) && sheet.queryKind[i] === CLASS.name ? 1 : 0
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
      link(
        search,
        pinyin,
        expand.of(tokens.bytes, tokens.latinFrom[i]!, tokens.latinTo[i]!, SCRIPT.latin, 0, false),
        LIKENESS.script,
        1,
      )
    }
    if (i > 0 && tokens.script[i] === SCRIPT.arabic && tokens.script[i - 1] === SCRIPT.arabic)
      joinArabic(search, tokens, i)
    else if (i > 0) join(search, tokens, i - 1, i)
    if (i > 1 && (tokens.script[i] === SCRIPT.han || tokens.script[i] === SCRIPT.hangul))
      join(search, tokens, i - 2, i)
    if (id < 0) {
      misread(search, tokens, i)
      split(search, tokens, i)
    }
  }
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
    if (
      alone !== single &&
      tokens.bytes[first] === letter &&
      (alone || sheet.queryKind[i] === CLASS.name)
    )
      addMatch(sheet, i, j, LIKENESS.initial)
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
    if (
      sheet.unitFirst[unit] === token &&
      sheet.unitLast[unit] === token &&
      sheet.unitHalf[unit] === HALF.whole
    )
      return unit
  return 0
}
