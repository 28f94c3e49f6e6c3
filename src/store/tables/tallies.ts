import { sql } from 'kysely'
import type { Lane } from '../../base/index.ts'
import type { Act } from '../act.ts'
import { answerOf, laneOf, type TargetAnswer } from '../order.ts'

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

/** How many targets stand in each lane with each answer, of one batch or of all; never counted. */
export async function countsByLane(
  act: Act,
  wanted: { readonly batch?: string } = {},
): Promise<TargetCounts> {
  const found = await sql<{ code: string; lane: number; answer: number; count: number }>`
    select code, lane, answer, sum(count)::bigint as count from tally
    where true ${wanted.batch === undefined ? sql`` : sql`and batch = ${wanted.batch}`}
    group by code, lane, answer`.execute(act.db)
  const byCode: Record<string, LaneCounts> = {}
  let total = 0
  for (const { code, lane, answer, count } of found.rows) {
    if (code === '') total += count
    const counts = byCode[code] ?? NONE
    const name = laneOf(lane)
    byCode[code] = { ...counts, [name]: { ...counts[name], [answerOf(answer)]: count } }
  }
  const { '': lanes = NONE, ...codes } = byCode
  return { lanes, codes, total }
}
