import { done, type Result, refuse } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { Act, House } from '../store/index.ts'
import { type Caller, machine, RISK_ANALYSIS } from './caller.ts'
import { newToken, readToken } from './token.ts'

/** A session ends after this long without a request, and after this long in any case. */
export const IDLE_MINUTES = 30
export const ABSOLUTE_MINUTES = 12 * 60

/** How stale `seen_at` may be: a page of ten requests writes it once. */
const SEEN_EVERY_MS = 60_000

export type NewSession = {
  /** For the cookie; never stored. */
  readonly token: string
  readonly caller: Caller
}

export async function startSession(act: Act, house: House, person: string): Promise<NewSession> {
  const { organisation } = act.caller
  const token = newToken(house.ports.random, organisation)
  const endsAt = new Date(Date.parse(act.now) + ABSOLUTE_MINUTES * 60_000).toISOString()
  await act.db
    .insertInto('session')
    .values({
      organisation,
      id: token.hash,
      person,
      created_at: act.now,
      seen_at: act.now,
      ends_at: endsAt,
    })
    .execute()
  await journal(act, { act: 'session.started', objects: [person] })
  return { token: token.text, caller: callerOf(organisation, person, token.hash) }
}

/**
 * Who a session's token stands for. Revoked, idle, ended, of a person who is no longer active, or
 * never given: always the same `session.absent`.
 */
export async function readSession(house: House, text: string): Promise<Result<Caller>> {
  const token = readToken(text)
  if (!token) return refuse('session.absent')
  return house.act(machine(token.organisation), async (act) => {
    const idleSince = new Date(Date.parse(act.now) - IDLE_MINUTES * 60_000).toISOString()
    const found = await act.db
      .selectFrom('session as s')
      .innerJoin('person as p', 'p.id', 's.person')
      .select(['s.person', 's.seen_at'])
      .where('s.id', '=', token.hash)
      .where('s.revoked_at', 'is', null)
      .where('s.ends_at', '>', act.now)
      .where('s.seen_at', '>', idleSince)
      .where('p.active', '=', true)
      .executeTakeFirst()
    if (!found) return refuse('session.absent')
    if (Date.parse(act.now) - Date.parse(found.seen_at) >= SEEN_EVERY_MS)
      await act.db
        .updateTable('session')
        .set({ seen_at: act.now })
        .where('id', '=', token.hash)
        .execute()
    return done(callerOf(token.organisation, found.person, token.hash))
  })
}

/** Ends the caller's own session at once. */
export async function endSession(act: Act, caller: Caller): Promise<void> {
  if (caller.session === null) return
  const ended = await act.db
    .updateTable('session')
    .set({ revoked_at: act.now })
    .where('id', '=', caller.session)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows > 0n)
    await journal(act, { act: 'session.ended', objects: [caller.person] })
}

/** Ends every session of a person: a lost laptop, a person who leaves. Returns how many. */
export async function revokeSessions(act: Act, person: string): Promise<number> {
  const ended = await act.db
    .updateTable('session')
    .set({ revoked_at: act.now })
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  const count = Number(ended.numUpdatedRows)
  await journal(act, { act: 'session.revoked', objects: [person], values: { count } })
  return count
}

const callerOf = (organisation: string, person: string, session: string): Caller => ({
  organisation,
  person,
  purpose: RISK_ANALYSIS,
  session,
})
