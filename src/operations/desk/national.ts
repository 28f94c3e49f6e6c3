import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { type Act, pass, standingMembers, tell } from '../../store/index.ts'
import { type Checked, checklist } from '../checklist.ts'
import { faultsOf, type NationalPlan, type PlanFault } from '../national-plan.ts'
import { type Organisation, type Verdict, verdictOn } from '../standing.ts'
import { calledOf, knownToParty, type Place, placeOf, stillRuns } from './place.ts'
import type { Saved } from './plans.ts'
import { type GivenReview, receivedBody, receivedPlans, reviewsOf } from './reviews.ts'

export type OwnVersion = {
  readonly id: string
  readonly version: number
  readonly submittedAt: string
  /** Null where it was not asked for, and is neither the newest nor the one that stands accepted. */
  readonly body: NationalPlan | null
}
export type OwnDraft = Omit<OwnVersion, 'submittedAt' | 'body'> & {
  readonly body: NationalPlan
  readonly revision: number
  readonly changedAt: string
  /** What stands in the way of submitting it. */
  readonly faults: readonly PlanFault[]
}
export type ReviewSeen = {
  readonly id: string
  readonly plan: string
  readonly reviewer: Organisation
  readonly verdict: Verdict
  readonly remarks: string
  readonly at: string
}
export type OwnNationalPlan = {
  readonly draft: OwnDraft | null
  readonly versions: readonly OwnVersion[]
  readonly reviews: readonly ReviewSeen[]
}

const ownRows = (act: Act, operation: string) =>
  act.db
    .selectFrom('national_plan')
    .select(['id', 'version', 'state', 'revision', 'changed_at', 'submitted_at'])
    .where('operation', '=', operation)
    .orderBy('version')

const bodiesOf = async (
  act: Act,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NationalPlan>> => {
  if (ids.length === 0) return new Map()
  const rows = await act.db
    .selectFrom('national_plan')
    .select(['id', 'body'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, body }) => [id, body as NationalPlan]))
}

const seen = (
  known: Place['known'],
  { id, plan, reviewer, verdict, remarks, at }: GivenReview,
) => ({
  ...{ id, plan, verdict, remarks, at },
  reviewer: calledOf(known, reviewer),
})

/**
 * The own national plan: its draft, what was submitted, and what was said of it; after the membership
 * as well. Of what was submitted, `body` is given of the newest version, of the one that stands
 * accepted, and of that one that is asked for. Refuses `operation.absent`.
 */
export async function ownNationalPlan(
  act: Act,
  operation: string,
  asked: { readonly version?: number | undefined } = {},
): Promise<OwnNationalPlan> {
  await pass(act, 'national-plan.read')
  const known = await knownToParty(act, operation)
  const rows = await ownRows(act, operation).execute()
  const reviews = await reviewsOf(
    act,
    rows.map((row) => row.id),
  )
  act.saw(
    'national-plan',
    rows.map((row) => row.id),
  )
  const draft = rows.find((row) => row.state === 'draft')
  const submitted = rows.flatMap(({ id, version, submitted_at: submittedAt }) =>
    submittedAt === null ? [] : [{ id, version, submittedAt }],
  )
  const newest = submitted.at(-1)
  const accepted = submitted.findLast(({ id }) => verdictOn(id, reviews) === 'accepted')
  const wanted = submitted.find(({ version }) => version === asked.version)
  const bodies = await bodiesOf(
    act,
    [draft, newest, accepted, wanted].flatMap((one) => (one ? [one.id] : [])),
  )
  const drafted = draft && bodies.get(draft.id)
  return {
    draft:
      draft && drafted
        ? {
            ...{ id: draft.id, version: draft.version, revision: draft.revision },
            ...{ changedAt: draft.changed_at, body: drafted, faults: faultsOf(drafted) },
          }
        : null,
    versions: submitted.map((one) => ({ ...one, body: bodies.get(one.id) ?? null })),
    reviews: reviews.map((review) => seen(known, review)),
  }
}

/** Who owes a national plan: an administration that is a member now. Refuses `plan.no-part`. */
async function ownPart(act: Act, operation: string): Promise<Place> {
  const place = await stillRuns(act, await placeOf(act, operation))
  if (!place.participates) throw new Refused('plan.no-part')
  return place
}

/**
 * Writes the draft of the own national plan; after a submission a new version begins. Refuses
 * `operation.absent`, `span.over`, `plan.no-part`, and `request.version` where somebody saved
 * meanwhile.
 */
