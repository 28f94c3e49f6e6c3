import type { Reason, Source } from '../base/index.ts'
import type { FoundIdentifier } from '../trade/index.ts'
import { CLASS } from './lexicon/index.ts'
import type { PartyIndex } from './open.ts'
import type { Placed } from './places.ts'
import type { Search } from './space.ts'
import type { Tokens } from './token-store.ts'

/**
 * Why an entry was hit: one reason that says how, then what speaks for and against. Spans are
 * of the text as sent. The sentences are in `words`, under `reason.<code>`.
 */
export const PARTY_REASONS = [
  'party.name.exact',
  'party.name.token',
  'party.name.typo',
  'party.name.transliterated',
  'party.name.empty',
  'party.identifier.same',
  'party.address.same',
  'party.form.ignored',
  'party.token.missing',
  'party.token.extra',
  'party.number.differs',
  'party.country.same',
  'party.country.differs',
  'party.kind.differs',
] as const
export type PartyReasonCode = (typeof PARTY_REASONS)[number]

const sourceOf = (index: PartyIndex, entry: number): Source => ({
  rule: 'P-match',
  list: index.listOf(entry),
  version: index.versionOf(entry),
  entry: index.idOf(entry),
})

const reason = (
  code: PartyReasonCode,
  points: number,
  values: Reason['values'],
  evidence: Reason['evidence'],
  source: Source,
): Reason => ({
  code,
  points: Math.round(points * 1e4) / 1e4,
  values,
  evidence,
  source,
})

type Seen = { from: number; to: number; misspelt: boolean }

/** The matched part of the query, read from the last alignment. */
function seen(search: Search, tokens: Tokens): Seen {
  const { sheet } = search
  const found: Seen = { from: Number.POSITIVE_INFINITY, to: 0, misspelt: false }
  for (let j = 0; j < sheet.listedCount; j++) {
    const pair = sheet.chosen[j]!
    if (pair < 0) continue
    const unit = sheet.pairUnit[pair]!
    for (let i = sheet.unitFirst[unit]!; i <= sheet.unitLast[unit]!; i++) {
      found.from = Math.min(found.from, tokens.spanFrom[i]!)
      found.to = Math.max(found.to, tokens.spanTo[i]!)
    }
    const name = sheet.listedKind[j] === CLASS.name
    found.misspelt ||= name && sheet.pairLike[pair]! < 0.999
  }
  return found
}

const STRANGE = /[^\u0000-\u024f\u2000-\u206f]/gu
/** Whether a text is for the most part in other letters than Latin. */
const isStrange = (text: string): boolean => (text.match(STRANGE)?.length ?? 0) * 3 > text.length

const listedWord = (search: Search, form: number, j: number): string => {
  const { words } = search
  const id = words.formWords[words.formStarts[form]! + j]!
  return words.bytes[words.at[id]!]! < 128
    ? String.fromCharCode(...words.bytes.subarray(words.at[id]!, words.at[id + 1]!))
    : ''
}

export function nameReasons(
  index: PartyIndex,
  search: Search,
  tokens: Tokens,
  form: number,
  text: string,
  at: string,
  score: number,
  whole: boolean,
): readonly Reason[] {
  const { rest } = index.columns
  const { sheet } = search
  const nameId = search.words.formOwner[form]!
  const source = sourceOf(index, rest.nameEntry[nameId]!)
  const name = index.textAt(rest.nameText[nameId]!)
  const found = seen(search, tokens)
  const span: readonly [number, number] = found.to > 0 ? [found.from, found.to] : [0, text.length]
  const evidence = [{ at, value: text, span }]
  const said = text.slice(span[0], span[1])
  const foreign = isStrange(said) !== isStrange(name)
  const code: PartyReasonCode = foreign
    ? 'party.name.transliterated'
    : whole
      ? 'party.name.exact'
      : found.misspelt
        ? 'party.name.typo'
        : 'party.name.token'
  const reasons: Reason[] = [reason(code, score, { name, said }, evidence, source)]
  let formSaid = false
  for (let j = 0; j < sheet.listedCount; j++) {
    if (sheet.chosen[j]! >= 0) continue
    const kind = sheet.listedKind[j]!
    formSaid ||= kind === CLASS.legal
    const word = listedWord(search, form, j)
    if (!whole && word && kind !== CLASS.legal && kind !== CLASS.stop && !sheet.listedApart[j])
      reasons.push(
        reason(
          'party.token.missing',
          -sheet.listedWeight[j]! / 10,
          { token: word, name },
          [],
          source,
        ),
      )
  }
  for (let i = 0; i < sheet.queryCount; i++) {
    if (sheet.taken[i]) continue
    const kind = sheet.queryKind[i]!
    formSaid ||= kind === CLASS.legal
    const from = tokens.spanFrom[i]!
    const to = tokens.spanTo[i]!
    if (!whole && kind === CLASS.name && from < span[1] + 40)
      reasons.push(
        reason(
          'party.token.extra',
          -sheet.queryWeight[i]! / 10,
          { token: text.slice(from, to), name },
          [{ at, value: text, span: [from, to] }],
          source,
        ),
      )
  }
  if (formSaid) reasons.push(reason('party.form.ignored', 0, { name }, [], source))
  if (!whole && sheet.result.numberDiffers)
    reasons.push(reason('party.number.differs', -0.2, { name }, evidence, source))
  return reasons
}

export function addressReason(
  index: PartyIndex,
  form: number,
  text: string,
  at: string,
  shift: number,
  tokens: Tokens,
  search: Search,
  score: number,
  placed: Placed,
): Reason {
  const { rest } = index.columns
  const address = search.words.formOwner[form]!
  const found = seen(search, tokens)
  const span: readonly [number, number] =
    found.to > 0 ? [found.from + shift, found.to + shift] : [shift, text.length]
  return reason(
    'party.address.same',
    score,
    { address: index.textAt(rest.addressText[address]!), numbers: placed.numbers },
    [{ at, value: text, span }],
    sourceOf(index, rest.addressEntry[address]!),
  )
}

export const identifierReason = (
  index: PartyIndex,
  entry: number,
  text: string,
  at: string,
  found: FoundIdentifier,
  scheme: string,
  score: number,
): Reason =>
  reason(
    'party.identifier.same',
    score,
    { scheme, value: found.value },
    [{ at, value: text, span: found.span }],
    sourceOf(index, entry),
  )

export const countryReason = (
  index: PartyIndex,
  entry: number,
  country: string,
  same: boolean,
  points: number,
): Reason =>
  reason(
    same ? 'party.country.same' : 'party.country.differs',
    points,
    { country },
    [],
    sourceOf(index, entry),
  )

export const kindReason = (
  index: PartyIndex,
  entry: number,
  asked: string,
  points: number,
): Reason =>
  reason(
    'party.kind.differs',
    points,
    { asked, listed: index.kindOf(entry) },
    [],
    sourceOf(index, entry),
  )
