import { type Act, tell } from '../../store/index.ts'
import type { MessageRow } from './message-row.ts'

/**
 * What a reading of another's message leaves: the reader's receipt, the record of what was looked
 * at, and the word to its sender. The first reading counts; whether this was it is returned.
 */
export async function leaveReceipt(
  act: Act,
  { id, owner }: Pick<MessageRow, 'id' | 'owner'>,
  nominal: boolean,
): Promise<boolean> {
  const { organisation } = act.caller
  act.saw('message', [id], { nominal })
  const left = await act.db
    .insertInto('message_receipt')
    .values({ organisation, id, owner, read_at: act.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  await tell(act, owner, {
    act: 'message.consulted',
    objects: [id, organisation],
    values: { count: 1, nominal },
  })
  return left !== undefined
}
