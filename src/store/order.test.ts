import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANES } from '../base/index.ts'
import {
  answerNumber,
  answerOf,
  LANE,
  laneOf,
  TARGET_ANSWERS,
  urgencyOf,
  urgencyRange,
} from './order.ts'

const share = fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 1_000_000)
const ranked = fc.tuple(fc.constantFrom(...LANES), share, share)

describe('urgency', () => {
  it('orders as lane, then score, then completeness', () => {
    fc.assert(
      fc.property(ranked, ranked, (a, b) => {
        const wanted = LANE[a[0]] - LANE[b[0]] || Math.sign(b[1] - a[1]) || Math.sign(b[2] - a[2])
        expect(Math.sign(urgencyOf(...a) - urgencyOf(...b))).toBe(Math.sign(wanted))
      }),
      { seed: 7, numRuns: 1000 },
    )
  })

  it('lies in the range of its lane, in whole numbers that a double keeps', () => {
    fc.assert(
      fc.property(ranked, (one) => {
        const [from, to] = urgencyRange(one[0])
        const urgency = urgencyOf(...one)
        expect(urgency >= from && urgency < to && Number.isSafeInteger(urgency)).toBe(true)
      }),
      { seed: 7, numRuns: 1000 },
    )
  })
})

it('numbers of lanes and answers go both ways', () => {
  for (const lane of LANES) expect(laneOf(LANE[lane])).toBe(lane)
  for (const answer of TARGET_ANSWERS) expect(answerOf(answerNumber(answer))).toBe(answer)
})
