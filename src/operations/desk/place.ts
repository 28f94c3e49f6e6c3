import { directory, type Listed, type Stand, standOf } from '../../access/index.ts'
import { type Instant, Refused } from '../../base/index.ts'
import { isNow, type Principal, type Span } from '../../rights/index.ts'
import { type Act, closedAt, needOpen } from '../../store/index.ts'
import type { Organisation } from '../standing.ts'

/** An operation as one of its members stands in it. */
export type Place = Span & {
  readonly id: string
  readonly name: string
  readonly keeper: Organisation
  /** Kept by the caller's organisation. */
  readonly own: boolean
  readonly stand: Stand
  /** The caller's organisation takes part with a national plan of its own. */
  readonly participates: boolean
  /** Since when it is closed: nothing is added to it. Null: it is open. */
  readonly closedAt: string | null
  /** The moment whose members are meant: now, or for its debrief the last one before its end. */
  readonly at: string
  /** The organisations of the house, by their id. */
  readonly known: ReadonlyMap<string, Listed>
}

/**
 * The operation, for its keeper and for whoever is a member now. Refuses (`operation.absent`) all
 * others alike, whether there is one or not.
 */
export const placeOf = (act: Act, id: string): Promise<Place> => placeAt(act, id, () => act.now)

/**
 * The same for its debrief, which comes after the operation: for its keeper, and for whoever is a
 * member now or was one until its end. Whoever left before the end is no part of it.
 */
export const debriefPlace = (act: Act, id: string): Promise<Place> =>
  placeAt(act, id, (span) => lastMoment(span, act.now))

/** Times are half-open, and instants are of whole milliseconds. */
const lastMoment = ({ until }: Span, now: string): string =>
  until === null || until > now ? now : new Date(Date.parse(until) - 1).toISOString()

async function placeAt(act: Act, id: string, moment: (span: Span) => string): Promise<Place> {
  const { organisation } = act.caller
  const { memberships } = await act.rights()
  const row = (await operationRow(act, id, organisation)) ?? (await joinedRow(act, id, memberships))
  if (!row) throw new Refused('operation.absent')
  const span = { from: row.from_at, until: row.until_at }
  const at = moment(span)
  const member = memberships.some((one) => one.operation === id && isNow(one, at))
  if (row.organisation !== organisation && !member) throw new Refused('operation.absent')
  const known = await directoryById(act)
  return {
    id,
    name: row.name,
    ...span,
    keeper: calledOf(known, row.organisation),
    own: row.organisation === organisation,
    stand: standOf(span, act.now),
    participates: member && known.get(organisation)?.kind === 'administration',
    closedAt: await closedAt(act, id),
    ...{ at, known },
  }
}

const operationRow = (act: Act, id: string, organisation: string) =>
  act.db
    .selectFrom('operation')
    .select(['organisation', 'name', 'from_at', 'until_at'])
    .where('id', '=', id)
    .where('organisation', '=', organisation)
    .executeTakeFirst()

async function joinedRow(act: Act, id: string, memberships: Principal['memberships']) {
  if (!memberships.some((one) => one.operation === id)) return undefined
  return act.asGuest(() =>
    act.db
      .selectFrom('operation')
      .select(['organisation', 'name', 'from_at', 'until_at'])
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}

export const calledOf = (known: Place['known'], id: string): Organisation => ({
  id,
  name: known.get(id)?.name ?? '',
})

/**
 * The organisations of the house, for whoever has or had a part in the operation: what it wrote itself
 * there it goes on reading after its membership, and nothing else. Refuses `operation.absent`.
 */
export async function knownToParty(act: Act, id: string): Promise<Place['known']> {
  const { memberships } = await act.rights()
  const party = memberships.some((one) => one.operation === id && one.from <= act.now)
  if (!party) return (await placeOf(act, id)).known
  return directoryById(act)
}

const directoryById = async (act: Act): Promise<Place['known']> =>
  new Map((await directory(act)).map((one) => [one.id, one]))

/** What is its keeper's alone. Refuses `operation.absent`: to all others there is nothing to do. */
export const ownPlace = async (act: Act, id: string): Promise<Place> =>
  needOwn(await placeOf(act, id))

export function needOwn(place: Place): Place {
  if (!place.own) throw new Refused('operation.absent')
  return place
}

/** Only its keeper changes an operation, and only while `stillRuns` lets it. */
export const keptPlace = async (act: Act, id: string): Promise<Place> =>
  stillRuns(act, await ownPlace(act, id))

/** Refuses (`span.over`, `operation.closed`): an operation that is over or closed is only read. */
export async function stillRuns(act: Act, place: Place): Promise<Place> {
  if (place.stand === 'over') throw new Refused('span.over', { until: place.until ?? '…' })
  await needOpen(act, place.id)
  return place
}

/** The members of an own operation at a moment. */
export async function standingIn(
  act: Act,
  { id }: Place,
  at: Instant = act.now,
): Promise<ReadonlySet<string>> {
  const rows = await act.db
    .selectFrom('operation_member')
    .select(['member', 'from_at', 'until_at'])
    .where('operation', '=', id)
    .execute()
  const then = rows.filter((row) => isNow({ from: row.from_at, until: row.until_at }, at))
  return new Set(then.map((row) => row.member))
}

/** The administrations that stand in an own operation at an instant: each owes a national plan. */
export async function participantsOf(
  act: Act,
  place: Place,
  at: Instant = place.at,
): Promise<readonly Organisation[]> {
  return [...(await standingIn(act, place, at))]
    .filter((id) => place.known.get(id)?.kind === 'administration')
    .map((id) => calledOf(place.known, id))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
