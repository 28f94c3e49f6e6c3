import type { At, Json, MaybeAt, Of } from './schema.ts'

/** The tables of migration 11: plans of operations, their phases, national plans, reviews. */
export type PlanTables = {
  operation_plan: Of<{
    id: string
    operation: string
    version: number
    state: 'draft' | 'adopted'
    /** Counts the savings of the draft: who saves says which one they changed. */
    revision: number
    body: Json<unknown>
    person: string | null
    created_at: At
    changed_at: At
    adopted_at: MaybeAt
  }>
  phase_step: Of<{
    id: string
    operation: string
    /** The version of the operation's plan in force when it was taken. */
    plan_version: number
    phase: string
    what: string
    criterion: string | null
    reason: string
    person: string | null
    created_at: At
  }>
  national_plan: Of<{
    id: string
    operation: string
    /** The organisation that keeps the operation. */
    keeper: string
    version: number
    state: 'draft' | 'submitted'
    revision: number
    body: Json<unknown>
    person: string | null
    created_at: At
    changed_at: At
    submitted_at: MaybeAt
  }>
  plan_review: Of<{
    id: string
    operation: string
    plan_owner: string
    plan: string
    verdict: 'accepted' | 'returned'
    remarks: string
    person: string | null
    created_at: At
  }>
}
