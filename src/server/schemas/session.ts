import { z } from 'zod'
import { LANGUAGES } from '../../words/index.ts'
import { idSchema } from './common.ts'

export const meSchema = z
  .object({
    person: z.object({ id: idSchema, name: z.string() }),
    organisation: z.object({ id: idSchema, name: z.string() }),
    language: z.enum(LANGUAGES),
    roles: z.array(z.string()),
    /** The doors that these roles open: what the pages offer. Each is asked again when it is used. */
    doors: z.array(z.string()),
    /** The house holds fictional data for exercises: every page says so. */
    exercise: z.boolean(),
    engineVersion: z.string(),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof meSchema>
