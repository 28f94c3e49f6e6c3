import { z } from 'zod'
import { GOODS_FAMILIES } from '../../base/index.ts'
import { URGENCIES } from '../../operations/index.ts'
import {
  ADVICE_FAULTS,
  ADVICE_FOLDERS,
  ADVICE_STATES,
  ADVICE_STEPS,
  CONFIDENCES,
  COURSE_CLOCKS,
  DETERMINATIONS,
  END_USE_OUTCOMES,
  FACT_KEYS,
  LEVELS,
  NOT_CROSSING_WHY,
  POINT_NAMES,
} from '../../reachback/index.ts'
import {
  countSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  limitSchema,
  lineSchema,
  nextSchema,
  textSchema,
} from './common.ts'

/** Expert advice: what is asked, its course, what is answered, what was said before. */
export const calledSchema = z.object({ id: idSchema, name: z.string() })
const familySchema = z.enum(GOODS_FAMILIES)
const urgencySchema = z.enum(URGENCIES)
const levelSchema = z.enum(LEVELS)
const factKeySchema = z.enum(FACT_KEYS)
const pointSchema = z.enum(POINT_NAMES as [string, ...string[]])
const dateSchema = z.iso.date()
const factsSchema = z.record(z.string(), z.string())
const longSchema = textSchema.max(8_000)
const recipientSchema = calledSchema.extend({ level: levelSchema })
export const listingSchema = z.object({ list: z.string(), entry: z.string(), edition: z.string() })
const termsSchema = z.object({
  hours: z.number(),
  /** Counted day and night; else in the working hours of whoever answers. */
  round: z.boolean(),
  zone: z.string(),
})

const endUseSchema = z
  .object({
    startedAt: instantSchema,
    dueAt: instantSchema.nullable(),
    outcome: z.enum(END_USE_OUTCOMES).nullable(),
    doneAt: instantSchema.nullable(),
    overdue: z.boolean(),
  })
  .nullable()
export const courseSchema = z.object({
  state: z.enum(ADVICE_STATES),
  level: levelSchema,
  legs: z.array(
    z.object({
      level: levelSchema,
      expert: calledSchema,
      terms: termsSchema,
      startedAt: instantSchema,
      clock: z.enum(COURSE_CLOCKS),
      /** Counted, without the time that it waited for whoever asked. */
      elapsedMs: countSchema,
      pausedSince: instantSchema.nullable(),
      dueAt: instantSchema.nullable(),
      answeredAt: instantSchema.nullable(),
      late: z.boolean(),
    }),
  ),
  endUse: endUseSchema,
})
export type AdviceCourse = z.infer<typeof courseSchema>

export const precedentSchema = z.object({
  id: idSchema,
  at: instantSchema,
  expert: calledSchema,
  determination: z.enum(DETERMINATIONS),
  entries: z.array(listingSchema),
  validUntil: dateSchema.nullable(),
  goods: factsSchema,
  /** The same maker and model, or the same substance. */
  identical: z.boolean(),
  inForce: z.boolean(),
})
export type PrecedentBody = z.infer<typeof precedentSchema>

export const adviceQuerySchema = z.object({
  folder: z.enum(ADVICE_FOLDERS).default('to-answer'),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
})
export const adviceListSchema = z
  .object({
    requests: z.array(
      z.object({
        id: idSchema,
        own: z.boolean(),
        from: calledSchema,
        with: calledSchema,
        askedAt: instantSchema,
        family: familySchema,
        urgency: urgencySchema,
        goods: z.string(),
        incomplete: z.boolean(),
        course: courseSchema,
      }),
    ),
    next: nextSchema,
    counts: z.object({ 'to-answer': countSchema, asked: countSchema, answered: countSchema }),
  })
  .meta({ id: 'AdviceRequests' })
export type AdviceList = z.infer<typeof adviceListSchema>
export type AdviceLine = AdviceList['requests'][number]

