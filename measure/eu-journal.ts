import Papa from 'papaparse'
import type { ListedIdentifier, PartyList } from '../src/trade/index.ts'
import { bareIdentifier } from '../src/trade/index.ts'

/**
 * The identifiers of the EU journal annexes, for measuring only: a tar of one CSV per act, the
 * columns as in its format note. The room does not read this format as a list.
 */
const COLUMNS: readonly (readonly [string, string])[] = [
  ['imoNumber', 'IMO'],
  ['mmsi', 'MMSI'],
  ['innCode', 'INN'],
  ['ogrnCode', 'OGRN'],
  ['leiCode', 'LEI'],
  ['swiftBic', 'SWIFT'],
  ['passportNumber', 'PASSPORT'],
  ['registrationNumber', 'REGISTRATION'],
  ['taxNumber', 'TAX_ID'],
  ['idNumber', 'NATIONAL_ID'],
]

function* filesOf(tar: Uint8Array): Iterable<string> {
  const text = new TextDecoder()
  for (let at = 0; at + 512 <= tar.length; ) {
    const size = Number.parseInt(
      text.decode(tar.subarray(at + 124, at + 136)).replace(/\0.*$/, ''),
      8,
    )
    if (!Number.isFinite(size)) return
    if (tar[at + 156] === 0x30) yield text.decode(tar.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
}

export function journalIdentifiers(tar: Uint8Array): PartyList {
  const entries: PartyList['entries'][number][] = []
  for (const csv of filesOf(tar)) {
    const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true })
    for (const row of data) {
      const identifiers = COLUMNS.flatMap(([column, scheme]): ListedIdentifier[] =>
        (row[column] ?? '')
          .split(/[;|\n]/)
          .map((value) => bareIdentifier(value.replace(/\([^)]*\)/g, '')))
          .filter(Boolean)
          .map((value) => ({ scheme, value })),
      )
      if (identifiers.length === 0) continue
      entries.push({
        id: `${row.celex}:${row.annex}:${row.recordId}`,
        kind: 'unknown',
        names: [],
        addresses: [],
        countries: [],
        programmes: [],
        births: [],
        identifiers,
      })
    }
  }
  return { name: 'eu2026', format: 'eu-journal', version: 'measure', entries }
}
