import { foldInto, skeletonInto } from './fold.ts'
import { CLASS, LEXICON, type Lexeme, lexemeOf } from './lexicon/index.ts'
import { arabicSkeletons, letterAt } from './loose-keys.ts'
import { LIKENESS } from './policy.ts'
import { ARABIC_WORDS } from './scripts/arabic.ts'
import { syllableSpellings } from './scripts/hangul.ts'
import { alike, costLimit, editCost } from './similarity.ts'
import { type Tokens, textOf } from './token-store.ts'
import { SCRIPT } from './words-of.ts'

/** A word by itself, for comparing two names without an index. */
export type Word = {
  readonly bytes: Uint8Array
  readonly text: string
  readonly script: number
  readonly code: number
  readonly pinyin: Uint8Array
  readonly lexeme: Lexeme
}

const NO_BYTES = new Uint8Array(0)

export function wordsOfTokens(tokens: Tokens): readonly Word[] {
  return Array.from({ length: tokens.count }, (_, i) => {
    const bytes = tokens.bytes.slice(tokens.from[i]!, tokens.to[i]!)
    const text = bytes[0]! < 128 ? textOf(tokens, i) : ''
    return {
      bytes,
      text,
      script: tokens.script[i]!,
      code: tokens.code[i]!,
      pinyin:
        tokens.latinTo[i]! > tokens.latinFrom[i]!
          ? tokens.bytes.slice(tokens.latinFrom[i]!, tokens.latinTo[i]!)
          : NO_BYTES,
      lexeme: text ? lexemeOf(LEXICON, text) : { class: CLASS.name, group: 0 },
    }
  })
}

/** Two words written as one. */
export const joinedWord = (a: Word, b: Word): Word | undefined => {
  const parts = [a, b].map((word) => (word.pinyin.length > 0 ? word.pinyin : word.bytes))
  if (parts.some((part) => part[0]! >= 128)) return undefined
  const bytes = new Uint8Array(parts[0]!.length + parts[1]!.length)
  bytes.set(parts[0]!)
  bytes.set(parts[1]!, parts[0]!.length)
  return {
    bytes,
    text: String.fromCharCode(...bytes),
    script: SCRIPT.latin,
    code: 0,
    pinyin: NO_BYTES,
    lexeme: { class: CLASS.name, group: 0 },
  }
}

const foldA = new Uint8Array(512)
const foldB = new Uint8Array(512)
const same = (a: Uint8Array, aLength: number, b: Uint8Array, bLength: number): boolean => {
  if (aLength !== bLength) return false
  for (let i = 0; i < aLength; i++) if (a[i] !== b[i]) return false
  return true
}

/** How alike two words are, 0 to 1, by the rules of the index. */
export function likeness(a: Word, b: Word): number {
  if (same(a.bytes, a.bytes.length, b.bytes, b.bytes.length)) return LIKENESS.same
  if (a.lexeme.group > 0 && a.lexeme.group === b.lexeme.group) return LIKENESS.group
  const strange = a.bytes[0]! >= 128 || b.bytes[0]! >= 128
  if (strange) return foreign(a, b)
  if (a.script === SCRIPT.hangul || b.script === SCRIPT.hangul) return spelled(a, b)
  if (isFixed(a) || isFixed(b)) return 0
  const spelling = latin(a.bytes, b.bytes)
  return a.script === b.script ? spelling : Math.max(spelling, bonesAlike(a.bytes, b.bytes))
}

const isFixed = ({ bytes, lexeme }: Word): boolean =>
  lexeme.class === CLASS.legal ||
  lexeme.class === CLASS.stop ||
  (lexeme.class === CLASS.number && bytes.length < 5)

function latin(a: Uint8Array, b: Uint8Array): number {
  const length = foldInto(a, 0, a.length, foldA)
  const other = foldInto(b, 0, b.length, foldB)
  if (length > 2 && same(foldA, length, foldB, other)) return LIKENESS.folded
  const longest = Math.max(a.length, b.length)
  if (Math.min(a.length, b.length) < 3) return 0
  const plain = alike(editCost(a, 0, a.length, b, 0, b.length, costLimit(longest)), longest)
  const folded =
    alike(
      editCost(foldA, 0, length, foldB, 0, other, costLimit(longest)),
      Math.max(length, other),
    ) - 0.03
  const like = Math.min(LIKENESS.typoMost, Math.max(plain, folded))
  return like >= LIKENESS.typoLeast ? like : 0
}

/** Consonants alone, nearly the same: for scripts that write sounds their own way. */
function bonesAlike(a: Uint8Array, b: Uint8Array): number {
  const n = skeletonInto(a, 0, a.length, foldA)
  const m = skeletonInto(b, 0, b.length, foldB)
  return nearBones(foldA, n, foldB, m)
}

function nearBones(a: Uint8Array, n: number, b: Uint8Array, m: number): number {
  const longest = Math.max(n, m)
  if (Math.min(n, m) < 2) return 0
  const like = LIKENESS.skeleton * alike(editCost(a, 0, n, b, 0, m, 2), longest + 1)
  return like >= 0.55 ? like : 0
}

/** Han and Arabic letters against Latin ones. */
function foreign(a: Word, b: Word): number {
  if (a.pinyin.length > 0 && b.pinyin.length > 0) return 0
  if (a.pinyin.length > 0 || b.pinyin.length > 0) {
    const left = a.pinyin.length > 0 ? a.pinyin : a.bytes
    const right = b.pinyin.length > 0 ? b.pinyin : b.bytes
    return same(left, left.length, right, right.length) ? LIKENESS.script : 0
  }
  const [strange, plain] = a.bytes[0]! >= 128 ? [a, b] : [b, a]
  if (plain.bytes[0]! >= 128 || strange.script !== SCRIPT.arabic) return 0
  let letters = ''
  for (let i = 0; i + 2 < strange.bytes.length; i += 3) letters += letterAt(strange.bytes, i)
  const fixed = ARABIC_WORDS[letters]
  if (fixed) {
    const spelling = Uint8Array.from(fixed, (letter) => letter.charCodeAt(0))
    return fixed === plain.text ? LIKENESS.script : latin(spelling, plain.bytes) * LIKENESS.script
  }
  const bones = skeletonInto(plain.bytes, 0, plain.bytes.length, foldA)
  let best = 0
  for (const reading of arabicSkeletons(strange.bytes, 0, strange.bytes.length)) {
    for (let i = 0; i < reading.length; i++) foldB[i] = reading.charCodeAt(i)
    if (same(foldA, bones, foldB, reading.length) && bones > 0)
      return bones > 2 ? LIKENESS.skeleton : LIKENESS.skeletonShort
    best = Math.max(best, nearBones(foldA, bones, foldB, reading.length))
  }
  return best
}

function spelled(a: Word, b: Word): number {
  const [syllable, other] = a.code > 0 ? [a, b] : [b, a]
  if (syllable.code === 0 || other.code > 0) return 0
  return syllableSpellings(syllable.code).includes(other.text) ? LIKENESS.script : 0
}
