import Papa from 'papaparse'
import { RECORD_BYTES } from './scanner.ts'

/** A cell longer than this is no value of a declaration. */
export const CELL_LENGTH = 1 << 20

const RETURN = 13

export type Cells = readonly string[]

/** Fields of every row of a text. The delimiter is always given: a guess breaks on `||`. */
export function parseRows(text: string, delimiter: string, newline: string): Cells[] {
  let end = text.endsWith(newline) ? text.length - 1 : text.length
  // taken away first: behind a closing mark at the end of its text the parser takes it for text
  const returned = newline === '\n' && text.charCodeAt(end - 1) === RETURN
  if (returned) end--
  const ended = text.slice(0, end)
  // an empty text is one blank row for the scanner, and no row for the parser
  if (ended === '') return [['']]
  const rows = Papa.parse<string[]>(ended, {
    delimiter,
    newline: newline as '\n' | '\r',
    quoteChar: '"',
    skipEmptyLines: false,
  }).data
  if (newline === '\n') {
    const last = returned ? rows.length - 1 : rows.length
    for (let at = 0; at < last; at++) trimReturn(rows[at]!)
  }
  return rows
}

function trimReturn(row: string[]): void {
  const at = row.length - 1
  const cell = row[at]
  if (cell !== undefined && cell.charCodeAt(cell.length - 1) === RETURN) row[at] = cell.slice(0, -1)
}

/** Extra cells are allowed when they are empty: many exports end every row with a delimiter. */
export function hasColumns(cells: Cells, count: number): boolean {
  if (cells.length === count) return true
  if (cells.length < count) return false
  for (let i = count; i < cells.length; i++) if (cells[i]!.trim() !== '') return false
  return true
}

export const hasLongCell = (cells: Cells, bytes: number): boolean =>
  bytes > CELL_LENGTH &&
  bytes <= RECORD_BYTES + 1 &&
  cells.some((cell) => cell.length > CELL_LENGTH)

/**
 * Consecutive rows with the same declaration id form one consignment, up to so many rows and
 * bytes: a column of one value must not make the whole file one record.
 */
export const GROUP_ROWS = 20_000
export const GROUP_BYTES = 16 << 20
