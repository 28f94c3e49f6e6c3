import type { RecordAct } from './acts.ts'
import { RECORD_ACTS } from './acts.ts'
import type { Principal } from './principal.ts'
import { ROLES, type Role } from './roles.ts'

/**
 * What a declared act of a route, job or command asks for: either roles alone, or the right to one
 * act on the record it names (`RECORD_ACTS`), which the record's loader then decides on.
 */
export type Door = {
  readonly roles: readonly Role[]
  /** The act on a record that is decided where the record is loaded; null: roles are all. */
  readonly record: RecordAct | null
}

const FO = 'frontline-officer'
const TO = 'targeting-officer'
const RBE = 'reach-back-expert'
const NCP = 'national-contact-point'
const RA = 'rilo-analyst'
const OC = 'operation-coordinator'
const ADMIN = 'organisation-administrator'
const AUDITOR = 'auditor'

const house = (...roles: readonly Role[]): Door => ({ roles, record: null })
const everybody: Door = house(...ROLES)
const record = (act: RecordAct): Door => ({ roles: RECORD_ACTS[act].roles, record: act })

/** The house's doors: what a route, job or command declares → who may pass. A new door is a new row. */
export const DOORS = {
  // oneself
  'me.read': everybody,
  'session.list': everybody,
  'session.end': everybody,
  'identity.read': everybody,
  'identity.change': everybody,
  'event.follow': everybody,
  'organisation.list': everybody,
  'organisation.change': house(ADMIN),
  // people
  'person.list': house(ADMIN, NCP, AUDITOR),
  'person.add': house(ADMIN),
  'person.change': house(ADMIN),
  'person.roles': house(ADMIN),
  'person.deactivate': house(ADMIN),
  'person.link': house(ADMIN),
  'person.reset': house(ADMIN),
  'person.end-sessions': house(ADMIN),
  'provider.list': house(ADMIN, AUDITOR),
  'provider.change': house(ADMIN),
  // trade data
  'upload.bring': house(TO, NCP),
  'upload.preview': house(TO, NCP),
  'layout.read': house(TO, NCP),
  'layout.map': house(TO, NCP),
  'batch.start': house(TO, NCP),
  'batch.list': record('consult'),
  'batch.read': record('consult'),
  'batch.list-rejects': record('consult'),
  'batch.export-rejects': record('export'),
  'batch.narrow': record('narrow'),
  'list.list': everybody,
  'list.add': house(TO, NCP, ADMIN),
  // targets
  'target.list': record('consult'),
  'target.read': record('consult'),
  'target.list-same': record('consult'),
  'target.judge': record('judge'),
  'target.withdraw-judgement': record('judge'),
  'target.narrow': record('narrow'),
  'target.release': record('release'),
  'target.preview-release': record('release'),
  'target.list-releases': record('consult'),
  'target.withdraw-release': record('withdraw'),
  'target.withdraw': record('withdraw'),
  'target.hold': record('hold'),
  'target.erase': record('erase'),
  'target.export': record('export'),
  'target.list-due': record('narrow'),
  'trader.seek': record('erase'),
  'trader.erase': record('erase'),
  // released by others
  'received.list': record('consult'),
  'received.read': record('consult'),
  'received.export': record('export'),
  // cooperation
  'operation.list': house(FO, TO, RBE, NCP, RA, OC, ADMIN, AUDITOR),
  'operation.change': house(NCP, OC),
  'operation-plan.read': house(FO, TO, RBE, NCP, RA, OC),
  'operation-plan.change': house(NCP, OC),
  'phase.step': house(NCP, OC),
  'national-plan.read': house(FO, TO, NCP, OC),
  'national-plan.change': house(TO, NCP),
  'national-plan.submit': house(NCP),
  'national-plan.review': house(NCP, RA, OC),
  'basis.list': house(NCP, ADMIN, AUDITOR),
  'basis.change': house(NCP),
  // messages in the closed group of an operation
  'message.list': record('consult'),
  'message.read': record('consult'),
  'message.write': house(NCP, RA, OC),
  'message.template': house(NCP, OC),
  // cases
  'case.list': record('consult'),
  'case.read': record('consult'),
  'case.open': house(FO, TO, NCP),
  'case.notice': record('consult-nominal'),
  'case.write': house(FO, TO, RBE, NCP),
  'case.terms': house(NCP),
  // advice of experts
  'advice.list': record('consult'),
  'advice.read': record('consult'),
  'advice.ask': house(FO, TO, NCP),
  'advice.pass': house(RBE, NCP),
  'advice.answer': house(RBE, RA),
  'advice.service': house(RBE, NCP, RA),
  // reports of cases to an operation
  'report.list': record('consult'),
  'report.read': record('consult'),
  'report.write': house(NCP),
  'report.review': house(RA),
  'report.withdraw': house(NCP),
  // proof
  'access.why': house(ADMIN, AUDITOR, NCP),
  'journal.read': house(AUDITOR, ADMIN),
  'journal.copy': house(AUDITOR),
  'timeline.read': record('consult'),
  // advice in a case, and earlier rulings at the counter
  'case.advice': record('consult'),
  'target.rulings': record('consult'),
  'case.papers': record('consult'),
  'case.add-paper': house(FO, TO, RBE, NCP),
  // what there is to see
  'board.read': record('consult'),
  'desk.read': everybody,
  // the debrief of an operation, and its closing
  'debrief.read': house(NCP, RA, OC),
  'debrief.write': house(NCP, RA, OC),
  'debrief.consent': house(NCP, OC),
  'debrief.conclude': house(NCP, OC),
  'debrief.export': house(NCP, OC),
} as const satisfies Readonly<Record<string, Door>>

export type DoorName = keyof typeof DOORS

export const doorOf = (act: string): Door | undefined =>
  (DOORS as Readonly<Record<string, Door>>)[act]

export const DOOR_NAMES = Object.keys(DOORS) as readonly DoorName[]

/** The doors that somebody with these roles may pass. */
export const doorsOf = (roles: readonly Role[]): DoorName[] =>
  DOOR_NAMES.filter((name) =>
    roles.some((role) => (DOORS[name].roles as readonly Role[]).includes(role)),
  )

/** Whether any role of the caller opens the door; the machine passes for its organisation. */
export const mayPass = (caller: Pick<Principal, 'person' | 'roles'>, door: Door): boolean =>
  caller.person === null || caller.roles.some((role) => door.roles.includes(role))
