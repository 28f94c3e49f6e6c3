import { sql } from 'kysely'
import { Refused, uuidv7 } from '../../base/index.ts'
import {
  type CopyLine,
  copyEntry,
  houseVerifierKey,
  journal,
  type StoredEntry,
  writeCopyLine,
  writeNote,
  writeVerifierKey,
} from '../../journal/index.ts'
import type { Act } from '../act.ts'
import type { House } from '../house.ts'
import { HOUSE, houseSigningKey } from './journal-key.ts'
import { lastCheckpoint } from './journal-tree.ts'

const PAGE = 2000

/** The public key of the house, made when there is none yet. */
export const journalKey = (house: House): Promise<string> =>
  house.whole(async (db) => writeVerifierKey(await houseSigningKey(house, db)))

/**
 * A copy of an organisation's sealed journal, line by line. Leaves and checkpoints are never
 * changed, so that pages read one after the other are one copy: nobody waits for a slow reader.
 */
export async function* journalCopy(house: House, organisation: string): AsyncGenerator<string> {
  const { head, size, epoch } = await house.whole(async (db) => {
    const own = await db
      .selectFrom('organisation')
      .select('name')
      .where('id', '=', organisation)
      .executeTakeFirst()
    if (!own) throw new Refused('request.absent')
    const last = await lastCheckpoint(db, organisation)
    const counts = await sql<{ entries: number; checkpoints: number }>`
      select (select count(*) from journal_leaf where organisation = ${organisation}
          and number < ${last?.size ?? 0}) as entries,
        (select count(*) from journal_checkpoint where organisation = ${organisation}
          and (epoch, size) <= (${last?.epoch ?? 0}, ${last?.size ?? 0})) as checkpoints`.execute(
      db,
    )
    const head: CopyLine = {
      kind: 'journal',
      version: 1,
      organisation,
      name: own.name,
      keys: [writeVerifierKey(await houseSigningKey(house, db))],
      entries: counts.rows[0]?.entries ?? 0,
      checkpoints: counts.rows[0]?.checkpoints ?? 0,
      copiedAt: house.ports.clock.now(),
    }
    return { head, size: last?.size ?? 0, epoch: last?.epoch ?? 0 }
  })
  yield writeCopyLine(head)
  let number = 0
  for await (const checkpoint of checkpointsOf(house, organisation, epoch, size)) {
    while (number < checkpoint.size) {
      const until = Math.min(number + PAGE, checkpoint.size)
      for (const line of await entriesOf(house, organisation, number, until)) yield line
      number = until
    }
    yield writeCopyLine({ kind: 'checkpoint', note: checkpoint.note })
  }
}

type LeafRow = Omit<StoredEntry, 'salt'> & {
  readonly salt: Buffer | null
  readonly number: number
  readonly leaf: Buffer
  readonly kept: Buffer
}

/** A leaf whose entry is gone gives no line: the hole in the numbers shows it. */
const entriesOf = (
  house: House,
  organisation: string,
  from: number,
  until: number,
): Promise<readonly string[]> =>
  house.whole(async (db) => {
    const { rows } = await sql<LeafRow>`
      select l.number, l.hash as leaf, l.detail as kept, j.organisation, j.id, j.at, j.person, j.act,
        j.purpose, j.hashes, j.objects, j.said, j.salt
      from journal_leaf l join journal j on j.organisation = l.organisation and j.id = l.entry
      where l.organisation = ${organisation} and l.number >= ${from} and l.number < ${until}
      order by l.number`.execute(db)
    return rows.map(({ number, leaf, kept, ...entry }) =>
      writeCopyLine(copyEntry(entry, { number, detail: kept, leaf })),
    )
  })

type NoteRow = {
  readonly epoch: number
  readonly size: number
  readonly since: number
  readonly root: Buffer
  readonly span: Buffer
  readonly at: string
  readonly signature: Buffer
  readonly public: Buffer
}

async function* checkpointsOf(
  house: House,
  organisation: string,
  lastEpoch: number,
  lastSize: number,
): AsyncGenerator<{ readonly size: number; readonly note: string }> {
  for (let after: readonly [number, number] = [0, -1]; ; ) {
    const { rows } = await house.whole((db) =>
      sql<NoteRow>`
        select c.epoch, c.size, c.since, c.root, c.span, c.at, c.signature, k.public
        from journal_checkpoint c join journal_key k on k.organisation = ${HOUSE} and k.id = c.key
        where c.organisation = ${organisation} and (c.epoch, c.size) > (${after[0]}, ${after[1]})
          and (c.epoch, c.size) <= (${lastEpoch}, ${lastSize})
        order by c.epoch, c.size limit ${PAGE}`.execute(db),
    )
    for (const { signature, public: key, ...checkpoint } of rows)
      yield {
        size: checkpoint.size,
        note: writeNote({ organisation, ...checkpoint }, houseVerifierKey(key), signature),
      }
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    after = [last.epoch, last.size]
  }
}

/** Who takes a copy out of the house is written down before its first line. */
export const journalCopied = (act: Act): Promise<string> =>
  journal(act, { act: 'journal.copied', objects: [act.caller.organisation] })

export type SealState = {
  readonly epoch: number
  readonly size: number
  /** Base64. */
  readonly root: string
  readonly at: string
} | null

/** The newest checkpoint of the caller's organisation, and what waits for the next one. */
export async function sealState(act: Act): Promise<{
  readonly checkpoint: SealState
  readonly waiting: number
  readonly oldest: string | null
}> {
  const { organisation } = act.caller
  const last = await lastCheckpoint(act.db, organisation)
  // Whatever is older than the newest leaf's transaction has its place already.
  const { rows } = await sql<{ waiting: number; oldest: string | null }>`
    select count(*) as waiting, min(j.at) as oldest from journal j
    where j.txid >= coalesce((select least(e.txid, pg_snapshot_xmin(pg_current_snapshot()))
        from journal_leaf n join journal e on e.organisation = n.organisation and e.id = n.entry
        where n.organisation = ${organisation} order by n.number desc limit 1), '0'::xid8)
      and not exists (select from journal_leaf l
        where l.organisation = j.organisation and l.entry = j.id)`.execute(act.db)
  return {
    checkpoint: last && {
      epoch: last.epoch,
      size: last.size,
      root: Buffer.from(last.root).toString('base64'),
      at: last.at,
    },
    waiting: rows[0]?.waiting ?? 0,
    oldest: rows[0]?.oldest ?? null,
  }
}

/**
 * Erases the detail of sealed entries for ever: objects, values and salt. Their hashes stay in the
 * tree, and an entry of its own says that it was done. Returns how many had one.
 */
export async function eraseDetail(
  house: House,
  caller: Act['caller'],
  ids: readonly string[],
): Promise<number> {
  const { organisation } = caller
  const { clock, random } = house.ports
  return house.whole(async (db) => {
    const tx = { db, caller, now: clock.now(), newId: () => uuidv7(clock, random) }
    await journal(tx, { act: 'journal.detail-erased', objects: ids })
    const { rows } = await sql<{ id: string }>`
      update journal j set objects = '{}', said = '{}', salt = null
      where j.organisation = ${organisation} and j.id = any(${[...ids]}::uuid[])
        and j.salt is not null and j.act <> 'journal.detail-erased'
        and exists (select from journal_leaf l
          where l.organisation = j.organisation and l.entry = j.id)
      returning id`.execute(db)
    return rows.length
  })
}
