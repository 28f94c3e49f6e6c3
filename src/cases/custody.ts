import { createHash } from 'node:crypto'
import type { Entry } from './entry.ts'

/** An entry with the hash of the one before it: nobody takes one out unseen. */
export type Chained = Entry & { readonly before: string | null }

/**
 * The hash of an entry, over what it says in plain and over the hash before it; what names somebody
 * is not in it, so that a name can be erased and the chain still holds. SHA-256, hexadecimal.
 */
export function hashOf({ before, ...entry }: Chained): string {
  const values = Object.entries(entry.values).sort(([a], [b]) => (a < b ? -1 : 1))
  const { id, seq, kind, person, at, corrects, about } = entry
  const said = JSON.stringify([id, seq, kind, person, at, corrects, about, values, before])
  return createHash('sha256').update(said).digest('hex')
}

/** The number of the first entry whose chain does not hold; null: it holds. */
export function brokenAt(entries: readonly Chained[]): number | null {
  let before: string | null = null
  for (const [nth, entry] of entries.entries()) {
    if (entry.seq !== nth + 1 || entry.before !== before) return nth + 1
    before = hashOf(entry)
  }
  return null
}
