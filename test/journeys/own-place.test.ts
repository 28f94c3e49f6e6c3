import { expect, it } from 'vitest'
import { ownPlace } from '../../web/data/own-place.ts'

const who = (organisation: string, person: string) => ({
  organisation: { id: organisation, name: 'N' },
  person: { id: person, name: 'P' },
})

it('keeps what is typed apart for every organisation, person and operation', () => {
  const places = [
    ownPlace(who('o1', 'p1'), 'x'),
    ownPlace(who('o2', 'p1'), 'x'),
    ownPlace(who('o1', 'p2'), 'x'),
    ownPlace(who('o1', 'p1'), 'y'),
  ]
  expect(new Set(places).size).toBe(places.length)
})
