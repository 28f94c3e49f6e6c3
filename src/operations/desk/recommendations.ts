import { type CalendarDate, Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { type Act, link, needOpen, pass } from '../../store/index.ts'
import type {
  Recommendation,
  RecommendationStatus,
  RecommendationStep,
  Theme,
} from '../debrief/recommendation.ts'
import { findingsOf, linksFrom, needMember } from './debrief-findings.ts'
import { debriefPlace, needOwn, type Place } from './place.ts'

/** The recommendations of the operation, the oldest first, each with its history. */
export async function recommendationsOf(
  act: Act,
  place: Place,
): Promise<readonly Recommendation[]> {
  const read = async () => ({
    rows: await act.db
      .selectFrom('recommendation')
      .select(['id', 'theme', 'text', 'created_at'])
      .where('organisation', '=', place.keeper.id)
      .where('operation', '=', place.id)
      .orderBy('id')
      .execute(),
    steps: await act.db
      .selectFrom('recommendation_step')
      .select(['id', 'recommendation', 'status', 'owned_by', 'due_on', 'remarks', 'created_at'])
      .where('organisation', '=', place.keeper.id)
      .where('operation', '=', place.id)
      .orderBy('revision')
      .execute(),
  })
  const { rows, steps } = place.own ? await read() : await act.asGuest(read)
  const answers = await linksFrom(act, 'recommendation', 'answers', rows)
  return rows.map(({ id, theme, text, created_at: writtenAt }) => ({
    ...{ id, theme: theme as Theme, text, writtenAt },
    findings: (answers.get(id) ?? []).map((end) => end.id),
    history: steps
      .filter((step) => step.recommendation === id)
      .map(
        (step): RecommendationStep => ({
          ...{ id: step.id, status: step.status as RecommendationStatus, owner: step.owned_by },
          ...{ dueOn: step.due_on, remarks: step.remarks, at: step.created_at },
        }),
      ),
  }))
}

export type NewStep = {
  readonly status: RecommendationStatus
  readonly owner: string | null
  readonly dueOn: CalendarDate | null
  readonly remarks: string
}
export type NewRecommendation = Omit<NewStep, 'status' | 'remarks'> & {
  readonly theme: Theme
  readonly text: string
  readonly findings: readonly string[]
}

/**
 * Recommends, for the keeper: proposed, with the findings that it answers. Refuses
 * `operation.absent`, `operation.closed`, `debrief.finding-absent` where one of the
 * findings does not stand, and `debrief.concerned` an owner that is no member. Returns its id.
 */
export async function recommend(
  act: Act,
  operation: string,
  asked: NewRecommendation,
): Promise<string> {
  await pass(act, 'debrief.conclude')
  await act.room()
  const place = needOwn(await debriefPlace(act, operation))
  await needOpen(act, operation)
  await needMember(act, place, asked.owner)
  const standing = (await findingsOf(act, place)).filter((one) => one.withdrawn === null)
  if (asked.findings.some((id) => !standing.some((one) => one.id === id)))
    throw new Refused('debrief.finding-absent')
  const { organisation, person } = act.caller
  const { theme, text, owner, dueOn } = asked
  const id = act.newId()
  await act.db
    .insertInto('recommendation')
    .values({ organisation, id, operation, theme, text, person, created_at: act.now })
    .execute()
  for (const finding of new Set(asked.findings))
    await link(act, {
      kind: 'answers',
      from: { kind: 'recommendation', id },
      to: { kind: 'debrief-finding', id: finding },
    })
  await writeStep(act, operation, id, 1, { status: 'proposed', owner, dueOn, remarks: '' })
  await journal(act, {
    act: 'debrief.recommended',
    objects: [id, operation],
    values: { theme, count: asked.findings.length },
  })
  return id
}

const writeStep = (
  act: Act,
  operation: string,
  recommendation: string,
  revision: number,
  { status, owner, dueOn, remarks }: NewStep,
) =>
  act.db
    .insertInto('recommendation_step')
    .values({
      ...{ organisation: act.caller.organisation, id: act.newId(), operation, recommendation },
      ...{ revision, status, owned_by: owner, due_on: dueOn, remarks },
      ...{ person: act.caller.person, created_at: act.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()

/**
 * Adds to the history of a recommendation: its status, who carries it out, until when. Refuses as
 * `recommend` does, `debrief.recommendation-absent`, and `request.version` where somebody added to
 * it since it was looked at. Returns how many entries it has now.
 */
export async function stepRecommendation(
  act: Act,
  operation: string,
  id: string,
  asked: NewStep & { readonly revision?: number | undefined },
): Promise<number> {
  await pass(act, 'debrief.conclude')
  await act.room()
  const place = needOwn(await debriefPlace(act, operation))
  await needOpen(act, operation)
  const one = (await recommendationsOf(act, place)).find((row) => row.id === id)
  if (!one) throw new Refused('debrief.recommendation-absent')
  // Who carries it out already may have left since.
  if (asked.owner !== (one.history.at(-1)?.owner ?? null)) await needMember(act, place, asked.owner)
  const seen = asked.revision ?? one.history.length
  if (seen !== one.history.length) throw new Refused('request.version')
  const written = await writeStep(act, operation, id, seen + 1, asked)
  // Two at once: the other one was first.
  if (written.length === 0) throw new Refused('request.version')
  await journal(act, {
    act: 'debrief.recommendation-stepped',
    objects: [id, operation],
    values: { status: asked.status, revision: seen + 1 },
  })
  return seen + 1
}
