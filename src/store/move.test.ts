import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import { exportHouse, importHouse, TABLES } from './move.ts'
import { newBatch, newOffice, type Office } from './office.contract.ts'
import { startPostgres } from './postgres.contract.ts'
import { sampleChunk, sampleId, temporaryFolder, testPorts } from './sample.contract.ts'
import { keepChunk } from './tables/chunks.ts'
import { judge } from './tables/judgements.ts'
import { addList, listFiles, lists } from './tables/lists.ts'
import { countsByLane } from './tables/tallies.ts'
import { targetsPage } from './tables/target-pages.ts'
import { targetById } from './tables/targets.ts'
import { rawRecord } from './tables/unseal.ts'

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

/** All that an officer can see of the house, and how many rows each table has. */
async function everything(house: House, office: Office, file: string): Promise<unknown> {
  const seen = await house.act(office.officer, async (act) => {
    const page = await targetsPage(act, { limit: 500, nominal: true })
    const first = page.items[0]?.id ?? ''
    const list = (await lists(act))[0]
    return {
      page,
      target: await targetById(act, first, { nominal: true }),
      counts: await countsByLane(act),
      list,
      bytes: list && (await listFiles(act, list.id)),
      raw: await rawRecord(act, file, 3),
    }
  })
  const rows = await house.whole(async (db) => {
    const counts: Record<string, number> = {}
    for (const table of TABLES) {
      const found = await sql<{
        n: number
      }>`select count(*)::int as n from ${sql.table(table)}`.execute(db)
      // Looking at the house writes into its journal.
      if (table !== 'journal') counts[table] = found.rows[0]?.n ?? -1
    }
    return counts
  })
  return { seen, rows }
}

describe('moving a house', () => {
  it('takes every record from PGlite to another engine, sealed, whole or not at all', async () => {
    const from = newFolder()
    const house = await openHouse({ folder: from }, testPorts(), { threads: false })
    const office = await newOffice(house, 'Nordavia')
    await newOffice(house, 'Suderland')
    const batch = await newBatch(house, office, 'moved')
    // More rows than a page of the export, so that paging by key is in the test.
    for (let index = 0; index < 3; index++)
      await keepChunk(
        house,
        office.officer,
        sampleChunk({ batch: batch.id, file: batch.file, index }, 900, {
          rejects: 1,
          raw: true,
          oneIn: 9,
        }),
      )
    await house.act(office.officer, async (act) => {
      const page = await targetsPage(act, { limit: 1, nominal: false })
      await judge(act, {
        targetIds: page.items.map((one) => one.id),
        answer: 'yes',
        because: 'déjà « vu » \\ "quoted"\n',
      })
      await addList(act, {
        name: 'EXERCISE',
        version: '1',
        hash: sampleId('l'),
        format: 'tsv',
        entries: 1,
        names: 1,
        state: 'loaded',
        reason: null,
        files: [{ file: 'l.tsv', hash: sampleId('l'), bytes: Buffer.from([0, 1, 255]) }],
      })
    })
    const before = await everything(house, office, batch.file)
    const out = join(newFolder(), 'export')
    await exportHouse(house, out)
    await expect(exportHouse(house, out)).rejects.toMatchObject({
      refusal: { code: 'house.not-empty' },
    })
    await house.close()
    const text = readdirSync(out)
      .map((name) => readFileSync(join(out, name), 'utf8'))
      .join('')
    expect(text).not.toMatch(/PRECISION LTD|OSTLAND HANDEL|SUDERLAND"|Portovane/)

    const key = readFileSync(join(from, 'house.key'), 'utf8').trim()
    const otherKey = Buffer.alloc(32, 5).toString('base64')
    const places = server
      ? (name: string, with_: string) => ({ databaseUrl: server.database(name), key: with_ })
      : undefined
    if (places) {
      const wrong = await openHouse(places('wrong_key', otherKey), testPorts())
      await expect(importHouse(wrong, out)).rejects.toMatchObject({
        refusal: { code: 'house.key' },
      })
      expect(await wrong.organisations()).toEqual([])
      await wrong.close()

      const moved = await openHouse(places('moved', key), testPorts())
      await importHouse(moved, out)
      expect(await everything(moved, office, batch.file)).toEqual(before)
      await expect(importHouse(moved, out)).rejects.toMatchObject({
        refusal: { code: 'house.not-empty' },
      })
      const back = join(newFolder(), 'back')
      await exportHouse(moved, back)
      for (const table of TABLES.filter((name) => name !== 'journal'))
        expect(sorted(back, table), table).toEqual(sorted(out, table))
      await moved.close()

      appendFileSync(join(out, 'finding.jsonl'), '{}\n')
      const damaged = await openHouse(places('damaged', key), testPorts())
      await expect(importHouse(damaged, out)).rejects.toMatchObject({
        refusal: { code: 'house.export-damaged' },
      })
      expect(await damaged.organisations()).toEqual([])
      await damaged.close()
    }
  })

  it('knows every table of the house', async () => {
    const house = await openHouse({ folder: newFolder() }, testPorts(), { threads: false })
    const found = await house.whole((db) =>
      sql<{ name: string }>`select relname as name from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(db),
    )
    expect(found.rows.map((row) => row.name).sort()).toEqual([...TABLES].sort())
    await house.close()
  })
})

/** The engines order text differently, and both write the same rows. */
const sorted = (folder: string, table: string): unknown[] =>
  readFileSync(join(folder, `${table}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .sort()
    .map((line) => JSON.parse(line))
