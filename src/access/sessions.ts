import { done, type Instant, Refused, type Result, refuse } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { Act, House, SignInWay } from '../store/index.ts'
import { type Caller, machine, RISK_ANALYSIS } from './caller.ts'
import { later, newToken, readToken } from './token.ts'

/** A session ends after this long without a request, and after this long in any case. */
export const IDLE_MINUTES = 30
export const ABSOLUTE_MINUTES = 12 * 60

/** How stale `seen_at` may be: a page of ten requests writes it once. */
const SEEN_EVERY_MS = 60_000

/** How somebody came in, and whether two factors stood at the door. */
export type Proof = {
  readonly way: SignInWay
  readonly strong: boolean
  readonly agent: string
}

export const BY_LINK: Proof = { way: 'link', strong: false, agent: '' }

export type NewSession = {
  /** For the cookie; never stored. */
  readonly token: string
  readonly caller: Caller
}

export async function startSession(
  act: Act,
  house: House,
  person: string,
  proof: Proof = BY_LINK,
): Promise<NewSession> {
  const endsAt = later(act.now, ABSOLUTE_MINUTES * 60)
  const session = await insertSession(act, house, person, proof, endsAt)
  const { way, strong } = proof
  await journal(act, { act: 'session.started', objects: [person], values: { way, strong } })
  return session
}

async function insertSession(
  act: Act,
  house: House,
  person: string,
  { way, strong, agent }: Proof,
  endsAt: Instant,
): Promise<NewSession> {
  const { organisation } = act.caller
  const token = newToken(house.ports.random, organisation)
  const row = { person, way, strong, proved_at: act.now }
  const times = { created_at: act.now, seen_at: act.now, ends_at: endsAt }
  await act.db
    .insertInto('session')
    .values({ ...row, ...times, organisation, id: token.hash, handle: act.newId(), agent })
    .execute()
  return { token: token.text, caller: callerOf(organisation, token.hash, row) }
}

/**
 * A stronger or fresher proof within a session: the old token ends, a new one takes its place and
 * ends when the old one would have.
 */
export async function renewSession(
  act: Act,
  house: House,
  caller: Caller,
  proof: Omit<Proof, 'agent'>,
): Promise<NewSession> {
  const old = await act.db
    .updateTable('session')
    .set({ revoked_at: act.now })
    .where('id', '=', caller.session ?? '')
    .where('revoked_at', 'is', null)
    .returning(['ends_at', 'agent', 'strong'])
    .executeTakeFirst()
  if (!old) throw new Refused('session.absent')
  const strong = proof.strong || old.strong
  const renewed = { way: proof.way, strong, agent: old.agent }
  const session = await insertSession(act, house, caller.person, renewed, old.ends_at)
  const values = { way: proof.way, strong }
  await journal(act, { act: 'session.renewed', objects: [caller.person], values })
  return session
}

/**
 * Who a session's token stands for. Revoked, idle, ended, of a person who is no longer active, or
 * never given: always the same `session.absent`.
 */
export async function readSession(house: House, text: string): Promise<Result<Caller>> {
  const token = readToken(text)
  if (!token) return refuse('session.absent')
  return house.act(machine(token.organisation), async (act) => {
    const found = await act.db
      .selectFrom('session as s')
      .innerJoin('person as p', 'p.id', 's.person')
      .select(['s.person', 's.seen_at', 's.way', 's.strong', 's.proved_at'])
      .where('s.id', '=', token.hash)
      .where('s.revoked_at', 'is', null)
      .where('s.ends_at', '>', act.now)
      .where('s.seen_at', '>', idleSince(act.now))
      .where('p.active', '=', true)
      .executeTakeFirst()
    if (!found) return refuse('session.absent')
    if (Date.parse(act.now) - Date.parse(found.seen_at) >= SEEN_EVERY_MS)
      await act.db
        .updateTable('session')
        .set({ seen_at: act.now })
        .where('id', '=', token.hash)
        .execute()
    return done(callerOf(token.organisation, token.hash, found))
  })
}

const idleSince = (now: Instant): Instant => later(now, -IDLE_MINUTES * 60)

export type OpenSession = {
  readonly id: string
  readonly way: SignInWay
  readonly strong: boolean
  readonly agent: string
  readonly startedAt: Instant
  readonly seenAt: Instant
  readonly endsAt: Instant
  /** The one that asks. */
  readonly current: boolean
}

/** The caller's own open sessions, the newest first. */
export async function openSessions(act: Act, caller: Caller): Promise<readonly OpenSession[]> {
  const rows = await act.db
    .selectFrom('session')
    .selectAll()
    .where('person', '=', caller.person)
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', act.now)
    .where('seen_at', '>', idleSince(act.now))
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.handle,
    way: row.way,
    strong: row.strong,
    agent: row.agent,
    startedAt: row.created_at,
    seenAt: row.seen_at,
    endsAt: row.ends_at,
    current: row.id === caller.session,
  }))
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

/** Ends one of the caller's own sessions by its handle. Refuses (`session.other-absent`) others. */
export async function endOwnSession(act: Act, caller: Caller, handle: string): Promise<void> {
  const ended = await act.db
    .updateTable('session')
    .set({ revoked_at: act.now })
    .where('handle', '=', handle)
    .where('person', '=', caller.person)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) throw new Refused('session.other-absent')
  await journal(act, { act: 'session.ended', objects: [caller.person] })
}

/**
 * Ends every session of a person, but for the one that is spared, and forgets their devices: a
 * lost laptop, a person who leaves, a new password. Returns how many.
 */
export async function revokeSessions(
  act: Act,
  person: string,
  spared: string | null = null,
): Promise<number> {
  const ended = await act.db
    .updateTable('session')
    .set({ revoked_at: act.now })
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .where('id', '<>', spared ?? '')
    .executeTakeFirst()
  await act.db.deleteFrom('known_device').where('person', '=', person).execute()
  const count = Number(ended.numUpdatedRows)
  await journal(act, { act: 'session.revoked', objects: [person], values: { count } })
  return count
}

const callerOf = (
  organisation: string,
  session: string,
  row: {
    readonly person: string
    readonly way: SignInWay
    readonly strong: boolean
    readonly proved_at: Instant
  },
): Caller => ({
  organisation,
  person: row.person,
  purpose: RISK_ANALYSIS,
  strong: row.strong,
  session,
  way: row.way,
  provedAt: row.proved_at,
})
