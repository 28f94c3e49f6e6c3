import { describe, expect, it } from 'vitest'
import { sentenceOf, sharesOf, soak } from '../measure/soak.ts'

const ROUNDS = 100

describe(`${ROUNDS} kills of the server under load`, () => {
  for (const [engine, rounds] of sharesOf(ROUNDS))
    it(`lose and double nothing that was acknowledged: ${rounds} on ${engine}`, async () => {
      const counts = await soak(engine, rounds, 20261122)
      if (counts === null) return
      console.log(sentenceOf(counts))
      expect(counts).toMatchObject({ rounds, lost: 0, doubled: 0, proved: rounds })
      expect(counts.acknowledged).toBeGreaterThan(rounds)
      expect(counts.sentAgain).toBeGreaterThan(rounds / 2)
    }, 1_800_000)
})
