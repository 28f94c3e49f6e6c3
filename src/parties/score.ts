import type { Alignment } from './align.ts'
import { SCORING } from './policy.ts'

/**
 * Score 0 to 1 of an alignment: a logistic curve over the terms of `SCORING`, so that the top
 * band stays ordered. `whole`: the two names are letter for letter the same run.
 */
export function scoreOf(a: Alignment, whole: boolean): number {
  if (a.evidence <= 0) return 0
  const { evidenceFull, alone } = SCORING
  let sum = SCORING.base
  sum += SCORING.listed * (1 - a.listed)
  sum += SCORING.query * (1 - a.query)
  sum += SCORING.blur * a.blur
  sum += SCORING.missing * a.missing
  sum += SCORING.extra * a.extra
  sum += SCORING.contradiction * Math.min(a.missing, a.extra)
  sum += SCORING.thin * Math.max(0, evidenceFull - a.evidence)
  sum += SCORING.leastLike * (1 - a.leastLike)
  if (a.numberDiffers) sum += SCORING.numberDiffers
  else if (a.numberMissing) sum += SCORING.numberMissing
  else if (a.numberExtra) sum += SCORING.numberExtra
  const score = 1 / (1 + Math.exp(-sum))
  if (whole) return Math.max(score, SCORING.wholeLeast + SCORING.wholeMore * Math.min(1, a.evidence / evidenceFull))
  // One word is nobody in particular, unless it is rare, well spelt and stands alone.
  const singular = a.words < 2 && (a.leastLike < alone.like || a.listed < alone.share || a.inside < alone.share)
  return singular || a.evidence < alone.evidence ? Math.min(score, SCORING.thinMost) : score
}
