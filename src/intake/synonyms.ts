import { MAPPED_ROLES, type MappedRole, type PartyPart } from './fields.ts'
import { barer, conceptKey, headerWords, isCurrency } from './header-words.ts'

/**
 * Which concepts (see `header-words.ts`) name which field, best name first. Written in English
 * words; every language that the concepts know reads through them.
 */
const NAMES: Readonly<Record<string, string>> = {
  function: 'flow | imp or exp | import export | movement type | trade flow | flow type',
  'declaration.mrn':
    'mrn | declaration number | declaration id | declaration registration number | declaration code | bill entry number | be number | bill entry | registration number | customs declaration number | customs reference number | sb number | shipping bill number | shipping bill | import declaration number | export declaration number | declaration',
  'declaration.lrn':
    'lrn | local reference number | functional reference id | reference number | trader reference',
  'declaration.ucr': 'ucr | ducr | unique consignment reference',
  'declaration.typeCode':
    'declaration type | be type | entry type | type declaration | declaration type code',
  'declaration.office':
    'customs office | office | customs office name | office name | customs office code | office code | customs | customs name | customs point code | customs clearance office | entry office code | exit office | office code name | customs code | customs clearance | registered customs post',
  'declaration.acceptedAt':
    'acceptance date | declaration date | import date | export date | registration date | assessment date | date | date issue | be registration date | bill entry date | entry date | release date | dispatch date | arrival date | receipt date | settlement date | month',
  'declaration.declarantRef': 'declarant reference | declarant reference number',
  'transportDocuments.id':
    'bill number | bill lading number | bill | bill lading | awb | awb number | air waybill | waybill number | transport document number | transport document | house bill | master bill | hbl | mbl | bill loading | bill loading number',
  'countries.export':
    'export country | export country code | country export code | country exporter | from country name | from country',
  'countries.dispatch':
    'dispatch country | dispatch country code | loading country | consignment country | country consignment | country last consignment | provenance country | dispatch | acquisition country | origin dispatch country | supply country | sending country',
  'countries.destination':
    'destination country | country destination code | destination | to country name | to country | country dispatch destination | country dispatch destination code | gen country destination code',
  'countries.finalDestination': 'final destination country | final destination',
  'countries.transit': 'transit country | transit countries | country transit',
  'route.receipt': 'place receipt',
  'route.loading':
    'loading port | port loading | dispatch port | origin port | port origin | shipping port | foreign port | port dispatch | loading place | local port loading | place loading | port maritime origin',
  'route.transshipment': 'transshipment port | port transshipment',
  'route.unloading':
    'unloading port | port unloading | destination port | port destination | unloading place | place unloading | local port unloading | entry port | port entry | port maritime destination | import port',
  'route.delivery': 'place delivery | delivery place | delivery point',
  'transportMeans.mode':
    'transport mode | mode transport | transport type | type transport | transport mode code | transport | mot | delivery transport type | transport code description',
  'transportMeans.id':
    'transport means id | transport id | vessel imo | imo number | imo | conveyance id | number plate | vehicle number',
  'transportMeans.name': 'vessel name | vessel | transport name | conveyance name',
  'transportMeans.nationality':
    'transport nationality | transport nationality code | nationality vehicle | vessel nationality',
  'transportMeans.voyage': 'voyage number | voyage | flight number | flight',
  'equipment.id':
    'container number | container | container id | equipment number | container numbers',
  'equipment.seals': 'seal number | seal | customs seal',
  'deliveryTerms.incoterm':
    'incoterm | terms delivery | delivery terms | delivery terms code | terms delivery code | incoterm code | delivery term code | sale terms',
  'deliveryTerms.place':
    'terms delivery place | delivery terms place | incoterm place | delivery term place',
  currency:
    'currency | currency code | invoice currency | invoice currency code | currency unit | contract currency | price currency | currency contract price | value currency | foreign currency',
  invoice:
    'total invoice value | invoice total | invoice total value | total invoice | total price | contract value',
  freight: 'freight | freight value | freight price | total freight',
  'totals.packages': 'total packages | total packages quantity | packages total number',
  'totals.grossMassKg':
    'total gross weight | shipment gross weight total | total weight gross declaration',
  'totals.items':
    'items total | number items | items count | total items | number product | items cnt',
  'documents.type': 'licence type | document type | document code',
  'documents.id':
    'licence number | licence | number licence | export licence | permit number | export licence number | authorisation number',
  'goodsItems.seq':
    'item number | item | item no | line number | sequence number | item sequence | product item number | line',
  'goodsItems.description':
    'product description | goods description | description | description product | product | commercial description | product desc | item description | cargo description | product declaration | product name | commodity | name product | description name product | product designation',
  'goodsItems.commodityCode':
    'hs code | hs | commodity code | product code hs | tariff code | hs tariff code | hs number | tariff number | tariff heading | heading tariff | tariff heading code | hs heading | customs tariff code | nomenclature code | nomenclature | code tariff nomenclature | product code tariff | code hs nomenclature | hs nomenclature | cn code | eleven digits | tariff | heading | тн вэд | code тн вэд | product code | classification code | tariff classification | hs subheading | statistical number | statistical code | statistical product number',
  'goodsItems.additionalCode': 'additional code | supplementary code | taric additional code',
  'goodsItems.casNumbers': 'cas | cas number | cas rn',
  'goodsItems.originCountry':
    'origin country | origin country code | origin | origin country name | origin code | gen country origin',
  'goodsItems.grossMassKg':
    'gross weight | gross | weight gross item | g weight | shipment gross weight | weight | total weight | volume weight',
  'goodsItems.netMassKg':
    'net weight | net | n weight | weight net item | shipment net weight | net net weight',
  'goodsItems.massUnit': 'weight unit | gross weight unit | net weight unit | unit weight',
  'goodsItems.supplementaryQuantity':
    'quantity | supplementary quantity | statistical quantity | supp units | commercial quantity | comercial quantity | item quantity | total quantity | quantity product | supplementary units quantity',
  'goodsItems.supplementaryUnit':
    'unit | quantity unit | supplementary unit | unit measure | measure unit | commercial unit | comercial unit | unit quantity type | statistical unit | unit measurement | additional measurement unit | commercial measure unit | quantity type | item quantity type | unit code',
  'goodsItems.packages.quantity':
    'number packages | packages | packages quantity | packages number | name packages | quantity packages | packages count',
  'goodsItems.packages.type':
    'packages type | type packages | packages code | packages unit | type pack | nature packages | packages kind | packages type code',
  'goodsItems.packages.marks': 'marks | marks number | packages marks | shipping marks',
  'goodsItems.itemPrice':
    'item price | invoice value | item invoice value | price | invoice value item | value invoice item | product value | val invoice article | value item | item value | invoice | total value foreign currency | value foreign currency',
  'goodsItems.unitPrice':
    'unit price | price unit | unit value | value unit | price per unit | unit invoice price | declared unit price | invoice unitprice | fob unit | fob per unit | cif unit | cif per unit',
  'goodsItems.statisticalValue':
    'statistical value | item statistical value | statistical value item | fob | fob value | value fob | fob item | item fob | total fob | free on board | total value | value | declared value | value usd | value statistical item | fob declared value',
  'goodsItems.customsValue':
    'customs value | item customs value | assessed customs value | cif | cif value | value cif | cif item | item cif | total cif | assessed value | customs cost value | cost insurance freight | total assess value | declared customs value | taxable value | total customs value | cnf cif | cargo value | valuation | total cost',
  'goodsItems.procedure':
    'procedure code | procedure | customs procedure code | customs procedure | procedure name | extended procedure | item procedure code | customs mode code | procedure current code | cpc | cpc code | procedure code description',
  'goodsItems.previousProcedure': 'previous procedure | previous procedure code',
}

