import { countryCode } from '../../base/codes/index.ts'
import type {
  ListedIdentifier,
  ListedKind,
  ListedName,
  ListedParty,
  NameKind,
} from '../../trade/index.ts'
import { distinct, trimmed } from './text.ts'

/** An entry while its rows come in; `closed` makes the canonical party of it. */
export type Draft = {
  readonly id: string
  kind: ListedKind
  readonly names: Map<string, NameKind>
  readonly addresses: string[]
  readonly countries: string[]
  readonly programmes: string[]
  readonly births: string[]
  readonly identifiers: Map<string, ListedIdentifier>
}

export const draft = (id: string, kind: ListedKind): Draft => ({
  id,
  kind,
  names: new Map(),
  addresses: [],
  countries: [],
  programmes: [],
  births: [],
  identifiers: new Map(),
})

const HAS_TEXT = /[\p{L}\p{N}]/u

/** The first kind of a name stands: a primary name repeated as an alias stays primary. */
export function addName(entry: Draft, text: string, kind: NameKind): boolean {
  const name = trimmed(text)
  if (!HAS_TEXT.test(name) || entry.names.has(name)) return false
  entry.names.set(name, kind)
  return true
}

export function addAddress(entry: Draft, text: string): boolean {
  const address = trimmed(text).replace(/^[,;\s]+|[,;\s]+$/g, '')
  if (!HAS_TEXT.test(address) || entry.addresses.includes(address)) return false
  entry.addresses.push(address)
  return true
}

export function addIdentifier(entry: Draft, identifier: ListedIdentifier): void {
  entry.identifiers.set(`${identifier.scheme}:${identifier.value}`, identifier)
}

export function addCountry(entry: Draft, text: string): void {
  const country = trimmed(text)
  if (HAS_TEXT.test(country)) entry.countries.push(countryOf(country))
}

const known = new Map<string, string>()
/** Alpha-2 where the text names a country, else the text. */
function countryOf(text: string): string {
  const before = known.get(text)
  if (before !== undefined) return before
  const code = countryCode(text) ?? text
  if (known.size < 2_000) known.set(text, code)
  return code
}

export const closed = (entry: Draft): ListedParty => ({
  id: entry.id,
  kind: entry.kind,
  names: [...entry.names].map(([text, kind]): ListedName => ({ text, kind })),
  addresses: entry.addresses,
  countries: distinct(entry.countries),
  programmes: distinct(entry.programmes),
  births: distinct(entry.births),
  identifiers: [...entry.identifiers.values()],
})
