import type { Instant } from '../base/index.ts'
import type { Level } from './levels.ts'
import type { Terms } from './service.ts'
import { addCounted, afterWorkingDays, countedMs } from './working-time.ts'

export const STATES = ['with-expert', 'with-asker', 'answered', 'withdrawn'] as const
export type State = (typeof STATES)[number]

export const STEPS = [
  'asked',
  'returned',
  'replied',
  'passed-on',
  'answered',
  'checked',
  'withdrawn',
] as const
export type Step = (typeof STEPS)[number]

/** Who takes a step, from which states, and where it leads. A new step is a new row. */
export const STEP_ROWS: Readonly<
  Record<
    Step,
    { readonly by: 'asker' | 'expert'; readonly from: readonly State[]; readonly to: State | null }
  >
> = {
  asked: { by: 'asker', from: [], to: 'with-expert' },
  returned: { by: 'expert', from: ['with-expert'], to: 'with-asker' },
  replied: { by: 'asker', from: ['with-asker'], to: 'with-expert' },
  'passed-on': { by: 'asker', from: ['with-expert', 'answered'], to: 'with-expert' },
  answered: { by: 'expert', from: ['with-expert', 'answered'], to: 'answered' },
  checked: { by: 'expert', from: ['answered'], to: null },
  withdrawn: { by: 'asker', from: ['with-expert', 'with-asker'], to: 'withdrawn' },
}

/** One entry of the course of a request, its author's own. */
export type Entry = {
  readonly step: Step
  readonly at: Instant
  readonly level: Level
  /** The organisation that answers in this part of the course. */
  readonly expert: string
  /** Of `asked` and `passed-on`: the promise that its clock is counted by. */
  readonly terms: Terms | null
  /** Of `answered`: it looks unlisted, and its end use is to be checked. */
  readonly endUse: boolean
  /** Of `checked`. */
  readonly outcome: EndUseOutcome | null
}

export const END_USE_OUTCOMES = ['licence-required', 'no-licence', 'undertaking'] as const
export type EndUseOutcome = (typeof END_USE_OUTCOMES)[number]
/** The target of an end-use check: advice within five more working days (guide/domain.md 5.2, 4). */
export const END_USE_DAYS = 5

/** `paused`: it waits for the asker. `stopped`: passed on or withdrawn before an answer. */
export const CLOCKS = ['running', 'paused', 'overdue', 'answered', 'stopped'] as const
export type Clock = (typeof CLOCKS)[number]

/** The time that one level took or takes. */
export type Leg = {
  readonly level: Level
  readonly expert: string
  readonly terms: Terms
  readonly startedAt: Instant
  readonly clock: Clock
  /** Counted so far, without the time that it waited for the asker. */
  readonly elapsedMs: number
  /** Since when it waits for the asker. */
  readonly pausedSince: Instant | null
  /** When the target is over, where nothing holds it; null: paused or ended. */
  readonly dueAt: Instant | null
  readonly answeredAt: Instant | null
  readonly late: boolean
}

export type EndUse = {
  readonly startedAt: Instant
  readonly dueAt: Instant | null
  readonly outcome: EndUseOutcome | null
  readonly doneAt: Instant | null
  readonly overdue: boolean
}

export type Course = {
  readonly state: State
  /** The level and organisation that it stands with, or stood last. */
  readonly level: Level
  readonly expert: string
  readonly legs: readonly Leg[]
  readonly endUse: EndUse | null
}

const HOUR_MS = 3_600_000

type Running = {
  readonly entry: Entry & { readonly terms: Terms }
  elapsed: number
  /** Counting since; null: it waits, or has ended. */
  since: Instant | null
  waiting: Instant | null
  ended: 'answered' | 'stopped' | null
  answeredAt: Instant | null
  /** When its time was used up, where that was before it last stood still. */
  overAt: Instant | null
}

type Check = {
  readonly entry: Entry
  readonly outcome: EndUseOutcome | null
  readonly doneAt: Instant | null
}

const calendarOf = ({ round, calendar }: Terms) => (round ? null : calendar)

