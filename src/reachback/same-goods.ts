import type { CalendarDate } from '../base/index.ts'
import type { Facts } from './facts.ts'
import { isInForce, type Ruling, wordsOf } from './precedents.ts'

/**
 * By what goods at the counter are the goods of an earlier ruling: `substance` the CAS number,
 * `make-model` maker and model, `part` maker and part number, `named` maker and model stand in the
 * description, `wording` the same heading and the same words.
 */
export const GROUNDS = ['substance', 'make-model', 'part', 'named', 'wording'] as const
export type Ground = (typeof GROUNDS)[number]

/** `unknown`: one side does not say. `unseen`: the reader's roles do not show it. */
export const AGREEMENTS = ['same', 'differs', 'unknown', 'unseen'] as const
export type Agreement = (typeof AGREEMENTS)[number]

export const VALIDITIES = ['in-force', 'over', 'once'] as const
/** `once`: it was given for its own request alone. */
export type Validity = (typeof VALIDITIES)[number]

/** Fewer words are said of too many goods. */
const WORDS_LEAST = 3

const key = (text: string | undefined): string => wordsInOrder(text).join(' ')

const wordsInOrder = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []

const both = (a: Facts, b: Facts, one: keyof Facts, other: keyof Facts): boolean =>
  key(a[one]) !== '' &&
  key(a[one]) === key(b[one]) &&
  key(a[other]) !== '' &&
  key(a[other]) === key(b[other])

/** Whether these words stand in the text one after another. */
const stands = (words: string, text: string): boolean =>
  words !== '' && ` ${text} `.includes(` ${words} `)

