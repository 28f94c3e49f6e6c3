import { type RawBuilder, sql } from 'kysely'
import { isNow, type Principal } from './principal.ts'

/** A condition of SQL that is folded while it is made: `true` and `false` never reach the database. */
export type Fence = boolean | RawBuilder<boolean>

/** How a record's labels are called in the query that the fence is for. */
export type Columns = {
  /** A column, or the owner itself where all rows of the query are one owner's. */
  readonly owner: RawBuilder<unknown> | string
  readonly id: RawBuilder<unknown>
  /** The kind of record as releases name it. */
  readonly kind: string
  readonly tlp: RawBuilder<unknown>
  readonly code: RawBuilder<unknown>
  readonly state: RawBuilder<unknown>
  readonly purposes: (purpose: string) => Fence
}

/**
 * The label columns of a table under its alias in the query. Where it reads one owner's rows alone
 * (row security sees to it for the own tables), naming the owner folds half of every rule away.
 */
export const columnsOf = (kind: string, alias: string, id = 'id', owner?: string): Columns => ({
  kind,
  owner: owner ?? sql.ref(`${alias}.owner`),
  id: sql.ref(`${alias}.${id}`),
  tlp: sql.ref(`${alias}.tlp`),
  code: sql.ref(`${alias}.handling_code`),
  state: sql.ref(`${alias}.record_state`),
  purposes: (purpose) => sql<boolean>`${purpose} = any(${sql.ref(`${alias}.purposes`)})`,
})

export const yes = (holds: boolean): Fence => holds

export const no = (fence: Fence): Fence =>
  typeof fence === 'boolean' ? !fence : sql<boolean>`not ${fence}`

export function and(...fences: readonly Fence[]): Fence {
  if (fences.includes(false)) return false
  const left = fences.filter((fence) => typeof fence !== 'boolean')
  return left.length === 0 ? true : sql<boolean>`(${sql.join(left, sql` and `)})`
}

export function either(...fences: readonly Fence[]): Fence {
  if (fences.includes(true)) return true
  const left = fences.filter((fence) => typeof fence !== 'boolean')
  return left.length === 0 ? false : sql<boolean>`(${sql.join(left, sql` or `)})`
}

export const same = (column: Columns['owner'], id: string): Fence =>
  typeof column === 'string' ? column === id : sql<boolean>`${column} = ${id}::uuid`

/** Column in a set of texts or ids; an empty set is nobody's. */
export const oneOf = (column: Columns['owner'], values: readonly string[]): Fence =>
  typeof column === 'string' || values.length === 0
    ? values.some((value) => value === column)
    : sql<boolean>`${column}::text in (${sql.join(values.map((value) => sql`${value}`))})`

/** A release that reaches the caller now: the same test as `grantsFor`, as a subquery. */
export function grantFence(
  caller: Principal,
  at: Columns,
  asked: { readonly named?: boolean; readonly nominal?: boolean },
): Fence {
  const operations = caller.memberships.filter((one) => isNow(one, caller.now))
  const mine = caller.person === null ? sql`false` : sql`g.to_person = ${caller.person}::uuid`
  return sql<boolean>`exists (select from release g
    where g.organisation = ${at.owner} and g.kind = ${at.kind} and g.object = ${at.id}
      and g.to_organisation = ${caller.organisation}::uuid and g.withdrawn_at is null
      and g.from_at <= ${caller.now} and (g.until_at is null or g.until_at > ${caller.now})
      and ${asked.named ? mine : sql`(g.to_person is null or ${mine})`}
      and (g.operation is null or g.operation = any(${operations.map((one) => one.operation)}::uuid[]))
      ${asked.nominal ? sql`and g.nominal` : sql``})`
}

/** The fence as a condition, for a query that is made in any case. */
export const asSql = (fence: Fence): RawBuilder<boolean> =>
  typeof fence === 'boolean' ? (fence ? sql<boolean>`true` : sql<boolean>`false`) : fence
