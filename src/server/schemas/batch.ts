import { z } from 'zod'
import {
  countSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  limitSchema,
  lineSchema,
  nextSchema,
  valuesSchema,
} from './common.ts'

export const BATCH_STATES = ['running', 'finished', 'failed'] as const

export const batchRequestSchema = z
  .object({
    uploadIds: z.array(idSchema).min(1).max(200),
    name: lineSchema.max(200).optional(),
  })
  .meta({ id: 'BatchRequest' })
export const batchStartedSchema = z.object({ id: idSchema }).meta({ id: 'BatchStarted' })

/** `total` counts parts of files; the share done is `done / total`. */
export const progressSchema = z
  .object({
    stage: z.enum(['inspect', 'screen', 'write']),
    done: countSchema,
    total: countSchema,
    records: countSchema,
    targets: countSchema,
  })
  .meta({ id: 'Progress' })
export type ProgressBody = z.infer<typeof progressSchema>

export const tallySchema = z.object({
  files: countSchema,
  recordsRead: countSchema,
  recordsScreened: countSchema,
  recordsRejected: countSchema,
  consignments: countSchema,
  targets: countSchema,
  lanes: z.object({ RED: countSchema, YELLOW: countSchema, GREEN: countSchema }),
  seconds: z.number().min(0),
})

export const batchRowSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    state: z.enum(BATCH_STATES),
    createdAt: instantSchema,
    finishedAt: instantSchema.nullable(),
    /** Null while it runs. */
    tally: tallySchema.nullable(),
    progress: progressSchema.nullable(),
    answers: z.object({
      open: countSchema,
      yes: countSchema,
      no: countSchema,
      unknown: countSchema,
    }),
  })
  .meta({ id: 'BatchRow' })
export type BatchRow = z.infer<typeof batchRowSchema>

export const batchesAnswerSchema = z.object({ batches: z.array(batchRowSchema), next: nextSchema })
export type BatchesAnswer = z.infer<typeof batchesAnswerSchema>

export const batchSchema = batchRowSchema
  .extend({
    engineVersion: z.string().nullable(),
    inputHash: z.string().nullable(),
    lists: z.array(z.object({ list: z.string(), version: z.string(), entries: countSchema })),
    files: z.array(
      z.object({
        name: z.string(),
        hash: z.string(),
        bytes: countSchema,
        format: z.string().nullable(),
        encoding: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Batch' })
export type BatchBody = z.infer<typeof batchSchema>

export const rejectSchema = z
  .object({
    file: z.string(),
    record: countSchema,
    place: z.string(),
    code: z.string(),
    values: valuesSchema,
    says: z.string(),
    next: z.string(),
  })
  .meta({ id: 'Reject' })

export const pageQuerySchema = z.object({ cursor: cursorSchema.optional(), limit: limitSchema })
export const rejectsQuerySchema = pageQuerySchema.extend({
  format: z.enum(['json', 'csv']).default('json'),
})
export const rejectsAnswerSchema = z.object({ rejects: z.array(rejectSchema), next: nextSchema })
export type RejectsAnswer = z.infer<typeof rejectsAnswerSchema>

/** One event of the stream, named as the journal names the act. */
export const batchEventSchema = z.object({ batch: idSchema, progress: progressSchema.nullable() })
export type BatchEvent = z.infer<typeof batchEventSchema>
