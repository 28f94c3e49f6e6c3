import { labelledOf, ROLE_NAMES } from './as-asked.ts'
import {
  COLLEAGUE,
  eachCell,
  ME,
  MEMBERSHIPS,
  type Member,
  MINE,
  NOW,
  OPERATION,
  THIRD,
} from './cells.ts'
import type { SmallHouse } from './houses.ts'
import type { Item, Role } from './reference.ts'

/**
 * All cells of one membership as one house in rows: a target for every item. Owner 0 is the
 * caller's organisation, 1 an owner without an instrument in force, 2 one with; 3 a third party.
 * Ids are those of another owner's targets as well, and stand in releases of another kind.
 */
const ORGANISATION: Readonly<Record<string, number>> = { [MINE]: 0, [THIRD]: 3 }
const PERSON: Readonly<Record<string, number>> = { [ME]: 0, [COLLEAGUE]: 1 }
const IDS = 600

export type CellHouse = SmallHouse & {
  /** The item of each of the first targets; those after them are no cells. */
  readonly items: readonly Item[]
}

/** `keep` leaves some items out: a smaller house for more questions. */
export function cellHouse(
  member: Member,
  role: Role,
  keep: (item: Item) => boolean = () => true,
): CellHouse {
  const items = new Set<Item>()
  eachCell((_, __, item) => {
    if (keep(item)) items.add(item)
    return undefined
  })
  const placed = [...items].map((item) => {
    const owner = item.owner === MINE ? 0 : item.bases.length === 1 ? 2 : 1
    return { item, owner }
  })
  const counts = [0, 0, 0]
  const numbered = placed.map(({ item, owner }) => {
    const n = counts[owner] ?? 0
    counts[owner] = n + 1
    // Owner 2's numbers are turned, so that one number is not one relation for all owners.
    return { item, owner, id: owner === 2 ? (n + 130) % IDS : n }
  })
  const begun = { from: NOW - 1, until: null }
  const plain = { person: null, operation: null, nominal: false, withdrawn: false, ...begun }
  const extra = [
    { owner: 2, id: 1000, tlp: 'GREEN', person: null, withdrawn: false },
    { owner: 1, id: 1001, tlp: 'GREEN', person: null, withdrawn: false },
    // The caller was named, and is not any more.
    { owner: 0, id: 1002, tlp: 'RED', person: 0, withdrawn: true },
  ] as const
  return {
    items: numbered.map(({ item }) => item),
    people: [
      [
        { active: true, roles: [ROLE_NAMES[role]] },
        { active: true, roles: [] },
      ],
      [],
      [],
      [],
    ],
    members: MEMBERSHIPS[member].map((row) => ({
      ...{ from: row.from, until: row.until, member: 0 },
      operation: row.operation === OPERATION ? 0 : 1,
    })),
    bases: [
      { owner: 2, with: 0, ...begun },
      { owner: 2, with: 1, ...begun },
      { owner: 1, with: 0, from: NOW - 1000, until: NOW },
      { owner: 1, with: 2, ...begun },
    ],
    targets: [
      ...numbered.map(({ item, owner, id }) => {
        const { tlp, code, purposes, state } = labelledOf(item)
        return { owner, id, tlp, code, purposes, state }
      }),
      ...extra.map(({ owner, id, tlp }) => ({
        ...{ owner, id, tlp, code: 'H0' as const, purposes: ['risk-analysis'] },
        state: 'live' as const,
      })),
    ],
    releases: [
      ...numbered.flatMap(({ item, owner, id }) => [
        ...item.releases.flatMap((one) =>
          (one.persons.length === 0 ? [null] : one.persons).map((person) => ({
            ...{ owner, object: id, kind: 'target' as const, from: one.from, until: one.until },
            ...{ to: ORGANISATION[one.to] ?? -1, nominal: one.nominal, withdrawn: one.withdrawn },
            person: person === null ? null : (PERSON[person] ?? -1),
            operation: one.operation === null ? null : one.operation === OPERATION ? 0 : 1,
          })),
        ),
        { ...plain, owner, object: id, kind: 'batch' as const, to: 0, nominal: true },
        { ...plain, owner, object: id, kind: 'batch' as const, to: 0, person: 0 },
      ]),
      // Without the trader's own fields, from the owner with an instrument and from the other.
      ...extra.map(({ owner, id, person, withdrawn }) => ({
        ...{ ...plain, owner, object: id, kind: 'target' as const, to: 0, person, withdrawn },
      })),
    ],
    callers: [{ organisation: 0, person: 0, purpose: 'risk-analysis', strong: true }],
  }
}
