import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstAdministrator, foundOrganisation } from '../src/access/index.ts'
import type { Finding, Lane } from '../src/base/index.ts'
import {
  type Acting,
  createBatch,
  finishBatch,
  type House,
  type HousePlace,
  judge,
  keepChunk,
  openHouse,
  type ScreenedChunk,
  type TargetsWanted,
  targetsPage,
} from '../src/store/index.ts'
import { NOMINAL_PATHS } from '../src/trade/index.ts'

const PORTS = {
  clock: { ms: () => Date.now(), now: () => new Date().toISOString() },
  random: { bytes: (count: number) => new Uint8Array(randomBytes(count)) },
  nominalPaths: NOMINAL_PATHS,
}
const CHUNK = 2000
const LANES: readonly Lane[] = ['RED', 'YELLOW', 'GREEN']
const CODES = ['G-01', 'P-01', 'R-03', 'T-01', 'Q-01']

/** Fictional lines with three traders, raw bytes, and a target on one in `oneIn`. */
function chunkOf(batch: string, file: string, index: number, oneIn: number): ScreenedChunk {
  const records = Array.from({ length: CHUNK }, (_, i) => index * CHUNK + i + 1)
  return {
    batch,
    index,
    file: { id: file, index: 0 },
    consignments: records.map((record) => {
      const name = `TRADER ${record % 60_000} OF NORDAVIA LIMITED`
      const consignment = {
        id: `${file}-${(Math.imul(record, 2654435761) >>> 0).toString(16)}-${record}`,
        function: 'IMPORT',
        source: { file: 'bench.csv', record, format: 'csv', fileHash: 'f'.repeat(64) },
        declaration: { lrn: `LRN-${record}`, acceptedAt: '2026-01-02' },
        parties: [
          { role: 'consignor', name, street: '12 Long Street', city: 'Portovane', country: 'DE' },
          { role: 'consignee', name: `BUYER ${record % 977}`, city: 'Ostmark', country: 'FR' },
          { role: 'notify', name: 'VEGA FORWARDING', country: 'FR' },
        ],
        countries: { export: 'DE', destination: 'FR' },
        goodsItems: [
          {
            seq: 1,
            description: `PUMPS FOR LIQUIDS OF STAINLESS STEEL, ARTICLE ${record % 40_000}`,
            hs6: '841350',
            commodityCode: '84135061',
            originCountry: 'DE',
            grossMassKg: 120.5,
            netMassKg: 110,
            customsValue: { amount: '12345.00', currency: 'EUR' },
          },
        ],
      }
      if (record % oneIn !== 0) return { consignment }
      const lane = LANES[record % 10 === 0 ? 0 : record % 3 === 0 ? 1 : 2] ?? 'GREEN'
      const first = findingOf(CODES[record % 4] ?? 'G-01', name, record)
      const findings = record % 3 === 0 ? [findingOf('Q-01', name, record)] : []
      return {
        consignment,
        target: {
          lane,
          score: ((record * 7919) % 1000) / 1000,
          completeness: ((record * 104729) % 100) / 100,
          findings: [first, ...findings] as const,
        },
      }
    }),
    rejects: [],
    raw: records.map((record) => ({ record, bytes: new Uint8Array(280).fill(65 + (record % 26)) })),
    counts: { recordsRead: CHUNK, recordsScreened: CHUNK },
  }
}

const findingOf = (code: string, name: string, record: number): Finding => ({
  code,
  severity: 'MIDDLE',
  points: 0.4,
  values: code === 'P-01' ? { name } : { entry: '2B350' },
  evidence: [
    code === 'P-01'
      ? { at: 'parties[0].name', value: name, span: [0, 6], place: 'consignor' }
      : { at: 'goodsItems[0].description', value: `ARTICLE ${record % 40_000}`, span: [0, 5] },
  ],
  source: { rule: code, list: 'EXERCISE', version: '1', entry: `E-${record % 50}` },
})

