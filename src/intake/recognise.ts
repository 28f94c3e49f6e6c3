import { hash } from 'node:crypto'
import { done, type Refusal, type Result, refuse } from '../base/index.ts'
import { guessEncoding } from './encoding.ts'
import { FIELDS, fieldOf } from './fields.ts'
import { guessMapping } from './guess.ts'
import { decodeHead } from './head.ts'
import { conceptKey, headerWords } from './header-words.ts'
import type { Layout, Mapping } from './reader.ts'
import type { Cells } from './row.ts'
import { sniffTable } from './sniff.ts'
import { recogniseXml } from './wco-dms/recognise.ts'

/** A file to look at: its first bytes (256 kB are enough), and its last ones where at hand. */
export type FileHead = {
  readonly name: string
  readonly head: Uint8Array
  /** Bytes of the whole file. */
  readonly size: number
  readonly tail?: Uint8Array
}

/** Mappings that people saved, by the key of the layout. */
export type SavedMappings = Readonly<Record<string, Mapping>>

/** First bytes of formats that are none of ours. The value is the words key `file.kind.<kind>`. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'zip'],
  ['PK\u0005\u0006', 'zip'],
  ['\u001f\u008b', 'gzip'],
  ['%PDF', 'pdf'],
  ['\u00d0\u00cf\u0011\u00e0', 'office'],
  ['\u0089PNG', 'image'],
  ['GIF8', 'image'],
  ['\u00ff\u00d8\u00ff', 'image'],
  ['MZ', 'binary'],
  ['PAR1', 'binary'],
  ['SQLite format 3', 'binary'],
]

/**
 * Finds out by content what a file is. Refusals: `file.empty`, `file.encoding` (text in no
 * encoding of ours), `file.unknown-format` (with the `kind` that it seems to be). A table is
 * trade data only if its header names the goods (description or tariff code) and one more of
 * party, country, value, mass, date or declaration number.
 */
export function recognise(file: FileHead, saved: SavedMappings = {}): Result<Layout> {
  const values = { file: file.name }
  if (file.size === 0 || file.head.length === 0) return refuse('file.empty', values)
  const magic = magicKind(file.head)
  if (magic) return unknown(file, magic)
  const whole = file.head.length >= file.size
  const encoding = guessEncoding(file.head, whole, file.tail)
  if (encoding === undefined) {
    const { head } = file
    // a format may declare an encoding that only its own reader takes
    const xml = head[0] === 0x3c ? recogniseXml(head, 'windows-1252') : undefined
    if (xml?.ok && xml.value.encoding !== 'utf-8') return xml
    return looksBinary(head) ? unknown(file, 'binary') : refuse('file.encoding', values)
  }
  const text = new TextDecoder('utf-8').decode(decodeHead(file.head, encoding))
  const start = text.trimStart()
  if (start === '') {
    return whole ? refuse('file.empty', values) : unknown(file, 'text')
  }
  if (start.startsWith('<')) {
    const xml = recogniseXml(file.head, encoding)
    return xml.ok ? xml : withFile(xml.refusal, file)
  }
  if (/^[[{]/.test(start)) return unknown(file, 'json')
  return recogniseTable(file, encoding, whole, saved)
}

const unknown = (file: FileHead, kind: string) =>
  refuse('file.unknown-format', { file: file.name, kind })

const withFile = (refusal: Refusal, file: FileHead): Result<Layout> =>
  refuse(refusal.code, { ...refusal.values, file: file.name })

function magicKind(head: Uint8Array): string | undefined {
  const start = Buffer.from(head.subarray(0, 16)).toString('latin1')
  const kind = MAGIC.find(([magic]) => start.startsWith(magic))?.[1]
  // two letters can begin a header too: a program has noughts among its first bytes
  if (kind === 'zip' && isWorkbook(head)) return 'xlsx'
  return kind === 'binary' && start.startsWith('MZ') && !start.includes('\0') ? undefined : kind
}

const isWorkbook = (head: Uint8Array): boolean =>
  /\[Content_Types\]\.xml|xl\//.test(Buffer.from(head.subarray(0, 4096)).toString('latin1'))

/** Control bytes that no text has. */
function looksBinary(head: Uint8Array): boolean {
  const sample = head.subarray(0, 4096)
  let odd = 0
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 27)) odd++
  return odd > sample.length * 0.05
}

function recogniseTable(
  file: FileHead,
  encoding: string,
  whole: boolean,
  saved: SavedMappings,
): Result<Layout> {
  const sniffed = sniffTable(file.head, encoding, whole)
  if (!sniffed) return unknown(file, 'text')
  const { delimiter, newline, headerLine, headers } = sniffed
  const key = layoutKey(headers)
  const mapping = Object.hasOwn(saved, key)
    ? saved[key]!
    : guessMapping(headers, sniffed.sample, {
        titles: [...sniffed.titles, fileStem(file.name)],
      })
  const layout: Layout = {
    format: 'table',
    key,
    encoding,
    delimiter,
    newline,
    headerLine,
    headers,
    mapping,
  }
  return isTradeTable(layout) ? done(layout) : unknown(file, 'table')
}

const fileStem = (name: string): string =>
  name
    .split('/')
    .at(-1)!
    .replace(/\.[^.]*$/, '')

/** The same for every file with the same header, whatever its case and punctuation. */
export const layoutKey = (headers: readonly string[]): string =>
  hash('sha256', headers.map((header) => headerWords(header).words.join(' ')).join('\n')).slice(
    0,
    16,
  )

/** Groups of fields of which a trade table has one beside its goods. */
const COMPANY = new Set(['party', 'country', 'value', 'mass', 'date', 'declaration'])

function isTradeTable(layout: Layout): boolean {
  const mapped = Object.entries(layout.mapping?.columns ?? {})
  const groups = new Set(mapped.map(([, key]) => fieldOf(key)?.group))
  if (!groups.has('goods')) return false
  const beside = [...groups].filter((group) => COMPANY.has(group ?? ''))
  const coded = mapped.some(([, key]) => key === 'goodsItems.commodityCode')
  const bare = mapped
    .filter(([, key]) => key === 'goodsItems.description')
    .every(([header]) => conceptKey(headerWords(header).concepts) === 'description')
  if (coded || !bare) return beside.length >= 1
  // "Description" alone is a word of every ledger: it needs goods or traders beside it
  return (
    beside.length >= 2 && ['party', 'country', 'mass'].some((group) => groups.has(group as never))
  )
}

/**
 * Puts a person's mapping in the place of the guess. Refuses (`mapping.column`) a column that
 * the layout has not, and a field that is not in `FIELDS` or is given twice.
 */
export function applyMapping(layout: Layout, mapping: Mapping): Result<Layout> {
  const headers = new Set(layout.headers)
  const given = new Set<string>()
  for (const [column, key] of Object.entries(mapping.columns)) {
    const field = FIELDS.find((candidate) => candidate.key === key)
    if (!headers.has(column) || !field || (given.has(key) && !field.many)) {
      return refuse('mapping.column', { column, field: key })
    }
    given.add(key)
  }
  return done({ ...layout, mapping })
}

/** The first rows below the header, cell by cell, as the mapping page shows them. */
export function sampleRows(
  layout: Layout,
  head: Uint8Array,
  how: { readonly count?: number; readonly whole?: boolean } = {},
): readonly Cells[] {
  const sniffed = sniffTable(head, layout.encoding, how.whole ?? true)
  return sniffed?.sample.slice(0, how.count ?? 10) ?? []
}
