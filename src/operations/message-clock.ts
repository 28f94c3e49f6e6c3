import type { Instant } from '../base/index.ts'

/**
 * `none`: no answer is due. `open`, `answered` (whenever it came), `overdue`. `recalled`: taken
 * back, so that nobody owes an answer any more.
 */
export const CLOCKS = ['none', 'open', 'answered', 'overdue', 'recalled'] as const
export type Clock = (typeof CLOCKS)[number]

/** What is known of one addressee of one message. */
export type AddresseeFacts = {
  readonly feedbackBy: Instant | null
  readonly readAt: Instant | null
  /** Of the first answer that stands. */
  readonly answeredAt: Instant | null
  readonly recalledAt: Instant | null
}

/** Where the clock of one addressee stands now. Pure; over at the very instant of the deadline. */
export function clockOf(
  { feedbackBy, answeredAt, recalledAt }: Omit<AddresseeFacts, 'readAt'>,
  now: Instant,
): Clock {
  if (recalledAt !== null) return 'recalled'
  if (feedbackBy === null) return 'none'
  if (answeredAt !== null) return 'answered'
  return feedbackBy <= now ? 'overdue' : 'open'
}

/** Whether the answer came after the deadline. */
export const isLate = ({ feedbackBy, answeredAt }: AddresseeFacts): boolean =>
  feedbackBy !== null && answeredAt !== null && answeredAt > feedbackBy

export type Tally = {
  readonly addressees: number
  readonly read: number
  readonly answered: number
  readonly overdue: number
}

/** How many of the addressees have read, have answered, and are overdue. */
export function tallyOf(addressees: readonly AddresseeFacts[], now: Instant): Tally {
  const count = (holds: (one: AddresseeFacts) => boolean) => addressees.filter(holds).length
  return {
    addressees: addressees.length,
    read: count((one) => one.readAt !== null),
    answered: count((one) => clockOf(one, now) === 'answered'),
    overdue: count((one) => clockOf(one, now) === 'overdue'),
  }
}

/** The clock of the whole message, as its sender's list shows it: the worst of its addressees'. */
export function worstClock(addressees: readonly AddresseeFacts[], now: Instant): Clock {
  const clocks = addressees.map((one) => clockOf(one, now))
  const order = ['recalled', 'overdue', 'open', 'answered'] as const
  return order.find((clock) => clocks.includes(clock)) ?? 'none'
}
