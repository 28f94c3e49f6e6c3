import { decodeHead } from './head.ts'
import { type Cells, parseRows } from './row.ts'
import { BLANK, createScanner, QUOTE } from './scanner.ts'
import { nameHeader } from './synonyms.ts'
import { cleanText } from './value.ts'

/** Delimiters of extracts; the order decides a draw. */
const DELIMITERS = [',', ';', '\t', '|'] as const
/** A header stands within so many lines: title rows come before it. */
const HEADER_LINES = 20
const SAMPLE_ROWS = 200

export type Sniffed = {
  readonly delimiter: string
  readonly newline: '\n' | '\r'
  readonly headerLine: number
  readonly headers: readonly string[]
  readonly titles: readonly string[]
  readonly sample: readonly Cells[]
}

type Line = { readonly line: number; readonly cells: Cells; readonly blank: boolean }

/**
 * Finds the header row of a table and its delimiter: the row among the first twenty lines whose
 * cells name the most fields. `undefined` when no row looks like a header.
 */
export function sniffTable(
  head: Uint8Array,
  encoding: string,
  whole: boolean,
): Sniffed | undefined {
  const bytes = decodeHead(head, encoding)
  const newline = bytes.includes(10) || !bytes.includes(13) ? '\n' : '\r'
  let best: (Sniffed & { readonly score: number }) | undefined
  for (const delimiter of DELIMITERS) {
    const lines = rowsOf(bytes, delimiter, newline, whole)
    const found = findHeader(lines)
    if (!found || (best && found.score <= best.score)) continue
    const { headerIndex, score } = found
    const header = lines[headerIndex]!
    best = {
      score,
      delimiter,
      newline,
      headerLine: header.line,
      headers: uniqueHeaders(header.cells),
      titles: lines.slice(0, headerIndex).flatMap((line) => line.cells),
      sample: lines
        .slice(headerIndex + 1)
        .filter((line) => !line.blank && line.cells.length >= header.cells.length)
        .slice(0, SAMPLE_ROWS)
        .map((line) => line.cells),
    }
  }
  return best
}

/** The first rows of a text in UTF-8; a last row that may be cut is left out. */
function rowsOf(
  bytes: Uint8Array,
  delimiter: string,
  newline: '\n' | '\r',
  whole: boolean,
): readonly Line[] {
  const scanner = createScanner(delimiter, newline)
  scanner.load(bytes, whole)
  const text = new TextDecoder('utf-8')
  const lines: Line[] = []
  let line = 0
  for (let from = 0; from < bytes.length && lines.length < SAMPLE_ROWS + HEADER_LINES; ) {
    const end = scanner.next(from)
    if (end === -1) break
    const blank = scanner.state === BLANK
    const cells =
      scanner.state === QUOTE
        ? []
        : (parseRows(text.decode(bytes.subarray(from, end)), delimiter, newline)[0] ?? [])
    lines.push({ line, cells, blank })
    line += scanner.lines
    from = end
  }
  return lines
}

function findHeader(lines: readonly Line[]): { headerIndex: number; score: number } | undefined {
  let best: { headerIndex: number; score: number } | undefined
  for (const [headerIndex, row] of lines.entries()) {
    if (row.line >= HEADER_LINES) break
    if (row.blank || row.cells.length < 2) continue
    const score = headerScore(row.cells)
    if (score > 0 && (!best || score > best.score)) best = { headerIndex, score }
  }
  return best
}

/** Distinct fields that the cells name; a row with numbers among its cells is no header. */
function headerScore(cells: Cells): number {
  const fields = new Set<string>()
  let texts = 0
  for (const cell of cells) {
    const text = cleanText(cell)
    if (text === undefined) continue
    if (!/\p{L}/u.test(text) || text.length > 120) return 0
    texts++
    const named = nameHeader(text)
    if (named) fields.add(named.field)
  }
  return texts < 2 ? 0 : fields.size
}

/** Names of columns, each once: a second `COUNTRY` becomes `COUNTRY (2)`. */
export function uniqueHeaders(cells: Cells): readonly string[] {
  const used = new Set<string>()
  return cells.map((cell) => {
    const name = cell.trim()
    let unique = name
    for (let i = 2; used.has(unique) && unique !== ''; i++) unique = `${name} (${i})`
    used.add(unique)
    return unique
  })
}