export const adviceFormQuerySchema = z.object({
  target: idSchema.optional(),
  case: idSchema.optional(),
})
export const adviceFormSchema = z
  .object({
    facts: z.array(z.object({ key: factKeySchema, kind: z.string(), nominal: z.boolean() })),
    families: z.array(
      z.object({
        family: familySchema,
        /** What a good request holds; one of the facts is enough for a point. */
        points: z.array(z.object({ name: pointSchema, anyOf: z.array(factKeySchema) })),
      }),
    ),
    recipients: z.array(recipientSchema),
    /** What is known of the target or the case that it is asked from. */
    prefill: factsSchema,
    /** How it begins: the family of a case, and how soon an answer is needed. */
    begun: z.object({
      family: familySchema.nullable(),
      urgency: urgencySchema,
      /** The last lawful day of a detention. */
      limitOn: dateSchema.nullable(),
    }),
  })
  .meta({ id: 'AdviceForm' })
export type AdviceForm = z.infer<typeof adviceFormSchema>

const asked = {
  target: idSchema.nullable().default(null),
  /** The case that it is asked from; its target comes with it. */
  case: idSchema.nullable().default(null),
  expert: idSchema,
  family: familySchema,
  urgency: urgencySchema,
  question: longSchema,
  facts: z.partialRecord(factKeySchema, longSchema),
}
export const adviceAskedSchema = z.object(asked).strict()
export const adviceGivenSchema = z
  .object({
    ...asked,
    question: longSchema.regex(/\S/),
    /** It may go without all that a good request holds. */
    incomplete: z.boolean().default(false),
  })
  .strict()
export const adviceAskedPreviewSchema = z
  .object({
    missing: z.array(pointSchema),
    /** Photos of the case that whoever is asked can open there. */
    photos: countSchema,
    malformed: z.array(factKeySchema),
    /** What others than the own organisation would see. */
    seen: factsSchema,
    question: z.string(),
    withheld: z.array(z.object({ fact: factKeySchema, why: z.enum(NOT_CROSSING_WHY) })),
    precedents: z.array(precedentSchema),
    expert: recipientSchema,
    terms: termsSchema,
  })
  .meta({ id: 'AdvicePreview' })
export type AdviceAskedPreview = z.infer<typeof adviceAskedPreviewSchema>

export const adviceSchema = z
  .object({
    id: idSchema,
    own: z.boolean(),
    from: calledSchema,
    askedAt: instantSchema,
    target: idSchema.nullable(),
    /** Of an own request: the case that it was asked from. */
    case: z.object({ id: idSchema, number: countSchema }).nullable(),
    family: familySchema,
    urgency: urgencySchema,
    question: z.string(),
    facts: factsSchema,
    nominal: z.boolean(),
    missing: z.array(pointSchema),
    label: z.object({ tlp: z.string(), code: z.string(), purposes: z.array(z.string()) }),
    course: courseSchema,
    entries: z.array(
      z.object({
        id: idSchema,
        step: z.enum(ADVICE_STEPS),
        at: instantSchema,
        by: calledSchema,
        expert: calledSchema,
        level: levelSchema,
        outcome: z.enum(END_USE_OUTCOMES).nullable(),
        text: z.string(),
      }),
    ),
    answers: z.array(
      z.object({
        id: idSchema,
        expert: calledSchema,
        version: countSchema,
        at: instantSchema,
        determination: z.enum(DETERMINATIONS),
        entries: z.array(listingSchema),
        reasoning: z.string(),
        confidence: z.enum(CONFIDENCES),
        validUntil: dateSchema.nullable(),
        because: z.string(),
      }),
    ),
    /** What the caller may do now. */
    may: z.array(z.enum(ADVICE_STEPS)),
    passTo: z.array(recipientSchema),
    precedents: z.array(precedentSchema),
    /** What entries are named of. */
    catalogue: z.object({ list: z.string(), edition: z.string() }),
    /** Sent back as `If-Match`. */
    version: countSchema,
  })
  .meta({ id: 'Advice' })
