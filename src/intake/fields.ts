import type { Layout } from './reader.ts'

/**
 * The canonical fields that a column may be mapped to. `kind` says how a cell is read, `many`
 * that several columns may give the field together (their texts are joined). The label of a
 * field is the words key `field.<key>`.
 */
export type FieldKind =
  | 'text'
  | 'code'
  | 'country'
  | 'number'
  | 'mass'
  | 'amount'
  | 'currency'
  | 'unit'
  | 'date'
  | 'tariff'
  | 'place'
  | 'function'

/** What a field says of a record: enough of them make a table trade data. */
export type FieldGroup =
  | 'declaration'
  | 'date'
  | 'party'
  | 'country'
  | 'transport'
  | 'value'
  | 'mass'
  | 'goods'
  | 'other'

export type Field = {
  readonly key: string
  readonly kind: FieldKind
  readonly group: FieldGroup
  readonly many?: true
}

/** Roles that a column can name. */
export const MAPPED_ROLES = [
  'exporter',
  'importer',
  'consignor',
  'consignee',
  'seller',
  'buyer',
  'notify',
  'declarant',
  'agent',
  'carrier',
  'forwarder',
  'manufacturer',
  'endUser',
] as const
export type MappedRole = (typeof MAPPED_ROLES)[number]

export const PARTY_PARTS = [
  'name',
  'id',
  'address',
  'city',
  'postcode',
  'subdivision',
  'country',
  'contact',
] as const
export type PartyPart = (typeof PARTY_PARTS)[number]

const partyFields: readonly Field[] = MAPPED_ROLES.flatMap((role) =>
  PARTY_PARTS.map((part): Field => {
    const key = `parties.${role}.${part}`
    if (part === 'country') return { key, kind: 'country', group: 'party' }
    if (part === 'address' || part === 'contact') {
      return { key, kind: 'text', group: 'party', many: true }
    }
    return { key, kind: part === 'id' || part === 'postcode' ? 'code' : 'text', group: 'party' }
  }),
)

export const ROUTE_ROLES = ['receipt', 'loading', 'transshipment', 'unloading', 'delivery'] as const

export const FIELDS: readonly Field[] = [
  { key: 'function', kind: 'function', group: 'other' },
  { key: 'declaration.mrn', kind: 'code', group: 'declaration' },
  { key: 'declaration.lrn', kind: 'code', group: 'declaration' },
  { key: 'declaration.ucr', kind: 'code', group: 'declaration' },
  { key: 'declaration.typeCode', kind: 'code', group: 'other' },
  { key: 'declaration.office', kind: 'text', group: 'other' },
  { key: 'declaration.acceptedAt', kind: 'date', group: 'date' },
  { key: 'declaration.declarantRef', kind: 'code', group: 'other' },
  { key: 'transportDocuments.id', kind: 'code', group: 'transport' },
  ...partyFields,
  { key: 'countries.export', kind: 'country', group: 'country' },
  { key: 'countries.dispatch', kind: 'country', group: 'country' },
  { key: 'countries.destination', kind: 'country', group: 'country' },
  { key: 'countries.finalDestination', kind: 'country', group: 'country' },
  { key: 'countries.transit', kind: 'country', group: 'country', many: true },
  ...ROUTE_ROLES.map(
    (role): Field => ({ key: `route.${role}`, kind: 'place', group: 'transport' }),
  ),
  { key: 'transportMeans.mode', kind: 'text', group: 'transport' },
  { key: 'transportMeans.id', kind: 'code', group: 'transport' },
  { key: 'transportMeans.name', kind: 'text', group: 'transport' },
  { key: 'transportMeans.nationality', kind: 'country', group: 'transport' },
  { key: 'transportMeans.voyage', kind: 'code', group: 'transport' },
  { key: 'equipment.id', kind: 'code', group: 'transport', many: true },
  { key: 'equipment.seals', kind: 'code', group: 'transport' },
  { key: 'deliveryTerms.incoterm', kind: 'code', group: 'other' },
  { key: 'deliveryTerms.place', kind: 'text', group: 'other' },
  { key: 'currency', kind: 'currency', group: 'other' },
  { key: 'invoice', kind: 'amount', group: 'value' },
  { key: 'freight', kind: 'amount', group: 'other' },
  { key: 'totals.packages', kind: 'number', group: 'other' },
  { key: 'totals.grossMassKg', kind: 'mass', group: 'mass' },
  { key: 'totals.items', kind: 'number', group: 'other' },
  { key: 'documents.type', kind: 'code', group: 'other' },
  { key: 'documents.id', kind: 'code', group: 'other' },
  { key: 'goodsItems.seq', kind: 'number', group: 'other' },
  { key: 'goodsItems.description', kind: 'text', group: 'goods', many: true },
  { key: 'goodsItems.commodityCode', kind: 'tariff', group: 'goods' },
  { key: 'goodsItems.additionalCode', kind: 'code', group: 'other' },
  { key: 'goodsItems.casNumbers', kind: 'text', group: 'other' },
  { key: 'goodsItems.originCountry', kind: 'country', group: 'country' },
  { key: 'goodsItems.grossMassKg', kind: 'mass', group: 'mass' },
  { key: 'goodsItems.netMassKg', kind: 'mass', group: 'mass' },
  { key: 'goodsItems.massUnit', kind: 'unit', group: 'other' },
  { key: 'goodsItems.supplementaryQuantity', kind: 'number', group: 'other' },
  { key: 'goodsItems.supplementaryUnit', kind: 'text', group: 'other' },
  { key: 'goodsItems.packages.quantity', kind: 'number', group: 'other' },
  { key: 'goodsItems.packages.type', kind: 'text', group: 'other' },
  { key: 'goodsItems.packages.marks', kind: 'text', group: 'other' },
  { key: 'goodsItems.itemPrice', kind: 'amount', group: 'value' },
  { key: 'goodsItems.unitPrice', kind: 'amount', group: 'value' },
  { key: 'goodsItems.statisticalValue', kind: 'amount', group: 'value' },
  { key: 'goodsItems.customsValue', kind: 'amount', group: 'value' },
  { key: 'goodsItems.procedure', kind: 'code', group: 'other' },
  { key: 'goodsItems.previousProcedure', kind: 'code', group: 'other' },
]

const byKey = new Map(FIELDS.map((field) => [field.key, field]))

export const fieldOf = (key: string): Field | undefined => byKey.get(key)

/** Columns (by their place) that give a field, in their order in the file. */
export function columnsOf(layout: Layout, key: string): readonly number[] {
  const columns = layout.mapping?.columns ?? {}
  const found: number[] = []
  for (const [i, header] of (layout.headers ?? []).entries()) {
    if (Object.hasOwn(columns, header) && columns[header] === key) found.push(i)
  }
  return found
}

/**
 * The column whose equal values in consecutive rows make one consignment: the registration
 * number of the declaration, else the reference of the one who lodged it.
 */
export const declarationColumn = (layout: Layout): number | undefined =>
  columnsOf(layout, 'declaration.mrn')[0] ?? columnsOf(layout, 'declaration.lrn')[0]
