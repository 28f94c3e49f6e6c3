/** Case, accents and width do not count when an officer looks for a word. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

const SEARCHED = new Set([
  'description',
  'hs6',
  'commodityCode',
  'casNumbers',
  'lrn',
  'mrn',
  'ucr',
  'declarantRef',
  'id',
  'file',
  'equipmentIds',
])

/** Enough for the goods and numbers of any ordinary declaration; a page never reads more. */
const LONGEST_TEXT = 2000
const MOST_WORDS = 100
const LONGEST_WORD = 40

/** Blanks and the punctuation of ASCII: the same in the migration that split the older targets. */
const BETWEEN_WORDS = /[\s!-/:-@[-`{-~]+/

/** Scripts that write no blank between words: there a word may begin at any of these letters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u
const LONGEST_UNSPACED = 8

/** Never half a letter: the database refuses one, and the whole chunk with it. */
const within = (text: string, longest: number): string =>
  text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')

const cut = (word: string): string =>
  within(word, UNSPACED.test(word) ? LONGEST_UNSPACED : LONGEST_WORD)

const split = (text: string): readonly string[] => fold(text).split(BETWEEN_WORDS).filter(Boolean)

/** What an officer typed, as beginnings of words; each must be found. */
export const soughtWords = (text: string): readonly string[] => [
  ...new Set(split(text).slice(0, 8).map(cut)),
]

/** The words under which a target is found: goods, codes and numbers, without nominal fields. */
export function wordsOf(plain: unknown): readonly string[] {
  const found = new Set<string>()
  let length = 0
  const take = (text: string): void => {
    length += text.length + 1
    for (const word of split(within(text, LONGEST_TEXT)))
      for (const start of startsIn(word)) if (found.size < MOST_WORDS) found.add(cut(start))
  }
  const walk = (value: unknown, key: string): void => {
    if (length > LONGEST_TEXT) return
    if (typeof value === 'string') {
      if (SEARCHED.has(key)) take(value)
    } else if (Array.isArray(value)) for (const item of value) walk(item, key)
    else if (typeof value === 'object' && value !== null)
      for (const name in value) walk((value as Record<string, unknown>)[name], name)
  }
  walk(plain, '')
  return [...found]
}

function startsIn(word: string): readonly string[] {
  if (!UNSPACED.test(word)) return [word]
  const letters = [...word]
  return letters.flatMap((letter, at) =>
    at === 0 || UNSPACED.test(letter) ? [letters.slice(at).join('')] : [],
  )
}

/** The words as a target keeps them: a blank before each, so that a beginning can be looked for. */
export const wordsText = (words: readonly string[]): string => words.map((w) => ` ${w}`).join('')
