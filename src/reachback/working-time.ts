import { type CalendarDate, type Instant, remember } from '../base/index.ts'

/** When an organisation answers: its own zone, days (1 Monday to 7 Sunday), hours and holidays. */
export type Calendar = {
  /** IANA time zone. */
  readonly zone: string
  readonly days: readonly number[]
  /** `HH:MM` on its own clock; half-open. */
  readonly opens: string
  readonly closes: string
  readonly holidays: readonly CalendarDate[]
}

const DAY_MS = 86_400_000
/** Ten years of days: a calendar without a working day ends here. */
const FAR = 3_660

const formatter = remember(
  (zone) =>
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit' },
      ...{ day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
    } as const),
  1_000,
)

export function isZone(zone: string): boolean {
  try {
    formatter(zone)
    return true
  } catch {
    return false
  }
}

/** The wall clock of a zone at an instant, as if it were UTC. */
function wallAt(zone: string, at: number): number {
  const part = Object.fromEntries(
    formatter(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second)
}

/** The calendar day of a zone at an instant. */
export const dayIn = (zone: string, at: Instant): CalendarDate =>
  new Date(wallAt(zone, Date.parse(at))).toISOString().slice(0, 10)

/** Minutes that a zone's clock is ahead of UTC at an instant. */
export function minutesAhead(zone: string, at: Instant): number {
  const ms = Math.floor(Date.parse(at) / 1_000) * 1_000
  return Math.round((wallAt(zone, ms) - ms) / 60_000)
}

/** The instant at which a zone's clock shows this; what a change of clocks skips is moved on. */
function atWall(zone: string, wall: number): number {
  const guess = wall - (wallAt(zone, wall) - wall)
  return guess - (wallAt(zone, guess) - wall)
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** The working span of the day that begins at this wall midnight; null: no work that day. */
function spanOf(calendar: Calendar, midnight: number): readonly [number, number] | null {
  const date = new Date(midnight)
  const day = date.getUTCDay() === 0 ? 7 : date.getUTCDay()
  if (!calendar.days.includes(day)) return null
  if (calendar.holidays.includes(date.toISOString().slice(0, 10))) return null
  const at = (time: string) => atWall(calendar.zone, midnight + minutesOf(time) * 60_000)
  return [at(calendar.opens), at(calendar.closes)]
}

const midnightOf = ({ zone }: Calendar, at: number): number =>
  Math.floor(wallAt(zone, at) / DAY_MS) * DAY_MS

/** Milliseconds that count between two instants: all of them where there is no calendar. */
export function countedMs(calendar: Calendar | null, from: Instant, until: Instant): number {
  const [start, end] = [Date.parse(from), Date.parse(until)]
  if (end <= start) return 0
  if (calendar === null) return end - start
  let sum = 0
  const last = midnightOf(calendar, end)
  for (let midnight = midnightOf(calendar, start); midnight <= last; midnight += DAY_MS) {
    const span = spanOf(calendar, midnight)
    if (span) sum += Math.max(0, Math.min(end, span[1]) - Math.max(start, span[0]))
  }
  return sum
}

const instant = (ms: number): Instant => new Date(ms).toISOString()

/** The instant at which so many counted milliseconds are over; null: this calendar never gets there. */
export function addCounted(calendar: Calendar | null, from: Instant, ms: number): Instant | null {
  const start = Date.parse(from)
  if (calendar === null) return instant(start + ms)
  let left = ms
  const first = midnightOf(calendar, start)
  for (let n = 0; n < FAR; n++) {
    const span = spanOf(calendar, first + n * DAY_MS)
    if (!span) continue
    const begins = Math.max(start, span[0])
    if (begins + left <= span[1]) return instant(begins + left)
    left -= Math.max(0, span[1] - begins)
  }
  return null
}

/** The close of the n-th working day after the day of `from`; null: there is none. */
export function afterWorkingDays(calendar: Calendar, from: Instant, days: number): Instant | null {
  const first = midnightOf(calendar, Date.parse(from))
  let left = days
  for (let n = 1; n < FAR; n++) {
    const span = spanOf(calendar, first + n * DAY_MS)
    if (span && --left === 0) return instant(span[1])
  }
  return null
}
