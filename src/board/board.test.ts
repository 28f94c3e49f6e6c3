import { describe, expect, it } from 'vitest'
import { type BoardFacts, type BoardRow, foldBoard } from './board.ts'

type Facts = BoardFacts['operation']
const member = (id: string, country: string | null, more: Partial<Facts['members'][number]> = {}) =>
  ({ id, code: id, name: id, kind: 'administration', country, ...more }) as const
const facts = (at: string, more: Partial<Facts>, rest: Partial<BoardFacts> = {}): BoardFacts => ({
  ...{ at, me: 'keeper', advice: { open: [], signs: [] }, zones: new Map() },
  operation: {
    operation: { id: 'o', name: 'Lantern', own: true },
    ...{ members: [], plans: [], sent: [], reported: [], owed: [], signs: [], messagesOn: [] },
    ...more,
  },
  ...rest,
})
const report = (from: string, day: string, detections = 0) =>
  ({ id: `${from} ${day}`, from, day, targets: 5, inspections: 4, detections }) as const
const only = (given: BoardFacts): BoardRow => foldBoard(given).rows[0] as BoardRow

describe('the day of a participant', () => {
  // Each row: zone, instant, the day there, minutes ahead of UTC. Both sides of midnight, east and
  // west, and both changes of clocks.
  const table = [
    ['Etc/UTC', '2026-03-10T23:59:59.999Z', '2026-03-10', 0],
    ['Etc/UTC', '2026-03-11T00:00:00.000Z', '2026-03-11', 0],
    ['Asia/Tokyo', '2026-03-10T14:59:59.000Z', '2026-03-10', 540],
    ['Asia/Tokyo', '2026-03-10T15:00:00.000Z', '2026-03-11', 540],
    ['Asia/Kathmandu', '2026-03-10T18:14:59.000Z', '2026-03-10', 345],
    ['Asia/Kathmandu', '2026-03-10T18:15:00.000Z', '2026-03-11', 345],
    ['Pacific/Kiritimati', '2026-03-10T10:00:00.000Z', '2026-03-11', 840],
    ['America/Lima', '2026-03-11T04:59:59.000Z', '2026-03-10', -300],
    ['America/Lima', '2026-03-11T05:00:00.000Z', '2026-03-11', -300],
    ['America/St_Johns', '2026-01-11T03:29:59.000Z', '2026-01-10', -210],
    ['America/St_Johns', '2026-01-11T03:30:00.000Z', '2026-01-11', -210],
    // Clocks go on in Paris on 29 March at 01:00 UTC, and back on 25 October at 01:00 UTC.
    ['Europe/Paris', '2026-03-28T22:59:59.000Z', '2026-03-28', 60],
    ['Europe/Paris', '2026-03-28T23:00:00.000Z', '2026-03-29', 60],
    ['Europe/Paris', '2026-03-29T00:59:59.000Z', '2026-03-29', 60],
    ['Europe/Paris', '2026-03-29T01:00:00.000Z', '2026-03-29', 120],
    ['Europe/Paris', '2026-03-29T21:59:59.000Z', '2026-03-29', 120],
    ['Europe/Paris', '2026-03-29T22:00:00.000Z', '2026-03-30', 120],
    ['Europe/Paris', '2026-10-25T22:59:59.000Z', '2026-10-25', 60],
    ['Europe/Paris', '2026-10-25T23:00:00.000Z', '2026-10-26', 60],
  ] as const

  it.each(table)('in %s at %s is %s', (zone, at, day, ahead) => {
    const zones = new Map([['a', zone as string]])
    const row = only(facts(at, { members: [member('a', 'FR')] }, { zones }))
    expect([row.day, row.minutesAhead, row.zoneFrom]).toEqual([day, ahead, 'said'])
  })

  it('is that of the capital where no zone is said, and of UTC where nothing is known', () => {
    const at = '2026-03-10T16:00:00.000Z'
    const rows = foldBoard(facts(at, { members: [member('a', 'JP'), member('b', 'XS')] })).rows
    expect(rows.map(({ day, zone, zoneFrom }) => [day, zone, zoneFrom])).toEqual([
      ['2026-03-11', 'Asia/Tokyo', 'capital'],
      ['2026-03-10', 'Etc/UTC', 'none'],
    ])
  })

  it('decides whether the report of today is there', () => {
    const reported = [report('a', '2026-03-10')]
    const members = [member('a', 'JP'), member('r', 'JP', { kind: 'rilo' })]
    const rows = (at: string) =>
      foldBoard(facts(at, { members, reported })).rows.map((row) => row.report)
    expect(rows('2026-03-10T14:59:59.000Z')).toEqual(['today', 'none'])
    expect(rows('2026-03-10T15:00:00.000Z')).toEqual(['missing', 'none'])
  })
})

