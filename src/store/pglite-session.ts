import { PGlite } from '@electric-sql/pglite'

/**
 * One embedded database and its one session, spoken to in the PostgreSQL wire protocol. The same
 * code runs in the worker thread and, where there is none, in this thread.
 */
export type PgliteSession = {
  /** Whole frontend messages in, the backend's answer out. */
  readonly exchange: (bytes: Uint8Array) => Promise<Uint8Array>
  /** The data folder as a gzip archive; the session must be idle. */
  readonly dump: () => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

/** A single-user PostgreSQL makes no checkpoint by itself: without ours the log grows for ever. */
const CHECKPOINT_BYTES = 64 * 1024 * 1024

const CHECKPOINT = query('checkpoint')

/** A simple-query message of the wire protocol. */
export function query(text: string): Uint8Array {
  const body = new TextEncoder().encode(text)
  const message = new Uint8Array(body.length + 6)
  message[0] = 0x51
  new DataView(message.buffer).setUint32(1, body.length + 5)
  message.set(body, 5)
  return message
}

/**
 * @param panicked called from inside the database when it wrote PANIC: after that it spins for
 *   ever on the next query, so its thread must end
 * @param archive a backup to start from; the folder must be empty
 */
export async function openSession(
  folder: string,
  panicked: (text: string) => void,
  archive?: Uint8Array,
): Promise<PgliteSession> {
  let last = ''
  const db = await PGlite.create({
    dataDir: folder,
    onStderr: (text: string) => {
      if (/\b(FATAL|PANIC):/.test(text)) last = text.trim()
      if (/\bPANIC:/.test(text)) panicked(text)
      return false
    },
    ...(archive ? { loadDataDir: new Blob([archive as Uint8Array<ArrayBuffer>]) } : {}),
  }).catch((error: unknown) => {
    // The database has said itself what it found.
    throw last === '' ? error : new Error(last)
  })
  let since = 0
  return {
    exchange: async (bytes) => {
      const answer = await db.execProtocolRaw(bytes)
      since += bytes.length
      if (since > CHECKPOINT_BYTES && isIdle(answer)) {
        since = 0
        await db.execProtocolRaw(CHECKPOINT)
      }
      return answer
    },
    dump: async () => {
      await db.execProtocolRaw(CHECKPOINT)
      const archived = await db.dumpDataDir('gzip')
      return new Uint8Array(await archived.arrayBuffer())
    },
    close: () => db.close(),
  }
}

/** The answer ends with ReadyForQuery outside any transaction: `Z 0 0 0 5 I`. */
function isIdle(answer: Uint8Array): boolean {
  const at = answer.length - 6
  return at >= 0 && answer[at] === 0x5a && answer[at + 5] === 0x49
}
