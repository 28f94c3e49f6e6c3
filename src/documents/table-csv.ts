import { done, type Result } from '../base/index.ts'
import type { Say } from '../words/index.ts'
import { csvLine } from './csv.ts'
import { currencyOf, type PlainDocument, type Table, textOf } from './model.ts'
import { sound } from './sound.ts'

/**
 * One table as CSV (RFC 4180, UTF-8 without a mark): the header, then a line a row, every text
 * as it was written. An amount is two columns. A spreadsheet takes no cell for a formula.
 */
export function tableCsv(table: Table, document: PlainDocument, say: Say): Result<Uint8Array> {
  const checked = sound({ ...document, blocks: [table] })
  if (!checked.ok) return checked
  const head = table.columns.flatMap(({ title, type }) =>
    type === 'amount' ? [title, say('document.field.currency', { column: title })] : [title],
  )
  const lines = table.rows.map((row) =>
    csvLine(
      row.flatMap((cell, at) =>
        table.columns[at]?.type === 'amount' ? [textOf(cell), currencyOf(cell)] : [textOf(cell)],
      ),
    ),
  )
  return done(new TextEncoder().encode([csvLine(head), ...lines].join('')))
}
