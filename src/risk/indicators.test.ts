import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleProfile } from '../../measure/risk.ts'
import type { Finding, Severity } from '../base/index.ts'
import { SEVERITIES } from '../base/index.ts'
import type { Consignment } from '../trade/index.ts'
import { risk as en } from '../words/en/risk.ts'
import { risk as fr } from '../words/fr/risk.ts'
import { voice } from '../words/index.ts'
import {
  assess,
  compareRanks,
  type Facts,
  INDICATORS,
  loadProfile,
  NO_FACTS,
  rank,
} from './index.ts'

const profile = exampleProfile()

/** Plain lawful trade: no indicator has anything to say. */
const plain: Consignment = {
  id: 'exercise-1',
  function: 'IMPORT',
  source: { file: 'exercise.csv', record: 1, format: 'csv' },
  declaration: { mrn: '22ITZXBZYUTJFLJXK6', acceptedAt: '2026-03-02' },
  transportDocuments: [{ type: '740', id: '888-11111111' }],
  parties: [
    { role: 'consignor', name: 'Polder Pompen BV', city: 'Breda', country: 'NL' },
    { role: 'consignee', name: 'Nile Exercise Farms Ltd', city: 'Kampala', country: 'UG' },
    { role: 'notify', name: 'Kestrel Logistics Ltd', country: 'UG' },
  ],
  countries: { export: 'NL', destination: 'UG' },
  route: [
    { seq: 1, locode: 'NLRTM' },
    { seq: 2, locode: 'KEMBA' },
  ],
  transportMeans: [{ idType: 'IMO', id: 'IMO 9074729' }],
  equipment: [{ id: 'CSQU3054383' }],
  goodsItems: [
    {
      seq: 1,
      description: 'Centrifugal water pumps, cast iron',
      commodityCode: '84137030',
      originCountry: 'NL',
      grossMassKg: 410,
    },
  ],
}
const item = plain.goodsItems[0]!
const [consignor, consignee, notify] = plain.parties as [
  Consignment['parties'][0],
  Consignment['parties'][0],
  Consignment['parties'][0],
]
const withConsignee = (change: Partial<typeof consignee>): Consignment => ({
  ...plain,
  parties: [consignor, { ...consignee, ...change }, notify],
})
const withItem = (change: Partial<typeof item>): Consignment => ({
  ...plain,
  goodsItems: [{ ...item, ...change }],
})
const fact = (outcome: Facts['goods'][0]['outcome'], score: number): Facts => ({
  goods: [
    {
      outcome,
      candidates: [{ list: 'EU', entry: '2B350', alsoIn: ['US'], score, reasons: [] }],
      questions: [],
    },
  ],
  parties: [],
})
const match = (score: number, alert: boolean, code = 'party.name.typo'): Facts => ({
  goods: [],
  parties: [
    [],
    [
      {
        list: 'EXERCISE',
        entryId: 'x-1',
        name: 'Exercise Trading',
        score,
        alert,
        reasons: [{ code, points: score, values: {}, evidence: [], source: { rule: 'party' } }],
      },
    ],
  ],
})
const priority = withItem({ commodityCode: '85423190', description: 'Programmable logic devices' })

test('plain trade has no finding and no rank', () => {
  const findings = assess(plain, NO_FACTS, profile)
  expect(findings).toEqual([])
  expect(rank(findings, plain, profile)).toBeNull()
})

