import type { HandlingCode, Instant, Tlp } from '../base/index.ts'
import type { Language } from '../words/index.ts'

/**
 * One document, whatever file it becomes. Its words come in made, in its own language; the room
 * adds only what a file needs of itself (page numbers, the stamp, the notes).
 */
export type PlainDocument = {
  readonly title: string
  readonly language: Language
  /** The moment of the records behind the document. It is the date of the file as well. */
  readonly asOf: Instant
  readonly label: { readonly tlp: Tlp; readonly code: HandlingCode }
  /** Who answers for it: the author in the properties of the file. */
  readonly author: string
  readonly blocks: readonly Block[]
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: Text }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Text[] }
  | Table
  | Chart

/** A figure and the keys of the records that it counts: a note in the file names them. */
export type Figure = { readonly figure: string; readonly records: readonly string[] }
export type Text = string | readonly (string | Figure)[]

/** `number` and `amount` are decimal strings (`-1234.50`); a `date` is `YYYY-MM-DD`. */
export const COLUMN_TYPES = ['text', 'number', 'amount', 'date'] as const
export type ColumnType = (typeof COLUMN_TYPES)[number]

export type Column = {
  readonly title: string
  readonly type: ColumnType
  /** Its cells are the headers of their rows. */
  readonly heads?: boolean
}

/** `currency` is the ISO 4217 code of an amount. Null is an empty cell. */
export type Cell =
  | string
  | null
  | {
      readonly value: string
      readonly currency?: string
      readonly records?: readonly string[]
    }

export type Table = {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Bars of one length scale from nought, drawn beside a table of the same figures. */
export type Chart = {
  readonly kind: 'chart'
  readonly caption: string
  /** What a reader who does not see the bars is told. */
  readonly alternative: string
  readonly labelTitle: string
  readonly valueTitle: string
  readonly bars: readonly {
    readonly label: string
    /** A decimal string, nought or more. */
    readonly value: string
    readonly records?: readonly string[]
  }[]
}

/** The fonts of a PDF, as the bytes of TrueType files. */
export type Fonts = { readonly regular: Uint8Array; readonly bold: Uint8Array }

export const textOf = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'string' ? cell : cell.value

export const recordsOf = (cell: Cell): readonly string[] =>
  cell !== null && typeof cell === 'object' ? (cell.records ?? []) : []

export const currencyOf = (cell: Cell): string =>
  cell !== null && typeof cell === 'object' ? (cell.currency ?? '') : ''

/** The table of a chart's figures. */
export const tableOf = (chart: Chart): Table => ({
  kind: 'table',
  caption: chart.caption,
  columns: [
    { title: chart.labelTitle, type: 'text', heads: true },
    { title: chart.valueTitle, type: 'number' },
  ],
  rows: chart.bars.map(({ label, value, records }) => [
    label,
    records === undefined ? value : { value, records },
  ]),
})

/** The tables of a document in their order, those of its charts among them. */
export const tablesOf = (document: PlainDocument): readonly Table[] =>
  document.blocks.flatMap((block) =>
    block.kind === 'table' ? [block] : block.kind === 'chart' ? [tableOf(block)] : [],
  )
