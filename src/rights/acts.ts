import type { Role } from './roles.ts'

/** The six kinds of processing that article 25 of Directive (EU) 2016/680 has logged. */
export type LedKind =
  | 'collection'
  | 'alteration'
  | 'consultation'
  | 'disclosure'
  | 'combination'
  | 'erasure'

/** One row of the table of acts on a record. */
export type RecordActRow = {
  readonly led: LedKind
  /** Roles that have the act. */
  readonly roles: readonly Role[]
  /** Those the record was released to may do it as well; else its owner alone. */
  readonly abroad: boolean
  /** Needs a sign-in with two factors. */
  readonly strong: boolean
  /** Touches the trader's own fields. */
  readonly nominal: boolean
  /** The record leaves for others' eyes: what it may leave for. */
  readonly leaves: 'export' | 'pass-on' | 'court' | null
}

const row = (
  led: LedKind,
  roles: readonly Role[],
  marks: Partial<Omit<RecordActRow, 'led' | 'roles'>> = {},
): RecordActRow => ({
  led,
  roles,
  abroad: false,
  strong: false,
  nominal: false,
  leaves: null,
  ...marks,
})

const FO = 'frontline-officer'
const TO = 'targeting-officer'
const RBE = 'reach-back-expert'
const NCP = 'national-contact-point'
const RA = 'rilo-analyst'
const OC = 'operation-coordinator'

/**
 * What can be done with a record, and by whom. Donor and programme manager work with figures,
 * the administrator with people, the auditor with the journal: none of them reads records.
 */
export const RECORD_ACTS = {
  consult: row('consultation', [FO, TO, RBE, NCP, RA, OC], { abroad: true }),
  'consult-nominal': row('consultation', [FO, TO, NCP], { abroad: true, nominal: true }),
  match: row('combination', [TO, NCP, RA], { abroad: true, nominal: true }),
  change: row('alteration', [TO, NCP]),
  judge: row('alteration', [TO, NCP]),
  comment: row('collection', [FO, TO, RBE, NCP, RA, OC], { abroad: true }),
  release: row('disclosure', [NCP], { strong: true }),
  narrow: row('alteration', [TO, NCP]),
  withdraw: row('alteration', [NCP]),
  export: row('disclosure', [TO, NCP, RA, OC], { abroad: true, leaves: 'export' }),
  'pass-on': row('disclosure', [NCP, RA, OC], { abroad: true, strong: true, leaves: 'pass-on' }),
  'use-as-evidence': row('disclosure', [NCP], { abroad: true, strong: true, leaves: 'court' }),
  hold: row('alteration', [NCP, 'auditor']),
  erase: row('erasure', [NCP], { strong: true, nominal: true }),
} as const satisfies Readonly<Record<string, RecordActRow>>

export type RecordAct = keyof typeof RECORD_ACTS
export const RECORD_ACT_NAMES = Object.keys(RECORD_ACTS) as readonly RecordAct[]
export const recordAct = (act: RecordAct): RecordActRow => RECORD_ACTS[act]
