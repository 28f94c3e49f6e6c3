import { z } from 'zod'
import { ANSWERS } from '../../base/index.ts'
import { consignmentSchema } from '../../trade/index.ts'
import {
  answerSchema,
  countSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  labelSchema,
  laneSchema,
  limitSchema,
  nextSchema,
  severitySchema,
  shareSchema,
  targetAnswerSchema,
  textSchema,
  valuesSchema,
} from './common.ts'

/** `urgency`: lane, score, completeness. `place`: as in the files. `newest`: the last one first. */
export const TARGET_SORTS = ['urgency', 'place', 'newest'] as const
export type TargetSort = (typeof TARGET_SORTS)[number]

export const targetsQuerySchema = z.object({
  batch: idSchema.optional(),
  lane: laneSchema.optional(),
  answer: targetAnswerSchema.optional(),
  /** An indicator's code: `G-01`. */
  code: z
    .string()
    .regex(/^[A-Z]-\d{2}$/)
    .optional(),
  /** Words of the goods, codes and numbers of the declaration, file name. */
  text: textSchema.trim().min(1).max(200).optional(),
  sort: z.enum(TARGET_SORTS).default('urgency'),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
})

export const targetQuerySchema = z.object({
  ahead: z
    .stringbool()
    .default(false)
    .describe('The page asks before anybody looks; the journal says so.'),
})

/** What the address of the page Targets says: its filter, with the page's own defaults. */
export const targetsViewSchema = targetsQuerySchema
  .omit({ cursor: true, limit: true })
  .extend({ answer: z.enum(['open', ...ANSWERS, 'all']).default('open') })

export const evidenceSchema = z
  .object({
    at: z.string(),
    /** Absent, with its range, where it is the trader's own and the caller may not see it. */
    value: z.string().optional(),
    /** Half-open range of UTF-16 units inside `value`. */
    span: z.tuple([z.number().int().min(0), z.number().int().min(0)]).optional(),
    place: z.string().optional(),
  })
  .meta({ id: 'Evidence' })

export const sourceOfRuleSchema = z.object({
  rule: z.string(),
  list: z.string().optional(),
  version: z.string().optional(),
  entry: z.string().optional(),
})

/** A reason with its sentence; `because` are the reasons below it. */
export const saidReasonSchema = z
  .object({
    code: z.string(),
    says: z.string(),
    points: z.number(),
    values: valuesSchema,
    evidence: z.array(evidenceSchema),
    source: sourceOfRuleSchema,
    get because() {
      return z.array(saidReasonSchema)
    },
  })
  .meta({ id: 'Reason' })
export type SaidReason = z.infer<typeof saidReasonSchema>

export const saidFindingSchema = saidReasonSchema
  .extend({
    severity: severitySchema,
    /** The title of the control-list entry that the finding names. */
    title: z.string().nullable(),
    /** The reason in a few words. */
    heading: z.string(),
    /** What would settle it. */
    settles: z.string(),
  })
  .meta({ id: 'Finding' })
export type SaidFinding = z.infer<typeof saidFindingSchema>

export const targetRowSchema = z
  .object({
    id: idSchema,
    lane: laneSchema,
    score: shareSchema,
    completeness: shareSchema,
    answer: targetAnswerSchema,
    /** The weightiest reason in a few words, with the list entry it names. */
    main: z.object({
      code: z.string(),
      severity: severitySchema,
      says: z.string(),
      list: z.string().nullable(),
      entry: z.string().nullable(),
    }),
    codes: z.array(z.string()),
    goods: z.string().nullable(),
    hs6: z.string().nullable(),
    destination: z.string().nullable(),
    batch: idSchema,
    source: z.object({ file: z.string(), record: z.number().int() }),
    /** Targets with the same signature have identical reasons and may be decided together. */
    signature: z.string(),
  })
  .meta({ id: 'TargetRow' })
export type TargetRow = z.infer<typeof targetRowSchema>

const answersSchema = z.object({
  open: countSchema,
  yes: countSchema,
  no: countSchema,
  unknown: countSchema,
})

/** Targets of the batch (or of all) by lane and answer, and by reason code among the open. */
export const targetCountsSchema = z.object({
  total: countSchema,
  lanes: z.object({ RED: answersSchema, YELLOW: answersSchema, GREEN: answersSchema }),
  codes: z.array(
    z.object({ code: z.string(), says: z.string(), open: countSchema, total: countSchema }),
  ),
})
export type TargetCounts = z.infer<typeof targetCountsSchema>

export const targetsAnswerSchema = z
  .object({ targets: z.array(targetRowSchema), next: nextSchema, counts: targetCountsSchema })
  .meta({ id: 'Targets' })
export type TargetsAnswer = z.infer<typeof targetsAnswerSchema>

export const judgementSchema = z
  .object({
    id: idSchema,
    /** One act may carry many judgements; it is withdrawn whole. */
    act: idSchema,
    answer: answerSchema,
    because: z.string(),
    by: z.object({ id: idSchema, name: z.string() }),
    at: instantSchema,
    withdrawn: z.boolean(),
    /** What it was based on has changed since. */
    lapsed: z.boolean(),
  })
  .meta({ id: 'Judgement' })

export const targetAnswerBodySchema = targetRowSchema
  .extend({
    /** Changes when anything that was looked at changes; send it back as `If-Match`. */
    basis: z.string(),
    /** Null where the batch itself is not for the caller to consult. */
    batchName: z.string().nullable(),
    /** Without the trader's own fields where `nominal` is false: absent, not blank. */
    consignment: consignmentSchema,
    nominal: z.boolean(),
    label: labelSchema,
    /** Acts on a record (the table of rights) that the caller may do with this one. */
    may: z.array(z.string()),
    findings: z.array(saidFindingSchema).min(1),
    judgements: z.array(judgementSchema),
    /** The lists of the batch, with the versions that were compared. */
    lists: z.array(z.object({ list: z.string(), version: z.string() })),
    sameReasons: z.object({ open: countSchema }),
  })
  .meta({ id: 'Target' })
export type TargetBody = z.infer<typeof targetAnswerBodySchema>

/** The open targets with identical reasons; `ids` holds at most a thousand of them. */
export const sameReasonsSchema = z
  .object({ signature: z.string(), open: countSchema, ids: z.array(idSchema) })
  .meta({ id: 'SameReasons' })
export type SameReasons = z.infer<typeof sameReasonsSchema>
