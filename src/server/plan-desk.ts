import type { Overview, OwnNationalPlan } from '../operations/index.ts'
import type { Say } from '../words/index.ts'
import type {
  NationalPlanBody,
  OperationPlanBody,
  OperationView,
  OwnNationalPlanAnswer,
} from './schemas/index.ts'
import { sentencesOf } from './speech.ts'

/** The rooms' values are readonly; an answer is its own copy of them. */
const planOf = (body: unknown) => structuredClone(body) as OperationPlanBody
const nationalOf = (body: unknown) => structuredClone(body) as NationalPlanBody

/** An operation as the API shows it to one of its members. */
export function operationView(seen: Overview): OperationView {
  const { place, adopted, draft, versions, phases, participants, people } = seen
  const { id, name, keeper, own, from, until, stand, participates, closedAt } = place
  const version = (one: Overview['versions'][number]) => ({
    id: one.id,
    version: one.version,
    adoptedAt: one.adoptedAt,
  })
  return {
    operation: { id, name, keeper, own, from, until, stand, participates, closedAt },
    plan: adopted && { ...version(adopted), body: planOf(adopted.body) },
    draft: draft && {
      ...version(draft),
      body: planOf(draft.body),
      revision: draft.revision,
      changedAt: draft.changedAt,
      lacks: [...draft.lacks],
    },
    versions: versions.map(version),
    phases: phases.map((phase) => ({
      ...phase,
      criteria: phase.criteria.map(({ key, side, answer, step, counted }) => ({
        ...{ key, side, answer },
        at: step?.at ?? null,
        reason: step?.reason ?? null,
        by: step?.person == null ? null : (people.get(step.person) ?? null),
        counted: counted && { of: counted.of, missing: [...counted.missing] },
      })),
    })),
    participants: participants.map(({ newest, organisation, own, state, accepted, overdue }) => ({
      ...{ organisation, own, state, accepted, overdue },
      plan: newest?.id ?? null,
      version: newest?.version ?? null,
      submittedAt: newest?.submittedAt ?? null,
    })),
  }
}

/** The own national plan; what stands in the way of submitting is said in words. */
export function ownPlanBody(
  { draft, versions, reviews }: OwnNationalPlan,
  say: Say,
): OwnNationalPlanAnswer {
  return {
    draft: draft && {
      ...draft,
      body: nationalOf(draft.body),
      faults: draft.faults.map(({ code, names }) => ({
        code,
        ...sentencesOf({ code, values: { names: names.join(', ') } }, say),
      })),
    },
    versions: versions.map((one) => ({ ...one, body: one.body && nationalOf(one.body) })),
    reviews: [...reviews],
  }
}

export const nationalBody = nationalOf
