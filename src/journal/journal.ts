import { type QueryExecutorProvider, sql } from 'kysely'

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

/**
 * One act. Ids, hashes, counts and codes only: never what a record contains, so that the journal
 * need not be purged when a record is.
 */
export type Entry = {
  /** The room's noun and what was done to it: `target.judged`, `record.consulted`. */
  readonly act: string
  readonly objects: readonly string[]
  readonly hashes?: readonly string[]
  /** Instead of the caller's own purpose. */
  readonly purpose?: string
  readonly values?: Readonly<Record<string, string | number | boolean>>
}

/**
 * The one way into the journal, in the transaction of the act: an act whose entry cannot be
 * written is not done. Returns the entry's id (UUIDv7).
 */
export async function journal(tx: JournalTx, entry: Entry): Promise<string> {
  const id = tx.newId()
  await sql`insert into journal
    (organisation, id, at, person, act, objects, hashes, purpose, said)
    values (${tx.caller.organisation}, ${id}, ${tx.now}, ${tx.caller.person}, ${entry.act},
      ${[...entry.objects]}, ${[...(entry.hashes ?? [])]},
      ${entry.purpose ?? tx.caller.purpose}, ${JSON.stringify(entry.values ?? {})})`.execute(tx.db)
  return id
}

export type JournalEntry = {
  readonly id: string
  readonly at: string
  readonly person: string | null
  readonly act: string
  readonly objects: readonly string[]
  readonly hashes: readonly string[]
  readonly purpose: string
  readonly said: Readonly<Record<string, string | number | boolean>>
}

/** Newest first; `about` narrows to one object, `before` is the id of the last entry seen. */
export async function entries(
  tx: JournalTx,
  wanted: { readonly about?: string; readonly before?: string; readonly limit: number },
): Promise<readonly JournalEntry[]> {
  const found = await sql<JournalEntry>`
    select id, at, person, act, objects, hashes, purpose, said from journal
    where true
    ${wanted.about === undefined ? sql`` : sql`and objects @> ${[wanted.about]}::text[]`}
    ${wanted.before === undefined ? sql`` : sql`and id < ${wanted.before}`}
    order by id desc limit ${wanted.limit}`.execute(tx.db)
  return found.rows
}
