import { done, type Result, refuse } from '../base/index.ts'
import { decimal } from './decimal.ts'
import { type Cell, type Column, currencyOf, type PlainDocument, tableOf, textOf } from './model.ts'

/** As many bars as stand on one page. */
export const MOST_BARS = 30
/** More columns than this are unreadable on paper: they belong in an annex (XLSX, CSV). */
export const MOST_COLUMNS = 10

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** Whether the cell is what its column says. An empty cell always is. */
function fits(cell: Cell, column: Column): boolean {
  const value = textOf(cell)
  if (value === '' || column.type === 'text') return true
  if (column.type === 'date') return DATE.test(value)
  if (column.type === 'amount' && !/^(?:[A-Z]{3})?$/.test(currencyOf(cell))) return false
  return decimal(value) !== null
}

/**
 * Refused by name: a document without a title or a moment, a heading that skips a level, a chart
 * without an alternative text, a table whose rows do not fit its columns.
 */
export function sound(document: PlainDocument): Result<null> {
  if (document.title.trim() === '') return refuse('document.title')
  if (!MOMENT.test(document.asOf) || Number.isNaN(Date.parse(document.asOf)))
    return refuse('document.moment', { moment: document.asOf })
  let level = 0
  for (const block of document.blocks) {
    if (block.kind === 'heading') {
      if (block.level > level + 1) return refuse('document.heading', { heading: block.text })
      level = block.level
    }
    if (block.kind === 'chart') {
      if (block.alternative.trim() === '')
        return refuse('document.alternative', { caption: block.caption })
      if (block.bars.length > MOST_BARS || block.bars.some(({ value }) => value.startsWith('-')))
        return refuse('document.chart', { caption: block.caption, most: MOST_BARS })
    }
    if (block.kind !== 'table' && block.kind !== 'chart') continue
    const table = block.kind === 'chart' ? tableOf(block) : block
    if (table.columns.length === 0 || table.caption.trim() === '')
      return refuse('document.table', { caption: table.caption, row: 0 })
    for (const [at, row] of table.rows.entries()) {
      const wrong =
        row.length !== table.columns.length ||
        !row.every((cell, index) => fits(cell, table.columns[index] as Column))
      if (wrong) return refuse('document.table', { caption: table.caption, row: at + 1 })
    }
  }
  return done(null)
}
