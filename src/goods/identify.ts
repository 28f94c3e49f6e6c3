import { readHs } from '../base/index.ts'
import type { Catalogue } from './catalogue.ts'
import type { Candidate, Commodity, Identification, Outcome } from './identification.ts'
import { emptyReading, forgive, orderHits, type Reading, read } from './match.ts'
import * as policy from './policy.ts'
import { questionsFor } from './questions.ts'
import { reasonsFor } from './reasons.ts'
import { findSubstances } from './substances.ts'
import { evidenceOf, type Line, type Standing, scoreOf, worthOf } from './weigh.ts'

type Desk = {
  readonly reading: Reading
  readonly standings: Standing[]
  readonly touched: Int32Array
  count: number
}

const desks = new WeakMap<Catalogue, Desk>()
function deskOf(catalogue: Catalogue): Desk {
  let desk = desks.get(catalogue)
  if (!desk) {
    const standings = catalogue.entries.map(
      (): Standing => ({
        stamp: 0,
        distinctive: 1,
        typical: 1,
        context: 0,
        words: 0,
        opposed: 0,
        coveredLow: 0,
        coveredHigh: 0,
        substance: 0,
        below: false,
        hs: undefined,
        elsewhere: '',
        score: 0,
      }),
    )
    const reading = emptyReading(catalogue.words.families.size)
    desk = { reading, standings, touched: new Int32Array(standings.length), count: 0 }
    desks.set(catalogue, desk)
  }
  return desk
}

function standingOf(desk: Desk, entry: number): Standing {
  const standing = desk.standings[entry]!
  if (standing.stamp === desk.reading.stamp) return standing
  standing.stamp = desk.reading.stamp
  standing.distinctive = standing.typical = 1
  standing.context = standing.words = standing.opposed = standing.substance = standing.score = 0
  standing.coveredLow = standing.coveredHigh = 0
  standing.below = false
  standing.hs = undefined
  standing.elsewhere = ''
  desk.touched[desk.count++] = entry
  return standing
}

/** Outcomes that an officer is alerted to. */
const ALERTS: ReadonlySet<Outcome> = new Set(['listed', 'possible', 'needsExpert'])

/** Without an alert nothing is written out: the same value for every such line. */
const SILENT: Readonly<Record<'notListed' | 'vague', Identification>> = {
  notListed: { outcome: 'notListed', candidates: [], questions: [] },
  vague: { outcome: 'vague', candidates: [], questions: [] },
}

/**
 * Which control-list entries a declared line may concern, best first, with the evidence. The
 * text is evidence only: no wording of it can clear or instruct. At most ten candidates.
 * `alertsOnly` spares the work of writing out candidates of lines that alert nobody.
 */
export function identify(
  commodity: Commodity,
  catalogue: Catalogue,
  how: { readonly alertsOnly?: boolean } = {},
): Identification {
  const desk = deskOf(catalogue)
  const text = commodity.text ?? ''
  const { reading } = desk
  desk.count = 0
  read(text, catalogue.words, catalogue.terms, reading)
  orderHits(reading)
  const hs = commodity.hs ? readHs(commodity.hs) : undefined
  const substances =
    reading.chemical || commodity.cas?.length || text.includes('-')
      ? findSubstances(catalogue, text, commodity.cas ?? [], reading.chemical)
      : []
  if (substances.length > 0) {
    const spans = substances.flatMap(({ span, how }) => (span && how !== 'part' ? [span] : []))
    forgive(catalogue.terms, reading, spans)
  }
  gatherTerms(catalogue, desk)
  gatherWords(catalogue, desk)
  for (const { entry, worth, share } of substances) {
    const standing = standingOf(desk, entry)
    standing.substance = Math.max(standing.substance, worth)
    if (share?.verdict === 'below') standing.below = true
  }
  gatherHs(catalogue, desk, hs?.digits, hs?.hs6)

  const ranked = rank(desk)
  const line: Line = {
    catalogue,
    commodity,
    text,
    hs6: hs?.hs6,
    reading,
    substances,
    standings: desk.standings,
  }
  const outcome = outcomeOf(line, ranked)
  if (how.alertsOnly && !ALERTS.has(outcome)) return SILENT[outcome as keyof typeof SILENT]
  const from = policy.CANDIDATE_FROM[outcome === 'vague' ? 'vague' : 'any']
  const best = ranked.filter((entry) => desk.standings[entry]!.score >= from)
  const candidates = best.map((entry) => candidateOf(line, entry))
  return { outcome, candidates, questions: questionsFor(line, outcome, best) }
}

/** The best entries by score; equal ones in the order of the list. */
function rank({ standings, touched, count, reading }: Desk): readonly number[] {
  const best: number[] = []
  let least: number = policy.CANDIDATE_FROM.any
  for (let i = 0; i < count; i++) {
    const entry = touched[i]!
    const standing = standings[entry]!
    const wordsOnly =
      standing.distinctive === 1 && standing.typical === 1 && standing.substance === 0
    // most entries share a word or two and nothing else
    if (
      wordsOnly &&
      !standing.below &&
      standing.context === 0 &&
      !standing.hs &&
      policy.WORDS_MAX * standing.words < least
    )
      continue
    standing.score = scoreOf(standing, reading)
    if (standing.score < least) continue
    let at = best.length
    while (at > 0 && precedes(standings, entry, best[at - 1]!)) at--
    best.splice(at, 0, entry)
    if (best.length <= policy.CANDIDATES_MAX) continue
    best.pop()
    least = standings[best.at(-1)!]!.score
  }
  return best
}

const precedes = (standings: readonly Standing[], a: number, b: number): boolean => {
  const difference = standings[a]!.score - standings[b]!.score
  return difference > 0 || (difference === 0 && a < b)
}

