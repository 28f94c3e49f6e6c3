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
    sql<VersionRow>`select id, report, version, kind, outcome, body, created_at as at
      from report_version where report = any(${[...reports]}::uuid[])
      order by report, version`.execute(act.db),
  )
  return rows.map(({ body, kind, ...row }) => ({
    ...row,
    kind: kind as ReportKind,
    values: body,
  }))
}

/** What was said of these reports, the oldest first. */
export async function reportReviewsOf(
  act: Act,
  reports: readonly string[],
): Promise<readonly GivenReportReview[]> {
  if (reports.length === 0) return []
  const { rows } = await act.asGuest(() =>
    sql<GivenReportReview>`select id, version, verdict, remarks, created_at as at,
        organisation as reviewer
      from report_review where report = any(${[...reports]}::uuid[])
      order by id`.execute(act.db),
  )
  return rows
}

/** The last word on a version; undefined where nobody said one yet. */
export const lastWord = <T extends ReportReview>(
  reviews: readonly T[],
  version: string,
): T | undefined => reviews.findLast((one) => one.version === version)
