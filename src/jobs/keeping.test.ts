import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { foundOrganisation, machine } from '../access/index.ts'
import { createBatch, keepChunk, openHouse, targetId } from '../store/index.ts'
import { NOMINAL_PATHS } from '../trade/index.ts'
import { systemRandom } from './house.ts'
import { keepRecords } from './keeping.ts'

const folder = mkdtempSync(join(tmpdir(), 'cosmo-keeping-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('does the work of a day once, and makes disk and backups forget', async () => {
  let ms = Date.parse('2026-03-02T08:00:00.000Z')
  const clock = { ms: () => ms++, now: () => new Date(ms++).toISOString() }
  const house = await openHouse(
    { folder },
    { clock, random: systemRandom, nominalPaths: NOMINAL_PATHS },
    { threads: false, backupHours: 0 },
  )
  const organisation = await foundOrganisation(house, {
    name: 'Nordavia',
    country: null,
    kind: 'administration',
    exercise: true,
  })
  const caller = machine(organisation)
  const made = await house.act(caller, (act) =>
    createBatch(act, {
      name: 'batch',
      inputHash: 'aaaaaaaa',
      engineVersion: '1',
      lists: [],
      files: [{ name: 'f', hash: 'bbbbbbbb', size: 1, format: null, encoding: null, layout: null }],
    }),
  )
  const consignment = {
    id: 'c-1',
    source: { file: 'f', record: 1 },
    goodsItems: [{ hs6: '841381' }],
  }
  const finding = {
    code: 'G-03',
    severity: 'MIDDLE' as const,
    points: 0.4,
    values: {},
    evidence: [],
    source: { rule: 'G-03' },
  }
  await keepChunk(house, caller, {
    batch: made.id,
    index: 0,
    file: { id: made.files[0] as string, index: 0 },
    consignments: [
      {
        consignment,
        target: { lane: 'RED', score: 0.5, completeness: 0.5, findings: [finding] },
      },
    ],
    rejects: [],
    raw: [],
    counts: {},
  })
  await house.act(caller, (act) =>
    act.db
      .updateTable('target')
      .set({ delete_on: '2026-03-04' })
      .where('id', '=', targetId(made.id, 'c-1'))
      .execute(),
  )
  const failures: unknown[] = []
  const keeping = keepRecords(house, folder, (error) => failures.push(error))
  expect(await keeping.daily()).toEqual({ limited: 0, erased: 0 })
  ms += 3 * 24 * 3_600_000
  expect(await keeping.daily()).toEqual({ limited: 0, erased: 1 })
  expect(existsSync(join(folder, 'backups', 'purged.jsonl'))).toBe(true)

  const upload = join(folder, 'uploads', organisation, 'left')
  const wanted = join(folder, 'uploads', organisation, 'wanted')
  for (const home of [upload, wanted]) mkdirSync(home, { recursive: true })
  mkdirSync(join(folder, 'batches', 'b'), { recursive: true })
  writeFileSync(
    join(folder, 'batches', 'b', 'job.json'),
    JSON.stringify({ uploads: [{ id: 'wanted' }] }),
  )
  const old = await house.backup()
  keeping.erased({ organisation, uploads: true })
  await keeping.close()
  expect(failures).toEqual([])
  expect([existsSync(upload), existsSync(wanted)]).toEqual([false, true])
  expect(existsSync(old)).toBe(false)
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(2)
  await house.close()
})
