export {
  type LedKind,
  RECORD_ACT_NAMES,
  RECORD_ACTS,
  type RecordAct,
  type RecordActRow,
  recordAct,
} from './acts.ts'
export { type Decision, decide, type Ground, may, predicate } from './decide.ts'
export { DOOR_NAMES, DOORS, type Door, type DoorName, doorOf, doorsOf, mayPass } from './doors.ts'
export { type Columns, columnsOf } from './fence.ts'
export { CODE_ROWS, RECORD_STATES, type RecordState, STATE_ROWS, TLP_ROWS } from './marks.ts'
export { type Grant, isNow, type Labelled, type Principal, type Span } from './principal.ts'
export { isPurpose, PURPOSES, type Purpose } from './purposes.ts'
export {
  isRole,
  ORGANISATION_KINDS,
  type OrganisationKind,
  ROLES,
  type Role,
  rolesOf,
} from './roles.ts'
export { RULE_NAMES, RULES, type Rule, type RuleName } from './rules.ts'
export { codeOf, isAsStrict, type Marks, strictest, strictestMarks } from './strictest.ts'
