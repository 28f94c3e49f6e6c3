import { type CaseAdvice, type CounterRuling, called, knownBy } from '../reachback/index.ts'
import type { Act } from '../store/index.ts'
import { courseBody, factsBody, type Known } from './advice-desk.ts'
import type { CaseAdviceBody, CounterRulingBody, CounterRulings } from './schemas/index.ts'

/** Advice in a case, and rulings at the counter, as the API shows them. */
const rulingBody = (
  { request: _, expert, goods, entries, grounds, against, ...ruling }: CounterRuling,
  known: Known,
): CounterRulingBody => ({
  ...ruling,
  expert: called(known, expert),
  goods: factsBody(goods),
  entries: [...entries],
  grounds: [...grounds],
  against: against.map((one) => ({ ...one, expert: called(known, one.expert) })),
})

export async function counterRulingsBody(
  act: Act,
  rulings: readonly CounterRuling[],
): Promise<CounterRulings> {
  const known = await knownBy(act)
  return { rulings: rulings.map((one) => rulingBody(one, known)) }
}

type Versioned = Omit<NonNullable<CaseAdvice['resting'][number]['rested']>, 'expert'>
const versionBody = ({ id, version, determination, entries, validUntil }: Versioned) => ({
  ...{ id, version, determination, validUntil },
  entries: [...entries],
})

export async function caseAdviceBody(
  act: Act,
  { requests, resting, found }: CaseAdvice,
): Promise<CaseAdviceBody> {
  const known = await knownBy(act)
  return {
    requests: requests.map(({ course, answers, ...request }) => ({
      ...request,
      course: courseBody(course, known),
      answers: answers.map((one) => ({
        ...versionBody(one),
        ...{ expert: one.expert, at: one.at, reasoning: one.reasoning },
        ...{ confidence: one.confidence, begun: { ...one.begun } },
      })),
    })),
    resting: resting.map(({ rested, newest, ...one }) => ({
      ...one,
      rested: rested && versionBody(rested),
      newest: newest && { ...versionBody(newest), expert: called(known, newest.expert) },
    })),
    found: found.map((one) => rulingBody(one, known)),
  }
}
