import type { Collector } from './vocabulary.ts'

/**
 * Words of title and terms of each entry without their order: what a sentence in the words of a
 * regulation has in common with an entry when no term stands in it whole.
 */
export type BagIndex = {
  readonly from: Int32Array
  readonly entry: Int32Array
  readonly weight: Float32Array
  /** How telling a family is: logarithm of entries over entries that have it. */
  readonly telling: Float32Array
  /** What a word unknown to the catalogue counts in the denominator. */
  readonly unknown: number
}

/** Counts by family and entry, in one table that grows by families. */
export type BagCollector = { readonly entries: number; counts: Uint16Array }

export const bagCollector = (entries: number): BagCollector => ({
  entries,
  counts: new Uint16Array(entries * 0x2000),
})

export function addToBag(
  bags: BagCollector,
  from: Collector,
  entry: number,
  stems: readonly number[],
  times: number,
): void {
  for (let i = 0; i < stems.length; i++) {
    const at = from.familyOfStem[stems[i]!]! * bags.entries + entry
    if (at >= bags.counts.length) {
      const wider = new Uint16Array(bags.counts.length * 2)
      wider.set(bags.counts)
      bags.counts = wider
    }
    bags.counts[at]! += times
  }
}

/** Saturation and length norm of BM25. */
const K = 1.2
const LENGTH = 0.4

export function bagIndex({ entries, counts }: BagCollector, from: Collector): BagIndex {
  const families = from.families.size
  const lengths = new Float64Array(entries)
  const starts = new Int32Array(families + 1)
  for (let family = 0, at = 0; family < families; family++) {
    let use = 0
    for (let e = 0; e < entries; e++, at++) {
      const times = counts[at]!
      if (times === 0) continue
      use++
      lengths[e]! += times
    }
    starts[family + 1] = starts[family]! + use
  }
  const mean = lengths.reduce((sum, n) => sum + n, 0) / Math.max(1, entries)
  const entry = new Int32Array(starts[families]!)
  const weight = new Float32Array(starts[families]!)
  const telling = new Float32Array(families)
  for (let family = 0, at = 0, next = 0; family < families; family++) {
    for (let e = 0; e < entries; e++, at++) {
      const times = counts[at]!
      if (times === 0) continue
      entry[next] = e
      const norm = K * (1 - LENGTH + (LENGTH * lengths[e]!) / mean)
      weight[next++] = (times * (K + 1)) / (times + norm)
    }
    const use = starts[family + 1]! - starts[family]!
    telling[family] = Math.log((entries + 1) / (use + 0.5))
  }
  return { from: starts, entry, weight, telling, unknown: Math.log(Math.max(2, entries / 12)) }
}
