import type { Organisation } from './standing.ts'

/**
 * The criteria that the house counts itself, so that nobody need ask around: one row each. `missing`
 * names who is in the way; nobody missing and somebody there is met.
 */
export type Counted = {
  readonly met: boolean
  /** Of how many it asks. */
  readonly of: number
  readonly missing: readonly Organisation[]
}

/** What the house knows of an operation at this moment; only its keeper knows all of it. */
export type Facts = {
  readonly participants: readonly {
    readonly organisation: Organisation
    /** The version of its national plan that stands accepted. */
    readonly accepted: number | null
  }[]
}

const missing = (all: readonly Organisation[], lacking: readonly Organisation[]): Counted => ({
  met: all.length > 0 && lacking.length === 0,
  of: all.length,
  missing: lacking,
})

export const COUNTED = {
  /** Every standing participant has a national plan that was accepted. */
  'national-plans-accepted': ({ participants }: Facts): Counted =>
    missing(
      participants.map(({ organisation }) => organisation),
      participants
        .filter(({ accepted }) => accepted === null)
        .map(({ organisation }) => organisation),
    ),
} as const satisfies Readonly<Record<string, (facts: Facts) => Counted>>

export type CountedName = keyof typeof COUNTED
export const COUNTED_NAMES = Object.keys(COUNTED) as readonly CountedName[]
export const count = (name: CountedName, facts: Facts): Counted => COUNTED[name](facts)
