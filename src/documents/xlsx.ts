import { done, type Result, refuse } from '../base/index.ts'
import type { Say } from '../words/index.ts'
import { decimal, keepsAsNumber } from './decimal.ts'
import { frameOf } from './frame.ts'
import {
  type Column,
  currencyOf,
  type PlainDocument,
  type Table,
  tablesOf,
  textOf,
} from './model.ts'
import { notesOf } from './notes.ts'
import { shownInCell } from './shown.ts'
import { sound } from './sound.ts'
import { still } from './still.ts'

/** What a sheet holds (Office Open XML as Excel reads it). */
const MOST_CHARACTERS = 32_767
const MOST_ROWS = 1_048_576 - 1

/** A cell as text stays text when somebody edits it: `@` is the format "Text". */
const TEXT = '@'

type Written = { readonly value: string | number | Date | null; readonly format: string }
type Field = { readonly title: string; readonly cells: readonly Written[] }

const asText = (text: string): Written => ({
  value: text === '' ? null : escaped(shownInCell(text)),
  format: TEXT,
})

/** `_x0041_` in a cell's text means the letter A (ECMA-376, ST_Xstring): an underscore written so. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')

/** A decimal keeps its digits: a number where a spreadsheet's number holds them all, else text. */
function asNumber(text: string): Written {
  const read = decimal(text)
  if (!read || !keepsAsNumber(text)) return asText(text)
  const part = read.part === '' ? '' : `.${'0'.repeat(read.part.length)}`
  return { value: Number(text), format: `#,##0${part}` }
}

/** Spreadsheets count days from 1900, and wrongly until the end of February of that year. */
function asDate(text: string): Written {
  const day = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(day.getTime()) || text < '1900-03-01'
    ? asText(text)
    : { value: day, format: 'yyyy-mm-dd' }
}

const WRITERS: Readonly<Record<Column['type'], (text: string) => Written>> = {
  text: asText,
  number: asNumber,
  amount: asNumber,
  date: asDate,
}

/** The columns of a sheet: an amount is two, its figure and its currency. */
function fieldsOf(table: Table, say: Say): readonly Field[] {
  return table.columns.flatMap((column, at) => {
    const cells = table.rows.map((row) => row[at] ?? null)
    const field: Field = {
      title: column.title,
      cells: cells.map((cell) => {
        const value = textOf(cell)
        return value === '' ? asText('') : WRITERS[column.type](value)
      }),
    }
    if (column.type !== 'amount') return [field]
    const title = say('document.field.currency', { column: column.title })
    return [field, { title, cells: cells.map((cell) => asText(currencyOf(cell))) }]
  })
}

/** A name that a sheet may have: 31 characters without `[]:*?/\`, and its number before it. */
const sheetName = (number: number, caption: string): string =>
  `${number} ${shownInCell(caption).replace(/[[\]:*?/\\'\n]/g, ' ')}`
    .slice(0, 31)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()

function aboutFields(document: PlainDocument, say: Say): readonly Field[] {
  const { title, label, stamp } = frameOf(document, say)
  const rows = [
    [say('document.field.title'), title],
    [say('document.field.label'), label],
    [say('document.field.stamp'), stamp],
    [say('document.field.author'), document.author],
  ] as const
  return [
    { title: say('document.sheet.about'), cells: rows.map(([name]) => asText(name)) },
    { title: '', cells: rows.map(([, value]) => asText(value)) },
  ]
}

function noteFields(document: PlainDocument, say: Say): readonly Field[] {
  const rows = notesOf(document).flatMap(({ number, figure, records }) =>
    records.map((record) => ({ number, figure, record })),
  )
  if (rows.length === 0) return []
  return [
    { title: say('document.field.note'), cells: rows.map(({ number }) => asNumber(`${number}`)) },
    { title: say('document.field.figure'), cells: rows.map(({ figure }) => asText(figure)) },
    { title: say('document.field.record'), cells: rows.map(({ record }) => asText(record)) },
  ]
}

/**
 * The annex of a document: a sheet about it, one a table, and one of the records behind its
 * figures. No cell is a formula, whatever its text. Refused: a text or a table that is longer than
 * a sheet holds. The same document gives the same bytes.
 */
export async function xlsx(document: PlainDocument, say: Say): Promise<Result<Uint8Array>> {
  const checked = sound(document)
  if (!checked.ok) return checked
  const tables = tablesOf(document)
  const about = say('document.sheet.about')
  const sheets: { name: string; caption: string; fields: readonly Field[] }[] = [
    { name: about, caption: about, fields: aboutFields(document, say) },
    ...tables.map((table, at) => ({
      name: sheetName(at + 1, table.caption),
      caption: table.caption,
      fields: fieldsOf(table, say),
    })),
  ]
  const notes = say('document.sheet.notes')
  const records = noteFields(document, say)
  if (records.length > 0) sheets.push({ name: notes, caption: notes, fields: records })
  for (const { caption, fields } of sheets) {
    if ((fields[0]?.cells.length ?? 0) > MOST_ROWS)
      return refuse('document.rows', { caption, most: MOST_ROWS })
    const long = fields.some(({ title, cells }) =>
      [title, ...cells.map(({ value }) => value)].some(
        (value) => typeof value === 'string' && value.length > MOST_CHARACTERS,
      ),
    )
    if (long) return refuse('document.cell', { caption, most: MOST_CHARACTERS })
  }

  const { Workbook } = await import('@cj-tech-master/excelts')
  const book = new Workbook()
  const made = new Date(document.asOf)
  book.title = shownInCell(document.title)
  book.creator = shownInCell(document.author)
  book.lastModifiedBy = shownInCell(document.author)
  book.language = document.language
  book.created = made
  book.modified = made
  for (const { name, fields } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 0, ySplit: 1 }] })
    const head = sheet.getRow(1)
    for (const [at, { title, cells }] of fields.entries()) {
      const longest = cells.slice(0, 500).map(({ value }) => String(value ?? '').length)
      sheet.getColumn(at + 1).width = Math.min(60, Math.max(10, title.length + 2, ...longest))
      const cell = head.getCell(at + 1)
      cell.value = escaped(shownInCell(title))
      cell.numFmt = TEXT
      cell.font = { bold: true }
    }
    for (let row = 0; row < (fields[0]?.cells.length ?? 0); row++) {
      const line = sheet.getRow(row + 2)
      for (const [at, { cells }] of fields.entries()) {
        const { value, format } = cells[row] as Written
        if (value === null) continue
        const cell = line.getCell(at + 1)
        cell.value = value
        cell.numFmt = format
      }
    }
  }
  return done(still(new Uint8Array(await book.xlsx.writeBuffer())))
}
