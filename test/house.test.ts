import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '../src/base/index.ts'
import { prepareExercise } from '../src/exercise/index.ts'
import {
  administrationOf,
  houseScreening,
  openHouseAt,
  systemClock,
  systemRandom,
} from '../src/jobs/index.ts'
import type { StoredUpload } from '../src/server/index.ts'
import { countsByLane, finishBatch, type House, listBatches } from '../src/store/index.ts'

/** The main job inside a house: batches that fail, are brought again, or are stopped half-way. */
const folder = mkdtempSync(join(tmpdir(), 'cosmo-house-'))
const LINES = 12_000
let house: House
let caller: Awaited<ReturnType<typeof administrationOf>>['caller']
const log: string[] = []
const screeningOf = () => houseScreening(house, folder, (text) => log.push(text))

const upload = (name: string, text: string): StoredUpload => {
  const id = uuidv7(systemClock, systemRandom)
  const home = join(folder, 'uploads', id)
  mkdirSync(home, { recursive: true })
  const path = join(home, 'content')
  writeFileSync(path, text)
  const hash = createHash('sha256').update(text).digest('hex')
  return { id, name, path, bytes: Buffer.byteLength(text), hash }
}
const lines = (seed: number, count: number): string =>
  [...prepareExercise({ seed, lines: count, plantedShare: 0.05 }).blocks()]
    .map((block) => block.text)
    .join('')
const targets = async (batch: string): Promise<number> => {
  const counts = await house.act(caller, (act) => countsByLane(act, { batch }))
  return Object.values(counts.lanes).reduce(
    (sum, lane) => sum + Object.values(lane).reduce((a, b) => a + b, 0),
    0,
  )
}
const batches = () => house.act(caller, (act) => listBatches(act, { limit: 50 }))

beforeAll(async () => {
  house = await openHouseAt(folder, () => {}, { backupHours: 0 })
  const founding = { name: 'Test', country: null, exercise: false }
  caller = (await administrationOf(house, founding)).caller
})
afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a batch in the house', () => {
  it('brought again is the same batch; failed, it is taken up and finished', async () => {
    const screening = screeningOf()
    const text = lines(1, 600)
    const given = { name: 'a.csv', exercise: false }
    const first = await screening.screenNow(caller, { ...given, uploads: [upload('a.csv', text)] })
    expect(first.ok).toBe(true)
    if (!first.ok) return
    const { batch } = first.value
    const count = await targets(batch)
    expect(count).toBeGreaterThan(5)

    const again = await screening.screenNow(caller, { ...given, uploads: [upload('a.csv', text)] })
    expect(again).toEqual(first)
    expect(await targets(batch)).toBe(count)

    const other = upload('b.csv', lines(2, 600))
    const begun = await screening.screenNow(caller, { ...given, uploads: [other] })
    if (!begun.ok) throw new Error('refused')
    await house.act(caller, async ({ db }) => {
      await db
        .updateTable('batch')
        .set({ state: 'failed' })
        .where('id', '=', begun.value.batch)
        .execute()
    })
    const retried = upload('b.csv', lines(2, 600))
    expect(await screening.screenNow(caller, { ...given, uploads: [retried] })).toEqual(begun)
    const states = new Map((await batches()).map((one) => [one.id, one.state]))
    expect(states.get(begun.value.batch)).toBe('finished')
    await house.act(caller, (act) => finishBatch(act, batch, { state: 'failed' }))
    expect((await batches()).find((one) => one.id === batch)?.state).toBe('finished')
    await screening.close()
  })

  it('stopped half-way goes on at the next start, newest first in the list', async () => {
    const text = lines(3, LINES)
    const screening = screeningOf()
    const started = await screening.start(caller, {
      uploads: [upload('c.csv', text)],
      name: 'c.csv',
    })
    if (!started.ok) throw new Error('refused')
    // A second batch gets its id while the first is at work.
    const small = await screening.start(caller, {
      uploads: [upload('d.csv', lines(4, 50))],
      name: 'd.csv',
    })
    expect(small.ok).toBe(true)
    await screening.close()
    const left = readdirSync(join(folder, 'batches')).length

    const next = screeningOf()
    expect(await next.resume()).toBe(left)
    await expect
      .poll(async () => (await batches()).every(({ state }) => state === 'finished'), {
        timeout: 150_000,
        interval: 500,
      })
      .toBe(true)
    const [newest, before] = await batches()
    expect([newest?.name, before?.name]).toEqual(['d.csv', 'c.csv'])
    const whole = before?.tallies ?? {}
    expect(whole.recordsRead).toBe(LINES)
    expect(whole.recordsRead).toBe((whole.recordsScreened ?? 0) + (whole.recordsRejected ?? 0))
    expect(await targets(started.value.batch)).toBe(whole.targets)
    await next.close()
    expect(log).toEqual([])
  })
})
