import { createTranscoder, isUtf16, markLength, strictDecoder } from './encoding.ts'
import { declarationColumn } from './fields.ts'
import type { Chunk, Layout } from './reader.ts'
import { GROUP_BYTES, GROUP_ROWS, hasColumns, hasLongCell, parseRows } from './row.ts'
import { BLANK, createScanner, LONG, LOOK_AHEAD_BYTES, QUOTE, RECORD_BYTES } from './scanner.ts'
import { cleanText } from './value.ts'

export type Cutter = {
  readonly push: (bytes: Uint8Array) => readonly Chunk[]
  readonly end: () => readonly Chunk[]
}

export const CHUNK_BYTES = 1 << 20

/**
 * Cuts a file into chunks that can be read apart. Never inside a record, and never between
 * consecutive rows with the same declaration id (up to `GROUP_ROWS` and `GROUP_BYTES`). What
 * it says depends on the bytes alone, not on the sizes in which they are pushed.
 *
 * Offsets count the bytes of the file; of a UTF-16 file, those of its UTF-8 form. Memory: the
 * current chunk, at most `chunkBytes` and one declaration. A message format is one chunk.
 */
export function createCutter(layout: Layout, how: { readonly chunkBytes?: number } = {}): Cutter {
  if (layout.format !== 'table') return wholeFile()
  const table = cutTable(layout, Math.max(1, how.chunkBytes ?? CHUNK_BYTES))
  if (!isUtf16(layout.encoding)) return table
  const transcoder = createTranscoder(layout.encoding)
  return {
    push: (bytes) => table.push(transcoder.push(bytes)),
    end: () => [...table.push(transcoder.end()), ...table.end()],
  }
}

function wholeFile(): Cutter {
  let length = 0
  return {
    push(bytes) {
      length += bytes.length
      return []
    },
    end: () =>
      length === 0 ? [] : [{ index: 0, offset: 0, length, recordsBefore: 0, linesBefore: 0 }],
  }
}

type Row = { readonly start: number; readonly end: number; readonly state: number }

