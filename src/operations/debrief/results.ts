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

/** One number of a table with the records that it counts; null: withheld from this reader. */
export type Count = { readonly count: number; readonly records: readonly string[] } | null

export type ResultRow = {
  readonly value: string
  /** One a kind, in the order of `COUNTED_KINDS`. */
  readonly counts: readonly Count[]
  readonly total: Count
}
export type ResultTable = {
  readonly cut: Cut
  readonly rows: readonly ResultRow[]
  readonly totals: readonly Count[]
  readonly total: Count
}
export type Results = {
  readonly asOf: Instant
  readonly tables: readonly ResultTable[]
  /** Reported, and not validated by then: in no table. */
  readonly notYetValidated: number
  /** Some number was withheld, so that no Member is singled out. */
  readonly withheld: boolean
}

const isCounted = (record: CountedRecord, asOf: Instant): boolean =>
  record.validatedAt !== null && record.validatedAt <= asOf

/**
 * The results of an operation as they stood at a moment: of validated records alone, cut five ways,
 * each number with the ids of its records. `sight`: whose numbers the reader may see by themselves.
 * Pure, and the order of the records makes no difference.
 */
export function resultsOf(
  records: readonly CountedRecord[],
  { asOf, sight }: { readonly asOf: Instant; readonly sight: Sight },
): Results {
  const counted = records.filter((one) => isCounted(one, asOf)).sort(byId)
  const matrices = CUTS.map((cut) => {
    const values = [...new Set(counted.map(VALUE[cut]))].sort()
    const matrix = newMatrix(values.length, COUNTED_KINDS.length)
    for (const record of counted)
      matrix.add(
        values.indexOf(VALUE[cut](record)),
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
  return {
    asOf,
    tables: matrices.map(({ cut, values, matrix }) => {
      const rows = matrix.elements.map((line) => {
        const shown = line.map((element) => (withheld.has(element) ? null : shownOf(element)))
        return { counts: shown.slice(0, -1), total: shown.at(-1) ?? null }
      })
      const last = rows.at(-1) ?? { counts: [], total: null }
      return {
        cut,
        rows: values.map((value, at) => ({
          value,
          ...(rows[at] ?? { counts: [], total: null }),
        })),
        totals: last.counts,
        total: last.total,
      }
    }),
    notYetValidated: records.length - counted.length,
    withheld: withheld.size > 0,
  }
}

const byId = (a: CountedRecord, b: CountedRecord): number => (a.id < b.id ? -1 : 1)
const shownOf = ({ records }: Element): Count => ({ count: records.length, records })
