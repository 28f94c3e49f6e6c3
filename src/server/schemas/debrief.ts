import { z } from 'zod'
import {
  COUNTED_KINDS,
  CUTS,
  FINDING_KINDS,
  MESSAGE_TYPE_NAMES,
  OPEN_END_KINDS,
  PAPERS,
  RECOMMENDATION_STATUSES,
  REST_KINDS,
  THEMES,
} from '../../operations/index.ts'
import { LANGUAGES } from '../../words/index.ts'
import { countSchema, idSchema, instantSchema, textSchema } from './common.ts'

const called = z.object({ id: idSchema, name: z.string() })
const saidSchema = textSchema.trim().min(1).max(4000)
const reasonSchema = textSchema.trim().min(1).max(2000)
const dueSchema = z.iso.date().nullable()

export const debriefQuerySchema = z.object({
  /** The results as they stood then; left out: now. */
  asOf: instantSchema.optional(),
  /** Behind each number some ids of records, or all of them. */
  records: z.enum(['some', 'all']).optional(),
})

/** One number with ids of those of its records that the reader may open; null: withheld, since it singles out one Member. */
const numberSchema = z.object({ count: countSchema, records: z.array(z.string()) }).nullable()

const resultTableSchema = z.object({
  cut: z.enum(CUTS),
  rows: z.array(
    z.object({ value: z.string(), counts: z.array(numberSchema), total: numberSchema }),
  ),
  totals: z.array(numberSchema),
  total: numberSchema,
})

const restSchema = z.object({
  kind: z.enum(REST_KINDS),
  /** The key of a phase, the cut of a table of results, else an id. */
  id: z.string().regex(/^[\w.:-]{1,200}$/),
})

export const debriefSchema = z
  .object({
    operation: z.object({
      id: idSchema,
      name: z.string(),
      keeper: called,
      /** Kept by the reader's organisation. */
      own: z.boolean(),
      /** Nothing is added to it since; null: it is open. */
      closedAt: instantSchema.nullable(),
    }),
    results: z.object({
      asOf: instantSchema,
      /** The columns of each table, before its totals. */
      kinds: z.array(z.enum(COUNTED_KINDS)),
      tables: z.array(resultTableSchema),
      notYetValidated: countSchema,
      withheld: z.boolean(),
    }),
    findings: z.array(
      z.object({
        id: idSchema,
        author: called,
        own: z.boolean(),
        kind: z.enum(FINDING_KINDS),
        text: z.string(),
        about: called.nullable(),
        restsOn: z.array(z.object({ kind: z.enum(REST_KINDS), id: z.string() })),
        writtenAt: instantSchema,
        withdrawn: z.object({ at: instantSchema, because: z.string() }).nullable(),
      }),
    ),
    recommendations: z.array(
      z.object({
        id: idSchema,
        theme: z.enum(THEMES),
        text: z.string(),
        findings: z.array(idSchema),
        writtenAt: instantSchema,
        status: z.enum(RECOMMENDATION_STATUSES),
        owner: called.nullable(),
        dueOn: dueSchema,
        overdue: z.boolean(),
        /** Sent back as `If-Match` with the next entry of its history. */
        revision: countSchema,
        history: z.array(
          z.object({
            status: z.enum(RECOMMENDATION_STATUSES),
            owner: called.nullable(),
            dueOn: dueSchema,
            remarks: z.string(),
            at: instantSchema,
          }),
        ),
      }),
    ),
    /** Of the plan in force: what a finding may rest on. */
    phases: z.array(
      z.object({ key: z.string(), name: z.object({ en: z.string(), fr: z.string() }) }),
    ),
    members: z.array(called),
    /** The reader's own organisation consents to be named in papers. */
    consents: z.boolean(),
    /** What keeps the operation from being closed; null for whoever does not keep it. */
    openEnds: z
      .array(
        z.object({
          kind: z.enum(OPEN_END_KINDS),
          id: idSchema,
          organisation: called.nullable(),
          dueAt: instantSchema.nullable(),
          /** The reader may open the record. */
          opens: z.boolean(),
          /** Of a message: its type, and who asked. */
          asked: z.object({ type: z.enum(MESSAGE_TYPE_NAMES), by: called }).nullable(),
          /** Nobody can settle it any more: it keeps nothing open. */
          lapsed: z.boolean(),
        }),
      )
      .nullable(),
  })
  .meta({ id: 'Debrief' })
export type DebriefBody = z.infer<typeof debriefSchema>

export const findingGivenSchema = z
  .object({
    kind: z.enum(FINDING_KINDS),
    text: saidSchema,
    about: idSchema.nullable(),
    restsOn: z.array(restSchema).max(20),
  })
  .strict()
export const findingByIdSchema = z.object({ id: idSchema, finding: idSchema })
export const becauseSchema = z.object({ because: reasonSchema }).strict()

export const recommendationGivenSchema = z
  .object({
    theme: z.enum(THEMES),
    text: saidSchema,
    findings: z.array(idSchema).max(50),
    owner: idSchema.nullable(),
    dueOn: dueSchema,
  })
  .strict()
export const recommendationByIdSchema = z.object({ id: idSchema, recommendation: idSchema })
export const recommendationStepSchema = z
  .object({
    status: z.enum(RECOMMENDATION_STATUSES),
    owner: idSchema.nullable(),
    dueOn: dueSchema,
    remarks: textSchema.trim().max(2000),
  })
  .strict()
export const recommendationMadeSchema = z
  .object({ revision: countSchema })
  .meta({ id: 'RecommendationMade' })

export const consentGivenSchema = z.object({ given: z.boolean() }).strict()
export const reopeningSchema = z.object({ reason: reasonSchema }).strict()

export const PAPER_FORMATS = ['pdf', 'docx', 'xlsx'] as const
export const paperByNameSchema = z.object({ id: idSchema, paper: z.enum(PAPERS) })
export const paperQuerySchema = z.object({
  format: z.enum(PAPER_FORMATS),
  /** Left out: the language of the request. */
  language: z.enum(LANGUAGES).optional(),
  /** The day of a situation report; left out: that of the moment. */
  day: z.iso.date().optional(),
  asOf: instantSchema.optional(),
})
