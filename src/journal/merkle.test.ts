import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyRoot,
  grow,
  isConsistent,
  isIncluded,
  leafHash,
  NOTHING,
  nodeHash,
  rootOf,
  rootOfLeaves,
} from './merkle.ts'

const vectors = resolve(import.meta.dirname, '../../../shared/data/hostile/merkle')
const lines = <T>(name: string): readonly T[] =>
  readFileSync(join(vectors, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64')

type Vector = { readonly id: string; readonly expect: string; readonly proof: string[] | null }

/** Section 2.1 of the RFC as it is written: the slow way. */
function treeHash(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return emptyRoot()
  if (leaves.length === 1) return Buffer.from(leaves[0] as Uint8Array)
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}

const leavesOf = (count: number): readonly Buffer[] =>
  Array.from({ length: count }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)))

describe('the tree', () => {
  it('has the root of the RFC at every size', () => {
    const leaves = leavesOf(130)
    let tree = NOTHING
    expect(rootOf(tree).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    for (const [at, leaf] of leaves.entries()) {
      tree = grow(tree, leaf)
      expect(rootOf(tree)).toEqual(treeHash(leaves.slice(0, at + 1)))
    }
  })

  it('has another root when any leaf is another one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (size, at) => {
        const leaves = [...leavesOf(size)]
        const root = rootOfLeaves(leaves)
        leaves[at % size] = leafHash(Buffer.from('another'))
        expect(rootOfLeaves(leaves)).not.toEqual(root)
      }),
    )
  })
})

describe.skipIf(!existsSync(vectors))('the public proofs', () => {
  it('of inclusion are judged right', () => {
    type Inclusion = Vector & { leafIdx: number; treeSize: number; root: string; leafHash: string }
    const all = lines<Inclusion>('inclusion.jsonl')
    const wrong = all.filter((one) => {
      const tree = { size: one.treeSize, root: bytes(one.root) }
      const leaf = { hash: bytes(one.leafHash), number: one.leafIdx }
      return isIncluded(leaf, tree, (one.proof ?? []).map(bytes)) !== (one.expect === 'accept')
    })
    console.log(`RFC 6962 inclusion: ${all.length - wrong.length} of ${all.length} right`)
    expect(wrong.map((one) => one.id)).toEqual([])
  })

  it('of consistency are judged right', () => {
    type Consistency = Vector & { size1: number; size2: number; root1: string; root2: string }
    const all = lines<Consistency>('consistency.jsonl')
    const wrong = all.filter((one) => {
      const first = { size: one.size1, root: bytes(one.root1) }
      const second = { size: one.size2, root: bytes(one.root2) }
      return isConsistent(first, second, (one.proof ?? []).map(bytes)) !== (one.expect === 'accept')
    })
    console.log(`RFC 6962 consistency: ${all.length - wrong.length} of ${all.length} right`)
    expect(wrong.map((one) => one.id)).toEqual([])
  })
})
if (!existsSync(vectors)) console.log('skipped: the public Merkle proofs; they need ../shared')
