import type { Engine } from './engine.ts'

/** The tables that a purge takes rows from, or blanks. */
const PURGED = [
  ...['target', 'target_code', 'target_word', 'target_nominal', 'finding'],
  ...['consignment', 'consignment_nominal', 'raw_part', 'record_key'],
  ...['judgement', 'reject', 'trade_file', 'batch'],
].join(', ')

/**
 * Takes what was purged off the disk. PostgreSQL leaves the bytes of removed rows in the pages of
 * their table until they are written over, and in its log until that is recycled. What was sealed
 * lies there as noise without a key; what officers wrote, and the goods, would lie there in plain.
 *
 * The embedded engine writes the tables anew and ends its log, which takes as long as a backup. A
 * server vacuums, which frees the pages for others' use and lets everybody go on working; the rest
 * is its administrator's (`docs/decisions/0015-exchange.md`).
 */
export async function scrub(engine: Engine): Promise<void> {
  const client = await engine.pool.connect()
  try {
    if (engine.kind === 'postgres') {
      await client.query(`vacuum ${PURGED}`)
      return
    }
    await client.query(`vacuum full ${PURGED}`)
    await client.query(`analyze ${PURGED}`)
    // Segments of the log are removed instead of being kept for their next use.
    await client.query('set wal_recycle = off')
    for (let round = 0; round < 2; round++) {
      await client.query('select pg_switch_wal()')
      await client.query('checkpoint')
    }
    await client.query('reset wal_recycle')
  } finally {
    client.release()
  }
}
