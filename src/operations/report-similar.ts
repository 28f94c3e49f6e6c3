import type { Values } from '../cases/index.ts'
import { transitOf } from './report-checks.ts'

/** Why two reports are alike; words `report.similar.<code>`. None of it names anybody. */
export const SIMILAR_CODES = [
  'cas',
  'list-entry',
  'subheading',
  'heading',
  'route',
  'destination',
  'transit',
  'carrier',
  'concealment',
  'words',
  'mode',
] as const
export type SimilarCode = (typeof SIMILAR_CODES)[number]
export type SimilarReason = {
  readonly code: SimilarCode
  /** What both say. */
  readonly said: string
}
export type Similar = {
  readonly id: string
  readonly points: number
  readonly reasons: readonly SimilarReason[]
}

/** What each reason weighs; chosen so that one strong one, or two weak ones of the way and the goods, are enough. */
const POINTS: Readonly<Record<SimilarCode, number>> = {
  cas: 40,
  'list-entry': 30,
  subheading: 30,
  heading: 15,
  route: 25,
  destination: 15,
  transit: 10,
  carrier: 30,
  concealment: 20,
  words: 15,
  mode: 5,
}
const ENOUGH = 40
const MOST = 5

/** The fields that are compared. */
export const SIMILAR_FIELDS = [
  ...['cas', 'list-entry', 'hs', 'departure', 'destination', 'final-destination', 'transit', 'imo'],
  ...['container', 'conveyance', 'concealment', 'goods', 'goods-declared', 'mode'],
] as const

const both = (a: Values, b: Values, key: string): string | null => {
  const [one, other] = [a[key]?.trim().toLowerCase(), b[key]?.trim().toLowerCase()]
  return one !== undefined && one !== '' && one === other ? (a[key] ?? '') : null
}

/** Words long enough to say something. */
const words = (text: string | undefined): ReadonlySet<string> =>
  new Set((text ?? '').toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [])

/** Two texts that have at least two words, and half of the fewer, in common. */
function shared(a: string | undefined, b: string | undefined): string | null {
  const [one, other] = [words(a), words(b)]
  const common = [...one].filter((word) => other.has(word))
  const fewer = Math.min(one.size, other.size)
  return common.length >= 2 && common.length * 2 >= fewer ? common.join(', ') : null
}

const goodsOf = (values: Values) => `${values.goods ?? ''} ${values['goods-declared'] ?? ''}`
const endOf = (values: Values) => values['final-destination'] ?? values.destination

type Find = (a: Values, b: Values) => string | null

const FINDERS: Readonly<Record<SimilarCode, Find>> = {
  cas: (a, b) => both(a, b, 'cas'),
  'list-entry': (a, b) => both(a, b, 'list-entry'),
  subheading: (a, b) =>
    (a.hs ?? '').length >= 6 && a.hs?.slice(0, 6) === b.hs?.slice(0, 6)
      ? (a.hs?.slice(0, 6) ?? null)
      : null,
  heading: (a, b) =>
    a.hs !== undefined && a.hs.slice(0, 4) === b.hs?.slice(0, 4) ? a.hs.slice(0, 4) : null,
  route: (a, b) =>
    both(a, b, 'departure') !== null && endOf(a) !== undefined && endOf(a) === endOf(b)
      ? `${a.departure} – ${endOf(a)}`
      : null,
  destination: (a, b) =>
    endOf(a) !== undefined && endOf(a) === endOf(b) ? (endOf(a) ?? null) : null,
  transit: (a, b) => {
    const common = transitOf(a).filter((one) => transitOf(b).includes(one))
    return common.length > 0 ? common.join(', ') : null
  },
  carrier: (a, b) => both(a, b, 'imo') ?? both(a, b, 'container') ?? both(a, b, 'conveyance'),
  concealment: (a, b) => shared(a.concealment, b.concealment),
  words: (a, b) => shared(goodsOf(a), goodsOf(b)),
  mode: (a, b) => both(a, b, 'mode'),
}

/** A stronger reason says what a weaker one would say again. */
const SAYS_ALREADY: Partial<Record<SimilarCode, SimilarCode>> = {
  heading: 'subheading',
  destination: 'route',
}

/** Why two reports are alike, over fields that name nobody; the strongest reason first. Pure. */
export function reasonsAlike(a: Values, b: Values): readonly SimilarReason[] {
  const found = SIMILAR_CODES.flatMap((code) => {
    const said = FINDERS[code](a, b)
    return said === null ? [] : [{ code, said }]
  })
  const codes = new Set(found.map((one) => one.code))
  return found
    .filter(({ code }) => {
      const stronger = SAYS_ALREADY[code]
      return stronger === undefined || !codes.has(stronger)
    })
    .sort((x, y) => POINTS[y.code] - POINTS[x.code])
}

/** The reports most like this one, each with why; those that share too little are left out. Pure. */
export function similarTo(
  values: Values,
  others: readonly { readonly id: string; readonly values: Values }[],
): readonly Similar[] {
  return others
    .map(({ id, values: other }) => {
      const reasons = reasonsAlike(values, other)
      return { id, reasons, points: reasons.reduce((sum, one) => sum + POINTS[one.code], 0) }
    })
    .filter(({ points }) => points >= ENOUGH)
    .sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
}
