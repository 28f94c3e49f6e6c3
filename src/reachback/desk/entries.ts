import { sql } from 'kysely'
import { Refused } from '../../base/index.ts'
import { type Act, mayOn } from '../../store/index.ts'
import { type Course, courseOf, type Entry, mayStep, type Step } from '../course.ts'
import { type RequestRow, requestRow } from './request-row.ts'

/** An entry with its text, which only the two ends of that part of the course see. */
export type StoredEntry = Entry & {
  readonly id: string
  readonly organisation: string
  readonly text: string
}

type Row = {
  readonly request: string
  readonly id: string
  readonly organisation: string
  readonly text: string
  readonly step: Entry['step']
  readonly at: string
  readonly level: Entry['level']
  readonly expert: string
  readonly terms: Entry['terms']
  readonly end_use: boolean
  readonly outcome: Entry['outcome']
}

/** The course of each request, as far as the caller's organisation has a part in it. */
export async function entriesOf(
  act: Act,
  requests: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredEntry[]>> {
  if (requests.length === 0) return new Map()
  const { rows } = await act.asGuest(() =>
    sql<Row>`select request, id, organisation, text, step, at, level, expert, terms, end_use, outcome
      from advice_entry where request = any(${[...requests]}::uuid[]) order by at, id`.execute(
      act.db,
    ),
  )
  const by = new Map<string, StoredEntry[]>()
  for (const { request, end_use: endUse, ...entry } of rows)
    by.set(request, [...(by.get(request) ?? []), { ...entry, endUse }])
  return by
}

export type Standing = {
  readonly row: RequestRow
  readonly entries: readonly StoredEntry[]
  readonly course: Course
}

/** One request with its course. Refuses `advice.absent` whoever may not consult it. */
export async function standingOf(act: Act, id: string): Promise<Standing> {
  await mayOn(act, 'consult', 'advice-request', id)
  const row = await requestRow(act, id)
  const entries = (await entriesOf(act, [id])).get(id) ?? []
  const course = courseOf(entries, act.now)
  if (!row || course === null) throw new Refused('advice.absent')
  return { row, entries, course }
}

/**
 * A request whose course the caller is about to go on with: nobody else of the house does meanwhile.
 * Refuses `advice.absent`, `advice.state` where the caller's organisation may not take this step
 * now, and `request.version` where entries came since those that were looked at.
 */
export async function stepping(
  act: Act,
  id: string,
  step: Step,
  looked?: number,
): Promise<Standing> {
  await act.room()
  await sql`select pg_advisory_xact_lock(hashtextextended(${`advice/${id}`}, 0))`.execute(act.db)
  const standing = await standingOf(act, id)
  if (looked !== undefined && looked !== standing.entries.length)
    throw new Refused('request.version')
  const { course, row } = standing
  if (!mayStep(course, step, { me: act.caller.organisation, owner: row.owner }))
    throw new Refused('advice.state', { state: course.state })
  return standing
}

/** Writes one entry, the author's own. */
export async function writeEntry(
  act: Act,
  { id: request, owner }: { readonly id: string; readonly owner: string },
  entry: Omit<Entry, 'at' | 'terms' | 'endUse' | 'outcome'> &
    Partial<Pick<Entry, 'terms' | 'endUse' | 'outcome'>> & { readonly text?: string },
): Promise<void> {
  const { organisation, person } = act.caller
  const { expert, level, step, terms = null, endUse = false, outcome = null, text = '' } = entry
  await act.db
    .insertInto('advice_entry')
    .values({
      ...{ organisation, id: act.newId(), request, owner, expert, level, step, text, person },
      ...{ terms: terms === null ? null : JSON.stringify(terms), end_use: endUse, outcome },
      at: act.now,
    })
    .execute()
}
