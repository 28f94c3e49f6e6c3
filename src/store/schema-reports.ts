import type { HandlingCode, Tlp } from '../base/index.ts'
import type { RecordState } from '../rights/index.ts'
import type { At, Json, MaybeAt, Of, Own } from './schema.ts'

/** The tables of migration 15: cases as reports to an operation, their versions, their validation. */
export type ReportTables = {
  report: Of<{
    id: string
    owner: string
    tlp: Tlp
    handling_code: HandlingCode
    purposes: readonly string[]
    record_state: Own<RecordState>
    operation: string
    /** The organisation that validates it. */
    rilo: string
    case_id: string
    /** Whoever it was ever released to: they keep its head where it is withdrawn. */
    shown_to: readonly string[]
    person: string | null
    created_at: At
    withdrawn_at: MaybeAt
    /** The case went further than the newest version says. */
    behind: Own<boolean>
  }>
  report_version: Of<{
    id: string
    report: string
    version: number
    kind: string
    outcome: string
    /** Whom it was sent to, to be validated. */
    rilo: string
    /** Of the long form, 0 to 1, as it left. */
    completeness: number
    /** The entry of the case that it was made of. */
    entry: string
    /** Key of a field → its value, as it left. */
    body: Json<Readonly<Record<string, string>>>
    person: string | null
    created_at: At
  }>
  /** The RILO's own. */
  report_review: Of<{
    id: string
    report_owner: string
    report: string
    version: string
    verdict: 'validated' | 'returned'
    person: string | null
    created_at: At
  }>
  /** What was said with a review, by its id: for whoever reported and whoever said it. */
  report_remarks: Of<{
    id: string
    report_owner: string
    report: string
    remarks: Json<readonly { readonly field: string | null; readonly text: string }[]>
  }>
}
