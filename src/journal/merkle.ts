import { hash } from 'node:crypto'

/** The tree of RFC 6962 section 2.1: SHA-256, leaves after 0x00, nodes after 0x01. */
const LEAF = Buffer.from([0])
const HASH_BYTES = 32

export const emptyRoot = (): Buffer => hash('sha256', '', 'buffer')
export const leafHash = (bytes: Uint8Array): Buffer =>
  hash('sha256', Buffer.concat([LEAF, bytes]), 'buffer')

/** Two hashes after their sign: filled anew for each node, since a million of them are made. */
const node = Buffer.alloc(1 + 2 * HASH_BYTES, 1)

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    return hash('sha256', Buffer.concat([node.subarray(0, 1), left, right]), 'buffer')
  node.set(left, 1)
  node.set(right, 1 + HASH_BYTES)
  return hash('sha256', node, 'buffer')
}

/**
 * A tree that only grows: the roots of its whole subtrees, largest first, one for each bit of its
 * size. It is all that is needed to go on, and to know the root.
 */
export type Grown = { readonly size: number; readonly peaks: readonly Uint8Array[] }

export const NOTHING: Grown = { size: 0, peaks: [] }

/** The tree with one more leaf; equal neighbours are joined, as a carry runs through a number. */
export function grow(tree: Grown, leaf: Uint8Array): Grown {
  const peaks = [...tree.peaks]
  join(peaks, tree.size, leaf)
  return { size: tree.size + 1, peaks }
}

/** The tree with more leaves, as if each were grown alone. */
export function growAll(tree: Grown, leaves: Iterable<Uint8Array>): Grown {
  const peaks = [...tree.peaks]
  let { size } = tree
  for (const leaf of leaves) {
    join(peaks, size, leaf)
    size++
  }
  return { size, peaks }
}

function join(peaks: Uint8Array[], before: number, leaf: Uint8Array): void {
  let joined = leaf
  for (let size = before; size % 2 === 1; size = (size - 1) / 2)
    joined = nodeHash(peaks.pop() as Uint8Array, joined)
  peaks.push(joined)
}

/** Joined from the right, as the RFC splits at the largest power of two. */
export function rootOf(tree: Grown): Buffer {
  const [last, ...rest] = [...tree.peaks].reverse()
  if (last === undefined) return emptyRoot()
  return Buffer.from(rest.reduce((right, left) => nodeHash(left, right), last))
}

export const rootOfLeaves = (leaves: Iterable<Uint8Array>): Buffer =>
  rootOf(growAll(NOTHING, leaves))

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const areHashes = (hashes: readonly Uint8Array[]): boolean =>
  hashes.every((hash) => hash.length === HASH_BYTES)
/** Halves without the 32 bits of the shift operators. */
const half = (value: number): number => Math.floor(value / 2)
const isOdd = (value: number): boolean => value % 2 === 1

/** Whether a leaf stands at a place of a tree (RFC 9162 section 2.1.3.2). */
export function isIncluded(
  leaf: { readonly hash: Uint8Array; readonly number: number },
  tree: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!isSize(leaf.number) || !isSize(tree.size) || leaf.number >= tree.size) return false
  if (!areHashes([leaf.hash, tree.root, ...proof])) return false
  let place = leaf.number
  let last = tree.size - 1
  let node = leaf.hash
  for (const other of proof) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      node = nodeHash(other, node)
      while (!isOdd(place) && place !== 0) {
        place = half(place)
        last = half(last)
      }
    } else node = nodeHash(node, other)
    place = half(place)
    last = half(last)
  }
  return last === 0 && sameBytes(node, tree.root)
}

/** Whether the second tree begins with the whole first one (RFC 9162 section 2.1.4.2). */
export function isConsistent(
  first: { readonly size: number; readonly root: Uint8Array },
  second: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!isSize(first.size) || !isSize(second.size) || first.size > second.size) return false
  // Nothing is the beginning of every tree, and has one root.
  if (first.size === 0 && !sameBytes(first.root, emptyRoot())) return false
  if (first.size === second.size) return proof.length === 0 && sameBytes(first.root, second.root)
  if (!areHashes([first.root, second.root, ...proof])) return false
  if (first.size === 0) return proof.length === 0
  let place = first.size - 1
  let last = second.size - 1
  while (isOdd(place)) {
    place = half(place)
    last = half(last)
  }
  // A first tree that is a whole subtree of the second needs no node of its own in the proof.
  const [start, ...path] = place === 0 ? [first.root, ...proof] : proof
  if (start === undefined) return false
  let old = start
  let node = start
  for (const other of path) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      old = nodeHash(other, old)
      node = nodeHash(other, node)
      while (!isOdd(place) && place !== 0) {
        place = half(place)
        last = half(last)
      }
    } else node = nodeHash(node, other)
    place = half(place)
    last = half(last)
  }
  return last === 0 && sameBytes(old, first.root) && sameBytes(node, second.root)
}
