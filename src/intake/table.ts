import { isUtf8 } from 'node:buffer'
import { type RefusalCode, refuse } from '../base/index.ts'
import { addRow, beginConsignment, type Draft } from './assemble.ts'
import { compileAsked } from './compile.ts'
import { isUtf16, strictDecoder } from './encoding.ts'
import { declarationColumn } from './fields.ts'
import { idOf } from './ids.ts'
import { createPlacer, type PlacedCells, textOf } from './placed.ts'
import type { Chunk, FileName, Layout, ReadRecord, ReadRow } from './reader.ts'
import {
  CELL_LENGTH,
  type Cells,
  GROUP_BYTES,
  GROUP_ROWS,
  hasColumns,
  hasLongCell,
  parseRows,
} from './row.ts'
import { BLANK, createScanner, LONG, QUOTE, ROW } from './scanner.ts'
import { cleanText } from './value.ts'

/** Reads one chunk; `bytes` are those of the chunk. Every record of it comes out once. */
type Read<R> = (chunk: Chunk, bytes: Uint8Array, take: (record: R) => void) => void

export type TableReader = { readonly read: Read<ReadRecord> }
export type RowReader = { readonly read: Read<ReadRow> }

/** Rows that are parsed together. */
const BATCH_ROWS = 256
/** Blank lines that may stand between them; more would only be parsed to be thrown away. */
const BLANK_BYTES = 4096

/** A row of a chunk: its bytes, its place in the file and its cells or why it has none. */
type Row = {
  readonly from: number
  /** Of blank lines that follow each other, the end of the last: a file can have millions. */
  to: number
  readonly line: number
  readonly state: number
}

/** Reader of a table, for the thread that reads chunks. */
export function createTableReader(layout: Layout, file: FileName): TableReader {
  const rows = createRowReader(layout, file)
  return {
    read(chunk, bytes, take) {
      rows.read(chunk, bytes, (found) => {
        if (found.kind === 'reject') return take(found)
        const { kind, consignment, records } = found
        take({ kind, consignment: { id: idOf(consignment), ...consignment }, records })
      })
    },
  }
}

/**
 * Reader of a table: it keeps what distinct texts were read as. The layout must be one that
 * `recognise` made. Ids are left out: of a million lines a few thousand are asked for theirs.
 * With `isAsked` only the canonical fields that it names are read; which rows are records, and
 * which of them belong together, does not depend on it.
 */
