import type { CalendarDate } from '../base/index.ts'

/** Reliability of a source and credibility of what it said: the admiralty code, six by six. */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Reliability = (typeof RELIABILITIES)[number]
export const CREDIBILITIES = ['1', '2', '3', '4', '5', '6'] as const
export type Credibility = (typeof CREDIBILITIES)[number]

export type GradedSource = {
  readonly key: string
  readonly title: string
  readonly reliability: Reliability | null
  readonly credibility: Credibility | null
}

/** What the front line applies in the operation; an own risk profile of the administration. */
export type PlannedProfile = {
  readonly name: string
  /** The office that answers for it. */
  readonly office: string
  readonly from: CalendarDate | null
  readonly until: CalendarDate | null
  readonly basis: string
  /** The sources of the analysis that it rests on. */
  readonly sources: readonly string[]
}

/** How one participant carries out the operation at home. */
export type NationalPlan = {
  readonly analysis: {
    readonly threats: string
    readonly trade: string
    readonly sources: readonly GradedSource[]
  }
  readonly profiles: readonly PlannedProfile[]
  readonly offices: readonly { readonly name: string; readonly tasks: string }[]
  readonly contactHours: string
  /** The agencies that agreed; the day is empty until they did. */
  readonly signOffs: readonly {
    readonly agency: string
    readonly office: string
    readonly on: CalendarDate | null
  }[]
}

export type PlanFault = {
  readonly code: 'plan.no-profile' | 'plan.profile-incomplete' | 'plan.ungraded-source'
  /** The profiles or sources that it is about. */
  readonly names: readonly string[]
}

const isComplete = ({ name, office, from, until }: PlannedProfile): boolean =>
  name.trim() !== '' && office.trim() !== '' && from !== null && until !== null && from <= until

/**
 * What stands in the way of submitting. A profile is complete with its name, the office that owns
 * it and the time that it holds; a source that has no grade, or is not in the analysis, cannot be
 * used by a profile.
 */
export function faultsOf({ profiles, analysis }: NationalPlan): readonly PlanFault[] {
  const incomplete = profiles.filter((profile) => !isComplete(profile))
  if (incomplete.length === profiles.length) return [{ code: 'plan.no-profile', names: [] }]
  const used = [...new Set(profiles.flatMap(({ sources }) => sources))]
  const ungraded = used.filter((key) => {
    const source = analysis.sources.find((one) => one.key === key)
    return !source || source.reliability === null || source.credibility === null
  })
  const titleOf = (key: string) => analysis.sources.find((one) => one.key === key)?.title || key
  return [
    ...(incomplete.length > 0
      ? [
          {
            code: 'plan.profile-incomplete' as const,
            names: incomplete.map(({ name }) => name.trim() || '–'),
          },
        ]
      : []),
    ...(ungraded.length > 0
      ? [{ code: 'plan.ungraded-source' as const, names: ungraded.map(titleOf) }]
      : []),
  ]
}
