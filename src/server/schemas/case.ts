import { z } from 'zod'
import { FIELD_KINDS } from '../../base/index.ts'
import {
  CASE_STATES,
  CLOCKS,
  CONSEQUENCE_STANDS,
  ENTRY_KIND_NAMES,
  LACKS,
} from '../../cases/index.ts'
import {
  countSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  labelSchema,
  limitSchema,
  lineSchema,
  nextSchema,
  shareSchema,
  textSchema,
} from './common.ts'

const kindSchema = z.enum(ENTRY_KIND_NAMES)
const stateSchema = z.enum(CASE_STATES)
const clockSchema = z.enum(CLOCKS)
const daySchema = z.iso.date()
/** The key of a field in the table of kinds. */
const keySchema = z.string().regex(/^[a-z-]{1,40}(\.[a-z-]{1,40})?$/)
const fieldsSchema = z.record(z.string(), z.string())

const caseRow = {
  id: idSchema,
  /** Counts per administration. */
  number: countSchema,
  title: z.string(),
  target: idSchema.nullable(),
  operation: idSchema.nullable(),
  createdAt: instantSchema,
  changedAt: instantSchema,
  clock: clockSchema,
}

export const casesQuerySchema = z.object({
  /** Only those that this target led to. */
  target: idSchema.optional(),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
})
export const casesSchema = z
  .object({
    cases: z.array(
      z.object({
        ...caseRow,
        state: stateSchema,
        quashed: z.boolean(),
        /** The last day of a lawful detention. */
        limitOn: daySchema.nullable(),
      }),
    ),
    next: nextSchema,
    total: countSchema,
  })
  .meta({ id: 'Cases' })
export type CasesAnswer = z.infer<typeof casesSchema>

export const caseGivenSchema = z
  .object({
    title: lineSchema.min(1).max(300),
    target: idSchema.nullable().default(null),
    operation: idSchema.nullable().default(null),
  })
  .strict()

export const entryGivenSchema = z
  .object({
    kind: kindSchema,
    values: z.record(keySchema, textSchema.max(8_000)),
    /** The earlier entry that this one corrects. */
    corrects: idSchema.nullable().default(null),
    /** The consequence that an appeal is about. */
    about: idSchema.nullable().default(null),
    /** The answer of an expert that a ruling, or the use of an earlier one, rests on. */
    restsOn: idSchema.nullable().default(null),
  })
  .strict()

const termsSchema = z.object({
  /** Sent back as `If-Match`; 0 where there are none yet. */
  version: countSchema,
  /** Calendar days after the day of the detention. */
  days: z.number().int().min(1).max(3650),
  legalBasis: z.string(),
  contact: z.string(),
})
export const detentionTermsSchema = z
  .object({ terms: termsSchema.nullable() })
  .meta({ id: 'DetentionTerms' })
export type DetentionTerms = z.infer<typeof detentionTermsSchema>
export const termsGivenSchema = z
  .object({
    days: z.number().int().min(1).max(3650),
    legalBasis: lineSchema.min(1).max(300),
    contact: lineSchema.min(1).max(300),
  })
  .strict()
export const termsMadeSchema = z.object({ version: countSchema })

const fieldSchema = z.object({
  key: z.string(),
  kind: z.enum(FIELD_KINDS),
  codes: z.array(z.string()),
  /** Names somebody: stands sealed, for the roles that may see such fields. */
  nominal: z.boolean(),
  short: z.boolean(),
  mandatory: z.boolean(),
  wanted: z.boolean(),
})

export const caseSchema = z
  .object({
    ...caseRow,
    /** How many entries there are: sent back as `If-Match`. */
    revision: countSchema,
    label: labelSchema,
    facts: z.object({
      state: stateSchema,
      on: daySchema.nullable(),
      detention: z.object({ id: idSchema, limitOn: daySchema.nullable() }).nullable(),
      ruling: z.string().nullable(),
      held: z.boolean(),
      holder: z.string().nullable(),
      consequences: z.array(
        z.object({
          id: idSchema,
          decision: z.string(),
          flag: z.string().nullable(),
          stands: z.enum(CONSEQUENCE_STANDS),
        }),
      ),
      quashed: z.boolean(),
      flags: z.array(z.string()),
    }),
    entries: z.array(
      z.object({
        id: idSchema,
        seq: countSchema,
        kind: kindSchema,
        at: instantSchema,
        by: z.object({ id: idSchema, name: z.string() }).nullable(),
        values: fieldsSchema,
        corrects: idSchema.nullable(),
        about: idSchema.nullable(),
        hidden: z.boolean(),
        /** A later entry stands in its place. */
        corrected: z.boolean(),
        completeness: shareSchema,
      }),
    ),
    /** Every kind of entry; nothing lacking: it may be the next. */
    forms: z.array(
      z.object({
        kind: kindSchema,
        lacks: z.array(z.enum(LACKS)),
        fields: z.array(fieldSchema),
        begun: fieldsSchema,
      }),
    ),
    /** What to look at before a package is opened, by family of goods. */
    hazards: z.record(z.string(), z.array(z.string())),
    terms: termsSchema.nullable(),
    /** The number of the first entry whose hash does not fit; null: the chain holds. */
    brokenAt: countSchema.nullable(),
  })
  .meta({ id: 'Case' })
export type CaseBody = z.infer<typeof caseSchema>
export type CaseForm = CaseBody['forms'][number]
export type CaseField = CaseForm['fields'][number]

const noticeTextSchema = z.object({
  title: z.string(),
  paragraphs: z.array(z.object({ says: z.string(), list: z.array(z.string()) })),
})
/** The notice to the exporter, in both languages. */
export const caseNoticeSchema = z
  .object({ en: noticeTextSchema, fr: noticeTextSchema })
  .meta({ id: 'CaseNotice' })
export type CaseNotice = z.infer<typeof caseNoticeSchema>
