import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVERYBODY, NOBODY, recordsOf } from '../../../measure/debrief-records.ts'
import type { CountedRecord } from '../counted-record.ts'
import { type Count, CUTS, type ResultTable, resultsOf } from './results.ts'

const asOf = '2026-04-01T00:00:00.000Z'
const base: CountedRecord = {
  ...{ id: 'r1', kind: 'inspection', organisation: 'a', region: 'North', family: 'nuclear' },
  ...{ mode: 'sea', selectionBasis: 'random', outcome: 'released', eventOn: '2026-03-01' },
  validatedAt: '2026-03-10T00:00:00.000Z',
}
const record = (id: string, more: Partial<CountedRecord> = {}): CountedRecord => ({
  ...base,
  id,
  ...more,
})
const tableOf = (tables: readonly ResultTable[], cut: string) =>
  tables.find((one) => one.cut === cut) as ResultTable
const numbers = (counts: readonly Count[]) => counts.map((one) => one?.count ?? null)

describe('results', () => {
  it('count what was validated by then, and the others as not yet validated', () => {
    const records = [
      record('r1'),
      record('r2', { kind: 'seizure', region: 'South' }),
      record('r3', { validatedAt: null }),
      record('r4', { validatedAt: '2026-04-02T00:00:00.000Z' }),
    ]
    const { tables, notYetValidated } = resultsOf(records, { asOf, sight: EVERYBODY })
    const region = tableOf(tables, 'region')
    expect(region.rows.map(({ value }) => value)).toEqual(['North', 'South'])
    expect(region.rows.map(({ counts }) => numbers(counts))).toEqual([
      [1, 0, 0],
      [0, 0, 1],
    ])
    expect(region.total).toEqual({ count: 2, records: ['r1', 'r2'] })
    expect(notYetValidated).toBe(2)
    const later = resultsOf(records, { asOf: '2026-04-03T00:00:00.000Z', sight: EVERYBODY })
    expect(later.tables[0]?.total?.count).toBe(3)
  })

  it('name the records behind every number, and add up in every table', () => {
    const records = recordsOf(400, { organisations: 12, regions: 4 })
    const { tables } = resultsOf(records, { asOf, sight: EVERYBODY })
    const valid = records.filter(({ validatedAt }) => validatedAt !== null)
    expect(tables.map(({ cut }) => cut)).toEqual(CUTS)
    for (const { rows, totals, total } of tables) {
      expect(total?.records).toEqual(valid.map(({ id }) => id).sort())
      for (const [column, sum] of totals.entries()) {
        const parts = rows.flatMap(({ counts }) => counts[column]?.records ?? [])
        expect([...parts].sort()).toEqual(sum?.records)
      }
    }
  })

  it('do not depend on the order of the records', () => {
    const records = recordsOf(60, { organisations: 5, regions: 2 })
    const shown = resultsOf(records, { asOf, sight: NOBODY })
    expect(resultsOf([...records].reverse(), { asOf, sight: NOBODY })).toEqual(shown)
  })

  it('withhold what is one Member’s alone, and what would give it away', () => {
    const records = [
      record('r1'),
      record('r2', { organisation: 'b', region: 'South' }),
      record('r3', { organisation: 'b', region: 'South', kind: 'seizure' }),
      record('r4', { organisation: 'c', region: 'South' }),
      record('r5', { organisation: 'c', region: 'South', kind: 'seizure' }),
    ]
    const { tables, withheld } = resultsOf(records, { asOf, sight: NOBODY })
    const { rows, totals, total } = tableOf(tables, 'region')
    // North is a's alone; with the total of inspections and that of South it could be worked out.
    expect(numbers(rows[0]?.counts ?? [])[0]).toBeNull()
    expect(numbers(rows[1]?.counts ?? [])[0]).toBeNull()
    expect(withheld).toBe(true)
    expect([...totals, total].some((one) => one !== null)).toBe(true)
    const own = { everybody: false, organisations: new Set(['a']) }
    expect(resultsOf(records, { asOf, sight: own }).withheld).toBe(false)
  })

  it('say nothing where everything is one Member’s', () => {
    const { tables } = resultsOf([record('r1'), record('r2')], { asOf, sight: NOBODY })
    for (const { rows, totals, total } of tables)
      for (const one of [...rows.flatMap((row) => [...row.counts, row.total]), ...totals, total])
        expect(one === null || one.count === 0).toBe(true)
  })

  it('let nobody work out one Member’s number from a line of a table', () => {
    const organisations = ['a', 'b', 'c', 'd']
    const drawn = fc.array(
      fc.record({
        organisation: fc.constantFrom(...organisations),
        region: fc.constantFrom('North', 'South', 'West'),
        kind: fc.constantFrom('inspection', 'detention', 'seizure'),
        mode: fc.constantFrom('sea', 'air'),
      }),
      { maxLength: 25 },
    )
    fc.assert(
      fc.property(drawn, fc.subarray(organisations), (parts, consented) => {
        const records = parts.map((more, at) =>
          record(`r${String(at).padStart(3, '0')}`, more as Partial<CountedRecord>),
        )
        const owner = new Map(records.map(({ id, organisation }) => [id, organisation]))
        const sight = { everybody: false, organisations: new Set(consented) }
        const all = resultsOf(records, { asOf, sight: EVERYBODY }).tables
        const shown = resultsOf(records, { asOf, sight }).tables
        const isAlone = (ids: readonly string[]) => {
          const from = new Set(ids.map((id) => owner.get(id)))
          return from.size === 1 && !consented.includes([...from][0] as string)
        }
        for (const [nth, table] of shown.entries()) {
          const whole = gridOf(all[nth] as ResultTable)
          const grid = gridOf(table)
          const lines = [
            ...grid.map((row, r) => row.map((one, c) => [one, whole[r]?.[c]] as const)),
            ...(grid[0] ?? []).map((_, c) =>
              grid.map((row, r) => [row[c] ?? null, whole[r]?.[c]] as const),
            ),
          ]
          for (const line of lines) {
            for (const [one] of line) if (one) expect(isAlone(one.records)).toBe(false)
            const gone = line.filter(([one]) => one === null)
            const last = line.at(-1)?.[0] ?? null
            // With the total in hand, what is missing from a line is known as a sum.
            if (last !== null && gone.length > 0)
              expect(isAlone(gone.flatMap(([, truth]) => truth?.records ?? []))).toBe(false)
            // Without it, all parts in hand would be the total.
            if (last === null && (line.at(-1)?.[1]?.count ?? 0) > 0)
              expect(line.slice(0, -1).some(([one]) => one === null)).toBe(true)
          }
        }
        const totals = shown.map(({ totals: row, total }) => numbers([...row, total]))
        for (const one of totals) expect(one).toEqual(totals[0])
      }),
      { numRuns: 300, seed: 20151006 },
    )
  })
})

const gridOf = ({ rows, totals, total }: ResultTable): readonly (readonly Count[])[] => [
  ...rows.map((row) => [...row.counts, row.total]),
  [...totals, total],
]
