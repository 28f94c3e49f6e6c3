/**
 * Reads one table of the catalogue: tab-separated, UTF-8, a header row, no quoting. The
 * catalogue is our own content, so a fault in it is thrown with file and line.
 */
export type Row<Column extends string> = Readonly<Record<Column, string>> & {
  /** File and line, for a message: `terms/1.tsv:17`. */
  readonly place: string
}

export class CatalogueFault extends Error {
  constructor(place: string, what: string) {
    super(`${place}: ${what}`)
    this.name = 'CatalogueFault'
  }
}

/** Calls `take` for every row; the cells are one array, filled anew each time. */
export function eachRow(
  file: string,
  text: string | undefined,
  columns: readonly string[],
  take: (cells: readonly string[], line: number) => void,
): void {
  if (text === undefined) throw new CatalogueFault(file, 'the table is missing')
  const header = columns.join('\t')
  if (!text.startsWith(`${header}\n`)) {
    throw new CatalogueFault(`${file}:1`, `the header must be ${columns.join(', ')}`)
  }
  const cells: string[] = columns.map(() => '')
  const last = columns.length - 1
  for (let at = header.length + 1, line = 2; at < text.length; line++) {
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    if (end > at) {
      for (let c = 0; c < last; c++) {
        const tab = text.indexOf('\t', at)
        if (tab < 0 || tab > end) throw new CatalogueFault(`${file}:${line}`, `${c + 1} cells`)
        cells[c] = text.slice(at, tab)
        at = tab + 1
      }
      const cell = text.slice(at, end)
      if (cell.includes('\t')) throw new CatalogueFault(`${file}:${line}`, 'too many cells')
      cells[last] = cell
      take(cells, line)
    }
    at = end + 1
  }
}

export function readTable<Column extends string>(
  file: string,
  text: string | undefined,
  columns: readonly Column[],
): readonly Row<Column>[] {
  const rows: Row<Column>[] = []
  eachRow(file, text, columns, (cells, line) => {
    const row: Record<string, string> = { place: `${file}:${line}` }
    for (let c = 0; c < columns.length; c++) row[columns[c]!] = cells[c]!
    rows.push(row as Row<Column>)
  })
  return rows
}

/** The names below a folder, in order: `terms/0.tsv`, `terms/1.tsv` … */
export const namesBelow = (texts: Readonly<Record<string, string>>, folder: string) =>
  Object.keys(texts)
    .filter((name) => name.startsWith(`${folder}/`) && name.endsWith('.tsv'))
    .sort()

/** A short name of this content: two 32-bit FNV-1a sums over names and texts, in name order. */
export function versionOf(texts: Readonly<Record<string, string>>): string {
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (const name of Object.keys(texts).sort()) {
    const text = `${name}\n${texts[name]}`
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      a = Math.imul(a ^ unit, 0x01000193)
      b = Math.imul(b ^ unit, 0x85ebca6b)
    }
  }
  const hex = (n: number) => (n >>> 0).toString(16).padStart(8, '0')
  return `${hex(a)}${hex(b)}`
}
