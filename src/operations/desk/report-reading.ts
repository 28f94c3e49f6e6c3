import { sql } from 'kysely'
import { Refused } from '../../base/index.ts'
import type { Field, Values } from '../../cases/index.ts'
import { columnsOf, DOORS, type Labelled, mayPass, predicate } from '../../rights/index.ts'
import { type Act, mayOn, tell } from '../../store/index.ts'
import { type CheckedReport, checksOf } from '../report-checks.ts'
import { REPORT_FORMS, type ReportKind } from '../report-form.ts'
import { SIMILAR_FIELDS, type SimilarReason, similarTo } from '../report-similar.ts'
import {
  earlierEventOn,
  type ReportState,
  type ReportVerdict,
  reportState,
} from '../report-standing.ts'
import { type Called, called, type Group, groupOf } from './message-group.ts'
import { lastWord, type Remark, reportReviewsOf, versionsOf } from './report-rows.ts'

/** Among how many reports, the newest first, similar ones are looked for. */
const SIMILAR_AMONG = 2_000

export type SeenReportVersion = {
  readonly id: string
  readonly version: number
  readonly kind: ReportKind
  readonly outcome: string
  readonly at: string
  readonly values: Values
  readonly completeness: number
  /** Of its kind, in the order of its form. */
  readonly fields: readonly Field[]
  /** The RILO's words on it, the oldest first; remarks for whoever reported and whoever said them. */
  readonly reviews: readonly {
    readonly id: string
    readonly verdict: ReportVerdict
    readonly at: string
    readonly remarks: readonly Remark[]
  }[]
}

export type SimilarReport = {
  readonly id: string
  readonly from: Called
  readonly kind: ReportKind
  readonly eventOn: string
  readonly reasons: readonly SimilarReason[]
}

export type SeenReport = {
  readonly id: string
  readonly operation: Called
  readonly own: boolean
  readonly from: Called
  readonly rilo: Called
  /** For its owner alone. */
  readonly case: string | null
  readonly state: ReportState
  readonly withdrawnAt: string | null
  readonly label: Pick<Labelled, 'tlp' | 'code' | 'purposes'>
  /** The newest first; for others than the two ends the newest alone. */
  readonly versions: readonly SeenReportVersion[]
  /** Of the newest version. */
  readonly checks: readonly CheckedReport[]
  readonly similar: readonly SimilarReport[]
  readonly mayValidate: boolean
  readonly mayComplete: boolean
  readonly mayWithdraw: boolean
  /** Of an own one: the case says another thing by now than the newest version. */
  readonly behind: boolean
}

/**
 * A report with its versions, the checks of the newest, and similar ones of the operation. Its owner
 * is told who read it. Refuses `operation.absent`, and `report.absent` for what was not released to
 * the caller as for what is not there.
 */
export async function readReport(act: Act, operation: string, id: string): Promise<SeenReport> {
  const group = await groupOf(act, operation)
  const label = await mayOn(act, 'consult', 'report', id)
  const head = await reportHead(act, operation, id)
  const { organisation } = act.caller
  const own = head.owner === organisation
  const versions = [...(await versionsOf(act, [id]))].reverse()
  const [newest] = versions
  if (newest === undefined) throw new Refused('report.absent')
  const reviews = await reportReviewsOf(act, [id])
  const mine = own ? await ownRow(act, id) : undefined
  act.saw('report', [id])
  if (!own) await tell(act, head.owner, { act: 'report.consulted', objects: [id, organisation] })
  const state = reportState({ withdrawnAt: head.withdrawnAt }, lastWord(reviews, newest.id) ?? null)
  const rights = await act.rights()
  const ends = own || head.rilo === organisation
  const stands = group.standing && state !== 'withdrawn'
  return {
    ...{ id, own, state, operation: { id: operation, name: group.name } },
    case: mine?.case_id ?? null,
    ...{ from: called(group, head.owner), rilo: called(group, head.rilo) },
    withdrawnAt: head.withdrawnAt,
    label: { tlp: label.tlp, code: label.code, purposes: label.purposes },
    versions: (ends ? versions : [newest]).map(({ report: _, rilo: __, ...one }) => ({
      ...one,
      fields: REPORT_FORMS[one.kind],
      reviews: reviews
        .filter((review) => review.version === one.id)
        .map(({ id: said, verdict, at, remarks }) => ({
          ...{ id: said, verdict, at, remarks },
        })),
    })),
    checks: checksOf({
      values: newest.values,
      sentOn: newest.at.slice(0, 10),
      earlierOn: earlierEventOn(newest.kind, versions.slice(1)),
    }),
    similar: await similarReports(act, group, id, newest.values),
    mayValidate:
      head.rilo === organisation && stands && !own && mayPass(rights, DOORS['report.review']),
    mayComplete: own && stands && mayPass(rights, DOORS['report.write']),
    mayWithdraw: own && state !== 'withdrawn' && mayPass(rights, DOORS['report.withdraw']),
    behind: state !== 'withdrawn' && mine?.behind === true,
  }
}

export type ReportHeadSeen = {
  readonly owner: string
  readonly rilo: string
  readonly withdrawnAt: string | null
}

/** Where it stands, whoever's it is; who may see it is decided before. */
export async function reportHead(act: Act, operation: string, id: string): Promise<ReportHeadSeen> {
  const row = await act.asGuest(() =>
    act.db
      .selectFrom('report')
      .select(['owner', 'rilo', 'operation', 'withdrawn_at as withdrawnAt'])
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  if (!row || row.operation !== operation) throw new Refused('report.absent')
  return row
}

const ownRow = (act: Act, id: string) =>
  act.db.selectFrom('report').select(['case_id', 'behind']).where('id', '=', id).executeTakeFirst()

type OtherRow = {
  readonly id: string
  readonly owner: string
  readonly kind: ReportKind
  readonly values: Values
}

/** Among the reports of the operation that the caller may see, and that were not withdrawn. */
async function similarReports(
  act: Act,
  group: Group,
  id: string,
  values: Values,
): Promise<readonly SimilarReport[]> {
  const seen = predicate(await act.rights(), 'consult', columnsOf('report', 'r'))
  const { rows } = await act.asGuest(() =>
    sql<OtherRow>`select r.id, r.owner, v.kind, (select coalesce(jsonb_object_agg(key, value), '{}')
        from jsonb_each_text(v.body) where key = any(${[...SIMILAR_FIELDS, 'event-on']}::text[])) as values
      from report r
      join lateral (select v.kind, v.body from report_version v
        where v.organisation = r.organisation and v.report = r.id
        order by v.version desc limit 1) v on true
      where r.operation = ${group.id} and r.id <> ${id} and r.withdrawn_at is null and ${seen}
      order by r.created_at desc, r.id desc limit ${SIMILAR_AMONG}`.execute(act.db),
  )
  const known = new Map(rows.map((row) => [row.id, row]))
  const found = similarTo(values, rows)
  act.saw(
    'report',
    found.map((one) => one.id),
  )
  return found.flatMap(({ id: other, reasons }) => {
    const row = known.get(other)
    if (row === undefined) return []
    const { kind, owner } = row
    const eventOn = row.values['event-on'] ?? ''
    return [{ id: other, from: called(group, owner), kind, eventOn, reasons }]
  })
}
