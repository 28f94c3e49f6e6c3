import { isNonEmpty, type NonEmpty, type Reason } from '../base/index.ts'
import { addMatch, addUnit, align, HALF, newSheet, type Sheet } from './align.ts'
import { readPartyField } from './fields.ts'
import { weightOf } from './forms.ts'
import { CLASS } from './lexicon/index.ts'
import { joinedWord, likeness, type Word, wordsOfTokens } from './likeness.ts'
import type { QueryKind } from './match.ts'
import { JOINED, LIKENESS, SAME } from './policy.ts'
import { comparisonOf, pairTermsOf } from './score.ts'
import { newTokens, type Tokens } from './token-store.ts'
import { tokenise } from './tokens.ts'
import { lightByLexicon, wholeKey } from './whole.ts'

export type Comparison = {
  readonly score: number
  readonly same: boolean
  readonly reasons: NonEmpty<Reason>
}

/** As many forms as make a word of this class weigh what a rather rare one does in an index. */
const FORMS = 60_000
const OCCURS = 4

type Side = { readonly text: string; readonly tokens: Tokens; readonly words: readonly Word[] }

function sideOf(text: string): Side {
  const field = readPartyField(text)
  const tokens = newTokens()
  const first = field.segments.find(({ role }) => role === 'name' || role === 'behalf')
  tokenise(tokens, field.clean, first?.from ?? 0, first?.to ?? text.length)
  if (tokens.count === 0) tokenise(tokens, text)
  return { text, tokens, words: wordsOfTokens(tokens) }
}

const weightOfWord = ({ lexeme, bytes }: Word): number =>
  weightOf(lexeme.class, OCCURS, FORMS, bytes[0]! < 128 ? bytes.length : 9)

function lay(sheet: Sheet, query: Side, listed: Side): void {
  sheet.unitCount = sheet.pairCount = 0
  sheet.queryCount = query.words.length
  sheet.listedCount = listed.words.length
  query.words.forEach((word, i) => {
    sheet.queryWeight[i] = weightOfWord(word)
    sheet.queryKind[i] = word.lexeme.class
    sheet.queryZone[i] = query.tokens.zone[i]!
    sheet.querySyllable[i] = sheet.queryHalfLight[i] = sheet.queryTwin[i] = 0
  })
  listed.words.forEach((word, j) => {
    sheet.listedWeight[j] = weightOfWord(word)
    sheet.listedKind[j] = word.lexeme.class
    sheet.listedApart[j] = listed.tokens.apart[j]!
  })
  query.words.forEach((word, i) => {
    const unit = addUnit(sheet, i, i, HALF.whole)
    listed.words.forEach((other, j) => {
      const like = initialOf(word, other) ? LIKENESS.initial : likeness(word, other)
      if (like > 0) addMatch(sheet, unit, j, like)
    })
    const before = query.words[i - 1]
    const joined = before && joinedWord(before, word)
    if (!joined || joined.bytes.length < 4) return
    const both = addUnit(sheet, i - 1, i, HALF.whole)
    listed.words.forEach((other, j) => {
      const like = both < 0 ? 0 : likeness(joined, other)
      if (like > 0.8) addMatch(sheet, both, j, like * JOINED)
    })
  })
}

const initialOf = (a: Word, b: Word): boolean =>
  (a.text.length === 1) !== (b.text.length === 1) &&
  a.text !== '' &&
  a.text[0] === b.text[0] &&
  (a.lexeme.class === CLASS.name || b.lexeme.class === CLASS.name)

const isWhole = (a: Tokens, b: Tokens): boolean =>
  wholeKey(a, 'core', lightByLexicon) === wholeKey(b, 'core', lightByLexicon)

const sheet = newSheet()

/**
 * Whether two names are one party, by the scorer of the index without its knowledge of which
 * words are rare. The same both ways round.
 */
export function compare(a: string, b: string, _kind?: QueryKind): Comparison {
  const left = sideOf(a)
  const right = sideOf(b)
  if (left.tokens.count === 0 || right.tokens.count === 0)
    return { score: 0, same: false, reasons: [reasonOf('party.name.empty', 0, a, b)] }
  const whole = isWhole(left.tokens, right.tokens)
  lay(sheet, left, right)
  const one = pairTermsOf(align(sheet))
  const reasons = tell(left, right, whole)
  lay(sheet, right, left)
  const other = pairTermsOf(align(sheet))
  const score = Math.round(comparisonOf(one, other, whole) * 1e4) / 1e4
  const head = reasonOf(
    whole
      ? 'party.name.exact'
      : isForeign(left) !== isForeign(right)
        ? 'party.name.transliterated'
        : 'party.name.token',
    score,
    a,
    b,
  )
  return { score, same: score >= SAME, reasons: [head, ...reasons] }
}

const isForeign = ({ words }: Side): boolean => words.some(({ script }) => script !== SCRIPT_LATIN)
const SCRIPT_LATIN = 0

const reasonOf = (code: string, points: number, a: string, b: string): Reason => ({
  code,
  points,
  values: { name: b, said: a },
  evidence: [
    { at: 'a', value: a },
    { at: 'b', value: b },
  ],
  source: { rule: 'P-match' },
})

/** What is left over on either side, from the last alignment. */
function tell(left: Side, right: Side, whole: boolean): readonly Reason[] {
  if (whole) return []
  const reasons: Reason[] = []
  const say = (code: string, side: Side, i: number, at: string, weight: number) => {
    const span = [side.tokens.spanFrom[i]!, side.tokens.spanTo[i]!] as const
    const other = side === left ? right : left
    reasons.push({
      code,
      points: Math.round(-weight * 1_000) / 1e4,
      values: { token: side.text.slice(...span), name: other.text },
      evidence: [{ at, value: side.text, span }],
      source: { rule: 'P-match' },
    })
  }
  right.words.forEach(({ lexeme }, j) => {
    if (sheet.chosen[j]! < 0 && lexeme.class !== CLASS.legal && lexeme.class !== CLASS.stop)
      say('party.token.missing', right, j, 'b', sheet.listedWeight[j]!)
  })
  left.words.forEach(({ lexeme }, i) => {
    if (!sheet.taken[i] && lexeme.class !== CLASS.legal && lexeme.class !== CLASS.stop)
      say('party.token.extra', left, i, 'a', sheet.queryWeight[i]!)
  })
  return isNonEmpty(reasons) ? reasons : []
}
