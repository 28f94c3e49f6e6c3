import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countryCode } from '../base/codes/index.ts'
import type { Consignment, GoodsItem } from '../trade/index.ts'
import { recognise } from './recognise.ts'
import { consignmentsOf, layoutOf, readAll, rejectsOf } from './samples.contract.ts'

const formats = resolve(import.meta.dirname, '../../../shared/data/trade/formats')
const here = existsSync(formats)
if (!here) console.log('skipped: reference formats, ../shared is not here')

type Expected = Readonly<Record<string, unknown>>
const expectedOf = (file: string): Expected[] =>
  readFileSync(join(formats, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** Expected name of a declaration → the canonical value in the same shape. */
const DECLARATION: Readonly<Record<string, (c: Consignment) => unknown>> = {
  lrn: (c) => c.declaration?.lrn,
  typeCode: (c) => c.declaration?.typeCode,
  goodsItemQuantity: (c) => c.totals?.items,
  totalPackages: (c) => c.totals?.packages,
  invoiceAmount: (c) => Number(c.invoice?.amount),
  incoterm: (c) => c.deliveryTerms?.incoterm,
  borderMode: (c) => border(c)?.mode,
  borderMeansId: (c) => border(c)?.id,
  routing: (c) => c.route?.filter(({ role }) => role === 'routing').map(({ country }) => country),
  exportCountry: (c) => c.countries?.export,
  destinationCountry: (c) => c.countries?.destination,
  containers: (c) => c.equipment?.map(({ id }) => id),
}
const border = (c: Consignment) => c.transportMeans?.find(({ stage }) => stage === 'border')

const ITEM: Readonly<Record<string, (item: GoodsItem) => unknown>> = {
  seq: (item) => String(item.seq),
  description: (item) => item.description,
  commodityCode: (item) => item.commodityCode,
  classifications: (item) => {
    const found: Record<string, string[]> = { TSP: [item.commodityCode ?? ''] }
    for (const { scheme = '', value } of item.additionalCodes ?? []) {
      found[scheme] = [...(found[scheme] ?? []), value]
    }
    return found
  },
  grossKg: (item) => item.grossMassKg,
  netKg: (item) => item.netMassKg,
  supplementaryQuantity: (item) => item.supplementaryQuantity,
  statisticalValue: (item) => Number(item.statisticalValue?.amount),
  itemPrice: (item) => Number(item.itemPrice?.amount),
  itemCurrency: (item) => item.itemPrice?.currency,
  originCountries: (item) =>
    [item.originCountry, item.preferentialOriginCountry].filter(Boolean).sort(),
  procedure: (item) => [
    `${item.procedure}${item.previousProcedure ?? ''}`,
    ...(item.additionalProcedures ?? []),
  ],
  packages: (item) => item.packages?.map(({ quantity, type }) => [quantity ?? null, type ?? null]),
  documents: (item) =>
    item.documents?.map(({ type, id, status }) => [type, id ?? null, status ?? null]),
}

describe.skipIf(!here)('WCO Data Model declarations', () => {
  const folder = join(formats, 'wco-dms')
  const files = here ? expectedOf('wco-dms/expected.jsonl') : []

  it.each(files)('reads $file as expected', (expected) => {
    const name = String(expected.file)
    const bytes = readFileSync(join(folder, name))
    const records = readAll(layoutOf(name, bytes), name, bytes)
    if (expected.parseError !== undefined) {
      const line = /line (\d+)/.exec(String(expected.parseError))?.[1]
      expect(rejectsOf(records)).toMatchObject([{ refusal: { code: 'xml.malformed' } }])
      expect(rejectsOf(records)[0]?.place).toContain(`line ${line},`)
      return
    }
    const [consignment] = consignmentsOf(records)
    expect(records).toHaveLength(1)
    for (const [key, value] of Object.entries(expected)) {
      if (['file', 'messageType', 'parties', 'items'].includes(key)) continue
      expect({ [key]: DECLARATION[key]?.(consignment!) }).toEqual({ [key]: value })
    }
    for (const party of expected.parties as Record<string, string>[]) {
      // an agent without a name or number is no trader: only a code of how it represents
      if (party.id === undefined && party.name === undefined) continue
      const found = consignment!.parties.map(({ role, name: called, ids, country }) => ({
        role,
        ...(ids ? { id: ids[0]?.value } : {}),
        ...(called ? { name: called } : {}),
        ...(country ? { country } : {}),
      }))
      expect(found).toContainEqual(party)
    }
    const items = expected.items as Expected[]
    expect(consignment!.goodsItems).toHaveLength(items.length)
    for (const [i, item] of items.entries()) {
      for (const [key, value] of Object.entries(item)) {
        const wanted = key === 'originCountries' ? [...(value as string[])].sort() : value
        expect({ [key]: ITEM[key]?.(consignment!.goodsItems[i]!) }).toEqual({ [key]: wanted })
      }
    }
  })
})

const NATIONAL: Readonly<Record<string, (c: Consignment) => unknown>> = {
  flow: (c) => c.function,
  hs6: (c) => c.goodsItems[0]?.hs6,
  hsNational: (c) => c.goodsItems[0]?.commodityCode?.replace(/\D/g, '').slice(0, 8),
  description: (c) => c.goodsItems[0]?.description,
  date: (c) => c.declaration?.acceptedAt,
  grossKg: (c) => c.goodsItems[0]?.grossMassKg,
  netKg: (c) => c.goodsItems[0]?.netMassKg,
  quantity: (c) => c.goodsItems[0]?.supplementaryQuantity,
  origin: (c) => c.goodsItems[0]?.originCountry,
}

describe.skipIf(!here)('national extracts', () => {
  const rows = here ? expectedOf('national/expected_authored.jsonl') : []
  const files = [...new Set(rows.map((row) => String(row.file)))]

  it.each(files)('reads every row of %s as expected', (name) => {
    const bytes = readFileSync(join(formats, 'national', name))
    const found = consignmentsOf(readAll(layoutOf(name, bytes), name, bytes))
    const wanted = rows.filter((row) => row.file === name)
    expect(found).toHaveLength(wanted.length)
    for (const row of wanted) {
      const consignment = found[Number(row.row) - 1]!
      for (const [key, value] of Object.entries(row)) {
        if (key === 'file' || key === 'row') continue
        const expected = key === 'origin' ? countryCode(String(value)) : value
        expect({ [key]: NATIONAL[key]?.(consignment) }).toEqual({ [key]: expected })
      }
    }
  })

  it('names what is no trade file', () => {
    const kinds = Object.fromEntries(
      ['chile_din_layout.csv', 'column_profiles.json', 'extract_dev.xlsx'].map((name) => {
        const bytes = readFileSync(join(formats, 'national', name))
        const found = recognise({ name, head: bytes, size: bytes.length })
        return [name, found.ok ? 'taken' : found.refusal.values.kind]
      }),
    )
    expect(kinds).toEqual({
      'chile_din_layout.csv': 'table',
      'column_profiles.json': 'json',
      'extract_dev.xlsx': 'xlsx',
    })
  })
})

describe.skipIf(!here)('party lists', () => {
  const lists = resolve(formats, '../../parties/lists')
  const names = here
    ? readdirSync(lists).filter((name) => /\.(csv|xml|txt|json)\.gz$/.test(name))
    : []

  it.each(names)('does not take %s for a trade file', async (name) => {
    const { gunzipSync } = await import('node:zlib')
    const bytes = gunzipSync(readFileSync(join(lists, name)))
    const head = bytes.subarray(0, 1 << 18)
    expect(recognise({ name, head, size: bytes.length }).ok).toBe(false)
  })
})
