import type { CalendarDate, GoodsFamily } from '../base/index.ts'
import type { Standing } from '../cases/index.ts'
import type { Urgency } from '../operations/index.ts'
import type { Consignment, Party } from '../trade/index.ts'
import { type Facts, readFacts } from './facts.ts'

/** What a request is asked from, in the words of a request. Pure. */
type Said = Readonly<Record<string, string | undefined>>

const DESCRIPTION_MOST = 2_000

const addressOf = (party: Party | undefined): string | undefined =>
  party &&
  [...(party.addressLines ?? []), party.street, party.postcode, party.city, party.country]
    .filter((one) => one !== undefined)
    .join(', ')

const kept = (said: Said): Facts =>
  readFacts(
    Object.fromEntries(
      Object.entries(said).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ),
  ).facts

/** The facts of a consignment; those that name somebody where they are wanted. */
export function factsOfConsignment(consignment: Partial<Consignment>, nominal: boolean): Facts {
  const goods = consignment.goodsItems ?? []
  const party = (...roles: readonly Party['role'][]) =>
    roles
      .map((role) => consignment.parties?.find((one) => one.role === role))
      .find((one) => one?.name !== undefined)
  const [exporter, user] = [party('exporter', 'consignor'), party('endUser')]
  const first = <T>(of: (item: (typeof goods)[number]) => T | undefined): T | undefined =>
    goods.map(of).find((one) => one !== undefined)
  return kept({
    description: goods
      .flatMap((item) => item.description ?? [])
      .join('\n')
      .slice(0, DESCRIPTION_MOST),
    hs: first((item) => item.hs6),
    cas: first((item) => item.casNumbers?.[0]),
    origin: first((item) => item.originCountry),
    destination: consignment.countries?.destination ?? first((item) => item.destinationCountry),
    ...(nominal
      ? {
          exporter: exporter?.name,
          'exporter-address': addressOf(exporter),
          consignee: party('consignee', 'importer')?.name,
          'end-user': user?.name,
          'end-user-address': addressOf(user),
          declaration: consignment.declaration?.mrn ?? consignment.declaration?.lrn,
        }
      : {}),
  })
}

/** All that names somebody in a consignment: whoever the parties are, and the declaration. */
export function namesOfConsignment(consignment: Partial<Consignment>): readonly string[] {
  const { parties = [], documents = [], goodsItems = [], declaration } = consignment
  const papers = [...documents, ...goodsItems.flatMap((item) => item.documents ?? [])]
  return [
    ...parties.flatMap((party) => [
      ...[party.name, addressOf(party), party.contact, ...(party.addressLines ?? [])],
      ...(party.ids ?? []).map((one) => one.value),
    ]),
    ...papers.map((one) => one.consignee),
    ...[declaration?.mrn, declaration?.lrn],
  ].filter((one) => one !== undefined)
}

/** Field of a case → the fact that it says. */
const FACT_OF: Readonly<Record<string, string>> = {
  hs: 'hs',
  cas: 'cas',
  origin: 'origin',
  destination: 'destination',
  'end-use': 'use',
  exporter: 'exporter',
  consignee: 'consignee',
  'end-user': 'end-user',
  declaration: 'declaration',
  'licence-quoted': 'licence',
  maker: 'maker',
  model: 'model',
  part: 'part',
  specification: 'specification',
}

/** What a serial number is announced by. */
const SERIAL =
  /(?:\bs\/n|\bsn\b|\bserial(?:\s+(?:no|number))?\b|\bno\b|\bnr\b|n°|№|\bsérie\b)[.:°\s]*([\p{L}\p{N}][\p{L}\p{N}/-]*)/giu
/** So many figures in a row number a piece, not a model. */
const NUMBERED = /[\p{L}\p{N}/-]*\p{N}{5,}[\p{L}\p{N}/-]*/gu

/**
 * Of "make, model, serial number" what leads to somebody: the numbers of the piece. Make and model
 * are what the goods are, and are never taken out of what is said of them.
 */
export function serialsOf(text: string): readonly string[] {
  const [, ...parts] = text.split(/[,;\n]/u).map((part) => part.trim())
  return [
    ...new Set([
      // Behind make and model of one part stands the number, behind make and model of two the third.
      ...parts.slice(parts.length > 1 ? 1 : 0).filter((part) => /\p{N}{3}/u.test(part)),
      ...[...text.matchAll(SERIAL)].flatMap(([, number = '']) =>
        /\p{N}/u.test(number) ? [number] : [],
      ),
      ...(text.match(NUMBERED) ?? []),
    ]),
  ]
}

/** Make and model of it. */
const madeOf = (text: string): string =>
  serialsOf(text)
    .reduce((left, one) => left.replaceAll(one, ' '), text.replaceAll(SERIAL, ' '))
    .replaceAll(/[\s,;]+/g, ' ')
    .trim()

/** What names somebody among the sealed fields of an entry. */
export const namesOfFields = (fields: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(fields).flatMap(([field, text]) =>
    field === 'make-model' ? serialsOf(text) : [text],
  )

/** The last that the entries of a case say in each field. */
const saidIn = (entries: readonly Pick<Standing, 'values'>[]): Readonly<Record<string, string>> =>
  Object.assign({}, ...entries.map((entry) => entry.values))

/**
 * The facts of a case: what its entries say, its title where they do not say what the goods are,
 * and what its target says where they say nothing.
 */
export function factsOfCase(
  title: string,
  entries: readonly Pick<Standing, 'values'>[],
  target: Facts,
): Facts {
  const said = saidIn(entries)
  const whole: string[] = []
  // What was declared may say again what the target says, and less of it.
  const made = said['make-model']
  const goods = [target.description, said['goods-declared'], said.goods ?? title]
  for (const one of [...goods, made && madeOf(made)])
    if (
      one !== undefined &&
      one !== '' &&
      !whole.some((other) => folded(other).includes(folded(one)))
    )
      whole.push(one)
  const number = said.quantity
  return {
    ...target,
    ...kept({
      ...Object.fromEntries(
        Object.entries(FACT_OF).map(([field, fact]) => [fact, said[field] ?? undefined]),
      ),
      description: whole.join('\n').slice(0, DESCRIPTION_MOST),
      serial: made && (serialsOf(made).join(', ') || undefined),
      quantity: number === undefined ? undefined : [number, said.unit].filter(Boolean).join(' '),
      suspicion: [said.finding, said['reason-more']].filter(Boolean).join('\n') || undefined,
    }),
  }
}

const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim()

/** How a request from a case begins: its family, and how soon an answer is needed. */
export type Begun = {
  readonly family: GoodsFamily | null
  readonly urgency: Urgency
  /** The last lawful day of a detention. */
  readonly limitOn: CalendarDate | null
}

export function begunOf(entries: readonly Pick<Standing, 'kind' | 'values'>[]): Begun {
  const limitOn = entries.findLast((one) => one.kind === 'detention')?.values['limit-on'] ?? null
  const family = saidIn(entries).family
  return {
    family: (family as GoodsFamily | undefined) ?? null,
    // A limit runs: it does not wait for working hours.
    urgency: limitOn === null ? 'routine' : 'urgent',
    limitOn,
  }
}
