import Papa from 'papaparse'
import { done, type Result, refuse } from '../../base/index.ts'
import type { ListedKind, NameKind } from '../../trade/index.ts'
import { addAddress, addCountry, addName, closed, type Draft, draft } from './entry.ts'
import type { ListPart, ListReader, ReadList, SetPart } from './list.ts'
import { readRemarks } from './remarks.ts'
import { pieces, textOf, trimmed } from './text.ts'

/**
 * OFAC's legacy CSV set (SDN and non-SDN alike): no header, `-0- ` for nothing, a lone 0x1A at
 * the end. Comments continue the remarks of the first part, cut anywhere, even inside a word.
 * Source: OFAC "Specification for delimited files" (dat_spec.txt).
 */
const COLUMNS = { first: 12, alt: 5, add: 6, comments: 2 } as const satisfies Record<
  SetPart,
  number
>

const KINDS: Readonly<Record<string, ListedKind>> = {
  individual: 'person',
  vessel: 'vessel',
  aircraft: 'aircraft',
}
const ALIASES: Readonly<Record<string, NameKind>> = { aka: 'aka', fka: 'fka', nka: 'nka' }

const value = (cell: string | undefined): string => {
  const text = trimmed(cell)
  return text === '-0-' ? '' : text
}

/** The part of the set that a row belongs to, or nothing: the reader's and the recogniser's one rule. */
export function partOf(row: readonly string[]): SetPart | undefined {
  if (!/^\d{1,7}$/.test(trimmed(row[0]))) return undefined
  if (row.length === COLUMNS.first && /^(|individual|vessel|aircraft)$/i.test(value(row[2])))
    return 'first'
  if (
    row.length === COLUMNS.alt &&
    /^\d+$/.test(trimmed(row[1])) &&
    /^[a-z]ka$/i.test(value(row[2]))
  )
    return 'alt'
  if (row.length === COLUMNS.add && /^\d+$/.test(trimmed(row[1]))) return 'add'
  if (row.length === COLUMNS.comments && (row[1]?.length ?? 0) > 0) return 'comments'
  return undefined
}

function rowsOf({ part, file, bytes }: ListPart): Result<readonly (readonly string[])[]> {
  const text = textOf(bytes).replace(/\u001a\s*$/, '')
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true })
  const broken = data.findIndex((row) => row.length !== COLUMNS[part])
  if (broken >= 0) return refuse('list.damaged', { file, record: broken + 1 })
  if (errors[0]) return refuse('list.damaged', { file, record: (errors[0].row ?? 0) + 1 })
  if (data.length === 0) return refuse('list.empty', { file })
  return done(data)
}

/** Rows of the further parts by entry number; a part that is absent has none. */
function grouped(
  rows: readonly (readonly string[])[],
): ReadonlyMap<string, readonly (readonly string[])[]> {
  const groups = new Map<string, (readonly string[])[]>()
  for (const row of rows) {
    const id = trimmed(row[0])
    const group = groups.get(id)
    if (group) group.push(row)
    else groups.set(id, [row])
  }
  return groups
}

function entryOf(row: readonly string[], remarks: string): Draft {
  const [id, name, type, programmes, , callSign, , , , flag] = row.map(value)
  const entry = draft(id ?? '', KINDS[type?.toLowerCase() ?? ''] ?? 'org')
  addName(entry, name ?? '', 'primary')
  entry.programmes.push(...pieces(programmes?.replace(/[[\]]/g, ';'), ';'))
  if (flag) addCountry(entry, flag)
  if (callSign) entry.identifiers.set(callSign, { scheme: 'CALL_SIGN', value: callSign })
  readRemarks(entry, remarks)
  return entry
}

export const ofacCsv: ListReader = {
  format: 'ofac-csv',
  read: (parts) => {
    const rows: Partial<Record<SetPart, readonly (readonly string[])[]>> = {}
    for (const part of parts) {
      const read = rowsOf(part)
      if (!read.ok) return read
      rows[part.part] = [...(rows[part.part] ?? []), ...read.value]
    }
    if (!rows.first) return refuse('list.part-without-first', { file: parts[0]?.file ?? '' })
    const alts = grouped(rows.alt ?? [])
    const adds = grouped(rows.add ?? [])
    const comments = grouped(rows.comments ?? [])
    const joined = {
      alt: { entries: 0, names: 0 },
      add: { entries: 0, names: 0 },
      comments: { entries: 0, names: 0 },
    }
    const entries = rows.first.map((row) => {
      const id = trimmed(row[0])
      const overflow = (comments.get(id) ?? []).map((more) => more[1] ?? '').join('')
      if (overflow) joined.comments.entries++
      // Untrimmed: the comments go on at the very next character.
      const entry = entryOf(row, (value(row[11]) && (row[11] ?? '')) + overflow)
      for (const alt of alts.get(id) ?? [])
        if (addName(entry, value(alt[3]), ALIASES[value(alt[2]).toLowerCase()] ?? 'aka'))
          joined.alt.names++
      let placed = false
      for (const add of adds.get(id) ?? []) {
        const parts = [add[2], add[3], add[4]].map(value).filter(Boolean)
        // A country alone is no address: everybody in it would share it.
        if (parts.length > 1) placed = addAddress(entry, parts.join(', ')) || placed
        addCountry(entry, value(add[4]))
      }
      if (alts.has(id)) joined.alt.entries++
      if (placed) joined.add.entries++
      return closed(entry)
    })
    return done<readonly ReadList[]>([{ entries, joined }])
  },
}
