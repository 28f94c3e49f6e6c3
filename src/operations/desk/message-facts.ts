import { sql } from 'kysely'
import type { Act } from '../../store/index.ts'
import type { AddresseeFacts } from '../message-clock.ts'
import type { Group } from './message-group.ts'

/** What the sender knows of one addressee. */
export type Facts = AddresseeFacts & {
  readonly organisation: string
  readonly answer: string | null
}

type Row = Facts & { readonly message: string }

/**
 * The addressees of own messages, with their receipts and answers as they stand in the rows of
 * others. Whoever is no member of the operation now learns nothing new from it.
 */
export async function facts(
  act: Act,
  { standing }: Group,
  messages: readonly string[],
): Promise<ReadonlyMap<string, readonly Facts[]>> {
  if (messages.length === 0) return new Map()
  const me = act.caller.organisation
  const seen = standing ? sql`true` : sql`false`
  const asked = sql`any(${[...messages]}::uuid[])`
  const { rows } = await act.asGuest(() =>
    sql<Row>`select a.message, a.to_organisation as organisation, a.feedback_by as "feedbackBy",
        a.recalled_at as "recalledAt", r.read_at as "readAt", b.sent_at as "answeredAt",
        b.message as answer
      from message_addressee a
      left join message_receipt r on ${seen} and r.organisation = a.to_organisation
        and r.id = a.message and r.owner = a.organisation
      left join (select distinct on (b.answers, b.organisation) b.answers, b.organisation,
          b.message, b.sent_at
        from message_addressee b
        where ${seen} and b.to_organisation = ${me} and b.answers = ${asked} and b.recalled_at is null
        order by b.answers, b.organisation, b.sent_at, b.message) as b
        on b.answers = a.message and b.organisation = a.to_organisation
      where a.organisation = ${me} and a.message = ${asked}
      order by a.message, a.to_organisation`.execute(act.db),
  )
  const by = new Map<string, Facts[]>()
  for (const { message, ...one } of rows) by.set(message, [...(by.get(message) ?? []), one])
  return by
}

/** The own organisation's first answer to a message that stands; null where there is none. */
export async function ownAnswer(
  act: Act,
  message: string,
): Promise<{ readonly id: string; readonly at: string } | null> {
  const row = await act.db
    .selectFrom('message_addressee')
    .select(['message', 'sent_at'])
    .where('answers', '=', message)
    .where('recalled_at', 'is', null)
    .orderBy('sent_at')
    .orderBy('message')
    .executeTakeFirst()
  return row ? { id: row.message, at: row.sent_at } : null
}
