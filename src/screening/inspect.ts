import { createHash } from 'node:crypto'
import type { Refusal, Result } from '../base/index.ts'
import { done, Refused, refuse } from '../base/index.ts'
import type { Chunk, Layout, Mapping } from '../intake/index.ts'
import { createCutter, recognise } from '../intake/index.ts'
import type { Disk } from './disk.ts'

/** A file as the batch was given it. */
export type GivenFile = { readonly name: string; readonly path: string }

/** A file after the first pass: hashed, recognised and cut, or refused with the reason. */
export type InspectedFile = GivenFile & {
  readonly hash: string
  readonly size: number
  /** Where its UTF-8 bytes are read: the file itself or its unpacked copy. */
  readonly readPath: string
} & (
    | { readonly layout: Layout; readonly chunks: readonly CutChunk[]; readonly refusal: null }
    | { readonly layout: null; readonly chunks: readonly []; readonly refusal: Refusal }
  )

export type CutChunk = { readonly chunk: Chunk; readonly hash: string }

export const HEAD_BYTES = 1 << 18
const BLOCK_BYTES = 1 << 22

/** Unpacks or re-encodes a whole file; the door gives it, since it is real input and output. */
export type Unpack = (
  from: string,
  to: string,
  kind: { readonly gzip: boolean; readonly encoding: string | null },
) => Promise<Result<{ readonly bytes: number }>>

export type InspectOptions = {
  readonly disk: Disk
  readonly unpack: Unpack
  /** Folder for unpacked copies; the name of the copy is derived from the file's order. */
  readonly folder: string
  readonly chunkBytes: number
  readonly mappings: Readonly<Record<string, Mapping>>
  readonly onBytes?: (count: number) => void
}

/**
 * First pass over one file. Never throws for what a file may hold: what cannot be screened
 * comes back with its refusal, to be reported as one rejected record.
 */
export async function inspectFile(
  given: GivenFile,
  order: number,
  options: InspectOptions,
): Promise<InspectedFile> {
  try {
    return await inspect(given, order, options)
  } catch (error) {
    if (error instanceof Refused && !error.refusal.code.startsWith('output.')) {
      return refused(given, error.refusal)
    }
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EACCES' || code === 'EIO' || code === 'EISDIR') {
      return refused(given, refuse('file.unreadable', { file: given.name, code }).refusal)
    }
    throw error
  }
}

const refused = (given: GivenFile, refusal: Refusal, hash = '', size = 0): InspectedFile => ({
  ...given,
  hash,
  size,
  readPath: given.path,
  layout: null,
  chunks: [],
  refusal,
})

async function inspect(
  given: GivenFile,
  order: number,
  options: InspectOptions,
): Promise<InspectedFile> {
  const { disk } = options
  const before = disk.stat(given.path)
  if (!before) return refused(given, refuse('file.absent', { file: given.name }).refusal)
  if (before.kind !== 'file') {
    return refused(given, refuse('file.folder', { file: given.name }).refusal)
  }
  if (before.size === 0) return refused(given, refuse('file.empty', { file: given.name }).refusal)

  const hash = hashFile(disk, given.path, before.size, options.onBytes)
  const after = disk.stat(given.path)
  if (!after || after.size !== before.size || after.changedMs !== before.changedMs) {
    // Screened now, its last record could be half a record: better said than guessed.
    return refused(given, refuse('file.changed', { file: given.name }).refusal, hash, before.size)
  }

  const opened = await readable(given, order, options)
  if (!opened.ok) return refused(given, opened.refusal, hash, before.size)
  const { path, size, layout } = opened.value
  const chunks = cutFile(disk, path, size, layout, options.chunkBytes)
  return { ...given, hash, size: before.size, readPath: path, layout, chunks, refusal: null }
}

