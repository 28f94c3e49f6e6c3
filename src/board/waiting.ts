import type { CalendarDate, Instant } from '../base/index.ts'

/**
 * What may wait for somebody. `answer`: a message that wants one. `review`: a national plan that
 * came. `plan`: the own national plan. `advise`, `end-use`: a request to answer or check. `reply`:
 * a question of an expert. `case`: goods whose lawful limit is near. `draft`: a message not sent.
 */
export const WAITING = [
  'answer',
  'review',
  'plan',
  'advise',
  'end-use',
  'reply',
  'case',
  'draft',
] as const
export type WaitingFor = (typeof WAITING)[number]

/** `near`: less than a day is left. */
export const WAITING_CLOCKS = ['overdue', 'near', 'open', 'none'] as const
export type WaitingClock = (typeof WAITING_CLOCKS)[number]

export type Waiting = {
  readonly what: WaitingFor
  readonly id: string
  readonly title: string
  readonly from: string | null
  readonly operation: { readonly id: string; readonly name: string } | null
  /** An instant, or the calendar day that is the last one. */
  readonly due: Instant | CalendarDate | null
}

const NEAR_MS = 24 * 3_600_000
const DAY_MS = 24 * 3_600_000

/** The instant at which something is late: a calendar day is over at its end, in UTC. */
const endOf = (due: string): number =>
  due.length === 10 ? Date.parse(`${due}T00:00:00Z`) + DAY_MS : Date.parse(due)

export function waitingClock(due: Waiting['due'], now: Instant): WaitingClock {
  if (due === null) return 'none'
  const left = endOf(due) - Date.parse(now)
  return left <= 0 ? 'overdue' : left <= NEAR_MS ? 'near' : 'open'
}

/** What is late first, then what is due soonest, then the rest as it came. Pure. */
export function byClock(
  all: readonly Waiting[],
  now: Instant,
): readonly (Waiting & { readonly clock: WaitingClock })[] {
  const end = ({ due }: Waiting) => (due === null ? Number.MAX_SAFE_INTEGER : endOf(due))
  return [...all]
    .sort((a, b) => end(a) - end(b))
    .map((one) => ({ ...one, clock: waitingClock(one.due, now) }))
}
