import Papa from 'papaparse'
import { done, refuse } from '../../base/index.ts'
import { bareIdentifier, findIdentifiers, type ListedKind } from '../../trade/index.ts'
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
 * US Consolidated Screening List CSV. The header has changed (2019: no `_id`; 2025: all fields
 * quoted), so columns are found by name. Twelve lists in one file: `source` names each.
 * Source: trade.gov, Consolidated Screening List, download files.
 */
type Row = Readonly<Record<string, string | undefined>>

export const CSL_COLUMNS = ['source', 'name', 'addresses', 'alt_names'] as const

const KINDS: Readonly<Record<string, ListedKind>> = {
  individual: 'person',
  entity: 'org',
  vessel: 'vessel',
  aircraft: 'aircraft',
}

/** `Capta List (CAP) - Treasury Department` → CAP; `(NS-MBS List)` → MBS. */
export function sourceCode(source: string): string {
  const code = source.match(/\(([A-Z]{2,}(?:-[A-Z]+)?)(?:\s+List)?\)/)?.[1]
  return (code ?? (source.replace(/[^A-Za-z]/g, '').slice(0, 8) || 'CSL')).replace(/^NS-/, '')
}

/** Clauses that are not the name: who else is meant, and what stands in brackets after aka. */
const CLAUSE =
  /[,;]?\s+(?:and|or)\s+(?:any|its|all)\s+(?:and all\s+)?(?:successors?|sub-?units?|subsidiar(?:y|ies)|affiliates?)\b.*$/i
const AKA = /[[(]\s*a\.?\s?k\.?\s?a\.?[\s:]+([^\])]*)[\])]|,\s*a\.?k\.?a\.?[\s:]+(.*)$/gi
const SUBORDINATE =
  /^(.*?)\s*[.,;]\s*(?:Subordinate Institution\s*[-–:]|and subordinate entity)\s*(.+)$/i

/** The names inside a `name` cell: the name proper, aliases in brackets, the institution meant. */
export function namesIn(cell: string): {
  readonly name: string
  readonly aliases: readonly string[]
} {
  const aliases: string[] = []
  let name = trimmed(
    cell.replace(AKA, (_, inside?: string, after?: string) => {
      aliases.push(...pieces(inside ?? after, /[;,](?!\s*(?:inc|ltd|llc|co|s\.?a)\b)/i))
      return ' '
    }),
  )
  name = trimmed(name.replace(CLAUSE, ''))
  const below = name.match(SUBORDINATE)
  // "Parent. Subordinate Institution - Child" lists the child; the parent has its own row.
  if (below?.[2]) {
    aliases.push(below[2])
    name = `${below[1]} ${below[2]}`
  }
  return { name: name.replace(/[\s,;]+$/, ''), aliases }
}

/** Aliases are joined by `;`, on the Entity List with "and" before the last. */
export const aliasesIn = (cell: string | undefined): readonly string[] =>
  pieces(cell, ';').map((alias) =>
    alias
      .replace(/^(?:and|or)\s+/i, '')
      .replace(/[\s,.]+$/, (end) => (end.includes('.') ? '.' : '')),
  )

/** `US, 80-0890696, Tax ID No.` or `Passport, YA9636063, IT`: the value is the part with digits that is no date. */
function addIds(entry: Draft, cell: string | undefined): void {
  for (const clause of pieces(cell, ';')) {
    const parts = pieces(clause, ',')
    const label = parts.find((part) => /[a-z]{3}/i.test(part) && !/\d{4}/.test(part)) ?? ''
    const value = parts.find(
      (part) => part !== label && /\d/.test(part) && !/^\d{4}-\d{2}-\d{2}$/.test(part),
    )
    if (!value) continue
    const read = findIdentifiers(`${label.replace(/[:#]+\s*$/, '')} ${value}`)[0]
    const country = parts.find((part) => /^[A-Z]{2}$/.test(part))
    if (read && read.value.length >= bareIdentifier(value).length - 3)
      addIdentifier(entry, {
        scheme: read.scheme,
        value: read.value,
        ...(country ? { country } : {}),
      })
  }
}

/** Where the file has neither `_id` nor number (2019): a key of what the row says. */
function keyOf(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < text.length; i++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n)
  return hash.toString(16).padStart(16, '0')
}

function entryOf(row: Row): Draft {
  const code = sourceCode(row.source ?? '')
  const id =
    trimmed(row._id) || trimmed(row.entity_number) || keyOf(`${row.name}\n${row.addresses}`)
  const entry = draft(`${code}:${id}`, KINDS[trimmed(row.type).toLowerCase()] ?? 'unknown')
  const { name, aliases } = namesIn(row.name ?? '')
  addName(entry, name, 'primary')
  for (const alias of aliases) addName(entry, alias, 'aka')
  for (const cell of aliasesIn(row.alt_names)) {
    const alias = namesIn(cell)
    for (const text of [alias.name, ...alias.aliases]) addName(entry, text, 'aka')
  }
  entry.programmes.push(code, ...pieces(row.programs, /[;,]/))
  for (const address of pieces(row.addresses, ';')) {
    addAddress(entry, address)
    addCountry(entry, address.match(/(?:^|,\s*)([A-Z]{2})$/)?.[1] ?? '')
  }
  for (const cell of [row.citizenships, row.nationalities, row.vessel_flag])
    for (const country of pieces(cell, ';')) addCountry(entry, country)
  entry.births.push(...pieces(row.dates_of_birth, ';'))
  addIds(entry, row.ids)
  const callSign = trimmed(row.call_sign)
  if (callSign) addIdentifier(entry, { scheme: 'CALL_SIGN', value: callSign })
  return entry
}

export const usCsl: ListReader = {
  format: 'us-csl-csv',
  read: (parts) => {
    const part = parts[0]
    if (!part) return refuse('list.empty', { file: '' })
    const { data, errors, meta } = Papa.parse<Row>(textOf(part.bytes), {
      header: true,
      delimiter: ',',
      skipEmptyLines: true,
      transformHeader: (header) => trimmed(header.replace('\ufeff', '')).toLowerCase(),
    })
    const missing = CSL_COLUMNS.find((column) => !meta.fields?.includes(column))
    if (missing) return refuse('list.damaged', { file: part.file, record: 1 })
    if (errors[0])
      return refuse('list.damaged', { file: part.file, record: (errors[0].row ?? 0) + 1 })
    const entries = data
      .map((row) => closed(entryOf(row)))
      .filter(({ names, addresses }) => names.length + addresses.length > 0)
    if (entries.length === 0) return refuse('list.empty', { file: part.file })
    return done<readonly ReadList[]>([{ entries }])
  },
}
