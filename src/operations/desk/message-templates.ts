import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { type Act, needOpen } from '../../store/index.ts'
import {
  type Form,
  formOf,
  REQUIRED_MOST,
  requiredOf,
  strangeKey,
  type TemplateField,
} from '../message-form.ts'
import { MESSAGE_TYPE_NAMES, type MessageTypeName } from '../message-types.ts'
import type { Group } from './message-group.ts'
import { groupOf } from './message-group.ts'

type Row = {
  readonly type: string
  readonly version: number
  readonly fields: readonly TemplateField[]
}

/** The templates are the keeper's rows; members read them as guests. */
async function rowsOf(
  act: Act,
  { id, keeper }: Group,
  type?: MessageTypeName,
): Promise<readonly Row[]> {
  const read = async () =>
    (await act.db
      .selectFrom('message_template')
      .select(['type', 'version', 'fields'])
      .where('organisation', '=', keeper)
      .where('operation', '=', id)
      .$if(type !== undefined, (query) => query.where('type', '=', type as string))
      .orderBy('version')
      .execute()) as unknown as readonly Row[]
  return keeper === act.caller.organisation ? read() : act.asGuest(read)
}

/** Every type as the operation asks for it now. */
export async function forms(act: Act, group: Group): Promise<readonly Form[]> {
  const newest = new Map((await rowsOf(act, group)).map((row) => [row.type, row]))
  return MESSAGE_TYPE_NAMES.map((type) => {
    const row = newest.get(type)
    return formOf(type, row?.version ?? 0, row?.fields ?? [])
  })
}

/** One type as it was asked for at a version, or is now where none is named. */
export async function formAt(
  act: Act,
  group: Group,
  type: MessageTypeName,
  version?: number,
): Promise<Form> {
  const rows = await rowsOf(act, group, type)
  const row = version === undefined ? rows.at(-1) : rows.find((one) => one.version === version)
  return formOf(type, row?.version ?? 0, row?.fields ?? [])
}

/**
 * Tailors a type of message: a new version, by the operation's keeper alone (`operation.absent`
 * else), while it is open. Earlier messages keep the version they were written with. Refuses `request.version` where
 * `version` is no longer the one in force, `message.template-field` a key that the type does not
 * have, and `message.template-long` more required fields than a short form may have.
 */
export async function changeTemplate(
  act: Act,
  operation: string,
  type: MessageTypeName,
  asked: { readonly version: number; readonly fields: readonly TemplateField[] },
): Promise<number> {
  await act.room()
  // Before the row, as whoever closes it does: two of them wait in one order.
  await needOpen(act, operation)
  // The row is locked: two keepers' people who tailor at once do it one after the other.
  const own = await act.db
    .selectFrom('operation')
    .select('id')
    .where('id', '=', operation)
    .forUpdate()
    .executeTakeFirst()
  if (!own) throw new Refused('operation.absent')
  const group = await groupOf(act, operation)
  const now = await formAt(act, group, type)
  if (now.version !== asked.version) throw new Refused('request.version')
  const strange = strangeKey(type, asked.fields)
  if (strange !== null) throw new Refused('message.template-field', { field: strange })
  const version = now.version + 1
  const fields = asked.fields.map(({ key, on, mandatory }) => ({
    ...{ key, on },
    mandatory: on && mandatory,
  }))
  const count = requiredOf(formOf(type, version, fields))
  if (count > REQUIRED_MOST)
    throw new Refused('message.template-long', { count, most: REQUIRED_MOST })
  const { organisation, person } = act.caller
  await act.db
    .insertInto('message_template')
    .values({
      ...{ organisation, id: act.newId(), operation, type, version, person },
      ...{ fields: JSON.stringify(fields), created_at: act.now },
    })
    .execute()
  await journal(act, {
    act: 'message.template-changed',
    objects: [operation],
    values: { type, version, fields: fields.filter((one) => one.on).length },
  })
  return version
}
