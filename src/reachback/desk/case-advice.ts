import { sql } from 'kysely'
import { caseOrigin } from '../../cases/index.ts'
import { columnsOf, predicate } from '../../rights/index.ts'
import type { Act } from '../../store/index.ts'
import { type Course, courseOf } from '../course.ts'
import { type Ground, groundOf, rulingBegun, type Version } from '../resting.ts'
import { answersTo, newest, type StoredAdvice } from './answering.ts'
import { type CounterRuling, rulingsAtCounter } from './counter.ts'
import { entriesOf } from './entries.ts'
import { requestIdsOf } from './origin.ts'
import { type Called, called, knownBy } from './request-row.ts'

export type CaseAnswer = Omit<StoredAdvice, 'expert'> & {
  readonly expert: Called
  /** What the form of a ruling begins with. */
  readonly begun: Readonly<Record<string, string>>
}

/** A request that was asked from the case, with the answers that hold now. */
export type CaseRequest = {
  readonly id: string
  readonly askedAt: string
  readonly goods: string
  readonly course: Course
  readonly answers: readonly CaseAnswer[]
}

/** An entry that rests on an answer, and how it stands on it now. */
export type Resting = Ground & { readonly entry: string; readonly seq: number }

export type CaseAdvice = {
  readonly requests: readonly CaseRequest[]
  readonly resting: readonly Resting[]
  /** Earlier rulings on the goods of the case. */
  readonly found: readonly CounterRuling[]
}

/** What experts say in a case, and said before of its goods. Refuses `case.absent`. */
export async function caseAdvice(act: Act, id: string): Promise<CaseAdvice> {
  const { entries } = await caseOrigin(act, id)
  const rests = entries.flatMap(({ id: entry, seq, values }) => {
    const answer = values['rests-on']
    return answer === undefined ? [] : [{ entry, seq, answer }]
  })
  const versions = await versionsOf(
    act,
    rests.map((one) => one.answer),
  )
  const today = act.now.slice(0, 10)
  return {
    requests: await requestsOf(act, id),
    resting: rests.map(({ entry, seq, answer }) => ({
      ...{ entry, seq },
      ...groundOf(answer, versions.get(answer) ?? [], today),
    })),
    found: await rulingsAtCounter(act, { target: null, case: id }),
  }
}

async function requestsOf(act: Act, of: string): Promise<readonly CaseRequest[]> {
  const linked = await requestIdsOf(act, of)
  if (linked.length === 0) return []
  const shown = predicate(await act.rights(), 'consult', columnsOf('advice-request', 'r'))
  const { rows } = await act.asGuest(() =>
    sql<{ id: string; created_at: string; goods: string | null }>`select r.id, r.created_at,
        left(r.facts->>'description', 200) as goods
      from advice_request r where r.id = any(${[...linked]}::uuid[]) and ${shown}
      order by r.created_at desc, r.id desc`.execute(act.db),
  )
  const ids = rows.map((row) => row.id)
  const courses = await entriesOf(act, ids)
  const known = await knownBy(act)
  act.saw('advice-request', ids)
  const found: CaseRequest[] = []
  for (const { id, created_at: askedAt, goods } of rows) {
    const course = courseOf(courses.get(id) ?? [], act.now)
    if (course === null) continue
    const answers = newest(await answersTo(act, id)).map((one) => ({
      ...one,
      ...{ expert: called(known, one.expert), begun: rulingBegun(one) },
    }))
    found.push({ ...{ id, askedAt, course, answers }, goods: goods ?? '' })
  }
  return found
}

/** All versions of all answers to the requests of these answers, by the version that was named. */
async function versionsOf(
  act: Act,
  answers: readonly string[],
): Promise<ReadonlyMap<string, readonly Version[]>> {
  const found = new Map<string, Version[]>()
  if (answers.length === 0) return found
  const { rows } = await act.asGuest(() =>
    sql<Omit<Version, 'validUntil'> & { named: string; valid_until: string | null }>`
      select a.id as named, b.id, b.version, b.organisation as expert, b.determination, b.entries, b.valid_until
      from advice_answer a
      join advice_answer b on b.request = a.request
      where a.id = any(${[...answers]}::uuid[]) order by b.version`.execute(act.db),
  )
  for (const { named, valid_until: validUntil, ...version } of rows)
    found.set(named, [...(found.get(named) ?? []), { ...version, validUntil }])
  return found
}
