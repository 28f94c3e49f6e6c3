import { sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import { columnsOf, predicate } from '../../rights/index.ts'
import type { Act } from '../../store/index.ts'
import type { CountedRecord } from '../counted-record.ts'
import {
  type CountedVersion,
  countable,
  type ReportHead,
  type ReportReview,
} from '../report-standing.ts'
import { groupOf } from './message-group.ts'

/**
 * All reports of an operation that the caller may see, validated or not, as they stood at an
 * instant; the fold `counted` keeps those that statistics count. What was withdrawn since counts at
 * no instant: its case never had its ground. Refuses `operation.absent`.
 */
export async function countedRecords(
  act: Act,
  operation: string,
  asOf: Instant,
): Promise<readonly CountedRecord[]> {
  const group = await groupOf(act, operation)
  const { organisation: me } = act.caller
  const seen = predicate(await act.rights(), 'consult', columnsOf('report', 'r'))
  const { rows } = await act.asGuest(() =>
    sql<ReportHead>`select r.id, r.owner, r.withdrawn_at as "withdrawnAt" from report r
      where r.operation = ${group.id} and r.withdrawn_at is null and r.created_at <= ${asOf}
        and (r.organisation = ${me} or ${group.standing}) and ${seen}
      order by r.created_at, r.id`.execute(act.db),
  )
  const ids = rows.map((row) => row.id)
  act.saw('report', ids)
  return countable(
    rows,
    await countedVersions(act, ids, asOf),
    await reviewsAt(act, ids, asOf),
    asOf,
  )
}

/** Of each report the version that was its newest at that instant: what is counted of it, no more. */
async function countedVersions(
  act: Act,
  reports: readonly string[],
  asOf: Instant,
): Promise<readonly CountedVersion[]> {
  if (reports.length === 0) return []
  const { rows } = await act.asGuest(() =>
    sql<CountedVersion>`select distinct on (report) id, report, version, kind, outcome, rilo,
        created_at as at, jsonb_strip_nulls(jsonb_build_object('family', body->>'family',
          'mode', body->>'mode', 'selection-basis', body->>'selection-basis',
          'event-on', body->>'event-on')) as values
      from report_version where report = any(${[...reports]}::uuid[]) and created_at <= ${asOf}
      order by report, version desc`.execute(act.db),
  )
  return rows
}

async function reviewsAt(
  act: Act,
  reports: readonly string[],
  asOf: Instant,
): Promise<readonly ReportReview[]> {
  if (reports.length === 0) return []
  const { rows } = await act.asGuest(() =>
    sql<ReportReview>`select id, version, verdict, created_at as at from report_review
      where report = any(${[...reports]}::uuid[]) and created_at <= ${asOf}
      order by id`.execute(act.db),
  )
  return rows
}
