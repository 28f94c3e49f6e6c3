import anyAscii from 'any-ascii'
import { HAN_WORDS, LEGAL_AFFIXES } from './lexicon/index.ts'
import { ARABIC_WORDS, plainArabic } from './scripts/arabic.ts'
import { CYRILLIC, LOOKALIKE } from './scripts/cyrillic.ts'
import { isHangul, syllableSpellings } from './scripts/hangul.ts'

/** Which script a token was written in; the number is what tokens carry. */
export const SCRIPT = { latin: 0, cyrillic: 1, arabic: 2, hangul: 3, han: 4, other: 5 } as const
export type Script = (typeof SCRIPT)[keyof typeof SCRIPT]

/**
 * A token of a word that is not plain ASCII. `text` is what is compared first (Latin letters,
 * or the letters themselves for Han and Arabic), `latin` a second reading of Han in pinyin.
 */
export type WordPiece = {
  readonly text: string
  readonly latin: string
  readonly script: Script
  readonly code: number
  readonly from: number
  readonly to: number
}

const HAN = /\p{Script=Han}/u
const ARABIC = /\p{Script=Arabic}/u
const CYR = /\p{Script=Cyrillic}/u
const HANGUL = /\p{Script=Hangul}/u
const KANA = /[\u3040-\u30ff]/

const latin = (text: string): string =>
  anyAscii(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

function cyrillic(word: string): string {
  const mixed = /[a-z]/i.test(word)
  let out = ''
  for (const letter of word.normalize('NFC').toLowerCase())
    out += (mixed ? LOOKALIKE.get(letter) : undefined) ?? CYRILLIC.get(letter) ?? latin(letter)
  return out
}

/** Legal forms and company words inside a run of Han or Hangul stand without spaces. */
function affixOf(word: string, at: number): readonly [string, number] | undefined {
  for (const [affix, token] of LEGAL_AFFIXES)
    if (word.startsWith(affix, at)) return [token, affix.length]
  for (const length of [3, 2]) {
    const meaning = HAN_WORDS[word.slice(at, at + length)]
    if (meaning) return [meaning, length]
  }
  return undefined
}

function eastern(word: string): readonly WordPiece[] {
  const found: WordPiece[] = []
  for (let i = 0; i < word.length; ) {
    const affix = affixOf(word, i)
    if (affix) {
      found.push({
        text: affix[0],
        latin: '',
        script: SCRIPT.han,
        code: 0,
        from: i,
        to: i + affix[1],
      })
      i += affix[1]
      continue
    }
    const letter = String.fromCodePoint(word.codePointAt(i) ?? 0)
    const code = word.charCodeAt(i)
    const to = i + letter.length
    if (isHangul(code))
      found.push({
        text: syllableSpellings(code)[0] ?? '',
        latin: '',
        script: SCRIPT.hangul,
        code,
        from: i,
        to,
      })
    else if (HAN.test(letter))
      found.push({ text: letter, latin: latin(letter), script: SCRIPT.han, code, from: i, to })
    else {
      let end = to
      while (end < word.length && !HAN.test(word[end] ?? '') && !isHangul(word.charCodeAt(end)))
        end++
      const run = latin(word.slice(i, end))
      if (run) found.push({ text: run, latin: '', script: SCRIPT.other, code: 0, from: i, to: end })
      i = end
      continue
    }
    i = to
  }
  return found
}

const ENDINGS = ['الله', 'الدين']

/** Articles go; what is written together or apart is always taken apart. */
function arabic(word: string): readonly WordPiece[] {
  const plain = plainArabic(word)
  const end = ENDINGS.find((ending) => plain.endsWith(ending) && plain.length > ending.length + 1)
  const parts = end
    ? [plain.slice(0, -end.length), end]
    : plain.startsWith('عبدال') && plain.length > 6
      ? ['عبد', plain.slice(5)]
      : plain.startsWith('محمد') && plain.length > 6
        ? ['محمد', plain.slice(4)]
        : [plain]
  return parts
    .map(withoutArticle)
    .filter(Boolean)
    .map(
      (text): WordPiece => ({
        text,
        latin: '',
        script: SCRIPT.arabic,
        code: 0,
        from: 0,
        to: word.length,
      }),
    )
}

const withoutArticle = (word: string): string =>
  word !== 'الله' && word.startsWith('ال') && word.length > 4 && !(word in ARABIC_WORDS)
    ? word.slice(2)
    : word

const MEMO_ROOM = 50_000
const memo = new Map<string, readonly WordPiece[]>()

/** The tokens of one run of letters that is not plain ASCII; offsets are within the word. */
export function piecesOf(word: string): readonly WordPiece[] {
  const before = memo.get(word)
  if (before) return before
  const found = read(word)
  if (memo.size >= MEMO_ROOM) memo.clear()
  memo.set(word, found)
  return found
}

function read(word: string): readonly WordPiece[] {
  if (HAN.test(word) || HANGUL.test(word) || KANA.test(word)) return eastern(word)
  if (ARABIC.test(word)) return arabic(word)
  const isCyrillic = CYR.test(word)
  const text = isCyrillic ? cyrillic(word) : latin(word)
  if (!text) return []
  return [
    {
      text,
      latin: '',
      script: isCyrillic
        ? SCRIPT.cyrillic
        : /\p{Script=Latin}/u.test(word)
          ? SCRIPT.latin
          : SCRIPT.other,
      code: 0,
      from: 0,
      to: word.length,
    },
  ]
}
