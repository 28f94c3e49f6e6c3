import { HANDLING_CODES, type HandlingCode, TLPS, type Tlp } from '../base/index.ts'
import { CODE_ROWS, type RecordState, type Sender } from './marks.ts'
import type { Grant, Labelled } from './principal.ts'

/** What narrows a record; its owner and its releases stand apart. */
export type Marks = Pick<Labelled, 'tlp' | 'code' | 'purposes' | 'state'>

/** The least strict state first. */
const STATE_ORDER: readonly RecordState[] = [
  'live',
  'held',
  'withdrawn',
  'limited',
  'quarantined',
  'purged',
]
const SENDERS: readonly Sender[] = ['anybody', 'owner', 'nobody']
const LEAVINGS = ['export', 'pass-on', 'court'] as const

const strictnessOf = (tlp: Tlp): number => TLPS.length - TLPS.indexOf(tlp)

/** Whether a code forbids at least all that the other forbids. */
const coversCode = (code: HandlingCode, other: HandlingCode): boolean =>
  LEAVINGS.every(
    (leaving) =>
      SENDERS.indexOf(CODE_ROWS[code][leaving]) >= SENDERS.indexOf(CODE_ROWS[other][leaving]),
  )

/** The mildest code that forbids all that any of these forbids: H1 and H2 together are H3. */
export const codeOf = (codes: readonly HandlingCode[]): HandlingCode =>
  HANDLING_CODES.find((code) => codes.every((other) => coversCode(code, other))) ?? 'H3'

/**
 * Whether these marks are at least as strict as those in every respect: a change to them narrows.
 * States are compared apart: each has an act of its own.
 */
export const isAsStrict = (
  marks: Pick<Marks, 'tlp' | 'code' | 'purposes'>,
  than: Pick<Marks, 'tlp' | 'code' | 'purposes'>,
): boolean =>
  strictnessOf(marks.tlp) >= strictnessOf(than.tlp) &&
  coversCode(marks.code, than.code) &&
  marks.purposes.every((purpose) => than.purposes.includes(purpose))

/**
 * The marks of what is made of several records: strictest light, all that the codes forbid, the
 * purposes that all of them serve, strictest state. Commutative, associative, idempotent.
 */
export function strictestMarks(given: readonly Marks[]): Marks {
  const [first] = given
  if (!first) throw new Error('marks of nothing')
  return {
    tlp: TLPS[Math.min(...given.map((one) => TLPS.indexOf(one.tlp)))] ?? 'RED',
    code: codeOf(given.map((one) => one.code)),
    purposes: first.purposes.filter((purpose) =>
      given.every((one) => one.purposes.includes(purpose)),
    ),
    state: STATE_ORDER[Math.max(...given.map((one) => STATE_ORDER.indexOf(one.state)))] ?? 'purged',
  }
}

/** What of two releases reaches somebody whom both reach; null where nobody is reached by both. */
function bothGrants(a: Grant, b: Grant): Grant | null {
  if (a.organisation !== b.organisation || a.withdrawn || b.withdrawn) return null
  if (a.person !== null && b.person !== null && a.person !== b.person) return null
  // Two operations would have to be joined by one grant, which has room for one.
  if (a.operation !== null && b.operation !== null && a.operation !== b.operation) return null
  const from = a.from > b.from ? a.from : b.from
  const ends = [a.until, b.until].filter((until) => until !== null).sort()
  const until = ends[0] ?? null
  if (until !== null && until <= from) return null
  return {
    organisation: a.organisation,
    person: a.person ?? b.person,
    operation: a.operation ?? b.operation,
    nominal: a.nominal && b.nominal,
    from,
    until,
    withdrawn: false,
  }
}

/**
 * The label of a record of one owner that is made of several of its records: whoever it reaches
 * is reached by each of them. Records of several owners are never merged: they are linked.
 */
export function strictest(parts: readonly Labelled[]): Labelled {
  const [first, ...others] = parts
  if (!first) throw new Error('the label of nothing')
  if (others.some((one) => one.owner !== first.owner)) throw new Error('labels of several owners')
  const grants = others.reduce<readonly Grant[]>(
    (standing, one) => standing.flatMap((a) => one.grants.flatMap((b) => bothGrants(a, b) ?? [])),
    first.grants.filter((grant) => !grant.withdrawn),
  )
  return { owner: first.owner, ...strictestMarks(parts), grants }
}
