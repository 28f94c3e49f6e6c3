import { casesNearLimit } from '../../cases/index.ts'
import { operationsWaiting } from '../../operations/index.ts'
import { listRequests } from '../../reachback/index.ts'
import { DOORS, type DoorName, mayPass } from '../../rights/index.ts'
import type { Act } from '../../store/index.ts'
import { byClock, type Waiting, type WaitingClock } from '../waiting.ts'

const MOST = 100

/** What waits for the caller, by the doors that the caller may pass: what is late first. */
export async function ownDesk(
  act: Act,
): Promise<readonly (Waiting & { readonly clock: WaitingClock })[]> {
  const rights = await act.rights()
  const may = (door: DoorName): boolean => mayPass(rights, DOORS[door])
  const all = [
    ...(may('message.list') ? await ofOperations(act) : []),
    ...(may('advice.answer') ? await toAdvise(act) : []),
    ...(may('advice.ask') ? await toReply(act) : []),
    ...(may('case.list') ? await ofCases(act) : []),
  ]
  return byClock(all, act.now)
}

async function ofOperations(act: Act): Promise<readonly Waiting[]> {
  const { answers, drafts, reviews, plans } = await operationsWaiting(act)
  const message = (what: 'answer' | 'draft', one: (typeof answers)[number]): Waiting => ({
    ...{ what, id: one.id, title: one.subject, operation: one.operation, due: one.feedbackBy },
    from: one.from === '' ? null : one.from,
  })
  const plan = (what: 'review' | 'plan', one: (typeof plans)[number]): Waiting => ({
    ...{ what, id: one.id, title: one.operation.name, operation: one.operation, due: one.due },
    from: what === 'review' ? one.owner : null,
  })
  return [
    ...answers.map((one) => message('answer', one)),
    ...reviews.map((one) => plan('review', one)),
    ...plans.map((one) => plan('plan', one)),
    ...drafts.map((one) => message('draft', one)),
  ]
}

async function toAdvise(act: Act): Promise<readonly Waiting[]> {
  const { requests } = await listRequests(act, { folder: 'to-answer', limit: MOST })
  return requests.flatMap(({ id, goods, from, own, course }): readonly Waiting[] => {
    // It waits for whoever asked.
    if (course.state === 'with-asker') return []
    const checks = course.state === 'answered'
    return [
      {
        ...{ what: checks ? 'end-use' : 'advise', id, title: goods, operation: null },
        from: own ? null : from.name,
        due: (checks ? course.endUse?.dueAt : course.legs.at(-1)?.dueAt) ?? null,
      },
    ]
  })
}

/** Questions of experts: as long as nobody replies, the clock of the request stands. */
async function toReply(act: Act): Promise<readonly Waiting[]> {
  const { requests } = await listRequests(act, { folder: 'asked', limit: MOST })
  return requests
    .filter(({ course }) => course.state === 'with-asker')
    .map(({ id, goods, with: expert }) => ({
      ...{ what: 'reply' as const, id, title: goods, operation: null, due: null },
      from: expert.name,
    }))
}

const ofCases = async (act: Act): Promise<readonly Waiting[]> =>
  (await casesNearLimit(act)).map(({ id, title, limitOn }) => ({
    ...{ what: 'case' as const, id, title, from: null, operation: null, due: limitOn },
  }))
