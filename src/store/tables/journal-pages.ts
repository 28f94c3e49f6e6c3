import { entries, type JournalEntry } from '../../journal/index.ts'
import type { Act } from '../act.ts'
import { readCursor, writeCursor } from '../cursor.ts'

export type JournalPage = {
  readonly items: readonly JournalEntry[]
  readonly next: string | null
}

/**
 * A page of the caller's organisation's journal, newest first: what happened in a span of time, or
 * (`about`) to one record. Refuses (`request.query`) a cursor of another hand.
 */
export async function journalPage(
  act: Act,
  wanted: {
    readonly about?: string
    readonly acts?: readonly string[]
    readonly person?: string
    readonly withoutLists?: boolean
    readonly between?: readonly [string, string]
    readonly cursor?: string
    readonly limit: number
  },
): Promise<JournalPage> {
  const { cursor, limit, ...narrowed } = wanted
  const order = wanted.about === undefined ? 'journal' : 'timeline'
  const after = cursor === undefined ? [] : readCursor(cursor, order, ['uuid'])
  const before = after[0] === undefined ? {} : { before: String(after[0]) }
  const found = await entries(act, { ...narrowed, ...before, limit: limit + 1 })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    next: found.length > limit && last ? writeCursor(order, [last.id]) : null,
  }
}
