import { sql } from 'kysely'
import type { Act } from '../act.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { allowed } from '../shown.ts'

export type Reject = {
  readonly file: string
  readonly record: number
  readonly place: string
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}

/** The rejected records of a batch that the caller may consult, in the order of its files. */
export async function rejectsPage(
  act: Act,
  wanted: { readonly batch: string; readonly cursor?: string; readonly limit: number },
): Promise<{ readonly items: readonly Reject[]; readonly next: string | null }> {
  const after =
    wanted.cursor === undefined
      ? undefined
      : readCursor(wanted.cursor, 'rejects', ['number', 'number', 'number'])
  const found = await sql<Reject & { file_index: number; seq: number }>`
    select f.name as file, r.record, r.place, r.code, r.said as values, r.file_index, r.seq
    from reject r join trade_file f on f.organisation = r.organisation and f.id = r.file
      join batch b on b.organisation = r.organisation and b.id = r.batch
    where r.batch = ${wanted.batch} and ${await allowed(act, 'consult', 'batch', 'b')}
    ${after ? sql`and (r.file_index, r.record, r.seq) > (${sql.join(after)})` : sql``}
    order by r.file_index, r.record, r.seq limit ${wanted.limit + 1}`.execute(act.db)
  const rows = found.rows.slice(0, wanted.limit)
  const last = rows.at(-1)
  if (rows.length > 0) act.saw('batch', [wanted.batch])
  return {
    items: rows.map(({ file, record, place, code, values }) => ({
      file,
      record,
      place,
      code,
      values,
    })),
    next:
      found.rows.length > wanted.limit && last
        ? writeCursor('rejects', [last.file_index, last.record, last.seq])
        : null,
  }
}
