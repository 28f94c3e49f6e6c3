import type { Say } from '../words/index.ts'
import { spoken } from './decimal.ts'
import { type Cell, type Column, currencyOf, type PlainDocument, textOf } from './model.ts'
import { shown } from './shown.ts'

/** What stands on every page: the label that binds whoever reads it, and the stamp. */
export type Frame = {
  readonly title: string
  readonly label: string
  readonly stamp: string
}

export const frameOf = (document: PlainDocument, say: Say): Frame => ({
  title: shown(document.title),
  label: `TLP:${document.label.tlp} · ${say(`label.code.${document.label.code}`)}`,
  stamp: say('document.as-of', {
    day: document.asOf.slice(0, 10),
    time: document.asOf.slice(11, 16),
  }),
})

/** A cell as a reader sees it on a page. */
export function cellText(cell: Cell, column: Column, document: PlainDocument): string {
  const value = shown(textOf(cell))
  if (column.type !== 'number' && column.type !== 'amount') return value
  const figure = spoken(value, document.language)
  const currency = currencyOf(cell)
  return currency === '' || figure === '' ? figure : `${figure} ${currency}`
}

export const isFigure = (column: Column): boolean =>
  column.type === 'number' || column.type === 'amount'