export function createRowReader(
  layout: Layout,
  file: FileName,
  isAsked?: (field: string) => boolean,
): RowReader {
  const delimiter = layout.delimiter ?? ','
  const newline = layout.newline ?? '\n'
  const headers = layout.headers ?? []
  const width = headers.length
  const keyColumn = declarationColumn(layout)
  const direction = layout.mapping?.function
  const decode = strictDecoder(isUtf16(layout.encoding) ? 'utf-8' : layout.encoding)
  const scanner = createScanner(delimiter, newline)
  const placer = createPlacer(delimiter, newline, width)
  const how = compileAsked(layout, isAsked)

  const scan = (bytes: Uint8Array, linesBefore: number): readonly Row[] => {
    const rows: Row[] = []
    scanner.load(bytes, true)
    let line = linesBefore + 1
    for (let from = 0; from < bytes.length; ) {
      const to = scanner.next(from)
      const before = rows.at(-1)
      if (scanner.state === BLANK && before?.state === BLANK) before.to = to
      else rows.push({ from, to, line, state: scanner.state })
      line += scanner.lines
      from = to
    }
    return rows
  }

  /**
   * Cells of some rows at once; `undefined` when one of them must be looked at alone. Few rows at
   * a time: what they hold is forgotten before the collector has to carry it.
   */
  const cellsAtOnce = (bytes: Uint8Array, rows: readonly Row[]): readonly Cells[] | undefined => {
    for (const { state, from, to } of rows) {
      if (state === QUOTE || state === LONG) return undefined
      if (state === BLANK && to - from > BLANK_BYTES) return undefined
    }
    const text = decode(bytes.subarray(rows[0]!.from, rows.at(-1)!.to))
    if (text === undefined) return undefined
    const all = parseRows(text, delimiter, newline)
    return all.length === rows.length ? all : undefined
  }

  const cellsOf = (bytes: Uint8Array, row: Row): Cells | RefusalCode => {
    if (row.state === QUOTE) return 'record.quote'
    if (row.state === LONG) return 'record.too-long'
    const text = decode(bytes.subarray(row.from, row.to))
    return text === undefined ? 'file.encoding' : parseRows(text, delimiter, newline)[0]!
  }

  /** Bytes whose plain rows need no parser: their cells are found where they lie. */
  const isPlain = (bytes: Uint8Array): boolean =>
    layout.encoding === 'utf-8' && isUtf8(bytes) && !bytes.includes(0)

  const isHeader = (cells: PlacedCells): boolean => {
    if (textOf(cells, 0).trim() !== headers[0]) return false
    let same = 0
    for (let i = 0; i < width; i++) if (textOf(cells, i).trim() === headers[i]) same++
    return same > width / 2
  }

  return {
    read(chunk, bytes, take) {
      const reject = (
        record: number,
        line: number,
        code: RefusalCode,
        values: Readonly<Record<string, string | number>> = {},
      ): void => {
        const { refusal } = refuse(code, { file: file.file, record, line, ...values })
        take({
          kind: 'reject',
          reject: { file: file.file, record, place: `line ${line}`, refusal },
        })
      }
      if (chunk.tooLong !== undefined) {
        const record = chunk.recordsBefore + 1
        reject(record, chunk.linesBefore + 1, 'record.too-long', { bytes: chunk.tooLong })
        return
      }
      const rows = scan(bytes, chunk.linesBefore)
      const plain = isPlain(bytes)
      if (plain) placer.load(bytes)
      let atOnce: readonly Cells[] | undefined
      let record = chunk.recordsBefore
      let draft: Draft | undefined
      let taken = 0
      let groupKey: string | undefined
      let groupRecord = 0
      let groupFrom = 0
      const flush = (): void => {
        if (draft !== undefined) take({ kind: 'consignment', ...draft, records: taken })
        draft = undefined
        taken = 0
      }
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!
        const inBatch = i % BATCH_ROWS
        if (inBatch === 0 && !plain) atOnce = cellsAtOnce(bytes, rows.slice(i, i + BATCH_ROWS))
        if (row.state === BLANK) continue
        record++
        let cells: PlacedCells | undefined
        if (plain && row.state === ROW && row.to - row.from <= CELL_LENGTH)
          cells = placer.split(row.from, row.to)
        if (cells === undefined) {
          const parsed = atOnce === undefined ? cellsOf(bytes, row) : atOnce[inBatch]!
          if (typeof parsed === 'string') {
            const tooLong = parsed === 'record.too-long'
            reject(record, row.line, parsed, tooLong ? { bytes: row.to - row.from } : {})
            continue
          }
          if (!hasColumns(parsed, width)) {
            reject(record, row.line, 'record.columns', { expected: width, found: parsed.length })
            continue
          }
          if (hasLongCell(parsed, row.to - row.from)) {
            reject(record, row.line, 'record.too-long', { bytes: row.to - row.from })
            continue
          }
          cells = placer.place(parsed)
        }
        const key = keyColumn === undefined ? undefined : cleanText(textOf(cells, keyColumn))
        const goesOn =
          key !== undefined &&
          key === groupKey &&
          record - groupRecord < GROUP_ROWS &&
          row.from - groupFrom < GROUP_BYTES
        if (!goesOn) {
          flush()
          groupKey = key
          groupRecord = record
          groupFrom = row.from
        }
        if (isHeader(cells)) {
          reject(record, row.line, 'record.header')
        } else if (draft !== undefined) {
          if (addRow(how, cells, draft)) taken++
          else reject(record, row.line, 'record.empty')
        } else {
          draft = beginConsignment(how, cells, file, record, row.line, direction)
          if (draft === undefined) reject(record, row.line, 'record.empty')
          else taken = 1
        }
        // a row of its own comes out at once: the order must not depend on the chunk
        if (key === undefined) flush()
      }
      flush()
    },
  }
}

/** Reads one chunk with a reader of its own; a thread that reads many keeps one reader. */
export const readChunk = (
  layout: Layout,
  chunk: Chunk,
  bytes: Uint8Array,
  file: FileName,
  take: (record: ReadRecord) => void,
): void => createTableReader(layout, file).read(chunk, bytes, take)
