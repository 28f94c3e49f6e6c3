import { sql } from 'kysely'
import type { Instant } from '../base/index.ts'
import { journal, type Said } from '../journal/index.ts'
import type { OrganisationKind } from '../rights/index.ts'
import type { Act } from './act.ts'

/**
 * The five things that an act may do beyond its own organisation's rows, each in one statement and
 * in the act's own transaction: tell another organisation what was done with a record that the two
 * share, look whether somebody is called so over there, say how those are called to whom it
 * released, and who stands in an operation that it takes part in, and which answers are still owed in one
 * that it keeps. Nothing else of the mover's role
 * leaves this file.
 */
async function elsewhere<T>(act: Act, work: () => Promise<T>): Promise<T> {
  const as = (role: string) => sql`select set_config('role', ${role}, true)`.execute(act.db)
  await as('cosmo_mover')
  const answer = await work()
  await as('cosmo_app')
  return answer
}

/** What one organisation is told of another's act, in its own journal. */
export const TOLD = [
  'release.consulted',
  'release.exported',
  'received.released',
  'received.narrowed',
  'received.withdrawn',
  'received.erased',
  'received.plan-submitted',
  'received.plan-reviewed',
  'national-plan.consulted',
  'message.arrived',
  'message.taken-back',
  'message.consulted',
  'advice.arrived',
  'advice.taken-back',
  'advice.consulted',
  'report.arrived',
  'report.taken-back',
  'report.consulted',
  'report.review-arrived',
] as const
export type Told = (typeof TOLD)[number]

/**
 * Writes one entry into the journal of another organisation: no person of it did this, so the
 * entry names none. It stands or falls with the act.
 */
export async function tell(
  act: Act,
  organisation: string,
  entry: {
    readonly act: Told
    /** The records first, then the organisation that acted. */
    readonly objects: readonly string[]
    readonly values?: Said
  },
): Promise<void> {
  if (organisation === act.caller.organisation) return
  const caller = { organisation, person: null, purpose: act.caller.purpose }
  const { db, now, newId } = act
  await elsewhere(act, () => journal({ db, caller, now, newId }, entry))
  act.told.add(organisation)
}

/** The active person with this sign-in name in that organisation; null where there is none. */
export async function personCalled(
  act: Act,
  organisation: string,
  login: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const found = await elsewhere(act, () =>
    sql<{ id: string; name: string }>`select id, name from person
      where organisation = ${organisation} and login = ${login} and active`.execute(act.db),
  )
  return found.rows[0] ?? null
}

/** Whether this is an active person of that organisation. */
export async function isPersonOf(act: Act, organisation: string, id: string): Promise<boolean> {
  const found = await elsewhere(act, () =>
    sql`select from person
      where organisation = ${organisation} and id = ${id} and active`.execute(act.db),
  )
  return found.rows.length > 0
}

/**
 * The organisations that are members of the operation now or were at a moment, all or those of one
 * kind, for one that was a member itself then: nothing but ids comes out, and nothing at all to whom
 * the operation did not name then.
 */
export async function standingMembers(
  act: Act,
  operation: string,
  kind: OrganisationKind | null = null,
  at: Instant = act.now,
): Promise<readonly string[]> {
  const { organisation } = act.caller
  const stands = (alias: string) => sql`${sql.ref(`${alias}.from_at`)} <= ${at}
    and (${sql.ref(`${alias}.until_at`)} is null or ${sql.ref(`${alias}.until_at`)} > ${at})`
  const mine = sql`exists (select from operation_member mine
    where mine.organisation = m.organisation and mine.operation = m.operation
      and mine.member = ${organisation} and ${stands('mine')})`
  const found = await elsewhere(act, () =>
    sql<{ id: string }>`select distinct m.member as id from operation_member m
      join organisation o on o.id = m.member and o.organisation = o.id
      where m.operation = ${operation} and ${stands('m')}
        and (${kind}::text is null or o.kind = ${kind}) and ${mine}
      order by 1`.execute(act.db),
  )
  return found.rows.map((row) => row.id)
}

/** How the persons are called to whom the caller's organisation released this record. */
export async function namesOfReleased(
  act: Act,
  kind: string,
  object: string,
): Promise<ReadonlyMap<string, string>> {
  const found = await elsewhere(act, () =>
    sql<{ id: string; name: string }>`select p.id, p.name from release r
      join person p on p.organisation = r.to_organisation and p.id = r.to_person
      where r.organisation = ${act.caller.organisation} and r.kind = ${kind}
        and r.object = ${object}`.execute(act.db),
  )
  return new Map(found.rows.map((row) => [row.id, row.name]))
}

/** An answer that an addressee still owes: from the envelope, and nothing of what was said. */
export type OwedAnswer = {
  readonly message: string
  readonly type: string
  readonly from: string
  readonly to: string
  readonly dueAt: string
}

/**
 * The answers that are owed in an operation of the caller's own organisation, whoever asked whom:
 * its keeper closes it, and no answer may be forgotten over that. Nothing for anybody else.
 */
export async function owedAnswers(act: Act, operation: string): Promise<readonly OwedAnswer[]> {
  const found = await elsewhere(act, () =>
    sql<OwedAnswer>`select a.message, m.type, a.organisation as "from", a.to_organisation as "to",
        a.feedback_by as "dueAt"
      from message_addressee a
      join message m on m.organisation = a.organisation and m.id = a.message
      where a.operation = ${operation} and a.feedback_by is not null and a.recalled_at is null
        and exists (select from operation o
          where o.organisation = ${act.caller.organisation} and o.id = ${operation})
        and not exists (select from message_addressee b where b.organisation = a.to_organisation
          and b.to_organisation = a.organisation and b.answers = a.message
          and b.recalled_at is null)
      order by a.feedback_by, a.message, a.to_organisation`.execute(act.db),
  )
  return found.rows
}