/** Keeps `chunks` chunks, sealing the next while the database writes the last. Lines a second. */
async function keep(
  house: House,
  officer: Acting,
  name: string,
  chunks: number,
  oneIn: number,
): Promise<{ readonly batch: string; readonly perSecond: number }> {
  const { id, files } = await house.act(officer, (act) =>
    createBatch(act, {
      name,
      inputHash: name,
      engineVersion: 'bench',
      lists: [],
      files: [
        { name: 'bench.csv', hash: name, size: 1, format: 'csv', encoding: 'utf-8', layout: null },
      ],
    }),
  )
  const file = files[0] ?? ''
  let spent = 0
  const running: Promise<unknown>[] = []
  for (let index = 0; index < chunks; index++) {
    const chunk = chunkOf(id, file, index, oneIn)
    const begun = performance.now()
    running.push(keepChunk(house, officer, chunk))
    if (running.length === 3) await running.shift()
    spent += performance.now() - begun
  }
  const begun = performance.now()
  await Promise.all(running)
  spent += performance.now() - begun
  await house.act(officer, (act) => finishBatch(act, id, { state: 'finished' }))
  return { batch: id, perSecond: (chunks * CHUNK * 1000) / spent }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN

/**
 * Lines kept a second and first pages over 100,000 targets, on the embedded engine or on a server.
 * Prints, and never fails.
 */
export async function measureStore(
  print: (line: string) => void,
  wanted: { readonly place?: HousePlace; readonly targets?: number } = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-bench-'))
  const place = wanted.place ?? { folder }
  const targets = wanted.targets ?? 100_000
  let house = await openHouse(place, PORTS, { backupHours: 0 })
  try {
    const organisation = await foundOrganisation(house, {
      name: 'Bench',
      country: null,
      kind: 'administration',
      exercise: true,
    })
    const { person } = await firstAdministrator(house, organisation, { name: 'B', language: 'en' })
    const officer: Acting = { organisation, person, purpose: 'risk-analysis' }
    const lines = await keep(house, officer, 'lines', 20, 50)
    print(`store: keep, a target on 1 line in 50: ${lines.perSecond.toFixed(0)} lines/s`)
    const all = await keep(house, officer, 'targets', Math.ceil(targets / CHUNK), 1)
    print(`store: keep, a target on every line: ${all.perSecond.toFixed(0)} lines/s`)
    const page = (more: Partial<TargetsWanted>): Promise<unknown> =>
      house.act(officer, (act) => targetsPage(act, { limit: 50, nominal: true, ...more }))
    print(`store: tidy ${(await timed(() => house.tidy())).toFixed(0)} ms`)
    await house.close()
    house = await openHouse(place, PORTS, { backupHours: 0 })
    print(`store: first page, cold: ${(await timed(() => page({}))).toFixed(1)} ms`)
    print(
      `store: first page of a batch, cold: ${(await timed(() => page({ batch: all.batch }))).toFixed(1)} ms`,
    )
    await judgeSome(house, officer)
    const filters: Readonly<Record<string, Partial<TargetsWanted>>> = {
      all: {},
      batch: { batch: all.batch },
      'lane RED': { lane: 'RED' },
      'answer yes': { answer: 'yes' },
      'answer unknown (none)': { answer: 'unknown' },
      'code P-01': { code: 'P-01' },
      'batch, lane GREEN, open, code Q-01': {
        batch: all.batch,
        lane: 'GREEN',
        answer: 'open',
        code: 'Q-01',
      },
      'text, frequent': { text: 'stainless' },
      'text, one line': { text: 'lrn-77777' },
      'text and code, none': { text: 'nowhere', code: 'G-01' },
    }
    for (const [name, filter] of Object.entries(filters))
      for (const sort of ['urgency', 'place', 'newest'] as const) {
        const cold = await timed(() => page({ ...filter, sort }))
        const warm: number[] = []
        for (let i = 0; i < 7; i++) warm.push(await timed(() => page({ ...filter, sort })))
        print(
          `store: page ${name}, ${sort}: first ${cold.toFixed(1)} ms, then ${median(warm).toFixed(1)} ms`,
        )
      }
  } finally {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function judgeSome(house: House, officer: Acting): Promise<void> {
  for (const answer of ['yes', 'no'] as const) {
    const { items } = await house.act(officer, (act) =>
      targetsPage(act, { limit: 30, nominal: false }),
    )
    for (const { id } of items)
      await house.act(officer, (act) => judge(act, { targetIds: [id], answer, because: '' }))
  }
}
