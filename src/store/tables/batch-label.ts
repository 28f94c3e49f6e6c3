import { sql } from 'kysely'
import type { HandlingCode, Tlp } from '../../base/index.ts'
import { type Marks, type RecordState, strictestMarks } from '../../rights/index.ts'
import type { Act } from '../act.ts'
import { tell } from '../elsewhere.ts'

type Row = {
  readonly tlp: Tlp
  readonly handling_code: HandlingCode
  readonly purposes: readonly string[]
  readonly record_state: RecordState
}

const marksOf = (row: Row): Marks => ({
  tlp: row.tlp,
  code: row.handling_code,
  purposes: row.purposes,
  state: row.record_state,
})

/**
 * What is at least as strict as both. Where they serve no purpose in common, those of the newer
 * decision stand: a record for no purpose at all would be out of everybody's reach.
 */
export function narrowed(standing: Marks, by: Marks): Marks {
  const marks = strictestMarks([standing, by])
  return marks.purposes.length > 0 ? marks : { ...marks, purposes: by.purposes }
}

const same = (a: Marks, b: Marks): boolean =>
  a.tlp === b.tlp &&
  a.code === b.code &&
  a.state === b.state &&
  [...a.purposes].sort().join() === [...b.purposes].sort().join()

/** The label of an own batch, locked until the act ends; undefined where there is none. */
export async function lockBatchMarks(act: Act, batch: string): Promise<Marks | undefined> {
  const found = await sql<Row>`select tlp, handling_code, purposes, record_state from batch
    where id = ${batch} for update`.execute(act.db)
  const [row] = found.rows
  return row && marksOf(row)
}

/**
 * Writes the label of a batch that was locked, and narrows every target of it by the same: what is
 * derived from a record is at least as strict. Whoever received one of them is told. `named` are
 * the own people who may go on to see what becomes RED. Returns how many targets changed.
 */
export async function writeBatchMarks(
  act: Act,
  batch: string,
  marks: Marks,
  named: readonly string[],
): Promise<number> {
  await sql`update batch set ${setOf(marks)} where id = ${batch}`.execute(act.db)
  if (marks.tlp === 'RED') await nameOn(act, 'batch', [batch], named)
  const kinds = await sql<Row>`select distinct tlp, handling_code, purposes, record_state
    from target where batch = ${batch}`.execute(act.db)
  const changed: string[] = []
  for (const kind of kinds.rows) {
    const next = narrowed(marksOf(kind), marks)
    if (same(next, marksOf(kind))) continue
    const found = await sql<{ id: string }>`update target set ${setOf(next)}
      where batch = ${batch} and tlp = ${kind.tlp} and handling_code = ${kind.handling_code}
        and purposes = ${[...kind.purposes]}::text[] and record_state = ${kind.record_state}
      returning id`.execute(act.db)
    const ids = found.rows.map((row) => row.id).sort()
    changed.push(...ids)
    if (next.tlp === 'RED' && kind.tlp !== 'RED') await nameOn(act, 'target', ids, named)
  }
  await tellRecipients(act, changed)
  return changed.length
}

const setOf = ({ tlp, code, purposes, state }: Marks) => sql`tlp = ${tlp},
  handling_code = ${code}, purposes = ${[...purposes]}::text[], record_state = ${state}`

/** Names that go with one statement. */
const TOGETHER = 5000

/** Releases records to persons of the own organisation, but for those whom one names already. */
async function nameOn(
  act: Act,
  kind: 'batch' | 'target',
  objects: readonly string[],
  people: readonly string[],
): Promise<void> {
  const { organisation, person } = act.caller
  const rows = objects.flatMap((object) =>
    people.map((to) => ({ id: act.newId(), object, to_person: to })),
  )
  for (let at = 0; at < rows.length; at += TOGETHER)
    await sql`insert into release (organisation, id, kind, object, to_organisation, to_person,
        person, from_at, created_at)
      select ${organisation}::uuid, r.id, ${kind}, r.object, ${organisation}::uuid, r.to_person,
        ${person}::uuid, ${act.now}::timestamptz, ${act.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + TOGETHER))}::jsonb)
        as r(id uuid, object uuid, to_person uuid)
      where not exists (select from release g where g.organisation = ${organisation}::uuid
        and g.kind = ${kind} and g.object = r.object and g.to_organisation = ${organisation}::uuid
        and g.to_person = r.to_person and g.withdrawn_at is null and g.until_at is null)`.execute(
      act.db,
    )
}

/** New targets of a RED batch are for the people whom the batch names. */
export async function nameAsBatch(
  act: Act,
  batch: string,
  targets: readonly string[],
): Promise<void> {
  if (targets.length === 0) return
  const found = await sql<{ person: string }>`select distinct g.to_person as person from release g
    join batch b on b.organisation = g.organisation and b.id = g.object
    where g.kind = 'batch' and g.object = ${batch} and b.tlp = 'RED' and g.to_person is not null
      and g.to_organisation = ${act.caller.organisation} and g.withdrawn_at is null
      and g.until_at is null`.execute(act.db)
  const people = found.rows.map((row) => row.person).sort()
  await nameOn(act, 'target', targets, people)
}

async function tellRecipients(act: Act, targets: readonly string[]): Promise<void> {
  if (targets.length === 0) return
  const found = await sql<{ organisation: string; objects: string[] }>`
    select to_organisation as organisation,
      array_agg(distinct object::text order by object::text) as objects
    from release where kind = 'target' and object = any(${[...targets]}::uuid[])
      and withdrawn_at is null and to_organisation <> ${act.caller.organisation}
    group by to_organisation order by to_organisation`.execute(act.db)
  for (const { organisation, objects } of found.rows)
    await tell(act, organisation, {
      act: 'received.narrowed',
      objects: [...objects, act.caller.organisation],
    })
}
