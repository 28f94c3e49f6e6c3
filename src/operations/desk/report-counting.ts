import { sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import { columnsOf, predicate } from '../../rights/index.ts'
import type { Act } from '../../store/index.ts'
import type { CountedRecord } from '../counted-record.ts'
import { countable, type ReportHead } from '../report-standing.ts'
import { groupOf } from './message-group.ts'
import { reportReviewsOf, versionsOf } from './report-rows.ts'

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
    sql<ReportHead>`select r.id, r.owner, r.rilo, r.withdrawn_at as "withdrawnAt" from report r
      where r.operation = ${group.id} and r.withdrawn_at is null and r.created_at <= ${asOf}
        and (r.organisation = ${me} or ${group.standing}) and ${seen}
      order by r.created_at, r.id`.execute(act.db),
  )
  const ids = rows.map((row) => row.id)
  act.saw('report', ids)
  return countable(rows, await versionsOf(act, ids), await reportReviewsOf(act, ids), asOf)
}
