import { z } from 'zod'
import { GOODS_FAMILIES } from '../../base/index.ts'
import {
  CHECK_NAMES,
  COUNTED_NAMES,
  CREDIBILITIES,
  DIRECTIONS,
  MODES,
  PHASE_STATES,
  PLAN_STATES,
  RELIABILITIES,
  STEPS,
  VERDICTS,
} from '../../operations/index.ts'
import { countSchema, idSchema, instantSchema, lineSchema, textSchema } from './common.ts'

/** A part's own key: what steps and later versions find it by. */
const keySchema = z.string().regex(/^[\w.:-]{1,200}$/)
const dateSchema = z.iso.date().nullable()
const nameSchema = lineSchema.max(300)
const longSchema = textSchema.max(20_000)
const bilingualSchema = z.object({ en: nameSchema, fr: nameSchema }).strict()

const criterionSchema = z
  .object({
    key: keySchema,
    text: bilingualSchema,
    /** A phase neither opens nor closes while a mandatory one is open. */
    mandatory: z.boolean(),
    /** Counted by the house; null: answered by a person of the keeper. */
    counted: z.enum(COUNTED_NAMES).nullable(),
  })
  .strict()

/** What the keeper lays down: a draft may be as empty as it is, adopting asks for the rest. */
export const operationPlanSchema = z
  .object({
    objective: longSchema,
    scope: z
      .object({
        families: z.array(z.enum(GOODS_FAMILIES)).max(20),
        directions: z.array(z.enum(DIRECTIONS)).max(20),
        modes: z.array(z.enum(MODES)).max(20),
        regions: z.array(nameSchema).max(50),
      })
      .strict(),
    legalBasis: longSchema,
    mediaLine: longSchema,
    partners: z.array(z.object({ name: nameSchema, supports: nameSchema }).strict()).max(100),
    nationalPlansDue: dateSchema,
    phases: z
      .array(
        z
          .object({
            key: keySchema,
            name: bilingualSchema,
            from: dateSchema,
            until: dateSchema,
            entry: z.array(criterionSchema).max(30),
            exit: z.array(criterionSchema).max(30),
          })
          .strict(),
      )
      .max(30),
  })
  .strict()
export type OperationPlanBody = z.infer<typeof operationPlanSchema>

export const nationalPlanSchema = z
  .object({
    analysis: z
      .object({
        threats: longSchema,
        trade: longSchema,
        /** Graded by the admiralty code; a source without a grade cannot be used by a profile. */
        sources: z
          .array(
            z
              .object({
                key: keySchema,
                title: nameSchema,
                reliability: z.enum(RELIABILITIES).nullable(),
                credibility: z.enum(CREDIBILITIES).nullable(),
              })
              .strict(),
          )
          .max(100),
      })
      .strict(),
    profiles: z
      .array(
        z
          .object({
            name: nameSchema,
            office: nameSchema,
            from: dateSchema,
            until: dateSchema,
            basis: longSchema,
            sources: z.array(keySchema).max(100),
          })
          .strict(),
      )
      .max(100),
    offices: z.array(z.object({ name: nameSchema, tasks: nameSchema }).strict()).max(100),
    contactHours: nameSchema,
    signOffs: z
      .array(z.object({ agency: nameSchema, office: nameSchema, on: dateSchema }).strict())
      .max(100),
  })
  .strict()
export type NationalPlanBody = z.infer<typeof nationalPlanSchema>

/** `revision`: the saving that was changed, 0 where none stood; left out, it is written over. */
const revisionSchema = countSchema.optional()
export const planDraftRequestSchema = z
  .object({ plan: operationPlanSchema, revision: revisionSchema })
  .strict()
export const nationalDraftRequestSchema = z
  .object({ plan: nationalPlanSchema, revision: revisionSchema })
  .strict()
export const savedDraftSchema = z
  .object({ id: idSchema, version: countSchema, revision: countSchema })
  .meta({ id: 'SavedDraft' })
export type SavedDraft = z.infer<typeof savedDraftSchema>

/** The saving of the draft that was looked at: a later one is not adopted or submitted unseen. */
export const lookedAtSchema = z.object({ revision: countSchema }).strict()

export const stepRequestSchema = z
  .object({
    phase: keySchema,
    what: z.enum(STEPS),
    /** Where a criterion is answered. */
    criterion: keySchema.nullable().optional(),
    reason: textSchema.trim().min(1).max(2000),
  })
  .strict()

export const reviewRequestSchema = z
  .object({ verdict: z.enum(VERDICTS), remarks: longSchema })
  .strict()
  .refine(({ verdict, remarks }) => verdict === 'accepted' || remarks.trim() !== '', {
    // Who returns a plan says why.
    path: ['remarks'],
  })