/** A letter and a figure, and three signs at least. */
const telling = (model = ''): boolean =>
  (model.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3 && /\p{L}/u.test(model) && /\p{N}/u.test(model)

const TESTS: Readonly<Record<Ground, (goods: Facts, ruled: Facts) => boolean>> = {
  substance: (goods, ruled) => goods.cas !== undefined && goods.cas === ruled.cas,
  'make-model': (goods, ruled) => both(goods, ruled, 'maker', 'model'),
  part: (goods, ruled) => both(goods, ruled, 'maker', 'part'),
  named: (goods, ruled) => {
    const said = key(goods.description)
    const [maker, model] = [key(ruled.maker), key(ruled.model)]
    if (!stands(maker, said) || !stands(model, said)) return false
    // "100" stands in many texts: what tells no model apart must stand beside its maker.
    return (
      telling(ruled.model) || stands(`${maker} ${model}`, said) || stands(`${model} ${maker}`, said)
    )
  },
  wording: (goods, ruled) => {
    const [a, b] = [wordsOf(goods.description ?? ''), wordsOf(ruled.description ?? '')]
    return (
      goods.hs !== undefined &&
      goods.hs === ruled.hs &&
      a.length >= WORDS_LEAST &&
      a.length === b.length &&
      a.every((word) => b.includes(word))
    )
  },
}

/** Why these are the goods of that ruling; empty: they are not. */
export const groundsOf = (goods: Facts, ruled: Facts): readonly Ground[] =>
  GROUNDS.filter((ground) => TESTS[ground](goods, ruled))

export const agreementOf = (a: string | undefined, b: string | undefined): Agreement =>
  key(a) === '' || key(b) === '' ? 'unknown' : key(a) === key(b) ? 'same' : 'differs'

export const validityOf = (ruling: Pick<Ruling, 'validUntil'>, today: CalendarDate): Validity =>
  ruling.validUntil === null ? 'once' : isInForce(ruling, today) ? 'in-force' : 'over'

/** An earlier ruling on the goods that stand at the counter. */
export type FoundRuling<R extends Ruling = Ruling> = R & {
  readonly grounds: readonly Ground[]
  readonly specification: Agreement
  readonly endUser: Agreement
  readonly validity: Validity
  /** Rulings in force on these goods that say otherwise: while one does, nothing is released. */
  readonly against: readonly Otherwise[]
  /** Goods may be released by it. */
  readonly releases: boolean
}

/** What says otherwise: by whom, and when. */
export type Otherwise = Pick<Ruling, 'id' | 'expert' | 'at' | 'determination'>
/** An answer to the case itself. */
export type OwnAnswer = Otherwise & Pick<Ruling, 'validUntil'>

/** Settled on these goods, and not that they are not listed. */
const contradicts = ({ determination }: Pick<Ruling, 'determination'>): boolean =>
  determination === 'listed' || determination === 'catch-all'

/** Whether both sides say what tells them apart, and differ: then neither is said of the other. */
const apart = (goods: Facts, ruled: Facts): boolean =>
  (['specification', 'model'] as const).some(
    (fact) => agreementOf(goods[fact], ruled[fact]) === 'differs',
  )

const otherwise = ({ id, expert, at, determination }: Otherwise): Otherwise => ({
  ...{ id, expert, at, determination },
})

const RANK: Readonly<Record<Validity, number>> = { 'in-force': 0, once: 1, over: 2 }
const NEAR: Readonly<Record<Agreement, number>> = { same: 0, unknown: 1, unseen: 1, differs: 2 }

/**
 * The rulings on these very goods: those in force first, then those whose end user and
 * specification agree, then the newest. What was listed, or not determined, releases nothing; nor
 * does what was said of another end user or another specification, or of an end user that the reader
 * may not see; nor of a specification where the goods have none; nor of goods that are only called the
 * same; nor where another ruling in force, or an answer to the case itself, says otherwise.
 */
export function rulingsOn<R extends Ruling>(
  goods: Facts,
  rulings: readonly R[],
  at: {
    readonly today: CalendarDate
    /** What was said of the end user of each ruling, by its id; none: the reader may not see it. */
    readonly endUsers: ReadonlyMap<string, string | undefined>
    /** The answers that the case itself got, of every expert the one that holds. */
    readonly own?: readonly OwnAnswer[]
    /** What names nobody of a ruling's goods where it was taken out, by the ruling's id. */
    readonly whole?: ReadonlyMap<string, Facts>
  },
): readonly FoundRuling<R>[] {
  const ruledOf = (ruling: R): Facts => at.whole?.get(ruling.id) ?? ruling.goods
  const same = rulings.flatMap((ruling) => {
    const grounds = groundsOf(goods, ruledOf(ruling))
    return grounds.length === 0 ? [] : [{ ruling, grounds, ruled: ruledOf(ruling) }]
  })
  const against: readonly Otherwise[] = [
    ...same
      .filter(({ ruling, ruled }) => isInForce(ruling, at.today) && !apart(goods, ruled))
      .map(({ ruling }) => ruling),
    // Said of these very goods, with a last day or without.
    ...(at.own ?? []).filter((one) => validityOf(one, at.today) !== 'over'),
  ]
    .filter(contradicts)
    .map(otherwise)
  return same
    .map(({ ruling, grounds, ruled }): FoundRuling<R> => {
      const validity = validityOf(ruling, at.today)
      const specification = agreementOf(goods.specification, ruled.specification)
      const endUser = at.endUsers.has(ruling.id)
        ? agreementOf(goods['end-user'], at.endUsers.get(ruling.id))
        : 'unseen'
      // What is only called the same wants something more that agrees.
      const identical =
        grounds.some((ground) => ground !== 'wording') ||
        specification === 'same' ||
        endUser === 'same'
      const releases =
        identical &&
        validity === 'in-force' &&
        ruling.determination === 'not-listed' &&
        // Said of a specification, it is not said of goods of which none is known.
        (specification === 'same' || key(ruled.specification) === '') &&
        endUser !== 'differs' &&
        endUser !== 'unseen' &&
        against.length === 0
      const others = contradicts(ruling) ? [] : against
      return { ...ruling, grounds, validity, specification, endUser, against: others, releases }
    })
    .sort(
      (a, b) =>
        RANK[a.validity] - RANK[b.validity] ||
        NEAR[a.endUser] + NEAR[a.specification] - NEAR[b.endUser] - NEAR[b.specification] ||
        (a.at < b.at ? 1 : a.at > b.at ? -1 : 0),
    )
}
