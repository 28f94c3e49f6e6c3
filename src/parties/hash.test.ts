import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyTable } from './hash.ts'

/** Pairs of one bucket in the order in which they were given, bucket after bucket. */
function plainly(keys: Uint32Array, values: Uint32Array, buckets: number) {
  const rows = [...keys].map((key, at) => ({ key, value: values[at]!, bucket: key % buckets }))
  rows.sort((a, b) => a.bucket - b.bucket)
  return { keys: rows.map(({ key }) => key), values: rows.map(({ value }) => value) }
}

test('a table of keys, small or filled by groups, holds every pair once in its bucket', () => {
  const count = fc.constantFrom(0, 1, 17, 4096, (1 << 15) - 1, 1 << 15, 70_000)
  fc.assert(
    fc.property(count, fc.integer(), fc.constantFrom(1, 7, 0xffff, 0xffffffff), (n, seed, most) => {
      const keys = Uint32Array.from({ length: n }, (_, i) => Math.imul(i + seed, 0x9e3779b1) & most)
      const values = Uint32Array.from({ length: n }, (_, i) => i)
      const table = keyTable(keys, values, n)
      const buckets = table.starts.length - 1
      const { keys: inOrder, values: theirs } = plainly(keys, values, buckets)
      expect([...table.keys]).toEqual(inOrder)
      expect([...table.values]).toEqual(theirs)
      for (let at = 0; at < n; at++) {
        const bucket = table.keys[at]! % buckets
        if (!(table.starts[bucket]! <= at && at < table.starts[bucket + 1]!)) expect.fail(`${at}`)
      }
    }),
    { numRuns: 40, seed: 7 },
  )
})
