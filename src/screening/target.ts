import { z } from 'zod'
import type { Finding, Lane, NonEmpty } from '../base/index.ts'
import { LANES } from '../base/index.ts'
import { findingSchema } from './reason.ts'

/**
 * A consignment that some finding points at. One line of `targets.jsonl`.
 * Order of urgency: lane, then score, then completeness of evidence, then place of the input.
 */
export type Target = {
  readonly consignmentId: string
  readonly lane: Lane
  /** 0 to 1. */
  readonly score: number
  /** 0 to 1: how much of what the rules compare was there to be compared. */
  readonly completeness: number
  readonly source: { readonly file: string; readonly record: number }
  readonly reasons: NonEmpty<Finding>
}

/** One line of `targets.jsonl`; a target without reasons is none. */
export const targetSchema = z
  .strictObject({
    consignmentId: z
      .string()
      .min(1)
      .describe('Hash of file hash and record place: a re-run agrees'),
    lane: z.enum(LANES).describe('Most urgent first: RED, YELLOW, GREEN'),
    score: z.number().min(0).max(1),
    completeness: z
      .number()
      .min(0)
      .max(1)
      .describe('How much of what the rules compare was there to be compared'),
    source: z.strictObject({
      file: z.string().min(1),
      record: z
        .number()
        .int()
        .min(1)
        .describe('Data row of a table, declaration of a message file'),
    }),
    reasons: z.array(findingSchema).min(1),
  })
  .describe(
    'One line of targets.jsonl: a consignment that some finding points at, most urgent first',
  )

/**
 * A key whose text order is the order of urgency, of fixed width: lane, score and completeness
 * falling, then file and record rising.
 */
export function urgencyKey(target: Target, fileIndex: number): string {
  const lane = LANES.indexOf(target.lane)
  const score = falling(target.score)
  const completeness = falling(target.completeness)
  const file = String(fileIndex).padStart(6, '0')
  return `${lane}${score}${completeness}${file}${String(target.source.record).padStart(10, '0')}`
}

export const URGENCY_KEY_LENGTH = 1 + 7 + 7 + 6 + 10

const falling = (share: number): string =>
  String(Math.round((1 - share) * 1_000_000)).padStart(7, '0')
