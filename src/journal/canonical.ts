import { createHash } from 'node:crypto'
import { leafHash } from './merkle.ts'

/** An entry as the seal sees it; `detail` is what may be erased one day. */
export type SealedEntry = {
  readonly organisation: string
  readonly id: string
  readonly at: string
  readonly person: string | null
  readonly act: string
  readonly purpose: string
  readonly hashes: readonly string[]
}
export type Detail = {
  readonly objects: readonly string[]
  readonly said: Readonly<Record<string, string | number | boolean>>
}

/**
 * A field as a netstring (`<bytes>:<field>,`): no two lists of fields have the same bytes, and any
 * language writes them in three lines, without a rule for escapes.
 */
const field = (value: string | Uint8Array): Buffer => {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value
  return Buffer.concat([Buffer.from(`${bytes.length}:`), bytes, Buffer.from(',')])
}
const list = (values: readonly (string | Uint8Array)[]): Buffer => Buffer.concat(values.map(field))

/** Of three types: `s` text, `n` number as JavaScript writes it, `b` yes or no. */
const typed = (value: string | number | boolean): string => `${(typeof value)[0]}${value}`

/** Objects in their order; values by name, in the order of the names' UTF-16 units. */
export const detailBytes = (detail: Detail): Buffer =>
  list([
    list(detail.objects),
    list(
      Object.keys(detail.said)
        .sort()
        .flatMap((name) => [name, typed(detail.said[name] as string | number | boolean)]),
    ),
  ])

/** SHA-256 of salt and detail. Without the salt nobody can try out what was erased. */
export const detailHash = (salt: Uint8Array, detail: Detail): Buffer =>
  createHash('sha256')
    .update(list(['cosmo-journal-detail-1', salt, detailBytes(detail)]))
    .digest()

export const entryBytes = (entry: SealedEntry, detail: Uint8Array): Buffer =>
  list([
    'cosmo-journal-entry-1',
    entry.organisation,
    entry.id,
    entry.at,
    entry.person ?? '',
    entry.act,
    entry.purpose,
    list(entry.hashes),
    detail,
  ])

/** The leaf of an entry: RFC 6962 over its canonical bytes, its detail as a salted hash. */
export const entryLeaf = (entry: SealedEntry, detail: Uint8Array): Buffer =>
  leafHash(entryBytes(entry, detail))
