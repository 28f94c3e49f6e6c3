import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HANDLING_CODES, TLPS } from '../base/index.ts'
import {
  type Grant,
  isAsStrict,
  type Labelled,
  may,
  type Principal,
  PURPOSES,
  RECORD_ACT_NAMES,
  RECORD_STATES,
  ROLES,
  strictest,
  strictestMarks,
} from './index.ts'

const OWNER = 'o-owner'
const instant = fc.integer({ min: 1, max: 9 }).map((day) => `2026-03-0${day}T00:00:00.000Z`)
const grant: fc.Arbitrary<Grant> = fc.record({
  organisation: fc.constantFrom('o-1', 'o-2', OWNER),
  person: fc.constantFrom(null, 'p-1', 'p-2'),
  operation: fc.constantFrom(null, 'x-1', 'x-2'),
  nominal: fc.boolean(),
  withdrawn: fc.boolean(),
  from: instant,
  until: fc.option(instant),
})
const label: fc.Arbitrary<Labelled> = fc.record({
  owner: fc.constant(OWNER),
  tlp: fc.constantFrom(...TLPS),
  code: fc.constantFrom(...HANDLING_CODES),
  purposes: fc.uniqueArray(fc.constantFrom(...PURPOSES.slice(0, 3)), { maxLength: 3 }),
  state: fc.constantFrom(...RECORD_STATES),
  grants: fc.array(grant, { maxLength: 5 }),
})
const caller: fc.Arbitrary<Principal> = fc.record({
  organisation: fc.constantFrom('o-1', 'o-2', OWNER),
  person: fc.constantFrom('p-1', 'p-2'),
  roles: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 4 }),
  purpose: fc.constantFrom(...PURPOSES.slice(0, 3)),
  strong: fc.boolean(),
  now: instant,
  memberships: fc.subarray(
    ['x-1', 'x-2'].map((operation) => ({
      operation,
      from: '2026-01-01T00:00:00.000Z',
      until: null,
    })),
  ),
  bases: fc.constantFrom([], [{ owner: OWNER, from: '2026-01-01T00:00:00.000Z', until: null }]),
})

describe('the strictest of labels', () => {
  it('lets nobody do what one of the parts does not let them do', () => {
    let allowed = 0
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 2, maxLength: 3 }),
        caller,
        fc.constantFrom(...RECORD_ACT_NAMES),
        (parts, who, act) => {
          // Held stands in the way of changes, limited and quarantined in the way of readers:
          // which of them a whole has is the owner's to say, so parts of one state are compared.
          const [first] = parts
          const same = parts.map((one) => ({ ...one, state: first?.state ?? 'live' }) as Labelled)
          if (!may(who, act, strictest(same))) return
          allowed++
          for (const part of same) expect(may(who, act, part)).toBe(true)
        },
      ),
      { seed: 11, numRuns: 20_000 },
    )
    expect(allowed).toBeGreaterThan(100)
  })

  it('does not depend on the order, and takes the same twice as once', () => {
    fc.assert(
      fc.property(label, label, label, (a, b, c) => {
        const marks = strictestMarks([a, b, c])
        expect(new Set(strictestMarks([c, strictestMarks([b, a])]).purposes)).toEqual(
          new Set(marks.purposes),
        )
        expect({ ...strictestMarks([c, strictestMarks([b, a])]), purposes: [] }).toEqual({
          ...marks,
          purposes: [],
        })
        expect(strictestMarks([a, a])).toEqual(strictestMarks([a]))
        for (const one of [a, b, c]) expect(isAsStrict(marks, one)).toBe(true)
      }),
      { seed: 12, numRuns: 3000 },
    )
  })

  it('joins H1 and H2 to H3, and keeps what both grants give', () => {
    const base: Labelled = {
      owner: OWNER,
      tlp: 'GREEN',
      code: 'H1',
      purposes: ['risk-analysis', 'investigation'],
      state: 'live',
      grants: [],
    }
    const open: Grant = {
      organisation: 'o-1',
      person: null,
      operation: null,
      nominal: true,
      withdrawn: false,
      from: '2026-03-01T00:00:00.000Z',
      until: null,
    }
    const narrow: Grant = {
      ...open,
      person: 'p-1',
      nominal: false,
      from: '2026-03-03T00:00:00.000Z',
      until: '2026-03-05T00:00:00.000Z',
    }
    const other = { ...base, tlp: 'AMBER', code: 'H2', purposes: ['investigation'] } as const
    const both = strictest([
      { ...base, grants: [open] },
      { ...other, grants: [narrow, { ...open, organisation: 'o-2' }] },
    ])
    expect(both).toEqual({
      owner: OWNER,
      tlp: 'AMBER',
      code: 'H3',
      purposes: ['investigation'],
      state: 'live',
      grants: [narrow],
    })
  })

  it('refuses to merge what belongs to several owners', () => {
    const [one] = fc.sample(label, { seed: 1, numRuns: 1 })
    expect(() => strictest([one as Labelled, { ...(one as Labelled), owner: 'x' }])).toThrow(
      /owners/,
    )
  })
})
