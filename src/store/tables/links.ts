import { journal } from '../../journal/index.ts'
import type { Act } from '../act.ts'

/** One end of a link: the room's noun and the id. */
export type LinkEnd = { readonly kind: string; readonly id: string }

export type Link = {
  readonly id: string
  /** What it says, as a verb from `from` to `to`: `led-to`, `answers`, `pays-for`. */
  readonly kind: string
  readonly from: LinkEnd
  readonly to: LinkEnd
  readonly at: string
}

/** Links two records for ever; the same link twice is the same one. */
export async function link(
  act: Act,
  made: { readonly kind: string; readonly from: LinkEnd; readonly to: LinkEnd },
): Promise<void> {
  await act.room()
  const { organisation, person } = act.caller
  const id = act.newId()
  const written = await act.db
    .insertInto('link')
    .values({
      organisation,
      id,
      owner: organisation,
      created_at: act.now,
      kind: made.kind,
      from_kind: made.from.kind,
      from_id: made.from.id,
      to_kind: made.to.kind,
      to_id: made.to.id,
      person,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) return
  await journal(act, {
    act: 'record.linked',
    objects: [made.from.id, made.to.id],
    values: { kind: made.kind, from: made.from.kind, to: made.to.kind },
  })
}

/** The links of a record, both ways, oldest first. */
export async function linksOf(act: Act, end: LinkEnd): Promise<readonly Link[]> {
  const rows = await act.db
    .selectFrom('link')
    .selectAll()
    .where((is) =>
      is.or([
        is.and([is('from_kind', '=', end.kind), is('from_id', '=', end.id)]),
        is.and([is('to_kind', '=', end.kind), is('to_id', '=', end.id)]),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    from: { kind: row.from_kind, id: row.from_id },
    to: { kind: row.to_kind, id: row.to_id },
    at: row.created_at,
  }))
}
