import type { At, MaybeAt, Of } from './schema.ts'

/** The tables of migration 17: the debrief of an operation, and its closing. */
export type DebriefTables = {
  debrief_finding: Of<{
    id: string
    operation: string
    kind: string
    text: string
    /** The organisation that it is about. */
    about: string | null
    person: string | null
    created_at: At
    withdrawn_at: MaybeAt
    withdrawn_because: string | null
  }>
  recommendation: Of<{
    id: string
    operation: string
    theme: string
    text: string
    person: string | null
    created_at: At
  }>
  recommendation_step: Of<{
    id: string
    operation: string
    recommendation: string
    /** Counts the entries of its history from one. */
    revision: number
    status: string
    owned_by: string | null
    /** A calendar date. */
    due_on: string | null
    remarks: string
    person: string | null
    created_at: At
  }>
  naming_consent: Of<{
    id: string
    operation: string
    given: boolean
    person: string | null
    created_at: At
  }>
  operation_closing: Of<{
    id: string
    operation: string
    what: 'closed' | 'reopened'
    reason: string
    person: string | null
    created_at: At
  }>
}