const PARTS: Readonly<Record<PartyPart, string>> = {
  name: ' | name | name address | full name | name location | party name | party | company | company name',
  id: 'id | tin | code | number | tax number | tax id | tax id number | tax code | tin number | identification number | business tin | bp | id number | registration number | eori number | economic key',
  address: 'address | street | address line | address 1 | address 2 | street number',
  city: 'city | city name',
  postcode: 'postcode | postcode code | code postcode',
  subdivision: 'state | state state | region | county',
  country: 'country | country name | country code',
  contact:
    'phone | phone number | phone phone | phone e phone | person | phone person | phone name',
}

/** Words that name a role when they stand beside each other. */
const ROLE_PHRASES: readonly (readonly [string, MappedRole])[] = [
  ['customs broker', 'agent'],
  ['customs agent', 'agent'],
  ['clearing agent', 'agent'],
  ['broker', 'agent'],
  ['agent', 'agent'],
  ['cha', 'agent'],
  ['transport company', 'carrier'],
  ['shipping line', 'carrier'],
  ['shipping company', 'carrier'],
  ['end user', 'endUser'],
  ['notify', 'notify'],
]

const roles = new Set<string>(MAPPED_ROLES)

/** key of a set of concepts → fields with their rank (0 best). */
const fieldsByKey = new Map<string, { field: string; rank: number }>()
for (const [field, names] of Object.entries(NAMES)) {
  for (const [rank, name] of names.split('|').entries()) {
    const key = conceptKey(headerWords(name.trim()).concepts)
    if (!fieldsByKey.has(key)) fieldsByKey.set(key, { field, rank })
  }
}
const partByKey = new Map<string, { part: PartyPart; rank: number }>()
for (const [part, names] of Object.entries(PARTS)) {
  for (const [rank, name] of names.split('|').entries()) {
    const key = conceptKey(headerWords(name.trim()).concepts)
    if (!partByKey.has(key)) partByKey.set(key, { part: part as PartyPart, rank })
  }
}

