import fc from 'fast-check'
import {
  type Caller,
  CODES,
  type Item,
  LIGHTS,
  type Release,
  ROLES,
  type Span,
  STATES,
} from './reference.ts'

/** Random callers and items: few names, so that they meet; times at their edges. */
export const PURPOSES = ['risk-analysis', 'investigation', 'statistics'] as const
const ORGANISATIONS = ['a', 'b', 'c'] as const
const PERSONS = ['p', 'q'] as const
const OPERATIONS = ['o', 'r'] as const
const NOW = Date.UTC(2026, 5, 1)

const edge = fc.constantFrom(NOW - 1000, NOW - 1, NOW, NOW + 1, NOW + 1000)
const span = (): fc.Arbitrary<Span> =>
  fc.record({ from: edge, until: fc.option(edge, { freq: 2 }) })
/** Half of the spans hold now, so that something is allowed as well. */
const mostly = (): fc.Arbitrary<Span> =>
  fc.oneof(span(), fc.constant<Span>({ from: NOW - 1, until: null }))

const release = (): fc.Arbitrary<Release> =>
  fc
    .record({
      when: mostly(),
      to: fc.constantFrom(...ORGANISATIONS),
      persons: fc.oneof(
        fc.constant([] as string[]),
        fc.subarray([...PERSONS]) as fc.Arbitrary<string[]>,
      ),
      operation: fc.option(fc.constantFrom(...OPERATIONS), { freq: 2 }),
      nominal: fc.boolean(),
      withdrawn: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    })
    .map(({ when, ...rest }) => ({ ...rest, ...when }))

const caller = (): fc.Arbitrary<Caller> =>
  fc.record({
    organisation: fc.constantFrom(...ORGANISATIONS),
    person: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PERSONS) }, fc.constant(null)),
    roles: fc.oneof(
      fc.subarray([...ROLES], { maxLength: 4 }),
      fc.constantFrom('TO' as const, 'NCP' as const, 'RA' as const).map((role) => [role]),
    ),
    purpose: fc.constantFrom(...PURPOSES),
    twoFactors: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    memberships: fc.array(
      fc
        .record({ operation: fc.constantFrom(...OPERATIONS), when: mostly() })
        .map(({ operation, when }) => ({ operation, ...when })),
      { maxLength: 3 },
    ),
    now: fc.constant(NOW),
  })

const item = (): fc.Arbitrary<Item> =>
  fc.record({
    owner: fc.constantFrom(...ORGANISATIONS),
    light: fc.constantFrom(...LIGHTS),
    code: fc.constantFrom(...CODES),
    purposes: fc.oneof(fc.constant([...PURPOSES]), fc.subarray([...PURPOSES])),
    state: fc.oneof(fc.constant('live' as const), fc.constantFrom(...STATES)),
    releases: fc.array(release(), { maxLength: 4 }),
    bases: fc.array(mostly(), { maxLength: 2 }),
  })

export const worlds = (): fc.Arbitrary<{ readonly caller: Caller; readonly item: Item }> =>
  fc.record({ caller: caller(), item: item() })
