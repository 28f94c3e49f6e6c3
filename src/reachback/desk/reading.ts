import type { GoodsFamily } from '../../base/index.ts'
import { caseNumber } from '../../cases/index.ts'
import type { Urgency } from '../../operations/index.ts'
import { DOORS, type Labelled, may, mayPass } from '../../rights/index.ts'
import { type Act, labelledOf, tell } from '../../store/index.ts'
import { missingOutside } from '../completeness.ts'
import { type Course, mayStep, STEPS, type Step } from '../course.ts'
import type { Facts } from '../facts.ts'
import type { Precedent } from '../precedents.ts'
import { answersTo, type StoredAdvice } from './answering.ts'
import { type Recipient, recipients } from './asking.ts'
import { type StoredEntry, standingOf } from './entries.ts'
import { caseAskedFrom } from './origin.ts'
import { findPrecedents } from './precedent-search.ts'
import { type Called, called, keptApart, knownBy } from './request-row.ts'

export type SeenEntry = Omit<StoredEntry, 'organisation' | 'expert'> & {
  readonly by: Called
  readonly expert: Called
}

/** A request as its reader sees it. */
export type SeenRequest = {
  readonly id: string
  readonly own: boolean
  readonly from: Called
  readonly askedAt: string
  /** Of an own request. */
  readonly target: string | null
  /** The case that an own request was asked from, where the reader may consult it. */
  readonly case: { readonly id: string; readonly number: number } | null
  readonly family: GoodsFamily
  readonly urgency: Urgency
  readonly question: string
  readonly facts: Facts
  /** Facts that name somebody are among them. */
  readonly nominal: boolean
  readonly missing: readonly string[]
  readonly label: Pick<Labelled, 'tlp' | 'code' | 'purposes'>
  readonly entries: readonly SeenEntry[]
  readonly answers: readonly (Omit<StoredAdvice, 'expert'> & { readonly expert: Called })[]
  readonly course: Course
  readonly known: ReadonlyMap<string, { readonly name: string }>
  /** What the reader may do now, by roles and by the course. */
  readonly may: readonly Step[]
  /** Whom it may be passed on to. */
  readonly passTo: readonly Recipient[]
  readonly precedents: readonly Precedent[]
  /** Sent back with the next step. */
  readonly version: number
}

const DOOR_OF: Readonly<Record<Step, keyof typeof DOORS>> = {
  asked: 'advice.ask',
  returned: 'advice.answer',
  replied: 'advice.ask',
  'passed-on': 'advice.pass',
  answered: 'advice.answer',
  checked: 'advice.answer',
  withdrawn: 'advice.ask',
}

/** One request with its course and answers. Refuses `advice.absent`. */
export async function readRequest(act: Act, id: string): Promise<SeenRequest> {
  const { row, entries, course } = await standingOf(act, id)
  const label = (await labelledOf(act, 'advice-request', id)) as Labelled
  const caller = await act.rights()
  const { organisation: me } = act.caller
  const own = row.owner === me
  const kept: Readonly<Record<string, string>> =
    own && may(caller, 'consult-nominal', label) ? await keptApart(act, id) : {}
  const { question = row.question, ...facts } = kept
  const nominal = Object.keys(kept).length > 0
  act.saw('advice-request', [id], { nominal })
  if (!own)
    await tell(act, row.owner, {
      act: 'advice.consulted',
      objects: [id, me],
      values: { count: 1, nominal },
    })
  const known = await knownBy(act)
  const steps = STEPS.filter(
    (step) =>
      mayStep(course, step, { me, owner: row.owner }) && mayPass(caller, DOORS[DOOR_OF[step]]),
  )
  const busy = course.state === 'with-expert' && course.expert !== row.owner
  const had = new Set(entries.map((one) => one.expert))
  const passTo =
    steps.includes('passed-on') && !busy
      ? (await recipients(act, known)).filter((one) => !had.has(one.id) && one.id !== me)
      : []
  const precedents = await findPrecedents(act, { goods: row.facts, except: id, limit: 5 })
  return {
    ...{ id, own, from: called(known, row.owner), askedAt: row.created_at, nominal, known },
    ...{ family: row.family, urgency: row.urgency, question },
    // Photos of the case stay at home when the request leaves.
    missing:
      course.expert === row.owner
        ? row.missing
        : missingOutside(row.family, row.facts, row.missing),
    case: own ? await caseOf(act, id) : null,
    ...{ target: own ? row.target : null, facts: { ...row.facts, ...facts }, course, passTo },
    label: { tlp: label.tlp, code: label.code, purposes: label.purposes },
    entries: entries.map(({ organisation, expert, ...entry }) => ({
      ...entry,
      by: called(known, organisation),
      expert: called(known, expert),
    })),
    answers: (await answersTo(act, id)).map((one) => ({
      ...one,
      expert: called(known, one.expert),
    })),
    may: steps.filter((step) => step !== 'passed-on' || passTo.length > 0),
    ...{ precedents, version: entries.length },
  }
}

async function caseOf(act: Act, request: string): Promise<SeenRequest['case']> {
  const id = await caseAskedFrom(act, request)
  const label = id === null ? null : await labelledOf(act, 'case', id)
  if (id === null || label === null || !may(await act.rights(), 'consult', label)) return null
  return { id, number: await caseNumber(act, id) }
}
