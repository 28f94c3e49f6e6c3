import { type RawBuilder, sql } from 'kysely'
import { columnsOf, predicate } from '../../rights/index.ts'
import { type Act, readCursor, writeCursor } from '../../store/index.ts'
import type { Urgency } from '../message.ts'
import { type Clock, clockOf, type Tally, tallyOf, worstClock } from '../message-clock.ts'
import { type MessageTypeName, sentBy } from '../message-types.ts'
import { type Facts, facts } from './message-facts.ts'
import { type Called, called, type Group, groupOf } from './message-group.ts'

export const FOLDERS = ['inbox', 'sent', 'drafts', 'overdue'] as const
export type Folder = (typeof FOLDERS)[number]

/** One line of a list. A recalled message of another has no content: `said` is null. */
export type ListedMessage = {
  readonly id: string
  readonly stands: 'draft' | 'sent' | 'recalled'
  readonly own: boolean
  readonly from: Called
  /** Sent, or last changed. */
  readonly at: string
  readonly said: {
    readonly type: MessageTypeName
    readonly subject: string
    readonly urgency: Urgency
  } | null
  readonly recalledAt: string | null
  readonly feedbackBy: string | null
  /** Received and not read yet. */
  readonly unread: boolean
  readonly clock: Clock
  /** Of an own one: how its addressees stand. */
  readonly tally: Tally | null
}

export type MessageList = {
  readonly group: Pick<Group, 'id' | 'name' | 'standing'> & { readonly own: boolean }
  readonly messages: readonly ListedMessage[]
  readonly next: string | null
  /** All that the caller may consult, by the lists' own conditions. */
  readonly counts: Readonly<Record<Folder | 'unread', number>>
  /** What the caller's roles send. */
  readonly types: readonly MessageTypeName[]
}

type Page = { readonly cursor?: string | undefined; readonly limit: number }

/** What narrows the two lists of what was sent and received; drafts are narrowed by nothing. */
export type Narrowed = {
  /** Whoever sent it; of what was sent, somebody that it went to. */
  readonly participant?: string | undefined
  readonly type?: MessageTypeName | undefined
  /** An answer is owed, by the caller or by somebody that it went to: still in time, or late. */
  readonly clock?: 'open' | 'overdue' | undefined
}
type Asked = Page & Narrowed
type Row = {
  readonly id: string
  readonly owner: string
  readonly at: number
  readonly type: MessageTypeName | null
  readonly subject: string
  readonly urgency: Urgency
  readonly feedback_by: string | null
  readonly recalled_at: string | null
  readonly read: boolean
  readonly answered_at: string | null
}

const ms = (column: string) => sql`floor(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`

/** Every list is ordered by what came last first, and its cursor is the last line's. */
function after(folder: Folder, page: Page, at: RawBuilder<unknown>, id: string) {
  if (page.cursor === undefined) return sql``
  const [last, than] = readCursor(page.cursor, folder, ['number', 'uuid'])
  return sql`and (${at}, ${sql.ref(id)}) < (${last}::bigint, ${than}::uuid)`
}

/**
 * What others sent: messages that the caller may consult by the rules' own condition, and the
 * dates of those that were taken back.
 */
async function inbox(act: Act, { id, standing }: Group) {
  const caller = await act.rights()
  const { organisation: me, purpose } = act.caller
  const owed = sql`m.id is not null and not exists (
    select from message_addressee b where b.organisation = ${me} and b.answers = a.message
      and b.recalled_at is null)`
  const due = sql`a.feedback_by <= ${act.now} and ${owed}`
  const open = sql`a.feedback_by > ${act.now} and ${owed}`
  const shown = sql`from message_addressee a
    left join message m on m.organisation = a.organisation and m.id = a.message
      and ${predicate(caller, 'consult', columnsOf('message', 'm'))}
    where ${standing} and a.to_organisation = ${me} and a.operation = ${id}
      and (m.id is not null or (a.recalled_at is not null and ${purpose} = any(a.purposes)))`
  const unread = sql`m.id is not null and not exists (select from message_receipt r
    where r.organisation = ${me} and r.id = a.message)`
  return { shown, due, open, unread }
}

