import { readLocode } from '../../base/codes/index.ts'
import type {
  Consignment,
  ConsignmentSource,
  Party,
  PartyRole,
  SupportingDocument,
} from '../../trade/index.ts'
import type { XmlElement } from '../xml.ts'
import {
  all,
  amount,
  country,
  dateTime,
  mass,
  number,
  one,
  present,
  presentOrNone,
  text,
  texts,
} from './element.ts'
import { goodsItem } from './goods-item.ts'

/** Where each trader stands in a declaration, and its role. */
const PARTIES: readonly (readonly [PartyRole, ...string[]])[] = [
  ['declarant', 'Declarant'],
  ['agent', 'Agent'],
  ['exporter', 'Exporter'],
  ['consignor', 'GoodsShipment', 'Consignor'],
  ['consignor', 'Consignment', 'Consignor'],
  ['exporter', 'GoodsShipment', 'Exporter'],
  ['consignee', 'GoodsShipment', 'Consignee'],
  ['consignee', 'Consignment', 'Consignee'],
  ['importer', 'GoodsShipment', 'Importer'],
  ['buyer', 'GoodsShipment', 'Buyer'],
  ['seller', 'GoodsShipment', 'Seller'],
  ['carrier', 'Consignment', 'Carrier'],
  ['carrier', 'GoodsShipment', 'Consignment', 'Carrier'],
  ['forwarder', 'GoodsShipment', 'Consignment', 'FreightForwarder'],
  ['notify', 'GoodsShipment', 'Consignment', 'NotifyParty'],
  ['notify', 'Consignment', 'NotifyParty'],
  ['consignor', 'GoodsShipment', 'GovernmentAgencyGoodsItem', 'Consignor'],
  ['consignee', 'GoodsShipment', 'GovernmentAgencyGoodsItem', 'Consignee'],
  ['buyer', 'GoodsShipment', 'GovernmentAgencyGoodsItem', 'Buyer'],
  ['seller', 'GoodsShipment', 'GovernmentAgencyGoodsItem', 'Seller'],
  ['manufacturer', 'GoodsShipment', 'GovernmentAgencyGoodsItem', 'Manufacturer'],
  ['endUser', 'GoodsShipment', 'EndUser'],
  ['other', 'GoodsShipment', 'Payer'],
  ['other', 'GoodsShipment', 'DomesticDutyTaxParty'],
]

const MEANS: readonly (readonly ['departure' | 'border' | 'arrival', ...string[]])[] = [
  ['departure', 'GoodsShipment', 'Consignment', 'DepartureTransportMeans'],
  ['border', 'BorderTransportMeans'],
  ['arrival', 'GoodsShipment', 'Consignment', 'ArrivalTransportMeans'],
]

const PLACES: readonly (readonly [string, ...string[]])[] = [
  ['loading', 'GoodsShipment', 'Consignment', 'LoadingLocation'],
  ['unloading', 'GoodsShipment', 'Consignment', 'UnloadingLocation'],
  ['goods', 'GoodsShipment', 'Consignment', 'GoodsLocation'],
]

/** UN/EDIFACT 1001 codes of transport documents: bills, waybills, consignment notes. */
const TRANSPORT_DOCUMENTS = new Set(
  '235 703 704 705 710 714 720 722 730 740 741 750 760 785 787 952'.split(' '),
)

/** One `Declaration` → one consignment; `undefined` when it names neither goods nor trader. */
export function readDeclaration(
  root: XmlElement,
  id: string,
  source: ConsignmentSource,
): Consignment | undefined {
  const items = all(root, 'GoodsShipment', 'GovernmentAgencyGoodsItem').map(goodsItem)
  const parties = readParties(root)
  if (items.length === 0 && parties.length === 0) return undefined
  const shipment = one(root, 'GoodsShipment')
  const typeCode = text(root, 'TypeCode')
  return present<Consignment>({
    id,
    function: functionOf(typeCode),
    source,
    declaration: presentOrNone<NonNullable<Consignment['declaration']>>({
      lrn: text(root, 'FunctionalReferenceID'),
      mrn: text(root, 'ID'),
      ucr: ucrOf(shipment),
      typeCode,
      office: officeOf(root),
      acceptedAt: dateTime(root, 'AcceptanceDateTime') ?? dateTime(root, 'IssueDateTime'),
    }),
    transportDocuments: readTransportDocuments(root),
    // an empty list is said, not left out: the schema wants it
    parties: parties.length === 0 ? undefined : parties,
    countries: readCountries(root, items),
    route: readRoute(root),
    transportMeans: readMeans(root),
    equipment: readEquipment(root),
    deliveryTerms: presentOrNone<NonNullable<Consignment['deliveryTerms']>>({
      incoterm: text(shipment, 'TradeTerms', 'ConditionCode'),
      place:
        text(shipment, 'TradeTerms', 'LocationName') ?? text(shipment, 'TradeTerms', 'LocationID'),
    }),
    invoice: amount(root, 'InvoiceAmount'),
    freight: amount(shipment, 'CustomsValuation', 'FreightChargeAmount'),
    totals: presentOrNone<NonNullable<Consignment['totals']>>({
      packages: number(root, 'TotalPackageQuantity'),
      grossMassKg: mass(root, 'TotalGrossMassMeasure'),
      items: number(root, 'GoodsItemQuantity'),
    }),
    documents: readDocuments(root),
    goodsItems: items.length === 0 ? undefined : items,
    ...(parties.length === 0 ? { parties: [] } : {}),
    ...(items.length === 0 ? { goodsItems: [] } : {}),
  })
}

