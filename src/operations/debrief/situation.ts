import type { CalendarDate, Instant } from '../../base/index.ts'
import type { CountedRecord } from '../counted-record.ts'
import { COUNTED_KINDS, type Count } from './results.ts'
import type { Sight } from './small-numbers.ts'

/** What a participant's own situation report says of one day. */
export type DayReport = {
  /** Of the message; ids sort by the moment they were made. */
  readonly id: string
  readonly organisation: string
  readonly day: CalendarDate
  readonly sentAt: Instant
  readonly targets: number
  readonly inspections: number
  readonly detections: number
  readonly openReachBack: number
}
/** A message of the operation that the reader knows of. */
export type SentMessage = {
  readonly id: string
  readonly organisation: string
  readonly sentAt: Instant
}

export type SituationFacts = {
  readonly reports: readonly DayReport[]
  readonly messages: readonly SentMessage[]
  readonly records: readonly CountedRecord[]
  readonly participants: readonly string[]
}

/**
 * The figures of a day, a row each: what participants said of it themselves, what went between the
 * members, and what was reported of it and validated.
 */
export const SITUATION_FIGURES = [
  'reports',
  'targets',
  'inspections',
  'detections',
  'open-reach-back',
  'messages',
  'validated-inspection',
  'validated-detention',
  'validated-seizure',
] as const
export type SituationFigure = (typeof SITUATION_FIGURES)[number]

export type DayFigure = {
  readonly figure: SituationFigure
  /** Null: withheld, since it is one Member's alone. */
  readonly today: Count
  readonly before: Count
}
export type Situation = {
  readonly day: CalendarDate
  readonly before: CalendarDate
  readonly asOf: Instant
  readonly figures: readonly DayFigure[]
  /** How many owe a report for the day, and how many gave one. */
  readonly participants: number
  readonly reported: number
}

const DAY_MS = 86_400_000
export const dayBefore = (day: CalendarDate): CalendarDate =>
  new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)

type Part = { readonly organisation: string; readonly id: string; readonly count: number }

/** The last report that each sent of the day by then. */
function reportsOf(facts: SituationFacts, day: CalendarDate, asOf: Instant): readonly DayReport[] {
  const last = new Map<string, DayReport>()
  for (const one of facts.reports) {
    if (one.day !== day || one.sentAt > asOf) continue
    const known = last.get(one.organisation)
    if (known === undefined || known.id < one.id) last.set(one.organisation, one)
  }
  return [...last.values()]
}

function partsOf(
  figure: SituationFigure,
  facts: SituationFacts,
  day: CalendarDate,
  asOf: Instant,
): readonly Part[] {
  const said = (count: (report: DayReport) => number): readonly Part[] =>
    reportsOf(facts, day, asOf).map((one) => ({ ...one, count: count(one) }))
  if (figure === 'reports') return said(() => 1)
  if (figure === 'targets') return said(({ targets }) => targets)
  if (figure === 'inspections') return said(({ inspections }) => inspections)
  if (figure === 'detections') return said(({ detections }) => detections)
  if (figure === 'open-reach-back') return said(({ openReachBack }) => openReachBack)
  if (figure === 'messages')
    return facts.messages
      .filter(({ sentAt }) => sentAt.slice(0, 10) === day && sentAt <= asOf)
      .map((one) => ({ ...one, count: 1 }))
  const kind = COUNTED_KINDS.find((one) => figure === `validated-${one}`)
  return facts.records
    .filter((one) => one.kind === kind && one.eventOn === day && isValidated(one, asOf))
    .map((one) => ({ ...one, count: 1 }))
}

const isValidated = ({ validatedAt }: CountedRecord, asOf: Instant): boolean =>
  validatedAt !== null && validatedAt <= asOf

/** How many messages and reports there were is no Member's secret; what they counted may be. */
const OPEN: readonly SituationFigure[] = ['reports', 'messages']

function countOf(figure: SituationFigure, parts: readonly Part[], sight: Sight): Count {
  const from = new Set(parts.filter(({ count }) => count > 0).map((one) => one.organisation))
  const [only] = from
  const alone = from.size === 1 && !sight.everybody && !sight.organisations.has(only as string)
  if (alone && !OPEN.includes(figure)) return null
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    records: parts.map(({ id }) => id).sort(),
  }
}

/** The situation of a day beside the day before, as both were known at a moment. Pure. */
export function situationOf(
  facts: SituationFacts,
  asked: { readonly day: CalendarDate; readonly asOf: Instant; readonly sight: Sight },
): Situation {
  const { day, asOf, sight } = asked
  const before = dayBefore(day)
  const participants = new Set(facts.participants)
  return {
    ...{ day, before, asOf },
    figures: SITUATION_FIGURES.map((figure) => ({
      figure,
      today: countOf(figure, partsOf(figure, facts, day, asOf), sight),
      before: countOf(figure, partsOf(figure, facts, before, asOf), sight),
    })),
    participants: participants.size,
    reported: reportsOf(facts, day, asOf).filter(({ organisation }) =>
      participants.has(organisation),
    ).length,
  }
}

/** Every day of which something is known, the oldest first: the final report has a row for each. */
export function daysOf(facts: SituationFacts, asOf: Instant): readonly CalendarDate[] {
  const reported = facts.reports.filter(({ sentAt }) => sentAt <= asOf).map(({ day }) => day)
  const validated = facts.records.filter((one) => isValidated(one, asOf))
  return [...new Set([...reported, ...validated.map(({ eventOn }) => eventOn)])].sort()
}
