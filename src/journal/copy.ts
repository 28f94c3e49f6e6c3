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

const HASH = /^[0-9a-f]{64}$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const isText = (value: unknown): value is string => typeof value === 'string'
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)

/**
 * Whether a value is an entry as this house writes it. It says yes to nothing that the schema
 * refuses, and is ten times as fast on the lines that a copy mostly has; what it does not know the
 * schema is asked.
 */
export function isCopyEntry(value: unknown): value is CopyEntry {
  const line = value as CopyEntry | null
  if (line?.kind !== 'entry' || Object.keys(line).length !== ENTRY_KEYS) return false
  const { number, id, at, person, act, purpose, hashes, detail, detailHash, leaf } = line
  return (
    Number.isSafeInteger(number) &&
    number >= 0 &&
    isText(id) &&
    UUID.test(id) &&
    isText(at) &&
    INSTANT.test(at) &&
    (person === null || (isText(person) && UUID.test(person))) &&
    isText(act) &&
    isText(purpose) &&
    isTexts(hashes) &&
    isText(detailHash) &&
    HASH.test(detailHash) &&
    isText(leaf) &&
    HASH.test(leaf) &&
    (detail === null || isCopyDetail(detail))
  )
}

const ENTRY_KEYS = Object.keys(copyEntrySchema.shape).length
const DETAIL_KEYS = 3

function isCopyDetail(detail: unknown): boolean {
  if (typeof detail !== 'object' || detail === null) return false
  if (Object.keys(detail).length !== DETAIL_KEYS) return false
  const { objects, said, salt } = detail as NonNullable<CopyEntry['detail']>
  if (!isTexts(objects) || !isText(salt) || !HASH.test(salt)) return false
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return false
  return Object.values(said).every(
    (one) => isText(one) || typeof one === 'boolean' || Number.isFinite(one),
  )
}

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
