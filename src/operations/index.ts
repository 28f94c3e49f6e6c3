export { CHECK_NAMES } from './checklist.ts'
export { COUNTED_NAMES } from './counted.ts'
// reports of cases
export type { CountedRecord } from './counted-record.ts'
export {
  beginDraft,
  discardDraft,
  draftOf,
  type KeptDraft,
  type Saved,
  saveDraft,
} from './desk/message-drafts.ts'
export { called, type Group, groupOf, mayName } from './desk/message-group.ts'
export {
  FOLDERS,
  type Folder,
  type ListedMessage,
  listMessages,
  type MessageList,
} from './desk/message-lists.ts'
export { readMessage, type SeenMessage } from './desk/message-reading.ts'
export {
  type MessagePreview,
  previewMessage,
  recallMessage,
  sendMessage,
} from './desk/message-sending.ts'
export { changeTemplate, forms } from './desk/message-templates.ts'
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
export { countedRecords } from './desk/report-counting.ts'
export {
  listReports,
  REPORT_FOLDERS,
  type ReportFolder,
  type ReportList,
} from './desk/report-lists.ts'
export { readReport, type SeenReport } from './desk/report-reading.ts'
export { reviewReport } from './desk/report-reviewing.ts'
export { followCase, withdrawReport } from './desk/report-withdrawing.ts'
export {
  previewReport,
  type ReportForm,
  type ReportPreview,
  reportForm,
  sendReport,
} from './desk/report-writing.ts'
export {
  AUDIENCES,
  MESSAGE_TLPS,
  type MessageTlp,
  PROBLEMS,
  URGENCIES,
  type Urgency,
} from './message.ts'
export { CLOCKS } from './message-clock.ts'
export { WITHHELD_WHY } from './message-crossing.ts'
export { type Form, REQUIRED_MOST } from './message-form.ts'
export { MESSAGE_TYPE_NAMES, MESSAGE_TYPES, type MessageTypeName, sentBy } from './message-types.ts'
export { CREDIBILITIES, type NationalPlan, RELIABILITIES } from './national-plan.ts'
export { PHASE_STATES, STEPS } from './phases.ts'
export {
  DIRECTIONS,
  MODES,
  type OperationPlan,
} from './plan.ts'
export { CHECK_RESULTS, REPORT_CHECKS } from './report-checks.ts'
export { REPORT_WITHHELD_WHY } from './report-crossing.ts'
export {
  REPORT_FORMS,
  REPORT_KINDS,
  REPORT_OUTCOMES,
  REPORT_PROBLEMS,
} from './report-form.ts'
export { SIMILAR_CODES } from './report-similar.ts'
export { counted, REPORT_STATES, REPORT_VERDICTS } from './report-standing.ts'
export { PLAN_STATES, VERDICTS } from './standing.ts'
