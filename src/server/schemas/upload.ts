import { z } from 'zod'
import { FUNCTIONS } from '../../trade/index.ts'
import { countSchema, idSchema, saidRefusalSchema, textSchema } from './common.ts'

export const uploadSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    bytes: countSchema,
    hash: z.string(),
  })
  .meta({ id: 'Upload' })
export type Upload = z.infer<typeof uploadSchema>

export const uploadsAnswerSchema = z.object({ uploads: z.array(uploadSchema) })
export type UploadsAnswer = z.infer<typeof uploadsAnswerSchema>

export const mappingSchema = z
  .object({
    columns: z.record(textSchema.max(500), textSchema.max(100)),
    function: z.enum(FUNCTIONS).optional(),
    decimal: z.enum(['comma', 'point']).optional(),
    dates: z.enum(['day-first', 'month-first', 'iso', 'excel']).optional(),
    hsLength: z.number().int().min(4).max(14).optional(),
  })
  .meta({ id: 'Mapping' })
export type MappingBody = z.infer<typeof mappingSchema>

/** A canonical field that a column may become. */
export const fieldSchema = z.object({ field: z.string(), says: z.string() })

export const previewSchema = z
  .object({
    upload: uploadSchema,
    /** Null where the file was read; else why it cannot be screened. */
    refusal: saidRefusalSchema.nullable(),
    layout: z
      .object({
        key: z.string(),
        format: z.string(),
        encoding: z.string(),
        delimiter: z.string().nullable(),
        headers: z.array(z.string()),
        /** Version of the saved mapping, or null where the columns were guessed. */
        saved: z.boolean(),
      })
      .nullable(),
    mapping: mappingSchema.nullable(),
    fields: z.array(fieldSchema),
    /** The first rows as they stand in the file, beside what they become. */
    rows: z.array(
      z.object({
        record: z.number().int().min(1),
        cells: z.array(z.string()),
        values: z.array(z.object({ field: z.string(), says: z.string(), value: z.string() })),
      }),
    ),
    rejects: z.array(
      z.object({
        record: z.number().int().min(1),
        place: z.string(),
        code: z.string(),
        says: z.string(),
        next: z.string(),
      }),
    ),
  })
  .meta({ id: 'Preview' })
export type PreviewBody = z.infer<typeof previewSchema>

export const layoutKeySchema = z.object({ key: z.string().regex(/^[\w.:-]{1,200}$/) })
export const savedMappingSchema = z.object({ key: z.string(), mapping: mappingSchema })
