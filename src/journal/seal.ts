import { type Detail, detailHash, entryLeaf, type SealedEntry } from './canonical.ts'
import { type Grown, grow, NOTHING, rootOf } from './merkle.ts'

/** An entry as the table holds it: no salt where its detail was erased before it was sealed. */
export type StoredEntry = SealedEntry & Detail & { readonly salt: Uint8Array }

export type NewLeaf = {
  readonly number: number
  readonly entry: string
  readonly detail: Uint8Array
  readonly hash: Uint8Array
}

/** The next entries of a tree: their leaves, the tree with them, and the root of them alone. */
export function sealEntries(
  tree: Grown,
  entries: readonly StoredEntry[],
): { readonly leaves: readonly NewLeaf[]; readonly tree: Grown; readonly span: Buffer } {
  let grown = tree
  let span = NOTHING
  const leaves = entries.map((entry): NewLeaf => {
    const detail = detailHash(entry.salt, entry)
    const hash = entryLeaf(entry, detail)
    const number = grown.size
    grown = grow(grown, hash)
    span = grow(span, hash)
    return { number, entry: entry.id, detail, hash }
  })
  return { leaves, tree: grown, span: rootOf(span) }
}
