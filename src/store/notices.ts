import { randomUUID } from 'node:crypto'
import pg from 'pg'

/**
 * Short texts from one process of a house to the others, at once. They hold no content of records,
 * and nobody may count on one: what they say is only when to look again. An embedded house has one
 * process, and nobody else to tell.
 */
export type Notices = {
  /** Tells the other processes; one that cannot be told is no reason to fail. */
  readonly send: (text: string) => Promise<void>
  /**
   * Hears what the others send, until the returned function is called. Null: some may have been
   * missed, since the connection was lost and is there again.
   */
  readonly hear: (listener: (text: string | null) => void) => () => void
  readonly close: () => Promise<void>
}

export const noNotices: Notices = {
  send: async () => {},
  hear: () => () => {},
  close: async () => {},
}

const CHANNEL = 'cosmo_notices'
const AGAIN_MS = 1_000

/** Over LISTEN and NOTIFY, on a connection of its own that is opened by whoever hears first. */
export function postgresNotices(databaseUrl: string, pool: pg.Pool): Notices {
  const own = randomUUID()
  const listeners = new Set<(text: string | null) => void>()
  let client: pg.Client | null = null
  let again: NodeJS.Timeout | null = null
  let closed = false
  let missed = false

  const lost = (which: pg.Client): void => {
    if (client !== which) return
    client = null
    missed = true
    which.end().catch(() => {})
    if (closed) return
    again = setTimeout(open, AGAIN_MS)
    again.unref()
  }
  const open = (): void => {
    const one = new pg.Client({ connectionString: databaseUrl, application_name: 'cosmo notices' })
    client = one
    one.on('error', () => lost(one))
    one.on('end', () => lost(one))
    one.on('notification', ({ payload = '' }) => {
      const [from, ...text] = payload.split(' ')
      if (from !== own) for (const listener of listeners) listener(text.join(' '))
    })
    one
      .connect()
      .then(() => one.query(`listen ${CHANNEL}`))
      .then(() => {
        if (missed) for (const listener of listeners) listener(null)
        missed = false
      })
      .catch(() => lost(one))
  }

  return {
    send: async (text) => {
      await pool.query('select pg_notify($1, $2)', [CHANNEL, `${own} ${text}`]).catch(() => {})
    },
    hear(listener) {
      listeners.add(listener)
      if (client === null && again === null && !closed) open()
      return () => listeners.delete(listener)
    },
    async close() {
      closed = true
      if (again !== null) clearTimeout(again)
      const last = client
      client = null
      await last?.end().catch(() => {})
    },
  }
}
