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
const LAST = MIGRATIONS.at(-1)?.number ?? 0
const ALL = MIGRATIONS.map(({ number }) => number)
const NEXT = { number: LAST + 1, name: 'next', sql: 'create table house.next (id int);' }
const BROKEN = {
  number: LAST + 1,
  name: 'broken',
  sql: 'create table house.half (id int); select 1 / 0;',
}

function migrations(name: string, opened: () => pg.Pool): void {
  describe(`migrations on ${name}`, () => {
    const numbers = async (): Promise<readonly number[]> =>
      (await opened().query('select number from house.migration order by number')).rows.map(
        (row) => row.number,
      )

    it('give the targets of before their words', async () => {
      await migrate(opened(), NOW, MIGRATIONS.slice(0, 4))
      const [organisation, batch, file, id, mark] = ['1', '2', '3', '4', '5'].map(
        (digit) => `${digit.repeat(8)}-0000-7000-8000-000000000000`,
      )
      await opened().query(
        `insert into target (organisation, id, owner, created_at, batch, consignment, file,
          file_index, record, lane, urgency, score, completeness, codes, words, signature, basis, answer)
        values ($1, $2, $1, $3, $4, 'c', $5, 0, 1, 0, 0, 1, 1, '{}', $6, $7, $7, 0)`,
        [organisation, id, NOW, batch, file, 'vannes a (soufflet)\n8481.80 [vannes]', mark],
      )
      // A finding that names a trader, as it stood in plain before: with the entry of the list.
      const source = (entry: string) => ({ list: 'X', rule: 'R', entry, version: '1' })
      const findings = [
        { values: { n: 1 }, evidence: [{ at: 'parties[0].name', value: '' }] },
        { values: { entry: '2B350' }, evidence: [{ at: 'goodsItems[0].description', value: 'P' }] },
      ].map((one, at) => ({ ...one, source: source(at === 0 ? 'X-1' : '2B350') }))
      for (const [seq, body] of findings.entries())
        await opened().query(
          `insert into finding (organisation, target, seq, code, severity, points, list, version, entry, body)
          values ($1, $2, $3, 'P-01', 'HARD', 1, 'X', '1', $4, $5)`,
          [organisation, id, seq, body.source.entry, JSON.stringify(body)],
        )
      await migrate(opened(), NOW)
      const kept = await opened().query('select entry, body from finding order by seq')
      expect(kept.rows).toEqual([
        {
          entry: null,
          body: {
            values: { n: 1 },
            evidence: findings[0]?.evidence,
            source: { list: 'X', rule: 'R', version: '1' },
          },
        },
        { entry: '2B350', body: findings[1] },
      ])
      const { rows } = await opened().query(
        'select word, count, targets from target_word order by word',
      )
      const words = ['80', '8481', 'a', 'soufflet', 'vannes']
      expect(rows).toEqual(words.map((word) => ({ word, count: 1, targets: [id] })))
      const after = await opened().query('select words from target')
      expect(after.rows).toEqual([{ words: ' vannes a soufflet 8481 80 vannes' }])
      const forced = await opened().query(
        "select count(*) from pg_class where relname in ('target', 'target_word') and relforcerowsecurity",
      )
      expect(forced.rows).toEqual([{ count: 2 }])
    })

    it('run once, in order', async () => {
      await migrate(opened(), NOW)
      await migrate(opened(), NOW)
      expect(await numbers()).toEqual(ALL)
      expect([...new Set(ALL)].sort((a, b) => a - b)).toEqual(ALL)
    })

    it('leave nothing of one that fails', async () => {
      await expect(migrate(opened(), NOW, [...MIGRATIONS, BROKEN])).rejects.toThrow(/zero/)
      expect(await numbers()).toEqual(ALL)
      const half = await opened().query("select to_regclass('house.half') as half")
      expect(half.rows).toEqual([{ half: null }])
    })

    it('refuse a database that is newer than the code', async () => {
      await migrate(opened(), NOW, [...MIGRATIONS, NEXT])
      await expect(migrate(opened(), NOW)).rejects.toMatchObject({
        refusal: { code: 'house.too-old', values: { database: LAST + 1, program: LAST } },
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
