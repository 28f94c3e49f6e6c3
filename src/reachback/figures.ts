import type { Course } from './course.ts'
import { LEVELS, type Level } from './levels.ts'

/** Of one level: how many requests, and the counted time to the first answer. */
export type Figure = {
  readonly level: Level
  readonly asked: number
  readonly open: number
  readonly paused: number
  readonly overdue: number
  readonly answered: number
  readonly late: number
  /** Of the answered ones, in counted milliseconds; null where none is answered. */
  readonly medianMs: number | null
  readonly ninetiethMs: number | null
  /** The requests behind the figure. */
  readonly requests: readonly string[]
}

/** The value at a share of the sorted values, by nearest rank; null of none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
}

/** Response times by level, of the requests whose course is given. Pure. */
export function figuresOf(
  courses: readonly { readonly id: string; readonly course: Course }[],
): readonly Figure[] {
  return LEVELS.map((level) => {
    const legs = courses.flatMap(({ id, course }) =>
      course.legs.filter((leg) => leg.level === level).map((leg) => ({ id, leg })),
    )
    const count = (holds: (leg: Course['legs'][number]) => boolean) =>
      legs.filter(({ leg }) => holds(leg)).length
    const times = legs.flatMap(({ leg }) => (leg.clock === 'answered' ? [leg.elapsedMs] : []))
    return {
      level,
      asked: legs.length,
      open: count(({ clock }) => clock === 'running' || clock === 'overdue'),
      paused: count(({ clock }) => clock === 'paused'),
      overdue: count(({ clock }) => clock === 'overdue'),
      answered: times.length,
      late: count((leg) => leg.clock === 'answered' && leg.late),
      ...{ medianMs: percentile(times, 0.5), ninetiethMs: percentile(times, 0.9) },
      requests: [...new Set(legs.map(({ id }) => id))],
    }
  })
}
