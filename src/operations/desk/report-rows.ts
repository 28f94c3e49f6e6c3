import { sql } from 'kysely'
import type { Values } from '../../cases/index.ts'
import type { Act } from '../../store/index.ts'
import type { ReportKind } from '../report-form.ts'
import type { ReportReview, ReportVersion } from '../report-standing.ts'

/** One remark of the RILO: on a field by its key, or on the whole (`null`). */
export type Remark = { readonly field: string | null; readonly text: string }
export type GivenReportReview = ReportReview & {
  readonly reviewer: string
  readonly remarks: readonly Remark[]
}

type VersionRow = Omit<ReportVersion, 'values'> & { readonly body: Values }

/**
 * The versions of these reports, own ones and others', each report's from its first on. Who may see
 * them is decided before: the database shows what was released alone.
 */
export async function versionsOf(
  act: Act,
  reports: readonly string[],
): Promise<readonly ReportVersion[]> {
  if (reports.length === 0) return []
  const { rows } = await act.asGuest(() =>
    sql<VersionRow>`select id, report, version, kind, outcome, rilo, completeness, body,
        created_at as at
      from report_version where report = any(${[...reports]}::uuid[])
      order by report, version`.execute(act.db),
  )
  return rows.map(({ body, kind, ...row }) => ({
    ...row,
    kind: kind as ReportKind,
    values: body,
  }))
}

/** What was said of these reports, the oldest first; remarks for the two ends alone. */
export async function reportReviewsOf(
  act: Act,
  reports: readonly string[],
): Promise<readonly GivenReportReview[]> {
  if (reports.length === 0) return []
  const { rows } = await act.asGuest(() =>
    sql<GivenReportReview>`select w.id, w.version, w.verdict, w.created_at as at,
        w.organisation as reviewer, coalesce(k.remarks, '[]'::jsonb) as remarks
      from report_review w
      left join report_remarks k on k.organisation = w.organisation and k.id = w.id
      where w.report = any(${[...reports]}::uuid[])
      order by w.id`.execute(act.db),
  )
  return rows
}

/** The last word on a version; undefined where nobody said one yet. */
export const lastWord = <T extends ReportReview>(
  reviews: readonly T[],
  version: string,
): T | undefined => reviews.findLast((one) => one.version === version)

/** The own reports of a case, the first one first. */
export const ownReports = (act: Act, of: string) =>
  act.db
    .selectFrom('report')
    .select(['id', 'operation', 'rilo', 'withdrawn_at', 'behind'])
    .where('case_id', '=', of)
    .orderBy('id')

/** The newest version of an own report, with the entry that it was made of. */
export const newestOf = (act: Act, report: string) =>
  act.db
    .selectFrom('report_version')
    .select(['id', 'version', 'kind', 'outcome', 'entry', 'body', 'created_at'])
    .where('report', '=', report)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
