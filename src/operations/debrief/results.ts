import type { Instant } from '../../base/index.ts'
import type { CountedRecord } from '../counted-record.ts'
import { type Element, newMatrix, type Sight, withholdLines } from './small-numbers.ts'

/** How the results of an operation are cut. */
export const CUTS = ['region', 'family', 'mode', 'selection-basis', 'outcome'] as const
export type Cut = (typeof CUTS)[number]

export const COUNTED_KINDS = ['inspection', 'detention', 'seizure'] as const
export type CountedKind = (typeof COUNTED_KINDS)[number]

const VALUE: Readonly<Record<Cut, (record: CountedRecord) => string>> = {
  region: ({ region }) => region,
  family: ({ family }) => family,
  mode: ({ mode }) => mode,
  'selection-basis': ({ selectionBasis }) => selectionBasis,
  outcome: ({ outcome }) => outcome,
}

/** In the final report each day is a line: the same numbers, cut once more. */
const ALL_CUTS = { ...VALUE, day: ({ eventOn }: CountedRecord) => eventOn } as const

/**
 * One number of a table with the records that it counts, as far as its reader may open them; null:
 * withheld from this reader.
 */
export type Count = { readonly count: number; readonly records: readonly string[] } | null

export type ResultRow = {
  readonly value: string
  /** One a kind, in the order of `COUNTED_KINDS`. */
  readonly counts: readonly Count[]
  readonly total: Count
}
export type ResultTable<C extends string = Cut> = {
  readonly cut: C
  readonly rows: readonly ResultRow[]
  readonly totals: readonly Count[]
  readonly total: Count
}
export type Results = {
  readonly asOf: Instant
  readonly tables: readonly ResultTable[]
  /** By the day of the event, withheld together with the other cuts: they share their totals. */
  readonly days: ResultTable<'day'>
  /** Reported, and not validated by then: in no table. */
  readonly notYetValidated: number
  /** Some number was withheld, so that no Member is singled out. */
  readonly withheld: boolean
}

const isCounted = (record: CountedRecord, asOf: Instant): boolean =>
  record.validatedAt !== null && record.validatedAt <= asOf

/**
 * The results of an operation as they stood at a moment: of validated records alone, cut five ways,
 * each number with the ids of those of its records that the reader may open. `sight`: whose numbers
 * the reader may see by themselves, `own`: the reader. Pure, and the order of the records makes no difference.
 */
export function resultsOf(
  records: readonly CountedRecord[],
  {
    asOf,
    sight,
    own = new Set(),
  }: {
    readonly asOf: Instant
    readonly sight: Sight
    /** Whose records are the reader's own: their ids stand behind the numbers. */
    readonly own?: ReadonlySet<string>
  },
): Results {
  const counted = records.filter((one) => isCounted(one, asOf)).sort(byId)
  const matrices = ([...CUTS, 'day'] as const).map((cut) => {
    const values = [...new Set(counted.map(ALL_CUTS[cut]))].sort()
    const nth = new Map(values.map((value, at) => [value, at]))
    const matrix = newMatrix(values.length, COUNTED_KINDS.length)
    for (const record of counted)
      matrix.add(
        nth.get(ALL_CUTS[cut](record)) ?? 0,
        COUNTED_KINDS.indexOf(record.kind),
        record.id,
        record.organisation,
      )
    return { cut, values, matrix }
  })
  const withheld = withholdLines(
    matrices.map(({ matrix }) => matrix.elements),
    sight,
  )
  const opened = sight.everybody
    ? null
    : new Set(counted.filter((one) => own.has(one.organisation)).map(({ id }) => id))
  const shown = matrices.map(({ cut, values, matrix }): ResultTable<Cut | 'day'> => {
    const rows = matrix.elements.map((line) => {
      const counts = line.map((element) =>
        withheld.has(element) ? null : shownOf(element, opened),
      )
      return { counts: counts.slice(0, -1), total: counts.at(-1) ?? null }
    })
    const last = rows.at(-1) ?? { counts: [], total: null }
    return {
      cut,
      rows: values.map((value, at) => ({ value, ...(rows[at] ?? { counts: [], total: null }) })),
      ...{ totals: last.counts, total: last.total },
    }
  })
  return {
    asOf,
    tables: shown.filter((one): one is ResultTable => one.cut !== 'day'),
    days: shown.find((one) => one.cut === 'day') as ResultTable<'day'>,
    notYetValidated: records.length - counted.length,
    withheld: withheld.size > 0,
  }
}

/** The same id in two cuts joins what was kept apart: others' records are counted, and not named. */
const shownOf = ({ records }: Element, opened: ReadonlySet<string> | null): Count => ({
  count: records.length,
  records: opened === null ? records : records.filter((id) => opened.has(id)),
})
const byId = (a: CountedRecord, b: CountedRecord): number => (a.id < b.id ? -1 : 1)
