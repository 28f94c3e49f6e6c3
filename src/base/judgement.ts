import type { Instant } from './instant.ts'

export const ANSWERS = ['yes', 'no', 'unknown'] as const
/** `unknown` is "not enough information": an answer, never an empty field. */
export type Answer = (typeof ANSWERS)[number]

/** A person's answer. It lapses when `basis`, the hash of what was looked at, changes. */
export type Judgement = {
  readonly answer: Answer
  readonly because: string
  readonly by: string
  readonly at: Instant
  readonly basis: string
}
