import type { HandlingCode, Instant, Tlp } from '../base/index.ts'
import type { RecordState } from './marks.ts'
import type { Role } from './roles.ts'

/** A time from–to; `until` null: without an end. Half-open: over at the very instant of `until`. */
export type Span = { readonly from: Instant; readonly until: Instant | null }

export const isNow = ({ from, until }: Span, now: Instant): boolean =>
  from <= now && (until === null || now < until)

/**
 * Who asks, as it stands in the transaction that acts: never kept in a session. `person` null is
 * the machine itself, at work for one organisation.
 */
export type Principal = {
  readonly organisation: string
  readonly person: string | null
  readonly roles: readonly Role[]
  /** What is done is done for this. */
  readonly purpose: string
  /** Two factors, or a passkey that verified its user, stood at the door. */
  readonly strong: boolean
  readonly now: Instant
  /** Operations that the organisation takes part in. */
  readonly memberships: readonly (Span & { readonly operation: string })[]
  /** Owners who, by an instrument in force, may give this organisation nominal fields. */
  readonly bases: readonly (Span & { readonly owner: string })[]
}

/** One release: the only thing that grants. Everything else narrows. */
export type Grant = Span & {
  readonly organisation: string
  /** Null: the whole organisation; a person: that person alone, and the only way into RED. */
  readonly person: string | null
  /** Holds only while the organisation is a member of this operation. */
  readonly operation: string | null
  /** With the trader's own fields, where a legal basis is in force. */
  readonly nominal: boolean
  readonly withdrawn: boolean
}

/** What the rules need to know of a record. */
export type Labelled = {
  readonly owner: string
  readonly tlp: Tlp
  readonly code: HandlingCode
  readonly purposes: readonly string[]
  readonly state: RecordState
  readonly grants: readonly Grant[]
}
