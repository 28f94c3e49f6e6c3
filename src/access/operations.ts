import { Refused } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { Span } from '../rights/index.ts'
import { type Act, needOpen, pass } from '../store/index.ts'
import { directory, type Listed, listedOf } from './directory.ts'
import { readEnd, readSpan, type SpanAsked, type Stand, standOf } from './spans.ts'

/** An organisation's part in an operation. Ended is never deleted. */
export type Member = Span & {
  readonly id: string
  readonly organisation: Pick<Listed, 'id' | 'name'>
  readonly stand: Stand
}

/** A closed circle of organisations, from–to. Its owner keeps the members. */
export type Operation = Span & {
  readonly id: string
  readonly name: string
  readonly owner: Pick<Listed, 'id' | 'name'>
  /** The caller's organisation keeps it: all members are shown. Else only the caller's own part. */
  readonly own: boolean
  readonly stand: Stand
  readonly members: readonly Member[]
}

/** Creates an operation; its owner is its first member. Returns its id. */
export async function createOperation(
  act: Act,
  asked: SpanAsked & { readonly name: string },
): Promise<string> {
  await pass(act, 'operation.change')
  await act.room()
  const span = readSpan(asked, act.now)
  const id = act.newId()
  const { organisation } = act.caller
  await act.db
    .insertInto('operation')
    .values({
      organisation,
      id,
      owner: organisation,
      name: asked.name,
      from_at: span.from,
      until_at: span.until,
      created_at: act.now,
    })
    .execute()
  await journal(act, { act: 'operation.created', objects: [id] })
  await insertMember(act, id, organisation, span)
  return id
}

/**
 * Takes an organisation into one's own operation. Refusals: `operation.absent` (another's answers
 * alike), `operation.closed`, `organisation.absent`, `operation.member-there` where it is a member at that time
 * already, and those of `readSpan`. Returns the membership's id.
 */
export async function addMember(
  act: Act,
  operation: string,
  asked: SpanAsked & { readonly organisation: string },
): Promise<string> {
  await pass(act, 'operation.change')
  await act.room()
  // Asked before the row is locked, as whoever closes it does: two of them wait in one order.
  await needOpen(act, operation)
  const whole = await ownOperation(act, operation)
  const { id: member } = await listedOf(act, asked.organisation)
  const span = readSpan(asked, act.now, whole)
  const there = await act.db
    .selectFrom('operation_member')
    .select(['from_at', 'until_at'])
    .where('operation', '=', operation)
    .where('member', '=', member)
    .execute()
  const overlaps = there.some(
    ({ from_at, until_at }) =>
      (span.until === null || from_at < span.until) &&
      (until_at === null || span.from < until_at) &&
      from_at !== until_at,
  )
  if (overlaps) throw new Refused('operation.member-there')
  return insertMember(act, operation, member, span)
}

/** The row is locked: two who take in the same organisation at once do it one after the other. */
async function ownOperation(act: Act, id: string): Promise<Span> {
  const row = await act.db
    .selectFrom('operation')
    .select(['from_at', 'until_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused('operation.absent')
  return { from: row.from_at, until: row.until_at }
}

async function insertMember(
  act: Act,
  operation: string,
  member: string,
  { from, until }: Span,
): Promise<string> {
  const id = act.newId()
  await act.db
    .insertInto('operation_member')
    .values({
      organisation: act.caller.organisation,
      id,
      operation,
      member,
      from_at: from,
      until_at: until,
      created_at: act.now,
    })
    .execute()
  await journal(act, { act: 'operation.member-added', objects: [operation, member] })
  return id
}

/**
 * Ends a membership now or at a later instant: from then on nothing released within the operation
 * reaches the organisation. Refusals: `operation.member-absent`, and those of `readEnd`.
 */
export async function endMembership(
  act: Act,
  operation: string,
  membership: string,
  until?: string,
): Promise<void> {
  await pass(act, 'operation.change')
  const row = await act.db
    .selectFrom('operation_member')
    .select(['member', 'from_at', 'until_at'])
    .where('operation', '=', operation)
    .where('id', '=', membership)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused('operation.member-absent')
  const end = readEnd({ from: row.from_at, until: row.until_at }, until, act.now)
  await act.db
    .updateTable('operation_member')
    .set({ until_at: end })
    .where('id', '=', membership)
    .execute()
  await journal(act, { act: 'operation.member-ended', objects: [operation, row.member] })
}

/** The own operations with all members, and those of others that name the caller's organisation. */
export async function operations(act: Act): Promise<readonly Operation[]> {
  await pass(act, 'operation.list')
  const own = await readOperations(act)
  // A guest also sees the own ones, by the own part in them.
  const others = (await act.asGuest(() => readOperations(act))).filter(
    ({ owner }) => owner !== act.caller.organisation,
  )
  const known = new Map((await directory(act)).map(({ id, name }) => [id, { id, name }]))
  const called = (id: string) => known.get(id) ?? { id, name: '' }
  return [...own, ...others]
    .map(({ rows, owner, ...operation }) => ({
      ...operation,
      owner: called(owner),
      own: owner === act.caller.organisation,
      stand: standOf(operation, act.now),
      members: rows.map(({ member, ...row }) => ({
        ...row,
        organisation: called(member),
        stand: standOf(row, act.now),
      })),
    }))
    .sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? 1 : -1))
}

type Row = Span & { readonly id: string; readonly member: string }
type Read = Span & {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly rows: readonly Row[]
}

/** What this role of the database shows: the own rows, or as a guest those that name the own. */
async function readOperations(act: Act): Promise<readonly Read[]> {
  const found = await act.db
    .selectFrom('operation as o')
    .innerJoin('operation_member as m', (join) =>
      join.onRef('m.organisation', '=', 'o.organisation').onRef('m.operation', '=', 'o.id'),
    )
    .select(['o.id', 'o.name', 'o.organisation as owner', 'o.from_at', 'o.until_at'])
    .select(['m.id as part', 'm.member', 'm.from_at as since', 'm.until_at as to'])
    .orderBy('m.from_at')
    .orderBy('m.id')
    .execute()
  const operations = new Map<string, Omit<Read, 'rows'> & { rows: Row[] }>()
  for (const { id, name, owner, from_at, until_at, part, member, since, to } of found) {
    const operation = operations.get(id) ?? {
      id,
      name,
      owner,
      from: from_at,
      until: until_at,
      rows: [],
    }
    operation.rows.push({ id: part, member, from: since, until: to })
    operations.set(id, operation)
  }
  return [...operations.values()]
}
