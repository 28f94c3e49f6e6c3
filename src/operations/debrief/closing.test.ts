import { describe, expect, it } from 'vitest'
import { recordsOf } from '../../../measure/debrief-records.ts'
import { type ClosingFacts, openEnds } from './closing.ts'
import { isOrphan, type RecommendationStep, standsAt } from './recommendation.ts'

const step = (more: Partial<RecommendationStep> = {}): RecommendationStep => ({
  ...{ id: 's1', status: 'proposed', owner: null, dueOn: null, remarks: '' },
  at: '2026-03-01T00:00:00.000Z',
  ...more,
})
const recommendation = (id: string, history: readonly RecommendationStep[]) => ({
  ...{ id, theme: 'targeting' as const, text: 'x', findings: [], history },
  writtenAt: '2026-03-01T00:00:00.000Z',
})
const NOTHING: ClosingFacts = { owed: [], plans: [], records: [], recommendations: [] }
const owed = (type: string) => ({
  ...{ message: `m-${type}`, type, from: 'a', to: 'b', dueAt: '2026-03-02T00:00:00.000Z' },
  ...{ seen: true, lapsed: false },
})
const plan = (state: 'none' | 'draft' | 'submitted' | 'returned' | 'accepted') => ({
  ...{ organisation: 'b', state, newest: state === 'none' ? null : 'p1' },
  lapsed: false,
})

describe('what is open in an operation', () => {
  const rows: readonly (readonly [string, Partial<ClosingFacts>, readonly string[]])[] = [
    ['nothing', {}, []],
    ['feedback that is owed', { owed: [owed('warning')] }, ['message-due']],
    ['a reply that is owed', { owed: [owed('request-for-information')] }, ['request-open']],
    ['a plan without review', { plans: [plan('submitted')] }, ['plan-unreviewed']],
    ['a plan that was reviewed', { plans: [plan('accepted'), plan('returned')] }, []],
    ['no plan at all', { plans: [plan('none'), plan('draft')] }, []],
    [
      'a report that is not validated',
      { records: recordsOf(8, { organisations: 2, regions: 1 }) },
      ['report-unvalidated'],
    ],
    [
      'recommendations that nobody carries out',
      {
        recommendations: [
          recommendation('r1', [step()]),
          recommendation('r2', [step({ owner: 'a' })]),
          recommendation('r3', [step(), step({ status: 'dropped' })]),
          recommendation('r4', [step({ owner: 'a' }), step({ owner: null })]),
        ],
      },
      ['recommendation-orphan', 'recommendation-orphan'],
    ],
  ]
  for (const [what, facts, kinds] of rows)
    it(what, () => {
      expect(openEnds({ ...NOTHING, ...facts }).map(({ kind }) => kind)).toEqual(kinds)
    })
})

it('what lapsed is listed, and is said to have', () => {
  const ends = openEnds({
    ...NOTHING,
    owed: [{ ...owed('warning'), lapsed: true }],
    plans: [{ ...plan('submitted'), lapsed: true }],
  })
  expect(ends.map(({ kind, lapsed }) => [kind, lapsed])).toEqual([
    ['message-due', true],
    ['plan-unreviewed', true],
  ])
  expect(ends[0]?.asked).toEqual({ type: 'warning', by: 'a' })
})

describe('how a recommendation stands', () => {
  it('is the last word of its history, overdue until it is done or dropped', () => {
    const due = step({ owner: 'a', dueOn: '2026-03-10' })
    const at = (history: readonly RecommendationStep[]) => standsAt({ history }, '2026-03-11')
    expect(at([due]).overdue).toBe(true)
    expect(standsAt({ history: [due] }, '2026-03-10').overdue).toBe(false)
    expect(at([due, { ...due, status: 'done' }])).toMatchObject({ overdue: false, revision: 2 })
    expect(isOrphan({ history: [] })).toBe(true)
  })
})
