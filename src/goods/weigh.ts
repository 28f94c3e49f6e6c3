import type { Catalogue, HsLink } from './catalogue.ts'
import type { Commodity } from './identification.ts'
import { type Reading, within } from './match.ts'
import * as policy from './policy.ts'
import type { Substance } from './substances.ts'

/** What was gathered for one entry; scratch, one per entry, cleared when a text touches it. */
export type Standing = {
  stamp: number
  distinctive: number
  typical: number
  context: number
  words: number
  /** Best quality of an ordinary relative of this entry in the text. */
  opposed: number
  coveredLow: number
  coveredHigh: number
  substance: number
  below: boolean
  hs: HsLink['strength'] | undefined
  elsewhere: '' | 'chapter' | 'away'
  score: number
}

/** Everything known of one line: the input of the reasons. */
export type Line = {
  readonly catalogue: Catalogue
  readonly commodity: Commodity
  readonly text: string
  readonly hs6: string | undefined
  readonly reading: Reading
  readonly substances: readonly Substance[]
  readonly standings: readonly Standing[]
}

/** What one term found in the text is worth, before anything that speaks against the entry. */
export function worthOf(
  catalogue: Catalogue,
  reading: Reading,
  hit: number,
  strength: 'distinctive' | 'typical' | 'context',
): number {
  const { phrase, word } = policy.TERM_WORTH[strength]
  const words = reading.hitWords[hit]!
  let worth = (words > 1 ? phrase : word) * reading.hitQuality[hit]!
  if (strength === 'distinctive') return worth
  // a class named among many other words says less of the goods than one that stands alone
  worth *= 0.75 + 0.25 * Math.min(1, (2 * words) / Math.max(1, reading.informative))
  if (reading.hitPurpose[hit]) worth *= policy.PURPOSE_KEEPS
  return worth * relativeKeeps(catalogue, reading, hit)
}

/**
 * What the name of an ordinary relative leaves of a term inside it, or elsewhere in the line. Only a relative
 * of an entry that claims the term counts: what one entry does not mean, another may.
 */
function relativeKeeps(catalogue: Catalogue, reading: Reading, hit: number): number {
  let keeps = 1
  for (let other = 0; other < reading.hits; other++) {
    if (other === hit || reading.hitQuality[other]! < 0.65) continue
    if (!isRelative(catalogue, reading.hitTerm[other]!, reading.hitTerm[hit]!)) continue
    const inside = reading.hitWords[other]! > reading.hitWords[hit]! && within(reading, hit, other)
    if (inside) return policy.RELATIVE_KEEPS.inside
    keeps = policy.RELATIVE_KEEPS.beside
  }
  return keeps
}

/** True for a term that names only ordinary relatives, one of them of an entry claiming `term`. */
function isRelative({ terms }: Catalogue, relative: number, term: number): boolean {
  const { claimFrom, claimEntry, claimStrength } = terms
  let kin = false
  for (let claim = claimFrom[relative]!; claim < claimFrom[relative + 1]!; claim++) {
    if (policy.STRENGTHS[claimStrength[claim]!] !== 'excludes') return false
    for (let own = claimFrom[term]!; own < claimFrom[term + 1]! && !kin; own++) {
      kin = claimEntry[own] === claimEntry[claim]
    }
  }
  return kin
}

const ordinaryKeeps = (reading: Reading): number =>
  Math.max(policy.ORDINARY_WORD.least, policy.ORDINARY_WORD.keeps ** reading.ordinary)

/** Distinctive, typical and substance evidence after what speaks against it. */
export function evidenceOf(standing: Standing, reading: Reading) {
  const away = standing.elsewhere === '' ? undefined : policy.HS_ELSEWHERE[standing.elsewhere]
  const opposed = standing.opposed > policy.OPPOSED_FROM
  const ordinary = ordinaryKeeps(reading)
  return {
    distinctive:
      (1 - standing.distinctive) *
      (opposed ? policy.OPPOSED.distinctive : 1) *
      (away?.distinctive ?? 1) *
      Math.max(0.7, ordinary),
    typical:
      (1 - standing.typical) *
      (opposed ? policy.OPPOSED.typical : 1) *
      (away?.typical ?? 1) *
      ordinary,
    substance:
      standing.substance *
      (away?.distinctive ?? 1) *
      (opposed ? policy.OPPOSED.substance : 1) *
      Math.max(0.6, ordinary),
  }
}

/** The score of an entry, 0 to 1: independent finds, each a share of what the others left open. */
export function scoreOf(standing: Standing, reading: Reading): number {
  const { distinctive, typical, substance } = evidenceOf(standing, reading)
  const named = distinctive + typical + substance > 0
  const context = Math.min(policy.CONTEXT_MAX, standing.context) * (named || standing.hs ? 1 : 0.5)
  const hs = standing.hs ? policy.HS_WORTH[standing.hs] * hsKeeps(standing, reading, named) : 0
  const below = standing.below && substance === 0
  const words = policy.WORDS_MAX * standing.words * (distinctive + substance > 0.5 ? 0.3 : 1)
  const score =
    1 -
    (1 - distinctive) *
      (1 - typical) *
      (1 - substance) *
      (1 - context * ordinaryKeeps(reading)) *
      (1 - hs) *
      (1 - words)
  // kept in sight as the one that was looked at, with the reason why it does not apply
  return below ? Math.max(policy.BELOW.least, score * policy.BELOW.keeps) : score
}

/** A code without a word that agrees is believed only when the words say nothing. */
function hsKeeps(standing: Standing, reading: Reading, named: boolean): number {
  if (standing.opposed > policy.OPPOSED_FROM) return 0.4
  if (named || reading.informative < 2 || standing.hs === 'named') return 1
  return standing.words > 0.15 ? 0.8 : 0.5
}
