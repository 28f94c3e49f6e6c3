import type { HandlingCode, Tlp } from '../base/index.ts'
import type { RecordState } from '../rights/index.ts'
import type { At, Json, Of, Own } from './schema.ts'

/** The tables of migration 13: cases, their entries, what names somebody in them, the lawful limit. */
export type CaseTables = {
  case: Of<{
    id: string
    owner: string
    tlp: Tlp
    handling_code: HandlingCode
    purposes: readonly string[]
    record_state: Own<RecordState>
    /** Counts per owner, for people. */
    number: number
    title: string
    target: Own<string | null>
    operation: Own<string | null>
    /** How many entries there are: who writes says how many they saw. */
    revision: number
    person: string | null
    created_at: At
    changed_at: At
  }>
  case_entry: Of<{
    id: string
    case_id: string
    seq: number
    kind: string
    at: At
    person: string | null
    /** Key of a field → its value; fields that name somebody stand sealed in `case_nominal`. */
    body: Json<Readonly<Record<string, string>>>
    corrects: Own<string | null>
    about: Own<string | null>
    before: Own<string | null>
  }>
  case_nominal: Of<{ id: string; wrapped: Buffer; sealed: Buffer }>
  detention_terms: Of<{
    id: string
    version: number
    days: number
    legal_basis: string
    contact: string
    person: string | null
    created_at: At
  }>
  case_paper: Of<{
    id: string
    case_id: string
    medium: string
    /** Of what is kept. */
    bytes: number
    width: number | null
    height: number | null
    /** SHA-256 of what is kept, and of what came in. */
    hash: string
    came: string
    sensitivity: string
    wrapped: Buffer
    /** Caption and name. */
    sealed: Buffer
    person: string | null
    created_at: At
  }>
  case_paper_part: Of<{ paper: string; seq: number; sealed: Buffer }>
  case_paper_strike: Of<{ paper: string; because: string; person: string | null; created_at: At }>
}
