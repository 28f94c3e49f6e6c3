/**
 * Words of a trade text, folded so that a table of words can be looked up: case, accents and the
 * letters that many keyboards lack do not count. Each keeps its place in the text as received.
 */
export type Word = {
  readonly text: string
  /** Half-open range of UTF-16 units. */
  readonly start: number
  readonly end: number
}

const PLAIN = /^[a-z0-9]+$/
const SINGLE: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ة: 'ه',
  ى: 'ي',
  ي: 'ي',
  ی: 'ي',
  ک: 'ك',
}
const SINGLES = new RegExp(`[${Object.keys(SINGLE).join('')}]`, 'g')

/** The folded spelling of one word. */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  if (PLAIN.test(lower)) return lower
  return lower
    .replace(SINGLES, (char) => SINGLE[char] ?? char)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
}

/** "S.A.R.L." is one word; else everything that is no letter or digit separates. */
const WORDS = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+/gu

/** The words of a text in order. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  WORDS.lastIndex = 0
  for (let match = WORDS.exec(text); match; match = WORDS.exec(text)) {
    const folded = fold(match[0].includes('.') ? match[0].replaceAll('.', '') : match[0])
    if (folded !== '')
      words.push({ text: folded, start: match.index, end: match.index + match[0].length })
  }
  return words
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

/** True when the text has a script that is written without blanks between words. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text)