function halt(leg: Running, at: Instant): void {
  if (leg.since !== null) {
    const { terms } = leg.entry
    const counted = countedMs(calendarOf(terms), leg.since, at)
    const left = terms.hours * HOUR_MS - leg.elapsed
    if (counted > left) leg.overAt ??= addCounted(calendarOf(terms), leg.since, left)
    leg.elapsed += counted
  }
  leg.since = null
  leg.waiting = null
}

function legAt(leg: Running, now: Instant): Leg {
  const { entry, waiting, ended, answeredAt } = leg
  const calendar = calendarOf(entry.terms)
  const elapsedMs = leg.elapsed + (leg.since === null ? 0 : countedMs(calendar, leg.since, now))
  const target = entry.terms.hours * HOUR_MS
  const late = elapsedMs > target
  return {
    ...{ level: entry.level, expert: entry.expert, terms: entry.terms, startedAt: entry.at },
    ...{ elapsedMs, pausedSince: waiting, answeredAt, late },
    clock: ended ?? (waiting !== null ? 'paused' : late ? 'overdue' : 'running'),
    dueAt:
      leg.since === null
        ? null
        : (leg.overAt ?? addCounted(calendar, leg.since, Math.max(0, target - leg.elapsed))),
  }
}

/**
 * Where a request stands now, of its entries in their order: whose turn it is, how long each level
 * took, what is paused and what is late. Pure. An entry that its state does not allow is passed
 * over: two organisations may act at the same time, and the earlier one counts. Null: never asked.
 */
export function courseOf(entries: readonly Entry[], now: Instant): Course | null {
  const legs: Running[] = []
  let state: State | null = null
  let endUse = null as Check | null
  for (const entry of entries) {
    const row = STEP_ROWS[entry.step]
    if (
      state === null
        ? entry.step !== 'asked' && entry.step !== 'passed-on'
        : !row.from.includes(state)
    )
      continue
    const leg: Running | undefined = legs.at(-1)
    if (entry.terms !== null) {
      if (leg && leg.ended === null) {
        halt(leg, entry.at)
        leg.ended = 'stopped'
      }
      const { at, terms } = entry
      legs.push({
        ...{ entry: { ...entry, terms }, elapsed: 0, since: at, waiting: null, ended: null },
        ...{ answeredAt: null, overAt: null },
      })
      endUse = null
    } else if (leg === undefined || leg.entry.expert !== entry.expert) continue
    else if (entry.step === 'returned') {
      halt(leg, entry.at)
      leg.waiting = entry.at
    } else if (entry.step === 'replied') {
      leg.since = entry.at
      leg.waiting = null
    } else if (entry.step === 'withdrawn') {
      halt(leg, entry.at)
      leg.ended = 'stopped'
    } else if (entry.step === 'answered') {
      halt(leg, entry.at)
      leg.ended = 'answered'
      leg.answeredAt ??= entry.at
      if (!entry.endUse) endUse = null
      // A new version of the answer does not begin the check anew.
      else endUse ??= { entry, outcome: null, doneAt: null }
    } else if (entry.step === 'checked') {
      if (endUse === null || endUse.outcome !== null) continue
      endUse = { ...endUse, outcome: entry.outcome, doneAt: entry.at }
    }
    state = row.to ?? state
  }
  const last = legs.at(-1)
  if (state === null || last === undefined) return null
  return {
    ...{ state, level: last.entry.level, expert: last.entry.expert },
    legs: legs.map((leg) => legAt(leg, now)),
    endUse: endUse === null ? null : endUseAt(endUse, last.entry.terms, now),
  }
}

function endUseAt(check: Check, { calendar }: Terms, now: Instant): EndUse {
  const { entry, outcome, doneAt } = check
  const dueAt = afterWorkingDays(calendar, entry.at, END_USE_DAYS)
  return {
    ...{ startedAt: entry.at, dueAt, outcome, doneAt },
    overdue: dueAt !== null && (doneAt ?? now) > dueAt,
  }
}

/** Whether this organisation may take this step now. */
export function mayStep(
  course: Course,
  step: Step,
  at: { readonly me: string; readonly owner: string },
): boolean {
  const { by, from } = STEP_ROWS[step]
  if (!from.includes(course.state)) return false
  if (step === 'checked' && (course.endUse === null || course.endUse.outcome !== null)) return false
  return at.me === (by === 'asker' ? at.owner : course.expert)
}
