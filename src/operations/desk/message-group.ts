import { directory, type Listed } from '../../access/index.ts'
import { Refused } from '../../base/index.ts'
import { isNow, type Principal, recordAct } from '../../rights/index.ts'
import { type Act, needOpen, standingMembers } from '../../store/index.ts'
import { type MessageTypeName, sentBy } from '../message-types.ts'

/** An operation as one of its members writes messages in it. */
export type Group = {
  readonly id: string
  readonly name: string
  /** The organisation that keeps it and its templates. */
  readonly keeper: string
  /** The caller's organisation is a member now. */
  readonly standing: boolean
  /** All that are members now; empty for whoever is not. */
  readonly members: readonly Listed[]
  readonly known: ReadonlyMap<string, Listed>
}

type Row = { readonly id: string; readonly name: string; readonly organisation: string }

/**
 * Refuses (`operation.absent`) an operation that the caller's organisation neither keeps nor ever
 * was a member of. Its members are told to those alone who are members now.
 */
export async function groupOf(act: Act, operation: string): Promise<Group> {
  const find = (): Promise<Row | undefined> =>
    act.db
      .selectFrom('operation')
      .select(['id', 'name', 'organisation'])
      .where('id', '=', operation)
      .executeTakeFirst()
  const row = (await find()) ?? (await act.asGuest(find))
  if (!row) throw new Refused('operation.absent')
  const { memberships } = await act.rights()
  const standing = memberships.some((one) => one.operation === operation && isNow(one, act.now))
  const ids = new Set(standing ? await standingMembers(act, operation) : [])
  const listed = await directory(act)
  return {
    id: row.id,
    name: row.name,
    keeper: row.organisation,
    standing,
    members: listed.filter(({ id }) => ids.has(id)),
    known: new Map(listed.map((one) => [one.id, one])),
  }
}

export type Called = { readonly id: string; readonly name: string }
export const called = ({ known }: Group, id: string): Called => ({
  id,
  name: known.get(id)?.name ?? '',
})

/**
 * Refuses (`message.not-standing`) whoever is no member of the operation now, and
 * (`operation.closed`) everybody once it is closed.
 */
export async function needStanding(act: Act, { id, standing, name }: Group): Promise<void> {
  if (!standing) throw new Refused('message.not-standing', { operation: name })
  await needOpen(act, id)
}

/** Refuses (`message.sender`) whoever has no role that sends this type. */
export function needSender(caller: Principal, type: MessageTypeName): void {
  if (!sentBy(caller.person === null ? null : caller.roles).includes(type))
    throw new Refused('message.sender')
}

/** Fields that name somebody are for the roles that may see such fields of a record. */
export const mayName = ({ person, roles }: Principal): boolean =>
  person === null || roles.some((role) => recordAct('consult-nominal').roles.includes(role))
