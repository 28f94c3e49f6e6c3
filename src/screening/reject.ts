import { z } from 'zod'
import type { RefusalCode } from '../base/index.ts'
import { REFUSALS } from '../base/index.ts'

const CODES = Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]

/** One line of `rejects.jsonl`: a record that could not be screened, and why. */
export const rejectSchema = z
  .strictObject({
    file: z.string().min(1),
    record: z
      .number()
      .int()
      .min(1)
      .describe('Number of the record in its file; 1 for a file that could not be opened'),
    place: z.string().describe('Where in the file: "line 72, column 8"; empty for a whole file'),
    code: z.enum(CODES).describe('Refusal code (docs/refusals.md); never translated'),
    message: z.string().min(1).describe('One sentence in the language of --lang'),
  })
  .describe('One line of rejects.jsonl: a record that was read and not screened, with its reason')
export type Reject = z.infer<typeof rejectSchema>
