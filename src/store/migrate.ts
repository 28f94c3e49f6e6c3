import { createHash } from 'node:crypto'
import type pg from 'pg'
import { Refused } from '../base/index.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'

/**
 * The roles own nothing and cannot log in: the owner takes them on inside a transaction. `house`
 * is the owner's own schema: neither role sees it.
 */
const FOUNDATION = `
create schema if not exists house;
create table if not exists house.migration (
  number int primary key, name text not null, hash text not null, done_at timestamptz not null
);
do $$ begin
  if not exists (select from pg_roles where rolname = 'cosmo_app') then create role cosmo_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'cosmo_mover') then create role cosmo_mover nologin; end if;
  -- Where an administrator made the roles and granted them before, this user need not be able to.
  begin
    execute format('grant cosmo_app, cosmo_mover to %I', current_user);
  exception when insufficient_privilege then null;
  end;
end $$;
grant usage on schema public to cosmo_app, cosmo_mover;
`

/** Two processes that start at once on one server take turns. */
const TURN = 7_210_119

export const migrationHash = (migration: Migration): string =>
  createHash('sha256').update(migration.sql).digest('hex')

/**
 * Brings the database to this version, each migration in its own transaction, as the owner.
 * Refuses a database that is newer than the code (`house.too-old`) or whose recorded migrations
 * differ from the code's (`house.altered`). Returns how many were done.
 */
export async function migrate(
  pool: pg.Pool,
  now: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [TURN])
    const known = await client.query("select to_regclass('house.migration') is not null as known")
    if (!known.rows[0].known) await inTransaction(client, () => client.query(FOUNDATION))
    const done = await client.query<{ number: number; hash: string }>(
      'select number, hash from house.migration order by number',
    )
    check(done.rows, migrations)
    const left = migrations.slice(done.rows.length)
    for (const migration of left) {
      await inTransaction(client, async () => {
        await client.query(migration.sql)
        await client.query('insert into house.migration values ($1, $2, $3, $4)', [
          migration.number,
          migration.name,
          migrationHash(migration),
          now,
        ])
      })
    }
    return left.length
  } finally {
    await client.query('select pg_advisory_unlock($1)', [TURN]).catch(() => {})
    client.release()
  }
}

function check(
  done: readonly { readonly number: number; readonly hash: string }[],
  migrations: readonly Migration[],
): void {
  const newest = done.at(-1)?.number ?? 0
  const ours = migrations.at(-1)?.number ?? 0
  if (newest > ours) throw new Refused('house.too-old', { database: newest, program: ours })
  for (const [i, row] of done.entries()) {
    const migration = migrations[i]
    if (migration?.number === row.number && migrationHash(migration) === row.hash) continue
    throw new Refused('house.altered', { migration: row.number })
  }
}

async function inTransaction(client: pg.PoolClient, work: () => Promise<unknown>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
