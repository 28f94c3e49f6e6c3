import type { Refusal } from '../base/index.ts'
import type { Consignment, ReadConsignment, Wording } from '../trade/index.ts'

/**
 * The one interface of every trade-file reader. A reader is pure: bytes come in, canonical
 * records and rejects go out; it knows no file system and no clock.
 *
 * Large tables are cut into chunks at record boundaries (`cut`), so that workers can read
 * them apart (`read`); a message format is one chunk. Records are counted from one within the
 * file: a chunk says how many records stand before it.
 */
export type RejectedRecord = {
  readonly file: string
  readonly record: number
  /** Where in the file: `line 72, column 7`, a column header, an XML path. */
  readonly place: string
  readonly refusal: Refusal
}

/** A piece of a file that can be read on its own. Offsets are bytes of the (decoded) stream. */
export type Chunk = {
  readonly index: number
  readonly offset: number
  readonly length: number
  /** Records of the file before this chunk. */
  readonly recordsBefore: number
  /** Lines of the file before this chunk. */
  readonly linesBefore: number
  /**
   * Bytes of one record that is longer than a record may be. Such a chunk holds no bytes to
   * read: it stands for that record alone, so that the reject is counted in its place.
   */
  readonly tooLong?: number
}

/** How the columns of a table become the canonical record; saved by layout on the page. */
export type Mapping = {
  /** Column header → canonical field (`goodsItems.description`), in the reader's field table. */
  readonly columns: Readonly<Record<string, string>>
  readonly function?: 'IMPORT' | 'EXPORT' | 'TRANSIT' | 'TRANSSHIPMENT' | 'ENTRY'
  readonly decimal?: 'comma' | 'point'
  readonly dates?: 'day-first' | 'month-first' | 'iso' | 'excel'
  /** Digits of most tariff codes of the file: one fewer is a zero lost in a spreadsheet. */
  readonly hsLength?: number
}

/** What `recognise` found out from the first bytes: everything `read` needs, as plain data. */
export type Layout = {
  readonly format: string
  /** The same for every file with the same header: the key under which a mapping is saved. */
  readonly key: string
  readonly encoding: string
  readonly delimiter?: string
  /** What ends a row; a carriage return before a line feed is not part of the last field. */
  readonly newline?: '\n' | '\r'
  /** Zero-based line of the header row. */
  readonly headerLine?: number
  /** One name a column, made unique: the second `COUNTRY` is `COUNTRY (2)`. */
  readonly headers?: readonly string[]
  readonly mapping?: Mapping
}

export type FileName = { readonly file: string; readonly fileHash: string }

export type ReadRecord =
  | { readonly kind: 'consignment'; readonly consignment: Consignment; readonly records: number }
  | { readonly kind: 'reject'; readonly reject: RejectedRecord }

/** The same with consignments whose id is still to be worked out (`consignmentId`). */
export type ReadRow =
  | {
      readonly kind: 'consignment'
      readonly consignment: ReadConsignment
      readonly records: number
      /** Of a table; a message is read text by text. */
      readonly wording?: Wording
    }
  | { readonly kind: 'reject'; readonly reject: RejectedRecord }
