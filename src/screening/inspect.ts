import { createHash } from 'node:crypto'
import type { Refusal, Result } from '../base/index.ts'
import { done, Refused, refuse } from '../base/index.ts'
import type { Chunk, Layout, Mapping } from '../intake/index.ts'
import { createCutter, recognise } from '../intake/index.ts'
import type { Disk } from './disk.ts'
import { eachBlock, readRange } from './whole.ts'

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
/** Bytes kept beyond one chunk while its end is looked for. */
const KEPT_BYTES = 1 << 24

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
    const { code, path } = error as NodeJS.ErrnoException
    // An error of reading names no path; one of opening names the file itself, or our own copy.
    if (code !== undefined && UNREADABLE.has(code) && (path ?? given.path) === given.path) {
      return refused(given, refuse('file.unreadable', { file: given.name, code }).refusal)
    }
    throw error
  }
}

/** What the system says of a file that is there and cannot be read, or that went away meanwhile. */
const UNREADABLE: ReadonlySet<string> = new Set([
  ...['EACCES', 'EPERM', 'EIO', 'EISDIR', 'ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO', 'ENODEV'],
  ...['EBUSY', 'ESTALE', 'ETIMEDOUT', 'EINVAL', 'EOVERFLOW', 'ENOTCONN', 'EREMOTEIO'],
])

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
    const code = before.kind === 'folder' ? 'file.folder' : 'file.unreadable'
    return refused(given, refuse(code, { file: given.name }).refusal)
  }
  if (before.size === 0) return refused(given, refuse('file.empty', { file: given.name }).refusal)

  const opened = await readable(given, order, options)
  const whole = createHash('sha256')
  const seen = (bytes: Uint8Array) => {
    whole.update(bytes)
    options.onBytes?.(bytes.length)
  }
  // the file itself is read once; an unpacked copy has bytes of its own
  const isItself = opened.ok && opened.value.path === given.path
  if (!isItself) eachBlock(disk, given.path, 0, before.size, BLOCK_BYTES, seen)
  const cut = opened.ok
    ? cutFile(disk, opened.value, options.chunkBytes, isItself ? seen : undefined)
    : []
  const hash = whole.digest('hex')
  const after = disk.stat(given.path)
  if (!after || after.size !== before.size || after.changedMs !== before.changedMs) {
    // Screened now, its last record could be half a record: better said than guessed.
    return refused(given, refuse('file.changed', { file: given.name }).refusal, hash, before.size)
  }
  if (!opened.ok) return refused(given, opened.refusal, hash, before.size)
  const { path, layout } = opened.value
  return { ...given, hash, size: before.size, readPath: path, layout, chunks: cut, refusal: null }
}

type Readable = { readonly path: string; readonly size: number; readonly layout: Layout }

/** The bytes a reader can take (unpacked, UTF-16 re-encoded) and their layout. */
async function readable(
  given: GivenFile,
  order: number,
  options: InspectOptions,
): Promise<Result<Readable>> {
  const { disk } = options
  let path = given.path
  let name = given.name
  let head = headOf(disk, path)
  if (head[0] === 0x1f && head[1] === 0x8b) {
    path = `${options.folder}/${order}.unpacked`
    const unpacked = await options.unpack(given.path, path, { gzip: true, encoding: null })
    if (!unpacked.ok) return { ok: false, refusal: withFile(unpacked.refusal, given.name) }
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

const headOf = (disk: Disk, path: string): Uint8Array => readRange(disk, path, 0, HEAD_BYTES)

/** `seen` is given every byte of the file, in order. */
function cutFile(
  disk: Disk,
  { path, size, layout }: Readable,
  chunkBytes: number,
  seen?: (bytes: Uint8Array) => void,
): readonly CutChunk[] {
  const cutter = createCutter(layout, { chunkBytes })
  const cut: CutChunk[] = []
  // The cutter answers with chunks whose end lies at or before what it was given so far: the
  // blocks are kept until their chunk is known. Of a record without end none is: what was given
  // up meanwhile is read again where a chunk turns out to need it.
  const kept: { readonly offset: number; readonly bytes: Uint8Array }[] = []
  let keptBytes = 0
  const keptMax = chunkBytes + KEPT_BYTES
  const forget = () => {
    keptBytes -= (kept.shift() as { bytes: Uint8Array }).bytes.length
  }
  const take = (chunks: readonly Chunk[]) => {
    for (const chunk of chunks) {
      const { offset } = chunk
      const end = offset + chunk.length
      const hash = createHash('sha256')
      if (chunk.length > 0 && (kept[0]?.offset ?? end) > offset) {
        eachBlock(disk, path, offset, chunk.length, BLOCK_BYTES, (block) => hash.update(block))
      } else {
        for (const block of kept) {
          const from = Math.max(0, offset - block.offset)
          const to = Math.min(block.bytes.length, end - block.offset)
          if (from < to) hash.update(block.bytes.subarray(from, to))
        }
      }
      while (kept[0] && kept[0].offset + kept[0].bytes.length <= end) forget()
      cut.push({ chunk, hash: hash.digest('hex') })
    }
  }
  let at = 0
  eachBlock(disk, path, 0, size, BLOCK_BYTES, (bytes) => {
    seen?.(bytes)
    kept.push({ offset: at, bytes })
    keptBytes += bytes.length
    at += bytes.length
    take(cutter.push(bytes))
    while (keptBytes > keptMax) forget()
  })
  take(cutter.end())
  return cut
}
