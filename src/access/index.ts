export { ROLES, type Role } from '../rights/index.ts'
export { addBasis, type Basis, bases, endBasis } from './bases.ts'
export { type Caller, machine, RISK_ANALYSIS } from './caller.ts'
export { directory, type Listed } from './directory.ts'
export {
  addOrganisation,
  everyOrganisation,
  type NewOrganisation,
  organisationCalled,
} from './found.ts'
export {
  addMember,
  createOperation,
  endMembership,
  type Member,
  type Operation,
  operations,
} from './operations.ts'
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
export { STANDS, type Stand } from './spans.ts'
export { type AskedRecord, type Why, type WhyAsked, type Who, type WhoAsked, who, why } from './why.ts'