describe('the board', () => {
  const at = '2026-03-11T12:00:00.000Z'

  it('says who is silent, and since when', () => {
    const members = ['heard', 'edge', 'quiet', 'never'].map((id) => member(id, null))
    const signs = [
      { of: 'heard', at: '2026-03-10T00:00:00.000Z' },
      { of: 'heard', at: '2026-03-10T12:00:00.001Z' },
      { of: 'edge', at: '2026-03-10T12:00:00.000Z' },
      { of: 'quiet', at: '2026-03-10T09:30:00.000Z' },
    ]
    const rows = foldBoard(facts(at, { members, signs })).rows
    expect(rows.map(({ id, silentHours, silent }) => [id, silentHours, silent])).toEqual([
      ['edge', 24, true],
      ['heard', 23, false],
      ['never', null, true],
      ['quiet', 26, true],
    ])
  })

  it('takes a step in a request for advice for a sign of life, and counts what is open', () => {
    const open = [
      { id: '1', asker: 'a', clock: 'running' },
      { id: '2', asker: 'a', clock: 'overdue' },
      { id: '3', asker: 'a', clock: 'paused' },
      { id: '4', asker: 'b', clock: 'running' },
    ] as const
    const advice = { open, signs: [{ of: 'a', at: '2026-03-11T11:00:00.000Z' }] }
    const row = only(facts(at, { members: [member('a', null)] }, { advice }))
    expect([row.silentHours, row.advice]).toEqual([1, { open: 1, overdue: 1, paused: 1 }])
  })

  it('counts what each one owes by type, from both ends', () => {
    const owed = [
      { by: 'a', type: 'warning', open: 2, overdue: 1 },
      { by: 'a', type: 'warning', open: 0, overdue: 3 },
      { by: 'a', type: 'request-for-information', open: 1, overdue: 0 },
      { by: 'b', type: 'warning', open: 9, overdue: 9 },
    ] as const
    const row = only(facts(at, { members: [member('a', null)], owed }))
    expect(row.warnings).toEqual({ open: 2, overdue: 4 })
    expect(row.requests).toEqual({ open: 1, overdue: 0 })
  })

  it('adds the controls of all days, and shows the newest', () => {
    const reported = [
      report('a', '2026-03-11', 2),
      report('a', '2026-03-10', 1),
      report('b', 'x', 7),
    ]
    const row = only(facts(at, { members: [member('a', null)], reported }))
    expect(row.controls).toEqual({ targets: 10, inspections: 8, detections: 3 })
    expect(row.reported?.day).toBe('2026-03-11')
  })

  it('shows a plan to those alone who may know of it', () => {
    const plan = {
      ...({ organisation: { id: 'a', name: 'a' }, own: false, state: 'accepted' } as const),
      accepted: 1,
      ...{ newest: { id: 'p', version: 2, submittedAt: at }, overdue: false, profiles: 3 },
    }
    const members = [member('a', null), member('b', null)]
    const rows = foldBoard(facts(at, { members, plans: [plan] })).rows
    expect(rows.map((row) => row.plan)).toEqual([
      { state: 'accepted', version: 2, accepted: 1, overdue: false, profiles: 3 },
      null,
    ])
  })

  it('stands by region and name, whoever found most', () => {
    const members = [member('z', 'FR'), member('a', 'XS'), member('b', 'KE'), member('c', 'FR')]
    const reported = [report('z', '2026-03-11', 99)]
    const rows = foldBoard(facts(at, { members, reported })).rows
    expect(rows.map(({ id }) => id)).toEqual(['b', 'c', 'z', 'a'])
  })

  it('has a day for everything that was sent or found', () => {
    const messagesOn = [
      { day: '2026-03-11', count: 2 },
      { day: '2026-03-09', count: 1 },
      { day: '2026-03-11', count: 3 },
    ]
    const reported = [report('a', '2026-03-10', 4), report('b', '2026-03-10', 1)]
    expect(foldBoard(facts(at, { messagesOn, reported })).days).toEqual([
      { day: '2026-03-09', messages: 1, detections: 0 },
      { day: '2026-03-10', messages: 0, detections: 5 },
      { day: '2026-03-11', messages: 5, detections: 0 },
    ])
  })
})
