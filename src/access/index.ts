export { ROLES, type Role } from '../rights/index.ts'
export { type Caller, machine, RISK_ANALYSIS } from './caller.ts'
export {
  addPerson,
  foundOrganisation,
  type Organisation,
  organisationOf,
  type Person,
  people,
} from './organisations.ts'
export {
  ABSOLUTE_MINUTES,
  endSession,
  IDLE_MINUTES,
  type NewSession,
  readSession,
  revokeSessions,
  startSession,
} from './sessions.ts'
export {
  createSignInLink,
  firstAdministrator,
  LINK_MINUTES,
  spendSignInLink,
} from './sign-in-links.ts'
