import { countryCode, hs6Of } from '../base/index.ts'
import type { Consignment, Party } from '../trade/index.ts'
import { FUNCTIONS, PARTY_ROLES } from '../trade/index.ts'
import type { RiskProfile } from './profile.ts'

/**
 * The shape of the scenario pack (one JSON object a line): a consignment close to the canonical
 * one, and the lists and limits that hold for the case.
 */
type Loose = { readonly [key: string]: unknown }
const record = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {}
const list = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.map(record) : [])
const text = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined
const country = (value: unknown): string | undefined => {
  const sent = text(value)
  return sent === undefined ? undefined : (countryCode(sent) ?? sent)
}
const when = (value: unknown): string | undefined => {
  const sent = text(value)
  return sent !== undefined && /^\d{4}-\d{2}-\d{2}/.test(sent) ? sent : undefined
}

type Absent<T> = { [K in keyof T]: T[K] | undefined }
/** Leaves out what is absent, as the canonical record does. */
const present = <T extends object>(value: Absent<T>): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T

const ROLES: Readonly<Record<string, Party['role']>> = {
  notifyparty: 'notify',
  freightforwarder: 'forwarder',
  representative: 'agent',
  finalconsignee: 'endUser',
}
const roleOf = (value: unknown): Party['role'] => {
  const sent = text(value) ?? ''
  const known = PARTY_ROLES.find((role) => role.toLowerCase() === sent.toLowerCase())
  return known ?? ROLES[sent.toLowerCase()] ?? 'other'
}

const documents = (value: unknown) =>
  Array.isArray(value)
    ? list(value).map((one) =>
        present({
          type: text(one.type),
          id: text(one.id),
          status: text(one.status),
          reason: text(one.reason),
          validTo: when(one.validTo),
          goods: text(one.goods),
          consignee: text(one.consignee),
        }),
      )
    : undefined

const amount = (value: unknown, currency: unknown) => {
  const sent = text(value)
  return sent !== undefined && /^-?\d+(\.\d+)?$/.test(sent)
    ? present({ amount: sent, currency: text(currency) })
    : undefined
}

function party(one: Loose): Party {
  const profile = record(one.profile)
  const ids = list(one.ids).flatMap((id) => {
    const value = text(id.value)
    return value === undefined ? [] : [present({ scheme: text(id.scheme), value })]
  })
  return present<Party>({
    role: roleOf(one.role),
    name: text(one.name),
    ids: ids.length > 0 ? ids : undefined,
    typeOfPerson: text(one.typeOfPerson),
    addressLines: Array.isArray(one.addressLines)
      ? one.addressLines.filter((line): line is string => typeof line === 'string' && line !== '')
      : undefined,
    street: text(one.street),
    city: text(one.city),
    postcode: text(one.postcode),
    subdivision: text(one.subdivision),
    country: country(one.country),
    contact: text(one.contact),
    profile:
      one.profile === undefined
        ? undefined
        : present({
            firstSeen: when(profile.firstSeen),
            consignmentCount: number(profile.consignmentCount),
            usualHs4: Array.isArray(profile.usualHs4) ? profile.usualHs4.map(String) : undefined,
            incorporated: when(profile.incorporated),
            activity: text(profile.activity),
          }),
  })
}

function goodsItem(one: Loose, at: number): Consignment['goodsItems'][number] {
  const code = text(one.commodityCode)
  const packages = Array.isArray(one.packages)
    ? list(one.packages)
    : one.packages
      ? [record(one.packages)]
      : undefined
  return present<Consignment['goodsItems'][number]>({
    seq: number(one.seq) ?? at + 1,
    description: text(one.description),
    hs6: text(one.hs6) ?? (code === undefined ? undefined : hs6Of(code)),
    commodityCode: code,
    casNumbers: Array.isArray(one.casNumbers) ? one.casNumbers.map(String) : undefined,
    originCountry: country(one.originCountry),
    grossMassKg: number(one.grossMassKg),
    netMassKg: number(one.netMassKg),
    supplementaryQuantity: number(one.supplementaryQuantity),
    supplementaryUnit: text(one.supplementaryUnit),
    packages: packages?.map((pack) =>
      present({ quantity: number(pack.quantity), type: text(pack.type), marks: text(pack.marks) }),
    ),
    equipmentIds: Array.isArray(one.equipmentIds) ? one.equipmentIds.map(String) : undefined,
    itemPrice: amount(one.itemPrice, one.currency),
    unitPrice: amount(one.unitPrice, one.currency),
    documents: documents(one.documents),
  })
}

