/** A list that is never empty: a score without reasons cannot be written down. */
export type NonEmpty<T> = readonly [T, ...T[]]

export const SEVERITIES = ['HARD', 'MIDDLE', 'WEAK'] as const
/** How much a finding weighs: HARD decides alone, MIDDLE counts, WEAK needs company. */
export type Severity = (typeof SEVERITIES)[number]

export const LANES = ['RED', 'YELLOW', 'GREEN'] as const
/** The lane of a target, most urgent first. */
export type Lane = (typeof LANES)[number]

/**
 * What was seen, and where.
 * `at` is the path in the canonical consignment (`goodsItems[0].description`), `span` the
 * half-open range of UTF-16 units inside `value`, `place` the place in the source file
 * (a column header, a line, an XML path) as the reader gave it.
 */
export type Evidence = {
  readonly at: string
  readonly value: string
  readonly span?: readonly [number, number]
  readonly place?: string
}

/** What a court will ask for: the rule, and the list with its version and entry. */
export type Source = {
  readonly rule: string
  readonly list?: string
  readonly version?: string
  readonly entry?: string
}

/**
 * Why something was concluded. Data only: the English or French sentence is made at the door
 * from the words key `reason.<code>` and `values`.
 * `points` is the contribution to the score, 0 to 1 (negative: it speaks against).
 */
export type Reason = {
  readonly code: string
  readonly points: number
  readonly values: Readonly<Record<string, string | number>>
  readonly evidence: readonly Evidence[]
  readonly source: Source
  /** The reasons below this one: the party match under P-01, the goods candidate under G-01. */
  readonly because?: readonly Reason[]
}

/** An indicator that fired. */
export type Finding = Reason & { readonly severity: Severity }

export function isNonEmpty<T>(items: readonly T[]): items is NonEmpty<T> {
  return items.length > 0
}
