import { type Detail, detailHash, entryLeaf, type SealedEntry } from './canonical.ts'
import { type Grown, growAll, rootOfLeaves } from './merkle.ts'

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
  const leaves = entries.map((entry, at): NewLeaf => {
    const detail = detailHash(entry.salt, entry)
    return { number: tree.size + at, entry: entry.id, detail, hash: entryLeaf(entry, detail) }
  })
  const hashes = leaves.map((leaf) => leaf.hash)
  return { leaves, tree: growAll(tree, hashes), span: rootOfLeaves(hashes) }
}
