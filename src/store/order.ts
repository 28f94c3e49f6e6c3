import { ANSWERS, type Answer, LANES, type Lane } from '../base/index.ts'

/** How lanes and answers stand in the tables: small numbers in the order of the pages. */
export const LANE: Readonly<Record<Lane, number>> = { RED: 0, YELLOW: 1, GREEN: 2 }

export const laneOf = (number: number): Lane => LANES[number] ?? 'GREEN'

/** `open` is a target that nobody has answered yet. */
export type TargetAnswer = Answer | 'open'
export const TARGET_ANSWERS: readonly TargetAnswer[] = ['open', ...ANSWERS]

export const answerNumber = (answer: TargetAnswer): number => TARGET_ANSWERS.indexOf(answer)
export const answerOf = (number: number): TargetAnswer => TARGET_ANSWERS[number] ?? 'open'

const STEPS = 1_000_000
const PER_LANE = (STEPS + 1) * (STEPS + 1)

/**
 * Lane, then score, then completeness as one whole number below 2^53, the most urgent lowest: one
 * index range gives every page, and a lane is a range of it. Scores are kept to six digits here;
 * the target keeps them whole.
 */
export function urgencyOf(lane: Lane, score: number, completeness: number): number {
  return LANE[lane] * PER_LANE + lacking(score) * (STEPS + 1) + lacking(completeness)
}

/** The half-open range of urgencies of a lane. */
export const urgencyRange = (lane: Lane): readonly [number, number] => [
  LANE[lane] * PER_LANE,
  (LANE[lane] + 1) * PER_LANE,
]

const lacking = (share: number): number =>
  STEPS - Math.round(Math.min(1, Math.max(0, share)) * STEPS)
