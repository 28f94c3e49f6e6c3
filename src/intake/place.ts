import type { ReadConsignment } from '../trade/index.ts'
import { columnsOf } from './fields.ts'
import type { Layout } from './reader.ts'
import { dmsPlace } from './wco-dms/place.ts'

/** Canonical paths whose field of the mapping has another name. */
const FIELD_OF_PATH: Readonly<Record<string, string>> = {
  'goodsItems.hs6': 'goodsItems.commodityCode',
  'goodsItems.additionalCodes.value': 'goodsItems.additionalCode',
  'goodsItems.additionalCodes': 'goodsItems.additionalCode',
  'goodsItems.destinationCountry': 'countries.destination',
}
const PARTS_OF_PATH: Readonly<Record<string, string>> = {
  ids: 'id',
  'ids.value': 'id',
  addressLines: 'address',
  street: 'address',
}

/**
 * Where a value of the consignment stands in its file: the header of its column (several headers
 * joined by ` + `), or the path of its element. A path into `parties` or `route` needs the
 * consignment, which knows the role behind the index. `undefined` where no place gave the value.
 */
export function placeOf(
  layout: Layout,
  path: string,
  consignment?: ReadConsignment,
): string | undefined {
  if (layout.format === 'wco-dms') return dmsPlace(path, consignment)
  for (const key of keysOf(path, consignment)) {
    const columns = columnsOf(layout, key)
    if (columns.length > 0) return columns.map((column) => layout.headers![column]).join(' + ')
  }
  return undefined
}

/** Field keys that may have given a path, best first. */
function keysOf(path: string, consignment: ReadConsignment | undefined): readonly string[] {
  const listed = /^(parties|route)\[(\d+)\]\.?(.*)$/.exec(path)
  const bare = path.replace(/\[\d+\]/g, '')
  if (listed?.[1] === 'parties') {
    const role = consignment?.parties[Number(listed[2])]?.role
    if (role === undefined) return []
    const part = listed[3]!.replace(/\[\d+\]/g, '')
    return [`parties.${role}.${Object.hasOwn(PARTS_OF_PATH, part) ? PARTS_OF_PATH[part] : part}`]
  }
  if (listed?.[1] === 'route') {
    const role = consignment?.route?.[Number(listed[2])]?.role
    return role === undefined ? [] : [`route.${role}`]
  }
  const amount = bare.replace(/\.(amount|currency)$/, '')
  const keys = [bare, amount]
  if (Object.hasOwn(FIELD_OF_PATH, bare)) keys.push(FIELD_OF_PATH[bare]!)
  if (bare === 'goodsItems.casNumbers') keys.push('goodsItems.description')
  return keys
}