const called = z.object({ id: idSchema, name: z.string() })

const phaseStandingSchema = z.object({
  key: keySchema,
  state: z.enum(PHASE_STATES),
  openedAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  criteria: z.array(
    z.object({
      key: keySchema,
      side: z.enum(['entry', 'exit']),
      /** Null: the house counts it, and only the keeper knows what it counts. */
      answer: z.enum(['open', 'met', 'not-met']).nullable(),
      at: instantSchema.nullable(),
      /** The keeper's own alone. */
      reason: z.string().nullable(),
      by: z.string().nullable(),
      counted: z.object({ of: countSchema, missing: z.array(called) }).nullable(),
    }),
  ),
})

const versionSchema = z.object({
  id: idSchema,
  version: countSchema,
  adoptedAt: instantSchema.nullable(),
})

export const operationViewSchema = z
  .object({
    operation: z.object({
      id: idSchema,
      name: z.string(),
      keeper: called,
      /** Kept by the reader's organisation. */
      own: z.boolean(),
      from: instantSchema,
      until: instantSchema.nullable(),
      stand: z.enum(['coming', 'standing', 'over']),
      /** The reader's organisation owes a national plan. */
      participates: z.boolean(),
      /** Nothing is added to it since; null: it is open. */
      closedAt: instantSchema.nullable(),
    }),
    plan: versionSchema.extend({ body: operationPlanSchema }).nullable(),
    /** For those of the keeper who may change it. */
    draft: versionSchema
      .extend({
        body: operationPlanSchema,
        revision: countSchema,
        changedAt: instantSchema,
        /** Paths of what is lacking before it can be adopted. */
        lacks: z.array(z.string()),
      })
      .nullable(),
    versions: z.array(versionSchema),
    phases: z.array(phaseStandingSchema),
    /** All of them for the keeper; else the own one, and those whose plan the reader reviews. */
    participants: z.array(
      z.object({
        organisation: called,
        /** The reader's own organisation. */
        own: z.boolean(),
        state: z.enum(PLAN_STATES),
        /** The newest version that was submitted. */
        plan: idSchema.nullable(),
        version: countSchema.nullable(),
        submittedAt: instantSchema.nullable(),
        accepted: countSchema.nullable(),
        overdue: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'OperationView' })
export type OperationView = z.infer<typeof operationViewSchema>

export const differencesQuerySchema = z.object({
  from: z.coerce.number().int().min(1).max(100_000),
  to: z.coerce.number().int().min(1).max(100_000),
})
export const differencesSchema = z
  .object({
    fields: z.array(
      z.object({ at: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
    ),
  })
  .meta({ id: 'PlanDifferences' })
export type PlanDifferences = z.infer<typeof differencesSchema>

const reviewSchema = z.object({
  id: idSchema,
  plan: idSchema,
  reviewer: called,
  verdict: z.enum(VERDICTS),
  remarks: z.string(),
  at: instantSchema,
})

/** The version whose text is asked for, beside the newest and the accepted one. */
export const ownPlanQuerySchema = z.object({
  version: z.coerce.number().int().min(1).max(100_000).optional(),
})

export const ownNationalPlanSchema = z
  .object({
    draft: z
      .object({
        id: idSchema,
        version: countSchema,
        revision: countSchema,
        changedAt: instantSchema,
        body: nationalPlanSchema,
        /** What stands in the way of submitting, in words. */
        faults: z.array(z.object({ code: z.string(), says: z.string(), next: z.string() })),
      })
      .nullable(),
    versions: z.array(
      z.object({
        id: idSchema,
        version: countSchema,
        submittedAt: instantSchema,
        /** Of the newest version, of the one that stands accepted, and of the one asked for. */
        body: nationalPlanSchema.nullable(),
      }),
    ),
    reviews: z.array(reviewSchema),
  })
  .meta({ id: 'OwnNationalPlan' })
export type OwnNationalPlanAnswer = z.infer<typeof ownNationalPlanSchema>

export const planByIdSchema = z.object({ id: idSchema, plan: idSchema })
export const planToReviewSchema = z
  .object({
    id: idSchema,
    owner: called,
    version: countSchema,
    submittedAt: instantSchema,
    body: nationalPlanSchema,
    /** A later version was submitted: this one is history. */
    superseded: z.boolean(),
    /** What the house sees by itself; the reviewer judges. */
    checks: z.array(z.object({ check: z.enum(CHECK_NAMES), holds: z.boolean() })),
    reviews: z.array(reviewSchema),
  })
  .meta({ id: 'PlanToReview' })
export type PlanToReviewAnswer = z.infer<typeof planToReviewSchema>
