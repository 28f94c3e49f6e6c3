import { sql } from 'kysely'
import { type HandlingCode, Refused, type Tlp } from '../base/index.ts'
import {
  type Decision,
  decide,
  type Grant,
  type Labelled,
  type RecordAct,
  type RecordState,
} from '../rights/index.ts'
import type { Act } from './act.ts'

/** The kinds of record that are decided on; parts (findings, judgements, rejects) follow theirs. */
export const RECORD_KINDS = [
  'batch',
  'target',
  'message',
  'case',
  'advice-request',
  'report',
] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

const ABSENT = {
  batch: 'batch.absent',
  target: 'target.absent',
  message: 'message.absent',
  case: 'case.absent',
  'advice-request': 'advice.absent',
  report: 'report.absent',
} as const

/** Where a kind of record stands that is not called like its table. */
const tableOf = (kind: RecordKind): string => kind.replace('-', '_')

type LabelRow = {
  readonly owner: string
  readonly tlp: Tlp
  readonly handling_code: HandlingCode
  readonly purposes: readonly string[]
  readonly record_state: RecordState
}

/** A record's label and releases; null where neither the owner's rows nor a release show it. */
export async function labelledOf(act: Act, kind: RecordKind, id: string): Promise<Labelled | null> {
  const own = await readLabel(act, kind, id)
  if (own) return own
  // Neither a batch nor a case ever crosses.
  return kind === 'batch' || kind === 'case' ? null : act.asGuest(() => readLabel(act, kind, id))
}

async function readLabel(act: Act, kind: RecordKind, id: string): Promise<Labelled | null> {
  const { rows } = await sql<LabelRow>`
    select owner, tlp, handling_code, purposes, record_state from ${sql.table(tableOf(kind))}
    where id = ${id}`.execute(act.db)
  const [row] = rows
  if (!row) return null
  const grants = await sql<Grant>`
    select to_organisation as organisation, to_person as person, operation, nominal,
      from_at as "from", until_at as until, withdrawn_at is not null as withdrawn
    from release where kind = ${kind} and object = ${id} order by id`.execute(act.db)
  return {
    owner: row.owner,
    tlp: row.tlp,
    code: row.handling_code,
    purposes: row.purposes,
    state: row.record_state,
    grants: grants.rows,
  }
}

/**
 * Decides on a record in this transaction and answers with its label. Refuses like an absent one
 * (`target.absent`, `batch.absent`, `message.absent`, `case.absent`, `advice.absent`,
 * `report.absent`) who may not
 * consult it, and `access.denied` who may, but may
 * not do this.
 */
export async function mayOn(
  act: Act,
  wanted: RecordAct,
  kind: RecordKind,
  id: string,
): Promise<Labelled> {
  const record = await labelledOf(act, kind, id)
  if (record === null) throw new Refused(ABSENT[kind])
  const caller = await act.rights()
  const decision = decide(caller, wanted, record)
  if (decision.allowed) return record
  if (!decide(caller, 'consult', record).allowed) throw new Refused(ABSENT[kind])
  throw denied(wanted, decision)
}

/** The refusal of a decision: the first rule that does not hold, with what its sentence needs. */
export function denied(act: RecordAct, { grounds }: Decision): Refused {
  const ground = grounds.find((one) => !one.holds)
  return new Refused('access.denied', { ...ground?.values, act, rule: ground?.rule ?? '' })
}
