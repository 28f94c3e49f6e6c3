import type { Reason } from '../base/index.ts'

/**
 * What the goods and party engines found, in the order of the consignment: `goods[i]` belongs to
 * `goodsItems[i]`, `parties[i]` to `parties[i]`. Structural, so that this room needs neither
 * engine; the engines' own results fit.
 */
export type GoodsFact = {
  readonly outcome: 'listed' | 'possible' | 'notListed' | 'needsExpert' | 'vague'
  readonly candidates: readonly {
    readonly list: string
    readonly entry: string
    readonly alsoIn: readonly string[]
    readonly score: number
    readonly reasons: readonly Reason[]
  }[]
  readonly questions: readonly {
    readonly code: string
    readonly values: Readonly<Record<string, string | number>>
  }[]
}

export type PartyFact = {
  readonly list: string
  readonly entryId: string
  readonly name: string
  readonly score: number
  readonly alert: boolean
  readonly version?: string
  readonly reasons: readonly Reason[]
}

export type Facts = {
  readonly goods: readonly GoodsFact[]
  readonly parties: readonly (readonly PartyFact[])[]
}

/** When neither engine ran: the indicators that need them stay silent. */
export const NO_FACTS: Facts = { goods: [], parties: [] }
