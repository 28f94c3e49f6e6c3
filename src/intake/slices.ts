import type { Chunk, Layout } from './reader.ts'
import { BLANK, createScanner } from './scanner.ts'

/** The bytes of one record as they stand in the file. */
export type RecordSlice = { readonly record: number; readonly bytes: Uint8Array }

/**
 * Cuts the bytes of a chunk into its records, without a gap: blank lines stay with the record
 * before them (or, before the first, with it). What the store seals record by record, so that one
 * can be purged and the others still make up the file.
 */
export function sliceRecords(layout: Layout, chunk: Chunk, bytes: Uint8Array): RecordSlice[] {
  return layout.format === 'table' ? sliceTable(layout, chunk, bytes) : sliceMessages(bytes)
}

function sliceTable(layout: Layout, chunk: Chunk, bytes: Uint8Array): RecordSlice[] {
  const scanner = createScanner(layout.delimiter ?? ',', layout.newline ?? '\n')
  scanner.load(bytes, true)
  const slices: RecordSlice[] = []
  let record = chunk.recordsBefore
  let start = 0
  for (let from = 0; from < bytes.length; ) {
    const to = scanner.next(from)
    if (scanner.state !== BLANK) {
      if (record > chunk.recordsBefore) slices.push({ record, bytes: bytes.subarray(start, from) })
      if (record > chunk.recordsBefore) start = from
      record++
    }
    from = to
  }
  if (record > chunk.recordsBefore) slices.push({ record, bytes: bytes.subarray(start) })
  return slices
}

/** Each declaration with what stands before it; what follows the last one belongs to it. */
function sliceMessages(bytes: Uint8Array): RecordSlice[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const ends: number[] = []
  for (const close of text.matchAll(/<\/(?:[\w.-]+:)?Declaration\s*>/g)) {
    ends.push(close.index + close[0].length)
  }
  if (ends.length === 0) return [{ record: 1, bytes }]
  ends[ends.length - 1] = bytes.length
  return ends.map((end, at) => ({
    record: at + 1,
    bytes: bytes.subarray(at === 0 ? 0 : ends[at - 1], end),
  }))
}
