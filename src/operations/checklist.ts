import { faultsOf, type NationalPlan } from './national-plan.ts'

/**
 * What a reviewer looks at first, a row each: counted by the house, judged by a person. A row that
 * does not hold keeps no plan from being accepted. Words keys `plan-check.<name>`.
 */
const CHECKS = {
  /** The analysis speaks of threats and of trade (guide/domain.md 2.2, step 2). */
  analysis: ({ analysis }) => analysis.threats.trim() !== '' && analysis.trade.trim() !== '',
  sources: ({ analysis }) =>
    analysis.sources.length > 0 &&
    analysis.sources.every((one) => one.reliability !== null && one.credibility !== null),
  profiles: (plan) => faultsOf(plan).length === 0,
  'profiles-rest': ({ profiles }) =>
    profiles.length > 0 && profiles.every(({ sources }) => sources.length > 0),
  offices: ({ offices }) => offices.some(({ name }) => name.trim() !== ''),
  hours: ({ contactHours }) => contactHours.trim() !== '',
  'sign-offs': ({ signOffs }) => signOffs.length > 0 && signOffs.every(({ on }) => on !== null),
} as const satisfies Readonly<Record<string, (plan: NationalPlan) => boolean>>

export type CheckName = keyof typeof CHECKS
export const CHECK_NAMES = Object.keys(CHECKS) as readonly CheckName[]

export type Checked = { readonly check: CheckName; readonly holds: boolean }

export const checklist = (plan: NationalPlan): readonly Checked[] =>
  CHECK_NAMES.map((check) => ({ check, holds: CHECKS[check](plan) }))
