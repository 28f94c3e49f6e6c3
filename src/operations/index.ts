export { CHECK_NAMES } from './checklist.ts'
export { COUNTED_NAMES } from './counted.ts'
export {
  type OperationFacts,
  type OwedCount,
  operationFacts,
  type ReportedDay,
  type SentCount,
  type Sign,
} from './desk/board-facts.ts'
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
export { PLAN_STATES, VERDICTS } from './standing.ts'
