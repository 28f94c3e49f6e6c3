import { describe, expect, it } from 'vitest'
import { addCounted, afterWorkingDays, type Calendar, countedMs, isZone } from './working-time.ts'

const HOUR = 3_600_000
const OFFICE: Calendar = {
  ...{ zone: 'Europe/Paris', days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' },
  holidays: ['2026-05-01'],
}

describe('working time', () => {
  // 2026-03-02 is a Monday; Paris is UTC+1 in winter and UTC+2 from 29 March.
  it.each([
    ['within a day', '2026-03-02T09:00:00.000Z', '2026-03-02T11:30:00.000Z', 2.5],
    ['before it opens', '2026-03-02T06:00:00.000Z', '2026-03-02T09:00:00.000Z', 1],
    ['over a night', '2026-03-02T15:00:00.000Z', '2026-03-03T09:00:00.000Z', 2],
    ['over a weekend', '2026-03-06T15:00:00.000Z', '2026-03-09T09:00:00.000Z', 2],
    ['over a holiday', '2026-04-30T14:00:00.000Z', '2026-05-04T08:00:00.000Z', 2],
    ['a weekend alone', '2026-03-07T00:00:00.000Z', '2026-03-08T23:00:00.000Z', 0],
    ['over the change of clocks', '2026-03-27T15:00:00.000Z', '2026-03-30T08:00:00.000Z', 2],
    ['backwards', '2026-03-03T09:00:00.000Z', '2026-03-02T09:00:00.000Z', 0],
  ] as const)('%s', (_, from, until, hours) => {
    expect(countedMs(OFFICE, from, until) / HOUR).toBe(hours)
    const due = addCounted(OFFICE, from, hours * HOUR)
    if (hours > 0) expect(countedMs(OFFICE, from, due ?? '') / HOUR).toBe(hours)
  })

  it('is the whole day where there is no calendar', () => {
    const [from, until] = ['2026-03-06T15:00:00.000Z', '2026-03-07T15:00:00.000Z']
    expect(countedMs(null, from, until) / HOUR).toBe(24)
    expect(addCounted(null, from, 24 * HOUR)).toBe(until)
  })

  it('ends at the close of a working day', () => {
    const at = '2026-03-04T10:00:00.000Z'
    expect(afterWorkingDays(OFFICE, at, 5)).toBe('2026-03-11T16:00:00.000Z')
    expect(afterWorkingDays(OFFICE, '2026-04-29T08:00:00.000Z', 5)).toBe('2026-05-07T15:00:00.000Z')
  })

  it('says that it never ends where nobody works', () => {
    const never = { ...OFFICE, days: [] }
    expect(addCounted(never, '2026-03-02T09:00:00.000Z', HOUR)).toBeNull()
    expect(afterWorkingDays(never, '2026-03-02T09:00:00.000Z', 1)).toBeNull()
  })

  it('knows a zone', () => {
    expect([isZone('Europe/Paris'), isZone('Mars/Olympus')]).toEqual([true, false])
  })
})
