import { hash } from 'node:crypto'

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
const field = (text: string): string => `${Buffer.byteLength(text)}:${text},`

/** Of three types: `s` text, `n` number as JavaScript writes it, `b` yes or no. */
const typed = (value: string | number | boolean): string => `${(typeof value)[0]}${value}`

/** Objects in their order; values by name, in the order of the names' UTF-16 units. */
function detailText({ objects, said }: Detail): string {
  let list = ''
  for (const object of objects) list += field(object)
  let values = ''
  for (const name of Object.keys(said).sort())
    values += field(name) + field(typed(said[name] as string | number | boolean))
  return field(list) + field(values)
}

/** One buffer for all that is hashed here, one after the other. */
let scratch = Buffer.alloc(1 << 16)

/** SHA-256 of a sign, of text, of bytes as a field, and of text. */
function hashOf(sign: string, before: string, bytes: Uint8Array, after: string): Buffer {
  const most = 1 + 3 * (before.length + after.length) + bytes.length + 24
  if (most > scratch.length) scratch = Buffer.alloc(most)
  let at = scratch.write(`${sign}${before}${bytes.length}:`, 0, 'utf8')
  scratch.set(bytes, at)
  at += bytes.length
  at += scratch.write(`,${after}`, at, 'utf8')
  return hash('sha256', scratch.subarray(0, at), 'buffer')
}

const DETAIL = field('cosmo-journal-detail-1')
const ENTRY = field('cosmo-journal-entry-1')

/** SHA-256 of salt and detail. Without the salt nobody can try out what was erased. */
export const detailHash = (salt: Uint8Array, detail: Detail): Buffer =>
  hashOf('', DETAIL, salt, field(detailText(detail)))

/** What stands before a leaf's bytes (RFC 6962 section 2.1). */
const LEAF = '\u0000'

/** The leaf of an entry: RFC 6962 over its canonical bytes, its detail as a salted hash. */
export function entryLeaf(entry: SealedEntry, detail: Uint8Array): Buffer {
  let hashes = ''
  for (const one of entry.hashes) hashes += field(one)
  const before =
    ENTRY +
    field(entry.organisation) +
    field(entry.id) +
    field(entry.at) +
    field(entry.person ?? '') +
    field(entry.act) +
    field(entry.purpose) +
    field(hashes)
  return hashOf(LEAF, before, detail, '')
}
