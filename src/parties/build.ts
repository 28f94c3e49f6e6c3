import type { ListedParty, PartyList } from '../trade/index.ts'
import { bareIdentifier, LISTED_KINDS, NAME_KINDS } from '../trade/index.ts'
import { countryNumber, ENTRY } from './entry-flags.ts'
import { FORM, type FormBuilder, formBuilder } from './forms.ts'
import { addPair, hashText, pairs, tableOf } from './hash.ts'
import { type PartyIndexBuffer, pack, type RestColumns } from './layout.ts'
import { ADDRESS_LEXICON, LEXICON } from './lexicon/index.ts'
import { addressTokens } from './places.ts'
import { newTokens, type Tokens } from './token-store.ts'
import { tokenise } from './tokens.ts'
import { lightByLexicon, RUNS, wholeKey } from './whole.ts'

const ADDRESS_NAME = /^\s*address\s*(?:no\.?|number|#)?\s*\d+\b/i

/** Texts in one array of UTF-16 units; the same text is kept once. */
function textPool() {
  let units = new Uint16Array(1 << 20)
  let used = 0
  const at: number[] = [0]
  const known = new Map<string, number>()
  const keep = (text: string): number => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (used + text.length > units.length) {
      const more = new Uint16Array(Math.max(units.length * 2, used + text.length))
      more.set(units)
      units = more
    }
    for (let i = 0; i < text.length; i++) units[used + i] = text.charCodeAt(i)
    used += text.length
    const id = at.length - 1
    at.push(used)
    known.set(text, id)
    return id
  }
  return { keep, columns: () => ({ text: units.slice(0, used), textAt: Uint32Array.from(at) }) }
}

const hasPinyin = (tokens: Tokens): boolean => {
  for (let i = 0; i < tokens.count; i++) if (tokens.latinTo[i]! > tokens.latinFrom[i]!) return true
  return false
}

/** A name wholly in brackets is a name all the same. */
function settleApart(tokens: Tokens): void {
  for (let i = 0; i < tokens.count; i++) if (!tokens.apart[i]) return
  tokens.apart.fill(0, 0, tokens.count)
}

/** The address-only rule: no name, or a name that only counts the address. */
const isAddressOnly = ({ names, addresses }: ListedParty): boolean =>
  addresses.length > 0 && names.every(({ text }) => ADDRESS_NAME.test(text))

/**
 * Builds the index of all lists in one shareable block. Deterministic: the same lists in the
 * same order give the same bytes.
 */
export function buildIndex(lists: readonly PartyList[]): PartyIndexBuffer {
  const pool = textPool()
  const names: FormBuilder = formBuilder(LEXICON)
  const places: FormBuilder = formBuilder(ADDRESS_LEXICON)
  const whole = pairs()
  const ids = pairs()
  const tokens = newTokens()
  const name = { entry: [] as number[], text: [] as number[], kind: [] as number[] }
  const address = { entry: [] as number[], text: [] as number[] }
  const entry = {
    list: [] as number[],
    id: [] as number[],
    kind: [] as number[],
    title: [] as number[],
    flags: [] as number[],
    countryAt: [0] as number[],
  }
  const countries: number[] = []
  const identifier = {
    entry: [] as number[],
    scheme: [] as number[],
    text: [] as number[],
    bare: [] as number[],
  }

  const addName = (text: string, kind: number, owner: number) => {
    const id = name.entry.length
    name.entry.push(owner)
    name.text.push(pool.keep(text))
    name.kind.push(kind)
    settleApart(tokenise(tokens, text))
    if (tokens.count === 0) return
    const form = names.add(tokens, id, 0)
    for (const run of RUNS) {
      const key = wholeKey(tokens, run, lightByLexicon)
      if (key !== 0) addPair(whole, key, form)
    }
    if (hasPinyin(tokens)) names.add(tokens, id, FORM.pinyin)
  }
  const addEntry = (party: ListedParty, list: number) => {
    const owner = entry.id.length
    entry.list.push(list)
    entry.id.push(pool.keep(party.id))
    entry.kind.push(LISTED_KINDS.indexOf(party.kind))
    entry.title.push(
      pool.keep(
        party.names[0]?.text ?? party.addresses[0] ?? party.identifiers[0]?.value ?? party.id,
      ),
    )
    entry.flags.push(isAddressOnly(party) ? ENTRY.addressOnly : 0)
    for (const country of party.countries)
      if (/^[A-Z]{2}$/.test(country)) countries.push(countryNumber(country))
    entry.countryAt.push(countries.length)
    for (const { text, kind } of party.names) addName(text, NAME_KINDS.indexOf(kind), owner)
    for (const text of party.addresses) {
      addressTokens(tokens, text)
      if (tokens.count < 2) continue
      places.add(tokens, address.entry.length, 0)
      address.entry.push(owner)
      address.text.push(pool.keep(text))
    }
    for (const { scheme, value } of party.identifiers) {
      const bare = bareIdentifier(value)
      addPair(ids, hashText(bare), identifier.entry.length)
      identifier.entry.push(owner)
      identifier.scheme.push(pool.keep(scheme))
      identifier.text.push(pool.keep(value))
      identifier.bare.push(pool.keep(bare))
    }
  }
  const listName: number[] = []
  const listVersion: number[] = []
  lists.forEach((list, i) => {
    listName.push(pool.keep(list.name))
    listVersion.push(pool.keep(list.version))
    for (const party of list.entries) addEntry(party, i)
  })

  const wholeTable = tableOf(whole)
  const idTable = tableOf(ids)
  const rest: RestColumns = {
    ...pool.columns(),
    nameEntry: Uint32Array.from(name.entry),
    nameText: Uint32Array.from(name.text),
    nameKind: Uint8Array.from(name.kind),
    addressEntry: Uint32Array.from(address.entry),
    addressText: Uint32Array.from(address.text),
    entryList: Uint16Array.from(entry.list),
    entryId: Uint32Array.from(entry.id),
    entryKind: Uint8Array.from(entry.kind),
    entryTitle: Uint32Array.from(entry.title),
    entryFlags: Uint8Array.from(entry.flags),
    entryCountryAt: Uint32Array.from(entry.countryAt),
    countries: Uint16Array.from(countries),
    listName: Uint32Array.from(listName),
    listVersion: Uint32Array.from(listVersion),
    wholeStarts: wholeTable.starts,
    wholeKeys: wholeTable.keys,
    wholeValues: wholeTable.values,
    idStarts: idTable.starts,
    idKeys: idTable.keys,
    idValues: idTable.values,
    idEntry: Uint32Array.from(identifier.entry),
    idScheme: Uint32Array.from(identifier.scheme),
    idText: Uint32Array.from(identifier.text),
    idBare: Uint32Array.from(identifier.bare),
  }
  return pack({ names: names.finish(), places: places.finish(), rest })
}
