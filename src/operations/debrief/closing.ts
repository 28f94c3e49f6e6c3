import type { Instant } from '../../base/index.ts'
import type { OwedAnswer } from '../../store/index.ts'
import type { CountedRecord } from '../counted-record.ts'
import type { PlanState } from '../standing.ts'
import { isOrphan, type Recommendation } from './recommendation.ts'

/** What keeps an operation from being closed, a row each: words keys `open-end.<kind>`. */
export const OPEN_END_KINDS = [
  'message-due',
  'request-open',
  'plan-unreviewed',
  'report-unvalidated',
  'recommendation-orphan',
] as const
export type OpenEndKind = (typeof OPEN_END_KINDS)[number]

export type OpenEnd = {
  readonly kind: OpenEndKind
  /** The record that its link opens. */
  readonly id: string
  /** Who has to act; null where that is whoever closes. */
  readonly organisation: string | null
  /** Until when it was due; null where nothing was said. */
  readonly dueAt: Instant | null
  /** Whoever reads the list may open the record. */
  readonly opens: boolean
  /** Of a message: its type, and who asked. */
  readonly asked: { readonly type: string; readonly by: string } | null
  /** Nobody can settle it any more: it is listed, and keeps nothing open. */
  readonly lapsed: boolean
}

export type ClosingFacts = {
  readonly owed: readonly (OwedAnswer & {
    /** The reader is one of its ends: its link opens it. */
    readonly seen: boolean
    /** One of its ends is no member any more. */
    readonly lapsed: boolean
  })[]
  readonly plans: readonly {
    readonly organisation: string
    readonly state: PlanState
    /** The newest version that was submitted. */
    readonly newest: string | null
    readonly lapsed: boolean
  }[]
  readonly records: readonly CountedRecord[]
  readonly recommendations: readonly Recommendation[]
}

const PLAIN = { dueAt: null, opens: true, asked: null, lapsed: false } as const

/**
 * Everything that is open in an operation: answers that are owed, plans that nobody reviewed,
 * reports that nobody validated, recommendations that nobody carries out. Nothing but what lapsed: it
 * may be closed. Pure; the same list on the page and in the refusal.
 */
export function openEnds(facts: ClosingFacts): readonly OpenEnd[] {
  return [
    ...facts.owed.map(
      ({ message: id, type, from: by, to: organisation, dueAt, seen, lapsed }): OpenEnd => ({
        kind: type === 'request-for-information' ? 'request-open' : 'message-due',
        ...{ id, organisation, dueAt, opens: seen, lapsed, asked: { type, by } },
      }),
    ),
    ...facts.plans.flatMap(({ organisation, state, newest, lapsed }): OpenEnd[] =>
      state === 'submitted' && newest !== null
        ? [{ ...PLAIN, kind: 'plan-unreviewed', id: newest, organisation, lapsed }]
        : [],
    ),
    ...facts.records.flatMap(({ id, organisation, validatedAt }): OpenEnd[] =>
      validatedAt === null ? [{ ...PLAIN, kind: 'report-unvalidated', id, organisation }] : [],
    ),
    ...facts.recommendations.flatMap((one): OpenEnd[] =>
      isOrphan(one)
        ? [{ ...PLAIN, kind: 'recommendation-orphan', id: one.id, organisation: null }]
        : [],
    ),
  ].sort((a, b) => OPEN_END_KINDS.indexOf(a.kind) - OPEN_END_KINDS.indexOf(b.kind))
}
