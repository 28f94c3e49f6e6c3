import type { Consignment, GoodsItem, Party, ReadConsignment } from '../trade/index.ts'
import type { Compiled } from './compile.ts'
import type { PlacedCells } from './placed.ts'
import type { FileName } from './reader.ts'

/** A consignment under construction: the rows of one declaration add to it. */
export type Draft = {
  readonly consignment: ReadConsignment
  /** Of each goods item (`Wording`). */
  readonly wording: (object | undefined)[]
}

/** Starts a consignment with its first row; `undefined` when the row says nothing. */
export function beginConsignment(
  how: Compiled,
  cells: PlacedCells,
  file: FileName,
  record: number,
  line: number,
  direction: Consignment['function'],
): Draft | undefined {
  const wording: Draft['wording'] = []
  const item = itemOf(how, cells, 1, wording)
  const parties = readParties(how, cells)
  if (item === undefined && parties.length === 0) return undefined
  const consignment: ReadConsignment = {
    source: { file: file.file, record, format: 'table', fileHash: file.fileHash, line },
    parties,
    goodsItems: item === undefined ? [] : [item],
  }
  const found = how.function?.(cells) ?? direction
  if (found !== undefined) consignment.function = found
  readDeclaration(how, cells, consignment)
  readTransport(how, cells, consignment)
  readMoney(how, cells, consignment)
  return { consignment, wording }
}

/** Adds a further row of the same declaration; false when the row says nothing. */
export function addRow(how: Compiled, cells: PlacedCells, draft: Draft): boolean {
  const { consignment, wording } = draft
  const item = itemOf(how, cells, consignment.goodsItems.length + 1, wording)
  const parties = readParties(how, cells)
  if (item === undefined && parties.length === 0) return false
  if (item !== undefined) consignment.goodsItems.push(item)
  for (const party of parties) {
    // a declaration can have a consignee per item: none of them may be lost
    if (!consignment.parties.some((known) => sameParty(known, party)))
      consignment.parties.push(party)
  }
  mergeTransport(how, cells, consignment)
  return true
}

/** A party that comes back unchanged is the very same value. */
const sameParty = (a: Party, b: Party): boolean =>
  a === b ||
  (a.role === b.role &&
    a.name === b.name &&
    a.country === b.country &&
    a.ids?.[0]?.value === b.ids?.[0]?.value &&
    a.addressLines?.join() === b.addressLines?.join())

function mergeTransport(how: Compiled, cells: PlacedCells, draft: ReadConsignment): void {
  const document = how.transportDocument?.(cells)
  if (document !== undefined && !draft.transportDocuments?.some(({ id }) => id === document)) {
    draft.transportDocuments = [...(draft.transportDocuments ?? []), { id: document }]
  }
  for (const equipment of readEquipment(how, cells) ?? []) {
    if (!draft.equipment?.some(({ id }) => id === equipment.id)) {
      draft.equipment = [...(draft.equipment ?? []), equipment]
    }
  }
  const countries = how.countries?.(cells)
  // the first row speaks for the declaration; what it left open, a later one may say
  if (countries && countries !== draft.countries) {
    draft.countries = { ...countries, ...draft.countries }
  }
}

function readParties(how: Compiled, cells: PlacedCells): Party[] {
  const parties: Party[] = []
  for (const get of how.parties) {
    const party = get(cells)
    if (party !== undefined) parties.push(party)
  }
  return parties
}

/** A price alone makes an item too: where the asked fields say nothing, all are looked at. */
const itemOf = (
  how: Compiled,
  cells: PlacedCells,
  seq: number,
  wording: Draft['wording'],
): GoodsItem | undefined =>
  readItem(how, cells, seq, wording) ?? (how.whole && readItem(how.whole, cells, seq, wording))

/** An absent value leaves no key. Each key is set by its own name: engines are fast at that. */
function readItem(
  how: Compiled,
  cells: PlacedCells,
  seq: number,
  wording: Draft['wording'],
): GoodsItem | undefined {
  const goods = how.goods?.(cells)
  const tariff = how.tariff?.(cells)
  const item: GoodsItem = { seq: how.seq === undefined ? seq : itemNumber(how.seq(cells), seq) }
  if (goods !== undefined) {
    item.description = goods.text
    if (goods.cas !== undefined) item.casNumbers = [...goods.cas]
  }
  if (tariff !== undefined) {
    item.commodityCode = tariff.commodityCode
    if (tariff.hs6 !== undefined) item.hs6 = tariff.hs6
    if (tariff.hs6Guess !== undefined) item.hs6Guess = tariff.hs6Guess
  }
  const cas = how.cas?.(cells)
  if (cas !== undefined) item.casNumbers = [...new Set([...(item.casNumbers ?? []), ...cas])]
  const additional = how.additionalCode?.(cells)
  if (additional !== undefined) item.additionalCodes = [{ value: additional }]
  const origin = how.origin?.(cells)
  if (origin !== undefined) item.originCountry = origin
  const gross = how.gross?.(cells)
  if (gross !== undefined) item.grossMassKg = gross
  const net = how.net?.(cells)
  if (net !== undefined) item.netMassKg = net
  const quantity = how.quantity?.(cells)
  if (quantity !== undefined) item.supplementaryQuantity = quantity
  const unit = how.unit?.(cells)
  if (unit !== undefined) item.supplementaryUnit = unit
  const itemPrice = how.itemPrice?.(cells)
  if (itemPrice !== undefined) item.itemPrice = itemPrice
  const unitPrice = how.unitPrice?.(cells)
  if (unitPrice !== undefined) item.unitPrice = unitPrice
  const statisticalValue = how.statisticalValue?.(cells)
  if (statisticalValue !== undefined) item.statisticalValue = statisticalValue
  const customsValue = how.customsValue?.(cells)
  if (customsValue !== undefined) item.customsValue = customsValue
  const procedure = how.procedure?.(cells)
  if (procedure !== undefined) item.procedure = procedure
  const previous = how.previousProcedure?.(cells)
  if (previous !== undefined) item.previousProcedure = previous
  const packages = readPackages(how, cells)
  if (packages !== undefined) item.packages = [packages]
  const says =
    goods !== undefined ||
    tariff !== undefined ||
    gross !== undefined ||
    net !== undefined ||
    statisticalValue !== undefined ||
    customsValue !== undefined ||
    itemPrice !== undefined
  if (!says) return undefined
  wording.push(goods)
  return item
}