/** The bytes a reader can take (unpacked, UTF-16 re-encoded) and their layout. */
async function readable(
  given: GivenFile,
  order: number,
  options: InspectOptions,
): Promise<Result<{ path: string; size: number; layout: Layout }>> {
  const { disk } = options
  let path = given.path
  let name = given.name
  let head = headOf(disk, path)
  if (head[0] === 0x1f && head[1] === 0x8b) {
    path = `${options.folder}/${order}.unpacked`
    const unpacked = await options.unpack(given.path, path, { gzip: true, encoding: null })
    if (!unpacked.ok) return unpacked
    if (unpacked.value.bytes === 0) return refuse('file.empty', { file: given.name })
    name = name.replace(/\.gz$/i, '')
    head = headOf(disk, path)
  }
  const size = disk.stat(path)?.size ?? 0
  const layout = recognise({ name, head, size }, options.mappings)
  if (!layout.ok) return { ok: false, refusal: withFile(layout.refusal, given.name) }
  if (!layout.value.encoding.startsWith('utf-16')) {
    return done({ path, size, layout: layout.value })
  }
  const decoded = `${options.folder}/${order}.utf8`
  const encoding = layout.value.encoding
  const unpacked = await options.unpack(path, decoded, { gzip: false, encoding })
  if (!unpacked.ok) return { ok: false, refusal: withFile(unpacked.refusal, given.name) }
  return done({
    path: decoded,
    size: unpacked.value.bytes,
    layout: { ...layout.value, encoding: 'utf-8' },
  })
}

const withFile = (refusal: Refusal, file: string): Refusal => ({
  ...refusal,
  values: { ...refusal.values, file },
})

function headOf(disk: Disk, path: string): Uint8Array {
  const file = disk.open(path)
  try {
    return file.read(0, HEAD_BYTES)
  } finally {
    file.close()
  }
}

function hashFile(
  disk: Disk,
  path: string,
  size: number,
  onBytes: ((count: number) => void) | undefined,
): string {
  const hash = createHash('sha256')
  const file = disk.open(path)
  try {
    for (let at = 0; at < size; ) {
      const block = file.read(at, Math.min(BLOCK_BYTES, size - at))
      if (block.length === 0) break
      hash.update(block)
      at += block.length
      onBytes?.(block.length)
    }
  } finally {
    file.close()
  }
  return hash.digest('hex')
}

function cutFile(
  disk: Disk,
  path: string,
  size: number,
  layout: Layout,
  chunkBytes: number,
): readonly CutChunk[] {
  const cutter = createCutter(layout, { chunkBytes })
  const cut: CutChunk[] = []
  let hash = createHash('sha256')
  let hashed = 0
  // The cutter answers with chunks whose end lies at or before what it was given so far: the
  // blocks not yet hashed are kept until their chunk is known.
  let pending: { readonly offset: number; readonly bytes: Uint8Array }[] = []
  const take = (chunks: readonly Chunk[]) => {
    for (const chunk of chunks) {
      const end = chunk.offset + chunk.length
      while (pending.length > 0 && hashed < end) {
        const block = pending[0] as { offset: number; bytes: Uint8Array }
        // Title and header rows stand before the first chunk and belong to none.
        const from = Math.max(hashed, chunk.offset) - block.offset
        const to = Math.min(block.bytes.length, end - block.offset)
        if (from < to) hash.update(block.bytes.subarray(from, to))
        hashed = block.offset + to
        if (to === block.bytes.length) pending = pending.slice(1)
      }
      cut.push({ chunk, hash: hash.digest('hex') })
      hash = createHash('sha256')
    }
  }
  const file = disk.open(path)
  try {
    for (let at = 0; at < size; ) {
      const bytes = file.read(at, Math.min(BLOCK_BYTES, size - at))
      if (bytes.length === 0) break
      pending.push({ offset: at, bytes })
      at += bytes.length
      take(cutter.push(bytes))
    }
    take(cutter.end())
  } finally {
    file.close()
  }
  return cut
}
