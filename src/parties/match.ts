import { countryCode } from '../base/codes/index.ts'
import type { NonEmpty, Reason } from '../base/index.ts'
import type { ListedKind } from '../trade/index.ts'
import { ENTRY } from './entry-flags.ts'
import { readPartyField, type Segment } from './fields.ts'
import { matchIdentifiers } from './identify.ts'
import { CLASS } from './lexicon/index.ts'
import { entryCountryAgrees, type PartyIndex } from './open.ts'
import { addressTokens, placeForm } from './places.ts'
import { ALERT, COUNTRY, KIND_DIFFERS, SHOWN } from './policy.ts'
import { addressReason, countryReason, kindReason, nameReasons } from './reasons.ts'
import { scoreOf } from './score.ts'
import { alignForm, choose, look } from './search.ts'
import type { Search } from './space.ts'
import type { Tokens } from './token-store.ts'
import { tokenise } from './tokens.ts'
import { type IsLight, sameRun, wholeKey } from './whole.ts'

export const QUERY_KINDS = ['person', 'org', 'vessel', 'address', 'identifier', 'any'] as const
export type QueryKind = (typeof QUERY_KINDS)[number]

export type PartyQuery = {
  readonly text: string
  readonly kind?: QueryKind
  /** ISO 3166 alpha-2 or a name. */
  readonly country?: string
  /** Names of lists; all where absent. */
  readonly lists?: readonly string[]
}

/** One entry that the query may be. `kind` is the entry's own; score 0 to 1, best first. */
export type PartyMatch = {
  readonly list: string
  readonly entryId: string
  readonly name: string
  readonly score: number
  readonly alert: boolean
  readonly kind: ListedKind
  readonly version: string
  readonly reasons: NonEmpty<Reason>
}

/** An entry found, before it is written out. */
export type Hit = {
  readonly entry: number
  /** Text number of the name, address or identifier that was hit. */
  readonly text: number
  score: number
  readonly mayAlert: boolean
  reasons: readonly Reason[]
}

/** Where the evidence of a query stands. */
const AT = 'query'

export function match(index: PartyIndex, query: PartyQuery, limit = 20): readonly PartyMatch[] {
  const allowed = query.lists
    ? new Set(query.lists.map((name) => index.lists.indexOf(name)))
    : undefined
  const hits = find(index, query.text, query.kind ?? 'any', AT, allowed, SHOWN, limit)
  return write(index, qualify(index, hits, query.kind, query.country), limit)
}

/**
 * Everything a text hits. `least` spares the work of writing reasons for hits that the caller
 * would not look at; `room` is the number of entries per segment that are written out.
 */
export function find(
  index: PartyIndex,
  text: string,
  kind: QueryKind,
  at: string,
  allowed: ReadonlySet<number> | undefined,
  least: number,
  room: number,
): Hit[] {
  const best = new Map<number, Hit>()
  const keep = (hit: Hit) => {
    const before = best.get(hit.entry)
    if (!before || better(hit, before)) best.set(hit.entry, hit)
  }
  if (kind !== 'address')
    for (const hit of matchIdentifiers(index, text, kind === 'identifier', at, allowed)) keep(hit)
  if (kind === 'identifier') return [...best.values()]
  const field = readPartyField(text)
  if (kind !== 'address')
    for (const segment of field.segments)
      if (segment.role === 'name' || segment.role === 'behalf')
        findNames(index, field.clean, text, segment, at, allowed, least, room, keep)
  // Whatever the parser made of it: a text that is a listed name to the letter is that name.
  const [first] = field.segments
  if (kind !== 'address' && (first?.from !== 0 || first.to !== text.length || field.clean !== text))
    findNames(
      index,
      text,
      text,
      { role: 'name', from: 0, to: text.length, cut: false },
      at,
      allowed,
      least,
      room,
      keep,
      true,
    )
  const address =
    kind === 'address'
      ? { from: 0, to: text.length }
      : kind === 'any'
        ? addressIn(field.segments)
        : undefined
  if (address && index.places.words.formOwner.length > 0)
    findPlaces(
      index,
      field.clean.slice(address.from, address.to),
      address.from,
      text,
      at,
      allowed,
      kind === 'address',
      room,
      keep,
    )
  return [...best.values()]
}

const better = (a: Hit, b: Hit): boolean =>
  a.mayAlert === b.mayAlert
    ? a.score > b.score
    : a.mayAlert
      ? a.score >= ALERT || a.score > b.score
      : b.score < ALERT && a.score > b.score

const addressIn = (segments: readonly Segment[]): Segment | undefined =>
  segments.find(({ role }) => role === 'address')

type Best = { form: number; score: number }

function findNames(
  index: PartyIndex,
  clean: string,
  text: string,
  segment: Segment,
  at: string,
  allowed: ReadonlySet<number> | undefined,
  least: number,
  room: number,
  keep: (hit: Hit) => void,
  exactOnly = false,
): void {
  const { names: search, tokens, columns } = index
  tokenise(tokens, clean, segment.from, segment.to)
  if (tokens.count === 0) return
  const exact = wholeForms(index, search, tokens, allowed)
  if (exactOnly && exact.length === 0) return
  look(search, tokens)
  search.cut = segment.cut
  const owner = (form: number) => columns.rest.nameEntry[search.words.formOwner[form]!]!
  if (!exactOnly)
    choose(search, (form) => !allowed || allowed.has(columns.rest.entryList[owner(form)]!))
  const best: Best[] = []
  const consider = (form: number, whole: boolean) => {
    const score = scoreOf(alignForm(search, form, tokens), whole)
    if (score >= least) best.push({ form, score })
  }
  for (let k = 0; k < search.candidateCount; k++) consider(search.candidates[k]!, false)
  for (const form of exact) consider(form, true)
  if (best.length === 0) return
  best.sort((a, b) => b.score - a.score)
  const done = new Set<number>()
  for (const { form, score } of best) {
    const entry = owner(form)
    if (done.has(entry)) continue
    done.add(entry)
    if (done.size > room) break
    const name = search.words.formOwner[form]!
    alignForm(search, form, tokens)
    const whole = exact.includes(form)
    const reasons = nameReasons(index, search, tokens, form, text, at, score, whole)
    keep({ entry, text: columns.rest.nameText[name]!, score, mayAlert: true, reasons })
  }
}

