import { z } from 'zod'
import {
  AGREEMENTS,
  CONFIDENCES,
  DETERMINATIONS,
  FOOTINGS,
  GROUNDS,
  VALIDITIES,
} from '../../reachback/index.ts'
import { calledSchema, courseSchema, listingSchema, precedentSchema } from './advice.ts'
import { countSchema, idSchema, instantSchema } from './common.ts'

/** Advice in a case: its requests, what its rulings rest on, what was ruled on such goods before. */
const dateSchema = z.iso.date()
const agreementSchema = z.enum(AGREEMENTS)

const counterRulingSchema = precedentSchema.omit({ identical: true, inForce: true }).extend({
  version: countSchema,
  /** Why these are the same goods. */
  grounds: z.array(z.enum(GROUNDS)),
  specification: agreementSchema,
  endUser: agreementSchema,
  validity: z.enum(VALIDITIES),
  /** Rulings in force on these goods that say otherwise. */
  against: z.array(
    z.object({
      id: idSchema,
      expert: calledSchema,
      at: instantSchema,
      determination: z.enum(DETERMINATIONS),
    }),
  ),
  /** Goods may be let go by it, once the owner of the profile was asked. */
  releases: z.boolean(),
})
export type CounterRulingBody = z.infer<typeof counterRulingSchema>

export const counterRulingsSchema = z
  .object({ rulings: z.array(counterRulingSchema) })
  .meta({ id: 'CounterRulings' })
export type CounterRulings = z.infer<typeof counterRulingsSchema>

const versionSchema = z.object({
  id: idSchema,
  version: countSchema,
  determination: z.enum(DETERMINATIONS),
  entries: z.array(listingSchema),
  validUntil: dateSchema.nullable(),
})

export const caseAdviceSchema = z
  .object({
    requests: z.array(
      z.object({
        id: idSchema,
        askedAt: instantSchema,
        goods: z.string(),
        course: courseSchema,
        /** The version of each expert that holds. */
        answers: z.array(
          versionSchema.extend({
            expert: calledSchema,
            at: instantSchema,
            reasoning: z.string(),
            confidence: z.enum(CONFIDENCES),
            /** What the form of a ruling that rests on it begins with. */
            begun: z.record(z.string(), z.string()),
          }),
        ),
      }),
    ),
    /** The entries that rest on an answer, and how they stand on it. */
    resting: z.array(
      z.object({
        entry: idSchema,
        seq: countSchema,
        footing: z.enum(FOOTINGS),
        rested: versionSchema.nullable(),
        newest: versionSchema.extend({ expert: calledSchema }).nullable(),
      }),
    ),
    /** Earlier rulings on the goods of the case. */
    found: z.array(counterRulingSchema),
  })
  .meta({ id: 'CaseAdvice' })
export type CaseAdviceBody = z.infer<typeof caseAdviceSchema>
export type CaseRequestBody = CaseAdviceBody['requests'][number]
export type CaseAnswerBody = CaseRequestBody['answers'][number]
