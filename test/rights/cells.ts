import {
  ACTS,
  type Caller,
  CODES,
  type Code,
  type Item,
  LIGHTS,
  type Light,
  type Membership,
  type Release,
  ROLES,
  type Role,
  type Span,
  STATES,
  type State,
} from './reference.ts'

/** The instant of every cell; what begins at it has begun, what ends at it is over. */
export const NOW = Date.UTC(2026, 2, 2, 9)
const DAY = 86_400_000

export const MINE = 'nordavia'
export const OWNER = 'suderland'
export const THIRD = 'ostland'
export const ME = 'anna'
export const COLLEAGUE = 'bert'
export const OPERATION = 'operation-harbour'
export const OTHER_OPERATION = 'operation-river'

export const RELATIONS = [
  'own',
  'own and named',
  'released to the organisation',
  'released within an operation',
  'released by name',
  'released, then withdrawn',
  'none',
] as const
type Relation = (typeof RELATIONS)[number]

export const MEMBERS = ['not yet', 'now', 'ended'] as const
export type Member = (typeof MEMBERS)[number]

const begun: Span = { from: NOW, until: null }
const ending: Span = { from: NOW - DAY, until: NOW + 1 }
const over: Span = { from: NOW - DAY, until: NOW }
const ahead: Span = { from: NOW + 1, until: null }

const release = (to: string, span: Span, more: Partial<Release> = {}): Release => ({
  to,
  ...span,
  persons: [],
  operation: null,
  nominal: true,
  withdrawn: false,
  ...more,
})

/** What never reaches the caller, in every relation: others', a colleague's, over, not begun. */
const OTHERS: readonly Release[] = [
  release(THIRD, begun),
  release(THIRD, begun, { persons: [ME] }),
  release(MINE, begun, { persons: [COLLEAGUE] }),
  release(MINE, over),
  release(MINE, over, { persons: [ME] }),
  release(MINE, ahead, { persons: [ME] }),
  release(MINE, begun, { withdrawn: true, persons: [COLLEAGUE] }),
]

const RELEASES: Readonly<Record<Relation, readonly Release[]>> = {
  own: OTHERS,
  'own and named': [...OTHERS, release(MINE, begun, { persons: [ME], nominal: false })],
  'released to the organisation': [...OTHERS, release(MINE, ending)],
  'released within an operation': [...OTHERS, release(MINE, begun, { operation: OPERATION })],
  'released by name': [...OTHERS, release(MINE, begun, { persons: [ME] })],
  'released, then withdrawn': [
    ...OTHERS,
    release(MINE, begun, { withdrawn: true }),
    release(MINE, begun, { withdrawn: true, persons: [ME] }),
  ],
  none: OTHERS,
}

/** Another operation's member in every cell; of the cell's own: not yet, now, or until now. */
export const MEMBERSHIPS: Readonly<Record<Member, readonly Membership[]>> = {
  'not yet': [
    { operation: OTHER_OPERATION, ...begun },
    { operation: OPERATION, ...ahead },
  ],
  now: [
    { operation: OPERATION, ...over },
    { operation: OPERATION, ...begun },
  ],
  ended: [
    { operation: OPERATION, ...over },
    { operation: OTHER_OPERATION, ...ending },
  ],
}

const BASES: readonly (readonly Span[])[] = [[over, ahead], [ending]]

export type Cell = {
  readonly role: Role
  readonly relation: Relation
  readonly member: Member
  readonly light: Light
  readonly code: Code
  readonly basis: boolean
  readonly state: State
  readonly act: string
}

/**
 * Every cell, as caller, act and item, until `visit` answers `stop`; answers how many were visited.
 * The objects are shared between cells that share them.
 */
export function eachCell(
  visit: (
    caller: Caller,
    act: string,
    item: Item,
    cell: () => Cell,
    at: number,
  ) => 'stop' | undefined,
): number {
  let at = 0
  for (const relation of RELATIONS)
    for (const basis of [false, true])
      for (const light of LIGHTS)
        for (const code of CODES)
          for (const state of STATES) {
            const item: Item = {
              owner: relation.startsWith('own') ? MINE : OWNER,
              light,
              code,
              purposes: ['risk-analysis', 'investigation'],
              state,
              releases: RELEASES[relation],
              bases: BASES[basis ? 1 : 0] as readonly Span[],
            }
            for (const member of MEMBERS)
              for (const role of ROLES)
                for (const act of ACTS) {
                  const cell = (): Cell => ({
                    ...{ role, relation, member, light, code, basis, state, act },
                  })
                  if (visit(callerOf(role, member), act, item, cell, at++) === 'stop') return at
                }
          }
  return at
}

const CALLERS = new Map<string, Caller>()

export function callerOf(role: Role, member: Member): Caller {
  const key = `${role} ${member}`
  const known = CALLERS.get(key)
  if (known) return known
  const made: Caller = {
    organisation: MINE,
    person: ME,
    roles: [role],
    purpose: 'risk-analysis',
    twoFactors: true,
    memberships: MEMBERSHIPS[member],
    now: NOW,
  }
  CALLERS.set(key, made)
  return made
}
