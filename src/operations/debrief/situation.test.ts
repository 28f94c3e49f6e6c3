import { describe, expect, it } from 'vitest'
import { EVERYBODY, NOBODY, recordsOf } from '../../../measure/debrief-records.ts'
import type { CountedRecord } from '../counted-record.ts'
import { resultsOf } from './results.ts'
import { type DayReport, dayBefore, daysOf, type SituationFacts, situationOf } from './situation.ts'
import type { Sight } from './small-numbers.ts'

const report = (id: string, organisation: string, more: Partial<DayReport> = {}): DayReport => ({
  ...{ id, organisation, day: '2026-03-02', sentAt: '2026-03-02T18:00:00.000Z' },
  ...{ targets: 5, inspections: 3, detections: 1, openReachBack: 0 },
  ...more,
})
const facts: SituationFacts = {
  reports: [
    report('m1', 'a'),
    report('m2', 'a', { sentAt: '2026-03-02T20:00:00.000Z', inspections: 4 }),
    report('m3', 'b', { inspections: 2 }),
    report('m0', 'b', { day: '2026-03-01', sentAt: '2026-03-01T18:00:00.000Z', inspections: 9 }),
  ],
  messages: [{ id: 'w1', organisation: 'a', sentAt: '2026-03-01T09:00:00.000Z' }],
  participants: ['a', 'b', 'c'],
}
const resultsAt = (asOf: string, sight: Sight, records: readonly CountedRecord[] = []) =>
  resultsOf(records, { asOf, sight })
const figure = (name: string, sight: Sight = EVERYBODY, asOf = '2026-03-03T00:00:00.000Z') =>
  situationOf(facts, {
    ...{ day: '2026-03-02', results: resultsAt(asOf, sight), sight },
  }).figures.find((one) => one.figure === name)

describe('the situation of a day', () => {
  it('stands beside the day before, with the records of every number', () => {
    expect(figure('inspections')).toEqual({
      figure: 'inspections',
      today: { count: 6, records: ['m2', 'm3'] },
      before: { count: 9, records: ['m0'] },
    })
    expect(figure('messages')?.before).toEqual({ count: 1, records: ['w1'] })
  })
  it('takes the last report of each, as of the moment that is asked for', () => {
    expect(figure('inspections', EVERYBODY, '2026-03-02T19:00:00.000Z')?.today).toEqual({
      count: 5,
      records: ['m1', 'm3'],
    })
  })
  it('says how many reported, and withholds one Member’s numbers', () => {
    const sight = { everybody: false, organisations: new Set(['a']), among: 2 }
    expect(figure('inspections', sight)?.before).toBeNull()
    expect(figure('reports', sight)?.before?.count).toBe(1)
    // Two gave a number: each would know the other's.
    expect(figure('inspections', NOBODY)?.today).toBeNull()
    const { participants, reported } = situationOf(facts, {
      ...{ day: '2026-03-02', sight: NOBODY },
      results: resultsAt('2026-03-03T00:00:00.000Z', NOBODY),
    })
    expect([reported, participants]).toEqual([2, 3])
  })
  it('knows the day before across months and leap days', () => {
    expect(['2026-03-01', '2028-03-01', '2026-01-01'].map(dayBefore)).toEqual([
      '2026-02-28',
      '2028-02-29',
      '2025-12-31',
    ])
  })
  it('knows the days of an operation', () => {
    const records = recordsOf(30, { organisations: 3, regions: 1 })
    const days = daysOf(facts, resultsAt('2026-04-01T00:00:00.000Z', NOBODY, records))
    expect(days).toHaveLength(14)
    expect([...days].sort()).toEqual(days)
  })
})
