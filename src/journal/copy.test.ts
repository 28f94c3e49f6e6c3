import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CopyEntry, copyEntrySchema, isCopyEntry } from './copy.ts'

const ID = '019a4c1e-0000-7000-8000-000000000001'
const HASH = 'a'.repeat(64)
const entry: CopyEntry = {
  kind: 'entry',
  number: 3,
  id: ID,
  at: '2026-11-22T08:00:00.000Z',
  person: ID,
  act: 'record.consulted',
  purpose: 'risk-analysis',
  hashes: [HASH],
  detail: { objects: [ID], said: { kind: 'target', count: 1, own: true }, salt: HASH },
  detailHash: HASH,
  leaf: HASH,
}

it('knows the entries that this house writes', () => {
  for (const one of [entry, { ...entry, person: null }, { ...entry, detail: null }])
    expect(isCopyEntry(one)).toBe(true)
})

it('says yes to nothing that the schema refuses', () => {
  const odd = fc.oneof(
    fc.constantFrom(null, undefined, -1, 0.5, '', ID, HASH, [], [1], {}, Number.NaN, 2 ** 60),
    fc.jsonValue(),
  )
  const places = [...Object.keys(entry), 'more']
  const inside = ['objects', 'said', 'salt', 'more']
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.constantFrom(...inside),
      odd,
      (place, name, value) => {
        const lines: readonly unknown[] = [
          value,
          { ...entry, [place]: value },
          { ...entry, detail: { ...entry.detail, [name]: value } },
        ]
        for (const line of lines)
          if (isCopyEntry(line)) expect(copyEntrySchema.safeParse(line).success).toBe(true)
      },
    ),
    { numRuns: 3000, seed: 20261122 },
  )
})
