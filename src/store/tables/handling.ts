import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { CalendarDate, HandlingCode, Tlp } from '../../base/index.ts'
import type { Marks, RecordState } from '../../rights/index.ts'
import { columnsOf, predicate, strictestMarks } from '../../rights/index.ts'
import type { Act } from '../act.ts'
import { marked } from '../marked.ts'
import { allowed } from '../shown.ts'

/** All that narrows a target, and when it is looked at again. */
export type Handling = Marks & {
  readonly reviewOn: CalendarDate | null
  readonly deleteOn: CalendarDate | null
  /** Kept for a proceeding since then, whatever its state. */
  readonly heldAt: string | null
}

type Row = {
  readonly id: string
  readonly tlp: Tlp
  readonly handling_code: HandlingCode
  readonly purposes: readonly string[]
  readonly record_state: RecordState
  readonly review_on: string | null
  readonly delete_on: string | null
  readonly held_at: string | null
}

const handlingFrom = (row: Row): Handling => ({
  tlp: row.tlp,
  code: row.handling_code,
  purposes: row.purposes,
  state: row.record_state,
  reviewOn: row.review_on,
  deleteOn: row.delete_on,
  heldAt: row.held_at,
})

const COLUMNS = sql`id, tlp, handling_code, purposes, record_state, review_on, delete_on, held_at`

/** The handling of an own target, locked until the act ends; undefined where there is none. */
export async function lockHandling(act: Act, target: string): Promise<Handling | undefined> {
  const found = await sql<Row>`select ${COLUMNS} from target
    where id = ${target} for update`.execute(act.db)
  const [row] = found.rows
  return row && handlingFrom(row)
}

export async function handlingOf(act: Act, target: string): Promise<Handling | undefined> {
  const found = await sql<Row>`select ${COLUMNS} from target where id = ${target}`.execute(act.db)
  const [row] = found.rows
  return row && handlingFrom(row)
}

/** What one looked at when one changed it: any change gives another one. */
export const versionOf = (handling: Handling): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        handling.tlp,
        handling.code,
        [...handling.purposes].sort(),
        handling.state,
        handling.reviewOn,
        handling.deleteOn,
        handling.heldAt,
      ]),
    )
    .digest('hex')
    .slice(0, 32)

export async function writeHandling(act: Act, target: string, handling: Handling): Promise<void> {
  await act.db
    .updateTable('target')
    .set({
      tlp: handling.tlp,
      handling_code: handling.code,
      purposes: handling.purposes,
      record_state: handling.state,
      review_on: handling.reviewOn,
      delete_on: handling.deleteOn,
      held_at: handling.heldAt,
    })
    .where('id', '=', target)
    .execute()
}

const sooner = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b

/**
 * The handling of a record that arrives again: never milder than what stands on it already. Where
 * its new purposes and those that stand have none in common, those that stand were the decision.
 */
export function stricterHandling(arriving: Handling, standing: readonly Handling[]): Handling {
  const marks = strictestMarks([arriving, ...standing])
  const stood = standing.length > 0 ? strictestMarks(standing).purposes : marks.purposes
  const all = [arriving, ...standing]
  return {
    ...marks,
    purposes: marks.purposes.length > 0 ? marks.purposes : stood,
    reviewOn: all.map((one) => one.reviewOn).reduce(sooner, null),
    deleteOn: all.map((one) => one.deleteOn).reduce(sooner, null),
    heldAt: all.map((one) => one.heldAt).reduce(sooner, null),
  }
}

/**
 * Gives targets that were just stored the handling that the same consignments have in earlier
 * batches, wherever that is stricter. Few have one: an index of their own finds them.
 */
