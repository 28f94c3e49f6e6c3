import { z } from 'zod'
import type { Refusal } from '../base/index.ts'

const refusalSchema = z
  .object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
  .nullable()

/** One list file of the batch: loaded, skipped or refused, and why. */
export const listReportSchema = z.object({
  list: z.string().nullable(),
  file: z.string(),
  format: z.string().nullable(),
  version: z.string().nullable(),
  entries: z.number().int().min(0),
  names: z.number().int().min(0),
  status: z.enum(['loaded', 'skipped', 'refused']),
  reason: z.string().nullable(),
})
export type ListReport = z.infer<typeof listReportSchema>

export const fileReportSchema = z.object({
  file: z.string(),
  /** Null where the file is no trade file that can be read here. */
  format: z.string().nullable(),
  hash: z.string(),
  bytes: z.number().int().min(0),
  recordsRead: z.number().int().min(0),
  recordsScreened: z.number().int().min(0),
  recordsRejected: z.number().int().min(0),
  refusal: refusalSchema,
})
export type FileReport = Omit<z.infer<typeof fileReportSchema>, 'refusal'> & {
  readonly refusal: Refusal | null
}

/** `summary.json`: `recordsRead = recordsScreened + recordsRejected`, always. */
export const summarySchema = z.object({
  files: z.number().int().min(0),
  recordsRead: z.number().int().min(0),
  recordsScreened: z.number().int().min(0),
  recordsRejected: z.number().int().min(0),
  consignments: z.number().int().min(0),
  goodsItems: z.number().int().min(0),
  parties: z.number().int().min(0),
  targets: z.number().int().min(0),
  lanes: z.object({
    RED: z.number().int().min(0),
    YELLOW: z.number().int().min(0),
    GREEN: z.number().int().min(0),
  }),
  seconds: z.number().min(0),
  engineVersion: z.string(),
  inputHash: z.string(),
  lists: z.array(listReportSchema),
  fileReports: z.array(fileReportSchema),
})
export type Summary = Omit<z.infer<typeof summarySchema>, 'lists' | 'fileReports'> & {
  readonly lists: readonly ListReport[]
  readonly fileReports: readonly FileReport[]
}
