import type { NonEmpty } from '../base/index.ts'
import type { RecordAct } from './acts.ts'
import { and, asSql, type Columns } from './fence.ts'
import type { Labelled, Principal } from './principal.ts'
import { RULES, type RuleName } from './rules.ts'

/** What one rule said: the words keys `access.rule.<rule>.yes` and `.no`, and what they need. */
export type Ground = {
  readonly rule: RuleName
  readonly holds: boolean
  readonly values: Readonly<Record<string, string>>
}

export type Decision = { readonly allowed: boolean; readonly grounds: NonEmpty<Ground> }

/**
 * May this caller do this with this record? Every rule is asked and answers with its ground; one
 * that does not hold is enough for no. Pure. Source: the table of rights in
 * `docs/decisions/0011-rights.md`.
 */
export function decide(caller: Principal, act: RecordAct, record: Labelled): Decision {
  const grounds = RULES.map(
    (rule): Ground => ({
      rule: rule.name,
      holds: rule.holds(caller, act, record),
      values: rule.values(caller, act, record),
    }),
  )
  return {
    allowed: grounds.every((ground) => ground.holds),
    grounds: grounds as unknown as NonEmpty<Ground>,
  }
}

/** Only yes or no, for lists in memory. */
export const may = (caller: Principal, act: RecordAct, record: Labelled): boolean =>
  RULES.every((rule) => rule.holds(caller, act, record))

/** The same rules as a condition of SQL: lists, counts, searches and exports are made with it. */
export const predicate = (caller: Principal, act: RecordAct, at: Columns) =>
  asSql(and(...RULES.map((rule) => rule.fence(caller, act, at))))
