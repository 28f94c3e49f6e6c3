import { sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import type { Act } from '../../store/index.ts'
import type { NationalPlan } from '../national-plan.ts'
import type { Review, Submitted, Verdict } from '../standing.ts'
import type { Place } from './place.ts'

/** A submitted version with its owner, as keeper and reviewers receive it. */
export type ReceivedPlan = Submitted & {
  readonly owner: string
  /** How many risk profiles it has. */
  readonly profiles: number
}

/**
 * The versions of national plans that others submitted to the caller's organisation within this
 * operation. Whoever reads them stands in the operation: `placeOf` was asked before.
 */
export async function receivedPlans(act: Act, place: Place): Promise<readonly ReceivedPlan[]> {
  const found = await act.asGuest(() =>
    sql<ReceivedPlan>`select n.id, n.organisation as owner, n.version,
        n.submitted_at as "submittedAt", jsonb_array_length(n.body->'profiles') as profiles
      from national_plan n
      where n.operation = ${place.id} and n.keeper = ${place.keeper.id}
        and n.organisation <> ${act.caller.organisation} and exists (
          select from release r where r.organisation = n.organisation
            and r.kind = 'national-plan' and r.object = n.id
            and r.operation = ${place.id} and r.to_organisation = ${act.caller.organisation}
            and r.withdrawn_at is null and r.from_at <= ${act.now}
            and (r.until_at is null or r.until_at > ${act.now}))
      order by n.organisation, n.version`.execute(act.db),
  )
  return found.rows
}

/** What one of them says. */
export async function receivedBody(act: Act, { id, owner }: ReceivedPlan): Promise<NationalPlan> {
  const row = await act.asGuest(() =>
    act.db
      .selectFrom('national_plan')
      .select('body')
      .where('organisation', '=', owner)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  return row.body as NationalPlan
}

export type GivenVerdict = Review & { readonly reviewer: string; readonly at: Instant }

/** What the own organisation and others had said of these versions by then, without their remarks. */
export async function verdictsOf(
  act: Act,
  plans: readonly string[],
  at: Instant = act.now,
): Promise<readonly GivenVerdict[]> {
  if (plans.length === 0) return []
  const read = () =>
    act.db
      .selectFrom('plan_review')
      .select(['id', 'plan', 'verdict', 'organisation as reviewer', 'created_at as at'])
      .where('plan', 'in', [...plans])
      .where('created_at', '<=', at)
      .execute()
  const own = await read()
  const known = new Set(own.map(({ id }) => id))
  return [...own, ...(await act.asGuest(read)).filter(({ id }) => !known.has(id))]
}

export type GivenReview = Review & {
  readonly reviewer: string
  readonly remarks: string
  readonly at: string
  /** Of the own people; null for those of others. */
  readonly person: string | null
}

type ReviewRow = {
  readonly id: string
  readonly plan: string
  readonly reviewer: string
  readonly verdict: Verdict
  readonly remarks: string
  readonly at: string
}

/** What the own organisation and others said of these versions, the oldest first. */
export async function reviewsOf(
  act: Act,
  plans: readonly string[],
): Promise<readonly GivenReview[]> {
  if (plans.length === 0) return []
  const { organisation } = act.caller
  const own = await sql<ReviewRow & { person: string | null }>`select id, plan,
      organisation as reviewer, verdict, remarks, created_at as at, person
    from plan_review where plan = any(${[...plans]}::uuid[])`.execute(act.db)
  const others = await act.asGuest(() =>
    sql<ReviewRow>`select id, plan, organisation as reviewer, verdict, remarks, created_at as at
      from plan_review where plan = any(${[...plans]}::uuid[])
        and organisation <> ${organisation}`.execute(act.db),
  )
  return [...own.rows, ...others.rows.map((row) => ({ ...row, person: null }))].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  )
}
