/**
 * The policy once more, written from the page docs/decisions/0011-rights.md alone, to judge `decide`
 * with. It imports nothing: the tables are the page's tables, letter by letter, in its short names.
 * Instants are milliseconds.
 */
export const ROLES = ['FO', 'TO', 'RBE', 'NCP', 'RA', 'OC', 'PM', 'DO', 'OA', 'AU'] as const
export type Role = (typeof ROLES)[number]
export const LIGHTS = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const
export type Light = (typeof LIGHTS)[number]
export const CODES = ['H0', 'H1', 'H2', 'H3'] as const
export type Code = (typeof CODES)[number]
export const STATES = ['live', 'limited', 'held', 'withdrawn', 'quarantined', 'purged'] as const
export type State = (typeof STATES)[number]

export interface Span {
  readonly from: number
  /** The first instant that no longer counts; null: without end. */
  readonly until: number | null
}
export interface Membership extends Span {
  readonly operation: string
}
export interface Release extends Span {
  readonly to: string
  /** Nobody else; empty: the whole organisation. */
  readonly persons: readonly string[]
  readonly operation: string | null
  readonly nominal: boolean
  readonly withdrawn: boolean
}
/** A legal instrument between the record's owner and the caller's organisation. */
export type Basis = Span
export interface Caller {
  readonly organisation: string
  /** null: the machine, at work for the organisation. */
  readonly person: string | null
  readonly roles: readonly Role[]
  readonly purpose: string
  readonly twoFactors: boolean
  readonly memberships: readonly Membership[]
  readonly now: number
}
export interface Item {
  readonly owner: string
  readonly light: Light
  readonly code: Code
  readonly purposes: readonly string[]
  readonly state: State
  readonly releases: readonly Release[]
  readonly bases: readonly Basis[]
}

/** act | kind | roles | recipients | two factors | nominal | leaves as */
const PAGE = `
consult         | FO TO RBE NCP RA OC | recipients |         |         |
consult-nominal | FO TO NCP           | recipients |         | nominal |
match           | TO NCP RA           | recipients |         | nominal |
change          | TO NCP              |            |         |         |
judge           | TO NCP              |            |         |         |
comment         | FO TO RBE NCP RA OC | recipients |         |         |
release         | NCP                 |            | factors |         |
narrow          | TO NCP              |            |         |         |
withdraw        | NCP                 |            |         |         |
export          | TO NCP RA OC        | recipients |         |         | export
pass-on         | NCP RA OC           | recipients | factors |         | pass-on
use-as-evidence | NCP                 | recipients | factors |         | court
hold            | NCP AU              |            |         |         |
erase           | NCP                 |            | factors | nominal |`

/** mark | export | pass-on | court */
const SENDERS = `
RED          | nobody  | nobody  | owner
AMBER+STRICT | anybody | owner   | anybody
AMBER        | anybody | owner   | anybody
GREEN        | anybody | anybody | anybody
CLEAR        | anybody | anybody | anybody
H0           | anybody | anybody | anybody
H1           | anybody | anybody | owner
H2           | anybody | owner   | anybody
H3           | owner   | owner   | owner`

const lines = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))

interface ActLine {
  readonly roles: readonly string[]
  readonly recipients: boolean
  readonly factors: boolean
  readonly nominal: boolean
  readonly leaves: string
}
const LINES = new Map<string, ActLine>(
  lines(PAGE).map(([act = '', roles = '', recipients, factors, nominal, leaves = '']) => [
    act,
    {
      roles: roles.split(' '),
      recipients: recipients === 'recipients',
      factors: factors === 'factors',
      nominal: nominal === 'nominal',
      leaves,
    },
  ]),
)
export const ACTS: readonly string[] = [...LINES.keys()]

const SENDER = new Map(
  lines(SENDERS).map(([mark = '', ...who]) => [
    mark,
    new Map(['export', 'pass-on', 'court'].map((way, at) => [way, who[at] as string])),
  ]),
)

const within = (span: Span, now: number): boolean =>
  now >= span.from && (span.until === null || now < span.until)

/** May this caller do this with this item? Refuses an act that the page does not know. */
export function allowed(caller: Caller, act: string, item: Item): boolean {
  const line = LINES.get(act)
  if (line === undefined) throw new Error(`no such act: ${act}`)
  const machine = caller.person === null
  const own = caller.organisation === item.owner
  const reaching = item.releases.filter((release) => {
    if (release.withdrawn) return false
    if (release.to !== caller.organisation) return false
    if (release.persons.length > 0 && !release.persons.includes(caller.person ?? '')) return false
    if (!within(release, caller.now)) return false
    const operation = release.operation
    if (operation === null) return true
    return caller.memberships.some((m) => m.operation === operation && within(m, caller.now))
  })

  // function
  const able = caller.roles.filter((role) => line.roles.includes(role))
  if (!machine && able.length === 0) return false
  // strength
  if (line.factors && !caller.twoFactors) return false
  // reach
  if (!own && !(line.recipients && reaching.length > 0)) return false
  // named
  if (item.light === 'RED' && !machine) {
    if (!reaching.some((release) => release.persons.includes(caller.person as string))) return false
  }
  // leaving
  if (line.leaves !== '') {
    for (const mark of [item.light, item.code]) {
      const who = SENDER.get(mark)?.get(line.leaves)
      if (who !== 'anybody' && !(who === 'owner' && own)) return false
    }
  }
  // nominal
  if (line.nominal && !own) {
    if (!item.bases.some((basis) => within(basis, caller.now))) return false
    if (!reaching.some((release) => release.nominal)) return false
  }
  // purpose
  if (!item.purposes.includes(caller.purpose)) return false
  // state
  return lets(item.state, act, own, machine, able)
}

function lets(
  state: State,
  act: string,
  own: boolean,
  machine: boolean,
  able: readonly Role[],
): boolean {
  switch (state) {
    case 'live':
      return true
    case 'limited':
      if (!own || !['consult', 'narrow', 'withdraw', 'hold', 'erase'].includes(act)) return false
      return machine || able.includes('NCP') || able.includes('AU')
    case 'held':
      return act !== 'change' && act !== 'erase'
    case 'withdrawn':
      return own && !['release', 'export', 'pass-on', 'use-as-evidence'].includes(act)
    case 'quarantined':
      if (!own || !['consult', 'narrow', 'erase'].includes(act)) return false
      return machine || able.includes('NCP')
    case 'purged':
      return false
  }
}
