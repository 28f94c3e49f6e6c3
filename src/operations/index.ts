export { CHECK_NAMES } from './checklist.ts'
export { COUNTED_NAMES } from './counted.ts'
export type { CountedRecord } from './counted-record.ts'
export { OPEN_END_KINDS } from './debrief/closing.ts'
export { FINDING_KINDS, REST_KINDS } from './debrief/finding.ts'
export { RECOMMENDATION_STATUSES, standsAt, THEMES } from './debrief/recommendation.ts'
export { PAPERS, type Paper, type PaperFacts, paperOf } from './debrief/reports.ts'
export { COUNTED_KINDS, CUTS } from './debrief/results.ts'
// reports of cases
export {
  type OperationFacts,
  type OwedCount,
  operationFacts,
  type ReportedDay,
  type SentCount,
  type Sign,
} from './desk/board-facts.ts'
export { closeOperation, reopenOperation } from './desk/closing.ts'
export { consentToNaming } from './desk/consents.ts'
export { type Debrief, debriefOf, paperFacts, paperMade } from './desk/debrief.ts'
export { withdrawFinding, writeFinding } from './desk/debrief-findings.ts'
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
export type { ParticipantStanding } from './desk/participant-standings.ts'
export { adoptPlan, planDifferences, savePlanDraft } from './desk/plans.ts'
export { recommend, stepRecommendation } from './desk/recommendations.ts'
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
export { type OperationsWaiting, operationsWaiting } from './desk/waiting.ts'
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
