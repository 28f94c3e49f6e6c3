import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { type Act, closedAt, lockClosing, owedAnswers, pass } from '../../store/index.ts'
import type { CountedRecord } from '../counted-record.ts'
import { type OpenEnd, openEnds } from '../debrief/closing.ts'
import { participantStandings, submittedPlans } from './participant-standings.ts'
import { debriefPlace, needOwn, type Place, standingIn } from './place.ts'
import { recommendationsOf } from './recommendations.ts'
import { countedRecords } from './report-counting.ts'

/** What is open in an own operation: the list on the page, and what closing refuses with. */
export async function openEndsOf(
  act: Act,
  place: Place,
  records: readonly CountedRecord[],
): Promise<readonly OpenEnd[]> {
  const me = act.caller.organisation
  const known = await submittedPlans(act, place, place.at)
  const standings = await participantStandings(act, place, null, known, { left: true })
  const standing = await standingIn(act, place)
  return openEnds({
    owed: (await owedAnswers(act, place.id)).map((one) => ({
      ...one,
      seen: one.from === me || one.to === me,
      lapsed: !standing.has(one.from) || !standing.has(one.to),
    })),
    plans: standings.map(({ organisation, state, newest }) => ({
      ...{ organisation: organisation.id, state, newest: newest?.id ?? null },
      // Plans are reviewed while the operation runs.
      lapsed: place.stand === 'over',
    })),
    records,
    recommendations: await recommendationsOf(act, place),
  })
}

/**
 * Closes the operation: from now on nothing is added to it. Refuses `operation.absent`,
 * `operation.closed` where it is, and `operation.open-ends` with how much is open. Returns the id of
 * the closing.
 */
export async function closeOperation(act: Act, operation: string): Promise<string> {
  await pass(act, 'debrief.conclude')
  await act.room()
  await lockClosing(act, operation)
  const place = needOwn(await debriefPlace(act, operation))
  const at = await closedAt(act, operation)
  if (at !== null) throw new Refused('operation.closed', { at: at.slice(0, 10) })
  const records = await countedRecords(act, operation, act.now)
  const open = await openEndsOf(act, place, records)
  const count = open.filter(({ lapsed }) => !lapsed).length
  if (count > 0) throw new Refused('operation.open-ends', { count })
  return write(act, operation, 'closed', '')
}

/**
 * Reopens a closed operation, with a reason that stays. Refuses `operation.absent`, and
 * `operation.not-closed`. Returns the id of the reopening.
 */
export async function reopenOperation(
  act: Act,
  operation: string,
  reason: string,
): Promise<string> {
  await pass(act, 'debrief.conclude')
  await act.room()
  await lockClosing(act, operation)
  needOwn(await debriefPlace(act, operation))
  if ((await closedAt(act, operation)) === null) throw new Refused('operation.not-closed')
  return write(act, operation, 'reopened', reason)
}

async function write(
  act: Act,
  operation: string,
  what: 'closed' | 'reopened',
  reason: string,
): Promise<string> {
  const { organisation, person } = act.caller
  const id = act.newId()
  await act.db
    .insertInto('operation_closing')
    .values({ organisation, id, operation, what, reason, person, created_at: act.now })
    .execute()
  await journal(act, { act: `operation.${what}`, objects: [operation] })
  return id
}