async function inboxRows(
  act: Act,
  group: Group,
  how: { readonly overdue: boolean; readonly page: Asked },
): Promise<readonly Row[]> {
  const { shown, due, open, unread } = await inbox(act, group)
  const { page, overdue } = how
  const { participant, type, clock } = page
  const narrowed = sql`${participant === undefined ? sql`` : sql`and a.organisation = ${participant}`}
    ${type === undefined ? sql`` : sql`and m.type = ${type}`}
    ${clock === undefined ? sql`` : sql`and ${clock === 'open' ? open : due}`}`
  const { rows } = await act.asGuest(() =>
    sql<Row>`select a.message as id, a.organisation as owner, ${ms('a.sent_at')} as at, m.type,
        m.subject, m.urgency, a.feedback_by, a.recalled_at, not (${unread}) as read,
        (select min(b.sent_at) from message_addressee b where b.organisation = ${act.caller.organisation}
          and b.answers = a.message and b.recalled_at is null) as answered_at
      ${shown} ${overdue ? sql`and ${due}` : sql``} ${narrowed}
      ${after(overdue ? 'overdue' : 'inbox', page, ms('a.sent_at'), 'a.message')}
      order by a.sent_at desc, a.message desc limit ${page.limit + 1}`.execute(act.db),
  )
  return rows
}

/** The own messages that the caller may consult; with `overdue` those among them alone. */
async function sentRows(
  act: Act,
  group: Group,
  how: { readonly overdue: readonly string[] | null; readonly page: Asked },
): Promise<readonly Row[]> {
  const { overdue, page } = how
  const { participant, type, clock } = page
  const owed = clock === undefined ? null : await owedOnSent(act, group, clock, participant)
  const to = sql`exists (select from message_addressee a where a.message = m.id
    and a.organisation = m.organisation and a.to_organisation = ${participant ?? null})`
  const narrowed = sql`${participant === undefined ? sql`` : sql`and ${to}`}
    ${type === undefined ? sql`` : sql`and m.type = ${type}`}
    ${owed === null ? sql`` : sql`and ${among(owed)}`}`
  const { rows } = await sql<Row>`select m.id, m.owner, ${ms('m.sent_at')} as at, m.type, m.subject,
      m.urgency, m.feedback_by, m.recalled_at, true as read, null as answered_at
    ${await ownShown(act, group)}
    ${overdue === null ? sql`` : sql`and ${among(overdue)}`} ${narrowed}
    ${after(overdue === null ? 'sent' : 'overdue', page, ms('m.sent_at'), 'm.id')}
    order by m.sent_at desc, m.id desc limit ${page.limit + 1}`.execute(act.db)
  return rows
}

const among = (ids: readonly string[]) => sql`m.id = any(${[...ids]}::uuid[])`

async function ownShown(act: Act, { id }: Group) {
  const columns = columnsOf('message', 'm', 'id', act.caller.organisation)
  return sql`from message m where m.operation = ${id}
    and ${predicate(await act.rights(), 'consult', columns)}`
}

/**
 * Ids of own messages on which some addressee owes an answer, in time or late. Answers stand in the
 * rows of others, which a guest sees, and own messages do not: so the ids alone go from one to the
 * other.
 */
async function owedOnSent(
  act: Act,
  { id, standing }: Group,
  clock: 'open' | 'overdue',
  by?: string | undefined,
): Promise<readonly string[]> {
  const me = act.caller.organisation
  const { rows } = await act.asGuest(() =>
    sql<{ id: string }>`select distinct a.message as id from message_addressee a
      where ${standing} and a.organisation = ${me} and a.operation = ${id}
        and a.feedback_by ${clock === 'open' ? sql`>` : sql`<=`} ${act.now}
        ${by === undefined ? sql`` : sql`and a.to_organisation = ${by}`}
        and a.recalled_at is null and not exists (
          select from message_addressee b where b.organisation = a.to_organisation
            and b.to_organisation = ${me} and b.answers = a.message and b.recalled_at is null)`.execute(
      act.db,
    ),
  )
  return rows.map((row) => row.id)
}

async function draftRows(act: Act, { id }: Group, page: Page): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`select d.id, d.owner, ${ms('d.changed_at')} as at, d.type,
      d.subject, d.body->>'urgency' as urgency, null as feedback_by, null as recalled_at,
      true as read, null as answered_at
    from message_draft d where d.operation = ${id}
      ${after('drafts', page, ms('d.changed_at'), 'd.id')}
    order by d.changed_at desc, d.id desc limit ${page.limit + 1}`.execute(act.db)
  return rows
}

const newestFirst = (a: Row, b: Row): number => b.at - a.at || (a.id < b.id ? 1 : -1)

