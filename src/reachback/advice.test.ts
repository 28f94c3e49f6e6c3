import { describe, expect, it } from 'vitest'
import { courseOf, type Entry } from './course.ts'
import { type Advice, DETERMINATIONS, faultsOf } from './determination.ts'
import { figuresOf, percentile } from './figures.ts'
import { askedWords, conflictsOf, isIdentical, type Ruling, ranked } from './precedents.ts'
import { termsOf, USUAL } from './service.ts'

const LISTS = { list: 'EU', edition: 'E1', has: (entry: string) => entry === '2B350' }
const ENTRY = { list: 'EU', entry: '2B350', edition: 'E1' }
const advice = (more: Partial<Advice> = {}): Advice => ({
  ...{ determination: 'listed', entries: [ENTRY], reasoning: 'Wetted parts of glass' },
  ...{ confidence: 'high', validUntil: null, because: '' },
  ...more,
})
const faults = (more: Partial<Advice>) =>
  faultsOf(advice(more), LISTS, '2026-03-02').map((one) => one.fault)

describe('an answer', () => {
  it.each(DETERMINATIONS)('that says %s has entries or none, never both or neither', (said) => {
    const listed = said === 'listed'
    expect(faults({ determination: said, entries: [ENTRY] })).toEqual(
      listed ? [] : ['entries-beside'],
    )
    expect(faults({ determination: said, entries: [] })).toEqual(listed ? ['entries-missing'] : [])
  })

  it.each([
    ['another list', { list: 'US' }],
    ['another edition', { edition: 'E0' }],
    ['no such entry', { entry: '9Z999' }],
  ])('names an entry of the catalogue: %s', (_, more) => {
    expect(faults({ entries: [{ ...ENTRY, ...more }] })).toEqual(['entry-unknown'])
  })

  it('has its reasons, its confidence, and a day to come', () => {
    expect(faults({ reasoning: ' ', confidence: null, validUntil: '2026-03-01' })).toEqual([
      ...['reasoning', 'confidence', 'valid-past'],
    ])
    expect(faults({ validUntil: '2026-03-02' })).toEqual([])
  })
})

const PUMP = { description: 'Diaphragm pump, glass', maker: 'Example Pumps', model: 'EP-40' }
const ruling = (id: string, more: Partial<Ruling> = {}): Ruling => ({
  ...{ id, request: id, at: `2026-01-0${id}T00:00:00.000Z`, expert: 'x', goods: PUMP },
  ...{ determination: 'listed', entries: [ENTRY], validUntil: '2026-12-31' },
  ...more,
})
const today = '2026-03-02'

describe('precedents', () => {
  it('knows identical goods by maker and model, or by substance', () => {
    expect(isIdentical(PUMP, { maker: 'EXAMPLE  pumps', model: 'ep 40' })).toBe(true)
    expect(isIdentical(PUMP, { maker: 'Example Pumps', model: 'EP-41' })).toBe(false)
    expect(isIdentical({ maker: 'Example Pumps' }, { maker: 'Example Pumps' })).toBe(false)
    expect(isIdentical({ cas: '50-00-0' }, { cas: '50-00-0' })).toBe(true)
    expect(isIdentical({}, {})).toBe(false)
  })

  it('come with identical goods first, then by words, then the newest', () => {
    const other = { description: 'Glass valve' }
    const rulings = [
      ruling('1', { goods: other }),
      ruling('2', { goods: { description: 'Tyres' }, entries: [] }),
      ruling('3', { goods: other, validUntil: '2026-03-01' }),
      ruling('4'),
    ]
    const found = ranked(rulings, PUMP, { words: askedWords(PUMP), today })
    expect(found.map((one) => [one.id, one.identical, one.inForce])).toEqual([
      ['4', true, true],
      ['3', false, false],
      ['1', false, true],
    ])
  })

  it('are found by entry and by number', () => {
    const chemical = ruling('1', { goods: { cas: '50-00-0', description: 'Formalin' } })
    const found = (text: string) =>
      ranked([chemical], {}, { words: askedWords({}, text), today }).length
    expect([found('2b350'), found('50-00-0'), found('formalin'), found('pump')]).toEqual([
      ...[1, 1, 1, 0],
    ])
  })

  it('conflict where identical goods were said to be otherwise', () => {
    const found = ranked([ruling('1'), ruling('2', { goods: { description: 'pump' } })], PUMP, {
      ...{ words: askedWords(PUMP), today },
    })
    const conflicts = (more: Partial<Advice>) =>
      conflictsOf(advice(more), found).map((one) => one.id)
    expect(conflicts({})).toEqual([])
    expect(conflicts({ determination: 'not-listed', entries: [] })).toEqual(['1'])
    expect(conflicts({ entries: [{ ...ENTRY, entry: '2B230' }] })).toEqual(['1'])
    expect(conflicts({ determination: 'undetermined', entries: [] })).toEqual([])
  })
})

describe('figures', () => {
  it('take the nearest rank', () => {
    expect([percentile([], 0.5), percentile([7], 0.9), percentile([3, 1, 2], 0.5)]).toEqual([
      ...[null, 7, 2],
    ])
    expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9)
  })

  it('count by level, and name what they count', () => {
    const at = (hours: number) => new Date(Date.UTC(2026, 2, 2, 8 + hours)).toISOString()
    const entry = (step: Entry['step'], hours: number): Entry => ({
      ...{ step, at: at(hours), level: 'national', expert: 'x', endUse: false, outcome: null },
      terms: step === 'asked' ? termsOf(USUAL, 'national', 'urgent') : null,
    })
    const course = (...entries: Entry[]) => {
      const found = courseOf(entries, at(10))
      if (found === null) throw new Error('never asked')
      return found
    }
    const [national, regional] = figuresOf([
      { id: 'a', course: course(entry('asked', 0), entry('answered', 1)) },
      { id: 'b', course: course(entry('asked', 0), entry('answered', 5)) },
      { id: 'c', course: course(entry('asked', 0)) },
      { id: 'd', course: course(entry('asked', 0), entry('returned', 1)) },
    ])
    expect(national).toEqual({
      ...{ level: 'national', asked: 4, open: 1, paused: 1, overdue: 1, answered: 2, late: 1 },
      ...{ medianMs: 3_600_000, ninetiethMs: 5 * 3_600_000, requests: ['a', 'b', 'c', 'd'] },
    })
    expect(regional).toMatchObject({ asked: 0, medianMs: null, requests: [] })
  })
})
