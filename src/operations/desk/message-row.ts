import type { HandlingCode, Tlp } from '../../base/index.ts'
import type { Act } from '../../store/index.ts'
import type { Urgency, Values } from '../message.ts'
import type { MessageTypeName } from '../message-types.ts'

/** A message as it stands with its sender, without the fields that name somebody. */
export type MessageRow = {
  readonly id: string
  readonly owner: string
  readonly operation: string
  readonly type: MessageTypeName
  readonly template: number
  readonly answers: string | null
  readonly answers_owner: string | null
  readonly subject: string
  readonly urgency: Urgency
  readonly body: Values
  readonly tlp: Tlp
  readonly handling_code: HandlingCode
  readonly purposes: readonly string[]
  readonly feedback_by: string | null
  readonly person: string | null
  readonly sent_at: string
  readonly recalled_at: string | null
}

/** Own rows are read as such, others' as a guest. Who may see it is decided before. */
export async function messageRow(
  act: Act,
  owner: string,
  id: string,
): Promise<MessageRow | undefined> {
  const read = () =>
    act.db
      .selectFrom('message')
      .selectAll()
      .where('organisation', '=', owner)
      .where('id', '=', id)
      .executeTakeFirst()
  const row = await (owner === act.caller.organisation ? read() : act.asGuest(read))
  return row as unknown as MessageRow | undefined
}
