import { z } from 'zod'
import { HANDLING_CODES, TLPS } from '../../base/index.ts'
import { HOLD_REASONS, WIDENING_REASONS } from '../../exchange/index.ts'
import { PURPOSES, RECORD_STATES } from '../../rights/index.ts'
import { consignmentSchema } from '../../trade/index.ts'
import {
  countSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  labelSchema,
  laneSchema,
  limitSchema,
  nextSchema,
  shareSchema,
  textSchema,
} from './common.ts'
import { saidFindingSchema } from './target.ts'

const daySchema = z.iso.date()
const tlpSchema = z.enum(TLPS)
const codeSchema = z.enum(HANDLING_CODES)
const purposesSchema = z.array(z.enum(PURPOSES)).min(1).max(PURPOSES.length)
const calledSchema = z.object({ id: idSchema, name: z.string() })

// releasing

export const releaseRequestSchema = z
  .object({
    to: z
      .array(
        z.object({
          organisation: idSchema,
          /** An id, or a sign-in name `name@organisation`: that person alone. */
          person: textSchema.trim().min(1).max(200).nullish(),
        }),
      )
      .min(1)
      .max(50),
    operation: idSchema.nullish(),
    nominal: z.boolean().default(false),
    from: instantSchema.optional(),
    until: instantSchema.nullish(),
  })
  .meta({ id: 'ReleaseRequest' })
export type ReleaseRequest = z.input<typeof releaseRequestSchema>

export const releasedSchema = z.object({ ids: z.array(idSchema) }).meta({ id: 'Released' })

/** A declaration as it crosses: without the owner's file, and what it knows of a trader. */
const crossingConsignmentSchema = consignmentSchema
  .omit({ source: true })
  .extend({ parties: z.array(consignmentSchema.shape.parties.element.omit({ profile: true })) })

/** A record as others than its owner see it: the page, the preview and the file show this. */
export const seenSchema = z
  .object({
    id: idSchema,
    lane: laneSchema,
    score: shareSchema,
    completeness: shareSchema,
    codes: z.array(z.string()),
    createdAt: instantSchema,
    /** The trader's own fields are in it. */
    nominal: z.boolean(),
    consignment: crossingConsignmentSchema,
    findings: z.array(saidFindingSchema),
  })
  .meta({ id: 'Seen' })
export type SeenBody = z.infer<typeof seenSchema>

export const releasePreviewSchema = z
  .object({
    recipients: z.array(z.object({ organisation: calledSchema, person: calledSchema.nullable() })),
    from: instantSchema,
    until: instantSchema.nullable(),
    tlp: tlpSchema,
    code: codeSchema,
    seen: seenSchema,
    withheld: z.array(z.object({ what: z.string(), why: z.enum(['nominal', 'internal']) })),
  })
  .meta({ id: 'ReleasePreview' })
export type ReleasePreview = z.infer<typeof releasePreviewSchema>

export const releaseByIdSchema = z.object({ id: idSchema, release: idSchema })

// labels

