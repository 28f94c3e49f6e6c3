import { z } from 'zod'
import { idSchema, instantSchema, lineSchema, textSchema } from './common.ts'

const standSchema = z.enum(['coming', 'standing', 'over'])
const called = z.object({ id: idSchema, name: z.string() })
const spanned = { from: instantSchema, until: instantSchema.nullable(), stand: standSchema }

export const operationsSchema = z
  .object({
    operations: z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        owner: called,
        /** Kept by the caller's organisation: every member is listed; else only its own part. */
        own: z.boolean(),
        ...spanned,
        members: z.array(z.object({ id: idSchema, organisation: called, ...spanned })),
      }),
    ),
  })
  .meta({ id: 'Operations' })
export type OperationsAnswer = z.infer<typeof operationsSchema>

export const basesSchema = z
  .object({
    bases: z.array(
      z.object({
        id: idSchema,
        owner: called,
        with: called,
        instrument: z.string(),
        own: z.boolean(),
        ...spanned,
      }),
    ),
  })
  .meta({ id: 'LegalBases' })
export type BasesAnswer = z.infer<typeof basesSchema>

const nameSchema = lineSchema.min(1)
/** From: now where it is left out. Until: without an end, or with that of the whole. */
const spanAsked = {
  from: instantSchema.optional(),
  until: instantSchema.nullable().optional(),
}

export const newOperationSchema = z.object({ name: nameSchema.max(120), ...spanAsked }).strict()
export const newMemberSchema = z.object({ organisation: idSchema, ...spanAsked }).strict()
export const newBasisSchema = z
  .object({ with: idSchema, instrument: textSchema.trim().min(1).max(500), ...spanAsked })
  .strict()
/** Until: now where it is left out; only ever earlier than the end that stands. */
export const endSchema = z.object({ until: instantSchema.optional() }).strict()
export const madeSchema = z.object({ id: idSchema })
export const memberByIdSchema = z.object({ id: idSchema, member: idSchema })