/** What is overdue on either side, a page of it: what we owe, and what is owed to us. */
async function overdueRows(
  act: Act,
  group: Group,
  page: Asked,
  ids: readonly string[],
): Promise<readonly Row[]> {
  const owed = await inboxRows(act, group, { overdue: true, page })
  const ours = await sentRows(act, group, { overdue: ids, page })
  return [...owed, ...ours].sort(newestFirst).slice(0, page.limit + 1)
}

async function rowsOf(
  act: Act,
  group: Group,
  folder: Folder,
  page: Asked,
  late: readonly string[],
): Promise<readonly Row[]> {
  if (folder === 'inbox') return inboxRows(act, group, { overdue: false, page })
  if (folder === 'sent') return sentRows(act, group, { overdue: null, page })
  if (folder === 'drafts') return draftRows(act, group, page)
  return overdueRows(act, group, page, late)
}

/**
 * One folder of an operation, what came last first and narrowed where that is asked, with the
 * counts of all. Drafts are for those
 * who write; others have none. Refuses `operation.absent`.
 */
export async function listMessages(
  act: Act,
  operation: string,
  asked: Asked & { readonly folder: Folder },
): Promise<MessageList> {
  const group = await groupOf(act, operation)
  const { person, roles } = await act.rights()
  const types = sentBy(person === null ? null : roles)
  const late = await owedOnSent(act, group, 'overdue')
  const writes = types.length > 0
  const { folder, limit } = asked
  const found = folder === 'drafts' && !writes ? [] : await rowsOf(act, group, folder, asked, late)
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const me = act.caller.organisation
  const ours = shown.filter((row) => row.owner === me && folder !== 'drafts')
  const known = await facts(
    act,
    group,
    ours.map((row) => row.id),
  )
  act.saw(
    'message',
    shown.filter((row) => row.type !== null).map((row) => row.id),
  )
  return {
    group: { id: group.id, name: group.name, standing: group.standing, own: group.keeper === me },
    messages: shown.map((row) => lineOf(row, group, folder, known.get(row.id) ?? [], act)),
    next: found.length > limit && last ? writeCursor(folder, [last.at, last.id]) : null,
    counts: await countsOf(act, group, writes, late),
    types,
  }
}

function lineOf(
  row: Row,
  group: Group,
  folder: Folder,
  addressees: readonly Facts[],
  act: Act,
): ListedMessage {
  const own = row.owner === act.caller.organisation
  const { feedback_by: feedbackBy, recalled_at: recalledAt, answered_at: answeredAt } = row
  const draft = folder === 'drafts'
  return {
    ...{ id: row.id, own, from: called(group, row.owner), at: new Date(row.at).toISOString() },
    stands: draft ? 'draft' : recalledAt === null ? 'sent' : 'recalled',
    said: row.type === null ? null : { type: row.type, subject: row.subject, urgency: row.urgency },
    ...{ recalledAt, feedbackBy, unread: !row.read },
    clock: draft
      ? 'none'
      : own
        ? worstClock(addressees, act.now)
        : clockOf({ feedbackBy, answeredAt, recalledAt }, act.now),
    tally: own && !draft ? tallyOf(addressees, act.now) : null,
  }
}

async function countsOf(act: Act, group: Group, writes: boolean, late: readonly string[]) {
  const { shown, due, unread } = await inbox(act, group)
  const theirs = await act.asGuest(() =>
    sql<{ inbox: number; unread: number; overdue: number }>`select count(*)::int as inbox,
      (count(*) filter (where ${unread}))::int as unread,
      (count(*) filter (where ${due}))::int as overdue ${shown}`.execute(act.db),
  )
  const sent = await sql<{ count: number; overdue: number }>`select count(*)::int as count,
      (count(*) filter (where ${among(late)}))::int as overdue
    ${await ownShown(act, group)}`.execute(act.db)
  const drafts = writes
    ? await sql<{ count: number }>`select count(*)::int as count from message_draft
        where operation = ${group.id}`.execute(act.db)
    : null
  return {
    inbox: theirs.rows[0]?.inbox ?? 0,
    unread: theirs.rows[0]?.unread ?? 0,
    sent: sent.rows[0]?.count ?? 0,
    drafts: drafts?.rows[0]?.count ?? 0,
    overdue: (theirs.rows[0]?.overdue ?? 0) + (sent.rows[0]?.overdue ?? 0),
  }
}
