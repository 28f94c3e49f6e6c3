import { sql } from 'kysely'
import type { CalendarDate } from '../../base/index.ts'
import { columnsOf, DOORS, isNow, mayPass, predicate } from '../../rights/index.ts'
import type { Act } from '../../store/index.ts'
import {
  MESSAGE_TYPE_NAMES,
  MESSAGE_TYPES,
  type MessageTypeName,
  sentBy,
} from '../message-types.ts'
import { verdictOn } from '../standing.ts'
import { participantStandings, submittedPlans } from './participant-standings.ts'
import { calledOf, type Place, placeOf } from './place.ts'
import { adoptedPlan, adoptedVersions } from './plans.ts'

type Called = { readonly id: string; readonly name: string }

/** A message that the caller's organisation owes an answer to, or one that the caller began. */
export type WaitingMessage = {
  readonly id: string
  readonly operation: Called
  readonly type: MessageTypeName
  readonly subject: string
  /** Whose organisation sent it. */
  readonly from: string
  readonly feedbackBy: string | null
}
/** A national plan: another's that nobody has reviewed, or the own one that is owed. */
export type WaitingPlan = {
  readonly id: string
  readonly operation: Called
  readonly owner: string
  readonly due: CalendarDate | null
}

export type OperationsWaiting = {
  readonly answers: readonly WaitingMessage[]
  readonly drafts: readonly WaitingMessage[]
  readonly reviews: readonly WaitingPlan[]
  readonly plans: readonly WaitingPlan[]
}

/** More than this is no desk any more. */
const MOST = 100

/** What waits for the caller in the operations that its organisation stands in. */
export async function operationsWaiting(act: Act): Promise<OperationsWaiting> {
  const caller = await act.rights()
  const ids = caller.memberships
    .filter((one) => isNow(one, act.now))
    .map(({ operation }) => operation)
  const places: Place[] = []
  for (const id of new Set(ids)) places.push(await placeOf(act, id))
  const by = new Map(places.map((place) => [place.id, place]))
  const types = sentBy(caller.person === null ? null : caller.roles)
  return {
    answers: types.length === 0 ? [] : await answersOwed(act, by, types),
    drafts: types.length === 0 ? [] : await ownDrafts(act, by),
    ...(await plansWaiting(act, places)),
  }
}

const named = (place: Place): Called => ({ id: place.id, name: place.name })

async function answersOwed(
  act: Act,
  places: ReadonlyMap<string, Place>,
  sends: readonly MessageTypeName[],
): Promise<readonly WaitingMessage[]> {
  const me = act.caller.organisation
  const shown = predicate(await act.rights(), 'consult', columnsOf('message', 'm'))
  const asking = MESSAGE_TYPE_NAMES.filter((name) => {
    const { due } = MESSAGE_TYPES[name]
    return due !== null && sends.includes(due)
  })
  const { rows } = await act.asGuest(() =>
    sql<{
      id: string
      operation: string
      owner: string
      type: MessageTypeName
      subject: string
      feedbackBy: string
    }>`select m.id, a.operation, m.owner, m.type, m.subject, a.feedback_by as "feedbackBy"
      from message_addressee a
      join message m on m.organisation = a.organisation and m.id = a.message
      where a.to_organisation = ${me} and a.operation = any(${[...places.keys()]}::uuid[])
        and m.type = any(${asking}) and a.feedback_by is not null and a.recalled_at is null
        and ${shown} and not exists (select from message_addressee b
          where b.organisation = ${me} and b.answers = a.message and b.recalled_at is null)
      order by a.feedback_by, m.id limit ${MOST}`.execute(act.db),
  )
  act.saw(
    'message',
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ operation, owner, ...one }) => {
    const place = places.get(operation)
    return place
      ? [{ ...one, operation: named(place), from: calledOf(place.known, owner).name }]
      : []
  })
}

/** Drafts that the caller began; a colleague's wait for the colleague. */
async function ownDrafts(
  act: Act,
  places: ReadonlyMap<string, Place>,
): Promise<readonly WaitingMessage[]> {
  const rows = await act.db
    .selectFrom('message_draft')
    .select(['id', 'operation', 'type', 'subject'])
    .where('person', '=', act.caller.person)
    .orderBy('changed_at', 'desc')
    .limit(MOST)
    .execute()
  return rows.flatMap(({ id, operation, type, subject }) => {
    const place = places.get(operation)
    return place
      ? [
          {
            ...{ id, operation: named(place), type: type as MessageTypeName, subject },
            ...{ from: '', feedbackBy: null },
          },
        ]
      : []
  })
}

async function plansWaiting(
  act: Act,
  places: readonly Place[],
): Promise<Pick<OperationsWaiting, 'reviews' | 'plans'>> {
  const rights = await act.rights()
  const reviews: WaitingPlan[] = []
  const plans: WaitingPlan[] = []
  for (const place of places) {
    const known = await submittedPlans(act, place)
    const adopted = await adoptedPlan(
      act,
      place,
      (await adoptedVersions(act, place)).at(-1)?.version,
    )
    const due = adopted?.body.nationalPlansDue ?? null
    if (mayPass(rights, DOORS['national-plan.review'])) {
      const newest = new Map(
        [...known.submitted]
          .sort((a, b) => a.version - b.version)
          .filter(({ owner }) => owner !== act.caller.organisation)
          .map((one) => [one.owner, one]),
      )
      for (const { id, owner } of newest.values())
        if (verdictOn(id, known.given) === null)
          reviews.push({
            ...{ id, operation: named(place), due: null },
            owner: calledOf(place.known, owner).name,
          })
    }
    if (adopted === null || !place.participates || !mayPass(rights, DOORS['national-plan.change']))
      continue
    const own = (await participantStandings(act, place, adopted.body, known)).find((one) => one.own)
    if (own && ['none', 'draft', 'returned'].includes(own.state))
      plans.push({ id: place.id, operation: named(place), owner: own.organisation.name, due })
  }
  return { reviews, plans }
}
