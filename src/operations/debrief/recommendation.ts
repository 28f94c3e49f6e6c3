import type { CalendarDate, Instant } from '../../base/index.ts'

/** The seven themes of the debriefing seminar of October 2015 (guide `domain.md` 2.6). */
export const THEMES = [
  'commitment',
  'inter-agency',
  'intelligence',
  'targeting',
  'commodity-identification',
  'reach-back',
  'consequences',
] as const
export type Theme = (typeof THEMES)[number]

export const RECOMMENDATION_STATUSES = [
  'proposed',
  'adopted',
  'under-way',
  'done',
  'dropped',
] as const
export type RecommendationStatus = (typeof RECOMMENDATION_STATUSES)[number]

/** One entry of its history; nothing of it is ever changed. */
export type RecommendationStep = {
  readonly id: string
  readonly status: RecommendationStatus
  /** The organisation that carries it out; null: nobody yet. */
  readonly owner: string | null
  readonly dueOn: CalendarDate | null
  readonly remarks: string
  readonly at: Instant
}

export type Recommendation = {
  readonly id: string
  readonly theme: Theme
  readonly text: string
  /** The findings that it answers. */
  readonly findings: readonly string[]
  readonly writtenAt: Instant
  /** The oldest first; the last one is how it stands. */
  readonly history: readonly RecommendationStep[]
}

export type RecommendationStanding = Pick<RecommendationStep, 'status' | 'owner' | 'dueOn'> & {
  /** How many entries its history has: whoever adds one says which they looked at. */
  readonly revision: number
  readonly overdue: boolean
}

const SETTLED: readonly RecommendationStatus[] = ['done', 'dropped']

/** How a recommendation stands: the last entry of its history counts. Pure. */
export function standsAt(
  { history }: Pick<Recommendation, 'history'>,
  today: CalendarDate,
): RecommendationStanding {
  const last = history.at(-1)
  const { status, owner, dueOn } = last ?? { status: 'proposed', owner: null, dueOn: null }
  return {
    ...{ status, owner, dueOn, revision: history.length },
    overdue: dueOn !== null && dueOn < today && !SETTLED.includes(status),
  }
}

/** Nobody carries it out, and nobody dropped it. */
export const isOrphan = (recommendation: Pick<Recommendation, 'history'>): boolean => {
  const { status, owner } = standsAt(recommendation, '')
  return owner === null && status !== 'dropped'
}

/** The recommendations and their history as they stood at a moment. */
export const recommendationsAt = (
  recommendations: readonly Recommendation[],
  asOf: Instant,
): readonly Recommendation[] =>
  recommendations
    .filter(({ writtenAt }) => writtenAt <= asOf)
    .map((one) => ({ ...one, history: one.history.filter(({ at }) => at <= asOf) }))
