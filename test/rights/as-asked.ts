import type { Labelled, Principal, RecordAct } from '../../src/rights/index.ts'
import type { Caller, Item, Role, Span } from './reference.ts'

/** The reference's world in the words of `src/rights`: names and shapes, and nothing decided. */
export const ROLE_NAMES: Readonly<Record<Role, Principal['roles'][number]>> = {
  FO: 'frontline-officer',
  TO: 'targeting-officer',
  RBE: 'reach-back-expert',
  NCP: 'national-contact-point',
  RA: 'rilo-analyst',
  OC: 'operation-coordinator',
  PM: 'programme-manager',
  DO: 'donor',
  OA: 'organisation-administrator',
  AU: 'auditor',
}

const instant = (ms: number): string => new Date(ms).toISOString()
const span = ({ from, until }: Span) => ({
  from: instant(from),
  until: until === null ? null : instant(until),
})

/** An instrument with somebody else, which must never serve. */
const ELSEWHERE = { owner: 'westland', from: instant(0), until: null }

/** A release to three persons is three grants; a basis stands with the caller, for its owner. */
export function asAsked(
  caller: Caller,
  act: string,
  item: Item,
): readonly [Principal, RecordAct, Labelled] {
  return [principalOf(caller, item), act as RecordAct, labelledOf(item)]
}

const principals = new WeakMap<Caller, WeakMap<Item, Principal>>()
const labels = new WeakMap<Item, Labelled>()

function principalOf(caller: Caller, item: Item): Principal {
  const known = principals.get(caller)?.get(item)
  if (known) return known
  const made: Principal = {
    organisation: caller.organisation,
    person: caller.person,
    roles: caller.roles.map((role) => ROLE_NAMES[role]),
    purpose: caller.purpose,
    strong: caller.twoFactors,
    now: instant(caller.now),
    memberships: caller.memberships.map((one) => ({ operation: one.operation, ...span(one) })),
    bases: [ELSEWHERE, ...item.bases.map((one) => ({ owner: item.owner, ...span(one) }))],
  }
  const byItem = principals.get(caller) ?? new WeakMap()
  principals.set(caller, byItem.set(item, made))
  return made
}

export function labelledOf(item: Item): Labelled {
  const known = labels.get(item)
  if (known) return known
  const made: Labelled = {
    owner: item.owner,
    tlp: item.light,
    code: item.code,
    purposes: item.purposes,
    state: item.state,
    grants: item.releases.flatMap((one) =>
      (one.persons.length === 0 ? [null] : one.persons).map((person) => ({
        organisation: one.to,
        person,
        operation: one.operation,
        nominal: one.nominal,
        withdrawn: one.withdrawn,
        ...span(one),
      })),
    ),
  }
  labels.set(item, made)
  return made
}
