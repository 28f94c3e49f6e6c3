import { sql } from 'kysely'
import { type Instant, Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import type { Act } from '../../store/index.ts'
import { type Duty, onDuty, type ServiceLevels, USUAL, wrongIn } from '../service.ts'

type Promised = Omit<ServiceLevels, 'roster'>
export type KeptServiceLevels = ServiceLevels & {
  /** Sent back with the next saving; 0: nothing was said yet. */
  readonly version: number
  readonly onDuty: readonly Duty[]
}

/** What an organisation of the house promises now. */
export async function promisedBy(act: Act, organisation: string): Promise<Promised> {
  return (await newest(act, organisation))?.service ?? USUAL
}

async function newest(act: Act, organisation: string) {
  const row = await act.asGuest(() =>
    act.db
      .selectFrom('advice_service')
      .select(['version', 'service'])
      .where('organisation', '=', organisation)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )
  return row && { version: row.version, service: row.service as unknown as Promised }
}

/** The time zones that organisations of the house had said by an instant to work in, by their id. */
export async function saidZones(act: Act, at: Instant): Promise<ReadonlyMap<string, string>> {
  const { rows } = await act.asGuest(() =>
    sql<{ organisation: string; zone: string }>`select distinct on (organisation) organisation,
        service->'calendar'->>'zone' as zone
      from advice_service where created_at <= ${at}
      order by organisation, version desc`.execute(act.db),
  )
  return new Map(rows.map(({ organisation, zone }) => [organisation, zone]))
}

/** What the caller's organisation promises, with its roster and who is on duty now. */
export async function ownServiceLevels(act: Act): Promise<KeptServiceLevels> {
  const kept = await newest(act, act.caller.organisation)
  const found = await act.db
    .selectFrom('advice_roster')
    .select('roster')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const roster = (found?.roster ?? []) as unknown as readonly Duty[]
  const { targets, calendar } = kept?.service ?? USUAL
  return {
    ...{ targets, calendar, roster, version: kept?.version ?? 0 },
    onDuty: onDuty(roster, act.now),
  }
}

/**
 * Says anew what is promised, for requests to come: those that were asked keep their terms. Refuses
 * `request.version`, and `advice.service` with the part that cannot be.
 */
export async function saveServiceLevels(
  act: Act,
  given: ServiceLevels & { readonly version?: number | undefined },
): Promise<number> {
  await act.room()
  // One after another: two at once would both be the next version.
  await sql`select pg_advisory_xact_lock(hashtext('advice-service'),
    hashtext(${act.caller.organisation}))`.execute(act.db)
  const before = await newest(act, act.caller.organisation)
  const now = before?.version ?? 0
  if (given.version !== undefined && given.version !== now) throw new Refused('request.version')
  const [what] = wrongIn(given)
  if (what !== undefined) throw new Refused('advice.service', { what })
  const { organisation, person } = act.caller
  const version = now + 1
  const kept = { organisation, version, person, created_at: act.now }
  const { targets, calendar } = given
  const instant = (at: string) => new Date(at).toISOString()
  const roster = given.roster.map((one) => ({
    ...one,
    from: instant(one.from),
    until: instant(one.until),
  }))
  await act.db
    .insertInto('advice_service')
    .values({ ...kept, id: act.newId(), service: JSON.stringify({ targets, calendar }) })
    .execute()
  await act.db
    .insertInto('advice_roster')
    .values({ ...kept, id: act.newId(), roster: JSON.stringify(roster) })
    .execute()
  await journal(act, {
    act: 'advice.service-changed',
    objects: [organisation],
    values: { version, count: roster.length },
  })
  return version
}
