import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { restoreBackup } from './backup.ts'
import { type House, openHouse } from './house.ts'
import { newBatch, newOffice, type Office } from './office.contract.ts'
import { PURGE_LIST } from './purge-list.ts'
import { sampleChunk, temporaryFolder, testPorts } from './sample.contract.ts'
import { keepChunk } from './tables/chunks.ts'
import { judge } from './tables/judgements.ts'
import { namer, nameWords, recordsNaming } from './tables/persons.ts'
import { blankNames, purge } from './tables/purges.ts'
import { targetsPage } from './tables/target-pages.ts'

/** A person with a name that stands nowhere else, in every place that a name can get to. */
const CANARY = 'Quetzal Zyxomma'
const SEEN = /quetzal|zyxomma/i

const folders: string[] = []
const newFolder = (): string => {
  const folder = temporaryFolder()
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Files below a folder whose bytes hold the canary, those of an archive unpacked. */
function filesNaming(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) => {
    if (!entry.isFile()) return []
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')
    return SEEN.test(text) ? [path.slice(folder.length + 1)] : []
  })
}

/** Tables with a row that holds the canary. */
async function tablesNaming(house: House): Promise<readonly string[]> {
  return house.whole(async (db) => {
    const tables = await sql<{ name: string }>`select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`.execute(db)
    const found: string[] = []
    for (const { name } of tables.rows) {
      const rows = await sql`select from ${sql.table(name)} t
        where t::text ~* 'quetzal|zyxomma' limit 1`.execute(db)
      if (rows.rows.length > 0) found.push(name)
    }
    return found
  })
}

async function fill(house: House, office: Office): Promise<void> {
  const batch = await newBatch(house, office, 'quetzal zyxomma')
  const chunk = sampleChunk({ batch: batch.id, file: batch.file, index: 0 }, 20, {
    raw: true,
    rejects: 1,
  })
  const named = chunk.consignments.map((one, at) => {
    const { consignment } = one as unknown as {
      consignment: Record<string, unknown> & { parties: object[] }
    }
    // The sealed fields of one, the free text of another.
    const parties = at === 4 ? [{ role: 'consignee', name: CANARY }] : consignment.parties
    const goodsItems =
      at === 6 ? [{ seq: 1, description: `Spare parts for ${CANARY}` }] : consignment.goodsItems
    return { ...one, consignment: { ...consignment, parties, goodsItems } }
  })
  const reject = new TextEncoder().encode(`21;IMPORT;${CANARY.toUpperCase()};half a line`)
  await keepChunk(house, office.officer, {
    ...chunk,
    consignments: named as unknown as typeof chunk.consignments,
    raw: chunk.raw.map((one) => (one.record === 21 ? { ...one, bytes: reject } : one)),
  })
  await house.act(office.officer, async (act) => {
    const page = await targetsPage(act, { sort: 'place', limit: 10, nominal: false })
    await judge(act, {
      targetIds: [page.items[1]?.id ?? ''],
      answer: 'yes',
      because: `Known to us: ${CANARY}`,
    })
  })
}

const forgetPerson = (house: House, office: Office) =>
  house.act(office.officer, async (act) => {
    const found = await recordsNaming(act, namer(CANARY))
    await purge(act, found, 'person')
    await blankNames(act, namer(CANARY), nameWords(CANARY))
    return { consignments: found.consignments.length, rejects: found.rejects.length }
  })

describe('a purged person', () => {
  it('is found 0 times: tables, files, the log, and a backup of before that is put back', async () => {
    const folder = newFolder()
    const ports = testPorts()
    const options = { threads: false, backupHours: 0 }
    const house = await openHouse({ folder }, ports, options)
    const office = await newOffice(house, 'Nordavia')
    await fill(house, office)
    const old = await house.backup()
    const aside = join(newFolder(), 'backups')
    mkdirSync(aside)
    copyFileSync(old, join(aside, 'house-old.tar.gz'))
    const before = { tables: await tablesNaming(house), files: filesNaming(folder).length }
    // A test that could not find the canary would prove nothing.
    expect(before.tables).toEqual([
      ...['batch', 'consignment', 'judgement', 'target', 'target_word', 'trade_file'],
    ])
    expect(before.files).toBeGreaterThan(3)

    expect(await forgetPerson(house, office)).toEqual({ consignments: 3, rejects: 1 })
    expect(await tablesNaming(house)).toEqual([])
    await house.forget({ renewBackups: true })
    const left = filesNaming(folder)
    expect(left).toEqual([])
    expect(readdirSync(join(folder, 'backups')).sort()).toHaveLength(2)
    const rest = await house.act(office.officer, (act) =>
      targetsPage(act, { limit: 100, nominal: true }),
    )
    expect(rest.items).toHaveLength(17)
    await house.close()
    expect(filesNaming(folder)).toEqual([])

    // The backup of before, put back elsewhere with the list that lies beside the backups.
    copyFileSync(join(folder, 'backups', PURGE_LIST), join(aside, PURGE_LIST))
    const home = newFolder()
    cpSync(join(folder, 'house.key'), join(home, 'house.key'))
    await restoreBackup(join(aside, 'house-old.tar.gz'), home)
    expect(filesNaming(home).length).toBeGreaterThan(0)
    const restored = await openHouse({ folder: home }, ports, options)
    const again = await tablesNaming(restored)
    expect(again).toEqual([])
    expect(filesNaming(home)).toEqual([])
    const records = await restored.act(office.officer, (act) => recordsNaming(act, namer(CANARY)))
    expect(records).toEqual({ consignments: [], rejects: [] })
    await restored.close()
    console.log(
      `purged person: before in ${before.tables.length} tables and ${before.files} files, after in ${left.length}; restored backup: ${again.length} tables, ${records.consignments.length} records`,
    )
  })
})
