import { LISTED_KINDS, type ListedKind } from '../trade/index.ts'
import { countryNumber } from './entry-flags.ts'
import { type IndexColumns, type PartyIndexBuffer, unpack } from './layout.ts'
import { newSearch, type Search } from './space.ts'
import { newTokens, type Tokens } from './token-store.ts'

/**
 * An index as one thread uses it: the shared columns and this thread's working space. Not for
 * two threads: each opens the buffer for itself.
 */
export type PartyIndex = {
  readonly columns: IndexColumns
  readonly names: Search
  readonly places: Search
  readonly tokens: Tokens
  /** List names in the order of building. */
  readonly lists: readonly string[]
  readonly textAt: (id: number) => string
  readonly listOf: (entry: number) => string
  readonly versionOf: (entry: number) => string
  readonly idOf: (entry: number) => string
  readonly kindOf: (entry: number) => ListedKind
}

export function openIndex(buffer: PartyIndexBuffer): PartyIndex {
  const columns = unpack(buffer)
  const { rest } = columns
  const textAt = (id: number): string => {
    let text = ''
    for (let i = rest.textAt[id]!; i < rest.textAt[id + 1]!; i += 4_096)
      text += String.fromCharCode(
        ...rest.text.subarray(i, Math.min(i + 4_096, rest.textAt[id + 1]!)),
      )
    return text
  }
  const lists = [...rest.listName].map(textAt)
  const versions = [...rest.listVersion].map(textAt)
  return {
    columns,
    names: newSearch(columns.names),
    places: newSearch(columns.places),
    tokens: newTokens(),
    lists,
    textAt,
    listOf: (entry) => lists[rest.entryList[entry]!] ?? '',
    versionOf: (entry) => versions[rest.entryList[entry]!] ?? '',
    idOf: (entry) => textAt(rest.entryId[entry]!),
    kindOf: (entry) => LISTED_KINDS[rest.entryKind[entry]!] ?? 'unknown',
  }
}

/** Whether an entry has the country; nothing where the list says no country. */
export function entryCountryAgrees(
  { columns: { rest } }: PartyIndex,
  entry: number,
  code: string,
): boolean | undefined {
  const from = rest.entryCountryAt[entry]!
  const to = rest.entryCountryAt[entry + 1]!
  if (from === to || !/^[A-Z]{2}$/.test(code)) return undefined
  const wanted = countryNumber(code)
  for (let i = from; i < to; i++) if (rest.countries[i] === wanted) return true
  return false
}
