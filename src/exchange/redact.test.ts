import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Finding, HANDLING_CODES, TLPS } from '../base/index.ts'
import { PURPOSES } from '../rights/index.ts'
import { changeOf, type Labels } from './change.ts'
import { type Crossing, redact } from './redact.ts'

const finding: Finding = {
  code: 'P-01',
  severity: 'HARD',
  points: 0.9,
  values: { score: 0.97 },
  evidence: [{ at: 'parties[0].name', value: '', span: [0, 4], place: 'HOME-COLUMN' }],
  source: { rule: 'P-01', list: 'EXERCISE', version: '1' },
  because: [
    {
      code: 'party.name',
      points: 1,
      values: {},
      evidence: [{ at: 'parties[0].name', value: '', place: 'HOME-COLUMN' }],
      source: { rule: 'party' },
    },
  ],
}
const plain = {
  id: 'c1',
  source: { file: 'HOME-FILE.csv', record: 7, format: 'table' },
  parties: [{ role: 'consignee', country: 'FR', profile: { activity: 'HOME-KNOWS' } }],
  goodsItems: [{ seq: 1, description: 'PUMPS' }],
}
const record: Crossing = {
  id: 't1',
  owner: 'o1',
  lane: 'RED',
  score: 0.9,
  completeness: 1,
  codes: ['P-01'],
  createdAt: '2026-03-02T08:00:00.000Z',
  consignment: plain,
  findings: [finding],
  nominal: {
    consignment: { ...plain, parties: [{ ...plain.parties[0], name: 'TRADER-NAME' }] },
    paths: ['parties[0].name'],
    findings: {
      0: { ...finding, values: { name: 'TRADER-NAME' }, source: { rule: 'P-01', entry: 'X-1' } },
    },
  },
}

describe('what a recipient sees', () => {
  it('has the trader’s own fields absent, not blank, and nothing of the house', () => {
    const { seen, withheld } = redact(record, { nominal: false })
    expect(JSON.stringify(seen)).not.toMatch(/TRADER|HOME|X-1/)
    expect(seen.consignment).toEqual({
      id: 'c1',
      parties: [{ role: 'consignee', country: 'FR' }],
      goodsItems: plain.goodsItems,
    })
    expect(seen.nominal).toBe(false)
    expect(withheld).toEqual([
      { what: 'parties[0].name', why: 'nominal' },
      { what: 'findings[0]', why: 'nominal' },
      { what: 'source', why: 'internal' },
      { what: 'parties[0].profile', why: 'internal' },
      { what: 'judgements', why: 'internal' },
      { what: 'batch', why: 'internal' },
    ])
  })

  it('has them where they were given, and still nothing of the house', () => {
    const { seen, withheld } = redact(record, { nominal: true })
    expect(JSON.stringify(seen)).toMatch(/TRADER-NAME/)
    expect(JSON.stringify(seen)).toMatch(/X-1/)
    expect(JSON.stringify(seen)).not.toMatch(/HOME/)
    expect(withheld.every((one) => one.why === 'internal')).toBe(true)
  })

  it('is the same for the preview and for who never had the fields opened', () => {
    const preview = redact(record, { nominal: false }).seen
    for (const nominal of [false, true])
      expect(redact({ ...record, nominal: null }, { nominal }).seen).toEqual(preview)
  })
})

describe('a change of the label', () => {
  const day = fc.constantFrom(null, '2026-05-01', '2026-06-01')
  const labels: fc.Arbitrary<Labels> = fc.record({
    tlp: fc.constantFrom(...TLPS),
    code: fc.constantFrom(...HANDLING_CODES),
    purposes: fc.uniqueArray(fc.constantFrom(...PURPOSES), { minLength: 1 }),
    state: fc.constantFrom('live', 'limited', 'withdrawn', 'quarantined', 'held'),
    reviewOn: day,
    deleteOn: day,
    heldAt: fc.constant(null),
  })
  const asked = fc.record({
    tlp: fc.constantFrom(...TLPS),
    code: fc.constantFrom(...HANDLING_CODES),
    purposes: fc.uniqueArray(fc.constantFrom(...PURPOSES), { minLength: 1 }),
    state: fc.constantFrom(undefined, 'live', 'quarantined'),
    reviewOn: day,
    deleteOn: day,
  })

  it('that narrows can be taken back only by one that widens', () => {
    let narrowed = 0
    fc.assert(
      fc.property(labels, asked, (now, wish) => {
        const change = changeOf(now, wish)
        if (change.kind !== 'narrow' || now.state === 'limited' || now.state === 'withdrawn') return
        narrowed++
        const { tlp, code, purposes, reviewOn, deleteOn } = now
        const state = now.state === 'quarantined' ? 'quarantined' : 'live'
        const back = { tlp, code, purposes, reviewOn, deleteOn, state } as const
        expect(changeOf(change.next, back).kind).toBe('widen')
      }),
      { seed: 31, numRuns: 20_000 },
    )
    expect(narrowed).toBeGreaterThan(100)
  })

  it('to the same is none, and lifting the bar of court is no narrowing', () => {
    const now: Labels = {
      tlp: 'AMBER',
      code: 'H1',
      purposes: ['risk-analysis', 'investigation'],
      state: 'live',
      reviewOn: null,
      deleteOn: null,
      heldAt: null,
    }
    expect(changeOf(now, { ...now, state: undefined }).kind).toBe('none')
    const kind = (more: object) => changeOf(now, { ...now, state: undefined, ...more }).kind
    expect(kind({ tlp: 'RED' })).toBe('narrow')
    expect(kind({ code: 'H3' })).toBe('narrow')
    expect(kind({ purposes: ['investigation'] })).toBe('narrow')
    expect(kind({ state: 'quarantined' })).toBe('narrow')
    expect(kind({ deleteOn: '2027-01-01' })).toBe('narrow')
    expect(kind({ code: 'H2' })).toBe('widen')
    expect(kind({ tlp: 'GREEN' })).toBe('widen')
    expect(kind({ tlp: 'RED', purposes: ['licensing'] })).toBe('widen')
  })
})
