import { sql } from 'kysely'
import { type Act, allowed, readCursor, writeCursor } from '../../store/index.ts'
import { standing } from '../entry.ts'
import { type CaseState, factsOf } from '../fold.ts'
import { type Clock, clockOf } from '../limit.ts'
import { type CaseRow, entriesOf } from './entries.ts'

export type ListedCase = Omit<CaseRow, 'revision'> & {
  readonly state: CaseState
  readonly quashed: boolean
  readonly limitOn: string | null
  readonly clock: Clock
}
export type CasesPage = {
  readonly cases: readonly ListedCase[]
  readonly next: string | null
  /** All that the caller may consult, whatever page they stand on. */
  readonly total: number
}

/** The own cases that the caller may consult, the latest first; of one target where it is named. */
export async function listCases(
  act: Act,
  wanted: {
    readonly target?: string | undefined
    readonly cursor?: string | undefined
    readonly limit: number
  },
): Promise<CasesPage> {
  const [after] = wanted.cursor === undefined ? [] : readCursor(wanted.cursor, 'cases', ['number'])
  const shown = await allowed(act, 'consult', 'case', 'c')
  const of = wanted.target === undefined ? sql`` : sql`and c.target = ${wanted.target}::uuid`
  const { rows } = await sql<Omit<CaseRow, 'revision'>>`
    select c.id, c.number, c.title, c.target, c.operation, c.created_at as "createdAt",
      c.changed_at as "changedAt"
    from "case" c where ${shown} ${of}
      ${after === undefined ? sql`` : sql`and c.number < ${after}::int`}
    order by c.number desc limit ${wanted.limit + 1}`.execute(act.db)
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from "case" c where ${shown} ${of}`.execute(act.db)
  const page = rows.slice(0, wanted.limit)
  const ids = page.map((row) => row.id)
  const entries = await entriesOf(act, ids)
  const today = act.now.slice(0, 10)
  act.saw('case', ids)
  const last = page.at(-1)
  return {
    cases: page.map((row) => {
      const { state, quashed, detention } = factsOf(standing(entries.get(row.id) ?? []))
      const limitOn = detention?.limitOn ?? null
      return {
        ...row,
        state,
        quashed,
        limitOn,
        clock: clockOf(limitOn, state === 'detained', today),
      }
    }),
    next: rows.length > wanted.limit && last ? writeCursor('cases', [last.number]) : null,
    total: counted.rows[0]?.total ?? 0,
  }
}

/** So many cases with a detention are looked at, the latest first. */
const LOOKED_AT = 500

/** The own cases that hold goods whose lawful limit is near or past. */
export async function casesNearLimit(
  act: Act,
): Promise<readonly Pick<ListedCase, 'id' | 'number' | 'title' | 'limitOn'>[]> {
  const shown = await allowed(act, 'consult', 'case', 'c')
  const { rows } = await sql<Pick<CaseRow, 'id' | 'number' | 'title'>>`
    select c.id, c.number, c.title from "case" c where ${shown} and exists (
      select from case_entry e where e.case_id = c.id and e.kind = 'detention')
    order by c.number desc limit ${LOOKED_AT}`.execute(act.db)
  const entries = await entriesOf(
    act,
    rows.map((row) => row.id),
  )
  const today = act.now.slice(0, 10)
  const near = rows.flatMap((row) => {
    const { state, detention } = factsOf(standing(entries.get(row.id) ?? []))
    const limitOn = detention?.limitOn ?? null
    const clock = clockOf(limitOn, state === 'detained', today)
    return clock === 'near' || clock === 'past' ? [{ ...row, limitOn }] : []
  })
  act.saw(
    'case',
    near.map((row) => row.id),
  )
  return near
}
