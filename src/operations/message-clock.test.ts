import { describe, expect, it } from 'vitest'
import { type AddresseeFacts, clockOf, isLate, tallyOf, worstClock } from './message-clock.ts'

const DUE = '2026-03-02T12:00:00.000Z'
const BEFORE = '2026-03-02T11:59:59.999Z'
const AFTER = '2026-03-02T12:00:00.001Z'
const facts = (more: Partial<AddresseeFacts> = {}): AddresseeFacts => ({
  ...{ feedbackBy: DUE, readAt: null, answeredAt: null, recalledAt: null },
  ...more,
})

describe('the clock of an addressee', () => {
  it.each([
    ['nothing is due', { feedbackBy: null }, AFTER, 'none', false],
    [
      'answered, though nothing was due',
      { feedbackBy: null, answeredAt: BEFORE },
      AFTER,
      'none',
      false,
    ],
    ['before the deadline', {}, BEFORE, 'open', false],
    ['at the deadline', {}, DUE, 'overdue', false],
    ['after the deadline', {}, AFTER, 'overdue', false],
    ['read is not answered', { readAt: BEFORE }, AFTER, 'overdue', false],
    ['answered in time', { answeredAt: BEFORE }, AFTER, 'answered', false],
    ['answered at the deadline', { answeredAt: DUE }, AFTER, 'answered', false],
    ['answered late', { answeredAt: AFTER }, AFTER, 'answered', true],
    ['recalled', { recalledAt: BEFORE }, AFTER, 'recalled', false],
    [
      'recalled after an answer',
      { recalledAt: AFTER, answeredAt: BEFORE },
      AFTER,
      'recalled',
      false,
    ],
  ] as const)('%s', (_, more, now, clock, late) => {
    expect([clockOf(facts(more), now), isLate(facts(more))]).toEqual([clock, late])
  })

  it('adds up over all addressees, and the worst is that of the message', () => {
    const all = [
      facts({ readAt: BEFORE }),
      facts({ readAt: BEFORE, answeredAt: BEFORE }),
      facts({ answeredAt: AFTER }),
    ]
    expect(tallyOf(all, AFTER)).toEqual({ addressees: 3, read: 2, answered: 2, overdue: 1 })
    expect(tallyOf(all, BEFORE)).toEqual({ addressees: 3, read: 2, answered: 2, overdue: 0 })
    expect([worstClock(all, BEFORE), worstClock(all, AFTER)]).toEqual(['open', 'overdue'])
    expect(worstClock(all.slice(1), AFTER)).toBe('answered')
    expect(worstClock([], AFTER)).toBe('none')
    expect(worstClock([facts({ recalledAt: AFTER })], AFTER)).toBe('recalled')
  })
})
