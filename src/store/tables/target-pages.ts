import { type RawBuilder, sql } from 'kysely'
import { LANES, type Lane } from '../../base/index.ts'
import type { Act } from '../act.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import {
  answerNumber,
  answerOf,
  LANE,
  laneOf,
  TARGET_ANSWERS,
  type TargetAnswer,
  urgencyRange,
} from '../order.ts'
import { soughtWords } from '../search-words.ts'
import { allowed, type Shown, shownTargets } from '../shown.ts'
import { fewWithWords } from './target-words.ts'
import { nominalOf } from './unseal.ts'

export const TARGET_SORTS = ['urgency', 'place', 'newest'] as const
/** `urgency`: lane, score, completeness. `place`: as in the files. `newest`: the last one first. */
export type TargetSort = (typeof TARGET_SORTS)[number]

export type TargetsWanted = {
  readonly batch?: string
  readonly lane?: Lane
  readonly answer?: TargetAnswer
  /** An indicator's code that the target carries. */
  readonly code?: string
  /** Beginnings of words of the goods, codes or numbers; case and accents do not count. */
  readonly text?: string
  readonly sort?: TargetSort
  readonly cursor?: string
  readonly limit: number
  /** True puts the trader's own fields back, where the caller may see them. */
  readonly nominal: boolean
}

export type TargetRow = {
  readonly id: string
  readonly batch: string
  readonly lane: Lane
  readonly score: number
  readonly completeness: number
  readonly codes: readonly string[]
  readonly answer: TargetAnswer
  readonly judgement: string | null
  readonly signature: string
  readonly basis: string
  readonly source: { readonly file: string; readonly record: number }
  readonly consignment: Readonly<Record<string, unknown>>
  /** The trader's own fields are in it. */
  readonly nominal: boolean
  readonly createdAt: string
}

export type TargetsPage = { readonly items: readonly TargetRow[]; readonly next: string | null }

type Order = {
  readonly keys: readonly string[]
  readonly shape: readonly ('uuid' | 'number')[]
  readonly descending: boolean
  /** The lane is a column before the keys in the order's index; else it is a range of the first. */
  readonly byLane: boolean
}

const ORDERS: Readonly<Record<TargetSort, Order>> = {
  urgency: { keys: ['urgency', 'id'], shape: ['number', 'uuid'], descending: false, byLane: false },
  place: {
    keys: ['batch', 'file_index', 'record', 'id'],
    shape: ['uuid', 'number', 'number', 'uuid'],
    descending: false,
    byLane: true,
  },
  newest: {
    keys: ['batch', 'file_index', 'record', 'id'],
    shape: ['uuid', 'number', 'number', 'uuid'],
    descending: true,
    byLane: true,
  },
}

const KEY_TYPES = { uuid: sql`::uuid`, number: sql`::bigint` } as const

/**
 * One page by key. Whatever is filtered, it reads index ranges: one for each answer (and lane, in
 * the order of place) that is wanted, merged; where words leave few targets, those alone. Then the
 * rows of this page are fetched.
 */
export async function targetsPage(act: Act, wanted: TargetsWanted): Promise<TargetsPage> {
  const sort = wanted.sort ?? 'urgency'
  const order = ORDERS[sort]
  const after = wanted.cursor === undefined ? [] : readCursor(wanted.cursor, sort, order.shape)
  const words = wanted.text === undefined ? [] : soughtWords(wanted.text)
  const shown = await shownTargets(act)
  const few = await fewOf(act, wanted, words, shown)
  const asked: Asked = { wanted, words, order, after, shown }
  const found = await sql<Record<string, string | number>>`
    ${few === null ? rangesOf(asked) : amongOf(asked, few)}
    ${orderBy(order)} limit ${wanted.limit + 1}`.execute(act.db)
  const keys = found.rows.slice(0, wanted.limit)
  const items = await rowsOf(
    act,
    keys.map((key) => String(key.id)),
    wanted.nominal,
  )
  const last = keys.at(-1)
  const more = found.rows.length > wanted.limit && last
  for (const nominal of [false, true]) {
    const shownSo = items.filter((item) => item.nominal === nominal)
    act.saw(
      'target',
      shownSo.map((item) => item.id),
      { nominal },
    )
  }
  return {
    items,
    next: more
      ? writeCursor(
          sort,
          order.keys.map((key) => last[key] as string | number),
        )
      : null,
  }
}

/** Which targets come into question, where they are few: those with rare words, or with a label. */
async function fewOf(
  act: Act,
  wanted: TargetsWanted,
  words: readonly string[],
  shown: Shown,
): Promise<RawBuilder<boolean> | null> {
  if (!shown.most) return shown.few('k')
  const ids = words.length === 0 ? null : await fewWithWords(act, words, wanted.batch)
  return ids === null ? null : sql<boolean>`k.id = any(${[...ids]}::uuid[])`
}

type Asked = {
  readonly wanted: TargetsWanted
  readonly words: readonly string[]
  readonly order: Order
  readonly after: readonly (string | number)[]
  readonly shown: Shown
}

function rangesOf(asked: Asked): RawBuilder<unknown> {
  const { wanted, order } = asked
  const answers = wanted.answer === undefined ? TARGET_ANSWERS : [wanted.answer]
  const lanes = !order.byLane ? [undefined] : wanted.lane === undefined ? LANES : [wanted.lane]
  const ranges = answers.flatMap((answer) => lanes.map((lane) => rangeOf(asked, answer, lane)))
  return sql`select * from (${sql.join(ranges, sql` union all `)}) as page`
}