/** Terms found, the longest first: one inside a longer one of the same entry adds little. */
function gatherTerms(catalogue: Catalogue, desk: Desk): void {
  const { reading } = desk
  const { claimFrom, claimEntry, claimStrength } = catalogue.terms
  for (let i = 0; i < reading.hits; i++) {
    const hit = reading.order[i]!
    const term = reading.hitTerm[hit]!
    for (let claim = claimFrom[term]!; claim < claimFrom[term + 1]!; claim++) {
      const standing = standingOf(desk, claimEntry[claim]!)
      const strength = policy.STRENGTHS[claimStrength[claim]!]!
      const quality = reading.hitQuality[hit]!
      if (strength === 'excludes') {
        if (quality > standing.opposed) standing.opposed = quality
        continue
      }
      const worth =
        worthOf(catalogue, reading, hit, strength) * (covered(reading, hit, standing) ? 0.1 : 1)
      standing.coveredLow |= reading.hitLow[hit]!
      standing.coveredHigh |= reading.hitHigh[hit]!
      if (strength === 'context') standing.context += worth
      else standing[strength] *= 1 - worth
    }
  }
}

const covered = (reading: Reading, hit: number, { coveredLow, coveredHigh }: Standing): boolean => {
  const low = reading.hitLow[hit]!
  const high = reading.hitHigh[hit]!
  return (low | high) !== 0 && (low & ~coveredLow) === 0 && (high & ~coveredHigh) === 0
}

/** Words in common with each entry, weighed by how telling they are. */
function gatherWords(catalogue: Catalogue, desk: Desk): void {
  const { reading } = desk
  const { from, entry, weight, telling, unknown } = catalogue.bag
  let total = 0.0001
  for (let slot = 0; slot < reading.slots; slot++) {
    const family = reading.slotFamily[slot]!
    if (reading.next[slot]! >= 0) continue
    if (reading.slotWord[slot]!.generic) continue
    const tell = telling[family]!
    total += tell
    for (let at = from[family]!; at < from[family + 1]!; at++) {
      standingOf(desk, entry[at]!).words += tell * weight[at]!
    }
  }
  const unread = Math.max(0, reading.informative - reading.slots)
  total += unread * unknown
  for (let i = 0; i < desk.count; i++) {
    const standing = desk.standings[desk.touched[i]!]!
    standing.words = Math.min(1, standing.words / (total * 2))
  }
}

function gatherHs(
  catalogue: Catalogue,
  desk: Desk,
  digits: string | undefined,
  hs6: string | undefined,
): void {
  if (!digits) return
  for (const { entry, strength } of (hs6 && catalogue.hs6.get(hs6)) || []) {
    if (strength === 'family' && desk.standings[entry]!.stamp !== desk.reading.stamp) continue
    standingOf(desk, entry).hs = strength
  }
  for (let i = 0; i < desk.count; i++) {
    const entry = desk.touched[i]!
    const standing = desk.standings[entry]!
    if (standing.distinctive === 1 && standing.typical === 1 && standing.substance === 0) continue
    if (standing.hs || catalogue.headings[entry]!.has(digits.slice(0, 4))) continue
    standing.elsewhere = catalogue.headings[entry]!.has(digits.slice(0, 2)) ? 'chapter' : 'away'
  }
}

function outcomeOf({ standings, reading, text }: Line, best: readonly number[]): Outcome {
  let disputed = false
  let possible = false
  for (const entry of best) {
    const standing = standings[entry]!
    const { distinctive, typical, substance } = evidenceOf(standing, reading)
    if (standing.below && standing.substance === 0) continue
    const named = distinctive + typical
    const agreed =
      (standing.hs === 'named' && named > policy.AGREED_FROM.named) ||
      (standing.hs === 'specific' && named > policy.AGREED_FROM.specific)
    const strong = distinctive > policy.STRONG_FROM || substance > policy.STRONG_FROM || agreed
    const opposed = standing.opposed > policy.OPPOSED_FROM
    if (strong && standing.score >= policy.OUTCOME_FROM.listed && !opposed) return 'listed'
    if (opposed && 1 - standing.distinctive > policy.STRONG_FROM) disputed = true
    const substantial =
      named + substance > policy.SUBSTANTIAL_FROM || codeSuffices(standing, reading, text)
    if (substantial && standing.score >= policy.OUTCOME_FROM.possible) possible = true
  }
  if (disputed) return 'needsExpert'
  if (possible) return 'possible'
  return text !== '' && reading.informative < 2 ? 'vague' : 'notListed'
}

/**
 * A code alone: one that names the good, or one drawn around it when no word speaks otherwise:
 * there is none ("as per invoice"), or the words agree.
 */
const codeSuffices = ({ hs, words }: Standing, reading: Reading, text: string): boolean =>
  hs === 'named' ||
  (hs === 'specific' &&
    (text === '' || reading.informative === 0 || words > policy.WORDS_AGREE_FROM))

function candidateOf(line: Line, entry: number): Candidate {
  const { catalogue, standings, hs6, substances } = line
  const path = substances.find((substance) => substance.entry === entry && substance.worth > 0)
    ?.chemical.path
  const { code } = catalogue.entries[entry]!
  const priority = hs6 !== undefined && standings[entry]!.hs && catalogue.priority.has(hs6)
  return {
    list: 'EU',
    entry: code,
    ...(path && path !== code ? { path } : {}),
    alsoIn: priority ? [...catalogue.alsoIn[entry]!, 'CHPL'] : catalogue.alsoIn[entry]!,
    score: Math.round(Math.min(1, standings[entry]!.score) * 1000) / 1000,
    reasons: reasonsFor(line, entry),
  }
}
