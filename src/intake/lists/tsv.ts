import { done, refuse } from '../../base/index.ts'
import {
  bareIdentifier,
  findIdentifiers,
  LISTED_KINDS,
  type ListedKind,
  NAME_KINDS,
  type NameKind,
} from '../../trade/index.ts'
import {
  addAddress,
  addCountry,
  addIdentifier,
  addName,
  closed,
  type Draft,
  draft,
} from './entry.ts'
import type { ListReader, ReadList } from './list.ts'
import { pieces, textOf, trimmed } from './text.ts'

/**
 * The generic list: tabs, a header, no quoting; one row per name or address. `list` and
 * `entry_id` name the entry; all other columns are free. Several values of `countries`,
 * `program`, `birth` and `identifier` are joined by `;`.
 */
export const TSV_COLUMNS = [
  'list',
  'entry_id',
  'type',
  'name',
  'name_kind',
  'countries',
  'program',
  'birth',
  'address',
  'identifier',
] as const
type Column = (typeof TSV_COLUMNS)[number]

export const headerOf = (line: string): readonly string[] =>
  line
    .replace(/^\ufeff/, '')
    .split('\t')
    .map((cell) => cell.trim().toLowerCase())

export const isTsvHeader = (header: readonly string[]): boolean =>
  header.includes('entry_id') &&
  ['name', 'address', 'identifier'].some((column) => header.includes(column))

const KIND_WORDS: Readonly<Record<string, ListedKind>> = {
  individual: 'person',
  organisation: 'org',
  organization: 'org',
  entity: 'org',
  company: 'org',
  ship: 'vessel',
}
const kindOf = (text: string): ListedKind =>
  KIND_WORDS[text] ?? LISTED_KINDS.find((kind) => kind === text) ?? 'unknown'

const NAME_WORDS: Readonly<Record<string, NameKind>> = {
  original_script: 'script',
  alias: 'aka',
  '': 'primary',
}
const nameKindOf = (text: string): NameKind =>
  NAME_WORDS[text] ?? NAME_KINDS.find((kind) => kind === text) ?? 'aka'

function addRow(entry: Draft, cell: (column: Column) => string): void {
  if (entry.kind === 'unknown') entry.kind = kindOf(cell('type').toLowerCase())
  addName(entry, cell('name'), nameKindOf(cell('name_kind').toLowerCase()))
  addAddress(entry, cell('address'))
  for (const country of pieces(cell('countries'), ';')) addCountry(entry, country)
  entry.programmes.push(...pieces(cell('program'), ';'))
  entry.births.push(...pieces(cell('birth'), ';'))
  for (const text of pieces(cell('identifier'), ';')) {
    const found = findIdentifiers(text)[0]
    const value = found?.value ?? bareIdentifier(text)
    if (value)
      addIdentifier(entry, {
        scheme: found?.scheme ?? 'OTHER',
        value,
        ...(found?.country ? { country: found.country } : {}),
      })
  }
}

export const tsv: ListReader = {
  format: 'tsv',
  read: (parts) => {
    const part = parts[0]
    if (!part) return refuse('list.empty', { file: '' })
    const lines = textOf(part.bytes).split(/\r?\n/)
    const header = headerOf(lines[0] ?? '')
    if (!isTsvHeader(header)) return refuse('list.damaged', { file: part.file, record: 1 })
    const places = new Map(TSV_COLUMNS.map((column) => [column, header.indexOf(column)]))
    const lists = new Map<string, Map<string, Draft>>()
    for (let i = 1; i < lines.length; i++) {
      if (lines[i] === '') continue
      const cells = (lines[i] as string).split('\t')
      const cell = (column: Column) => trimmed(cells[places.get(column) ?? -1])
      const id = cell('entry_id')
      if (!id || cells.length > header.length)
        return refuse('list.damaged', { file: part.file, record: i })
      const list = lists.get(cell('list')) ?? new Map<string, Draft>()
      lists.set(cell('list'), list)
      const entry = list.get(id) ?? draft(id, 'unknown')
      list.set(id, entry)
      addRow(entry, cell)
    }
    if (lists.size === 0) return refuse('list.empty', { file: part.file })
    return done<readonly ReadList[]>(
      [...lists].map(([name, entries]) => ({
        ...(name ? { name } : {}),
        entries: [...entries.values()].map(closed),
      })),
    )
  },
}
