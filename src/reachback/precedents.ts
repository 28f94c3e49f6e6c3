import type { CalendarDate, Instant } from '../base/index.ts'
import type { Advice } from './determination.ts'
import type { Facts } from './facts.ts'

/** A former answer of one's own organisation, or one that was given to it. */
export type Ruling = Pick<Advice, 'determination' | 'entries' | 'validUntil'> & {
  readonly id: string
  readonly request: string
  readonly at: Instant
  /** Who gave it. */
  readonly expert: string
  /** The goods as the expert saw them: nothing in them names anybody. */
  readonly goods: Facts
}

export type Precedent = Ruling & {
  /** Same maker and model, or same substance: what was said of those goods. */
  readonly identical: boolean
  readonly inForce: boolean
  /** Words in common, of those asked for. */
  readonly share: number
}

const folded = (text: string): string => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')

/** Words of a text that tell goods apart: folded, two signs or more, each once. */
export const wordsOf = (text: string): readonly string[] => [
  ...new Set(folded(text).match(/[\p{L}\p{N}]{2,}/gu) ?? []),
]

/** By what an answer is found again: words of the goods, maker, model, numbers, entries. */
export function searchWords(goods: Facts, entries: Advice['entries']): readonly string[] {
  // What is short and exact first: a long description must not crowd it out.
  const codes = [goods.hs, goods.cas?.replaceAll('-', ''), ...entries.map(({ entry }) => entry)]
  const said = [goods.maker, goods.model, goods.part, goods.description, goods.specification]
  return wordsOf([...codes, ...said].filter((one) => one !== undefined).join(' ')).slice(0, 400)
}

/** What is asked for when goods are described, or a text is typed. */
export const askedWords = (goods: Facts, text = ''): readonly string[] => [
  ...new Set([...searchWords(goods, []), ...wordsOf(text.replaceAll(/(?<=\d)-(?=\d)/g, ''))]),
]

/** Every sign counts: EP-4 is not EP-5, nor is 1-11 the same as 11-1. */
const key = (text: string | undefined): string =>
  folded(text ?? '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The same goods: maker and model agree, or the substance does. */
export function isIdentical(a: Facts, b: Facts): boolean {
  if (a.cas !== undefined && a.cas === b.cas) return true
  const [maker, model] = [key(a.maker), key(a.model)]
  return maker !== '' && model !== '' && maker === key(b.maker) && model === key(b.model)
}

/** No use of it may be made after its last day, nor without one. */
export const isInForce = ({ validUntil }: Pick<Ruling, 'validUntil'>, today: CalendarDate) =>
  validUntil !== null && today <= validUntil

/** Former answers, those on identical goods first, then by words in common, then the newest. */
export function ranked(
  rulings: readonly Ruling[],
  goods: Facts,
  asked: { readonly words: readonly string[]; readonly today: CalendarDate },
): readonly Precedent[] {
  const wanted = new Set(asked.words)
  return rulings
    .map((ruling): Precedent => {
      const common = searchWords(ruling.goods, ruling.entries).filter((word) => wanted.has(word))
      return {
        ...ruling,
        identical: isIdentical(goods, ruling.goods),
        inForce: isInForce(ruling, asked.today),
        share: wanted.size === 0 ? 0 : common.length / wanted.size,
      }
    })
    .filter(({ identical, share }) => identical || share > 0)
    .sort(
      (a, b) =>
        Number(b.identical) - Number(a.identical) ||
        b.share - a.share ||
        (a.at < b.at ? 1 : a.at > b.at ? -1 : 0),
    )
}

const saidBy = ({ determination, entries }: Pick<Ruling, 'determination' | 'entries'>): string =>
  `${determination} ${entries
    .map(({ list, entry }) => `${list}:${entry}`)
    .sort()
    .join(' ')}`

/** Earlier rulings on identical goods that say otherwise; one that settled nothing contradicts none. */
export const conflictsOf = (
  advice: Pick<Ruling, 'determination' | 'entries'>,
  precedents: readonly Precedent[],
): readonly Precedent[] =>
  advice.determination === 'undetermined'
    ? []
    : precedents.filter(
        (one) =>
          one.identical && one.determination !== 'undetermined' && saidBy(one) !== saidBy(advice),
      )