export type AdviceBody = z.infer<typeof adviceSchema>

export const adviceTextSchema = z.object({ text: longSchema.regex(/\S/) }).strict()
export const advicePassedSchema = z.object({ to: idSchema, text: longSchema }).strict()
export const adviceCheckedSchema = z
  .object({ outcome: z.enum(END_USE_OUTCOMES), text: longSchema })
  .strict()
const wordSchema = lineSchema.max(60)
export const adviceAnswerSchema = z
  .object({
    determination: z.enum(DETERMINATIONS),
    entries: z
      .array(z.object({ list: wordSchema, entry: wordSchema, edition: wordSchema }).strict())
      .max(20),
    reasoning: longSchema,
    confidence: z.enum(CONFIDENCES).nullable(),
    validUntil: dateSchema.nullable(),
    /** Why it differs from an earlier ruling, or from the version before. */
    because: textSchema.max(2_000),
  })
  .strict()
export type AdviceAnswer = z.infer<typeof adviceAnswerSchema>
export const adviceAnswerPreviewSchema = z
  .object({
    faults: z.array(z.object({ fault: z.enum(ADVICE_FAULTS), what: z.string() })),
    conflicts: z.array(precedentSchema),
    precedents: z.array(precedentSchema),
    replaces: countSchema.nullable(),
  })
  .meta({ id: 'AdviceAnswerPreview' })
export type AdviceAnswerPreview = z.infer<typeof adviceAnswerPreviewSchema>

export const precedentsQuerySchema = z.object({ q: textSchema.min(1).max(300) })
export const precedentsSchema = z
  .object({ precedents: z.array(precedentSchema) })
  .meta({ id: 'Precedents' })
export type Precedents = z.infer<typeof precedentsSchema>

const figureSchema = z.object({
  level: levelSchema,
  asked: countSchema,
  open: countSchema,
  paused: countSchema,
  overdue: countSchema,
  answered: countSchema,
  late: countSchema,
  /** Counted time to the first answer. */
  medianMs: countSchema.nullable(),
  ninetiethMs: countSchema.nullable(),
  /** The requests behind the figure. */
  requests: z.array(z.object({ id: idSchema, goods: z.string() })),
})
export const adviceFiguresSchema = z
  .object({ asked: z.array(figureSchema), answered: z.array(figureSchema) })
  .meta({ id: 'AdviceFigures' })
export type AdviceFigures = z.infer<typeof adviceFiguresSchema>

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const hoursSchema = z.object({
  routine: z.number().positive().max(2_000),
  urgent: z.number().positive().max(2_000),
  immediate: z.number().positive().max(2_000),
})
const service = {
  /** Hours to an answer, by level and urgency. */
  targets: z.object({ national: hoursSchema, regional: hoursSchema, global: hoursSchema }),
  calendar: z.object({
    zone: lineSchema.max(60),
    /** 1 Monday to 7 Sunday. */
    days: z.array(z.number().int().min(1).max(7)).max(7),
    opens: timeSchema,
    closes: timeSchema,
    holidays: z.array(dateSchema).max(400),
  }),
  /** Who answers outside working hours. */
  roster: z
    .array(
      z.object({
        name: lineSchema.min(1).max(120),
        contact: lineSchema.max(200),
        from: instantSchema,
        until: instantSchema,
      }),
    )
    .max(400),
}
export const adviceServiceGivenSchema = z.object(service).strict()
export const adviceServiceSchema = z
  .object({ ...service, onDuty: service.roster, version: countSchema })
  .meta({ id: 'AdviceServiceLevels' })
export type AdviceServiceLevels = z.infer<typeof adviceServiceSchema>
export const adviceServiceSavedSchema = z.object({ version: countSchema })
