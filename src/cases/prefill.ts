import type { CalendarDate } from '../base/index.ts'
import type { Consignment } from '../trade/index.ts'
import { type EntryKindName, fieldsOf, type Standing } from './entry.ts'
import { type Field, readValue, type Values } from './field.ts'

/** UN/CEFACT recommendation 19, and how the readers of files write it in words. */
const MODES: readonly (readonly [RegExp, string])[] = [
  [/^(1\d?|10|sea|maritime.*|vessel|ship)$/i, 'sea'],
  [/^(2\d?|rail)$/i, 'rail'],
  [/^(3\d?|road|truck)$/i, 'road'],
  [/^(4\d?|air)$/i, 'air'],
  [/^(5\d?|mail|post|postal)$/i, 'mail'],
  [/^(8\d?|inland.*)$/i, 'inland-water'],
]
const DIRECTIONS: Readonly<Record<string, string>> = {
  IMPORT: 'import',
  ENTRY: 'import',
  EXPORT: 'export',
  TRANSIT: 'transit',
  TRANSSHIPMENT: 'transhipment',
}

type Target = Partial<Consignment>

/** What a consignment says in the fields of a case; what it does not say is absent. */
export function valuesOfTarget(target: Target): Values {
  const [item] = target.goodsItems ?? []
  const [means] = target.transportMeans ?? []
  const { countries = {} } = target
  const party = (role: string) => target.parties?.find((one) => one.role === role)?.name
  const mode = target.transportMeans?.map((one) => one.mode).find((one) => one !== undefined)
  const [number, unit] =
    item?.supplementaryQuantity === undefined
      ? [item?.netMassKg ?? item?.grossMassKg ?? target.totals?.grossMassKg, 'kg']
      : [item.supplementaryQuantity, item.supplementaryUnit ?? '']
  const value = item?.statisticalValue ?? item?.customsValue ?? item?.itemPrice ?? target.invoice
  // A description may go over several lines of its cell; a field has one.
  const goods = item?.description?.replace(/\p{Cc}+/gu, ' ').trim()
  const said: Readonly<Record<string, string | undefined>> = {
    'selection-basis': 'national-profile',
    direction: DIRECTIONS[target.function ?? ''],
    hs: item?.hs6 ?? item?.commodityCode,
    quantity: number === undefined ? undefined : String(number),
    unit: number === undefined ? undefined : unit,
    mode: MODES.find(([pattern]) => mode !== undefined && pattern.test(mode))?.[1],
    departure: countries.export ?? countries.dispatch ?? item?.exportCountry,
    destination: countries.finalDestination ?? countries.destination ?? item?.destinationCountry,
    'final-destination': countries.finalDestination,
    origin: item?.originCountry,
    transit: countries.transit?.join(' '),
    goods,
    'goods-declared': goods,
    cas: item?.casNumbers?.[0],
    value: value?.amount,
    currency: value?.currency,
    container: target.equipment?.[0]?.id,
    conveyance: means?.name ?? means?.id,
    imo: means?.id,
    awb: target.transportDocuments?.[0]?.id,
    'bill-of-lading': target.transportDocuments?.[0]?.id,
    office: target.declaration?.office,
    declaration: target.declaration?.mrn ?? target.declaration?.lrn,
    exporter: party('exporter') ?? party('consignor'),
    consignee: party('consignee'),
    'end-user': party('endUser'),
    entity: party('exporter') ?? party('consignor'),
    'given-to': party('exporter') ?? party('consignor'),
  }
  return Object.fromEntries(
    Object.entries(said).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])),
  )
}

/** Said of one entry alone: never carried to the next. */
const OWN = new Set([
  ...['hazards-read', 'package-opened', 'result', 'finding', 'reason', 'reason-more', 'remarks'],
  ...['condition', 'amount', 'decision', 'outcome', 'published', 'grounds', 'flag'],
  ...['custodial-months', 'mitigating', 'aggravating', 'appeal-until', 'provision', 'entity'],
  ...['ruling', 'reasoning', 'reference', 'valid-until'],
  ...['ruling-decision', 'owner-contacted', 'because'],
])

/** What a case says by now: its entries in their order, before them its target, before it its title. */
export function saidSoFar(known: {
  readonly target: Target | null
  readonly title: string
  readonly entries: readonly Standing[]
}): Values {
  const carried: Record<string, string> = {}
  for (const entry of known.entries)
    for (const [key, value] of Object.entries(entry.values)) if (!OWN.has(key)) carried[key] = value
  return {
    goods: known.title,
    ...(known.target === null ? {} : valuesOfTarget(known.target)),
    ...carried,
  }
}

/**
 * What a form begins with: what the case says already, else what its target says, else the day; of
 * both only what can be read. An entry that is corrected begins as it stands. Pure.
 */
export function prefilled(
  kind: EntryKindName,
  known: {
    readonly target: Target | null
    readonly title: string
    readonly entries: readonly Standing[]
    readonly today: CalendarDate
  },
): Values {
  const { entries, today } = known
  const lastStep = entries.filter((one) => one.kind === 'custody').at(-1)?.values
  // The place of the last step is where the next one begins, and who had the goods gives them on.
  const held: Values = lastStep?.to === undefined ? {} : { from: lastStep.to }
  const { to: _, 'place-held': __, 'custody-for': ___, from: ____, ...rest } = saidSoFar(known)
  const begun: Values = { ...rest, ...held, 'event-on': today }
  return readable(fieldsOf(kind), begun)
}

/** Of these values those of the fields that can be read. */
export const readable = (fields: readonly Field[], values: Values): Values =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = readValue(field, values[field.key])
      return value === undefined ? [] : [[field.key, value]]
    }),
  )

/** The share of the short form that stands there before anybody types: 0 to 1. */
export function sharePrefilled(kind: EntryKindName, values: Values): number {
  const short = fieldsOf(kind).filter((one) => one.mandatory)
  return short.filter((one) => values[one.key] !== undefined).length / short.length
}
