import type { CalendarDate, Instant } from '../../base/index.ts'
import { COUNTED_KINDS, type Count, type Results } from './results.ts'
import { type Sight, singlesOut } from './small-numbers.ts'

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

/** The last of these reports of a day that each sent by then. */
function lastOf(reports: readonly DayReport[], asOf: Instant): readonly DayReport[] {
  const last = new Map<string, DayReport>()
  for (const one of reports) {
    if (one.sentAt > asOf) continue
    const known = last.get(one.organisation)
    if (known === undefined || known.id < one.id) last.set(one.organisation, one)
  }
  return [...last.values()]
}

/** What is known of one day: the reports that count, and the messages. */
type DayFacts = {
  readonly reports: readonly DayReport[]
  readonly messages: readonly SentMessage[]
}

/** A year of days asks for each of them: they are sorted once for the same facts. */
const sorted = new WeakMap<SituationFacts, ReadonlyMap<CalendarDate, DayFacts>>()

function byDay(facts: SituationFacts): ReadonlyMap<CalendarDate, DayFacts> {
  const known = sorted.get(facts)
  if (known) return known
  const days = new Map<CalendarDate, { reports: DayReport[]; messages: SentMessage[] }>()
  const of = (day: CalendarDate) => {
    const there = days.get(day) ?? { reports: [], messages: [] }
    days.set(day, there)
    return there
  }
  for (const one of facts.reports) of(one.day).reports.push(one)
  for (const one of facts.messages) of(one.sentAt.slice(0, 10)).messages.push(one)
  sorted.set(facts, days)
  return days
}

function factsOf(facts: SituationFacts, day: CalendarDate, asOf: Instant): DayFacts {
  const { reports, messages } = byDay(facts).get(day) ?? { reports: [], messages: [] }
  return {
    reports: lastOf(reports, asOf),
    messages: messages.filter(({ sentAt }) => sentAt <= asOf),
  }
}

function partsOf(figure: SituationFigure, { reports, messages }: DayFacts): readonly Part[] {
  const said = (count: (report: DayReport) => number): readonly Part[] =>
    reports.map((one) => ({ organisation: one.organisation, id: one.id, count: count(one) }))
  if (figure === 'reports') return said(() => 1)
  if (figure === 'targets') return said(({ targets }) => targets)
  if (figure === 'inspections') return said(({ inspections }) => inspections)
  if (figure === 'detections') return said(({ detections }) => detections)
  if (figure === 'open-reach-back') return said(({ openReachBack }) => openReachBack)
  return messages.map(({ organisation, id }) => ({ organisation, id, count: 1 }))
}

/** How many messages and reports there were is no Member's secret; what they counted may be. */
const OPEN: readonly SituationFigure[] = ['reports', 'messages']

function countOf(figure: SituationFigure, parts: readonly Part[], sight: Sight): Count {
  const from = new Set(parts.filter(({ count }) => count > 0).map((one) => one.organisation))
  if (singlesOut(from, sight) && !OPEN.includes(figure)) return null
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    records: parts.map(({ id }) => id).sort(),
  }
}

const isOfResults = (figure: SituationFigure): boolean => figure.startsWith('validated-')

/** A day stands in the results like any other line of them, withheld with what would give it away. */
function validatedOn({ days }: Results, figure: SituationFigure, day: CalendarDate): Count {
  const kind = COUNTED_KINDS.findIndex((one) => figure === `validated-${one}`)
  const row = days.rows.find(({ value }) => value === day)
  return row === undefined ? { count: 0, records: [] } : (row.counts[kind] ?? null)
}

/** The situation of a day beside the day before, as both were known at the moment of the results. Pure. */
export function situationOf(
  facts: SituationFacts,
  asked: { readonly day: CalendarDate; readonly results: Results; readonly sight: Sight },
): Situation {
  const { day, results, sight } = asked
  const { asOf } = results
  const before = dayBefore(day)
  const known = { [day]: factsOf(facts, day, asOf), [before]: factsOf(facts, before, asOf) }
  const on = (figure: SituationFigure, of: CalendarDate): Count =>
    isOfResults(figure)
      ? validatedOn(results, figure, of)
      : countOf(figure, partsOf(figure, known[of] as DayFacts), sight)
  const participants = new Set(facts.participants)
  return {
    ...{ day, before, asOf },
    figures: SITUATION_FIGURES.map((figure) => ({
      figure,
      ...{ today: on(figure, day), before: on(figure, before) },
    })),
    participants: participants.size,
    reported: (known[day] as DayFacts).reports.filter((one) => participants.has(one.organisation))
      .length,
  }
}

/** Every day of which something is known, the oldest first: the final report has a row for each. */
export function daysOf(facts: SituationFacts, results: Results): readonly CalendarDate[] {
  const reported = facts.reports.filter(({ sentAt }) => sentAt <= results.asOf)
  const validated = results.days.rows.map(({ value }) => value)
  return [...new Set([...reported.map(({ day }) => day), ...validated])].sort()
}