/** The planner must not look for these few along the order of the page: they come first. */
function amongOf(asked: Asked, few: RawBuilder<boolean>): RawBuilder<unknown> {
  const { wanted, order } = asked
  const lane = order.byLane ? wanted.lane : undefined
  const keys = sql.join(order.keys.map((key) => sql`${sql.ref(`k.${key}`)} as ${sql.ref(key)}`))
  return sql`with few as materialized (select * from target k where ${few})
    select ${keys} from few k
    where ${sql.join(testsOf(asked, false, wanted.answer, lane), sql` and `)}`
}

function rangeOf(asked: Asked, answer: TargetAnswer, lane: Lane | undefined): RawBuilder<unknown> {
  const { wanted, order, words } = asked
  // Words are looked for in the targets themselves, in the order of the page.
  const byCode = wanted.code !== undefined && words.length === 0
  const column = columnOf(byCode)
  const from = byCode ? sql`target_code k` : sql`target k`
  const keys = sql.join(order.keys.map((key) => sql`${column(key)} as ${sql.ref(key)}`))
  return sql`(select ${keys} from ${from}
    where ${sql.join(testsOf(asked, byCode, answer, lane), sql` and `)}
    ${orderBy(order, column)} limit ${wanted.limit + 1})`
}

const columnOf =
  (byCode: boolean) =>
  (key: string): RawBuilder<unknown> =>
    sql.ref(byCode && key === 'id' ? 'k.target' : `k.${key}`)

function testsOf(
  { wanted, words, order, after, shown }: Asked,
  byCode: boolean,
  answer: TargetAnswer | undefined,
  lane: Lane | undefined,
): readonly RawBuilder<unknown>[] {
  const tests: RawBuilder<unknown>[] = [byCode ? notHidden(shown) : shown.target('k')]
  if (answer !== undefined) tests.push(sql`k.answer = ${answerNumber(answer)}`)
  if (wanted.code !== undefined)
    tests.push(byCode ? sql`k.code = ${wanted.code}` : sql`${wanted.code} = any(k.codes)`)
  if (wanted.batch !== undefined) tests.push(sql`k.batch = ${wanted.batch}`)
  if (lane !== undefined) tests.push(sql`k.lane = ${LANE[lane]}`)
  else if (wanted.lane !== undefined) {
    const [from, to] = urgencyRange(wanted.lane)
    tests.push(sql`k.urgency >= ${from} and k.urgency < ${to}`)
  }
  if (after.length > 0) {
    const columns = sql.join(order.keys.map(columnOf(byCode)))
    const values = sql.join(
      after.map((key, i) => sql`${key}${KEY_TYPES[order.shape[i] ?? 'uuid']}`),
    )
    tests.push(sql`(${columns}) ${order.descending ? sql`<` : sql`>`} (${values})`)
  }
  for (const word of words) tests.push(sql`strpos(k.words, ${` ${word}`}) > 0`)
  return tests
}

/** Codes name their target alone: what is hidden of it is looked up, and is little. */
const notHidden = ({ hidden }: Shown): RawBuilder<unknown> =>
  sql`not exists (select from target h where h.organisation = k.organisation and h.id = k.target
    and ${hidden('h')})`

function orderBy(order: Order, column: (key: string) => RawBuilder<unknown> = sql.ref) {
  const way = order.descending ? sql` desc` : sql``
  return sql`order by ${sql.join(order.keys.map((key) => sql`${column(key)}${way}`))}`
}

type Row = {
  readonly id: string
  readonly batch: string
  readonly file: string
  readonly file_name: string
  readonly record: number
  readonly lane: number
  readonly score: number
  readonly completeness: number
  readonly codes: readonly string[]
  readonly answer: number
  readonly judgement: string | null
  readonly signature: string
  readonly basis: string
  readonly created_at: string
  readonly named: boolean
  readonly body: Readonly<Record<string, unknown>>
}

/** The rows of these ids, in this order; those that the caller may not consult are left out. */
export async function rowsOf(
  act: Act,
  ids: readonly string[],
  nominal: boolean,
): Promise<readonly TargetRow[]> {
  if (ids.length === 0) return []
  const named = nominal ? await allowed(act, 'consult-nominal', 'target', 't') : sql`false`
  const found = await sql<Row>`
    select t.id, t.batch, t.file, f.name as file_name, t.record, t.lane, t.score, t.completeness,
      t.codes, t.answer, t.judgement, t.signature, t.basis, t.created_at, c.body,
      ${named} as named
    from target t
    join consignment c on c.organisation = t.organisation and c.file = t.file and c.record = t.record
    join trade_file f on f.organisation = t.organisation and f.id = t.file
    where t.id = any(${[...ids]}::uuid[]) and ${await allowed(act, 'consult', 'target', 't')}`.execute(
    act.db,
  )
  const whole = found.rows.filter((row) => row.named)
  const bodies = whole.length > 0 ? await nominalOf(act, whole) : []
  const bodyOf = new Map(whole.map((row, i) => [row.id, bodies[i]]))
  const byId = new Map(
    found.rows.map((row) => [row.id, targetRow(row, bodyOf.get(row.id) ?? row.body)]),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const targetRow = (row: Row, consignment: TargetRow['consignment']): TargetRow => ({
  id: row.id,
  batch: row.batch,
  lane: laneOf(row.lane),
  score: row.score,
  completeness: row.completeness,
  codes: row.codes,
  answer: answerOf(row.answer),
  judgement: row.judgement,
  signature: row.signature,
  basis: row.basis,
  source: { file: row.file_name, record: row.record },
  consignment,
  nominal: row.named,
  createdAt: row.created_at,
})
