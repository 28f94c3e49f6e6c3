import { type Instant, Refused } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { Act, House } from '../store/index.ts'
import type { Caller } from './caller.ts'
import { needAdministrator, otherAdministrators } from './people.ts'
import { revokeSessions } from './sessions.ts'
import { createSignInLink, endSignInLinks } from './sign-in-links.ts'
import { later } from './token.ts'

/**
 * Recovery by two persons: who has lost what they sign in with is known to an administrator, who
 * asks; another administrator knows it too, and confirms. Then every way of signing in of that
 * person is taken away and a one-time link begins anew. Neither can do it alone, nor for himself.
 */
export const RESET_HOURS = 24

export type Reset = {
  readonly id: string
  readonly person: string
  readonly askedBy: string
  readonly askedAt: Instant
  readonly endsAt: Instant
}

/** What is asked and not confirmed, the oldest first. */
export async function openResets(act: Act): Promise<readonly Reset[]> {
  const rows = await act.db
    .selectFrom('sign_in_reset')
    .selectAll()
    .where('confirmed_at', 'is', null)
    .where('ends_at', '>', act.now)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    person: row.person,
    askedBy: row.asked_by,
    askedAt: row.created_at,
    endsAt: row.ends_at,
  }))
}

/** Asks. Refuses (`person.reset-alone`) where nobody else could confirm. */
export async function askReset(act: Act, caller: Caller, person: string): Promise<void> {
  await needAdministrator(act)
  if (person === caller.person) throw new Refused('person.reset-same')
  const row = await act.db
    .selectFrom('person')
    .select('active')
    .where('id', '=', person)
    .executeTakeFirst()
  if (!row) throw new Refused('person.absent')
  if (!row.active) throw new Refused('person.inactive')
  const others = await otherAdministrators(act, caller.person)
  if (!others.some((id) => id !== person)) throw new Refused('person.reset-alone')
  await act.db
    .updateTable('sign_in_reset')
    .set({ ends_at: act.now })
    .where('person', '=', person)
    .where('confirmed_at', 'is', null)
    .where('ends_at', '>', act.now)
    .execute()
  await act.db
    .insertInto('sign_in_reset')
    .values({
      organisation: caller.organisation,
      id: act.newId(),
      person,
      asked_by: caller.person,
      created_at: act.now,
      ends_at: later(act.now, RESET_HOURS * 3600),
    })
    .execute()
  await journal(act, { act: 'person.reset-asked', objects: [person] })
}

/** Confirms what another administrator asked, and returns the link to begin anew: shown once. */
export async function confirmReset(
  act: Act,
  house: House,
  caller: Caller,
  person: string,
): Promise<string> {
  await needAdministrator(act)
  const open = await act.db
    .selectFrom('sign_in_reset')
    .select(['id', 'asked_by'])
    .where('person', '=', person)
    .where('confirmed_at', 'is', null)
    .where('ends_at', '>', act.now)
    .forUpdate()
    .executeTakeFirst()
  if (!open) throw new Refused('person.reset-absent')
  if (open.asked_by === caller.person || person === caller.person)
    throw new Refused('person.reset-same')
  await act.db
    .updateTable('sign_in_reset')
    .set({ confirmed_by: caller.person, confirmed_at: act.now })
    .where('id', '=', open.id)
    .execute()
  await journal(act, { act: 'person.reset-confirmed', objects: [person] })
  return beginAnew(act, house, person)
}

/** Takes away every way of signing in, ends every session, and makes a link to begin anew. */
export async function beginAnew(act: Act, house: House, person: string): Promise<string> {
  const tables = ['passkey', 'password', 'totp', 'recovery_code', 'external_identity'] as const
  for (const table of tables) await act.db.deleteFrom(table).where('person', '=', person).execute()
  await endSignInLinks(act, person)
  await revokeSessions(act, person)
  return createSignInLink(act, house, person)
}
