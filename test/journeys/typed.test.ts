import { expect, it } from 'vitest'
import { draftName } from '../../web/data/draft-name.ts'

it('keeps what is typed apart for every organisation, person and operation', () => {
  const places = [
    draftName('o1.p1', 'x', 'plan'),
    draftName('o2.p1', 'x', 'plan'),
    draftName('o1.p2', 'x', 'plan'),
    draftName('o1.p1', 'y', 'plan'),
  ]
  expect(new Set(places).size).toBe(places.length)
})
