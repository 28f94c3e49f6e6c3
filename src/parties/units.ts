import { addUnit, HALF } from './align.ts'
import type { WordColumns } from './layout.ts'
import { CLASS } from './lexicon/index.ts'
import { JOINED, LIKENESS } from './policy.ts'
import { link, type Search } from './space.ts'
import type { Tokens } from './token-store.ts'
import { SCRIPT } from './words-of.ts'

/**
 * What a typist or a machine made of the words: two written as one, one written as two, a letter
 * read as a digit. Each reading is one more unit of the query that looks for its words.
 */

/** The place plus one of an earlier word of the same letters; 0 for none. */
export function twinOf(tokens: Tokens, i: number): number {
  const from = tokens.from[i]!
  const length = tokens.to[i]! - from
  for (let k = 0; k < i; k++) {
    const other = tokens.from[k]!
    if (tokens.to[k]! - other !== length) continue
    let same = true
    for (let b = 0; same && b < length; b++)
      same = tokens.bytes[from + b] === tokens.bytes[other + b]
    if (same) return k + 1
  }
  return 0
}

const O = 111,
  I = 105,
  S = 115,
  B = 98,
  G = 103,
  Z = 122
/** The letter that a machine read as a digit. */
const LETTER_OF: readonly number[] = [O, I, Z, 0, 0, S, G, 0, B, G]

/** "HIR8OD", "K1SH": a digit among letters is first of all a letter read wrongly. */
export function misread(search: Search, tokens: Tokens, i: number): void {
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
  link(
    search,
    unit,
    search.expand.of(search.joined, 0, length, SCRIPT.latin, 0, true),
    LIKENESS.misread,
    1,
  )
  search.sheet.queryKind[i] = CLASS.name
}

/** "نور الدين" for "Nureddin": Arabic words written apart that romanisers write as one. */
export function joinArabic(search: Search, tokens: Tokens, i: number): void {
  const from = tokens.from[i - 1]!
  const middle = tokens.to[i - 1]! - from
  const length = middle + tokens.to[i]! - tokens.from[i]!
  if (tokens.bytes[from]! < 128 || tokens.bytes[tokens.from[i]!]! < 128 || length > 90) return
  for (let b = 0; b < middle; b++) search.joined[b] = tokens.bytes[from + b]!
  for (let b = middle; b < length; b++)
    search.joined[b] = tokens.bytes[tokens.from[i]! + b - middle]!
  const answer = search.expand.of(search.joined, 0, length, SCRIPT.arabic, 0, true)
  if (search.expand.count[answer] === 0) return
  const unit = addUnit(search.sheet, i - 1, i, HALF.whole)
  if (unit < 0) return
  search.unitPinyin[unit] = 0
  link(search, unit, answer, JOINED, 1)
}

export const isEastern = (script: number): boolean =>
  script === SCRIPT.han || script === SCRIPT.hangul

/** Words `first` to `last` written as one: "TANZA NIA", "xiao ming". */
export function join(search: Search, tokens: Tokens, first: number, last: number): void {
  const { sheet, expand } = search
  let used = 0
  const eastern = isEastern(tokens.script[last]!)
  for (let i = first; i <= last; i++) {
    const pinyin = tokens.latinTo[i]! > tokens.latinFrom[i]!
    const from = pinyin ? tokens.latinFrom[i]! : tokens.from[i]!
    const to = pinyin ? tokens.latinTo[i]! : tokens.to[i]!
    if (
      tokens.bytes[from]! >= 128 ||
      used + to - from > 28 ||
      (i < last && sheet.queryKind[i] === CLASS.number)
    )
      return
    if (isEastern(tokens.script[i]!) !== eastern) return
    for (let b = from; b < to; b++) search.joined[used++] = tokens.bytes[b]!
  }
  if (used < 4) return
  const doubtful =
    eastern || expandSelf(search, tokens, first) < 0 || expandSelf(search, tokens, last) < 0
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
export function split(search: Search, tokens: Tokens, i: number): void {
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
    if ((cut - from < 3 && !isParticle(words, left)) || (to - cut < 3 && !isParticle(words, right)))
      continue
    const worth =
      (left < 0 ? 0.2 : (cut - from) * known(words, left)) +
      (right < 0 ? 0.2 : (to - cut) * known(words, right))
    if (worth > bestWorth) {
      bestWorth = worth
      bestCut = cut
    }
  }
  if (bestCut === 0) return
  half(search, tokens, i, from, bestCut, HALF.left)
  half(search, tokens, i, bestCut, to, HALF.right)
  if (sheet.queryKind[i] === CLASS.number) sheet.queryKind[i] = CLASS.name
  sheet.queryHalfLight[i] =
    isLightWord(search, expand.find(tokens.bytes, from, bestCut)) ||
    isLightWord(search, expand.find(tokens.bytes, bestCut, to))
      ? 1
      : 0
}

const isLightWord = ({ words }: Search, id: number): boolean =>
  id >= 0 && words.kind[id] !== CLASS.name

const isParticle = (words: WordColumns, id: number): boolean =>
  id >= 0 && (words.kind[id] === CLASS.legal || words.kind[id] === CLASS.stop)

const known = (words: WordColumns, id: number): number =>
  words.count[id]! > 0 || words.kind[id] === CLASS.legal ? 1 : 0.6

function half(
  search: Search,
  tokens: Tokens,
  i: number,
  from: number,
  to: number,
  which: number,
): void {
  const unit = addUnit(search.sheet, i, i, which)
  if (unit < 0) return
  search.unitPinyin[unit] = 0
  link(
    search,
    unit,
    search.expand.of(tokens.bytes, from, to, SCRIPT.latin, 0, to - from > 4),
    JOINED,
    1,
  )
}
