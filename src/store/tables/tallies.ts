import { type RawBuilder, sql } from 'kysely'
import type { Lane } from '../../base/index.ts'
import type { Act } from '../act.ts'
import { answerOf, laneOf, type TargetAnswer } from '../order.ts'
import { shownTargets } from '../shown.ts'

/** `code` is an indicator's code, or empty for the target itself. */
export type TallyChange = {
  readonly batch: string
  readonly code: string
  readonly lane: number
  readonly answer: number
  readonly by: number
}

/**
 * Adds to the tallies of a batch, in the transaction of what is counted. The rows are changed in
 * the order of their key, last in the transaction, so that two writers wait but never deadlock.
 */
export async function addTallies(act: Act, changes: readonly TallyChange[]): Promise<void> {
  const sums = new Map<string, TallyChange>()
  for (const change of changes) {
    const key = [change.batch, change.code, change.lane, change.answer].join(' ')
    sums.set(key, { ...change, by: change.by + (sums.get(key)?.by ?? 0) })
  }
  const rows = [...sums.values()].filter((change) => change.by !== 0)
  if (rows.length === 0) return
  await sql`insert into tally (organisation, batch, code, lane, answer, count)
    select ${act.caller.organisation}, batch, code, lane, answer, "by"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(batch uuid, code text, lane smallint, answer smallint, "by" bigint)
    order by batch, code, lane, answer
    on conflict (organisation, batch, code, lane, answer)
      do update set count = tally.count + excluded.count`.execute(act.db)
}

export type LaneCounts = Readonly<Record<Lane, Readonly<Record<TargetAnswer, number>>>>

export type TargetCounts = {
  readonly lanes: LaneCounts
  /** Indicator code → lane → answer → targets that carry it. */
  readonly codes: Readonly<Record<string, LaneCounts>>
  readonly total: number
}

const NONE: LaneCounts = {
  RED: { open: 0, yes: 0, no: 0, unknown: 0 },
  YELLOW: { open: 0, yes: 0, no: 0, unknown: 0 },
  GREEN: { open: 0, yes: 0, no: 0, unknown: 0 },
}

/**
 * How many targets stand in each lane with each answer, of one batch or of all, as the caller may
 * consult them: never counted, but for the few that a label hides.
 */
export async function countsByLane(
  act: Act,
  wanted: { readonly batch?: string } = {},
): Promise<TargetCounts> {
  const rows = await talliesOf(act, {
    batches: wanted.batch === undefined ? null : [wanted.batch],
    codes: true,
  })
  const byCode: Record<string, LaneCounts> = {}
  let total = 0
  for (const row of rows) {
    if (row.code === '') total += row.count
    byCode[row.code] = counted(byCode[row.code] ?? NONE, row)
  }
  const { '': lanes = NONE, ...codes } = byCode
  return { lanes, codes, total }
}

/** The same for each of these batches, without the codes. */
export async function countsOfBatches(
  act: Act,
  batches: readonly string[],
): Promise<ReadonlyMap<string, LaneCounts>> {
  const counts = new Map<string, LaneCounts>()
  if (batches.length === 0) return counts
  for (const row of await talliesOf(act, { batches, codes: false }))
    counts.set(row.batch, counted(counts.get(row.batch) ?? NONE, row))
  return counts
}

type Tallied = {
  readonly batch: string
  readonly code: string
  readonly lane: number
  readonly answer: number
  readonly count: number
}

function counted(counts: LaneCounts, { lane, answer, count }: Tallied): LaneCounts {
  const [name, said] = [laneOf(lane), answerOf(answer)]
  return { ...counts, [name]: { ...counts[name], [said]: counts[name][said] + count } }
}

/** What is tallied less what is hidden; where little is shown at all, that alone is counted. */
async function talliesOf(
  act: Act,
  wanted: { readonly batches: readonly string[] | null; readonly codes: boolean },
): Promise<readonly Tallied[]> {
  const shown = await shownTargets(act)
  const of = wanted.batches === null ? null : [...wanted.batches]
  const batches = of === null ? sql`true` : sql`batch = any(${of}::uuid[])`
  const each = wanted.codes
    ? sql`unnest(array_append(t.codes, '')) as c(code)`
    : sql`(values ('')) as c(code)`
  // Of all batches the sums alone are wanted: a house may hold thousands.
  const name = of === null ? sql`null::uuid` : sql`batch`
  const tallied = sql`select ${name}, code, lane, answer, count from tally
    where ${batches} and ${wanted.codes ? sql`true` : sql`code = ''`}`
  const counting = (by: RawBuilder<unknown>, which: RawBuilder<boolean>) => sql`
    select ${name}, c.code, t.lane, t.answer, ${by}::bigint from target t, ${each}
    where ${batches} and ${which}`
  const found = await sql<Tallied>`
    select batch, code, lane, answer, sum(count)::bigint as count from (
      ${
        shown.most
          ? sql`${tallied} union all ${counting(sql`-1`, shown.hidden('t'))}`
          : counting(sql`1`, shown.few('t'))
      }) as one(batch, code, lane, answer, count)
    group by batch, code, lane, answer having sum(count) <> 0`.execute(act.db)
  return found.rows
}
