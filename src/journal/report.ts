import { z } from 'zod'
import { FINDING_CODES, type Finding } from './finding.ts'
import type { Verdict } from './verify.ts'

const countSchema = z.number().int().min(0)

/** What `cosmo journal verify --json` prints. */
export const verifyReportSchema = z.strictObject({
  ok: z.boolean().describe('True when nothing was found'),
  organisation: z.uuid().nullable(),
  entries: countSchema,
  checkpoints: countSchema,
  newest: z
    .strictObject({
      epoch: z.number().int().min(1),
      size: countSchema,
      root: z.string().describe('Base64'),
      at: z.string(),
    })
    .nullable()
    .describe('The newest checkpoint whose signature holds'),
  epochs: z
    .array(z.strictObject({ epoch: z.number().int(), entry: countSchema }))
    .describe('Epochs after the first, and the entries that say how they began'),
  erased: countSchema.describe('Entries whose detail was erased, as another entry says'),
  keys: z.array(z.string()).describe('The keys that were believed'),
  keyGiven: z.boolean().describe('False: they are the copy’s own'),
  findings: z.array(
    z.strictObject({
      code: z.enum(FINDING_CODES),
      from: countSchema.describe('Number of the first entry it may concern'),
      to: countSchema.describe('Number of the last one'),
      values: z.record(z.string(), z.number()),
      says: z.string(),
    }),
  ),
})
export type VerifyReport = z.infer<typeof verifyReportSchema>

export function reportOf(verdict: Verdict, says: (finding: Finding) => string): VerifyReport {
  const { newest } = verdict
  return {
    ok: verdict.ok,
    organisation: verdict.organisation,
    entries: verdict.entries,
    checkpoints: verdict.checkpoints,
    newest: newest && {
      epoch: newest.epoch,
      size: newest.size,
      root: Buffer.from(newest.root).toString('base64'),
      at: newest.at,
    },
    epochs: verdict.epochs.map((one) => ({ ...one })),
    erased: verdict.erased,
    keys: [...verdict.keys],
    keyGiven: verdict.keyGiven,
    findings: verdict.findings.map((finding) => ({
      code: finding.code,
      from: finding.from,
      to: finding.to,
      values: { ...finding.values },
      says: says(finding),
    })),
  }
}

/** One entry and not a range: these codes have a sentence of their own for it. */
const ALONE: ReadonlySet<string> = new Set([
  'entry.edited',
  'entry.deleted',
  'entry.inserted',
  'entry.swapped',
  'entry.unproven',
])

/** The words' key and values of a finding's sentence. */
export const sentenceOf = ({ code, from, to, values }: Finding) => ({
  key: `journal.finding.${code}${from === to && ALONE.has(code) ? '.one' : ''}`,
  values: { count: to - from + 1, ...values, from, to },
})