export async function keepStricter(act: Act, targets: readonly string[]): Promise<number> {
  if (targets.length === 0) return 0
  const found = await sql<{ arriving: Row; standing: Row }>`
    select to_jsonb(n) as arriving, to_jsonb(e) as standing from target n
    join target e on e.organisation = n.organisation and e.consignment = n.consignment
      and e.id <> n.id and ${sql.raw(marked('e'))}
    where n.id = any(${[...targets]}::uuid[])`.execute(act.db)
  const byTarget = new Map<string, { arriving: Handling; standing: Handling[] }>()
  for (const { arriving, standing } of found.rows) {
    const known = byTarget.get(arriving.id)
    if (known) known.standing.push(handlingFrom(standing))
    else
      byTarget.set(arriving.id, {
        arriving: handlingFrom(arriving),
        standing: [handlingFrom(standing)],
      })
  }
  for (const [id, { arriving, standing }] of byTarget)
    await writeHandling(act, id, stricterHandling(arriving, standing))
  return byTarget.size
}

export type Due = {
  readonly id: string
  readonly what: 'review' | 'delete'
  readonly on: CalendarDate
  readonly held: boolean
}

/**
 * Own targets whose review or deletion falls due up to a day, what is overdue first: those that the
 * caller may narrow.
 */
export async function dueUntil(
  act: Act,
  wanted: { readonly until: CalendarDate; readonly limit: number },
): Promise<readonly Due[]> {
  const may = await allowed(act, 'narrow', 'target', 't')
  const found = await sql<Due>`
    select id, what, "on", held from (
      select id, 'review' as what, review_on as "on", held_at is not null as held from target t
        where review_on is not null and review_on <= ${wanted.until} and ${may}
      union all
      select id, 'delete', delete_on, held_at is not null from target t
        where delete_on is not null and delete_on <= ${wanted.until} and ${may}) as due
    order by "on", id, what limit ${wanted.limit}`.execute(act.db)
  return found.rows
}

/** Live targets whose review is overdue become limited. Returns their ids. */
export async function limitOverdue(
  act: Act,
  today: CalendarDate,
  limit: number,
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`update target set record_state = 'limited'
    where id in (select id from target where record_state = 'live' and review_on is not null
      and review_on < ${today} order by review_on, id limit ${limit})
    returning id`.execute(act.db)
  return found.rows.map((row) => row.id).sort()
}

/** Targets that reached the day of their deletion and are not held. */
export async function dueForDeletion(
  act: Act,
  today: CalendarDate,
  limit: number,
): Promise<readonly { readonly id: string; readonly consignment: string }[]> {
  const found = await sql<{ id: string; consignment: string }>`
    select id, consignment from target
    where delete_on is not null and delete_on <= ${today} and held_at is null
      and record_state <> 'held'
    order by delete_on, id limit ${limit}`.execute(act.db)
  return found.rows
}

/**
 * The consignment of an own target, and how many targets made of it in any batch are held: they
 * would be erased together. Undefined where there is none.
 */
export async function consignmentOf(
  act: Act,
  target: string,
): Promise<{ readonly consignment: string; readonly held: number } | undefined> {
  const found = await sql<{ consignment: string; held: number }>`
    select t.consignment, (select count(*)::int from target o
      where o.organisation = t.organisation and o.consignment = t.consignment
        and o.held_at is not null) as held
    from target t where t.id = ${target}`.execute(act.db)
  return found.rows[0]
}

export type Erasable = {
  readonly id: string
  readonly consignment: string
  /** The caller may erase it. */
  readonly allowed: boolean
  /** The caller sees it, and a hold stands in the way. */
  readonly held: boolean
}

/** Which targets of these consignments the caller may erase, and which a hold keeps. */
export async function erasable(
  act: Act,
  consignments: readonly string[],
): Promise<readonly Erasable[]> {
  const caller = await act.rights()
  const at = columnsOf('target', 't')
  const found = await sql<Erasable>`select t.id, t.consignment,
      ${predicate(caller, 'erase', at)} as allowed,
      (t.held_at is not null and ${predicate(caller, 'consult', at)}) as held
    from target t where t.consignment = any(${[...consignments]}::text[])
    order by t.urgency, t.id`.execute(act.db)
  return found.rows
}
