export { ROLES, type Role } from '../rights/index.ts'
export { addBasis, type Basis, bases, endBasis } from './bases.ts'
export {
  ADMINISTRATION,
  AT_HOME,
  type Caller,
  type Knock,
  machine,
  RISK_ANALYSIS,
} from './caller.ts'
export { directory, type Listed, listedOf, renameOrganisation } from './directory.ts'
export type { Reach } from './egress.ts'
export {
  addOrganisation,
  everyOrganisation,
  type NewOrganisation,
  organisationCalled,
} from './found.ts'
export { type Identity, identityOf } from './identity.ts'
export type { In } from './let-in.ts'
export { networkOf } from './lockout.ts'
export { onlyOrganisation, organisationOfCode } from './logins.ts'
export { beginDirectory, DIRECTORY_RETURN, unlinkIdentity } from './oidc.ts'
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
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  removePasskey,
  renamePasskey,
  type Site,
} from './passkeys.ts'
export {
  hashPassword,
  judgePassword,
  PASSWORD_LEAST,
  PASSWORD_MOST,
  removePassword,
  setPassword,
} from './passwords.ts'
export {
  activate,
  addToOrganisation,
  changeOneself,
  changePerson,
  deactivate,
  endSessionsOf,
  giveRoles,
  invite,
} from './people.ts'
export {
  isFresh,
  needFreshProof,
  PROOF_MINUTES,
  personsWithWays,
  type Ways,
  waysOf,
} from './proof.ts'
export {
  addProvider,
  changeProvider,
  type Provider,
  type ProviderGiven,
  providers,
} from './providers.ts'
export { makeRecoveryCodes, RECOVERY_CODES } from './recovery.ts'
export { renewByPasskey, renewByPassword } from './renewal.ts'
export { askReset, beginAnew, confirmReset, openResets, type Reset } from './resets.ts'
export {
  ABSOLUTE_MINUTES,
  endOwnSession,
  endSession,
  IDLE_MINUTES,
  type NewSession,
  type OpenSession,
  openSessions,
  readSession,
  renewSession,
  revokeSessions,
  startSession,
} from './sessions.ts'
export {
  returnFromDirectory,
  type SecondFactor,
  signInByPasskey,
  signInByPassword,
  signInBySecondFactor,
} from './sign-in.ts'
export {
  createSignInLink,
  firstAdministrator,
  LINK_MINUTES,
  linkOnMachine,
  spendSignInLink,
} from './sign-in-links.ts'
export { readSpan, type SpanAsked, STANDS, type Stand, standOf } from './spans.ts'
export { beginTotp, confirmTotp, removeTotp, type TotpEnrolment } from './totp.ts'
export {
  type AskedRecord,
  type Who,
  type WhoAsked,
  type Why,
  type WhyAsked,
  who,
  why,
} from './why.ts'