/** The canonical consignment of a scenario line; what it cannot hold is left out. */
export function consignmentOfScenario(line: unknown, place = 1): Consignment {
  const top = record(line)
  const source = record(top.consignment ?? line)
  const id = text(top.id) ?? text(source.id) ?? String(place)
  const declaration = record(source.declaration)
  const countries = record(source.countries)
  const transit = [...list(source.transit), ...list(countries.transit)].map((one) =>
    country(one.country),
  )
  const plainTransit = [source.transit, countries.transit]
    .flatMap((one) => (Array.isArray(one) ? one : []))
    .filter((one): one is string => typeof one === 'string')
    .map(country)
  const through = [...transit, ...plainTransit].filter((one): one is string => one !== undefined)
  const means = source.transportMeans ?? source.transport
  const transportDocuments = source.transportDocuments ?? source.transportDocument
  const asList = (value: unknown): readonly Loose[] =>
    Array.isArray(value) ? list(value) : value === undefined ? [] : [record(value)]
  const freight = record(source.freight)
  return present<Consignment>({
    id,
    function: FUNCTIONS.find((one) => one === source.function),
    source: { file: 'scenario', record: place, format: 'scenario' },
    declaration: present({
      lrn: text(declaration.lrn),
      mrn: text(declaration.mrn),
      ucr: text(declaration.ucr),
      typeCode: text(declaration.typeCode),
      procedure: text(declaration.procedure),
      acceptedAt: when(declaration.acceptedAt),
    }),
    transportDocuments: asList(transportDocuments).map((one) =>
      present({ type: text(one.type), id: text(one.id), level: text(one.level) }),
    ),
    parties: list(source.parties).map(party),
    countries: present({
      export: country(countries.export),
      dispatch: country(countries.dispatch),
      destination: country(countries.destination),
      finalDestination:
        country(countries.finalDestination) ??
        country(record(source.finalDestination).country) ??
        country(source.finalDestination),
      transit: through.length > 0 ? through : undefined,
    }),
    route: list(source.route).map((one, at) =>
      present({
        seq: number(one.seq) ?? at + 1,
        locode: text(one.locode),
        name: text(one.name),
        country: country(one.country),
        role: text(one.role),
        at: when(one.at),
      }),
    ),
    transportMeans: asList(means).map((one) =>
      present({
        mode: text(one.mode),
        idType: text(one.idType),
        id: text(one.id),
        name: text(one.name),
        nationality: country(one.nationality),
        voyage: text(one.voyage),
      }),
    ),
    equipment: list(source.equipment).flatMap((one) => {
      const equipmentId = text(one.id)
      return equipmentId === undefined ? [] : [{ id: equipmentId }]
    }),
    deliveryTerms: present({
      incoterm: text(record(source.deliveryTerms).incoterm),
      place: text(record(source.deliveryTerms).place),
    }),
    invoice: amount(record(source.invoice).amount, record(source.invoice).currency),
    freight: amount(freight.amount, freight.currency),
    documents: documents(source.documents),
    totals: present({
      packages: number(record(source.totals).packages),
      grossMassKg: number(record(source.totals).grossMassKg),
      items: number(record(source.totals).items),
    }),
    goodsItems: list(source.goodsItems).map(goodsItem),
  })
}

/** The profile with the lists and limits of a scenario's `context` in place of its own. */
export function profileOfScenario(line: unknown, profile: RiskProfile): RiskProfile {
  const context = record(record(line).context)
  const codes = (key: string, own: ReadonlySet<string>) =>
    Array.isArray(context[key]) ? new Set(context[key].map(String)) : own
  return {
    ...profile,
    embargoed: codes('embargoed', profile.embargoed),
    destinationsOfConcern: codes('destinationsOfConcern', profile.destinationsOfConcern),
    transshipmentHubs: codes('transshipmentHubs', profile.transshipmentHubs),
    newTraderReferenceDate: when(context.newTraderReferenceDate) ?? profile.newTraderReferenceDate,
    newTraderDays: number(context.newTraderDays) ?? profile.newTraderDays,
  }
}
