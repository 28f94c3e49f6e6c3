import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVERYBODY, NOBODY, recordsOf } from '../../../measure/debrief-records.ts'
import type { CountedRecord } from '../counted-record.ts'
import { type Count, CUTS, type ResultTable, resultsOf } from './results.ts'
import { AMONG, type Sight } from './small-numbers.ts'

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
      ...['d', 'e'].map((organisation) =>
        record(`r-${organisation}`, { organisation, region: 'West' }),
      ),
    ]
    const sight = { ...NOBODY, among: 2 }
    const { tables, withheld } = resultsOf(records, { asOf, sight })
    const { rows, totals, total } = tableOf(tables, 'region')
    // North is a's alone; with the total of inspections and the others it could be worked out.
    expect(numbers(rows[0]?.counts ?? [])[0]).toBeNull()
    expect(rows.slice(1).some(({ counts }) => counts[0] === null)).toBe(true)
    expect(withheld).toBe(true)
    expect([...totals, total].some((one) => one !== null)).toBe(true)
    const open = { everybody: false, organisations: new Set(['a', 'b', 'c', 'd', 'e']), among: 3 }
    expect(resultsOf(records, { asOf, sight: open }).withheld).toBe(false)
  })

  it('say nothing where everything is one Member’s', () => {
    const { tables } = resultsOf([record('r1'), record('r2')], { asOf, sight: NOBODY })
    for (const { rows, totals, total } of tables)
      for (const one of [...rows.flatMap((row) => [...row.counts, row.total]), ...totals, total])
        expect(one === null || one.count === 0).toBe(true)
  })

  it('show a Member no number that its own records leave to one other', () => {
    const records = [
      ...[1, 2, 3].map((at) => record(`a${at}`)),
      ...[1, 2].map((at) => record(`b${at}`, { organisation: 'b' })),
    ]
    const sight = { everybody: false, organisations: new Set(['a']), among: AMONG.member }
    const { tables } = resultsOf(records, { asOf, sight })
    for (const { total } of tables) expect(total).toBeNull()
    const third = resultsOf([...records, record('c', { organisation: 'c' })], { asOf, sight })
    expect(third.tables[0]?.total?.count).toBe(6)
  })

  it('name behind a number the reader’s own records, and join no cuts by those of others', () => {
    const records = recordsOf(400, { organisations: 12, regions: 2 })
    const me = records[0]?.organisation ?? ''
    const own = new Set(records.filter((one) => one.organisation === me).map(({ id }) => id))
    const idsOf = (sight: Sight, mine: readonly string[]) => {
      const { tables, days } = resultsOf(records, { asOf, sight, own: new Set(mine) })
      return [...tables, days].flatMap(({ rows, totals, total }) =>
        [...rows.flatMap((row) => [...row.counts, row.total]), ...totals, total].flatMap(
          (one) => one?.records ?? [],
        ),
      )
    }
    expect(idsOf(NOBODY, [])).toEqual([])
    const seen = idsOf({ everybody: false, organisations: new Set([me]), among: 2 }, [me])
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.filter((id) => !own.has(id))).toEqual([])
  })

  it('withhold a day of the final report with what would give it away', () => {
    // On every day but the last three report; the last is one Member's, and the totals are known.
    const days = ['2026-03-01', '2026-03-02', '2026-03-03']
    const records = days.flatMap((eventOn, at) =>
      ['a', 'b', 'c'].map((organisation) =>
        record(`${at}${organisation}`, { eventOn, organisation, region: 'North' }),
      ),
    )
    const last = record('z', { eventOn: '2026-03-04' })
    const { days: shown } = resultsOf([...records, last], { asOf, sight: NOBODY })
    expect(shown.rows.at(-1)?.total).toBeNull()
    const gone = shown.rows.filter(({ total }) => total === null)
    expect(shown.total === null || gone.length > 1).toBe(true)
  })

  const organisations = ['a', 'b', 'c', 'd', 'e']
  const drawn = fc.array(
    fc.record({
      organisation: fc.constantFrom(...organisations),
      region: fc.constantFrom('North', 'South', 'West'),
      kind: fc.constantFrom('inspection', 'detention', 'seizure'),
      mode: fc.constantFrom('sea', 'air'),
      eventOn: fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03'),
    }),
    { maxLength: 25 },
  )
  for (const reader of ['member', 'paper'] as const)
    it(`let no Member that reads a ${reader === 'paper' ? 'paper' : 'debrief'} work out another’s number from a line`, () => {
      fc.assert(
        fc.property(
          drawn,
          fc.subarray(organisations),
          fc.constantFrom(...organisations),
          (parts, consented, attacker) => {
            const records = parts.map((more, at) =>
              record(`r${String(at).padStart(3, '0')}`, more as Partial<CountedRecord>),
            )
            const owner = new Map(records.map(({ id, organisation }) => [id, organisation]))
            const open = reader === 'paper' ? consented : [...consented, attacker]
            const sight = { everybody: false, organisations: new Set(open), among: AMONG[reader] }
            const truth = resultsOf(records, { asOf, sight: EVERYBODY })
            const seen = resultsOf(records, { asOf, sight })
            // Its own records it knows, and takes them away.
            const isOneOthers = (ids: readonly string[]) => {
              const others = new Set(
                ids
                  .map((id) => owner.get(id) as string)
                  .filter((id) => id !== attacker && !consented.includes(id)),
              )
              return others.size === 1
            }
            const whole = [...truth.tables, truth.days].map(gridOf)
            for (const [nth, grid] of [...seen.tables, seen.days].map(gridOf).entries()) {
              const lines = [
                ...grid.map((row, r) => row.map((one, c) => [one, whole[nth]?.[r]?.[c]] as const)),
                ...(grid[0] ?? []).map((_, c) =>
                  grid.map((row, r) => [row[c] ?? null, whole[nth]?.[r]?.[c]] as const),
                ),
              ]
              for (const line of lines) {
                for (const [one, all] of line)
                  if (one) expect(isOneOthers(all?.records ?? [])).toBe(false)
                const gone = line.filter(([one]) => one === null)
                const last = line.at(-1)?.[0] ?? null
                // With the total in hand, what is missing from a line is known as a sum.
                if (last !== null && gone.length > 0)
                  expect(isOneOthers(gone.flatMap(([, all]) => all?.records ?? []))).toBe(false)
                // Without it, all parts in hand would be the total.
                if (last === null && (line.at(-1)?.[1]?.count ?? 0) > 0)
                  expect(line.slice(0, -1).some(([one]) => one === null)).toBe(true)
              }
            }
            const totals = [...seen.tables, seen.days].map(({ totals: row, total }) =>
              numbers([...row, total]),
            )
            for (const one of totals) expect(one).toEqual(totals[0])
          },
        ),
        { numRuns: 300, seed: 20151006 },
      )
    })
})

const gridOf = ({
  rows,
  totals,
  total,
}: Pick<ResultTable, 'rows' | 'totals' | 'total'>): readonly (readonly Count[])[] => [
  ...rows.map((row) => [...row.counts, row.total]),
  [...totals, total],
]
