import { z } from 'zod'
import type { Refusal } from '../base/index.ts'

const refusalSchema = z
  .object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
  .nullable()

/** One list file of the batch: loaded, skipped or refused, and why. */
export const listReportSchema = z.strictObject({
  list: z.string().nullable().describe('Name of the list: its own, else NAME=, else the file stem'),
  file: z.string(),
  format: z.string().nullable().describe('Null where the format is not known'),
  version: z
    .string()
    .nullable()
    .describe('Date of the list, else sha256: and twelve digits of the hash of its file'),
  entries: z
    .number()
    .int()
    .min(0)
    .describe('Entries; of a further part of a set, those it adds to'),
  names: z.number().int().min(0).describe('Names that this file brings'),
  status: z.enum(['loaded', 'skipped', 'refused']),
  reason: z.string().nullable().describe('Why it was skipped or refused, as a sentence'),
})
export type ListReport = z.infer<typeof listReportSchema>

export const fileReportSchema = z.strictObject({
  file: z.string(),
  format: z
    .string()
    .nullable()
    .describe('Null where the file is no trade file that can be read here'),
  hash: z
    .string()
    .describe('SHA-256 of the file as it was given; empty where it could not be read'),
  bytes: z.number().int().min(0),
  recordsRead: z.number().int().min(0),
  recordsScreened: z.number().int().min(0),
  recordsRejected: z.number().int().min(0),
  refusal: refusalSchema.describe(
    'Why the whole file was refused; it counts as one rejected record',
  ),
})
export type FileReport = Omit<z.infer<typeof fileReportSchema>, 'refusal'> & {
  readonly refusal: Refusal | null
}

/** `summary.json`: `recordsRead = recordsScreened + recordsRejected`, always. */
export const summarySchema = z
  .strictObject({
    files: z.number().int().min(0),
    recordsRead: z.number().int().min(0),
    recordsScreened: z.number().int().min(0),
    recordsRejected: z.number().int().min(0),
    consignments: z.number().int().min(0),
    goodsItems: z.number().int().min(0),
    parties: z.number().int().min(0),
    targets: z.number().int().min(0),
    lanes: z.strictObject({
      RED: z.number().int().min(0),
      YELLOW: z.number().int().min(0),
      GREEN: z.number().int().min(0),
    }),
    seconds: z.number().min(0),
    engineVersion: z.string().describe('Release and, after +, the hash of the sources'),
    inputHash: z.string().describe('SHA-256 over the names and hashes of the files'),
    lists: z.array(listReportSchema),
    fileReports: z.array(fileReportSchema),
  })
  .describe('summary.json: recordsRead = recordsScreened + recordsRejected, always')
export type Summary = Omit<z.infer<typeof summarySchema>, 'lists' | 'fileReports'> & {
  readonly lists: readonly ListReport[]
  readonly fileReports: readonly FileReport[]
}
