import { type Criterion, criteriaOf, type Phase } from './plan.ts'

/** What the fold needs of one adopted version. */
export type VersionPhases = { readonly version: number; readonly phases: readonly Phase[] }

const found = (phases: readonly Phase[], phase: string, criterion: string): Criterion | undefined =>
  phases
    .filter(({ key }) => key === phase)
    .flatMap(criteriaOf)
    .find(({ key }) => key === criterion)

/**
 * The first version since which the text of a criterion has stood, in both languages, as it stands in
 * the last of `versions` (the oldest first). An answer that was given before answered another text.
 */
export function textSince(
  versions: readonly VersionPhases[],
  phase: string,
  criterion: string,
): number {
  const now = versions.at(-1)
  const text = now && found(now.phases, phase, criterion)?.text
  if (!now || !text) return 0
  const other = versions.findLastIndex(({ phases }) => {
    const then = found(phases, phase, criterion)?.text
    return then?.en !== text.en || then?.fr !== text.fr
  })
  return versions[other + 1]?.version ?? now.version
}
