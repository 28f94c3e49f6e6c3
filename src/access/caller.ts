import type { Instant } from '../base/index.ts'
import type { Acting, SignInWay } from '../store/index.ts'

/**
 * Who asks: made from a session at the door, given to `house.act`. It carries who somebody is and
 * how they proved it, and never what they may do: rights are read in the transaction that acts.
 */
export type Caller = Acting & {
  readonly person: string
  /** The session that asks, for its revocation; null for a command on the machine itself. */
  readonly session: string | null
  readonly way: SignInWay
  /** When the person last proved who they are: at sign-in, or since. */
  readonly provedAt: Instant
}

/** What trade data is looked at for, unless a caller says otherwise. */
export const RISK_ANALYSIS = 'risk-analysis'

/** The purpose of every act on people, sessions and sign-in. */
export const ADMINISTRATION = 'administration'

/** The machine itself in an organisation: a worker, the first start. */
export const machine = (organisation: string, purpose: string = RISK_ANALYSIS): Acting => ({
  organisation,
  person: null,
  purpose,
})

/**
 * The house itself, as the organisation of zeros: what is counted and kept while nobody is known
 * yet belongs to it. It has no people, no key and no records.
 */
export const HOUSE = machine('00000000-0000-0000-0000-000000000000', ADMINISTRATION)

/** Who knocks, before anybody is known. */
export type Knock = {
  /** Where from: a network, not a machine (`networkOf`). */
  readonly network: string
  /** What the browser shows of an earlier sign-in; empty where it shows nothing. */
  readonly device: string
  /** Browser and system in a few words, for the list of sessions. */
  readonly agent: string
}

/** A command on the machine, and the tests. */
export const AT_HOME: Knock = { network: 'machine', device: '', agent: '' }
