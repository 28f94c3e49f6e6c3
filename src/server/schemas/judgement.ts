import { z } from 'zod'
import { answerSchema, countSchema, idSchema, textSchema } from './common.ts'

/** One answer to one target, or to many whose reasons are identical. */
export const judgementRequestSchema = z
  .object({
    targetIds: z.array(idSchema).min(1).max(1000),
    answer: answerSchema,
    because: textSchema.trim().min(1).max(500),
  })
  .meta({ id: 'JudgementRequest' })
export type JudgementRequest = z.infer<typeof judgementRequestSchema>

/** `act` is what an undo names: it takes back every judgement of the act. */
export const judgedSchema = z.object({ act: idSchema, targets: countSchema }).meta({ id: 'Judged' })
export type Judged = z.infer<typeof judgedSchema>
