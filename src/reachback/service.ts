import type { CalendarDate, Instant } from '../base/index.ts'
import { URGENCIES, type Urgency } from '../operations/index.ts'
import { LEVELS, type Level } from './levels.ts'
import { type Calendar, isZone } from './working-time.ts'

/** Who answers outside working hours, from–to, half-open. */
export type Duty = {
  readonly name: string
  readonly contact: string
  readonly from: Instant
  readonly until: Instant
}

/** What an organisation that answers promises: hours by level and urgency, its calendar, its roster. */
export type ServiceLevels = {
  readonly targets: Readonly<Record<Level, Readonly<Record<Urgency, number>>>>
  readonly calendar: Calendar
  readonly roster: readonly Duty[]
}

/** The promise that one request was asked under: it stays, whatever is promised later. */
export type Terms = {
  readonly hours: number
  readonly calendar: Calendar
  /** Counted day and night. */
  readonly round: boolean
}

/** As long as an organisation has said nothing (guide/domain.md 5.3: levels and their targets). */
export const USUAL: ServiceLevels = {
  targets: {
    national: { routine: 16, urgent: 4, immediate: 2 },
    regional: { routine: 24, urgent: 12, immediate: 4 },
    global: { routine: 40, urgent: 24, immediate: 8 },
  },
  calendar: {
    ...{ zone: 'Etc/UTC', days: [1, 2, 3, 4, 5], opens: '08:00', closes: '16:00' },
    holidays: [] as readonly CalendarDate[],
  },
  roster: [],
}

/** Urgent requests are for whoever is on duty: their clock does not sleep. */
const ROUND: Readonly<Record<Urgency, boolean>> = { routine: false, urgent: true, immediate: true }

export const termsOf = (service: ServiceLevels, level: Level, urgency: Urgency): Terms => ({
  hours: service.targets[level][urgency],
  calendar: service.calendar,
  round: ROUND[urgency],
})

/** Who is on duty at a moment, in the order of the roster. */
export const onDuty = (roster: readonly Duty[], now: Instant): readonly Duty[] =>
  roster.filter(({ from, until }) => from <= now && now < until)

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** The parts of what an organisation promises that cannot be: empty, all is well. */
export function wrongIn({ targets, calendar, roster }: ServiceLevels): readonly string[] {
  const { zone, days, opens, closes } = calendar
  const wrong: string[] = []
  if (!isZone(zone)) wrong.push('zone')
  if (days.length === 0) wrong.push('days')
  if (!TIME.test(opens) || !TIME.test(closes) || closes <= opens) wrong.push('hours')
  const hours = LEVELS.flatMap((level) => URGENCIES.map((urgency) => targets[level][urgency]))
  if (hours.some((one) => !(one > 0 && one <= 2_000))) wrong.push('targets')
  if (roster.some(({ from, until }) => until <= from)) wrong.push('roster')
  return wrong
}
