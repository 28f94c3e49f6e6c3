import type { HandlingCode, Tlp } from '../base/index.ts'
import { RECORD_ACT_NAMES, type RecordAct } from './acts.ts'
import type { Role } from './roles.ts'

/** Who may send a record on, in one of the ways that records leave. */
export type Sender = 'nobody' | 'owner' | 'anybody'
type Leaving = { readonly export: Sender; readonly 'pass-on': Sender; readonly court: Sender }

/** Traffic Light Protocol 2.0. A light never grants: it names the persons or stops the sending. */
export const TLP_ROWS: Readonly<Record<Tlp, Leaving & { readonly namedOnly: boolean }>> = {
  RED: { namedOnly: true, export: 'nobody', 'pass-on': 'nobody', court: 'owner' },
  'AMBER+STRICT': { namedOnly: false, export: 'anybody', 'pass-on': 'owner', court: 'anybody' },
  AMBER: { namedOnly: false, export: 'anybody', 'pass-on': 'owner', court: 'anybody' },
  GREEN: { namedOnly: false, export: 'anybody', 'pass-on': 'anybody', court: 'anybody' },
  CLEAR: { namedOnly: false, export: 'anybody', 'pass-on': 'anybody', court: 'anybody' },
}

/** Handling codes as Europol's: what a recipient may not do without the owner's leave. */
export const CODE_ROWS: Readonly<Record<HandlingCode, Leaving>> = {
  H0: { export: 'anybody', 'pass-on': 'anybody', court: 'anybody' },
  H1: { export: 'anybody', 'pass-on': 'anybody', court: 'owner' },
  H2: { export: 'anybody', 'pass-on': 'owner', court: 'anybody' },
  H3: { export: 'owner', 'pass-on': 'owner', court: 'owner' },
}

export const RECORD_STATES = [
  'live',
  'limited',
  'held',
  'withdrawn',
  'quarantined',
  'purged',
] as const
/**
 * `limited`: its review is overdue. `held`: kept for a proceeding, nothing may be erased.
 * `withdrawn`: taken back from all it was released to. `quarantined`: came in with a doubt.
 * `purged`: a tombstone without content.
 */
export type RecordState = (typeof RECORD_STATES)[number]

export type StateRow = {
  readonly acts: readonly RecordAct[]
  /** Whether those it was released to may still do those acts. */
  readonly abroad: boolean
  /** Null: every role that has the act. */
  readonly roles: readonly Role[] | null
}

const allBut = (...without: readonly RecordAct[]): readonly RecordAct[] =>
  RECORD_ACT_NAMES.filter((act) => !without.includes(act))

const NCP: readonly Role[] = ['national-contact-point']

export const STATE_ROWS: Readonly<Record<RecordState, StateRow>> = {
  live: { acts: allBut(), abroad: true, roles: null },
  limited: {
    acts: ['consult', 'narrow', 'withdraw', 'hold', 'erase'],
    abroad: false,
    roles: ['national-contact-point', 'auditor'],
  },
  held: { acts: allBut('change', 'erase'), abroad: true, roles: null },
  withdrawn: {
    acts: allBut('release', 'export', 'pass-on', 'use-as-evidence'),
    abroad: false,
    roles: null,
  },
  quarantined: { acts: ['consult', 'narrow', 'erase'], abroad: false, roles: NCP },
  purged: { acts: [], abroad: false, roles: null },
}
