import type { Refusal, Result } from '../../base/index.ts'
import type { PartyList } from '../../trade/index.ts'

/** A file offered as a party list: plain bytes, no longer gzipped. */
export type ListFile = {
  /** Path or name as the user knows it; parts of one set are joined within one folder only. */
  readonly file: string
  readonly bytes: Uint8Array
  /** SHA-256 in hexadecimal. */
  readonly hash: string
  /** The name given with `NAME=`. */
  readonly name?: string
}

/** What became of one file: one entry of `summary.lists`. */
export type ListLoad = {
  readonly list: string
  readonly file: string
  readonly format: string | null
  readonly version: string | null
  readonly entries: number
  readonly names: number
  readonly status: 'loaded' | 'skipped' | 'refused'
  readonly reason: Refusal | null
}

export type ReadLists = {
  readonly lists: readonly PartyList[]
  readonly loads: readonly ListLoad[]
}

export const SET_PARTS = ['first', 'alt', 'add', 'comments'] as const
export type SetPart = (typeof SET_PARTS)[number]

export const LIST_FORMATS = ['ofac-csv', 'un-xml', 'us-csl-csv', 'tsv'] as const
export type ListFormat = (typeof LIST_FORMATS)[number]

/** `part` only where a list comes as a set of files. */
export type Recognised = { readonly format: ListFormat; readonly part?: SetPart }

/** One part of a set, or the one file of a list. */
export type ListPart = { readonly part: SetPart; readonly file: string; readonly bytes: Uint8Array }

/**
 * The one interface of every list reader: the parts of one list in, its entries out, or the
 * refusal of one part. Pure; the text is read whole, since a list half read must not be used.
 * `name` is only set where the file itself names its lists.
 */
export type ListReader = {
  readonly format: ListFormat
  readonly read: (parts: readonly ListPart[]) => Result<readonly ReadList[]>
}

export type ReadList = Omit<PartyList, 'name' | 'version' | 'format'> & {
  readonly name?: string
  /** The list's own date. */
  readonly dated?: string
  /** Rows that a further part of the set added, for its own entry in the summary. */
  readonly joined?: Readonly<Partial<Record<SetPart, { entries: number; names: number }>>>
}
