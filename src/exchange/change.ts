import type { CalendarDate, HandlingCode, Tlp } from '../base/index.ts'
import { isAsStrict, type RecordState } from '../rights/index.ts'

/** Why the owner lowers a label: a code, since the journal holds no sentence. */
export const WIDENING_REASONS = ['mistake', 'consent', 'published', 'operation', 'review'] as const
export type WideningReason = (typeof WIDENING_REASONS)[number]

/** Why a record must not be erased. */
export const HOLD_REASONS = ['proceeding', 'request', 'complaint'] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

export type Labels = {
  readonly tlp: Tlp
  readonly code: HandlingCode
  readonly purposes: readonly string[]
  readonly state: RecordState
  readonly reviewOn: CalendarDate | null
  readonly deleteOn: CalendarDate | null
  readonly heldAt: string | null
}

/** The whole label as it shall be; `state` absent: as it is. */
export type LabelsAsked = Omit<Labels, 'state' | 'heldAt'> & {
  readonly state?: 'live' | 'quarantined' | undefined
}

export type Change = { readonly kind: 'none' | 'narrow' | 'widen'; readonly next: Labels }

/** A day that is earlier, or set for the first time, binds the owner more. */
const isSooner = (next: string | null, now: string | null): boolean =>
  next === now || (next !== null && (now === null || next <= now))

/**
 * What a change of the label does: it narrows where it is at least as strict in every respect, and
 * else it widens, which is the national contact point's own act with a reason. Pure.
 */
export function changeOf(now: Labels, asked: LabelsAsked): Change {
  const { tlp, code, reviewOn, deleteOn } = asked
  const purposes = [...new Set(asked.purposes)].sort()
  const next: Labels = {
    ...{ tlp, code, purposes, reviewOn, deleteOn },
    heldAt: now.heldAt,
    state: stateOf(now, asked.state),
  }
  const same =
    JSON.stringify({ ...next, purposes }) ===
    JSON.stringify({
      ...{ tlp: now.tlp, code: now.code, purposes: [...now.purposes].sort() },
      ...{ reviewOn: now.reviewOn, deleteOn: now.deleteOn, heldAt: now.heldAt, state: now.state },
    })
  if (same) return { kind: 'none', next }
  const narrows =
    isAsStrict(next, now) &&
    isSooner(reviewOn, now.reviewOn) &&
    isSooner(deleteOn, now.deleteOn) &&
    (next.state === now.state || next.state === 'quarantined')
  return { kind: narrows ? 'narrow' : 'widen', next }
}

function stateOf(now: Labels, asked: LabelsAsked['state']): RecordState {
  if (asked === undefined) return now.state
  if (asked === 'quarantined') return 'quarantined'
  return now.heldAt === null ? 'live' : 'held'
}

/** The state of a record under a hold, and without it: a hold never shows what was hidden. */
export const heldState = (state: RecordState): RecordState => (state === 'live' ? 'held' : state)
export const freedState = (state: RecordState): RecordState => (state === 'held' ? 'live' : state)
