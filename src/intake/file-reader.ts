import { createCutter } from './cutter.ts'
import { createTranscoder, isUtf16 } from './encoding.ts'
import type { Chunk, FileName, Layout, ReadRecord } from './reader.ts'
import { createTableReader } from './table.ts'
import { createXmlReader } from './wco-dms/read.ts'

/** Bytes in, records out: one thread, any format, memory bounded by one chunk. */
export type FileReader = {
  readonly push: (bytes: Uint8Array) => readonly ReadRecord[]
  readonly end: () => readonly ReadRecord[]
}

/**
 * Reads a whole file in one thread: what `cosmo read` and the preview need. Many threads take
 * `createCutter` and `createTableReader` instead; the records are the same.
 */
export function createFileReader(
  layout: Layout,
  file: FileName,
  how: { readonly chunkBytes?: number } = {},
): FileReader {
  if (layout.format !== 'table') return createXmlReader(layout, file)
  const transcoder = createTranscoder(layout.encoding)
  const utf8 = isUtf16(layout.encoding) ? { ...layout, encoding: 'utf-8' } : layout
  const cutter = createCutter(utf8, how)
  const reader = createTableReader(utf8, file)
  const kept = createWindow()

  const take = (chunks: readonly Chunk[]): readonly ReadRecord[] => {
    const out: ReadRecord[] = []
    for (const chunk of chunks) {
      reader.read(chunk, kept.take(chunk.offset, chunk.length), (record) => out.push(record))
    }
    return out
  }
  const push = (bytes: Uint8Array): readonly ReadRecord[] => {
    kept.add(bytes)
    return take(cutter.push(bytes))
  }
  return {
    push: (bytes) => push(transcoder.push(bytes)),
    end() {
      const rest = push(transcoder.end())
      return [...rest, ...take(cutter.end())]
    },
  }
}

/** Bytes of the stream that no chunk has taken yet. */
function createWindow() {
  let pieces: Uint8Array[] = []
  /** Offset in the stream of the first byte kept. */
  let start = 0
  const drop = (upTo: number): void => {
    while (pieces.length > 0 && start + pieces[0]!.length <= upTo) {
      start += pieces.shift()!.length
    }
    if (pieces.length > 0 && start < upTo) {
      pieces[0] = pieces[0]!.subarray(upTo - start)
      start = upTo
    }
  }
  return {
    add(bytes: Uint8Array): void {
      if (bytes.length > 0) pieces.push(bytes)
    },
    take(offset: number, length: number): Uint8Array {
      drop(offset)
      if (length === 0) return new Uint8Array(0)
      const first = pieces[0]!
      const whole = first.length >= length ? first : Buffer.concat(pieces)
      pieces = whole === first ? pieces : [whole]
      const bytes = whole.subarray(0, length)
      drop(offset + length)
      return bytes
    },
  }
}
