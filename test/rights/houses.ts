import fc from 'fast-check'
import {
  type Grant,
  type Labelled,
  type Principal,
  RECORD_STATES,
  ROLES,
  type Role,
} from '../../src/rights/index.ts'

/**
 * Small random houses in rows: organisations, people, operations, instruments, targets, releases
 * and who asks. Ids are few and the same in every house, since each is rolled back; times stand at
 * the edges of `NOW`.
 */
export const NOW = Date.UTC(2026, 2, 2, 9)
export const PURPOSES = ['risk-analysis', 'investigation', 'statistics'] as const

const uuid = (kind: number, n: number): string =>
  `0190a000-0000-7000-8${String(kind).padStart(3, '0')}-${String(n).padStart(12, '0')}`
export const organisationId = (n: number): string => uuid(1, n)
/** People are numbered through the house: ten times their organisation and one for each. */
export const personId = (n: number): string => uuid(2, n)
export const operationId = (n: number): string => uuid(3, n)
export const targetId = (n: number): string => uuid(4, n)

const ORGANISATIONS = 3
const PEOPLE = 2
const OPERATIONS = 2

type Span = { readonly from: number; readonly until: number | null }
export type SmallHouse = {
  /** By organisation, by person. */
  readonly people: readonly (readonly {
    readonly active: boolean
    readonly roles: readonly (typeof ROLES)[number][]
  }[])[]
  readonly members: readonly (Span & { readonly operation: number; readonly member: number })[]
  readonly bases: readonly (Span & { readonly owner: number; readonly with: number })[]
  /** `id` may be the same with two owners: numbers of one house mean nothing in another. */
  readonly targets: readonly {
    readonly owner: number
    readonly id: number
    readonly tlp: Labelled['tlp']
    readonly code: Labelled['code']
    readonly purposes: readonly string[]
    readonly state: Labelled['state']
  }[]
  readonly releases: readonly (Span & {
    readonly owner: number
    readonly object: number
    readonly kind: 'target' | 'batch'
    readonly to: number
    readonly person: number | null
    readonly operation: number | null
    readonly nominal: boolean
    readonly withdrawn: boolean
  })[]
  readonly callers: readonly {
    readonly organisation: number
    readonly person: number | null
    readonly purpose: string
    readonly strong: boolean
  }[]
}

const edge = fc.constantFrom(NOW - 1000, NOW - 1, NOW, NOW + 1, NOW + 1000)
/** Two in three hold now. */
const span: fc.Arbitrary<Span> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ from: edge, until: fc.option(edge, { freq: 2 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      from: fc.constantFrom(NOW - 1000, NOW),
      until: fc.constantFrom(null, NOW + 1),
    }),
  },
)
/** Most of what happens happens to the first organisation, so that it meets. */
const organisation = fc.oneof(fc.constant(0), fc.nat({ max: ORGANISATIONS - 1 }))
const other = fc.nat({ max: ORGANISATIONS - 1 })
const person = fc.nat({ max: PEOPLE - 1 })
const seldom = (one: number) => fc.nat({ max: one }).map((n) => n === 0)
const spanned = <T extends object>(what: fc.Arbitrary<T>): fc.Arbitrary<T & Span> =>
  fc.tuple(what, span).map(([one, when]) => ({ ...one, ...when }))

const TARGET_IDS = 6
const target = fc.record({
  owner: other,
  id: fc.nat({ max: TARGET_IDS - 1 }),
  tlp: fc.constantFrom<Labelled['tlp']>('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'),
  code: fc.constantFrom<Labelled['code']>('H0', 'H0', 'H1', 'H2', 'H3'),
  purposes: fc.oneof(
    { weight: 2, arbitrary: fc.constant<string[]>(['risk-analysis']) },
    { weight: 1, arbitrary: fc.subarray<string>([...PURPOSES]) },
  ),
  state: fc.oneof(
    { weight: 3, arbitrary: fc.constant('live' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...RECORD_STATES) },
  ),
})

