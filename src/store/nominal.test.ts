import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../base/index.ts'
import { isNominal, joinNominal, nominalPaths, splitNominal, stripFinding } from './nominal.ts'
import { NOMINAL, sampleConsignment } from './sample.contract.ts'

const paths = nominalPaths(NOMINAL)

const text = fc.string({ minLength: 1, maxLength: 12 })
const party = fc.record(
  {
    role: fc.constantFrom('consignor', 'consignee'),
    name: text,
    ids: fc.array(fc.record({ value: text })),
    addressLines: fc.array(text),
    street: text,
    city: text,
    country: fc.constantFrom('DE', 'FR'),
  },
  { requiredKeys: ['role'] },
)
const consignment = fc.record(
  {
    id: text,
    parties: fc.array(party, { maxLength: 4 }),
    documents: fc.array(fc.record({ type: text, consignee: text }, { requiredKeys: [] })),
    goodsItems: fc.array(fc.record({ description: text })),
  },
  { requiredKeys: ['id', 'parties'] },
)

describe('nominal fields', () => {
  it('come out of a consignment and go back where they stood', () => {
    fc.assert(
      fc.property(consignment, (whole) => {
        const { plain, fields } = splitNominal(whole, paths)
        for (const one of plain.parties)
          expect(Object.keys(one).filter((key) => !['role', 'country'].includes(key))).toEqual([])
        for (const at of Object.keys(fields)) expect(isNominal(at, paths)).toBe(true)
        expect(joinNominal(plain, JSON.parse(JSON.stringify(fields)))).toEqual(whole)
      }),
      { seed: 3, numRuns: 300 },
    )
  })

  it('leave the consignment that they came from as it was', () => {
    const { consignment: whole } = sampleConsignment('file', 2)
    const before = structuredClone(whole)
    const { plain, fields } = splitNominal(whole, paths)
    joinNominal(plain, fields)
    expect(whole).toEqual(before)
  })

  const places: readonly (readonly [string, boolean])[] = [
    ['parties[0].name', true],
    ['parties[12].ids[3].value', true],
    ['parties[1].addressLines[0]', true],
    ['documents[0].consignee', true],
    ['parties[0].country', false],
    ['parties[0].nameOf', false],
    ['goodsItems[0].description', false],
    ['parties', false],
    ['', false],
  ]
  it.each(places)('%s is nominal: %s', (at, nominal) => {
    expect(isNominal(at, paths)).toBe(nominal)
  })
})

describe('a finding in plain', () => {
  const goods: Finding = {
    code: 'G-01',
    severity: 'MIDDLE',
    points: 0.4,
    values: { entry: '2B350' },
    evidence: [{ at: 'goodsItems[0].description', value: 'PUMPS', span: [0, 5] }],
    source: { rule: 'G-01' },
  }
  const fields = { 'parties[0].name': 'NORDAVIA PRECISION LTD', 'parties[0].city': 'Rom' }

  it('stays whole where it names nobody', () => {
    expect(stripFinding(goods, fields, paths)).toEqual({ plain: goods, named: false })
  })

  it.each([
    ['evidence at a nominal place', { evidence: [{ at: 'parties[0].city', value: 'Rom' }] }],
    ['a value that holds a name', { values: { seen: 'for NORDAVIA PRECISION LTD only', n: 2 } }],
    [
      'a reason below with nominal evidence',
      {
        because: [
          {
            code: 'party.name.exact',
            points: 1,
            values: { name: 'NORDAVIA PRECISION LTD' },
            evidence: [{ at: 'parties[0].name', value: 'NORDAVIA PRECISION LTD', span: [0, 8] }],
            source: { rule: 'party' },
          },
        ],
      },
    ],
  ] as const)('loses %s, and keeps path and span', (_, part) => {
    const { plain, named } = stripFinding({ ...goods, ...part } as Finding, fields, paths)
    expect(named).toBe(true)
    expect(JSON.stringify(plain)).not.toMatch(/NORDAVIA|Rom/)
    expect(plain.severity).toBe('MIDDLE')
    expect(plain.evidence.length).toBeGreaterThan(0)
  })

  it('loses the entry of the list that the trader was compared with, and keeps that of goods', () => {
    const party: Finding = {
      ...goods,
      evidence: [{ at: 'parties[0].name', value: 'NORDAVIA PRECISION LTD' }],
      source: { rule: 'P-01', list: 'EXERCISE', version: '1', entry: 'X-7' },
      because: [{ ...goods, source: { rule: 'G-01', list: 'EU', entry: '2B350' } }],
    }
    const { plain } = stripFinding(party, fields, paths)
    expect(plain.source).toEqual({ rule: 'P-01', list: 'EXERCISE', version: '1' })
    expect(plain.because?.[0]?.source).toEqual({ rule: 'G-01', list: 'EU', entry: '2B350' })
  })
})
