import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { type Act, link, mayOn, needOpen, pass, standingMembers } from '../../store/index.ts'
import type { DebriefFinding, FindingKind, Rest, RestKind } from '../debrief/finding.ts'
import { CUTS } from '../debrief/results.ts'
import { messageRow } from './message-row.ts'
import { debriefPlace, type Place } from './place.ts'
import { adoptedPlan, adoptedVersions } from './plans.ts'
import { receivedPlans } from './reviews.ts'

const COLUMNS = [
  'organisation',
  'id',
  'kind',
  'text',
  'about',
  'created_at',
  'withdrawn_at',
  'withdrawn_because',
] as const

/** Every finding of the operation, the oldest first: the own ones, and those of other members. */
export async function findingsOf(act: Act, place: Place): Promise<readonly DebriefFinding[]> {
  const read = () =>
    act.db
      .selectFrom('debrief_finding')
      .select(COLUMNS)
      .where('operation', '=', place.id)
      .orderBy('id')
      .execute()
  const rows = await bothSides(act, read)
  const rests = await linksFrom(act, 'debrief-finding', 'rests-on', rows)
  return rows.map((row) => ({
    ...{ id: row.id, author: row.organisation, kind: row.kind as FindingKind, text: row.text },
    ...{ about: row.about, writtenAt: row.created_at },
    restsOn: (rests.get(row.id) ?? []).map(({ kind, id }) => ({ kind: kind as RestKind, id })),
    withdrawn:
      row.withdrawn_at === null
        ? null
        : { at: row.withdrawn_at, because: row.withdrawn_because ?? '' },
  }))
}

/** Own rows, and as a guest those of other members; a guest sees the own ones as well. */
export async function bothSides<T extends { readonly id: string }>(
  act: Act,
  read: () => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const own = await read()
  const known = new Set(own.map(({ id }) => id))
  const others = await act.asGuest(read)
  return [...own, ...others.filter(({ id }) => !known.has(id))].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  )
}

type End = { readonly kind: string; readonly id: string }

/** What these records of one kind point at by one kind of link, by their id. */
export async function linksFrom(
  act: Act,
  kind: string,
  says: string,
  rows: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, readonly End[]>> {
  const by = new Map<string, End[]>()
  if (rows.length === 0) return by
  const read = () =>
    act.db
      .selectFrom('link')
      .select(['id', 'from_id', 'to_kind', 'to_id'])
      .where('kind', '=', says)
      .where('from_kind', '=', kind)
      .where(
        'from_id',
        'in',
        rows.map(({ id }) => id),
      )
      .orderBy('id')
      .execute()
  for (const one of await bothSides(act, read))
    by.set(one.from_id, [...(by.get(one.from_id) ?? []), { kind: one.to_kind, id: one.to_id }])
  return by
}

export type NewFinding = {
  readonly kind: FindingKind
  readonly text: string
  readonly about: string | null
  readonly restsOn: readonly Rest[]
}

/**
 * Writes a finding: its author's own record, which the members read. Refuses `operation.absent`,
 * `operation.closed`, `debrief.concerned` where it is about no member, and `debrief.rest` or
 * `message.absent` where what it rests on is not there. Returns its id.
 */
export async function writeFinding(
  act: Act,
  operation: string,
  asked: NewFinding,
): Promise<string> {
  await pass(act, 'debrief.write')
  await act.room()
  const place = await debriefPlace(act, operation)
  await needOpen(act, operation)
  await needMember(act, place, asked.about)
  for (const rest of asked.restsOn) await needRest(act, place, rest)
  const { organisation, person } = act.caller
  const id = act.newId()
  await act.db
    .insertInto('debrief_finding')
    .values({
      ...{ organisation, id, operation, kind: asked.kind, text: asked.text, about: asked.about },
      ...{ person, created_at: act.now },
    })
    .execute()
  for (const to of asked.restsOn)
    await link(act, { kind: 'rests-on', from: { kind: 'debrief-finding', id }, to })
  await journal(act, {
    act: 'debrief.finding-written',
    objects: [id, operation, ...(asked.about === null ? [] : [asked.about])],
    values: { kind: asked.kind, count: asked.restsOn.length },
  })
  return id
}

/** Refuses (`debrief.concerned`) an organisation that is no member now, nor was at the end. */
export async function needMember(
  act: Act,
  place: Place,
  organisation: string | null,
): Promise<void> {
  if (organisation === null) return
  const members = await standingMembers(act, place.id, null, place.at)
  if (!members.includes(organisation)) throw new Refused('debrief.concerned')
}

async function needRest(act: Act, place: Place, { kind, id }: Rest): Promise<void> {
  if (kind === 'figure' && (CUTS as readonly string[]).includes(id)) return
  if (kind === 'message') {
    const { owner } = await mayOn(act, 'consult', 'message', id)
    if ((await messageRow(act, owner, id))?.operation === place.id) return
  }
  if (kind === 'phase') {
    const plan = await adoptedPlan(act, place, (await adoptedVersions(act, place)).at(-1)?.version)
    if (plan?.body.phases.some(({ key }) => key === id)) return
  }
  if (kind === 'national-plan') {
    const own = await act.db
      .selectFrom('national_plan')
      .select('id')
      .where('operation', '=', place.id)
      .where('state', '=', 'submitted')
      .execute()
    const known = [...own, ...(await receivedPlans(act, place))]
    if (known.some((one) => one.id === id)) return
  }
  throw new Refused('debrief.rest')
}

/**
 * Withdraws an own finding: it stays with its reason, and stands in no paper. Refuses
 * `operation.absent`, `operation.closed`, and `debrief.finding-absent` for another's as for none.
 */
export async function withdrawFinding(
  act: Act,
  operation: string,
  id: string,
  because: string,
): Promise<void> {
  await pass(act, 'debrief.write')
  await act.room()
  await debriefPlace(act, operation)
  await needOpen(act, operation)
  const changed = await act.db
    .updateTable('debrief_finding')
    .set({ withdrawn_at: act.now, withdrawn_because: because })
    .where('operation', '=', operation)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new Refused('debrief.finding-absent')
  await journal(act, { act: 'debrief.finding-withdrawn', objects: [id, operation] })
}
