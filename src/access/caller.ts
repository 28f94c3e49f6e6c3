import type { Acting } from '../store/index.ts'

/**
 * Who asks: made from a session at the door, given to `house.act`. It carries who somebody is, and
 * never what they may do: rights are read in the transaction that acts.
 */
export type Caller = Acting & {
  readonly person: string
  /** The session that asks, for its revocation; null for a command on the machine itself. */
  readonly session: string | null
}

/** What trade data is looked at for, unless a caller says otherwise. */
export const RISK_ANALYSIS = 'risk-analysis'

/** The machine itself in an organisation: a worker, the first start. */
export const machine = (organisation: string, purpose: string = RISK_ANALYSIS): Acting => ({
  organisation,
  person: null,
  purpose,
})
