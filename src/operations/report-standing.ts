import type { Instant } from '../base/index.ts'
import type { Values } from '../cases/index.ts'
import { completenessOf } from '../cases/index.ts'
import type { CountedRecord } from './counted-record.ts'
import { REPORT_FORMS, type ReportKind } from './report-form.ts'

export const REPORT_STATES = ['to-validate', 'returned', 'validated', 'withdrawn'] as const
export type ReportState = (typeof REPORT_STATES)[number]

export const REPORT_VERDICTS = ['validated', 'returned'] as const
export type ReportVerdict = (typeof REPORT_VERDICTS)[number]

/** One version of a report; nothing of it ever changes. */
export type ReportVersion = {
  readonly id: string
  readonly report: string
  readonly version: number
  readonly kind: ReportKind
  readonly outcome: string
  /** Whom it was sent to, to be validated. */
  readonly rilo: string
  /** Of the long form, 0 to 1. */
  readonly completeness: number
  readonly values: Values
  readonly at: Instant
}

/** What statistics ask of a version. */
export type CountedVersion = Omit<ReportVersion, 'completeness'>

/** The RILO's word on one version; the last one counts. */
export type ReportReview = {
  readonly id: string
  readonly version: string
  readonly verdict: ReportVerdict
  readonly at: Instant
}

export type ReportHead = {
  readonly id: string
  readonly owner: string
  readonly withdrawnAt: Instant | null
}

/** How a report stands: by its newest version and by what was said of that one. Pure. */
export function reportState(
  { withdrawnAt }: Pick<ReportHead, 'withdrawnAt'>,
  last: { readonly verdict: ReportVerdict } | null,
): ReportState {
  if (withdrawnAt !== null) return 'withdrawn'
  return last === null ? 'to-validate' : last.verdict
}

/** How much of what the long form wants is there, 0 to 1; below 1 the long form is owed. */
export const reportCompleteness = (kind: ReportKind, values: Values): number =>
  completenessOf(REPORT_FORMS[kind], values)

/** The day of the last version that was of an earlier step of the case, among those before. Pure. */
export const earlierEventOn = (
  kind: ReportKind,
  before: readonly Pick<ReportVersion, 'version' | 'kind' | 'values'>[],
): string | null =>
  [...before].sort((a, b) => b.version - a.version).find((one) => one.kind !== kind)?.values[
    'event-on'
  ] ?? null

/** Whether a case says another thing by now than what was sent of it last. Pure. */
export const isBehind = (
  sent: { readonly entry: string; readonly outcome: string },
  now: { readonly entry: string; readonly outcome: string } | null,
): boolean => now === null || now.entry !== sent.entry || now.outcome !== sent.outcome

/** What all of them say to statistics at an instant, validated or not, without what was withdrawn. */
export function countable(
  heads: readonly ReportHead[],
  versions: readonly CountedVersion[],
  reviews: readonly ReportReview[],
  asOf: Instant,
): readonly CountedRecord[] {
  const newest = new Map<string, CountedVersion>()
  for (const one of versions)
    if (one.at <= asOf && one.version > (newest.get(one.report)?.version ?? 0))
      newest.set(one.report, one)
  const said = new Map<string, ReportReview>()
  for (const one of [...reviews].sort((a, b) => (a.id < b.id ? -1 : 1)))
    if (one.at <= asOf) said.set(one.version, one)
  return heads.flatMap(({ id, owner, withdrawnAt }) => {
    const version = newest.get(id)
    if (version === undefined || withdrawnAt !== null) return []
    const { kind, outcome, rilo, values } = version
    const review = said.get(version.id)
    return [
      {
        ...{ id, kind, outcome, organisation: owner, region: rilo },
        ...{ family: values.family ?? '', mode: values.mode ?? '' },
        selectionBasis: values['selection-basis'] ?? '',
        eventOn: values['event-on'] ?? '',
        validatedAt: review?.verdict === 'validated' ? review.at : null,
      },
    ]
  })
}

/** Those that statistics count: the validated ones. */
export const counted = (records: readonly CountedRecord[]): readonly CountedRecord[] =>
  records.filter((one) => one.validatedAt !== null)
