import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { journal, readNotes, readVerifierKey, verifyCopy } from '../journal/index.ts'
import { secondVerdict } from '../journal/second-verifier.contract.ts'
import { restoreBackup } from './backup.ts'
import { type House, openHouse } from './house.ts'
import { exportHouse, importHouse } from './move.ts'
import { newOffice, type Office } from './office.contract.ts'
import { startPostgres } from './postgres.contract.ts'
import { temporaryFolder, testPorts } from './sample.contract.ts'
import { eraseDetail, journalCopy, journalKey, sealState } from './tables/journal-copy.ts'
import { journalSealer, type Sealer, type SealPass } from './tables/journal-seal.ts'

const server = startPostgres()
const folders: string[] = []
const newFolder = (): string => {
  const folder = temporaryFolder()
  folders.push(folder)
  return folder
}
afterAll(() => {
  server?.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const doAct = (house: House, office: Office, count = 1): Promise<unknown> =>
  house.act(office.officer, (act) =>
    journal(act, { act: 'batch.finished', objects: [act.newId()], values: { count } }),
  )
const linesOf = async (house: House, organisation: string): Promise<string[]> => {
  const lines: string[] = []
  for await (const line of journalCopy(house, organisation)) lines.push(line.slice(0, -1))
  return lines
}
async function drained(sealer: Sealer): Promise<SealPass> {
  let pass = await sealer.pass()
  while (pass.full) pass = await sealer.pass()
  return pass
}
async function proven(house: House, organisation: string) {
  const lines = await linesOf(house, organisation)
  const vkey = await journalKey(house)
  const verdict = await verifyCopy(lines, { key: readVerifierKey(vkey) as never })
  expect(secondVerdict(lines, vkey)).toBe(verdict.ok)
  return { lines, verdict }
}

function sealing(name: string, opened: () => House): void {
  describe(`the seal on ${name}`, () => {
    let house: House
    let office: Office
    let other: Office
    let sealer: Sealer
    beforeAll(async () => {
      house = opened()
      office = await newOffice(house, `Sealed of ${name}`)
      other = await newOffice(house, `Other sealed of ${name}`)
      sealer = journalSealer(house)
    })

    it('gives every committed entry one place, in a tree of its own organisation', async () => {
      await Promise.all(
        Array.from({ length: 120 }, async (_, i) => {
          await doAct(house, i % 3 === 0 ? other : office, i)
          if (i % 10 === 0) await sealer.pass()
        }),
      )
      await drained(sealer)
      for (const one of [office, other]) {
        const { lines, verdict } = await proven(house, one.organisation)
        expect(verdict.findings).toEqual([])
        const counts = await house.whole((db) =>
          sql<{
            n: number
          }>`select count(*) as n from journal where organisation = ${one.organisation}`.execute(
            db,
          ),
        )
        expect(verdict.entries).toBe(counts.rows[0]?.n)
        const text = lines.join('\n')
        const foreign = one === office ? other : office
        expect(text).not.toContain(foreign.organisation)
        expect(text).not.toContain(foreign.officer.person)
      }
      const state = await house.act(office.officer, sealState)
      expect(state).toMatchObject({ waiting: 0, checkpoint: { epoch: 1 } })
      await doAct(house, office)
      expect((await house.act(office.officer, sealState)).waiting).toBe(1)
    })

    it('goes on with the tree that another sealer has grown', async () => {
      await doAct(house, office)
      const second = journalSealer(house)
      expect((await drained(second)).sealed).toBeGreaterThan(0)
      await doAct(house, office)
      await drained(sealer)
      await doAct(house, office)
      await drained(second)
      expect((await proven(house, office.organisation)).verdict.findings).toEqual([])
    })

    it('lets a detail be erased while its place stays proven, and only with an entry that says so', async () => {
      const before = await proven(house, office.organisation)
      const ids = before.lines
        .slice(1)
        .map(
          (line) => JSON.parse(line) as { kind: string; id: string; number: number; act: string },
        )
        .filter((line) => line.kind === 'entry' && line.act === 'batch.finished')
        .slice(0, 3)
      expect(
        await eraseDetail(
          house,
          office.officer,
          ids.map((one) => one.id),
        ),
      ).toBe(3)
      await drained(sealer)
      const { lines, verdict } = await proven(house, office.organisation)
      expect(verdict).toMatchObject({ ok: true, erased: 3 })
      const erased = lines.map((line) => JSON.parse(line)).find((line) => line.id === ids[0]?.id)
      expect(erased.detail).toBeNull()
      const silent = lines.filter((line) => !line.includes('journal.detail-erased'))
      const found = await verifyCopy(silent)
      const places = found.findings.filter(({ code }) => code === 'entry.detail-missing')
      expect(places.map(({ from }) => from)).toEqual(ids.map((one) => one.number))
    })

    it('is written by the sealer alone and changed by nobody', async () => {
      const organisation = office.organisation
      for (const change of [
        sql`insert into journal_leaf values (${organisation}, 999999, ${organisation}, '', '')`,
        sql`update journal_leaf set hash = ''`,
        sql`delete from journal_checkpoint`,
        sql`update journal set objects = '{}', said = '{}', salt = null`,
      ])
        await expect(house.act(office.officer, (act) => change.execute(act.db))).rejects.toThrow(
          /permission denied/,
        )
      await expect(
        house.whole((db) =>
          sql`update journal set objects = '{}' where salt is not null`.execute(db),
        ),
      ).rejects.toThrow(/append-only/)
      const keys = await house.act(office.officer, (act) =>
        act.db.selectFrom('journal_key').select('id').execute(),
      )
      expect(keys).toEqual([])
    })

    it('begins no new epoch where nothing was lost', async () => {
      const pass = await journalSealer(house).compare(
        readNotes(JSON.parse((await linesOf(house, office.organisation)).at(-1) as string).note),
      )
      expect(pass.begun).toEqual([])
    })
  })
}

const embedded = newFolder()
let pglite: House
beforeAll(async () => {
  pglite = await openHouse({ folder: embedded }, testPorts(), { threads: false })
})
afterAll(() => pglite.close())
sealing('PGlite', () => pglite)

if (server) {
  const key = Buffer.alloc(32, 7).toString('base64')
  const address = server.database('seal')
  let served: House
  beforeAll(async () => {
    served = await openHouse({ databaseUrl: address, key }, testPorts())
  })
  afterAll(() => served.close())
  sealing(`PostgreSQL ${server.version}`, () => served)

  it('waits for a transaction that began earlier and commits later', async () => {
    const office = await newOffice(served, 'Late')
    const sealer = journalSealer(served)
    await drained(sealer)
    const late = new pg.Client({ connectionString: address })
    await late.connect()
    await late.query('begin')
    await late.query('select pg_current_xact_id()')
    await late.query(`set local role cosmo_mover`)
    await doAct(served, office)
    await doAct(served, office)
    expect((await sealer.pass()).sealed).toBe(0)
    expect((await served.act(office.officer, sealState)).waiting).toBe(2)
    await late.query(
      `insert into journal (organisation, id, at, act, purpose)
        values ($1, '01900000-0000-7000-8000-000000000000', '2026-03-02T08:00:00Z', 'batch.failed', 'oversight')`,
      [office.organisation],
    )
    await late.query('commit')
    await late.end()
    expect((await sealer.pass()).sealed).toBe(3)
    expect((await served.act(office.officer, sealState)).waiting).toBe(0)
    const { lines, verdict } = await proven(served, office.organisation)
    expect(verdict.ok).toBe(true)
    const acts = lines.map((line) => JSON.parse(line).act).filter(Boolean)
    // Its transaction is the older one, whenever it was committed.
    expect(acts.slice(-3)).toEqual(['batch.failed', 'batch.finished', 'batch.finished'])
  })
}

describe('a backup that is restored', () => {
  it('begins a new epoch that says what was lost, and is never sealed on in silence', async () => {
    const home = newFolder()
    const house = await openHouse({ folder: home }, testPorts(), { threads: false })
    const office = await newOffice(house, 'Nordavia')
    const sealer = journalSealer(house)
    await drained(sealer)
    const archive = await house.backup()
    for (let i = 0; i < 5; i++) await doAct(house, office)
    await drained(sealer)
    const whole = await linesOf(house, office.organisation)
    const witness = JSON.parse(whole.at(-1) as string).note as string
    await house.close()

    const back = newFolder()
    await restoreBackup(archive, back)
    cpSync(join(home, 'house.key'), join(back, 'house.key'))
    const restored = await openHouse({ folder: back }, testPorts(), { threads: false })
    const again = journalSealer(restored)
    const { begun } = await again.compare(readNotes(witness))
    expect(begun).toMatchObject([
      { organisation: office.organisation, epoch: 2, because: 'shorter' },
    ])
    await doAct(restored, office)
    await drained(again)
    const { lines, verdict } = await proven(restored, office.organisation)
    expect(verdict).toMatchObject({ ok: true, epochs: [{ epoch: 2 }] })
    expect(lines.join('\n')).toContain('"lostRoot"')
    // Not twice: the journal has said it.
    expect((await journalSealer(restored).compare(readNotes(witness))).begun).toEqual([])

    const key = readVerifierKey(await journalKey(restored)) as never
    const held = await verifyCopy(lines, {
      key,
      since: { notes: readNotes(witness), leaves: null },
    })
    expect(held.findings.map(({ code }) => code)).toContain('copy.rolled-back')
    expect(secondVerdict(lines, await journalKey(restored), witness)).toBe(false)
    await restored.close()
  })
})

describe('a house that moves', () => {
  it('takes its trees along, and they go on growing', async () => {
    if (!server) return
    const home = newFolder()
    const house = await openHouse({ folder: home }, testPorts(), { threads: false })
    const office = await newOffice(house, 'Nordavia')
    await drained(journalSealer(house))
    await doAct(house, office)
    const before = await linesOf(house, office.organisation)
    const vkey = await journalKey(house)
    const out = join(newFolder(), 'export')
    await exportHouse(house, out)
    await house.close()

    const key = readFileSync(join(home, 'house.key'), 'utf8').trim()
    const moved = await openHouse({ databaseUrl: server.database('moved_seal'), key }, testPorts())
    await importHouse(moved, out)
    expect(await journalKey(moved)).toBe(vkey)
    const sealer = journalSealer(moved)
    expect(
      (await sealer.compare(readNotes(JSON.parse(before.at(-1) as string).note))).begun,
    ).toEqual([])
    expect((await drained(sealer)).sealed).toBe(1)
    await doAct(moved, office)
    await drained(sealer)
    const { lines, verdict } = await proven(moved, office.organisation)
    expect(verdict.findings).toEqual([])
    expect(lines.slice(1, before.length)).toEqual(before.slice(1))
    await moved.close()
  })
})
