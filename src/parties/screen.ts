import type { Evidence, Reason } from '../base/index.ts'
import type { Party } from '../trade/index.ts'
import { find, type Hit, type PartyMatch, type QueryKind, qualify, write } from './match.ts'
import type { PartyIndex } from './open.ts'
import { ALERT, SUPPORT } from './policy.ts'

/**
 * What one raw string of a declaration hit, with evidence at the string itself (`at` is empty
 * and spans count from its beginning): the same string on another line only needs another path.
 */
export type Screened = { readonly text: string; readonly hits: readonly Hit[] }

/** Hits less likely than this are not written out when declarations are screened. */
const LEAST = ALERT - 0.1
const ROOM = 8
const NO_HITS: readonly Hit[] = []

/** Screens the name field of a party. A pure function of index and text: cache it by string. */
export function screenName(index: PartyIndex, text: string): Screened {
  return screened(index, text, 'any')
}

/** Screens the address of a party, its lines joined by line breaks. Cache it by string. */
export function screenAddress(index: PartyIndex, text: string): Screened {
  return screened(index, text, 'address')
}

function screened(index: PartyIndex, text: string, kind: QueryKind): Screened {
  const hits = find(index, text, kind, '', undefined, LEAST, ROOM)
  return { text, hits: hits.length === 0 ? NO_HITS : hits }
}

/** The same hits with their evidence at a path of a consignment. */
export function rebase(hits: readonly Hit[], path: string): readonly Hit[] {
  return hits.map((hit) => ({ ...hit, reasons: hit.reasons.map((reason) => moved(reason, path)) }))
}

const moved = (reason: Reason, path: string): Reason => ({
  ...reason,
  evidence: reason.evidence.map(
    (evidence): Evidence => (evidence.at === '' ? { ...evidence, at: path } : evidence),
  ),
})

export type PartyCache = {
  readonly name: (text: string) => Screened
  readonly address: (text: string) => Screened
}

/** The lines of a party's address as one text, and the path of its evidence. */
export function addressOf(party: Party): string {
  return [...(party.addressLines ?? []), party.street, party.city, party.postcode, party.country]
    .filter(Boolean)
    .join('\n')
}

/**
 * Screens one canonical party: its name, its identifiers, its address. An address of an entry
 * that has a name only supports a hit of that name; an entry without a name is hit by its
 * address alone. `place` is the party's place in `consignment.parties`.
 */
export function matchParty(
  index: PartyIndex,
  party: Party,
  place: number,
  cache?: PartyCache,
): readonly PartyMatch[] {
  const by = cache ?? {
    name: (text: string) => screenName(index, text),
    address: (text: string) => screenAddress(index, text),
  }
  const hits = new Map<number, Hit>()
  const at = `parties[${place}]`
  if (party.name) for (const hit of rebase(by.name(party.name).hits, `${at}.name`)) join(hits, hit)
  party.ids?.forEach(({ scheme, value }, i) => {
    const text = scheme ? `${scheme} ${value}` : value
    for (const hit of find(index, text, 'identifier', `${at}.ids[${i}]`, undefined, LEAST, ROOM))
      join(hits, hit)
  })
  const address = addressOf(party)
  if (address)
    addressHits(
      index,
      hits,
      rebase(by.address(address).hits, `${at}.${party.addressLines ? 'addressLines' : 'street'}`),
    )
  return write(index, qualify(index, [...hits.values()], undefined, party.country), ROOM)
}

function join(hits: Map<number, Hit>, hit: Hit): void {
  const before = hits.get(hit.entry)
  if (!before) hits.set(hit.entry, hit)
  else
    hits.set(hit.entry, {
      ...(before.score >= hit.score ? before : hit),
      score: more(before.score, hit.score),
      reasons: [...before.reasons, ...hit.reasons],
    })
}

const more = (a: number, b: number): number =>
  1 - (1 - Math.max(a, b)) * (1 - SUPPORT * Math.min(a, b))

function addressHits(index: PartyIndex, hits: Map<number, Hit>, found: readonly Hit[]): void {
  for (const hit of found) {
    const alone = (index.columns.rest.entryFlags[hit.entry]! & 1) === 1
    if (alone || hits.has(hit.entry)) join(hits, hit)
    else if (hit.score >= ALERT) hits.set(hit.entry, { ...hit, mayAlert: false })
  }
}
