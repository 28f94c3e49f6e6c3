import { Refused } from '../../base/index.ts'
import { type Principal, recordAct } from '../../rights/index.ts'
import { type Act, openFields, sealFields } from '../../store/index.ts'
import type { Chained } from '../custody.ts'
import { isEntryKind } from '../entry.ts'
import type { Values } from '../field.ts'

/** Fields that name somebody are for the roles that may see such fields of a record. */
export const mayName = ({ person, roles }: Principal): boolean =>
  person === null || roles.some((role) => recordAct('consult-nominal').roles.includes(role))

export type CaseRow = {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly target: string | null
  readonly operation: string | null
  readonly revision: number
  readonly createdAt: string
  readonly changedAt: string
}

const COLUMNS = [
  ...(['id', 'number', 'title', 'target', 'operation', 'revision'] as const),
  ...(['created_at as createdAt', 'changed_at as changedAt'] as const),
] as const

/** The row of a case, locked until the act ends where it is about to be written to. */
export async function caseRow(act: Act, id: string, lock = false): Promise<CaseRow> {
  const row = await act.db
    .selectFrom('case')
    .select(COLUMNS)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) throw new Refused('case.absent')
  return row
}

/** The entries of these cases in plain, each case's from its first on. */
export async function entriesOf(
  act: Act,
  cases: readonly string[],
): Promise<ReadonlyMap<string, readonly Chained[]>> {
  const found = new Map<string, Chained[]>(cases.map((id) => [id, []]))
  if (cases.length === 0) return found
  const rows = await act.db
    .selectFrom('case_entry')
    .select(['id', 'case_id', 'seq', 'kind', 'at', 'person', 'body', 'corrects', 'about', 'before'])
    .where('case_id', 'in', cases)
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
  for (const { case_id: of, kind, body, ...entry } of rows) {
    // A kind of a later version of the house is not in this one's table.
    if (!isEntryKind(kind)) throw new Error(`case entry ${entry.id} is of no kind: ${kind}`)
    found.get(of)?.push({ ...entry, kind, values: body })
  }
  return found
}

/** The fields that name somebody, by entry: opened for those whose roles may see them. */
export async function namesIn(
  act: Act,
  entries: readonly string[],
): Promise<ReadonlyMap<string, Values>> {
  const rows =
    entries.length === 0
      ? []
      : await act.db
          .selectFrom('case_nominal')
          .select(['id', 'wrapped', 'sealed'])
          .where('id', 'in', entries)
          .execute()
  const opened = new Map<string, Values>()
  for (const { id, ...sealed } of rows)
    opened.set(id, await openFields(act, act.caller.organisation, id, sealed))
  return opened
}

/** Which entries have such fields, for those who may not see them. */
export async function namedEntries(
  act: Act,
  entries: readonly string[],
): Promise<ReadonlySet<string>> {
  if (entries.length === 0) return new Set()
  const rows = await act.db
    .selectFrom('case_nominal')
    .select('id')
    .where('id', 'in', entries)
    .execute()
  return new Set(rows.map((row) => row.id))
}

export async function insertEntry(
  act: Act,
  of: string,
  entry: Chained,
  nominal: Values,
): Promise<void> {
  const { organisation } = act.caller
  const { id, seq, kind, at, person, values, corrects, about, before } = entry
  await act.db
    .insertInto('case_entry')
    .values({
      ...{ organisation, id, case_id: of, seq, kind, at, person, corrects, about, before },
      body: JSON.stringify(values),
    })
    .execute()
  if (Object.keys(nominal).length > 0)
    await act.db
      .insertInto('case_nominal')
      .values({ organisation, id, ...(await sealFields(act, id, nominal)) })
      .execute()
  await act.db
    .updateTable('case')
    .set({ revision: seq, changed_at: at })
    .where('id', '=', of)
    .execute()
}
