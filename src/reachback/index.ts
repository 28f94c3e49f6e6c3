export { POINT_NAMES } from './completeness.ts'
export {
  CLOCKS as COURSE_CLOCKS,
  type Course,
  END_USE_OUTCOMES,
  STATES as ADVICE_STATES,
  STEPS as ADVICE_STEPS,
} from './course.ts'
export { WITHHELD_WHY as NOT_CROSSING_WHY } from './crossing.ts'
export { type AnswerPreview, giveAdvice, previewAnswer } from './desk/answering.ts'
export { type AskForm, askForm } from './desk/ask-form.ts'
export { type AskPreview, askAdvice, previewRequest } from './desk/asking.ts'
export { type CaseAdvice, caseAdvice } from './desk/case-advice.ts'
export { writeCaseEntry } from './desk/case-writing.ts'
export { type CounterRuling, rulingsAtCounter } from './desk/counter.ts'
export { type AdviceFacts, adviceFacts } from './desk/open-requests.ts'
export { findPrecedents } from './desk/precedent-search.ts'
export { readRequest, type SeenRequest } from './desk/reading.ts'
export {
  adviceFigures,
  FOLDERS as ADVICE_FOLDERS,
  listRequests,
  type RequestList,
} from './desk/request-lists.ts'
export { called, knownBy } from './desk/request-row.ts'
export {
  type KeptServiceLevels,
  ownServiceLevels,
  saidZones,
  saveServiceLevels,
} from './desk/service-desk.ts'
export { checkEndUse, passOn, replyToExpert, returnRequest, withdrawRequest } from './desk/steps.ts'
export {
  ADVICE_FAULTS,
  type Advice,
  CONFIDENCES,
  DETERMINATIONS,
  type Lists,
} from './determination.ts'
export { FACT_KEYS, FACTS } from './facts.ts'
export { LEVELS } from './levels.ts'
export type { Precedent } from './precedents.ts'
export { FOOTINGS } from './resting.ts'
export { AGREEMENTS, GROUNDS, VALIDITIES } from './same-goods.ts'
export { dayIn, minutesAhead } from './working-time.ts'
