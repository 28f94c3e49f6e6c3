import { createHash } from 'node:crypto'
import { createFileReader } from './file-reader.ts'
import type { Layout, ReadRecord } from './reader.ts'
import { recognise, type SavedMappings } from './recognise.ts'

/** What tests of this room share: reading bytes of memory from one end to the other. */
export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

export function layoutOf(name: string, bytes: Uint8Array, saved?: SavedMappings): Layout {
  const found = recognise({ name, head: bytes.subarray(0, 1 << 18), size: bytes.length }, saved)
  if (!found.ok) throw new Error(`${name}: ${JSON.stringify(found.refusal)}`)
  return found.value
}

/** Reads bytes pushed in pieces of the given sizes, over and over. */
export function readAll(
  layout: Layout,
  name: string,
  bytes: Uint8Array,
  how: { readonly pushes?: readonly number[]; readonly chunkBytes?: number } = {},
): ReadRecord[] {
  const reader = createFileReader(
    layout,
    { file: name, fileHash: sha256(bytes) },
    how.chunkBytes === undefined ? {} : { chunkBytes: how.chunkBytes },
  )
  const pushes = how.pushes ?? [bytes.length || 1]
  const out: ReadRecord[] = []
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = Math.max(1, pushes[i % pushes.length]!)
    out.push(...reader.push(bytes.subarray(at, at + size)))
    at += size
  }
  out.push(...reader.end())
  return out
}

export const consignmentsOf = (records: readonly ReadRecord[]) =>
  records.flatMap((record) => (record.kind === 'consignment' ? [record.consignment] : []))

export const rejectsOf = (records: readonly ReadRecord[]) =>
  records.flatMap((record) => (record.kind === 'reject' ? [record.reject] : []))

/** Records of a file: those of the consignments and the rejected ones. */
export const countRecords = (records: readonly ReadRecord[]): number =>
  records.reduce((sum, record) => sum + (record.kind === 'consignment' ? record.records : 1), 0)