type Row = readonly [what: string, consignment: Consignment, facts: Facts, expected: string[]]
const ROWS: readonly Row[] = [
  ['listed goods', plain, fact('listed', 0.9), ['G-01 HARD']],
  ['possible goods', plain, fact('possible', 0.6), ['G-01 MIDDLE']],
  ['goods below the limit', plain, fact('possible', 0.1), []],
  ['goods not listed', plain, fact('notListed', 0.9), []],
  ['a licence', withItem({ documents: [{ type: 'X002', id: 'L1' }] }), fact('listed', 0.9), []],
  [
    'an exemption claimed in the place of a licence',
    withItem({ documents: [{ type: 'X002', status: 'XX' }] }),
    fact('listed', 0.9),
    ['G-01 HARD'],
  ],
  ['an invoice', withItem({ documents: [{ type: '380' }] }), fact('listed', 0.9), ['G-01 HARD']],
  ['a vague description', withItem({ description: 'Spare parts' }), NO_FACTS, ['G-03 WEAK']],
  ['priority goods to ordinary trade', priority, NO_FACTS, []],
  [
    'priority goods to a place of concern',
    { ...priority, countries: { destination: 'UG', finalDestination: 'IR' } },
    NO_FACTS,
    ['G-05 HARD'],
  ],
  [
    'priority goods at a hub, going on',
    {
      ...priority,
      countries: { destination: 'KZ', transit: ['RU'] },
      parties: [consignor, { ...consignee, country: 'KZ' }],
    },
    NO_FACTS,
    ['G-05 HARD'],
  ],
  [
    'priority goods at a hub, staying',
    {
      ...priority,
      countries: { destination: 'AE' },
      parties: [consignor, { ...consignee, country: 'AE' }],
    },
    NO_FACTS,
    [],
  ],
  [
    'priority goods at a hub for a new trader',
    {
      ...priority,
      countries: { destination: 'AE' },
      parties: [
        consignor,
        { ...consignee, country: 'AE', profile: { incorporated: '2025-01-01' } },
      ],
    },
    NO_FACTS,
    ['G-05 MIDDLE'],
  ],
  [
    'ordinary goods to a place of concern',
    {
      ...plain,
      countries: { destination: 'BY' },
      parties: [consignor, { ...consignee, country: 'BY' }],
    },
    NO_FACTS,
    [],
  ],
  ['an exact party', plain, match(0.8, true, 'party.name.exact'), ['P-01 HARD']],
  ['a strong party', plain, match(0.95, true), ['P-01 HARD']],
  ['a weaker alert', plain, match(0.75, true), ['P-01 MIDDLE']],
  ['no alert', plain, match(0.75, false), []],
  [
    'a forwarder',
    withConsignee({ name: 'Sokol Freight Forwarding LLC' }),
    NO_FACTS,
    ['P-02 MIDDLE'],
  ],
  ['a bank', withConsignee({ name: 'Nordavia Credit Bank PJSC' }), NO_FACTS, ['P-03 MIDDLE']],
  [
    'the order of a bank',
    withConsignee({ name: 'To the order of Nordavia Credit Bank' }),
    NO_FACTS,
    ['P-03 WEAK'],
  ],
  ['nobody', withConsignee({ name: 'TO ORDER' }), NO_FACTS, ['P-08 WEAK']],
  [
    'nobody, with sensitive goods',
    withConsignee({ name: 'TO ORDER' }),
    fact('possible', 0.5),
    ['G-01 MIDDLE', 'P-08 MIDDLE'],
  ],
  ['another country', withConsignee({ country: 'IN' }), NO_FACTS, ['R-03 WEAK']],
  [
    'another country of the same customs area',
    {
      ...plain,
      countries: { destination: 'FR' },
      parties: [consignor, { ...consignee, country: 'DE' }],
    },
    NO_FACTS,
    [],
  ],
  ['an unknown country', withConsignee({ country: 'XX' }), NO_FACTS, []],
  [
    'going on to the consignee',
    { ...plain, countries: { destination: 'KE', finalDestination: 'UG' } },
    NO_FACTS,
    [],
  ],
  [
    'an embargoed call',
    {
      ...plain,
      route: [
        { seq: 1, locode: 'CNTAO' },
        { seq: 2, locode: 'KPCHO' },
      ],
    },
    NO_FACTS,
    ['R-04 HARD'],
  ],
  ['a container', { ...plain, equipment: [{ id: 'CSQU3054384' }] }, NO_FACTS, ['T-01 WEAK']],
  [
    'a ship',
    { ...plain, transportMeans: [{ idType: '10', id: '9074728' }] },
    NO_FACTS,
    ['T-02 WEAK'],
  ],
  [
    'a number that is no ship’s',
    { ...plain, transportMeans: [{ idType: '30', id: '9074728' }] },
    NO_FACTS,
    [],
  ],
  [
    'an air waybill',
    { ...plain, transportDocuments: [{ type: 'N740', id: '888-11111112' }] },
    NO_FACTS,
    ['T-03 WEAK'],
  ],
  [
    'a house waybill',
    { ...plain, transportDocuments: [{ type: '703', id: '888-11111112' }] },
    NO_FACTS,
    [],
  ],
  [
    'a movement number',
    { ...plain, declaration: { mrn: '22ITZXBZYUTJFLJXK7' } },
    NO_FACTS,
    ['T-04 WEAK'],
  ],
  [
    'a missing value',
    {
      ...plain,
      goodsItems: [{ seq: 1, description: 'Water pumps', originCountry: 'NL', grossMassKg: 3 }],
    },
    NO_FACTS,
    ['Q-01 WEAK'],
  ],
]

