import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consignmentSchema } from '../trade/index.ts'
import { consignmentsOf, countRecords, layoutOf, readAll, rejectsOf } from './samples.contract.ts'

/** A file of a format, as the suite needs it. */
export type ReaderSample = {
  readonly name: string
  readonly bytes: Uint8Array
  /** Records that the file has, by another count than the reader's own. */
  readonly records: number
}

export type ReaderCase = {
  readonly format: string
  readonly samples: readonly ReaderSample[]
  /** Damages a sample in the ways of the format. */
  readonly damage: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array>
}

const RUNS = 60

/** What every reader of trade files holds, whatever its format. */
export function readerContract({ format, samples, damage }: ReaderCase): void {
  describe(`reader of ${format}`, () => {
    const sampleOf = fc.constantFrom(...samples)
    const pushes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 })
    const chunkBytes = fc.integer({ min: 1, max: 3000 })

    it.each(samples)('reads every record of $name', ({ name, bytes, records }) => {
      const read = readAll(layoutOf(name, bytes), name, bytes)
      expect(countRecords(read)).toBe(records)
    })

    it('makes canonical consignments with their source', () => {
      for (const { name, bytes } of samples) {
        for (const consignment of consignmentsOf(readAll(layoutOf(name, bytes), name, bytes))) {
          expect(consignmentSchema.safeParse(consignment).error).toBeUndefined()
          expect(consignment.source).toMatchObject({ file: name, format })
          expect(consignment.id).toMatch(/^[0-9a-f]{32}$/)
        }
      }
    })

    it('says the same whatever the sizes of pushes and chunks', () => {
      fc.assert(
        fc.property(sampleOf, pushes, chunkBytes, damage, (sample, sizes, chunk, hurt) => {
          const layout = layoutOf(sample.name, sample.bytes)
          const bytes = hurt(sample.bytes)
          const whole = readAll(layout, sample.name, bytes)
          const pieces = readAll(layout, sample.name, bytes, { pushes: sizes, chunkBytes: chunk })
          expect(pieces).toEqual(whole)
        }),
        { seed: 7, numRuns: RUNS },
      )
    })

    it('numbers each record once, in damaged files too', () => {
      fc.assert(
        fc.property(sampleOf, damage, damage, (sample, first, second) => {
          const layout = layoutOf(sample.name, sample.bytes)
          const records = readAll(layout, sample.name, second(first(sample.bytes)))
          const taken = new Set(rejectsOf(records).map(({ record }) => record))
          expect(taken.size).toBe(rejectsOf(records).length)
          const begun = consignmentsOf(records).map(({ source }) => source.record)
          expect(new Set(begun).size).toBe(begun.length)
          for (const record of begun) expect(taken.has(record)).toBe(false)
          const last = Math.max(0, ...taken, ...begun)
          expect(last).toBeLessThanOrEqual(countRecords(records))
        }),
        { seed: 8, numRuns: RUNS },
      )
    })

    it('throws at no truncation', () => {
      for (const { name, bytes } of samples) {
        const layout = layoutOf(name, bytes)
        const step = bytes.length > 4000 ? 7 : 1
        for (let length = 0; length < bytes.length; length += step) {
          readAll(layout, name, bytes.subarray(0, length))
        }
      }
    })
  })
}
