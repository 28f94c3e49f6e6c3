import { z } from 'zod'
import { countSchema, idSchema, instantSchema, saidRefusalSchema } from './common.ts'

export const listRowSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    version: z.string(),
    format: z.string(),
    entries: countSchema,
    names: countSchema,
    addedAt: instantSchema,
    /** Whole days since it was added. */
    ageDays: countSchema,
  })
  .meta({ id: 'PartyList' })
export type ListRow = z.infer<typeof listRowSchema>

export const catalogueSchema = z.object({
  name: z.string(),
  version: z.string(),
  entries: countSchema,
})

/** The party lists in force, and the catalogue of control-list entries. */
export const listsAnswerSchema = z
  .object({ lists: z.array(listRowSchema), catalogue: catalogueSchema.nullable() })
  .meta({ id: 'Lists' })
export type ListsAnswer = z.infer<typeof listsAnswerSchema>

/** One row a file that was sent: loaded, skipped or refused, and why. */
export const listLoadsSchema = z
  .object({
    loads: z.array(
      z.object({
        list: z.string().nullable(),
        file: z.string(),
        format: z.string().nullable(),
        version: z.string().nullable(),
        entries: countSchema,
        names: countSchema,
        status: z.enum(['loaded', 'skipped', 'refused']),
        refusal: saidRefusalSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'ListLoads' })
export type ListLoads = z.infer<typeof listLoadsSchema>
