import { sql } from 'kysely'
import { Refused } from '../../base/index.ts'
import type { Act } from '../act.ts'

/**
 * Whether an operation is closed: the last word of its keeper, who reads it as its own, and members
 * as guests. What is no operation of the caller's is not closed.
 */
export async function closedAt(act: Act, operation: string): Promise<string | null> {
  const last = () =>
    act.db
      .selectFrom('operation_closing')
      .select(['what', 'created_at'])
      .where('operation', '=', operation)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  const row = (await last()) ?? (await act.asGuest(last))
  return row?.what === 'closed' ? row.created_at : null
}

const turn = (operation: string) => sql`hashtextextended(${operation}::uuid::text, 18)`

/**
 * The one question before anything is added to an operation: refuses (`operation.closed`) where its
 * keeper closed it. Until the act ends nobody closes it either. What only takes away (a recall, the
 * end of a membership or of a release) does not ask.
 */
export async function needOpen(act: Act, operation: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${turn(operation)})`.execute(act.db)
  const at = await closedAt(act, operation)
  if (at !== null) throw new Refused('operation.closed', { at: at.slice(0, 10) })
}

/** Whoever closes or reopens waits until what is being added is there, and is alone at it. */
export async function lockClosing(act: Act, operation: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${turn(operation)})`.execute(act.db)
}