const FUNCTIONS: Readonly<Record<string, Consignment['function']>> = {
  IM: 'IMPORT',
  EX: 'EXPORT',
  CO: 'IMPORT',
  TR: 'TRANSIT',
  T1: 'TRANSIT',
  T2: 'TRANSIT',
}

const functionOf = (typeCode: string | undefined): Consignment['function'] =>
  FUNCTIONS[typeCode?.slice(0, 2).toUpperCase() ?? '']

const officeOf = (root: XmlElement): string | undefined =>
  text(root, 'DeclarationOfficeID') ??
  text(root, 'PresentationOffice', 'ID') ??
  text(root, 'ExitOffice', 'ID') ??
  text(root, 'SupervisingOffice', 'ID')

/** A unique consignment reference stands in its own element or as a previous document. */
const ucrOf = (shipment: XmlElement | undefined): string | undefined =>
  text(shipment, 'UCR', 'TraderAssignedReferenceID') ??
  text(shipment, 'UCR', 'ID') ??
  text(
    all(shipment, 'PreviousDocument').find((document) => text(document, 'TypeCode') === 'DCR'),
    'ID',
  )

function readParties(root: XmlElement): Party[] {
  const parties: Party[] = []
  for (const [role, ...path] of PARTIES) {
    for (const element of all(root, ...path)) {
      const party = readParty(role, element)
      // an item often repeats the trader of its shipment
      if (party && !parties.some((known) => JSON.stringify(known) === JSON.stringify(party))) {
        parties.push(party)
      }
    }
  }
  return parties
}

function readParty(role: PartyRole, element: XmlElement): Party | undefined {
  const address = one(element, 'Address')
  const party = present<Party>({
    role,
    name: text(element, 'Name'),
    ids: texts(element, 'ID').map((value) => ({ value })),
    addressLines: texts(address, 'Line'),
    city: text(address, 'CityName'),
    postcode: text(address, 'PostcodeID'),
    subdivision: text(address, 'CountrySubDivisionName') ?? text(address, 'CountrySubDivisionCode'),
    country: country(address, 'CountryCode'),
    contact:
      [...texts(element, 'Contact', 'Name'), ...texts(element, 'Communication', 'ID')].join(
        ' · ',
      ) || undefined,
  })
  // an agent is often only a code of how it represents
  return Object.keys(party).length > 1 ? party : undefined
}

function readCountries(
  root: XmlElement,
  items: Consignment['goodsItems'],
): Consignment['countries'] {
  const shipment = one(root, 'GoodsShipment')
  const sent = country(shipment, 'ExportCountry', 'ID')
  const destination = country(shipment, 'Destination', 'CountryCode')
  const routing = all(root, 'Consignment', 'Itinerary')
    .concat(all(shipment, 'Consignment', 'Itinerary'))
    .flatMap((leg) => country(leg, 'RoutingCountryCode') ?? [])
  return presentOrNone<NonNullable<Consignment['countries']>>({
    // where the header is silent, the first item that speaks stands for it
    export: sent ?? items.find((item) => item.exportCountry)?.exportCountry,
    destination: destination ?? items.find((item) => item.destinationCountry)?.destinationCountry,
    transit: routing.filter((code) => code !== sent && code !== destination),
  })
}

