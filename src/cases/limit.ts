import type { CalendarDate } from '../base/index.ts'

/** How long goods may be detained, and by what law: the administration's own setting. */
export type DetentionTerms = {
  readonly version: number
  /** Calendar days after the day of the detention. */
  readonly days: number
  readonly legalBasis: string
  /** Whom the exporter writes to. */
  readonly contact: string
}

const DAY_MS = 86_400_000
/** So many days before the limit the clock says that it is near. */
export const NEAR_DAYS = 2

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** `none`: nothing was detained. `ended`: the goods were given back or seized, or the case closed. */
export const CLOCKS = ['none', 'open', 'near', 'past', 'ended'] as const
export type Clock = (typeof CLOCKS)[number]

/** Where the clock of a detention stands; the limit itself is still a day within. Pure. */
export function clockOf(
  limitOn: CalendarDate | null,
  detained: boolean,
  today: CalendarDate,
): Clock {
  if (limitOn === null) return 'none'
  if (!detained) return 'ended'
  if (today > limitOn) return 'past'
  return addDays(today, NEAR_DAYS) >= limitOn ? 'near' : 'open'
}
