import { z } from 'zod'
import type { Detail, SealedEntry } from './canonical.ts'

/**
 * A copy of an organisation's journal as JSON lines: a head, then each entry with its place in the
 * tree, and each checkpoint behind the last entry it covers.
 */
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
const countSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const instantSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

export const copyHeadSchema = z
  .strictObject({
    kind: z.literal('journal'),
    version: z.literal(1),
    organisation: z.uuid(),
    name: z.string(),
    keys: z.array(z.string()).describe('Public keys, as `cosmo journal key` prints them'),
    entries: countSchema,
    checkpoints: countSchema,
    copiedAt: instantSchema,
  })
  .meta({ title: 'Head' })

export const copyEntrySchema = z
  .strictObject({
    kind: z.literal('entry'),
    number: countSchema.describe('Place in the tree, from 0'),
    id: z.uuid(),
    at: instantSchema,
    person: z.uuid().nullable().describe('Null where the machine acted'),
    act: z.string(),
    purpose: z.string(),
    hashes: z.array(z.string()),
    detail: z
      .strictObject({
        objects: z.array(z.string()),
        said: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        salt: hashSchema,
      })
      .nullable()
      .describe('Null where it was erased; its hash stays'),
    detailHash: hashSchema,
    leaf: hashSchema,
  })
  .meta({ title: 'Entry' })

export const copyCheckpointSchema = z
  .strictObject({
    kind: z.literal('checkpoint'),
    note: z.string().describe('C2SP signed note of a C2SP tlog-checkpoint'),
  })
  .meta({ title: 'Checkpoint' })

/** One line of a copy. */
export const copyLineSchema = z.discriminatedUnion('kind', [
  copyHeadSchema,
  copyEntrySchema,
  copyCheckpointSchema,
])
export type CopyHead = z.infer<typeof copyHeadSchema>
export type CopyEntry = z.infer<typeof copyEntrySchema>
export type CopyLine = z.infer<typeof copyLineSchema>

/** A line as it stands in a copy: the keys in the order of the schema, no blank. */
export const writeCopyLine = (line: CopyLine): string => `${JSON.stringify(line)}\n`

export function copyEntry(
  entry: SealedEntry & Detail & { readonly salt: Uint8Array | null },
  place: { readonly number: number; readonly detail: Uint8Array; readonly leaf: Uint8Array },
): CopyEntry {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
  return {
    kind: 'entry',
    number: place.number,
    id: entry.id,
    at: entry.at,
    person: entry.person,
    act: entry.act,
    purpose: entry.purpose,
    hashes: [...entry.hashes],
    detail:
      entry.salt === null
        ? null
        : { objects: [...entry.objects], said: { ...entry.said }, salt: hex(entry.salt) },
    detailHash: hex(place.detail),
    leaf: hex(place.leaf),
  }
}
