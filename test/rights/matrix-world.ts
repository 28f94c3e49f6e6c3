import { allowed, type Caller, type Item, type Role } from './reference.ts'
import type { Row } from './routes.ts'

/** Who asks, how they stand to what the address names, and what the answer must then be. */
export const RELATIONS = [
  'own',
  'released',
  'released, then withdrawn',
  'other operation',
  'expired member',
  'hidden',
  'absent',
  'foreign child',
] as const
export type Relation = (typeof RELATIONS)[number]

export type Who = {
  readonly name: string
  readonly roles: readonly Role[]
  readonly strong: boolean
  readonly purpose?: string
}
export type Person = { readonly id: string; readonly cookie: string; readonly who: Who }

const who = (name: string, roles: readonly Role[], more: Partial<Who> = {}): Who => ({
  ...{ name, roles, strong: true },
  ...more,
})
/** Null: nobody, without a session. */
export const PRINCIPALS: readonly (Who | null)[] = [
  null,
  who('frontline officer', ['FO']),
  who('targeting officer', ['TO']),
  who('targeting officer for statistics', ['TO'], { purpose: 'statistics' }),
  who('reach-back expert', ['RBE']),
  who('contact point', ['NCP']),
  who('contact point with one factor', ['NCP'], { strong: false }),
  who('analyst', ['RA']),
  who('coordinator', ['OC']),
  who('administrator', ['OA']),
  who('auditor', ['AU']),
  who('donor and programme manager', ['DO', 'PM']),
]

/** The record of this relation as the reference sees it; null where there is none. */
export function itemOf(relation: Relation): Item | null {
  if (relation === 'absent' || relation === 'foreign child') return null
  const own = relation === 'own' || relation === 'hidden'
  const within: Partial<Record<Relation, string>> = {
    'other operation': 'other',
    'expired member': 'left',
  }
  const release = {
    ...{ to: 'mine', persons: [], nominal: false, from: 0, until: null },
    withdrawn: relation === 'released, then withdrawn',
    operation: within[relation] ?? null,
  }
  return {
    owner: own ? 'mine' : 'theirs',
    light: relation === 'hidden' ? 'RED' : 'AMBER+STRICT',
    ...{ code: 'H0', purposes: ['risk-analysis'], state: 'live', bases: [] },
    releases: own ? [] : [release],
  }
}

export const callerOf = ({ roles, strong, purpose = 'risk-analysis' }: Who): Caller => ({
  ...{ organisation: 'mine', person: 'me', roles, twoFactors: strong, purpose, now: 2 },
  memberships: [{ operation: 'left', from: 0, until: 1 }],
})

/** The status that the answer must have. */
export function foreseen(row: Row, relation: Relation, who: Who | null): number {
  if (who === null) return 401
  if (!who.roles.some((role) => row.roles.split(' ').includes(role))) return 403
  if (row.strong === true && !who.strong) return 403
  if (row.object === undefined) return row.ok
  const none = row.none ?? 404
  if (row.act === undefined) return relation === 'own' ? row.ok : none
  const caller = callerOf(row.inPlace ? { ...who, roles: ['NCP'] } : who)
  if (row.object === 'received' && (relation === 'own' || relation === 'hidden')) return none
  const child = relation === 'foreign child' && row.route.includes(':release')
  const seen = itemOf(child ? 'own' : relation)
  if (seen === null) return none
  const crosses = row.object === 'received' || (row.object === 'target' && row.own !== true)
  if (seen.owner !== 'mine' && !crosses) return none
  if (allowed(caller, row.act, seen)) return child ? none : row.ok
  return allowed(caller, 'consult', seen) ? 403 : none
}
