import type { HandlingCode, Tlp } from '../base/index.ts'
import { type RecordAct, recordAct } from './acts.ts'
import { and, type Columns, either, type Fence, grantFence, no, oneOf, same, yes } from './fence.ts'
import { CODE_ROWS, RECORD_STATES, type Sender, STATE_ROWS, TLP_ROWS } from './marks.ts'
import { type Grant, isNow, type Labelled, type Principal } from './principal.ts'

/**
 * The rules, one row each. All must hold. `holds` answers for one record, `fence` writes the same
 * rule as a condition for a list: what does not depend on the record is settled before the
 * database is asked. Names are words keys: `access.rule.<name>.yes|no`; a value `by` says which of
 * a rule's several grounds it was, and its key has it at the end.
 */
export type Rule = {
  readonly name: RuleName
  readonly holds: (caller: Principal, act: RecordAct, record: Labelled) => boolean
  readonly fence: (caller: Principal, act: RecordAct, at: Columns) => Fence
  /** What its sentence needs. */
  readonly values: (
    caller: Principal,
    act: RecordAct,
    record: Labelled,
  ) => Readonly<Record<string, string>>
}

export const RULE_NAMES = [
  'function',
  'strength',
  'reach',
  'named',
  'leaving',
  'nominal',
  'purpose',
  'state',
] as const
export type RuleName = (typeof RULE_NAMES)[number]

const isMachine = (caller: Principal): boolean => caller.person === null
const isOwner = (caller: Principal, record: Labelled): boolean =>
  record.owner === caller.organisation

const hasFunction = (caller: Principal, act: RecordAct): boolean =>
  isMachine(caller) || caller.roles.some((role) => recordAct(act).roles.includes(role))

/** The releases that reach this caller now. */
export const grantsFor = (caller: Principal, record: Labelled): readonly Grant[] =>
  record.grants.filter(
    (grant) =>
      !grant.withdrawn &&
      grant.organisation === caller.organisation &&
      (grant.person === null || grant.person === caller.person) &&
      isNow(grant, caller.now) &&
      (grant.operation === null || isMember(caller, grant.operation)),
  )

const isMember = (caller: Principal, operation: string): boolean =>
  caller.memberships.some((one) => one.operation === operation && isNow(one, caller.now))

const hasBasis = (caller: Principal, owner: string): boolean =>
  caller.bases.some((one) => one.owner === owner && isNow(one, caller.now))

const maySend = (sender: Sender, owner: boolean): boolean =>
  sender === 'anybody' || (sender === 'owner' && owner)

const lightLets = (tlp: Tlp, act: RecordAct, owner: boolean): boolean => {
  const { leaves } = recordAct(act)
  return leaves === null || maySend(TLP_ROWS[tlp][leaves], owner)
}
const codeLets = (code: HandlingCode, act: RecordAct, owner: boolean): boolean => {
  const { leaves } = recordAct(act)
  return leaves === null || maySend(CODE_ROWS[code][leaves], owner)
}

/** The release that reaches, as the sentence of a ground names it. */
const releasedBy = (grant: Grant | undefined): Readonly<Record<string, string>> =>
  grant === undefined
    ? {}
    : {
        by: grant.operation === null ? 'released' : 'released-within',
        from: grant.from,
        operation: grant.operation ?? '',
      }

/** Why the trader's own fields are open, or what they lack. */
function nominalBy(
  caller: Principal,
  act: RecordAct,
  record: Labelled,
): Readonly<Record<string, string>> {
  if (!recordAct(act).nominal) return { by: 'untouched' }
  if (isOwner(caller, record)) return { by: 'own' }
  const basis = caller.bases.find((one) => one.owner === record.owner && isNow(one, caller.now))
  if (basis === undefined) return { by: 'no-basis' }
  const grant = grantsFor(caller, record).find((one) => one.nominal)
  if (grant === undefined) return { by: 'no-release' }
  return { by: 'released', from: grant.from, basis: basis.from }
}

const keysWhere = <K extends string>(
  rows: Readonly<Record<K, unknown>>,
  test: (key: K) => boolean,
): readonly K[] => (Object.keys(rows) as K[]).filter(test)

const stateLets = (
  state: Labelled['state'],
  caller: Principal,
  act: RecordAct,
  owner: boolean,
): boolean => {
  const { acts, abroad, roles } = STATE_ROWS[state]
  if (!acts.includes(act) || !(owner || abroad)) return false
  if (roles === null || isMachine(caller)) return true
  return caller.roles.some((role) => roles.includes(role) && recordAct(act).roles.includes(role))
}

/** The owner's half and the others' half of a rule, each with the fence that tells them apart. */
const byOwner = (caller: Principal, at: Columns, half: (owner: boolean) => Fence): Fence =>
  either(
    and(same(at.owner, caller.organisation), half(true)),
    and(no(same(at.owner, caller.organisation)), half(false)),
  )

