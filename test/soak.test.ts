import { expect, it } from 'vitest'
import { sentenceOf, soak } from '../measure/soak.ts'

const ROUNDS = 100

it(`loses and doubles nothing that was acknowledged over ${ROUNDS} kills of the server`, async () => {
  const counts = await soak(ROUNDS, 20261122)
  console.log(sentenceOf(counts))
  expect(counts).toMatchObject({ rounds: ROUNDS, lost: 0, doubled: 0, unproved: 0 })
  expect(counts.acknowledged).toBeGreaterThan(ROUNDS)
  expect(counts.sentAgain).toBeGreaterThan(ROUNDS / 2)
}, 1_800_000)