function readRoute(root: XmlElement): NonNullable<Consignment['route']> {
  const legs = [
    ...all(root, 'Consignment', 'Itinerary'),
    ...all(root, 'GoodsShipment', 'Consignment', 'Itinerary'),
  ].flatMap((leg) => {
    const code = country(leg, 'RoutingCountryCode')
    return code === undefined ? [] : [{ role: 'routing', country: code }]
  })
  const places = PLACES.flatMap(([role, ...path]) =>
    all(root, ...path).flatMap((place) => {
      const name = text(place, 'Name')
      const id = text(place, 'ID')
      const locode = readLocode(id ?? '') ?? (name?.length === 5 ? readLocode(name) : undefined)
      const found = present<{ locode: string; name: string; country: string }>({
        locode,
        name: locode === undefined ? (name ?? id) : undefined,
        country: country(place, 'Address', 'CountryCode'),
      })
      return Object.keys(found).length === 0 ? [] : [{ role, ...found }]
    }),
  )
  return [...legs, ...places].map((place, i) => ({ seq: i + 1, ...place }))
}

const readMeans = (root: XmlElement): NonNullable<Consignment['transportMeans']> =>
  MEANS.flatMap(([stage, ...path]) =>
    all(root, ...path).flatMap((means) => {
      const found = present<NonNullable<Consignment['transportMeans']>[number]>({
        mode: text(means, 'ModeCode'),
        idType: text(means, 'IdentificationTypeCode'),
        id: text(means, 'ID'),
        name: text(means, 'Name'),
        nationality: country(means, 'RegistrationNationalityCode'),
      })
      return Object.keys(found).length === 0 ? [] : [{ stage, ...found }]
    }),
  )

function readEquipment(root: XmlElement): NonNullable<Consignment['equipment']> {
  const found = new Map<string, { id: string; seals?: string[] }>()
  const elements = [
    ...all(root, 'GoodsShipment', 'Consignment', 'TransportEquipment'),
    ...all(root, 'GoodsShipment', 'GovernmentAgencyGoodsItem', 'Commodity', 'TransportEquipment'),
  ]
  for (const element of elements) {
    const id = text(element, 'ID')
    const seals = texts(element, 'Seal', 'ID')
    if (id === undefined) continue
    const known = found.get(id) ?? { id }
    const joined = [...new Set([...(known.seals ?? []), ...seals])]
    found.set(id, joined.length === 0 ? { id } : { id, seals: joined })
  }
  return [...found.values()]
}

function previousDocuments(root: XmlElement): XmlElement[] {
  const shipment = one(root, 'GoodsShipment')
  return [
    ...all(shipment, 'PreviousDocument'),
    ...all(shipment, 'GovernmentAgencyGoodsItem', 'PreviousDocument'),
  ]
}

function readTransportDocuments(root: XmlElement): NonNullable<Consignment['transportDocuments']> {
  const documents = [
    ...all(root, 'GoodsShipment', 'Consignment', 'TransportContractDocument'),
    ...all(root, 'Consignment', 'TransportContractDocument'),
    ...previousDocuments(root).filter((document) =>
      TRANSPORT_DOCUMENTS.has(text(document, 'TypeCode') ?? ''),
    ),
  ]
  const found: { type?: string; id: string }[] = []
  for (const document of documents) {
    const id = text(document, 'ID')
    const type = text(document, 'TypeCode')
    if (id === undefined || found.some((known) => known.id === id)) continue
    found.push(type === undefined ? { id } : { type, id })
  }
  return found
}

/** Documents of the header, and the earlier declarations that this one follows. */
function readDocuments(root: XmlElement): SupportingDocument[] {
  const earlier = previousDocuments(root).filter(
    (document) => !TRANSPORT_DOCUMENTS.has(text(document, 'TypeCode') ?? ''),
  )
  return [
    ...all(root, 'AdditionalDocument'),
    ...all(root, 'GoodsShipment', 'AdditionalDocument'),
    ...earlier,
  ].flatMap(readDocument)
}

/** A document's code stands in two fields: `C` and `676` are the one code `C676`. */
export function readDocument(element: XmlElement): SupportingDocument[] {
  const type = `${text(element, 'CategoryCode') ?? ''}${text(element, 'TypeCode') ?? ''}`
  const found = presentOrNone<SupportingDocument>({
    type: type || undefined,
    id: text(element, 'ID'),
    status: text(element, 'LPCOExemptionCode'),
    reason: text(element, 'Name'),
    validTo: dateTime(element, 'EffectiveDateTime'),
  })
  return found === undefined ? [] : [found]
}
