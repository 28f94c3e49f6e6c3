import { Refused } from '../../base/index.ts'
import { tellableCase } from '../../cases/index.ts'
import { journal } from '../../journal/index.ts'
import { type Act, mayOn, pass, tell, withdrawReleases } from '../../store/index.ts'
import { lastWording, reportable } from '../report-form.ts'
import { isBehind } from '../report-standing.ts'
import { groupOf } from './message-group.ts'
import { newestOf, ownReports } from './report-rows.ts'

export type WithdrawnReport = { readonly operation: string; readonly to: readonly string[] }

/**
 * What an entry of a case does to its reports. Where the case was quashed they are taken back: they
 * count no more, and whoever had them is told. Where it says another thing by now than what was sent,
 * its own organisation is told so on the report and in its list, until a new version leaves.
 * Returns what was taken back, and to whom it was shown.
 */
export async function followCase(act: Act, id: string): Promise<readonly WithdrawnReport[]> {
  const heads = await ownReports(act, id).where('withdrawn_at', 'is', null).execute()
  if (heads.length === 0) return []
  const { facts, entries } = await tellableCase(act, id)
  const found = reportable(entries, facts)
  const now = found && { entry: lastWording(found.entry), outcome: found.outcome }
  const withdrawn: WithdrawnReport[] = []
  for (const { id: report, operation } of heads) {
    if (facts.quashed) withdrawn.push(await takeBack(act, report, operation, id))
    else {
      const newest = await newestOf(act, report)
      await act.db
        .updateTable('report')
        .set({ behind: newest !== undefined && isBehind(newest, now) })
        .where('id', '=', report)
        .execute()
    }
  }
  return withdrawn
}

/**
 * Takes back an own report, also where the case stands: it counts no more, its words end for all
 * others, and they are told. The case may be reported anew. Refusals: `operation.absent`,
 * `report.absent`, `report.withdrawn`.
 */
export async function withdrawReport(
  act: Act,
  operation: string,
  id: string,
): Promise<WithdrawnReport> {
  await pass(act, 'report.withdraw')
  await act.room()
  await groupOf(act, operation)
  const { owner } = await mayOn(act, 'consult', 'report', id)
  // Whoever received it has nothing to take back, and no other answer than for what is not there.
  if (owner !== act.caller.organisation) throw new Refused('report.absent')
  const row = await act.db
    .selectFrom('report')
    .select(['operation', 'case_id', 'withdrawn_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.operation !== operation) throw new Refused('report.absent')
  if (row.withdrawn_at !== null) throw new Refused('report.withdrawn')
  return takeBack(act, id, operation, row.case_id)
}

async function takeBack(
  act: Act,
  report: string,
  operation: string,
  of: string,
): Promise<WithdrawnReport> {
  await act.db
    .updateTable('report')
    .set({ record_state: 'withdrawn', withdrawn_at: act.now })
    .where('id', '=', report)
    .execute()
  const ended = await withdrawReleases(act, report, null, 'report')
  const to = [...new Set(ended.map((one) => one.organisation))].sort()
  await journal(act, {
    act: 'report.withdrawn',
    objects: [report, of, operation, ...to],
    values: { count: to.length },
  })
  for (const one of to)
    await tell(act, one, { act: 'report.taken-back', objects: [report, act.caller.organisation] })
  return { operation, to }
}
