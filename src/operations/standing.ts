import type { CalendarDate, Instant } from '../base/index.ts'

export type Organisation = { readonly id: string; readonly name: string }

/** How far a participant is with its national plan; `draft` is known to itself alone. */
export const PLAN_STATES = ['none', 'draft', 'submitted', 'returned', 'accepted'] as const
export type PlanState = (typeof PLAN_STATES)[number]

export const VERDICTS = ['accepted', 'returned'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A version that was submitted, as those see it to whom it was released. */
export type Submitted = {
  readonly id: string
  readonly version: number
  readonly submittedAt: Instant
}
/** A review of one version, its reviewer's own record. */
export type Review = {
  /** Ids sort by the moment they were made. */
  readonly id: string
  readonly plan: string
  readonly verdict: Verdict
}

export type PlanStanding = {
  readonly state: PlanState
  /** The newest version that was submitted. */
  readonly newest: Submitted | null
  /** The newest version that stands accepted: a later one in review does not take that away. */
  readonly accepted: number | null
  /** The day has passed, and nothing is there to review. */
  readonly overdue: boolean
}

const latest = <T extends { readonly id: string }>(rows: readonly T[]): T | undefined =>
  rows.reduce<T | undefined>((best, row) => (best && best.id > row.id ? best : row), undefined)

/** The last word on a version counts, whoever of its reviewers had it. */
export const verdictOn = (plan: string, reviews: readonly Review[]): Verdict | null =>
  latest(reviews.filter((review) => review.plan === plan))?.verdict ?? null

/** Where one participant stands, from its submitted versions and their reviews. Pure. */
export function standingOf(
  versions: readonly Submitted[],
  reviews: readonly Review[],
  asked: {
    readonly draft: boolean
    readonly due: CalendarDate | null
    readonly today: CalendarDate
  },
): PlanStanding {
  const sorted = [...versions].sort((a, b) => a.version - b.version)
  const newest = sorted.at(-1) ?? null
  const verdict = newest === null ? null : verdictOn(newest.id, reviews)
  const state =
    newest === null ? (asked.draft ? 'draft' : 'none') : (verdict ?? ('submitted' as const))
  const accepted = sorted.findLast(({ id }) => verdictOn(id, reviews) === 'accepted')
  const nothing = newest === null || (state === 'returned' && accepted === undefined)
  return {
    state,
    newest,
    accepted: accepted?.version ?? null,
    overdue: nothing && asked.due !== null && asked.today > asked.due,
  }
}
