import type { Consignment, GoodsItem, Party, ReadConsignment } from '../trade/index.ts'
import type { Compiled } from './compile.ts'
import type { PlacedCells } from './placed.ts'
import type { FileName } from './reader.ts'

/** A consignment under construction: the rows of one declaration add to it. */
export type Draft = ReadConsignment

/** Starts a consignment with its first row; `undefined` when the row says nothing. */
export function beginConsignment(
  how: Compiled,
  cells: PlacedCells,
  file: FileName,
  record: number,
  line: number,
  direction: Consignment['function'],
): Draft | undefined {
  const item = readItem(how, cells, 1)
  const parties = readParties(how, cells)
  if (item === undefined && parties.length === 0) return undefined
  const draft: Draft = {
    source: { file: file.file, record, format: 'table', fileHash: file.fileHash, line },
    parties,
    goodsItems: item === undefined ? [] : [item],
  }
  const found = how.function?.(cells) ?? direction
  if (found !== undefined) draft.function = found
  readDeclaration(how, cells, draft)
  readTransport(how, cells, draft)
  readMoney(how, cells, draft)
  return draft
}

/** Adds a further row of the same declaration; false when the row says nothing. */
export function addRow(how: Compiled, cells: PlacedCells, draft: Draft): boolean {
  const item = readItem(how, cells, draft.goodsItems.length + 1)
  const parties = readParties(how, cells)
  if (item === undefined && parties.length === 0) return false
  if (item !== undefined) draft.goodsItems.push(item)
  for (const party of parties) {
    // a declaration can have a consignee per item: none of them may be lost
    if (!draft.parties.some((known) => sameParty(known, party))) draft.parties.push(party)
  }
  mergeTransport(how, cells, draft)
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

function mergeTransport(how: Compiled, cells: PlacedCells, draft: Draft): void {
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

/** Sets a value that is there; an absent one leaves no key. */
function put<T extends object, K extends keyof T>(
  target: T,
  key: K,
  value: T[K] | undefined,
): void {
  if (value !== undefined) target[key] = value
}

function readItem(how: Compiled, cells: PlacedCells, seq: number): GoodsItem | undefined {
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
  put(item, 'originCountry', how.origin?.(cells))
  put(item, 'grossMassKg', how.gross?.(cells))
  put(item, 'netMassKg', how.net?.(cells))
  put(item, 'supplementaryQuantity', how.quantity?.(cells))
  put(item, 'supplementaryUnit', how.unit?.(cells))
  put(item, 'itemPrice', how.itemPrice?.(cells))
  put(item, 'unitPrice', how.unitPrice?.(cells))
  put(item, 'statisticalValue', how.statisticalValue?.(cells))
  put(item, 'customsValue', how.customsValue?.(cells))
  put(item, 'procedure', how.procedure?.(cells))
  put(item, 'previousProcedure', how.previousProcedure?.(cells))
  const packages: NonNullable<GoodsItem['packages']>[number] = {}
  put(packages, 'quantity', how.packagesQuantity?.(cells))
  put(packages, 'type', how.packagesType?.(cells))
  put(packages, 'marks', how.marks?.(cells))
  for (const _ in packages) {
    item.packages = [packages]
    break
  }
  const says =
    goods !== undefined ||
    tariff !== undefined ||
    item.grossMassKg !== undefined ||
    item.netMassKg !== undefined ||
    item.statisticalValue !== undefined ||
    item.customsValue !== undefined ||
    item.itemPrice !== undefined
  return says ? item : undefined
}

const itemNumber = (given: number | undefined, otherwise: number): number =>
  given !== undefined && Number.isInteger(given) && given >= 1 ? given : otherwise

function readDeclaration(how: Compiled, cells: PlacedCells, draft: Draft): void {
  const declaration: NonNullable<Consignment['declaration']> = {}
  put(declaration, 'lrn', how.lrn?.(cells))
  put(declaration, 'mrn', how.mrn?.(cells))
  put(declaration, 'ucr', how.ucr?.(cells))
  put(declaration, 'typeCode', how.typeCode?.(cells))
  put(declaration, 'office', how.office?.(cells))
  put(declaration, 'acceptedAt', how.acceptedAt?.(cells))
  put(declaration, 'declarantRef', how.declarantRef?.(cells))
  if (isNotEmpty(declaration)) draft.declaration = declaration
}

function readTransport(how: Compiled, cells: PlacedCells, draft: Draft): void {
  const document = how.transportDocument?.(cells)
  if (document !== undefined) draft.transportDocuments = [{ id: document }]
  put(draft, 'countries', how.countries?.(cells))
  put(draft, 'route', how.route?.(cells))
  const means: NonNullable<Consignment['transportMeans']>[number] = {}
  put(means, 'mode', how.meansMode?.(cells))
  put(means, 'id', how.meansId?.(cells))
  put(means, 'name', how.meansName?.(cells))
  put(means, 'nationality', how.meansNationality?.(cells))
  put(means, 'voyage', how.voyage?.(cells))
  if (isNotEmpty(means)) draft.transportMeans = [means]
  put(draft, 'equipment', readEquipment(how, cells))
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

function readMoney(how: Compiled, cells: PlacedCells, draft: Draft): void {
  const terms: NonNullable<Consignment['deliveryTerms']> = {}
  put(terms, 'incoterm', how.incoterm?.(cells))
  put(terms, 'place', how.incotermPlace?.(cells))
  if (isNotEmpty(terms)) draft.deliveryTerms = terms
  put(draft, 'invoice', how.invoice?.(cells))
  put(draft, 'freight', how.freight?.(cells))
  const totals: NonNullable<Consignment['totals']> = {}
  put(totals, 'packages', how.totalPackages?.(cells))
  put(totals, 'grossMassKg', how.totalMass?.(cells))
  put(totals, 'items', how.totalItems?.(cells))
  if (isNotEmpty(totals)) draft.totals = totals
  const type = how.documentType?.(cells)
  const id = how.documentId?.(cells)
  if (type !== undefined || id !== undefined) {
    draft.documents = [{ ...(type ? { type } : {}), ...(id ? { id } : {}) }]
  }
}

function isNotEmpty(value: object): boolean {
  for (const _ in value) return true
  return false
}