/** How well a header names a field: 1 at best; lower for later names and dropped words. */
export type Named = { readonly field: string; readonly score: number }

const RANK_COST = 0.01
const DROPPED_COST = 0.12
const TRANSLATED_COST = 0.05

/** The field that a header names, or `undefined`. */
export function nameHeader(header: string): Named | undefined {
  const { concepts, words } = headerWords(header)
  const plain = concepts.filter((concept) => !isCurrency(concept))
  const translated = words.at(-1) === 'en' ? TRANSLATED_COST : 0
  const party = nameParty(plain)
  if (party) return { field: party.field, score: party.score - translated }
  const exact = fieldsByKey.get(conceptKey(plain))
  if (exact) return { field: exact.field, score: 1 - exact.rank * RANK_COST - translated }
  // PRODUCT_DESCRIPTION_2 counts; the digit of HS_CODE_2 is a length
  const counted = /^[1-9]$/.test(plain.at(-1) ?? '') ? plain.slice(0, -1) : undefined
  if (counted) {
    const found = fieldsByKey.get(conceptKey(counted))
    if (found?.field === 'goodsItems.description') {
      return { field: found.field, score: 1 - found.rank * RANK_COST - DROPPED_COST }
    }
    return undefined
  }
  for (const bare of barer(plain)) {
    const found = fieldsByKey.get(conceptKey(bare))
    if (!found) continue
    const cost = (plain.length - bare.length) * DROPPED_COST
    return { field: found.field, score: 1 - found.rank * RANK_COST - cost - translated }
  }
  return undefined
}

/** The text of the tariff itself: no trader's description, but better than none. */
export const isTariffText = (header: string): boolean => {
  const key = conceptKey(headerWords(header).concepts)
  return (
    key === 'description hs' || key === 'code description hs' || key === 'description hs product'
  )
}

function nameParty(concepts: readonly string[]): Named | undefined {
  const split = splitRole(concepts)
  if (!split) return undefined
  const rest = split.rest.filter((word) => word !== 'std' && word !== 'vn')
  const part = partByKey.get(conceptKey(rest))
  if (!part) return undefined
  const cost = (split.rest.length - rest.length) * DROPPED_COST
  return {
    field: `parties.${split.role}.${part.part}`,
    score: 1 - part.rank * RANK_COST - cost,
  }
}

function splitRole(
  concepts: readonly string[],
): { role: MappedRole; rest: readonly string[] } | undefined {
  for (const [phrase, role] of ROLE_PHRASES) {
    const words = phrase.split(' ')
    const at = concepts.findIndex((_, i) => words.every((word, k) => concepts[i + k] === word))
    if (at !== -1) {
      return { role, rest: [...concepts.slice(0, at), ...concepts.slice(at + words.length)] }
    }
  }
  const at = concepts.findIndex((concept) => roles.has(concept))
  if (at === -1) return undefined
  const rest = [...concepts.slice(0, at), ...concepts.slice(at + 1)]
  // "exporter" beside "country of" is the country of export in most layouts, see NAMES
  if (rest.some((concept) => roles.has(concept))) return undefined
  return { role: concepts[at] as MappedRole, rest }
}
