import { z } from 'zod'
import { SEVERITIES } from '../base/index.ts'

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()]))

const evidenceSchema = z
  .strictObject({
    at: z.string().describe('Path in the canonical consignment: goodsItems[0].description'),
    value: z.string().describe('The value as received'),
    span: z
      .tuple([z.number().int().min(0), z.number().int().min(0)])
      .optional()
      .describe('Half-open range of UTF-16 units inside the value'),
    place: z.string().optional().describe('Column header or element path of the source file'),
  })
  .describe('What was seen, and where')

const sourceSchema = z
  .strictObject({
    rule: z.string(),
    list: z.string().optional(),
    version: z.string().optional(),
    entry: z.string().optional().describe("The list's own key of the entry (entryId)"),
  })
  .describe('The rule, and the list with its version and entry')

const reasonShape = {
  code: z.string().describe('Code of the indicator or of the ground below it; never translated'),
  points: z
    .number()
    .min(-1)
    .max(1)
    .describe('Contribution to the score; negative: it speaks against'),
  values: valuesSchema.describe('What the sentence of this code needs'),
  evidence: z.array(evidenceSchema),
  source: sourceSchema,
}

const reasonSchema: z.ZodType = z
  .strictObject({
    ...reasonShape,
    get because() {
      return z.array(reasonSchema).optional()
    },
  })
  .meta({ id: 'Reason' })

/** An indicator that fired: `base/reason.ts` as every output writes it. */
export const findingSchema = z
  .strictObject({
    ...reasonShape,
    severity: z.enum(SEVERITIES),
    because: z.array(reasonSchema).optional().describe('The reasons below this one'),
  })
  .describe('An indicator that fired')