function cutTable(layout: Layout, chunkBytes: number): Cutter {
  const newline = layout.newline ?? '\n'
  const newlineByte = newline.charCodeAt(0)
  const scanner = createScanner(layout.delimiter ?? ',', newline)
  const keyOfRow = rowKey(layout)
  let buffer = Buffer.allocUnsafe(Math.min(chunkBytes, 1 << 22) + (1 << 16))
  /** Bytes in the buffer; the current chunk begins at its first byte. */
  let filled = 0
  let scanned = 0
  let offset = 0
  let index = 0
  let recordsBefore = 0
  let linesBefore = 0
  /** Rows of the current chunk, only so far as a cut may have to look back. */
  let rows: Row[] = []
  let records = 0
  let lines = 0
  let group: { key: Key; firstRow: number; start: number } | undefined
  let inHead = true
  /** Bytes already dropped of a record that is too long, or -1. */
  let skipping = -1

  const append = (bytes: Uint8Array): void => {
    if (filled + bytes.length > buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, filled + bytes.length))
      buffer.copy(larger, 0, 0, filled)
      buffer = larger
    }
    buffer.set(bytes, filled)
    filled += bytes.length
  }

  /** Forgets the first bytes of the buffer: they belong to a chunk that is out. */
  const drop = (count: number): void => {
    buffer.copyWithin(0, count, filled)
    filled -= count
    scanned = Math.max(0, scanned - count)
    offset += count
  }

  const emit = (upTo: number, out: Chunk[]): void => {
    if (records > 0) {
      out.push({ index: index++, offset, length: upTo, recordsBefore, linesBefore })
    }
    recordsBefore += records
    linesBefore += lines
    records = 0
    lines = 0
    rows = []
    group = undefined
    drop(upTo)
  }

  const emitTooLong = (bytes: number, lineCount: number, out: Chunk[]): void => {
    out.push({
      index: index++,
      offset,
      length: 0,
      recordsBefore,
      linesBefore,
      tooLong: bytes,
    })
    recordsBefore += 1
    linesBefore += lineCount
  }

  const keyAt = (row: Row): Key =>
    row.state === QUOTE ? BAD : keyOfRow(buffer.subarray(row.start, row.end))

  /** May the chunk end before this row? */
  const isBoundary = (at: number): boolean => {
    const row = rows[at]!
    if (keyOfRow === none) return true
    const key = keyAt(row)
    if (key === BAD) return false
    if (key === undefined) return true
    group ??= groupBefore(at)
    if (group === undefined || group.key !== key) return true
    return at - group.firstRow >= GROUP_ROWS || row.start - group.start >= GROUP_BYTES
  }

  /** The declaration that the rows before `at` belong to, as the reader will have split it. */
  const groupBefore = (at: number) => {
    let first = at - 1
    let key: Key = BAD
    for (let i = at - 1; i >= 0; i--) {
      const found = keyAt(rows[i]!)
      if (found === BAD) continue
      if (key !== BAD && found !== key) break
      if (found === undefined) return undefined
      key = found
      first = i
    }
    if (key === BAD) return undefined
    let start = first
    for (let i = first + 1; i < at; i++) {
      const full = i - start >= GROUP_ROWS || rows[i]!.start - rows[start]!.start >= GROUP_BYTES
      if (full && keyAt(rows[i]!) !== BAD) start = i
    }
    return { key, firstRow: start, start: rows[start]!.start }
  }

  /**
   * Blank lines are let go before they fill the memory: in front of the first record at once,
   * behind the last one when no row to come can belong to its declaration any more.
   */
  const blankEnough = (end: number): boolean =>
    records === 0
      ? end >= Math.max(chunkBytes, 1 << 16)
      : end >= chunkBytes && end - rows.at(-1)!.start >= GROUP_BYTES

  const scan = (last: boolean, out: Chunk[]): void => {
    scanner.load(buffer.subarray(0, filled), last)
    while (scanned < filled) {
      const end = scanner.next(scanned)
      if (end === -1) {
        if (filled - scanned <= LOOK_AHEAD_BYTES) return
        startSkipping(out)
        return
      }
      if (inHead) {
        inHead = linesBefore < (layout.headerLine ?? 0)
        linesBefore += scanner.lines
        scanned = end
        if (!inHead) {
          drop(end)
          scanner.load(buffer.subarray(0, filled), last)
        }
        continue
      }
      if (scanner.state === LONG) {
        const start = scanned
        const bytes = end - start
        const count = scanner.lines
        emit(start, out)
        emitTooLong(bytes, count, out)
        drop(bytes)
        scanner.load(buffer.subarray(0, filled), last)
        continue
      }
      const row = { start: scanned, end, state: scanner.state }
      const rowLines = scanner.lines
      if (row.state === BLANK) {
        lines += rowLines
        scanned = end
        if (blankEnough(end)) {
          emit(end, out)
          scanner.load(buffer.subarray(0, filled), last)
        }
        continue
      }
      rows.push(row)
      if (row.start >= chunkBytes && records > 0) {
        if (isBoundary(rows.length - 1)) {
          emit(row.start, out)
          scanner.load(buffer.subarray(0, filled), last)
          rows.push({ start: 0, end: end - row.start, state: row.state })
          scanned = end - row.start
          records = 1
          lines = rowLines
          continue
        }
      }
      records++
      lines += rowLines
      scanned = end
    }
  }

  const startSkipping = (out: Chunk[]): void => {
    const start = scanned
    emit(start, out)
    skipping = RECORD_BYTES
    skippedLines = countLineEnds(buffer.subarray(0, RECORD_BYTES), newlineByte)
    drop(RECORD_BYTES)
    offset -= RECORD_BYTES
    skip(false, out)
  }

  let skippedLines = 0
  /** Drops bytes up to the next line end: the record that is too long is not held. */
  const skip = (last: boolean, out: Chunk[]): void => {
    const at = buffer.subarray(0, filled).indexOf(newlineByte)
    if (at === -1 && !last) {
      skipping += filled
      filled = 0
      scanned = 0
      return
    }
    const count = at === -1 ? filled : at + 1
    skipping += count
    emitTooLong(skipping, skippedLines + 1, out)
    buffer.copyWithin(0, count, filled)
    filled -= count
    scanned = 0
    offset += skipping
    skipping = -1
    scan(last, out)
  }

  let begun = false
  let mark: Uint8Array = new Uint8Array(0)
  /** The byte-order mark stands before the first field, which may be quoted. */
  const begin = (bytes: Uint8Array, last: boolean): Uint8Array | undefined => {
    mark = mark.length === 0 ? bytes : Buffer.concat([mark, bytes])
    if (mark.length < 3 && !last) return undefined
    begun = true
    const skipped = markLength(mark, 'utf-8')
    offset = skipped
    return mark.subarray(skipped)
  }

  const take = (bytes: Uint8Array, last: boolean): readonly Chunk[] => {
    const out: Chunk[] = []
    const given = begun ? bytes : begin(bytes, last)
    if (given === undefined) return out
    // A large push is taken in pieces, so that the buffer stays near one chunk.
    const piece = Math.max(chunkBytes, 1 << 16)
    for (let at = 0; at < given.length || at === 0; at += piece) {
      const part = given.subarray(at, at + piece)
      append(part)
      const isEnd = last && at + piece >= given.length
      if (skipping >= 0) skip(isEnd, out)
      else if (isEnd || part.length === 0 || mayEndRow(part)) scan(isEnd, out)
    }
    if (last) emit(filled, out)
    return out
  }

  /** Without a line end nothing can be complete: tiny pushes must not scan a record again. */
  const mayEndRow = (part: Uint8Array): boolean =>
    part.includes(newlineByte) || filled - scanned > RECORD_BYTES

  return { push: (bytes) => take(bytes, false), end: () => take(new Uint8Array(0), true) }
}

/** The key of a row that will be rejected: it belongs to no declaration and stands inside any. */
const BAD = Symbol('bad row')
type Key = string | undefined | typeof BAD
const none = (): Key => undefined

function countLineEnds(bytes: Uint8Array, newline: number): number {
  let count = 0
  for (const byte of bytes) if (byte === newline) count++
  return count
}

/** The declaration id of one row, as the reader will read it. */
function rowKey(layout: Layout): (row: Uint8Array) => Key {
  const column = declarationColumn(layout)
  if (column === undefined) return none
  const decode = strictDecoder(isUtf16(layout.encoding) ? 'utf-8' : layout.encoding)
  const width = layout.headers?.length ?? 0
  return (row) => {
    const text = decode(row)
    if (text === undefined) return BAD
    const cells = parseRows(text, layout.delimiter ?? ',', layout.newline ?? '\n')[0]!
    if (!hasColumns(cells, width) || hasLongCell(cells, row.length)) return BAD
    return cleanText(cells[column]!)
  }
}
