/** A question of a phase: a key of the words, `exercise.criterion.<key>`; counted by the house or not. */
type Asked = {
  readonly key: 'delegates' | 'plans' | 'contacts' | 'reports'
  readonly counted?: 'national-plans-accepted'
}

/** A phase of the exercise's operation, in days from the day of loading. */
type Stage = {
  /** `exercise.phase.<key>`. */
  readonly key: 'seminar' | 'preparation' | 'action' | 'debrief'
  readonly fromDay: number
  readonly untilDay: number
  readonly exit: readonly Asked[]
}

/**
 * The own operation on the day of loading: the seminar is over, the plans are being written, and
 * the own one is still to come; that is where a learner begins.
 */
export const OPERATION_PLAN = {
  families: ['nuclear', 'missile', 'chemical'],
  directions: ['export', 'transit', 'transhipment'],
  modes: ['sea', 'air', 'express'],
  plansDueDay: 5,
  stages: [
    { key: 'seminar', fromDay: -30, untilDay: -27, exit: [{ key: 'delegates' }] },
    {
      key: 'preparation',
      fromDay: -26,
      untilDay: 6,
      exit: [{ key: 'plans', counted: 'national-plans-accepted' }, { key: 'contacts' }],
    },
    { key: 'action', fromDay: 7, untilDay: 35, exit: [{ key: 'reports' }] },
    { key: 'debrief', fromDay: 36, untilDay: 60, exit: [] },
  ] as readonly Stage[],
} as const

/** What is done of it already, in this order. `exercise.step.<reason>`. */
export const OPERATION_STEPS = [
  { phase: 'seminar', what: 'opened', reason: 'seminar' },
  { phase: 'seminar', what: 'criterion-met', criterion: 'delegates', reason: 'delegates' },
  { phase: 'seminar', what: 'closed', reason: 'seminar' },
  { phase: 'preparation', what: 'opened', reason: 'preparation' },
] as const

/** How long its answers are awaited. */
export const OPERATION_HOURS = { warning: 48, ownWarning: 24 } as const
