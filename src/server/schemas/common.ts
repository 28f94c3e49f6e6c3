import { z } from 'zod'
import { ANSWERS, HANDLING_CODES, LANES, SEVERITIES, TLPS } from '../../base/index.ts'

/** Shapes that more than one answer uses. Sentences (`says`) are in the caller's language. */
export const laneSchema = z.enum(LANES)
export const severitySchema = z.enum(SEVERITIES)
export const answerSchema = z.enum(ANSWERS)

/** `open`: nobody has answered yet. */
export const TARGET_ANSWERS = ['open', ...ANSWERS] as const
export const targetAnswerSchema = z.enum(TARGET_ANSWERS)
export type TargetAnswer = z.infer<typeof targetAnswerSchema>

/** What narrows who may do what with a record. `state`: the states of the table of rights. */
export const labelSchema = z
  .object({
    tlp: z.enum(TLPS),
    code: z.enum(HANDLING_CODES),
    purposes: z.array(z.string()),
    state: z.string(),
  })
  .meta({ id: 'Label' })
export type Label = z.infer<typeof labelSchema>

/** What every database and every decoder can hold: no NUL, and no half of a surrogate pair. */
export const textSchema = z.string().regex(/^[^\0\p{Cs}]*$/u)
/** One line of it, as names are: it cannot begin a line of its own in a list or a log. */
export const lineSchema = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
export const idSchema = z.uuid()
export const instantSchema = z.iso.datetime()
export const countSchema = z.number().int().min(0)
export const shareSchema = z.number().min(0).max(1)
export const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()]))

/** What to ask next for the following page; null is the end. Opaque: never take it apart. */
export const nextSchema = z.string().nullable()
export const cursorSchema = textSchema.min(1).max(500)
export const limitSchema = z.coerce.number().int().min(1).max(100).default(50)

export const byIdSchema = z.object({ id: idSchema })

/** RFC 9457. `code` is the refusal's; `detail` says what happened, `next` what to do. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    next: z.string(),
    fields: z.array(z.object({ name: z.string(), problem: z.string() })),
    /** Seconds after which the same request may succeed, as the header Retry-After. */
    retryAfter: z.number().int().min(1).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problemSchema>

/** An expected "no" inside an answer: its code, values and sentence. */
export const saidRefusalSchema = z
  .object({ code: z.string(), values: valuesSchema, says: z.string(), next: z.string() })
  .meta({ id: 'Refusal' })
export type SaidRefusal = z.infer<typeof saidRefusalSchema>

/** Declares the refusals that every route may answer with. */
export const refusals = { '4xx': problemSchema, '5xx': problemSchema } as const
