import { z } from 'zod'
import { MEDIA, SENSITIVITIES } from '../../cases/index.ts'
import { countSchema, idSchema, instantSchema, lineSchema, textSchema } from './common.ts'

/** Photos and papers of a case. */
const sensitivitySchema = z.enum(SENSITIVITIES)

/** Sent beside the file, as fields of the form. */
export const paperGivenSchema = z
  .object({
    caption: lineSchema.min(1).max(300).regex(/\S/),
    sensitivity: sensitivitySchema,
  })
  .strict()

export const paperStruckSchema = z.object({ because: textSchema.max(2_000).regex(/\S/) }).strict()

export const papersSchema = z
  .object({
    papers: z.array(
      z.object({
        id: idSchema,
        medium: z.enum(MEDIA),
        bytes: countSchema,
        /** In pixels; null of a paper. */
        width: countSchema.nullable(),
        height: countSchema.nullable(),
        /** SHA-256, hexadecimal: of what is kept without metadata, and of what came in. */
        hash: z.string(),
        came: z.string(),
        sensitivity: sensitivitySchema,
        at: instantSchema,
        by: z.string(),
        /** Null: it names or shows somebody, and the reader's roles do not show it. */
        caption: z.string().nullable(),
        name: z.string().nullable(),
        struck: z.object({ because: z.string(), at: instantSchema, by: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'CasePapers' })
export type CasePapers = z.infer<typeof papersSchema>
export type CasePaper = CasePapers['papers'][number]
