import { ADDRESS_WORDS } from './address.ts'
import { BUSINESS_GROUPS } from './business.ts'
import { LEGAL_WORDS } from './legal.ts'
import { PLACE_WORDS } from './places.ts'
import { STOP_WORDS } from './stop.ts'

/** What a word can be; the number is what the index stores. */
export const WORD_CLASSES = [
  'name',
  'legal',
  'stop',
  'business',
  'place',
  'number',
  'initial',
] as const
export type WordClass = (typeof WORD_CLASSES)[number]
export const CLASS = {
  name: 0,
  legal: 1,
  stop: 2,
  business: 3,
  place: 4,
  number: 5,
  initial: 6,
} as const satisfies Record<WordClass, number>

/** `group` is the row of `BUSINESS_GROUPS` plus one; 0 for none. */
export type Lexeme = { readonly class: number; readonly group: number }

/** The first table that holds a word decides. */
export const LEXICON: ReadonlyMap<string, Lexeme> = lexicon()

function lexicon(): ReadonlyMap<string, Lexeme> {
  const words = new Map<string, Lexeme>()
  const add = (word: string, lexeme: Lexeme) => {
    if (word && !words.has(word)) words.set(word, lexeme)
  }
  for (const word of LEGAL_WORDS) add(word, { class: CLASS.legal, group: 0 })
  for (const word of STOP_WORDS) add(word, { class: CLASS.stop, group: 0 })
  for (const word of PLACE_WORDS) add(word, { class: CLASS.place, group: 0 })
  BUSINESS_GROUPS.forEach((row, i) => {
    for (const word of row.split(' ')) add(word, { class: CLASS.business, group: i + 1 })
  })
  return words
}

export function lexemeOf(lexicon: ReadonlyMap<string, Lexeme>, word: string): Lexeme {
  const known = lexicon.get(word)
  if (known) return known
  if (/^\d/.test(word)) return { class: CLASS.number, group: 0 }
  return { class: word.length === 1 ? CLASS.initial : CLASS.name, group: 0 }
}

/** Words of an address line that any address may have. */
export const ADDRESS_LEXICON: ReadonlyMap<string, Lexeme> = new Map(
  ADDRESS_WORDS.flatMap((row, i) =>
    row.split(' ').map((word) => [word, { class: CLASS.stop, group: i + 1 }] as const),
  ),
)

export { HAN_WORDS } from './business.ts'
export { LEGAL_AFFIXES } from './legal.ts'
export { SAME_WORD } from './stop.ts'
