import fc from 'fast-check'
import { expect, it } from 'vitest'
import { HANDLING_CODES, TLPS } from '../base/index.ts'
import { may, type Principal, PURPOSES, RECORD_STATES, ROLES } from '../rights/index.ts'
import { consultsPlain } from './shown.ts'

const OWNER = '01890000-0000-7000-8000-000000000001'

/** `restricted` as a function: what the index holds. */
const isRestricted = (record: {
  readonly tlp: string
  readonly state: string
  readonly purposes: readonly string[]
}): boolean =>
  record.tlp === 'RED' ||
  record.state !== 'live' ||
  record.purposes.length !== 1 ||
  record.purposes[0] !== 'risk-analysis'

it('whatever is not restricted is shown to all who may consult, or to nobody', () => {
  const callers = fc.record<Principal>({
    organisation: fc.constant(OWNER),
    person: fc.constantFrom(null, '01890000-0000-7000-8000-000000000002'),
    roles: fc.subarray([...ROLES]),
    purpose: fc.constantFrom(...PURPOSES),
    strong: fc.boolean(),
    now: fc.constant('2026-03-02T08:00:00.000Z'),
    memberships: fc.constant([]),
    bases: fc.constant([]),
  })
  const records = fc.record({
    owner: fc.constant(OWNER),
    tlp: fc.constantFrom(...TLPS),
    code: fc.constantFrom(...HANDLING_CODES),
    purposes: fc.subarray([...PURPOSES], { minLength: 1 }),
    state: fc.constantFrom(...RECORD_STATES),
    grants: fc.constant([]),
  })
  let plain = 0
  fc.assert(
    fc.property(callers, records, fc.boolean(), (caller, made, often) => {
      const record = often ? { ...made, purposes: ['risk-analysis'], state: 'live' as const } : made
      if (isRestricted(record)) return
      plain++
      expect(may(caller, 'consult', record)).toBe(consultsPlain(caller))
    }),
    { seed: 3, numRuns: 5000 },
  )
  expect(plain).toBeGreaterThan(1000)
})