export const smallHouses = (): fc.Arbitrary<SmallHouse> =>
  fc.record({
    people: fc.array(
      fc.array(
        fc.record({
          active: seldom(9).map((left) => !left),
          roles: fc.oneof(
            fc.subarray([...ROLES], { maxLength: 3 }),
            fc
              .constantFrom<Role>('targeting-officer', 'national-contact-point', 'rilo-analyst')
              .map((role) => [role]),
          ),
        }),
        { minLength: PEOPLE, maxLength: PEOPLE },
      ),
      { minLength: ORGANISATIONS, maxLength: ORGANISATIONS },
    ),
    members: fc.array(
      spanned(fc.record({ operation: fc.nat({ max: OPERATIONS - 1 }), member: organisation })),
      { maxLength: 5 },
    ),
    bases: fc.array(spanned(fc.record({ owner: other, with: organisation })), {
      maxLength: 4,
    }),
    targets: fc.uniqueArray(target, {
      minLength: 6,
      maxLength: 12,
      selector: ({ owner, id }) => owner * 100 + id,
    }),
    releases: fc.array(
      spanned(
        fc.record({
          owner: other,
          object: fc.nat({ max: TARGET_IDS - 1 }),
          kind: seldom(7).map((other) => (other ? ('batch' as const) : ('target' as const))),
          to: organisation,
          person: fc.option(person, { freq: 1 }),
          operation: fc.option(fc.nat({ max: OPERATIONS - 1 }), { freq: 1 }),
          nominal: fc.boolean(),
          withdrawn: seldom(4),
        }),
      ).map((row) => ({ ...row, person: row.person === null ? null : row.to * 10 + row.person })),
      { minLength: 8, maxLength: 24 },
    ),
    callers: fc.array(
      fc
        .record({
          organisation,
          person: fc.option(person, { freq: 8 }),
          purpose: fc.oneof(
            { weight: 3, arbitrary: fc.constant('risk-analysis') },
            { weight: 1, arbitrary: fc.constantFrom(...PURPOSES) },
          ),
          strong: seldom(3).map((weak) => !weak),
        })
        .map((row) => ({
          ...row,
          person: row.person === null ? null : row.organisation * 10 + row.person,
        })),
      { minLength: 1, maxLength: 1 },
    ),
  })

const instant = (ms: number): string => new Date(ms).toISOString()
export const at = ({ from, until }: Span) => ({
  from: instant(from),
  until: until === null ? null : instant(until),
})

type Asking = SmallHouse['callers'][number]

/** Who asks, as the house in memory has it: what `act.rights()` must read from the rows. */
export function principalIn(house: SmallHouse, asking: Asking): Principal {
  const one =
    asking.person === null ? null : house.people[asking.organisation]?.[asking.person % 10]
  return {
    organisation: organisationId(asking.organisation),
    person: asking.person === null ? null : personId(asking.person),
    roles: one?.active ? [...one.roles].sort() : [],
    purpose: asking.purpose,
    strong: asking.person === null || asking.strong,
    now: instant(NOW),
    memberships: house.members
      .filter((row) => row.member === asking.organisation)
      .map((row) => ({ operation: operationId(row.operation), ...at(row) })),
    bases: house.bases
      .filter((row) => row.with === asking.organisation)
      .map((row) => ({ owner: organisationId(row.owner), ...at(row) })),
  }
}

/** One target's label with every release of its owner that names it. */
export function labelledIn(house: SmallHouse, target: SmallHouse['targets'][number]): Labelled {
  return {
    owner: organisationId(target.owner),
    tlp: target.tlp,
    code: target.code,
    purposes: target.purposes,
    state: target.state,
    grants: house.releases
      .filter(
        (row) => row.kind === 'target' && row.owner === target.owner && row.object === target.id,
      )
      .map(
        (row): Grant => ({
          organisation: organisationId(row.to),
          person: row.person === null ? null : personId(row.person),
          operation: row.operation === null ? null : operationId(row.operation),
          nominal: row.nominal,
          withdrawn: row.withdrawn,
          ...at(row),
        }),
      ),
  }
}
