import { describe, expect, it } from 'vitest'
import { courseOf, type Entry, mayStep, type Step } from './course.ts'
import { onDuty, termsOf, USUAL, wrongIn } from './service.ts'

const HOUR = 3_600_000
const [HOME, RILO] = ['home', 'rilo']
const ROUND = termsOf(USUAL, 'national', 'urgent')
/** Hours after Monday 2 March 2026, 08:00 UTC, when the usual office opens. */
const at = (hours: number) => new Date(Date.UTC(2026, 2, 2, 8) + hours * HOUR).toISOString()
const entry = (step: Step, hours: number, more: Partial<Entry> = {}): Entry => ({
  ...{ step, at: at(hours), level: 'national', expert: HOME, terms: null },
  ...{ endUse: false, outcome: null },
  ...more,
})
const asked = entry('asked', 0, { terms: ROUND })
const on = (hours: number, more: Partial<Entry> = {}) =>
  entry('passed-on', hours, {
    ...{ level: 'regional', expert: RILO, terms: termsOf(USUAL, 'regional', 'urgent') },
    ...more,
  })
const lastLeg = (entries: readonly Entry[], hours: number) =>
  courseOf(entries, at(hours))?.legs.at(-1)

describe('the course of a request', () => {
  it.each([
    ['nothing', [], 1, null, undefined, undefined],
    ['asked', [asked], 1, 'with-expert', 'running', 1],
    ['late', [asked], 5, 'with-expert', 'overdue', 5],
    ['returned', [asked, entry('returned', 1)], 50, 'with-asker', 'paused', 1],
    [
      'replied',
      [asked, entry('returned', 1), entry('replied', 49)],
      50,
      'with-expert',
      'running',
      2,
    ],
    [
      'late after a pause',
      [asked, entry('returned', 1), entry('replied', 49)],
      53,
      'with-expert',
      'overdue',
      5,
    ],
    ['answered', [asked, entry('answered', 3)], 90, 'answered', 'answered', 3],
    ['withdrawn', [asked, entry('withdrawn', 2)], 90, 'withdrawn', 'stopped', 2],
    [
      'withdrawn while it waits',
      [asked, entry('returned', 1), entry('withdrawn', 9)],
      90,
      'withdrawn',
      'stopped',
      1,
    ],
  ] as const)('%s', (_, entries, hours, state, clock, elapsed) => {
    const course = courseOf(entries, at(hours))
    const leg = course?.legs.at(-1)
    expect([course?.state ?? null, leg?.clock]).toEqual([state, clock])
    expect(leg && leg.elapsedMs / HOUR).toBe(elapsed)
  })

  it('says until when, and says that it waits', () => {
    expect(lastLeg([asked], 1)?.dueAt).toBe(at(4))
    const paused = lastLeg([asked, entry('returned', 1)], 2)
    expect([paused?.dueAt, paused?.pausedSince]).toEqual([null, at(1)])
    expect(lastLeg([asked, entry('returned', 1), entry('replied', 9)], 10)?.dueAt).toBe(at(12))
  })

  it('counts working hours alone where nothing is urgent', () => {
    const calm = entry('asked', 0, { terms: termsOf(USUAL, 'national', 'routine') })
    // 16 working hours from Monday 08:00: two days of eight.
    expect(lastLeg([calm], 23)).toMatchObject({ elapsedMs: 8 * HOUR, dueAt: at(32) })
  })

  it('has a clock for each level, and whoever gets it sees its own part', () => {
    const entries = [asked, on(2), entry('answered', 7, { level: 'regional', expert: RILO })]
    const course = courseOf(entries, at(9))
    expect(course?.legs.map((leg) => [leg.level, leg.clock, leg.elapsedMs / HOUR])).toEqual([
      ['national', 'stopped', 2],
      ['regional', 'answered', 5],
    ])
    expect(courseOf(entries.slice(1), at(9))?.legs).toHaveLength(1)
    // An answer that settled nothing may still be passed on.
    expect(courseOf([asked, entry('answered', 1), on(2)], at(3))).toMatchObject({
      ...{ state: 'with-expert', level: 'regional', expert: RILO },
    })
  })

  it('passes over what came too late, or from elsewhere', () => {
    const after = [asked, entry('withdrawn', 1), entry('answered', 1.5)]
    expect(courseOf(after, at(3))?.state).toBe('withdrawn')
    expect(courseOf([asked, on(1), entry('answered', 2)], at(3))?.state).toBe('with-expert')
  })

  it('follows a check of the end use for five working days', () => {
    const answered = entry('answered', 3, { endUse: true })
    const open = courseOf([asked, answered], at(4))?.endUse
    // Monday's answer: the close of the next Monday.
    expect(open).toMatchObject({ dueAt: at(7 * 24 + 8), outcome: null, overdue: false })
    expect(courseOf([asked, answered], at(7 * 24 + 9))?.endUse?.overdue).toBe(true)
    const done = entry('checked', 30, { outcome: 'undertaking' })
    const late = courseOf([asked, answered, done], at(400))
    expect(late?.endUse).toMatchObject({ outcome: 'undertaking', overdue: false })
    // A new version keeps the check as it began, or ends it.
    const again = entry('answered', 20, { endUse: true })
    expect(courseOf([asked, answered, again], at(21))?.endUse?.startedAt).toBe(at(3))
    expect(courseOf([asked, answered, entry('answered', 20)], at(21))?.endUse).toBeNull()
  })

  it('says who may take a step', () => {
    const course = courseOf([asked, on(2)], at(3))
    if (course === null) throw new Error('never asked')
    const may = (step: Step, me: string) => mayStep(course, step, { me, owner: HOME })
    expect([may('answered', RILO), may('returned', RILO), may('answered', HOME)]).toEqual([
      ...[true, true, false],
    ])
    expect([may('withdrawn', HOME), may('withdrawn', RILO), may('replied', HOME)]).toEqual([
      ...[true, false, false],
    ])
    expect(may('checked', RILO)).toBe(false)
  })
})

describe('what an organisation promises', () => {
  const duty = (name: string, from: number, until: number) => ({
    ...{ name, contact: '', from: at(from), until: at(until) },
  })
  it('knows who is on duty at a moment', () => {
    const roster = [duty('A', 0, 12), duty('B', 12, 24)]
    const names = (hours: number) => onDuty(roster, at(hours)).map(({ name }) => name)
    expect([names(0), names(12), names(24)]).toEqual([['A'], ['B'], []])
  })

  it('says what cannot be', () => {
    expect(wrongIn(USUAL)).toEqual([])
    const { calendar } = USUAL
    expect(wrongIn({ ...USUAL, calendar: { ...calendar, zone: 'Nowhere', days: [] } })).toEqual([
      ...['zone', 'days'],
    ])
    expect(wrongIn({ ...USUAL, calendar: { ...calendar, opens: '17:00' } })).toEqual(['hours'])
    expect(wrongIn({ ...USUAL, roster: [duty('A', 3, 3)] })).toEqual(['roster'])
  })
})
