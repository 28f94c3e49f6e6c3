import { z } from 'zod'
import { FIELD_KINDS } from '../../base/index.ts'
import {
  CHECK_RESULTS,
  REPORT_CHECKS,
  REPORT_FOLDERS,
  REPORT_KINDS,
  REPORT_PROBLEMS,
  REPORT_STATES,
  REPORT_VERDICTS,
  REPORT_WITHHELD_WHY,
  SIMILAR_CODES,
} from '../../operations/index.ts'
import {
  countSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  limitSchema,
  nextSchema,
  shareSchema,
  textSchema,
} from './common.ts'

const calledSchema = z.object({ id: idSchema, name: z.string() })
const kindSchema = z.enum(REPORT_KINDS)
const stateSchema = z.enum(REPORT_STATES)
const verdictSchema = z.enum(REPORT_VERDICTS)
const valuesSchema = z.record(z.string(), z.string())
/** One mark of all that a preview showed. */
const markSchema = z.string().regex(/^[0-9a-f]{64}$/)
/** The key of a field of the case. */
const keySchema = z.string().regex(/^[a-z-]{1,40}(\.[a-z-]{1,40})?$/)
const fieldSchema = z.object({
  key: z.string(),
  kind: z.enum(FIELD_KINDS),
  codes: z.array(z.string()),
  /** On the short form. */
  short: z.boolean(),
  mandatory: z.boolean(),
  /** Wanted on the long form: completeness counts it. */
  wanted: z.boolean(),
})
const checksSchema = z.array(
  z.object({
    check: z.enum(REPORT_CHECKS),
    /** `absent`: there is nothing that it could look at. */
    result: z.enum(CHECK_RESULTS),
    fields: z.array(z.string()),
  }),
)
const withheldSchema = z.array(z.object({ field: z.string(), why: z.enum(REPORT_WITHHELD_WHY) }))

/** What a case can be reported as, and to which operations. */
export const reportFormSchema = z
  .object({
    case: z.object({ id: idSchema, number: countSchema, quashed: z.boolean() }),
    /** Null: nothing was inspected or detained yet, or the case was quashed. */
    kind: kindSchema.nullable(),
    outcome: z.string().nullable(),
    /** The entry that it is made of, in its last wording. */
    entry: idSchema.nullable(),
    /** The share of what is required that stands there before anybody types. */
    prefilled: shareSchema,
    fields: z.array(fieldSchema),
    places: z.array(
      z.object({
        operation: calledSchema,
        /** Those that may validate it; empty where it cannot be reported there now. */
        rilos: z.array(calledSchema),
        report: z
          .object({ id: idSchema, version: countSchema, state: stateSchema, behind: z.boolean() })
          .nullable(),
        /** The last one that was taken back there; the case may be reported anew. */
        withdrawn: idSchema.nullable(),
        /** Who validates it, or what was reported there before; null: to be chosen. */
        rilo: idSchema.nullable(),
        begun: valuesSchema,
      }),
    ),
  })
  .meta({ id: 'ReportForm' })
export type ReportFormBody = z.infer<typeof reportFormSchema>
export type ReportField = ReportFormBody['fields'][number]

export const reportGivenSchema = z
  .object({
    operation: idSchema,
    /** Null: the one that validates there, or that validated before. */
    rilo: idSchema.nullable().default(null),
    values: z.record(keySchema, textSchema.max(8_000)),
    /** Of the preview that was looked at. */
    mark: markSchema.optional(),
  })
  .strict()
export type ReportGivenBody = z.input<typeof reportGivenSchema>

/** Exactly what leaves the country, to whom, and what is withheld. */
export const reportPreviewSchema = z
  .object({
    kind: kindSchema,
    outcome: z.string(),
    rilo: calledSchema,
    recipients: z.array(calledSchema),
    seen: valuesSchema,
    withheld: withheldSchema,
    problems: z.array(z.object({ field: z.string(), problem: z.enum(REPORT_PROBLEMS) })),
    checks: checksSchema,
    completeness: shareSchema,
    version: countSchema,
    mark: markSchema,
  })
  .meta({ id: 'ReportPreview' })
export type ReportPreviewBody = z.infer<typeof reportPreviewSchema>

export const reportsQuerySchema = z.object({
  folder: z.enum(REPORT_FOLDERS).default('all'),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
})
export const reportsSchema = z
  .object({
    operation: calledSchema,
    own: z.boolean(),
    standing: z.boolean(),
    reports: z.array(
      z.object({
        id: idSchema,
        own: z.boolean(),
        from: calledSchema,
        rilo: calledSchema,
        at: instantSchema,
        state: stateSchema,
        /** Null: another organisation withdrew it, and nothing of it is left. */
        said: z
          .object({
            kind: kindSchema,
            outcome: z.string(),
            version: countSchema,
            eventOn: z.string(),
            family: z.string(),
            hs: z.string(),
            goods: z.string(),
            completeness: shareSchema,
          })
          .nullable(),
        /** Of an own one. */
        case: z.object({ number: countSchema, behind: z.boolean() }).nullable(),
        waits: z.boolean(),
      }),
    ),
    next: nextSchema,
    counts: z.object({
      all: countSchema,
      'to-validate': countSchema,
      sent: countSchema,
      validated: countSchema,
      withdrawn: countSchema,
      returned: countSchema,
      owed: countSchema,
      behind: countSchema,
    }),
  })
  .meta({ id: 'Reports' })
export type ReportsAnswer = z.infer<typeof reportsSchema>
export type ReportLine = ReportsAnswer['reports'][number]

export const reportByIdSchema = z.object({ id: idSchema, report: idSchema })
export const reportSchema = z
  .object({
    id: idSchema,
    operation: calledSchema,
    own: z.boolean(),
    from: calledSchema,
    rilo: calledSchema,
    /** For its owner alone. */
    case: idSchema.nullable(),
    state: stateSchema,
    withdrawnAt: instantSchema.nullable(),
    label: z.object({ tlp: z.string(), code: z.string(), purposes: z.array(z.string()) }),
    /** The newest first; for others than the two ends the newest alone. */
    versions: z.array(
      z.object({
        id: idSchema,
        version: countSchema,
        kind: kindSchema,
        outcome: z.string(),
        at: instantSchema,
        values: valuesSchema,
        completeness: shareSchema,
        fields: z.array(fieldSchema),
        reviews: z.array(
          z.object({
            id: idSchema,
            verdict: verdictSchema,
            at: instantSchema,
            /** For whoever reported and whoever validates. */
            remarks: z.array(z.object({ field: z.string().nullable(), text: z.string() })),
          }),
        ),
      }),
    ),
    /** Of the newest version. */
    checks: checksSchema,
    similar: z.array(
      z.object({
        id: idSchema,
        from: calledSchema,
        kind: kindSchema,
        eventOn: z.string(),
        reasons: z.array(z.object({ code: z.enum(SIMILAR_CODES), said: z.string() })),
      }),
    ),
    mayValidate: z.boolean(),
    mayComplete: z.boolean(),
    mayWithdraw: z.boolean(),
    /** Of an own one: the case says another thing by now. */
    behind: z.boolean(),
  })
  .meta({ id: 'Report' })
export type ReportBody = z.infer<typeof reportSchema>

export const reportReviewGivenSchema = z
  .object({
    /** The version that was looked at. */
    version: z.number().int().min(1),
    verdict: verdictSchema,
    remarks: z
      .array(
        z
          .object({ field: keySchema.nullable(), text: textSchema.trim().min(1).max(2_000) })
          .strict(),
      )
      .max(50),
  })
  .strict()
