import Papa from 'papaparse'
import { done, type Result, refuse } from '../../base/index.ts'
import type { Recognised } from './list.ts'
import { partOf } from './ofac-csv.ts'
import { headOf } from './text.ts'
import { headerOf, isTsvHeader } from './tsv.ts'
import { CSL_COLUMNS } from './us-csl.ts'

/**
 * What is known but not read: shape of the beginning → what it looks like. It is named in the
 * refusal, so that nobody takes a list that was left out for a list that was screened.
 */
const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/<sanctionsData[\s>]/, 'ofac-enhanced-xml'],
  [/<sdnList[\s>]/, 'ofac-sdn-xml'],
  [/<export[\s>][\s\S]*sanctionEntity/, 'eu-fsf-xml'],
  [/<xs:schema[\s>]/, 'xml-schema'],
  [/^\s*<(?:\?xml|[A-Za-z])/, 'xml'],
  [/^.{0,400}\bcelex\b.{0,200}\brecordId\b/i, 'eu-journal-csv'],
  [/ustar/, 'tar'],
  [/^PK\x03\x04/, 'zip'],
  [/^%PDF/, 'pdf'],
  [/^\ufeff?fileGenerationDate;/i, 'eu-fsf-csv'],
  [/^\ufeff?Report Date:/i, 'uk-sanctions-list-csv'],
  [/^\ufeff?Last Updated[,\s]|^\ufeff?"?Name 6"?,/i, 'uk-ofsi-csv'],
  [/^"?Name"?\t"?Street_Address"?\t/i, 'bis-dpl'],
  [/^\s*[[{]/, 'json'],
]

const looksLike = (head: string): string =>
  LOOKALIKES.find(([pattern]) => pattern.test(head))?.[1] ?? 'unknown'

function firstRows(head: string): readonly (readonly string[])[] {
  return Papa.parse<string[]>(head, { delimiter: ',', preview: 3, skipEmptyLines: true }).data
}

/**
 * Which list format the first bytes of a file are, by content alone. Refuses `list.empty`, and
 * `list.unknown-format` with `looksLike` for everything else.
 */
export function recogniseList(file: string, bytes: Uint8Array): Result<Recognised> {
  const head = headOf(bytes)
  if (head.replace(/[\s\ufeff\u001a]/g, '') === '') return refuse('list.empty', { file })
  if (/<CONSOLIDATED_LIST[\s>]/.test(head)) return done({ format: 'un-xml' })
  const line = head.slice(0, head.search(/\r?\n|$/))
  if (isTsvHeader(headerOf(line)) && line.includes('\t')) return done({ format: 'tsv' })
  const rows = firstRows(head)
  const header = (rows[0] ?? []).map((cell) => cell.replace('\ufeff', '').trim().toLowerCase())
  if (CSL_COLUMNS.every((column) => header.includes(column))) return done({ format: 'us-csl-csv' })
  const part = rows[0] && partOf(rows[0])
  if (part) return done({ format: 'ofac-csv', part })
  return refuse('list.unknown-format', { file, looksLike: looksLike(head) })
}
