import { sql } from 'kysely'
import { isRole, type Principal } from '../rights/index.ts'
import type { Act } from './act.ts'

type Row = {
  readonly roles: readonly string[]
}
type Membership = Principal['memberships'][number]
type Basis = Principal['bases'][number]

/**
 * Who the caller is in this transaction: roles of their own organisation; operations and
 * instruments as their owners recorded them. A person who is no longer active has no role.
 */
export async function principalOf(act: Act): Promise<Principal> {
  const { organisation, person, purpose, strong } = act.caller
  const own = await sql<Row>`select coalesce(array_agg(m.role order by m.role), '{}') as roles
    from membership m join person p on p.organisation = m.organisation and p.id = m.person
    where p.id = ${person} and p.active`.execute(act.db)
  const { memberships, bases } = await act.asGuest(async () => ({
    memberships: await sql<Membership>`select operation, from_at as "from", until_at as until
      from operation_member where member = ${organisation} order by operation, from_at`.execute(
      act.db,
    ),
    bases: await sql<Basis>`select owner, from_at as "from", until_at as until
      from legal_basis where with_organisation = ${organisation} order by owner, from_at`.execute(
      act.db,
    ),
  }))
  return {
    organisation,
    person,
    roles: (own.rows[0]?.roles ?? []).filter(isRole),
    purpose,
    strong: person === null || strong === true,
    now: act.now,
    memberships: memberships.rows,
    bases: bases.rows,
  }
}