export const RULES: readonly Rule[] = [
  {
    // One of the caller's roles has the act; the machine works for its organisation.
    name: 'function',
    holds: hasFunction,
    fence: (caller, act) => yes(hasFunction(caller, act)),
    values: (caller, act) => ({
      act,
      roles: caller.roles.join(' '),
      role: caller.roles.find((role) => recordAct(act).roles.includes(role)) ?? '',
    }),
  },
  {
    // What cannot be taken back wants two factors.
    name: 'strength',
    holds: (caller, act) => !recordAct(act).strong || caller.strong,
    fence: (caller, act) => yes(!recordAct(act).strong || caller.strong),
    values: (_, act) => (recordAct(act).strong ? { act } : { act, by: 'unasked' }),
  },
  {
    // The owner's organisation, or a release that reaches the caller now.
    name: 'reach',
    holds: (caller, act, record) =>
      isOwner(caller, record) || (recordAct(act).abroad && grantsFor(caller, record).length > 0),
    fence: (caller, act, at) =>
      either(
        same(at.owner, caller.organisation),
        and(yes(recordAct(act).abroad), grantFence(caller, at, {})),
      ),
    values: (caller, act, record) => ({
      act,
      owner: record.owner,
      to: caller.organisation,
      ...(isOwner(caller, record)
        ? { by: 'own' }
        : recordAct(act).abroad
          ? releasedBy(grantsFor(caller, record)[0])
          : { by: 'owner-only' }),
    }),
  },
  {
    // RED is for persons who were named, the owner's own people included.
    name: 'named',
    holds: (caller, _, record) =>
      isMachine(caller) ||
      !TLP_ROWS[record.tlp].namedOnly ||
      grantsFor(caller, record).some((grant) => grant.person !== null),
    fence: (caller, _, at) =>
      either(
        yes(isMachine(caller)),
        oneOf(
          at.tlp,
          keysWhere(TLP_ROWS, (tlp) => !TLP_ROWS[tlp].namedOnly),
        ),
        grantFence(caller, at, { named: true }),
      ),
    values: (_, __, record) => ({
      tlp: record.tlp,
      ...(TLP_ROWS[record.tlp].namedOnly ? {} : { by: 'unasked' }),
    }),
  },
  {
    // The light and the handling code say who may send a record on.
    name: 'leaving',
    holds: (caller, act, record) =>
      lightLets(record.tlp, act, isOwner(caller, record)) &&
      codeLets(record.code, act, isOwner(caller, record)),
    fence: (caller, act, at) =>
      recordAct(act).leaves === null
        ? yes(true)
        : byOwner(caller, at, (owner) =>
            and(
              oneOf(
                at.tlp,
                keysWhere(TLP_ROWS, (tlp) => lightLets(tlp, act, owner)),
              ),
              oneOf(
                at.code,
                keysWhere(CODE_ROWS, (code) => codeLets(code, act, owner)),
              ),
            ),
          ),
    values: (caller, act, record) => ({
      act,
      tlp: record.tlp,
      code: record.code,
      ...(recordAct(act).leaves === null
        ? { by: 'stays' }
        : !lightLets(record.tlp, act, isOwner(caller, record))
          ? { by: 'light' }
          : !codeLets(record.code, act, isOwner(caller, record))
            ? { by: 'code' }
            : {}),
    }),
  },
  {
    // The trader's own fields cross a border only with an instrument in force between the two.
    name: 'nominal',
    holds: (caller, act, record) =>
      !recordAct(act).nominal ||
      isOwner(caller, record) ||
      (hasBasis(caller, record.owner) && grantsFor(caller, record).some((grant) => grant.nominal)),
    fence: (caller, act, at) =>
      recordAct(act).nominal
        ? either(
            same(at.owner, caller.organisation),
            and(
              oneOf(
                at.owner,
                caller.bases.filter((one) => isNow(one, caller.now)).map((one) => one.owner),
              ),
              grantFence(caller, at, { nominal: true }),
            ),
          )
        : yes(true),
    values: (caller, act, record) => ({
      owner: record.owner,
      to: caller.organisation,
      ...nominalBy(caller, act, record),
    }),
  },
  {
    // A record serves the purposes it was collected or released for, and no other.
    name: 'purpose',
    holds: (caller, _, record) => record.purposes.includes(caller.purpose),
    fence: (caller, _, at) => at.purposes(caller.purpose),
    values: (caller, _, record) => ({
      purpose: caller.purpose,
      purposes: record.purposes.join(' '),
    }),
  },
  {
    // Overdue, held, withdrawn, quarantined, purged: each lets a few acts through.
    name: 'state',
    holds: (caller, act, record) => stateLets(record.state, caller, act, isOwner(caller, record)),
    fence: (caller, act, at) =>
      byOwner(caller, at, (owner) =>
        oneOf(
          at.state,
          RECORD_STATES.filter((state) => stateLets(state, caller, act, owner)),
        ),
      ),
    values: (_, act, record) => ({ act, state: record.state }),
  },
]
