import { sql } from 'kysely'
import type { GoodsFamily } from '../../base/index.ts'
import type { Urgency } from '../../operations/index.ts'
import { columnsOf, predicate } from '../../rights/index.ts'
import { type Act, readCursor, writeCursor } from '../../store/index.ts'
import { type Course, courseOf } from '../course.ts'
import { type Figure, figuresOf } from '../figures.ts'
import { entriesOf } from './entries.ts'
import { type Called, called, knownBy } from './request-row.ts'

export const FOLDERS = ['to-answer', 'asked', 'answered'] as const
export type Folder = (typeof FOLDERS)[number]

export type ListedRequest = {
  readonly id: string
  readonly own: boolean
  readonly from: Called
  readonly with: Called
  readonly askedAt: string
  readonly family: GoodsFamily
  readonly urgency: Urgency
  /** How the goods are described to whoever answers. */
  readonly goods: string
  readonly incomplete: boolean
  readonly course: Course
}

export type RequestList = {
  readonly requests: readonly ListedRequest[]
  readonly next: string | null
  readonly counts: Readonly<Record<Folder, number>>
}

type Row = {
  readonly id: string
  readonly owner: string
  readonly at: number
  readonly created_at: string
  readonly family: GoodsFamily
  readonly urgency: Urgency
  readonly goods: string | null
  readonly missing: number
}

/**
 * Requests that the caller may consult, with the last entry of the part that stands: the course goes
 * on under a lock, so that the last one says where it is.
 */
export async function shown(act: Act) {
  const caller = await act.rights()
  return sql`from advice_request r
    cross join lateral (select e.step, e.expert, e.end_use from advice_entry e
      where e.request = r.id and e.owner = r.owner and e.expert = (
        select x.expert from advice_entry x where x.request = r.id and x.owner = r.owner
          and x.terms is not null order by x.at desc, x.id desc limit 1)
      order by e.at desc, e.id desc limit 1) as l
    where ${predicate(caller, 'consult', columnsOf('advice-request', 'r'))}`
}

const condition = (folder: Folder, me: string) => {
  if (folder === 'to-answer')
    return sql`l.expert = ${me}::uuid and (l.step in ('asked', 'replied', 'passed-on', 'returned')
      or (l.step = 'answered' and l.end_use and not exists (select from advice_entry c
        where c.request = r.id and c.expert = l.expert and c.step = 'checked'
          and c.at > coalesce((select max(p.at) from advice_entry p where p.request = r.id
            and p.expert = l.expert and p.step = 'answered' and not p.end_use), '-infinity'))))`
  if (folder === 'asked')
    return sql`r.organisation = ${me}::uuid
      and l.step in ('asked', 'replied', 'passed-on', 'returned')`
  return sql`l.step in ('answered', 'checked', 'withdrawn')`
}

const MS = sql`floor(extract(epoch from r.created_at) * 1000)::bigint`

/** One folder, the newest first, with the counts of all. */
export async function listRequests(
  act: Act,
  asked: {
    readonly folder: Folder
    readonly cursor?: string | undefined
    readonly limit: number
  },
): Promise<RequestList> {
  const { folder, cursor, limit } = asked
  const me = act.caller.organisation
  const from = await shown(act)
  const after =
    cursor === undefined
      ? sql``
      : (([at, id]) => sql`and (${MS}, r.id) < (${at}::bigint, ${id}::uuid)`)(
          readCursor(cursor, folder, ['number', 'uuid']),
        )
  const { found, counts } = await act.asGuest(async () => {
    const { rows } = await sql<Row>`select r.id, r.owner, ${MS} as at, r.created_at, r.family,
        r.urgency, left(r.facts->>'description', 200) as goods, cardinality(r.missing) as missing
      ${from} and ${condition(folder, me)} ${after}
      order by r.created_at desc, r.id desc limit ${limit + 1}`.execute(act.db)
    const count = (one: Folder) => sql`(count(*) filter (where ${condition(one, me)}))::int`
    const counted = await sql<Record<Folder, number>>`select ${count('to-answer')} as "to-answer",
      ${count('asked')} as asked, ${count('answered')} as answered ${from}`.execute(act.db)
    return { found: rows, counts: counted.rows[0] }
  })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const ids = rows.map((row) => row.id)
  const entries = await entriesOf(act, ids)
  const known = await knownBy(act)
  act.saw('advice-request', ids)
  return {
    requests: rows.flatMap((row): readonly ListedRequest[] => {
      const course = courseOf(entries.get(row.id) ?? [], act.now)
      if (course === null) return []
      return [
        {
          ...{ id: row.id, own: row.owner === me, from: called(known, row.owner), course },
          ...{ askedAt: row.created_at, family: row.family, urgency: row.urgency },
          ...{ goods: row.goods ?? '', incomplete: row.missing > 0 },
          with: called(known, course.expert),
        },
      ]
    }),
    next: found.length > limit && last ? writeCursor(folder, [Number(last.at), last.id]) : null,
    counts: counts ?? { 'to-answer': 0, asked: 0, answered: 0 },
  }
}

/** The newest requests that figures are counted of. */
const COUNTED = 5_000

export type AdviceFigures = {
  readonly asked: readonly Figure[]
  readonly answered: readonly Figure[]
  /** How the goods of each request are described. */
  readonly goods: ReadonlyMap<string, string>
}

/** Response times of what the own organisation asked, and of what it was asked. */
export async function adviceFigures(act: Act): Promise<AdviceFigures> {
  const from = await shown(act)
  const me = act.caller.organisation
  const { rows } = await act.asGuest(() =>
    sql<{ id: string; owner: string; goods: string | null }>`select r.id, r.owner,
      left(r.facts->>'description', 200) as goods ${from}
      order by r.created_at desc, r.id desc limit ${COUNTED}`.execute(act.db),
  )
  const entries = await entriesOf(
    act,
    rows.map((row) => row.id),
  )
  const courses = rows.flatMap(({ id, owner }) => {
    const course = courseOf(entries.get(id) ?? [], act.now)
    return course === null ? [] : [{ id, owner, course }]
  })
  act.saw(
    'advice-request',
    courses.map(({ id }) => id),
  )
  const ours = courses.map(({ id, course }) => ({
    id,
    course: { ...course, legs: course.legs.filter((leg) => leg.expert === me) },
  }))
  return {
    asked: figuresOf(courses.filter(({ owner }) => owner === me)),
    answered: figuresOf(ours),
    goods: new Map(rows.map((row) => [row.id, row.goods ?? ''])),
  }
}
