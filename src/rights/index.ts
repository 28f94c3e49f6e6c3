export {
  type LedKind,
  RECORD_ACT_NAMES,
  RECORD_ACTS,
  type RecordAct,
  type RecordActRow,
  recordAct,
} from './acts.ts'
export { type Decision, decide, type Ground, may, predicate } from './decide.ts'
export { DOORS, type Door, doorOf, mayPass } from './doors.ts'
export { type Columns, columnsOf } from './fence.ts'
export { CODE_ROWS, RECORD_STATES, type RecordState, STATE_ROWS, TLP_ROWS } from './marks.ts'
export { type Grant, isNow, type Labelled, type Principal, type Span } from './principal.ts'
export {
  isRole,
  ORGANISATION_KINDS,
  type OrganisationKind,
  ROLES,
  type Role,
  rolesOf,
} from './roles.ts'
export { RULE_NAMES, RULES, type Rule, type RuleName } from './rules.ts'
