import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { type Act, mayOn, pass, tell } from '../../store/index.ts'
import { REPORT_FORMS } from '../report-form.ts'
import type { ReportVerdict } from '../report-standing.ts'
import { groupOf, needStanding } from './message-group.ts'
import { reportHead } from './report-reading.ts'
import { type Remark, versionsOf } from './report-rows.ts'

/**
 * The RILO's word on the newest version, a record of its own; whoever reported is told. May be said
 * again: the last word counts. Refusals: `operation.absent`, `report.absent`, `report.reviewer`
 * for whom it was not reported to, `message.not-standing`, `request.version` where a newer version
 * came meanwhile, `report.remarks` where one is returned without a remark or a remark names no field
 * of it. Returns the review's id and all whom the
 * report is shown to.
 */
export async function reviewReport(
  act: Act,
  operation: string,
  id: string,
  asked: {
    readonly version: number
    readonly verdict: ReportVerdict
    readonly remarks: readonly Remark[]
  },
): Promise<{ readonly id: string; readonly to: readonly string[] }> {
  await pass(act, 'report.review')
  await act.room()
  const group = await groupOf(act, operation)
  await mayOn(act, 'consult', 'report', id)
  const { owner, rilo } = await reportHead(act, operation, id)
  const { organisation, person } = act.caller
  if (rilo !== organisation || owner === organisation) throw new Refused('report.reviewer')
  await needStanding(act, group)
  const newest = (await versionsOf(act, [id])).at(-1)
  if (newest === undefined) throw new Refused('report.absent')
  if (newest.version !== asked.version) throw new Refused('request.version')
  const fields = new Set(REPORT_FORMS[newest.kind].map((one) => one.key))
  const strange = asked.remarks.some(({ field }) => field !== null && !fields.has(field))
  if (strange || (asked.verdict === 'returned' && asked.remarks.length === 0))
    throw new Refused('report.remarks')
  const review = act.newId()
  await act.db
    .insertInto('report_review')
    .values({
      ...{ organisation, id: review, report_owner: owner, report: id, version: newest.id },
      ...{ verdict: asked.verdict, person, created_at: act.now },
    })
    .execute()
  if (asked.remarks.length > 0)
    await act.db
      .insertInto('report_remarks')
      .values({
        ...{ organisation, id: review, report_owner: owner, report: id },
        remarks: JSON.stringify(asked.remarks),
      })
      .execute()
  const values = { verdict: asked.verdict, version: newest.version }
  await journal(act, { act: 'report.reviewed', objects: [id, review, owner], values })
  await tell(act, owner, {
    act: 'report.review-arrived',
    objects: [id, review, organisation],
    values,
  })
  return { id: review, to: group.members.map((one) => one.id) }
}
