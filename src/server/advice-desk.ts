import {
  type AnswerPreview,
  type AskForm,
  type AskPreview,
  adviceFigures,
  type Course,
  called,
  FACT_KEYS,
  findPrecedents,
  type KeptServiceLevels,
  knownBy,
  type Lists,
  listRequests,
  type Precedent,
  readRequest,
} from '../reachback/index.ts'
import type { Act } from '../store/index.ts'
import type { ServerPorts } from './ports.ts'
import type {
  AdviceAnswerPreview,
  AdviceAskedPreview,
  AdviceBody,
  AdviceCourse,
  AdviceFigures,
  AdviceForm,
  AdviceList,
  AdviceServiceLevels,
  PrecedentBody,
  Precedents,
} from './schemas/index.ts'

/** Expert advice as the API shows it. */
export type Known = Awaited<ReturnType<typeof knownBy>>

/** The edition of the list that entries are checked against; what follows the `+` is the house's own. */
export const listsOf = ({ catalogue }: Pick<ServerPorts, 'catalogue'>): Lists => ({
  list: catalogue.name,
  edition: catalogue.version.split('+')[0] ?? '',
  has: (entry) => catalogue.codes.has(entry),
})

export const courseBody = ({ expert: _, legs, ...course }: Course, known: Known): AdviceCourse => ({
  ...course,
  legs: legs.map(({ terms, expert, ...leg }) => ({
    ...leg,
    expert: called(known, expert),
    terms: { hours: terms.hours, round: terms.round, zone: terms.calendar.zone },
  })),
})

/** In the order of the form: a database keeps none. */
export const factsBody = (facts: Precedent['goods']): Record<string, string> =>
  Object.fromEntries(
    FACT_KEYS.flatMap((key) => {
      const value = facts[key]
      return value === undefined ? [] : [[key, value]]
    }),
  )

const precedentsBody = (precedents: readonly Precedent[], known: Known): PrecedentBody[] =>
  precedents.map(({ request: _, share: __, expert, goods, entries, ...one }) => ({
    ...one,
    expert: called(known, expert),
    goods: factsBody(goods),
    entries: [...entries],
  }))

export const adviceFormBody = ({
  facts,
  families,
  points,
  recipients,
  prefill,
  begun,
}: AskForm): AdviceForm => ({
  begun,
  facts: [...facts],
  families: families.map((family) => ({
    family,
    points: points[family].map(({ name, anyOf }) => ({ name, anyOf: [...anyOf] })),
  })),
  recipients: [...recipients],
  prefill: factsBody(prefill),
})

export async function askedPreviewBody(
  act: Act,
  { precedents, seen, terms, missing, malformed, withheld, ...rest }: AskPreview,
): Promise<AdviceAskedPreview> {
  return {
    ...rest,
    terms: { hours: terms.hours, round: terms.round, zone: terms.calendar.zone },
    seen: factsBody(seen),
    missing: [...missing],
    malformed: [...malformed],
    withheld: [...withheld],
    precedents: precedentsBody(precedents, await knownBy(act)),
  }
}

export async function adviceListBody(
  act: Act,
  asked: Parameters<typeof listRequests>[1],
): Promise<AdviceList> {
  const { requests, next, counts } = await listRequests(act, asked)
  const known = await knownBy(act)
  return {
    ...{ next, counts },
    requests: requests.map(({ course, ...one }) => ({ ...one, course: courseBody(course, known) })),
  }
}

export async function adviceBody(act: Act, id: string, lists: Lists): Promise<AdviceBody> {
  const seen = await readRequest(act, id)
  const known = await knownBy(act)
  const { course, facts, missing, label, entries, answers, precedents } = seen
  return {
    ...{ id, own: seen.own, from: seen.from, askedAt: seen.askedAt, target: seen.target },
    case: seen.case,
    ...{ family: seen.family, urgency: seen.urgency, question: seen.question },
    ...{ nominal: seen.nominal, version: seen.version, may: [...seen.may] },
    facts: factsBody(facts),
    missing: [...missing],
    label: { ...label, purposes: [...label.purposes] },
    course: courseBody(course, known),
    entries: entries.map(({ id: entry, step, at, by, expert, level, outcome, text }) => ({
      ...{ id: entry, step, at, by, expert, level, outcome, text },
    })),
    answers: answers.map((one) => ({ ...one, entries: [...one.entries] })),
    passTo: [...seen.passTo],
    precedents: precedentsBody(precedents, known),
    catalogue: { list: lists.list, edition: lists.edition },
  }
}

export async function answerPreviewBody(
  act: Act,
  { faults, conflicts, precedents, replaces }: AnswerPreview,
): Promise<AdviceAnswerPreview> {
  const known = await knownBy(act)
  return {
    ...{ faults: [...faults], replaces },
    conflicts: precedentsBody(conflicts, known),
    precedents: precedentsBody(precedents, known),
  }
}

export async function precedentsFound(act: Act, text: string): Promise<Precedents> {
  const found = await findPrecedents(act, { goods: {}, text, limit: 20 })
  return { precedents: precedentsBody(found, await knownBy(act)) }
}

export async function figuresBody(act: Act): Promise<AdviceFigures> {
  const { asked, answered, goods } = await adviceFigures(act)
  const body = (figures: typeof asked) =>
    figures.map((one) => ({
      ...one,
      requests: one.requests.map((id) => ({ id, goods: goods.get(id) ?? '' })),
    }))
  return { asked: body(asked), answered: body(answered) }
}

export const serviceBody = ({
  calendar,
  roster,
  onDuty,
  ...rest
}: KeptServiceLevels): AdviceServiceLevels => ({
  ...rest,
  calendar: { ...calendar, days: [...calendar.days], holidays: [...calendar.holidays] },
  roster: [...roster],
  onDuty: [...onDuty],
})
