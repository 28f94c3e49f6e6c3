import { sql } from 'kysely'
import { Refused } from '../../base/index.ts'
import { type Act, personOf } from '../act.ts'

export type KeptAnswer = { readonly status: number; readonly answer: unknown }

/** Retries reach this far back; older keys may be used anew. */
export const IDEMPOTENCY_DAYS = 7

/**
 * Does `work` once for a key, in this transaction: a retry gets the stored answer. The same key
 * with another request is refused (`request.key-reused`). Keys are one person's own.
 */
export async function once(
  act: Act,
  key: string,
  requestHash: string,
  work: () => Promise<KeptAnswer>,
): Promise<KeptAnswer & { readonly repeated: boolean }> {
  const person = personOf(act)
  const { organisation } = act.caller
  await sql`delete from idempotency_key where person = ${person} and id = ${key}
    and created_at < ${act.now}::timestamptz - make_interval(days => ${IDEMPOTENCY_DAYS})`.execute(
    act.db,
  )
  // A second request with the key waits here until the first one has ended.
  await act.db
    .insertInto('idempotency_key')
    .values({
      organisation,
      person,
      id: key,
      request_hash: requestHash,
      status: null,
      answer: null,
      created_at: act.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await act.db
    .selectFrom('idempotency_key')
    .select(['request_hash', 'status', 'answer'])
    .where('person', '=', person)
    .where('id', '=', key)
    .executeTakeFirstOrThrow()
  if (row.request_hash !== requestHash) throw new Refused('request.key-reused')
  if (row.status !== null) return { status: row.status, answer: row.answer, repeated: true }
  const answer = await work()
  await act.db
    .updateTable('idempotency_key')
    .set({ status: answer.status, answer: JSON.stringify(answer.answer) })
    .where('person', '=', person)
    .where('id', '=', key)
    .execute()
  return { ...answer, repeated: false }
}
