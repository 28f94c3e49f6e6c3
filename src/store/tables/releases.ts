import { sql } from 'kysely'
import type { Span } from '../../rights/index.ts'
import type { Act } from '../act.ts'
import { namesOfReleased } from '../elsewhere.ts'
import type { RecordKind } from '../records.ts'
import { needOpen } from './closings.ts'

export type NewRelease = Span & {
  readonly organisation: string
  readonly person: string | null
  readonly operation: string | null
  readonly nominal: boolean
}

export type Release = NewRelease & {
  readonly id: string
  readonly organisationName: string
  readonly personName: string | null
  readonly operationName: string | null
  /** Who released it, of the owner's people. */
  readonly by: string | null
  readonly at: string
  readonly withdrawnAt: string | null
}

/**
 * Writes releases of one record. Rights are the caller's to ask; a closed operation takes none
 * (`operation.closed`).
 */
export async function insertReleases(
  act: Act,
  object: string,
  releases: readonly NewRelease[],
  kind: RecordKind = 'target',
): Promise<readonly string[]> {
  const { organisation, person } = act.caller
  const rows = releases.map((release) => ({
    organisation,
    id: act.newId(),
    kind,
    object,
    to_organisation: release.organisation,
    to_person: release.person,
    operation: release.operation,
    nominal: release.nominal,
    person,
    from_at: release.from,
    until_at: release.until,
    created_at: act.now,
  }))
  for (const operation of new Set(rows.flatMap((row) => row.operation ?? [])))
    await needOpen(act, operation)
  if (rows.length > 0) await act.db.insertInto('release').values(rows).execute()
  return rows.map((row) => row.id)
}

/** Every release of a target, withdrawn ones as well, the newest first. */
export async function releasesOf(act: Act, target: string): Promise<readonly Release[]> {
  const rows = await act.db
    .selectFrom('release')
    .selectAll()
    .where('kind', '=', 'target')
    .where('object', '=', target)
    .orderBy('id', 'desc')
    .execute()
  if (rows.length === 0) return []
  const people = await namesOfReleased(act, 'target', target)
  const names = await act.asGuest(async () => ({
    organisations: await act.db.selectFrom('organisation').select(['id', 'name']).execute(),
    operations: await act.db.selectFrom('operation').select(['id', 'name']).execute(),
  }))
  const own = await act.db.selectFrom('operation').select(['id', 'name']).execute()
  const organisations = new Map(names.organisations.map((one) => [one.id, one.name]))
  const operations = new Map([...names.operations, ...own].map((one) => [one.id, one.name]))
  return rows.map((row) => ({
    id: row.id,
    organisation: row.to_organisation,
    organisationName: organisations.get(row.to_organisation) ?? row.to_organisation,
    person: row.to_person,
    personName: row.to_person === null ? null : (people.get(row.to_person) ?? null),
    operation: row.operation,
    operationName: row.operation === null ? null : (operations.get(row.operation) ?? null),
    nominal: row.nominal,
    from: row.from_at,
    until: row.until_at,
    by: row.person,
    at: row.created_at,
    withdrawnAt: row.withdrawn_at,
  }))
}

export type Withdrawn = { readonly id: string; readonly organisation: string }

/** Withdraws one release of a record, or all that stand. Returns those that stood until now. */
export async function withdrawReleases(
  act: Act,
  object: string,
  release: string | null,
  kind: RecordKind = 'target',
): Promise<readonly Withdrawn[]> {
  const found = await sql<Withdrawn>`update release set withdrawn_at = ${act.now}
    where kind = ${kind} and object = ${object} and withdrawn_at is null
      ${release === null ? sql`` : sql`and id = ${release}`}
    returning id, to_organisation as organisation`.execute(act.db)
  return found.rows
}

/** The active people of the caller's own organisation who have this role. */
export async function ownPeopleWith(act: Act, role: string): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`select p.id from person p join membership m
      on m.organisation = p.organisation and m.person = p.id
    where p.active and m.role = ${role} order by p.id`.execute(act.db)
  return found.rows.map((row) => row.id)
}

/** What of the world a release must agree with: operations with their members now, instruments. */
export async function memberNow(
  act: Act,
  operation: string,
  organisation: string,
): Promise<boolean> {
  const found = await sql`select from operation_member where operation = ${operation}
      and member = ${organisation} and from_at <= ${act.now}
      and (until_at is null or until_at > ${act.now})`.execute(act.db)
  if (found.rows.length > 0) return true
  // Another's operation shows a guest its own memberships alone: theirs is asked for again when
  // they read, so here it is enough that the operation is known to the caller.
  const known = await act.asGuest(() =>
    sql`select from operation where id = ${operation}`.execute(act.db),
  )
  return known.rows.length > 0
}

/** Whether an instrument between the caller's organisation and that one is in force now. */
export async function basisWith(act: Act, organisation: string): Promise<boolean> {
  const found = await sql`select from legal_basis where owner = ${act.caller.organisation}
      and with_organisation = ${organisation} and from_at <= ${act.now}
      and (until_at is null or until_at > ${act.now})`.execute(act.db)
  return found.rows.length > 0
}
