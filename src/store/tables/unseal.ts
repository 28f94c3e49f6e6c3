import { sql } from 'kysely'
import type { Act } from '../act.ts'
import { nameOf } from '../chunk.ts'
import { open } from '../keys.ts'
import { joinNominal, type NominalFields } from '../nominal.ts'

type Placed = {
  readonly file: string
  readonly record: number
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * The bodies with their nominal fields back in place. Where the record's key was destroyed the
 * body stays as it is: purged reads like never given.
 */
export async function nominalOf(
  act: Act,
  rows: readonly Placed[],
): Promise<readonly Placed['body'][]> {
  const wanted = rows.map(({ file, record }) => ({ file, record }))
  // One lookup by key for each row, whatever the planner knows of these large tables.
  const found = await sql<{ file: string; record: number; wrapped: Buffer; sealed: Buffer }>`
    select r.file, r.record, p.wrapped, p.sealed
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as r(file uuid, record int)
    cross join lateral (select k.wrapped, n.sealed from consignment_nominal n
      join record_key k on k.organisation = n.organisation and k.file = n.file
        and k.record = n.record
      where n.file = r.file and n.record = r.record limit 1) as p`.execute(act.db)
  const { organisation } = act.caller
  const key = await act.key()
  const fields = new Map<string, NominalFields>()
  for (const { file, record, wrapped, sealed } of found.rows) {
    const own = open(key.wrapping, wrapped, nameOf('key', organisation, file, record))
    const text = open(own, sealed, nameOf('nominal', organisation, file, record))
    fields.set(`${file}/${record}`, JSON.parse(text.toString('utf8')) as NominalFields)
  }
  return rows.map(({ file, record, body }) => {
    const own = fields.get(`${file}/${record}`)
    return own ? joinNominal(body, own) : body
  })
}

/** The data key of one record, or undefined after a purge. */
export async function recordKey(
  act: Act,
  file: string,
  record: number,
): Promise<Uint8Array | undefined> {
  const row = await act.db
    .selectFrom('record_key')
    .select('wrapped')
    .where('file', '=', file)
    .where('record', '=', record)
    .executeTakeFirst()
  if (!row) return undefined
  const key = await act.key()
  return open(key.wrapping, row.wrapped, nameOf('key', act.caller.organisation, file, record))
}

/** The bytes of a record as they stood in the file; undefined when never kept or purged. */
export async function rawRecord(
  act: Act,
  file: string,
  record: number,
): Promise<Uint8Array | undefined> {
  const row = await act.db
    .selectFrom('raw_part')
    .select(['key_record', 'sealed'])
    .where('file', '=', file)
    .where('record', '=', record)
    .executeTakeFirst()
  const key = row ? await recordKey(act, file, row.key_record) : undefined
  if (!row || !key) return undefined
  act.saw('record', [`${file}/${record}`], { nominal: true })
  const name = nameOf(`raw:${record}`, act.caller.organisation, file, row.key_record)
  return open(key, row.sealed, name)
}