type Packages = NonNullable<GoodsItem['packages']>[number]

function readPackages(how: Compiled, cells: PlacedCells): Packages | undefined {
  let packages: Packages | undefined
  const quantity = how.packagesQuantity?.(cells)
  if (quantity !== undefined) packages = { quantity }
  const type = how.packagesType?.(cells)
  if (type !== undefined) (packages ??= {}).type = type
  const marks = how.marks?.(cells)
  if (marks !== undefined) (packages ??= {}).marks = marks
  return packages
}

const itemNumber = (given: number | undefined, otherwise: number): number =>
  given !== undefined && Number.isInteger(given) && given >= 1 ? given : otherwise

function readDeclaration(how: Compiled, cells: PlacedCells, draft: ReadConsignment): void {
  let declaration: Consignment['declaration']
  const lrn = how.lrn?.(cells)
  if (lrn !== undefined) declaration = { lrn }
  const mrn = how.mrn?.(cells)
  if (mrn !== undefined) (declaration ??= {}).mrn = mrn
  const ucr = how.ucr?.(cells)
  if (ucr !== undefined) (declaration ??= {}).ucr = ucr
  const typeCode = how.typeCode?.(cells)
  if (typeCode !== undefined) (declaration ??= {}).typeCode = typeCode
  const office = how.office?.(cells)
  if (office !== undefined) (declaration ??= {}).office = office
  const acceptedAt = how.acceptedAt?.(cells)
  if (acceptedAt !== undefined) (declaration ??= {}).acceptedAt = acceptedAt
  const declarantRef = how.declarantRef?.(cells)
  if (declarantRef !== undefined) (declaration ??= {}).declarantRef = declarantRef
  if (declaration !== undefined) draft.declaration = declaration
}

function readTransport(how: Compiled, cells: PlacedCells, draft: ReadConsignment): void {
  const document = how.transportDocument?.(cells)
  if (document !== undefined) draft.transportDocuments = [{ id: document }]
  const countries = how.countries?.(cells)
  if (countries !== undefined) draft.countries = countries
  const route = how.route?.(cells)
  if (route !== undefined) draft.route = route
  const means = readMeans(how, cells)
  if (means !== undefined) draft.transportMeans = [means]
  const equipment = readEquipment(how, cells)
  if (equipment !== undefined) draft.equipment = equipment
}

type Means = NonNullable<Consignment['transportMeans']>[number]

function readMeans(how: Compiled, cells: PlacedCells): Means | undefined {
  let means: Means | undefined
  const mode = how.meansMode?.(cells)
  if (mode !== undefined) means = { mode }
  const id = how.meansId?.(cells)
  if (id !== undefined) (means ??= {}).id = id
  const name = how.meansName?.(cells)
  if (name !== undefined) (means ??= {}).name = name
  const nationality = how.meansNationality?.(cells)
  if (nationality !== undefined) (means ??= {}).nationality = nationality
  const voyage = how.voyage?.(cells)
  if (voyage !== undefined) (means ??= {}).voyage = voyage
  return means
}

const SEVERAL = /[\s,;/|]+/

/** Several containers stand in one cell, apart by blanks, commas or strokes. */
function readEquipment(how: Compiled, cells: PlacedCells): Consignment['equipment'] {
  if (how.equipment.length === 0) return undefined
  const seal = how.seals?.(cells)
  const sealed = (id: string) => (seal ? { id, seals: [seal] } : { id })
  if (how.equipment.length === 1) {
    const id = how.equipment[0]!(cells)
    if (id === undefined) return undefined
    if (!SEVERAL.test(id)) return [sealed(id)]
  }
  const ids = how.equipment.flatMap((get) => get(cells)?.split(SEVERAL) ?? []).filter(Boolean)
  return ids.length === 0 ? undefined : [...new Set(ids)].map(sealed)
}

function readMoney(how: Compiled, cells: PlacedCells, draft: ReadConsignment): void {
  let terms: Consignment['deliveryTerms']
  const incoterm = how.incoterm?.(cells)
  if (incoterm !== undefined) terms = { incoterm }
  const place = how.incotermPlace?.(cells)
  if (place !== undefined) (terms ??= {}).place = place
  if (terms !== undefined) draft.deliveryTerms = terms
  const invoice = how.invoice?.(cells)
  if (invoice !== undefined) draft.invoice = invoice
  const freight = how.freight?.(cells)
  if (freight !== undefined) draft.freight = freight
  let totals: Consignment['totals']
  const packages = how.totalPackages?.(cells)
  if (packages !== undefined) totals = { packages }
  const grossMassKg = how.totalMass?.(cells)
  if (grossMassKg !== undefined) (totals ??= {}).grossMassKg = grossMassKg
  const items = how.totalItems?.(cells)
  if (items !== undefined) (totals ??= {}).items = items
  if (totals !== undefined) draft.totals = totals
  const type = how.documentType?.(cells)
  const id = how.documentId?.(cells)
  if (type !== undefined || id !== undefined) {
    draft.documents = [{ ...(type ? { type } : {}), ...(id ? { id } : {}) }]
  }
}
