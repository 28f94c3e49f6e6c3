import { z } from 'zod'
import {
  countSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  limitSchema,
  nextSchema,
  textSchema,
} from './common.ts'

export const LED_KINDS = [
  'collection',
  'alteration',
  'consultation',
  'disclosure',
  'combination',
  'erasure',
] as const
const ledKindSchema = z.enum(LED_KINDS)

const OPENS = ['target', 'batch', 'list'] as const
export const opensSchema = z.object({ kind: z.enum(OPENS), id: z.string() })

/** `act`: the name of an act, or one of the six kinds of article 25. */
export const journalQuerySchema = z.object({
  day: z.iso.date().optional(),
  zone: textSchema.max(60).default('UTC'),
  act: z
    .string()
    .regex(/^[a-z-]{1,40}(\.[a-z-]{1,40})?$/)
    .optional(),
  person: idSchema.optional(),
  /** `hidden` leaves out each look at the lists, which the header of every page takes. */
  lists: z.enum(['shown', 'hidden']).default('shown'),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
})

export const timelineQuerySchema = z.object({
  kind: z.enum(OPENS),
  id: idSchema,
  cursor: cursorSchema.optional(),
  limit: limitSchema,
})

export const journalEntrySchema = z
  .object({
    id: idSchema,
    at: instantSchema,
    act: z.string(),
    /** The kind of processing it is by article 25; null for acts on the house itself. */
    led: ledKindSchema.nullable(),
    says: z.string(),
    /** Null where the system acted; the name is null for somebody who is not of this house. */
    person: z.object({ id: idSchema, name: z.string().nullable() }).nullable(),
    purpose: z.string(),
    /** How many objects the entry names, and the first of them. */
    count: countSchema,
    objects: z.array(z.string()),
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    /** The record that a page can open. */
    opens: opensSchema.nullable(),
  })
  .meta({ id: 'JournalEntry' })
export type JournalRow = z.infer<typeof journalEntrySchema>

export const journalAnswerSchema = z
  .object({ day: z.string(), entries: z.array(journalEntrySchema), next: nextSchema })
  .meta({ id: 'Journal' })
export type JournalAnswer = z.infer<typeof journalAnswerSchema>

export const timelineAnswerSchema = z
  .object({ entries: z.array(journalEntrySchema), next: nextSchema })
  .meta({ id: 'Timeline' })
export type TimelineAnswer = z.infer<typeof timelineAnswerSchema>

/** How far the journal is sealed; `lagSeconds` is the age of the oldest entry that waits. */
export const sealSchema = z
  .object({
    key: z.string(),
    checkpoint: z
      .object({ epoch: countSchema, size: countSchema, root: z.string(), at: instantSchema })
      .nullable(),
    waiting: countSchema,
    lagSeconds: z.number().min(0),
  })
  .meta({ id: 'Seal' })
export type SealBody = z.infer<typeof sealSchema>
