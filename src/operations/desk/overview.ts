import { people } from '../../access/index.ts'
import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { DOORS, mayPass } from '../../rights/index.ts'
import { type Act, pass } from '../../store/index.ts'
import type { Language } from '../../words/index.ts'
import type { VersionPhases } from '../criteria-since.ts'
import { foldPhases, hindrance, type PhaseStanding, type Step, type StepName } from '../phases.ts'
import type { OperationPlan } from '../plan.ts'
import { type Organisation, type PlanStanding, standingOf } from '../standing.ts'
import { calledOf, keptPlace, type Place, participantsOf, placeOf } from './place.ts'
import {
  adoptedPlan,
  adoptedVersions,
  draftOf,
  lockOperation,
  type PlanDraft,
  type PlanVersion,
  phasesFrom,
  type VersionHead,
} from './plans.ts'
import { receivedPlans, verdictsOf } from './reviews.ts'

export type ParticipantStanding = PlanStanding & {
  readonly organisation: Organisation
  /** The reader's own organisation. */
  readonly own: boolean
}

/** What an operation looks like to one of its members; its keeper sees all participants. */
export type Overview = {
  readonly place: Place
  /** The version in force. */
  readonly adopted: PlanVersion | null
  readonly draft: PlanDraft | null
  readonly versions: readonly VersionHead[]
  readonly phases: readonly PhaseStanding[]
  readonly participants: readonly ParticipantStanding[]
  /** Names of the own people who took steps. */
  readonly people: ReadonlyMap<string, string>
}

/** Refuses `operation.absent`. What the reader is not told is absent, not blank. */
export async function operationOverview(act: Act, operation: string): Promise<Overview> {
  await pass(act, 'operation-plan.read')
  const place = await placeOf(act, operation)
  const versions = await adoptedVersions(act, place)
  const adopted = await adoptedPlan(act, place, versions.at(-1)?.version)
  const draft = await draftOf(act, place)
  const standings = await participantStandings(act, place, adopted?.body ?? null)
  const rights = await act.rights()
  const reads = mayPass(rights, DOORS['national-plan.read'])
  const reviews = place.own || mayPass(rights, DOORS['national-plan.review'])
  const participants = standings.filter(({ own }) => (own ? reads : reviews))
  const steps = await stepsOf(act, place)
  const facts = place.own ? { participants: standings } : null
  act.saw(
    'operation-plan',
    [...versions, ...(draft ? [draft] : [])].map((one) => one.id),
  )
  const named = steps.some((step) => step.person !== null) ? await people(act) : []
  return {
    ...{ place, adopted, draft, versions, participants },
    phases: foldPhases(await answeredVersions(act, place, adopted, steps), steps, facts),
    people: new Map(named.map(({ id, name }) => [id, name])),
  }
}

/**
 * Where participants stand: for the keeper all of them (`left`: those as well that submitted a plan
 * and left), for another member its own organisation and those whose plan was released to it.
 */
export async function participantStandings(
  act: Act,
  place: Place,
  plan: OperationPlan | null,
  asked: { readonly left: boolean } = { left: false },
): Promise<readonly ParticipantStanding[]> {
  const { organisation } = act.caller
  const own = await act.db
    .selectFrom('national_plan')
    .select(['id', 'version', 'state', 'submitted_at'])
    .where('operation', '=', place.id)
    .execute()
  const received = await receivedPlans(act, place)
  const submitted = [
    ...received,
    ...own.flatMap(({ id, version, submitted_at: at }) =>
      at === null ? [] : [{ id, owner: organisation, version, submittedAt: at }],
    ),
  ]
  const given = await verdictsOf(
    act,
    submitted.map(({ id }) => id),
  )
  const mine = place.participates ? [calledOf(place.known, organisation)] : []
  const owners = [...new Set(received.map(({ owner }) => owner))]
  const standing = place.own ? await participantsOf(act, place) : mine
  const others = place.own && !asked.left ? [] : owners
  const shown = [
    ...standing,
    ...others
      .filter((id) => !standing.some((one) => one.id === id))
      .map((id) => calledOf(place.known, id)),
  ]
  const times = { due: plan?.nationalPlansDue ?? null, today: act.now.slice(0, 10) }
  return shown.map((one) => ({
    organisation: one,
    own: one.id === organisation,
    ...standingOf(
      submitted.filter(({ owner }) => owner === one.id).map(({ owner: _, ...version }) => version),
      given,
      { ...times, draft: one.id === organisation && own.some(({ state }) => state === 'draft') },
    ),
  }))
}