test.each(ROWS)('%s', (_, consignment, facts, expected) => {
  const findings = assess(consignment, facts, profile)
  expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected)
  for (const finding of findings) {
    expect(finding.evidence.length).toBeGreaterThan(0)
    expect(finding.points).toBeGreaterThan(0)
    expect(finding.source.rule).toBe(finding.code)
    expect(finding.source.version).toBeDefined()
    for (const { value, span } of finding.evidence)
      if (span) expect(value.slice(...span).length).toBeGreaterThan(0)
    for (const [language, words] of [
      ['en', en],
      ['fr', fr],
    ] as const) {
      const said = voice(language, words)(`reason.${finding.code}`, finding.values)
      expect(said).not.toMatch(/\{\{|^reason\./)
    }
  }
})

test('every indicator fires in this table, and has words in both languages', () => {
  const fired = new Set(ROWS.flatMap(([, , , expected]) => expected.map((one) => one.slice(0, 4))))
  expect([...fired].sort()).toEqual(INDICATORS.map(({ code }) => code).sort())
  for (const { code } of INDICATORS) {
    expect(Object.keys(en)).toContain(`indicator.${code}`)
  }
  const keys = (words: object) => Object.keys(words).filter((key) => !key.endsWith('_many'))
  expect(keys(fr)).toEqual(keys(en))
})

test('a table without the column does not miss its value', () => {
  const extract: Consignment = {
    ...plain,
    parties: [],
    goodsItems: [{ seq: 1, description: 'Centrifugal water pumps' }],
  }
  const supplied = new Set(['goodsItems.description', 'countries.destination'])
  expect(assess(extract, NO_FACTS, profile, { supplied })).toEqual([])
  expect(assess(extract, NO_FACTS, profile)[0]?.code).toBe('Q-01')
})

test('a profile that lacks a table or a date is refused by name', () => {
  expect(() => loadProfile({})).toThrow('profile.tsv')
})

describe('rank', () => {
  const finding = fc
    .record({
      code: fc.constantFrom(...INDICATORS.map(({ code }) => code)),
      severity: fc.constantFrom<Severity>(...SEVERITIES),
      points: fc.double({ min: 0.01, max: 1, noNaN: true }),
    })
    .map(
      (one): Finding => ({
        ...one,
        values: {},
        evidence: [],
        source: { rule: one.code, version: '1' },
      }),
    )
  const findings = fc.array(finding, { minLength: 1, maxLength: 12 })
  const of = (list: readonly Finding[]) => rank(list, plain, profile)!

  test('adding a finding never lowers urgency', () => {
    fc.assert(
      fc.property(findings, finding, fc.nat(12), (list, more, at) => {
        const longer = [...list.slice(0, at), more, ...list.slice(at)]
        return compareRanks(of(longer), of(list)) <= 0
      }),
      { seed: 1, numRuns: 2000 },
    )
  })

  test('a hard fact stands above any sum of points', () => {
    fc.assert(
      fc.property(findings, findings, (left, right) => {
        const soft = right.filter(({ severity }) => severity !== 'HARD')
        const hard: Finding = { ...left[0]!, severity: 'HARD', points: 0.01 }
        return soft.length === 0 || compareRanks(of([hard]), of(soft)) < 0
      }),
      { seed: 2, numRuns: 1000 },
    )
  })

  test('the score lies between 0 and 1 and is the sum of its shares', () => {
    fc.assert(
      fc.property(findings, (list) => {
        const { score, shares, completeness, lane } = of(list)
        const sum = shares.reduce((total, one) => total + one.points, 0)
        expect(lane === 'RED').toBe(list.some(({ severity }) => severity === 'HARD'))
        return (
          score > 0 &&
          score <= 1 &&
          completeness > 0 &&
          completeness <= 1 &&
          Math.abs(sum - score) < 1e-9
        )
      }),
      { seed: 3, numRuns: 1000 },
    )
  })
})
