import type { Instant } from '../../base/index.ts'

/** What a finding of the debrief is. */
export const FINDING_KINDS = ['good-practice', 'gap', 'cooperation-opportunity'] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** What a finding may rest on: a typed link each. `figure`: one table of the results. */
export const REST_KINDS = ['phase', 'message', 'national-plan', 'figure'] as const
export type RestKind = (typeof REST_KINDS)[number]
export type Rest = { readonly kind: RestKind; readonly id: string }

/** Its author's own record. It is never changed; what was wrong is withdrawn with a reason. */
export type DebriefFinding = {
  readonly id: string
  /** The organisation that wrote it. */
  readonly author: string
  readonly kind: FindingKind
  readonly text: string
  /** The organisation that it is about; null: none in particular. */
  readonly about: string | null
  readonly restsOn: readonly Rest[]
  readonly writtenAt: Instant
  readonly withdrawn: { readonly at: Instant; readonly because: string } | null
}

/** The findings as they stood at a moment. */
export const findingsAt = (
  findings: readonly DebriefFinding[],
  asOf: Instant,
): readonly DebriefFinding[] =>
  findings
    .filter(({ writtenAt }) => writtenAt <= asOf)
    .map((one) =>
      one.withdrawn !== null && one.withdrawn.at > asOf ? { ...one, withdrawn: null } : one,
    )