/** The phases of the plan in force, after those of the versions before it that were answered in. */
async function answeredVersions(
  act: Act,
  place: Place,
  adopted: PlanVersion | null,
  steps: readonly Step[],
): Promise<readonly VersionPhases[]> {
  if (adopted === null) return []
  // The last answer to a criterion is the only one that may count.
  const last = new Map(
    steps
      .filter(({ criterion }) => criterion !== null)
      .map(({ phase, criterion, version }) => [JSON.stringify([phase, criterion]), version]),
  )
  const oldest = Math.min(adopted.version, ...last.values())
  const earlier = oldest < adopted.version ? await phasesFrom(act, place, oldest) : []
  return [
    ...earlier.filter(({ version }) => version < adopted.version),
    { version: adopted.version, phases: adopted.body.phases },
  ]
}

/** Others read when a phase opened and closed, and not by whom or why. */
async function stepsOf(act: Act, place: Place): Promise<readonly Step[]> {
  const columns = ['plan_version', 'phase', 'what', 'criterion', 'created_at'] as const
  const from = () =>
    act.db
      .selectFrom('phase_step')
      .select(columns)
      .where('organisation', '=', place.keeper.id)
      .where('operation', '=', place.id)
      .orderBy('id')
  const rows = place.own
    ? await from().select(['reason', 'person']).execute()
    : (await act.asGuest(() => from().execute())).map((row) => ({
        ...row,
        reason: null,
        person: null,
      }))
  return rows.map(({ created_at, plan_version, what, ...row }) => ({
    ...row,
    version: plan_version,
    what: what as StepName,
    at: created_at,
  }))
}

/**
 * Opens or closes a phase, or answers one of its criteria. Refusals: `operation.absent`,
 * `span.over`, `operation-plan.absent` before one was adopted, and those of `hindrance`:
 * `phase.open-criteria` lists what is open in the caller's language. Returns the step's id.
 */
export async function stepPhase(
  act: Act,
  operation: string,
  asked: {
    readonly phase: string
    readonly what: StepName
    readonly criterion?: string | null | undefined
    readonly reason: string
  },
  language: Language,
): Promise<string> {
  await pass(act, 'phase.step')
  await act.room()
  const place = await keptPlace(act, operation)
  // Two steps at once: the second one sees the first.
  await lockOperation(act, operation)
  const plan = await adoptedPlan(act, place, (await adoptedVersions(act, place)).at(-1)?.version)
  if (!plan) throw new Refused('operation-plan.absent')
  const { phase, what, reason, criterion = null } = asked
  // Every participant counts, whoever asks: a criterion is of the operation, not of its reader.
  const facts = { participants: await participantStandings(act, place, plan.body) }
  const steps = await stepsOf(act, place)
  const standing = foldPhases(await answeredVersions(act, place, plan, steps), steps, facts)
  const against = hindrance(plan.body, standing, { phase, what, criterion })
  if (against)
    throw new Refused(against.code, {
      open: against.open.map(({ text }) => text[language]).join('; '),
      count: against.open.length,
      state: against.state ?? '',
    })
  const { organisation, person } = act.caller
  const id = act.newId()
  const about = what === 'criterion-met' || what === 'criterion-not-met' ? criterion : null
  await act.db
    .insertInto('phase_step')
    .values({
      ...{ organisation, id, operation, plan_version: plan.version, phase, what },
      ...{ criterion: about },
      ...{ reason, person, created_at: act.now },
    })
    .execute()
  await journal(act, {
    act: 'phase.stepped',
    objects: [id, operation],
    values: { phase, what, ...(about === null ? {} : { criterion: about }) },
  })
  return id
}
