import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { PgliteSession } from './pglite-session.ts'
import type { Schema } from './schema.ts'
import { WireSocket } from './wire.ts'

/**
 * Both engines through the same driver and with the same types: 64-bit integers as numbers (all of
 * ours are below 2^53), instants as UTC text with `Z`, dates as plain text.
 */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  20: Number,
  1082: (text) => text,
  1184: (text) => new Date(text).toISOString(),
}

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    PARSERS[oid] ?? (pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown),
} as pg.CustomTypesConfig

export type Engine = {
  readonly kind: 'pglite' | 'postgres'
  readonly pool: pg.Pool
  readonly db: Kysely<Schema>
}

/** One session: `max: 1` queues transactions instead of mixing them. */
export function pgliteEngine(session: PgliteSession): Engine {
  const pool = new pg.Pool({
    stream: () => new WireSocket(session) as never,
    user: 'postgres',
    database: 'postgres',
    max: 1,
    idleTimeoutMillis: 0,
    types,
  })
  return engine('pglite', pool)
}

export function postgresEngine(databaseUrl: string): Engine {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    types,
    application_name: 'cosmo',
    idle_in_transaction_session_timeout: 300_000,
    options: '-c TimeZone=UTC',
  })
  return engine('postgres', pool)
}

function engine(kind: Engine['kind'], pool: pg.Pool): Engine {
  // A connection that breaks is replaced by the pool, and the query on it has failed already:
  // without a listener the broken connection would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return { kind, pool, db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }) }
}
