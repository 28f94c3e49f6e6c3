import type { Instant } from '../base/index.ts'
import { type Counted, count, type Facts } from './counted.ts'
import { textSince, type VersionPhases } from './criteria-since.ts'
import { type Criterion, criteriaOf, type OperationPlan, type Phase } from './plan.ts'

/** What can be said of a phase, and in which of its states. `criterion` steps change no state. */
export const STEPS = ['opened', 'closed', 'criterion-met', 'criterion-not-met'] as const
export type StepName = (typeof STEPS)[number]

export const PHASE_STATES = ['waiting', 'open', 'closed'] as const
export type PhaseState = (typeof PHASE_STATES)[number]

type Move = {
  readonly from: readonly PhaseState[]
  readonly to: PhaseState | null
  /** Which criteria must hold. */
  readonly asks: 'entry' | 'exit' | null
}
/** A phase that was closed too early is opened again, with its reason in the record. */
export const MOVES: Readonly<Record<StepName, Move>> = {
  opened: { from: ['waiting', 'closed'], to: 'open', asks: 'entry' },
  closed: { from: ['open'], to: 'closed', asks: 'exit' },
  'criterion-met': { from: ['waiting', 'open'], to: null, asks: null },
  'criterion-not-met': { from: ['waiting', 'open'], to: null, asks: null },
}

/** One entry of the record of phases, in the order in which they were written. */
export type Step = {
  readonly phase: string
  readonly what: StepName
  readonly criterion: string | null
  /** The version of the plan that was in force when it was taken. */
  readonly version: number
  readonly at: Instant
  /** Null where the reader is not of the keeper. */
  readonly reason: string | null
  readonly person: string | null
}

export type CriterionStanding = {
  readonly key: string
  readonly side: 'entry' | 'exit'
  /** Null: counted by the house, and the reader does not know what it counts. */
  readonly answer: 'open' | 'met' | 'not-met' | null
  /** The step that answered it; null where nobody did, or the house counts. */
  readonly step: Step | null
  readonly counted: Counted | null
}

export type PhaseStanding = {
  readonly key: string
  readonly state: PhaseState
  readonly openedAt: Instant | null
  readonly closedAt: Instant | null
  readonly criteria: readonly CriterionStanding[]
}

/**
 * How every phase of the plan in force stands after these steps. `versions`: the oldest first, the
 * last one in force; from the oldest on that an answer was given in. An answer counts while the text
 * that it answered stands unchanged. `facts` null: the reader knows them not.
 */
export const foldPhases = (
  versions: readonly VersionPhases[],
  steps: readonly Step[],
  facts: Facts | null,
): readonly PhaseStanding[] =>
  (versions.at(-1)?.phases ?? []).map((phase) => foldPhase(phase, versions, steps, facts))

function foldPhase(
  phase: Phase,
  versions: readonly VersionPhases[],
  steps: readonly Step[],
  facts: Facts | null,
): PhaseStanding {
  const own = steps.filter((step) => step.phase === phase.key)
  const last = (what: StepName) => own.findLast((step) => step.what === what)?.at ?? null
  const state = own.reduce<PhaseState>((now, { what }) => MOVES[what].to ?? now, 'waiting')
  const standing = (side: 'entry' | 'exit') => (criterion: Criterion) => {
    const since = textSince(versions, phase.key, criterion.key)
    const answers = own.filter(({ version }) => version >= since)
    return criterionStanding(side, criterion, answers, facts)
  }
  return {
    key: phase.key,
    state,
    openedAt: last('opened'),
    closedAt: state === 'closed' ? last('closed') : null,
    criteria: [...phase.entry.map(standing('entry')), ...phase.exit.map(standing('exit'))],
  }
}

function criterionStanding(
  side: 'entry' | 'exit',
  { key, counted }: Criterion,
  steps: readonly Step[],
  facts: Facts | null,
): CriterionStanding {
  if (counted !== null) {
    const tally = facts === null ? null : count(counted, facts)
    const answer = tally === null ? null : tally.met ? 'met' : 'open'
    return { key, side, answer, step: null, counted: tally }
  }
  const step = steps.findLast((one) => one.criterion === key) ?? null
  const answer = step === null ? 'open' : step.what === 'criterion-met' ? 'met' : 'not-met'
  return { key, side, answer, step, counted: null }
}

/** Why a step cannot be taken: a refusal's code, and the criteria that are open. */
export type Hindrance = {
  readonly code:
    | 'phase.absent'
    | 'phase.state'
    | 'phase.open-criteria'
    | 'phase.criterion-absent'
    | 'phase.counted'
  readonly state?: PhaseState
  readonly open: readonly Criterion[]
}

/** Null where the step may be taken now. */
export function hindrance(
  plan: OperationPlan,
  standing: readonly PhaseStanding[],
  asked: Pick<Step, 'phase' | 'what' | 'criterion'>,
): Hindrance | null {
  const phase = plan.phases.find(({ key }) => key === asked.phase)
  const now = standing.find(({ key }) => key === asked.phase)
  if (phase === undefined || now === undefined) return { code: 'phase.absent', open: [] }
  const { from, asks } = MOVES[asked.what]
  if (!from.includes(now.state)) return { code: 'phase.state', state: now.state, open: [] }
  if (asks === null) {
    const criterion = criteriaOf(phase).find(({ key }) => key === asked.criterion)
    if (criterion === undefined) return { code: 'phase.criterion-absent', open: [] }
    return criterion.counted === null ? null : { code: 'phase.counted', open: [] }
  }
  const open = phase[asks].filter(
    ({ key, mandatory }) =>
      mandatory && now.criteria.find((one) => one.key === key)?.answer !== 'met',
  )
  return open.length === 0 ? null : { code: 'phase.open-criteria', open }
}