export const handlingSchema = z
  .object({
    /** Send it back as `If-Match`. */
    version: z.string(),
    tlp: tlpSchema,
    code: codeSchema,
    purposes: z.array(z.string()),
    state: z.enum(RECORD_STATES),
    reviewOn: daySchema.nullable(),
    deleteOn: daySchema.nullable(),
    heldAt: instantSchema.nullable(),
    releases: z.array(
      z.object({
        id: idSchema,
        organisation: calledSchema,
        person: z.object({ id: idSchema, name: z.string().nullable() }).nullable(),
        operation: z.object({ id: idSchema, name: z.string().nullable() }).nullable(),
        nominal: z.boolean(),
        from: instantSchema,
        until: instantSchema.nullable(),
        at: instantSchema,
        withdrawnAt: instantSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'Handling' })
export type HandlingBody = z.infer<typeof handlingSchema>

export const handlingRequestSchema = z
  .object({
    tlp: tlpSchema,
    code: codeSchema,
    purposes: purposesSchema,
    state: z.enum(['live', 'quarantined']).optional(),
    reviewOn: daySchema.nullable(),
    deleteOn: daySchema.nullable(),
    /** Needed where the label is lowered in any respect. */
    because: z.enum(WIDENING_REASONS).optional(),
  })
  .meta({ id: 'HandlingRequest' })
export type HandlingRequest = z.infer<typeof handlingRequestSchema>

/** What shall hold for a batch and its targets at least: what is stricter already stays. */
export const narrowingRequestSchema = z
  .object({
    tlp: tlpSchema,
    code: codeSchema,
    purposes: purposesSchema,
    state: z.literal('quarantined').optional(),
  })
  .meta({ id: 'NarrowingRequest' })

export const narrowedBatchSchema = z
  .object({ label: labelSchema, targets: countSchema })
  .meta({ id: 'NarrowedBatch' })

export const holdRequestSchema = z
  .object({ because: z.enum(HOLD_REASONS) })
  .meta({ id: 'HoldRequest' })

export const dueSchema = z
  .object({
    until: daySchema,
    due: z.array(
      z.object({
        id: idSchema,
        what: z.enum(['review', 'delete']),
        on: daySchema,
        held: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Due' })
export type DueBody = z.infer<typeof dueSchema>

// erasing

export const erasedSchema = z.object({ targets: countSchema }).meta({ id: 'Erased' })
export type ErasedBody = z.infer<typeof erasedSchema>

const traderName = textSchema.trim().min(3).max(200)
export const traderSearchSchema = z.object({ name: traderName }).meta({ id: 'TraderSearch' })
export const traderFoundSchema = z
  .object({
    records: countSchema,
    rejects: countSchema,
    held: countSchema,
    targets: z.array(idSchema),
  })
  .meta({ id: 'TraderFound' })
export type TraderFoundBody = z.infer<typeof traderFoundSchema>
/** `records` and `rejects` as they were found: what was looked at is what is erased. */
export const traderErasureSchema = z
  .object({ name: traderName, records: countSchema, rejects: countSchema })
  .meta({ id: 'TraderErasure' })
export const traderErasedSchema = z
  .object({ records: countSchema, rejects: countSchema, names: countSchema })
  .meta({ id: 'TraderErased' })
export type TraderErasedBody = z.infer<typeof traderErasedSchema>

// received

export const receivedQuerySchema = z.object({
  owner: idSchema.optional(),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
})
export const receivedByIdSchema = z.object({ owner: idSchema, id: idSchema })
export const receivedFormatSchema = z.object({ format: z.enum(['json', 'csv']).default('json') })

export const receivedRowSchema = z
  .object({
    id: idSchema,
    owner: calledSchema,
    lane: laneSchema,
    score: shareSchema,
    codes: z.array(z.string()),
    /** The same codes, each with what it is called. */
    reasons: z.array(z.object({ code: z.string(), heading: z.string() })),
    goods: z.string().nullable(),
    hs6: z.string().nullable(),
    destination: z.string().nullable(),
    receivedAt: instantSchema,
  })
  .meta({ id: 'ReceivedRow' })

export const receivedAnswerSchema = z
  .object({
    received: z.array(receivedRowSchema),
    next: nextSchema,
    total: countSchema,
    /** All that the caller may read, by owner. */
    counts: z.array(z.object({ owner: calledSchema, count: countSchema })),
  })
  .meta({ id: 'ReceivedList' })
export type ReceivedAnswer = z.infer<typeof receivedAnswerSchema>

export const receivedSchema = z
  .object({
    owner: calledSchema.extend({ country: z.string().nullable() }),
    label: z.object({ tlp: tlpSchema, code: codeSchema, purposes: z.array(z.string()) }),
    exportable: z.boolean(),
    record: seenSchema,
  })
  .meta({ id: 'Received' })
export type ReceivedBody = z.infer<typeof receivedSchema>
