import type { Alignment } from './align.ts'
import { COMPARING, SCORING } from './policy.ts'

/**
 * Score 0 to 1 of an alignment: a logistic curve over the terms of `SCORING`, so that the top
 * band stays ordered. `whole`: the two names are letter for letter the same run.
 */
export function scoreOf(a: Alignment, whole: boolean): number {
  if (a.evidence <= 0) return 0
  const { evidenceFull, alone } = SCORING
  const thin = Math.max(0, evidenceFull - a.evidence)
  let sum = SCORING.base
  sum += SCORING.listed * (1 - a.listed)
  sum += SCORING.query * (1 - a.query)
  sum += SCORING.inside * (1 - a.inside)
  sum += SCORING.blur * a.blur
  sum += SCORING.thin * thin
  sum += (SCORING.leastLike + SCORING.leastLikeThin * thin) * (1 - a.leastLike)
  if (a.words < 3) sum += SCORING.few
  if (a.numberDiffers) sum += SCORING.numberDiffers
  else if (a.numberMissing) sum += SCORING.numberMissing
  else if (a.numberExtra) sum += SCORING.numberExtra
  const score = 1 / (1 + Math.exp(-sum))
  if (whole)
    return Math.max(
      score,
      SCORING.wholeLeast + SCORING.wholeMore * Math.min(1, a.evidence / evidenceFull),
    )
  // One word is nobody in particular, unless it is rare, well spelt and stands alone.
  const singular =
    a.words < 2 && (a.leastLike < alone.like || a.listed < alone.share || a.inside < alone.share)
  return singular || a.evidence < alone.evidence ? Math.min(score, SCORING.thinMost) : score
}

/** What a comparison takes from one alignment; two names are aligned both ways round. */
export type PairTerms = Readonly<
  Pick<Alignment, 'listed' | 'missing' | 'evidence' | 'numberDiffers'>
>

export const pairTermsOf = ({
  listed,
  missing,
  evidence,
  numberDiffers,
}: Alignment): PairTerms => ({
  listed,
  missing,
  evidence,
  numberDiffers,
})

/** Score 0 to 1 that two names are one party. `whole`: letter for letter the same run. */
export function comparisonOf(a: PairTerms, b: PairTerms, whole: boolean): number {
  if (a.evidence <= 0 || b.evidence <= 0) return whole ? COMPARING.wholeLeast : 0
  let sum = COMPARING.base
  sum += COMPARING.share * (2 - a.listed - b.listed)
  sum += COMPARING.missing * Math.max(a.missing, b.missing)
  sum += COMPARING.contradiction * Math.min(a.missing, b.missing)
  if (a.numberDiffers || b.numberDiffers) sum += COMPARING.numberDiffers
  const score = 1 / (1 + Math.exp(-sum))
  return whole ? Math.max(score, COMPARING.wholeLeast) : score
}
