import { sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import type { Act } from '../../store/index.ts'
import type { OperationPlan } from '../plan.ts'
import { type Organisation, type PlanStanding, standingOf } from '../standing.ts'
import { calledOf, type Place, participantsOf } from './place.ts'
import { type GivenVerdict, type ReceivedPlan, receivedPlans, verdictsOf } from './reviews.ts'

export type ParticipantStanding = PlanStanding & {
  readonly organisation: Organisation
  /** The reader's own organisation. */
  readonly own: boolean
  /** Risk profiles in the version that stands accepted; null: none stands. */
  readonly profiles: number | null
}

/** The versions of national plans that the caller knew of at an instant, and what was said of them. */
export type SubmittedPlans = {
  readonly at: Instant
  readonly submitted: readonly ReceivedPlan[]
  readonly given: readonly GivenVerdict[]
  /** The caller's organisation had a draft. */
  readonly drafted: boolean
}

export async function submittedPlans(
  act: Act,
  place: Place,
  at: Instant = act.now,
): Promise<SubmittedPlans> {
  const { organisation } = act.caller
  const own = await act.db
    .selectFrom('national_plan')
    .select(['id', 'version', 'submitted_at', 'created_at'])
    .select(sql<number>`jsonb_array_length(body->'profiles')`.as('profiles'))
    .where('operation', '=', place.id)
    .execute()
  const submitted = [
    ...(await receivedPlans(act, place)),
    ...own.flatMap(({ id, version, submitted_at: submittedAt, profiles }) =>
      submittedAt === null ? [] : [{ id, owner: organisation, version, submittedAt, profiles }],
    ),
  ].filter(({ submittedAt }) => submittedAt <= at)
  const ids = submitted.map(({ id }) => id)
  return {
    at,
    submitted,
    given: await verdictsOf(act, ids, at),
    drafted: own.some(
      ({ created_at, submitted_at }) =>
        created_at <= at && (submitted_at === null || submitted_at > at),
    ),
  }
}

/**
 * Where participants stood: for the keeper all of them (`left`: those as well that submitted a plan
 * and left), for another member its own organisation and those whose plan was released to it.
 */
export async function participantStandings(
  act: Act,
  place: Place,
  plan: OperationPlan | null,
  { at, submitted, given, drafted }: SubmittedPlans,
  asked: { readonly left: boolean } = { left: false },
): Promise<readonly ParticipantStanding[]> {
  const me = act.caller.organisation
  const mine = place.participates ? [calledOf(place.known, me)] : []
  const others = [...new Set(submitted.map(({ owner }) => owner))].filter((id) => id !== me)
  const standing = place.own ? await participantsOf(act, place, at) : mine
  const named = place.own && !asked.left ? [] : others
  const shown = [
    ...standing,
    ...named
      .filter((id) => !standing.some((one) => one.id === id))
      .map((id) => calledOf(place.known, id)),
  ]
  const times = { due: plan?.nationalPlansDue ?? null, today: at.slice(0, 10) }
  return shown.map((one) => {
    const own = one.id === me
    const versions = submitted.filter(({ owner }) => owner === one.id)
    const standing = standingOf(
      versions.map(({ id, version, submittedAt }) => ({ id, version, submittedAt })),
      given,
      { ...times, draft: own && drafted },
    )
    const accepted = versions.find(({ version }) => version === standing.accepted)
    return { organisation: one, own, ...standing, profiles: accepted?.profiles ?? null }
  })
}
