import { rmSync } from 'node:fs'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pgliteEngine, postgresEngine } from './engine.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { openSession, type PgliteSession } from './pglite-session.ts'
import { startPostgres } from './postgres.contract.ts'
import { temporaryFolder } from './sample.contract.ts'

const NOW = '2026-03-02T08:00:00.000Z'
const NEXT = { number: 5, name: 'next', sql: 'create table house.next (id int);' }
const BROKEN = { number: 5, name: 'broken', sql: 'create table house.half (id int); select 1 / 0;' }

function migrations(name: string, opened: () => pg.Pool): void {
  describe(`migrations on ${name}`, () => {
    const numbers = async (): Promise<readonly number[]> =>
      (await opened().query('select number from house.migration order by number')).rows.map(
        (row) => row.number,
      )

    it('run once, in order', async () => {
      await migrate(opened(), NOW)
      await migrate(opened(), NOW)
      expect(await numbers()).toEqual([1, 2, 3, 4])
      expect(MIGRATIONS.map((one) => one.number)).toEqual([1, 2, 3, 4])
    })

    it('leave nothing of one that fails', async () => {
      await expect(migrate(opened(), NOW, [...MIGRATIONS, BROKEN])).rejects.toThrow(/zero/)
      expect(await numbers()).toEqual([1, 2, 3, 4])
      const half = await opened().query("select to_regclass('house.half') as half")
      expect(half.rows).toEqual([{ half: null }])
    })

    it('refuse a database that is newer than the code', async () => {
      await migrate(opened(), NOW, [...MIGRATIONS, NEXT])
      await expect(migrate(opened(), NOW)).rejects.toMatchObject({
        refusal: { code: 'house.too-old', values: { database: 5, program: 4 } },
      })
    })

    it('refuse a database whose migrations were other ones', async () => {
      const changed = MIGRATIONS.map((one, i) => (i === 1 ? { ...one, sql: `${one.sql} ` } : one))
      await expect(migrate(opened(), NOW, [...changed, NEXT])).rejects.toMatchObject({
        refusal: { code: 'house.altered', values: { migration: 2 } },
      })
    })
  })
}

const folder = temporaryFolder()
let session: PgliteSession
let pool: pg.Pool
beforeAll(async () => {
  session = await openSession(folder, () => {})
  pool = pgliteEngine(session).pool
})
afterAll(async () => {
  await pool.end()
  await session.close()
  rmSync(folder, { recursive: true, force: true })
})
migrations('PGlite', () => pool)

const server = startPostgres()
if (server) {
  let served: pg.Pool
  beforeAll(() => {
    served = postgresEngine(server.database('migrations')).pool
  })
  afterAll(async () => {
    await served.end()
    server.stop()
  })
  migrations(`PostgreSQL ${server.version}`, () => served)
}
