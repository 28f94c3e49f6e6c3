import { sql } from 'kysely'
import { isRole, type Principal, type Span } from '../rights/index.ts'
import type { Act } from './act.ts'

type Row = {
  readonly roles: readonly string[]
}
type Named = Span & { readonly kind: 'member' | 'basis'; readonly id: string }

/**
 * Who the caller is in this transaction: roles of their own organisation; operations and
 * instruments as their owners recorded them. A person who is no longer active has no role.
 */
export async function principalOf(act: Act): Promise<Principal> {
  const { organisation, person, purpose, strong } = act.caller
  const own = await sql<Row>`select coalesce(array_agg(m.role order by m.role), '{}') as roles
    from membership m join person p on p.organisation = m.organisation and p.id = m.person
    where p.id = ${person} and p.active`.execute(act.db)
  const named = await act.asGuest(() =>
    sql<Named>`select 'member' as kind, operation as id, from_at as "from", until_at as until
        from operation_member where member = ${organisation}
      union all select 'basis', owner, from_at, until_at
        from legal_basis where with_organisation = ${organisation}
      order by id, "from"`.execute(act.db),
  )
  const of = (kind: Named['kind']) => named.rows.filter((row) => row.kind === kind)
  return {
    organisation,
    person,
    roles: (own.rows[0]?.roles ?? []).filter(isRole),
    purpose,
    strong: person === null || strong === true,
    now: act.now,
    memberships: of('member').map(({ id, from, until }) => ({ operation: id, from, until })),
    bases: of('basis').map(({ id, from, until }) => ({ owner: id, from, until })),
  }
}
