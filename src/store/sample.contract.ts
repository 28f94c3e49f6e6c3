import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Finding, Lane, NonEmpty } from '../base/index.ts'
import type { ScreenedChunk, ScreenedConsignment } from './chunk.ts'
import type { HousePorts } from './ports.ts'

/** Fictional trade for the tests of the store, and ports whose clock can be moved. */
export const NOMINAL = [
  'parties[].name',
  'parties[].ids',
  'parties[].addressLines',
  'parties[].street',
  'parties[].city',
  'documents[].consignee',
]

export type TestPorts = HousePorts & { readonly pass: (minutes: number) => void }

export function testPorts(more: Partial<HousePorts> = {}): TestPorts {
  let ms = Date.parse('2026-03-02T08:00:00.000Z')
  return {
    clock: { ms: () => ms++, now: () => new Date(ms++).toISOString() },
    random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
    nominalPaths: NOMINAL,
    ...more,
    pass: (minutes) => {
      ms += minutes * 60_000
    },
  }
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'cosmo-store-'))

export const sampleId = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 40)

const GOODS = ['PUMPS OF STAINLESS STEEL', 'Centrifugeuses à gaz', 'BALL BEARINGS', 'MILK POWDER']
const TRADERS = ['NORDAVIA PRECISION LTD', 'OSTLAND HANDEL GMBH', 'VEGA MARINE SUPPLY SARL']
const LANES: readonly Lane[] = ['RED', 'YELLOW', 'GREEN']

/** A declaration line; every one has the trader, goods and finding of its record number. */
export function sampleConsignment(
  file: string,
  record: number,
  targeted = true,
): ScreenedConsignment {
  const trader = TRADERS[record % 3] ?? ''
  const description = GOODS[record % 4] ?? ''
  const consignment = {
    id: sampleId(`${file}/${record}`),
    function: 'EXPORT',
    source: { file: `${file}.csv`, record, format: 'csv' },
    declaration: { lrn: `LRN-${file}-${record}` },
    parties: [
      { role: 'consignor', name: trader, city: 'Portovane', country: 'DE' },
      { role: 'consignee', name: `BUYER ${record % 7} OF SUDERLAND`, country: 'FR' },
    ],
    countries: { export: 'DE', destination: 'FR' },
    goodsItems: [{ seq: 1, description, hs6: '841350', originCountry: 'IT', netMassKg: 12.5 }],
  }
  if (!targeted) return { consignment }
  return {
    consignment,
    target: {
      lane: LANES[record % 3] ?? 'GREEN',
      score: (record % 97) / 97,
      completeness: (record % 11) / 11,
      findings: sampleFindings(record, trader, description),
    },
  }
}

function sampleFindings(record: number, trader: string, description: string): NonEmpty<Finding> {
  const goods: Finding = {
    code: 'G-01',
    severity: 'MIDDLE',
    points: 0.4,
    values: { entry: '2B350' },
    evidence: [
      { at: 'goodsItems[0].description', value: description, span: [0, 5], place: 'description' },
    ],
    source: { rule: 'G-01', list: 'EU', version: '2025', entry: '2B350' },
  }
  const party: Finding = {
    code: 'P-01',
    severity: 'HARD',
    points: 0.9,
    values: { name: trader, score: 0.97 },
    evidence: [{ at: 'parties[0].name', value: trader, span: [0, 7], place: 'consignor_name' }],
    source: { rule: 'P-01', list: 'EXERCISE', version: '1', entry: `X-${record % 3}` },
  }
  return record % 2 === 0 ? [goods, party] : [goods]
}

export function sampleChunk(
  at: { readonly batch: string; readonly file: string; readonly index: number },
  size: number,
  more: { readonly rejects?: number; readonly raw?: boolean; readonly oneIn?: number } = {},
): ScreenedChunk {
  const first = at.index * (size + (more.rejects ?? 0)) + 1
  const records = Array.from({ length: size }, (_, i) => first + i)
  const rejected = Array.from({ length: more.rejects ?? 0 }, (_, i) => first + size + i)
  const every = more.oneIn ?? 1
  return {
    batch: at.batch,
    index: at.index,
    file: { id: at.file, index: 0 },
    consignments: records.map((record) => sampleConsignment(at.file, record, record % every === 0)),
    rejects: rejected.map((record) => ({
      record,
      place: `line ${record + 1}`,
      refusal: { code: 'record.columns', values: { expected: 12, found: 9 } },
    })),
    raw: more.raw
      ? [...records, ...rejected].map((record) => ({ record, bytes: rawBytes(record) }))
      : [],
    counts: {
      recordsRead: size + rejected.length,
      recordsScreened: size,
      recordsRejected: rejected.length,
    },
  }
}

export const rawBytes = (record: number): Uint8Array =>
  new TextEncoder().encode(`${record};EXPORT;${TRADERS[record % 3]};${GOODS[record % 4]}\r\n`)