export async function saveNationalDraft(
  act: Act,
  operation: string,
  asked: { readonly body: NationalPlan; readonly revision?: number | undefined },
): Promise<Saved> {
  await pass(act, 'national-plan.change')
  await act.room()
  const place = await ownPart(act, operation)
  // Frozen rows cannot be locked, and need not be: they never change.
  const draft = await ownRows(act, operation)
    .where('state', '=', 'draft')
    .forUpdate()
    .executeTakeFirst()
  const rows = await ownRows(act, operation).execute()
  if (asked.revision !== undefined && asked.revision !== (draft?.revision ?? 0))
    throw new Refused('request.version')
  const { organisation, person } = act.caller
  const saved = draft
    ? { id: draft.id, version: draft.version, revision: draft.revision + 1 }
    : { id: act.newId(), version: (rows.at(-1)?.version ?? 0) + 1, revision: 1 }
  const written = { revision: saved.revision, body: JSON.stringify(asked.body), person }
  if (draft)
    await act.db
      .updateTable('national_plan')
      .set({ ...written, changed_at: act.now })
      .where('id', '=', draft.id)
      .execute()
  else {
    // Whoever begins the same version at the same moment is told so.
    const made = await act.db
      .insertInto('national_plan')
      .values({
        ...{ organisation, id: saved.id, operation, keeper: place.keeper.id },
        ...{ version: saved.version, state: 'draft', ...written },
        ...{ created_at: act.now, changed_at: act.now },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    if (made.length === 0) throw new Refused('request.version')
  }
  await journal(act, {
    act: 'national-plan.drafted',
    objects: [saved.id, operation],
    values: { version: saved.version, revision: saved.revision },
  })
  return saved
}

/**
 * Submits the draft: frozen, and released within the operation to its keeper and to the RILOs that
 * are members now; each is told. `revision`: the saving that was looked at. Refuses `plan.no-draft`,
 * `plan.no-profile`, `plan.profile-incomplete`, `plan.ungraded-source`, and what saving refuses.
 * Returns its id.
 */
export async function submitNationalPlan(
  act: Act,
  operation: string,
  asked: { readonly revision: number },
): Promise<string> {
  await pass(act, 'national-plan.submit')
  await act.room()
  const place = await ownPart(act, operation)
  const draft = await ownRows(act, operation)
    .select('body')
    .where('state', '=', 'draft')
    .forUpdate()
    .executeTakeFirst()
  if (!draft) throw new Refused('plan.no-draft')
  if (asked.revision !== draft.revision) throw new Refused('request.version')
  const [fault] = faultsOf(draft.body as NationalPlan)
  if (fault) throw new Refused(fault.code, { names: fault.names.join(', ') })
  await act.db
    .updateTable('national_plan')
    .set({ state: 'submitted', submitted_at: act.now })
    .where('id', '=', draft.id)
    .execute()
  const { organisation, person } = act.caller
  const offices = await standingMembers(act, operation, 'rilo')
  const to = [...new Set([place.keeper.id, ...offices])].filter((id) => id !== organisation)
  const releases = to.map((one) => ({
    ...{ organisation, id: act.newId(), kind: 'national-plan', object: draft.id },
    ...{ to_organisation: one, to_person: null, operation, nominal: false, person },
    ...{ from_at: act.now, until_at: null, created_at: act.now },
  }))
  if (releases.length > 0) await act.db.insertInto('release').values(releases).execute()
  await journal(act, {
    act: 'national-plan.submitted',
    objects: [draft.id, operation, ...to],
    values: { version: draft.version, count: to.length },
  })
  for (const one of to)
    await tell(act, one, {
      act: 'received.plan-submitted',
      objects: [draft.id, operation, organisation],
    })
  return draft.id
}

export type PlanToReview = {
  readonly id: string
  readonly owner: Organisation
  readonly version: number
  readonly submittedAt: string
  readonly body: NationalPlan
  /** A later version was submitted: this one is history. */
  readonly superseded: boolean
  readonly checks: readonly Checked[]
  readonly reviews: readonly ReviewSeen[]
}

/**
 * A national plan that another organisation submitted to the caller's, which its owner is told.
 * Refuses `operation.absent`, and `plan.absent` for what was not released as for what is not there.
 */
export async function planToReview(act: Act, operation: string, id: string): Promise<PlanToReview> {
  await pass(act, 'national-plan.review')
  const place = await placeOf(act, operation)
  const found = await received(act, place, id)
  act.saw('national-plan', [id])
  await tell(act, found.owner.id, {
    act: 'national-plan.consulted',
    objects: [id, act.caller.organisation],
  })
  return found
}

async function received(act: Act, place: Place, id: string): Promise<PlanToReview> {
  const all = await receivedPlans(act, place)
  const one = all.find((row) => row.id === id)
  if (!one) throw new Refused('plan.absent')
  const reviews = await reviewsOf(act, [id])
  const body = await receivedBody(act, one)
  return {
    ...{ id, version: one.version, submittedAt: one.submittedAt },
    ...{ body, checks: checklist(body) },
    owner: calledOf(place.known, one.owner),
    superseded: all.some((row) => row.owner === one.owner && row.version > one.version),
    reviews: reviews.map((review) => seen(place.known, review)),
  }
}

/**
 * A RILO's or the keeper's word on a version, a record of its own; the plan's owner is told. May be
 * said again: the last word counts. Refuses `plan.absent`, `plan.superseded`, and
 * `plan.own-review`. Returns the review's id.
 */
export async function reviewPlan(
  act: Act,
  operation: string,
  id: string,
  asked: { readonly verdict: Verdict; readonly remarks: string },
): Promise<string> {
  await pass(act, 'national-plan.review')
  await act.room()
  const place = await stillRuns(act, await placeOf(act, operation))
  const own = (await ownRows(act, operation).execute()).some((row) => row.id === id)
  if (own) throw new Refused('plan.own-review')
  const { owner, superseded } = await received(act, place, id)
  if (superseded) throw new Refused('plan.superseded')
  const { organisation, person } = act.caller
  const review = act.newId()
  await act.db
    .insertInto('plan_review')
    .values({
      ...{ organisation, id: review, operation, plan_owner: owner.id, plan: id },
      ...{ ...asked, person, created_at: act.now },
    })
    .execute()
  const values = { verdict: asked.verdict }
  await journal(act, { act: 'national-plan.reviewed', objects: [id, review, owner.id], values })
  await tell(act, owner.id, {
    act: 'received.plan-reviewed',
    objects: [id, review, organisation],
    values,
  })
  return review
}