/** The class of a token as the index knows it: no text is made of it. */
const lightBy =
  ({ expand, words }: Search): IsLight =>
  (tokens, i) => {
    const id = expand.find(tokens.bytes, tokens.from[i]!, tokens.to[i]!)
    return id >= 0 && (words.kind[id] === CLASS.legal || words.kind[id] === CLASS.stop)
  }

const NONE: readonly number[] = []

/** Forms that are the query letter for letter, but for spaces, marks and legal form. */
function wholeForms(
  index: PartyIndex,
  search: Search,
  tokens: Tokens,
  allowed: ReadonlySet<number> | undefined,
): readonly number[] {
  const { rest } = index.columns
  let found: number[] | undefined
  const isLight = lightBy(search)
  for (const run of ['core', 'all'] as const) {
    const key = wholeKey(tokens, run, isLight)
    if (key === 0) continue
    const bucket = (key & (rest.wholeStarts.length - 2)) >>> 0
    for (let k = rest.wholeStarts[bucket]!; k < rest.wholeStarts[bucket + 1]!; k++) {
      if (rest.wholeKeys[k] !== key) continue
      const form = rest.wholeValues[k]!
      const entry = rest.nameEntry[search.words.formOwner[form]!]!
      if (allowed && !allowed.has(rest.entryList[entry]!)) continue
      found ??= []
      if (!found.includes(form) && sameRun(search.words, form, tokens, isLight)) found.push(form)
    }
  }
  return found ?? NONE
}

function findPlaces(
  index: PartyIndex,
  part: string,
  shift: number,
  text: string,
  at: string,
  allowed: ReadonlySet<number> | undefined,
  asked: boolean,
  room: number,
  keep: (hit: Hit) => void,
): void {
  const { places: search, tokens, columns } = index
  addressTokens(tokens, part)
  if (tokens.count < 2) return
  look(search, tokens)
  search.cut = false
  const owner = (form: number) => columns.rest.addressEntry[search.words.formOwner[form]!]!
  choose(search, (form) => {
    if (!asked && !(columns.rest.entryFlags[owner(form)]! & ENTRY.addressOnly)) return false
    return !allowed || allowed.has(columns.rest.entryList[owner(form)]!)
  })
  const best: Best[] = []
  for (let k = 0; k < search.candidateCount; k++) {
    const { score } = placeForm(search, search.candidates[k]!, tokens)
    if (score >= SHOWN) best.push({ form: search.candidates[k]!, score })
  }
  best.sort((a, b) => b.score - a.score)
  for (const { form, score } of best.slice(0, room * 2)) {
    const placed = placeForm(search, form, tokens)
    const reasons = [addressReason(index, form, text, at, shift, tokens, search, score, placed)]
    keep({
      entry: owner(form),
      text: columns.rest.addressText[search.words.formOwner[form]!]!,
      score,
      mayAlert: true,
      reasons,
    })
  }
}

const FITTING: Readonly<Record<string, readonly ListedKind[]>> = {
  person: ['person', 'unknown'],
  org: ['org', 'unknown'],
  vessel: ['vessel', 'unknown', 'aircraft'],
}

/** What the query says beside the name: country and kind raise or lower, never decide. */
export function qualify(
  index: PartyIndex,
  hits: readonly Hit[],
  kind: QueryKind | undefined,
  country: string | undefined,
): readonly Hit[] {
  const code = country ? (countryCode(country) ?? country) : undefined
  const fitting = kind ? FITTING[kind] : undefined
  if (!code && !fitting) return hits
  return hits.map((hit) => {
    let { score } = hit
    const reasons = [...hit.reasons]
    const agrees = code ? entryCountryAgrees(index, hit.entry, code) : undefined
    if (agrees !== undefined && code) {
      const points = agrees ? (1 - score) * COUNTRY.same : COUNTRY.differs
      score += points
      reasons.push(countryReason(index, hit.entry, code, agrees, points))
    }
    if (fitting && !fitting.includes(index.kindOf(hit.entry))) {
      score += KIND_DIFFERS
      reasons.push(kindReason(index, hit.entry, kind ?? 'any', KIND_DIFFERS))
    }
    return { ...hit, score: Math.max(0, score), reasons }
  })
}

/** Hits as matches, best first; equal scores by list and entry, so that runs agree. */
export function write(
  index: PartyIndex,
  hits: readonly Hit[],
  limit: number,
): readonly PartyMatch[] {
  return [...hits]
    .sort((a, b) => b.score - a.score || a.entry - b.entry)
    .slice(0, limit)
    .map((hit) => ({
      list: index.listOf(hit.entry),
      entryId: index.idOf(hit.entry),
      name: index.textAt(hit.text),
      score: Math.round(hit.score * 1e4) / 1e4,
      alert: hit.mayAlert && hit.score >= ALERT,
      kind: index.kindOf(hit.entry),
      version: index.versionOf(hit.entry),
      reasons: hit.reasons as unknown as NonEmpty<Reason>,
    }))
}
