export { CHECK_NAMES } from './checklist.ts'
export { COUNTED_NAMES } from './counted.ts'
export {
  type OwnNationalPlan,
  ownNationalPlan,
  type PlanToReview,
  planToReview,
  reviewPlan,
  saveNationalDraft,
  submitNationalPlan,
} from './desk/national.ts'
export { type Overview, operationOverview, stepPhase } from './desk/overview.ts'
export { adoptPlan, planDifferences, savePlanDraft } from './desk/plans.ts'
export { CREDIBILITIES, type NationalPlan, RELIABILITIES } from './national-plan.ts'
export { PHASE_STATES, STEPS } from './phases.ts'
export { DIRECTIONS, GOODS_FAMILIES, MODES, type OperationPlan } from './plan.ts'
export { PLAN_STATES, VERDICTS } from './standing.ts'
