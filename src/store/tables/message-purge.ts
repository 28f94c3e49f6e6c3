import { sql } from 'kysely'
import type { Act } from '../act.ts'
import { tell } from '../elsewhere.ts'
import { openFields } from '../message-seal.ts'
import { asEraser } from './eraser.ts'

type Row = {
  readonly id: string
  readonly subject: string
  readonly fields: Readonly<Record<string, string>>
  readonly wrapped: Buffer | null
  readonly sealed: Buffer | null
}

/** Own messages and drafts that name somebody: in subject, fields, and what stands sealed. */
export async function messagesNaming(
  act: Act,
  named: (text: string) => boolean,
): Promise<{ readonly messages: readonly string[]; readonly drafts: readonly string[] }> {
  // Drafts first, and held: what is sent meanwhile is then either a draft here or a message below.
  const begun = await sql<Row>`select id, subject, body->'fields' as fields, wrapped, sealed
    from message_draft order by id for update`.execute(act.db)
  const sent = await sql<Row>`select m.id, m.subject, m.body as fields, n.wrapped, n.sealed
    from message m
    left join message_nominal n on n.organisation = m.organisation and n.id = m.id
    where m.record_state <> 'purged' order by m.id`.execute(act.db)
  const naming = async (rows: readonly Row[]): Promise<readonly string[]> => {
    const found: string[] = []
    for (const { id, subject, fields, wrapped, sealed } of rows) {
      const names =
        wrapped !== null && sealed !== null
          ? await openFields(act, act.caller.organisation, id, { wrapped, sealed })
          : {}
      if ([subject, ...Object.values(fields), ...Object.values(names)].some(named)) found.push(id)
    }
    return found
  }
  return { messages: await naming(sent.rows), drafts: await naming(begun.rows) }
}

/**
 * Erases the words of own messages, with the key of what stands sealed, and whole drafts. What is
 * left of a message is its envelope: to its addressees it is recalled, and they are told.
 */
export async function eraseMessages(
  act: Act,
  {
    messages,
    drafts,
  }: { readonly messages: readonly string[]; readonly drafts: readonly string[] },
): Promise<void> {
  const ids = sql`any(${[...messages]}::uuid[])`
  await sql`update release set withdrawn_at = ${act.now}
    where kind = 'message' and object = ${ids} and withdrawn_at is null`.execute(act.db)
  await sql`update message set recalled_at = coalesce(recalled_at, ${act.now}),
    record_state = 'purged' where id = ${ids}`.execute(act.db)
  await sql`update message_addressee set recalled_at = coalesce(recalled_at, ${act.now})
    where message = ${ids}`.execute(act.db)
  const to = await sql<{ organisation: string; objects: string[] }>`
    select to_organisation as organisation, array_agg(message::text order by message) as objects
    from message_addressee where message = ${ids}
    group by to_organisation order by to_organisation`.execute(act.db)
  await asEraser(act, async () => {
    await sql`update message set subject = '', body = '{}' where id = ${ids}`.execute(act.db)
    await sql`delete from message_nominal where id = ${ids}`.execute(act.db)
    await sql`delete from message_draft where id = any(${[...drafts]}::uuid[])`.execute(act.db)
  })
  for (const { organisation, objects } of to.rows)
    await tell(act, organisation, {
      act: 'received.erased',
      objects: [...objects, act.caller.organisation],
    })
}
