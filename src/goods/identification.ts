import type { NonEmpty, Reason } from '../base/index.ts'

/** What an officer can say of a line before asking an expert. */
export const OUTCOMES = ['listed', 'possible', 'notListed', 'needsExpert', 'vague'] as const
/**
 * `listed`: strong evidence (CAS, distinctive words, a subheading that names the good).
 * `possible`: the class of goods fits; figures would decide.
 * `needsExpert`: strong evidence for and against.
 * `vague`: the words do not say what the goods are.
 */
export type Outcome = (typeof OUTCOMES)[number]

/** A control-list entry that the line may concern; `alsoIn` names other lists with the code. */
export type Candidate = {
  readonly list: 'EU' | 'US' | 'CWC' | 'AG' | 'CHPL'
  /** Five characters: `2B350`. */
  readonly entry: string
  readonly path?: string
  readonly alsoIn: readonly string[]
  readonly score: number
  readonly reasons: NonEmpty<Reason>
}

/** What would settle it: a words key (`question.goods.figures`) and its values. */
export type Question = {
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}

export type Identification = {
  readonly outcome: Outcome
  readonly candidates: readonly Candidate[]
  readonly questions: readonly Question[]
}

/** A line as declared. `hs` in any spelling of 4 to 10 digits, `cas` without or with text. */
export type Commodity = {
  readonly text?: string
  readonly hs?: string
  readonly cas?: readonly string[]
  readonly lang?: string
}
