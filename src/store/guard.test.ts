import { type ChildProcess, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { restoreBackup } from './backup.ts'
import { compile } from './compiled.contract.ts'
import { type House, openHouse } from './house.ts'
import { lockByFile } from './lock.ts'
import { newBatch, newOffice, type Office } from './office.contract.ts'
import { sampleChunk, temporaryFolder, testPorts } from './sample.contract.ts'
import { doneChunks, keepChunk } from './tables/chunks.ts'
import { countsByLane } from './tables/tallies.ts'
import { targetsPage } from './tables/target-pages.ts'
import { targetById } from './tables/targets.ts'

/** The embedded house as it runs: compiled, with its database in a thread of its own. */
const compiled = compile('store-guard', ['store/kill.contract.ts', 'store/pglite-worker.ts'])
const child = join(compiled.folder, 'store/kill.contract.js')
const folders: string[] = []
const newFolder = (): string => {
  const folder = temporaryFolder()
  folders.push(folder)
  return folder
}

afterAll(() => {
  compiled.remove()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

type Run = {
  readonly process: ChildProcess
  readonly lines: string[]
  readonly ended: Promise<void>
}

function start(...args: readonly string[]): Run {
  const process_ = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  let text = ''
  process_.stdout.on('data', (bytes) => {
    text += bytes
    const parts = text.split('\n')
    text = parts.pop() ?? ''
    lines.push(...parts)
  })
  process_.stderr.on('data', (bytes) => lines.push(`error: ${bytes}`))
  return {
    process: process_,
    lines,
    ended: new Promise((resolve) => process_.on('close', () => resolve())),
  }
}

async function until(test: () => boolean): Promise<void> {
  for (let i = 0; i < 12_000 && !test(); i++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  if (!test()) throw new Error('waited in vain')
}

/** A small generator with a seed: every round of a failure can be played again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const CHUNKS = 60
const KILLS = 4
const PER_CHUNK = { targets: 40, rejects: 3, records: 43 }

describe('kill -9', () => {
  it('leaves each chunk whole or absent, loses none that was acknowledged, and none is twice', async () => {
    const folder = newFolder()
    const random = seeded(20260302)
    let house = await openHouse({ folder }, testPorts(), { threads: false })
    const office = await newOffice(house, 'Nordavia')
    const batch = await newBatch(house, office, 'killed')
    await house.close()
    let rounds = 0
    let done = 0
    const acknowledged = new Set<number>()
    while (done < CHUNKS && rounds < KILLS) {
      rounds++
      // the last ones that were acknowledged are brought again
      const from = String(Math.max(0, done - 2))
      const run = start(folder, office.organisation, batch.id, batch.file, from, String(CHUNKS))
      await until(() => run.lines.length > 0)
      expect(run.lines[0]).toBe('ready')
      // on a slow machine too some chunks are acknowledged before the end comes
      await until(() => run.lines.length > 4)
      await new Promise((resolve) => setTimeout(resolve, random() * 300))
      run.process.kill('SIGKILL')
      await run.ended
      for (const line of run.lines)
        if (/^\d/.test(line)) acknowledged.add(Number.parseInt(line, 10))
      house = await openHouse({ folder }, testPorts(), { threads: false })
      done = await checkWhole(house, office, batch, acknowledged)
      await house.close()
    }
    house = await openHouse({ folder }, testPorts(), { threads: false })
    for (let index = 0; index < CHUNKS; index++)
      await keepChunk(
        house,
        office.officer,
        sampleChunk({ batch: batch.id, file: batch.file, index }, 40, { rejects: 3, raw: true }),
      )
    expect(await checkWhole(house, office, batch, acknowledged)).toBe(CHUNKS)
    await house.close()
    console.log(`kill -9: ${rounds} rounds, ${acknowledged.size} chunks acknowledged, ${done} kept`)
    expect(rounds).toBeGreaterThan(1)
    expect(done).toBeGreaterThan(0)
  })
})

async function checkWhole(
  house: House,
  office: Office,
  batch: { readonly id: string; readonly file: string },
  acknowledged: ReadonlySet<number>,
): Promise<number> {
  return house.act(office.officer, async (act) => {
    const done = await doneChunks(act, batch.id)
    for (const index of acknowledged) expect(done).toContain(index)
    const parts = [
      'raw_part',
      'record_key',
      'consignment',
      'consignment_nominal',
      'reject',
    ] as const
    const kept: Record<string, number> = {}
    for (const table of parts) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(table)} where file = ${batch.file}`.execute(
        act.db,
      )
      kept[table] = rows[0]?.n ?? -1
    }
    expect(kept).toEqual({
      raw_part: done.size * PER_CHUNK.records,
      record_key: done.size * PER_CHUNK.records,
      consignment: done.size * PER_CHUNK.targets,
      consignment_nominal: done.size * PER_CHUNK.targets,
      reject: done.size * PER_CHUNK.rejects,
    })
    const targets = await sql<{ n: number; distinct: number }>`
      select count(*)::int as n, count(distinct consignment)::int as distinct from target
      where batch = ${batch.id}`.execute(act.db)
    const wanted = done.size * PER_CHUNK.targets
    expect(targets.rows[0]).toEqual({ n: wanted, distinct: wanted })
    expect((await countsByLane(act, { batch: batch.id })).total).toBe(wanted)
    const page = await targetsPage(act, { batch: batch.id, limit: 1, nominal: true })
    for (const { id } of page.items) await targetById(act, id, { nominal: true })
    return done.size
  })
}

describe('the guard', () => {
  it('refuses a second process on a folder, and lets it in when the first was killed', async () => {
    const folder = newFolder()
    const organisation = '0190b1c2-1111-7111-8111-111111111111'
    const first = start(folder, organisation, organisation, organisation, '0', '0')
    await until(() => first.lines.includes('ready'))
    await first.ended
    const house = await openHouse({ folder }, testPorts(), { threads: false })
    const second = start(folder, organisation, organisation, organisation, '0', '0')
    await second.ended
    expect(second.lines.join('\n')).toMatch(/house\.locked/)
    await expect(openHouse({ folder }, testPorts())).rejects.toMatchObject({
      refusal: { code: 'house.locked', values: { folder } },
    })
    await house.close()
    const third = start(folder, organisation, organisation, organisation, '0', '0')
    await third.ended
    expect(third.lines).toEqual(['ready', 'closed'])
  })

  it('locks by a file where there are no abstract sockets, and takes over from the dead', async () => {
    const folder = newFolder()
    const lock = await lockByFile(folder)
    await expect(lockByFile(folder)).rejects.toMatchObject({ refusal: { code: 'house.locked' } })
    await lock.release()
    writeFileSync(join(folder, 'house.pid'), '999999999')
    await (await lockByFile(folder)).release()
    expect(existsSync(join(folder, 'house.pid'))).toBe(false)
  })

  it('refuses writes on a full disk, reads on, and recovers by itself', async () => {
    const folder = newFolder()
    let free = 10 ** 12
    const ports = testPorts({ freeBytes: async () => free })
    const house = await openHouse({ folder }, ports, { threads: false })
    const office = await newOffice(house, 'Nordavia')
    const batch = await newBatch(house, office, 'full')
    const chunk = sampleChunk({ batch: batch.id, file: batch.file, index: 0 }, 5)
    free = 1000
    ports.pass(1)
    await expect(keepChunk(house, office.officer, chunk)).rejects.toMatchObject({
      refusal: { code: 'house.full', values: { freeMb: 0, floorMb: 256 } },
    })
    await house.act(office.officer, async (act) => {
      expect((await targetsPage(act, { limit: 5, nominal: false })).items).toEqual([])
    })
    free = 10 ** 12
    expect(await keepChunk(house, office.officer, chunk)).toBe(true)
    await house.close()
  })
})

describe('a panic of the database', () => {
  it('stops the house: one refusal for all that waits or comes, and the door is told', async () => {
    const built = (await import(join(compiled.folder, 'store/house.js'))) as {
      readonly openHouse: typeof openHouse
    }
    const folder = newFolder()
    const told: string[] = []
    const ports = testPorts({ stopped: (refusal) => told.push(refusal.code) })
    const house = await built.openHouse({ folder }, ports, { backupHours: 0 })
    const office = await newOffice(house, 'Nordavia')
    const batch = await newBatch(house, office, 'panic')
    // The write-ahead log cannot go on: what a full or vanished disk looks like to the database.
    renameSync(join(folder, 'database/pg_wal'), join(folder, 'database/pg_wal.gone'))
    const chunk = sampleChunk({ batch: batch.id, file: batch.file, index: 0 }, 1)
    const large = { ...chunk, raw: [{ record: 1, bytes: new Uint8Array(40 * 1024 * 1024) }] }
    const writing = keepChunk(house, office.officer, large)
    await expect(writing).rejects.toMatchObject({ refusal: { code: 'house.stopped' } })
    const reading = house.act(office.officer, (act) => countsByLane(act))
    await expect(reading).rejects.toMatchObject({ refusal: { code: 'house.stopped' } })
    expect(told).toEqual(['house.stopped'])
    expect(house.state()).toBe('stopped')
    await house.close()

    renameSync(join(folder, 'database/pg_wal.gone'), join(folder, 'database/pg_wal'))
    const again = await openHouse({ folder }, testPorts(), { threads: false })
    await again.act(office.officer, async (act) => {
      expect(await doneChunks(act, batch.id)).toEqual(new Set())
    })
    expect(await keepChunk(again, office.officer, chunk)).toBe(true)
    await again.close()
  })
})

describe('a backup', () => {
  it('is restored with its key, and opens to the same records', async () => {
    const folder = newFolder()
    const ports = testPorts()
    const house = await openHouse({ folder }, ports, { threads: false, backupsKept: 2 })
    const office = await newOffice(house, 'Nordavia')
    const batch = await newBatch(house, office, 'backed up')
    await keepChunk(
      house,
      office.officer,
      sampleChunk({ batch: batch.id, file: batch.file, index: 0 }, 20),
    )
    const look = (of: House) =>
      of.act(office.officer, (act) => targetsPage(act, { limit: 50, nominal: true }))
    const before = await look(house)
    for (let i = 0; i < 3; i++) await house.backup()
    const file = await house.backup()
    await house.close()
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(2)

    const restored = newFolder()
    await restoreBackup(file, restored)
    await expect(openHouse({ folder: restored }, ports)).rejects.toMatchObject({
      refusal: { code: 'house.key' },
    })
    cpSync(join(folder, 'house.key'), join(restored, 'house.key'))
    const again = await openHouse({ folder: restored }, ports, { threads: false })
    expect(await look(again)).toEqual(before)
    await again.close()
    await expect(restoreBackup(file, restored)).rejects.toMatchObject({
      refusal: { code: 'house.not-empty' },
    })
  })

  it('does not come back under another key', async () => {
    const folder = newFolder()
    const house = await openHouse({ folder }, testPorts(), { threads: false })
    const office = await newOffice(house, 'Nordavia')
    await house.close()
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'house.key'), Buffer.alloc(32, 9).toString('base64'))
    const wrong = await openHouse({ folder }, testPorts(), { threads: false })
    await expect(wrong.act(office.officer, (act) => act.key())).rejects.toMatchObject({
      refusal: { code: 'house.key' },
    })
    await wrong.close()
  })
})
