import { type QueryExecutorProvider, sql } from 'kysely'
import { Refused } from '../base/index.ts'
import { ACTS, type ActName, type ActRow } from './acts.ts'

/**
 * The transaction that an entry joins. Structural, so that the journal stands below the store and
 * every table function can write its own entry.
 */
export type JournalTx = {
  readonly db: QueryExecutorProvider
  readonly caller: {
    readonly organisation: string
    readonly person: string | null
    readonly purpose: string
  }
  readonly now: string
  readonly newId: () => string
}

export type Said = Readonly<Record<string, string | number | boolean>>

/**
 * One act. Ids, hashes, counts and codes only: never what a record contains, so that the journal
 * need not be purged when a record is.
 */
export type Entry = {
  /** A row of the table of acts. */
  readonly act: ActName
  readonly objects: readonly string[]
  readonly hashes?: readonly string[]
  /** Instead of the caller's own purpose. */
  readonly purpose?: string
  /** Counts and yes or no; text under the names alone that the act's row calls codes. */
  readonly values?: Said
}

/** No blank and no sign of another script: a name or a sentence does not pass for an id. */
const ID = /^[\w.:/@-]{1,300}$/
const HASH = /^[0-9a-f-]{8,128}$/
const CODE = /^[\w.:+/@-]{0,200}( [\w.:+/@-]{1,200}){0,20}$/
const PURPOSE = /^[a-z][a-z0-9-]{1,63}$/

/**
 * The one way into the journal, in the transaction of the act: an act whose entry cannot be
 * written is not done. Returns the entry's id (UUIDv7). Refuses (`journal.purpose`) an act that
 * needs a purpose without one.
 */
export async function journal(tx: JournalTx, entry: Entry): Promise<string> {
  const { organisation, person } = tx.caller
  const purpose = entry.purpose ?? tx.caller.purpose
  check(entry, purpose)
  const id = tx.newId()
  await sql`insert into journal
    (organisation, id, at, person, act, objects, hashes, purpose, said)
    values (${organisation}, ${id}, ${tx.now}, ${person}, ${entry.act},
      ${[...entry.objects]}, ${[...(entry.hashes ?? [])]},
      ${purpose}, ${JSON.stringify(entry.values ?? {})})`.execute(tx.db)
  return id
}

/** What is refused here is a fault of the code that writes; only a purpose is the caller's. */
function check(entry: Entry, purpose: string): void {
  const row: ActRow | undefined = ACTS[entry.act]
  if (!row) throw new Error(`${entry.act} has no row in the table of acts (src/journal/acts.ts)`)
  if (row.purpose && !PURPOSE.test(purpose))
    throw new Refused('journal.purpose', { act: entry.act })
  if (purpose !== '' && !PURPOSE.test(purpose)) throw new Error(`${entry.act}: a purpose is a code`)
  if (!entry.objects.every((id) => ID.test(id)))
    throw new Error(`${entry.act}: an object of an entry is an id`)
  if (!(entry.hashes ?? []).every((hash) => HASH.test(hash)))
    throw new Error(`${entry.act}: a hash of an entry is no hash`)
  for (const [name, value] of Object.entries(entry.values ?? {}))
    if (typeof value === 'string' && !(row.codes.includes(name) && CODE.test(value)))
      throw new Error(`${entry.act}: the value ${name} is no code of its row`)
}

/** What a request showed of a kind of record: one entry for all of them. */
export type Seen = {
  readonly kind: string
  /** Fields that name a trader were among what was shown. */
  readonly nominal: boolean
  /** Asked for by a page before anybody looks at it. */
  readonly ahead: boolean
  readonly ids: ReadonlySet<string>
}

const CONSULTED = ['record.consulted', 'record.consulted-nominal'] as const
const SENT_AHEAD = ['record.sent-ahead', 'record.sent-ahead-nominal'] as const

export async function journalSeen(tx: JournalTx, seen: readonly Seen[]): Promise<void> {
  for (const { kind, nominal, ahead, ids } of seen) {
    const [plain, named] = ahead ? SENT_AHEAD : CONSULTED
    await journal(tx, {
      act: nominal ? named : plain,
      objects: [...ids],
      values: { kind, count: ids.size },
    })
  }
}

export type JournalEntry = {
  readonly id: string
  readonly at: string
  readonly person: string | null
  readonly act: string
  readonly objects: readonly string[]
  readonly hashes: readonly string[]
  readonly purpose: string
  readonly said: Said
}

export type EntriesWanted = {
  /** Narrows to one object. */
  readonly about?: string
  readonly acts?: readonly string[]
  readonly person?: string
  /** Leaves out each look at the lists, which the header of every page takes. */
  readonly withoutLists?: boolean
  /** Half-open, in UTC. */
  readonly between?: readonly [string, string]
  /** The id of the last entry seen. */
  readonly before?: string
  readonly limit: number
}

/** Ids sort by the moment they were made, at most this long after the "now" of their act. */
const LONGEST_ACT_MS = 3_600_000

/** Newest first. */
export async function entries(
  tx: JournalTx,
  wanted: EntriesWanted,
): Promise<readonly JournalEntry[]> {
  const { about, acts, person, between, before } = wanted
  const found = await sql<JournalEntry>`
    select id, at, person, act, objects, hashes, purpose, said from journal
    where true
    ${about === undefined ? sql`` : sql`and objects @> ${[about]}::text[]`}
    ${acts === undefined ? sql`` : sql`and act = any(${[...acts]}::text[])`}
    ${person === undefined ? sql`` : sql`and person = ${person}`}
    ${
      wanted.withoutLists
        ? sql`and (act <> 'record.consulted' or said->>'kind' is distinct from 'list')`
        : sql``
    }
    ${
      between === undefined
        ? sql``
        : sql`and at >= ${between[0]} and at < ${between[1]}
          and id >= ${idFloor(Date.parse(between[0]) - LONGEST_ACT_MS)}
          and id < ${idFloor(Date.parse(between[1]) + LONGEST_ACT_MS)}`
    }
    ${before === undefined ? sql`` : sql`and id < ${before}`}
    order by id desc limit ${wanted.limit}`.execute(tx.db)
  return found.rows
}

/** The lowest id (UUIDv7) of a moment: a day is then a range of the primary key. */
const idFloor = (ms: number): string => {
  const hex = Math.max(0, ms).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`
}
