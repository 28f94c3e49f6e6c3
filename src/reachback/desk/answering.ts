import { sql } from 'kysely'
import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { type Act, tell } from '../../store/index.ts'
import {
  type Advice,
  type AdviceFault,
  type Confidence,
  faultsOf,
  type Lists,
} from '../determination.ts'
import { conflictsOf, type Precedent, searchWords } from '../precedents.ts'
import { type Standing, standingOf, stepping, writeEntry } from './entries.ts'
import { findPrecedents } from './precedent-search.ts'

/** One version of an answer, as it was given. */
export type StoredAdvice = Omit<Advice, 'confidence'> & {
  readonly confidence: Confidence
  readonly id: string
  readonly expert: string
  readonly version: number
  readonly at: string
}

type Row = {
  readonly id: string
  readonly organisation: string
  readonly version: number
  readonly determination: Advice['determination']
  readonly entries: Advice['entries']
  readonly reasoning: string
  readonly confidence: Confidence
  readonly valid_until: string | null
  readonly because: string
  readonly created_at: string
}

/** Every version of every answer to a request that the caller's organisation may see. */
export async function answersTo(act: Act, request: string): Promise<readonly StoredAdvice[]> {
  const { rows } = await act.asGuest(() =>
    sql<Row>`select id, organisation, version, determination, entries, reasoning, confidence,
        valid_until, because, created_at
      from advice_answer where request = ${request} order by created_at, id`.execute(act.db),
  )
  return rows.map(({ organisation, valid_until: validUntil, created_at: at, ...row }) => ({
    ...{ ...row, validUntil, at, expert: organisation },
  }))
}

/** The version of each expert's answer that holds. */
export const newest = (answers: readonly StoredAdvice[]): readonly StoredAdvice[] =>
  answers.filter(
    (one) => !answers.some((other) => other.expert === one.expert && other.version > one.version),
  )

export type AnswerPreview = {
  readonly faults: readonly AdviceFault[]
  /** Earlier rulings on the same goods that say otherwise: they want a reason. */
  readonly conflicts: readonly Precedent[]
  readonly precedents: readonly Precedent[]
  /** This would be a new version: that wants a reason as well. */
  readonly replaces: number | null
}

const PRECEDENTS = 50

async function judged(
  act: Act,
  { row }: Standing,
  advice: Advice,
  lists: Lists,
): Promise<AnswerPreview> {
  const goods = row.facts
  const precedents = await findPrecedents(act, { goods, except: row.id, limit: PRECEDENTS })
  const me = act.caller.organisation
  const own = (await answersTo(act, row.id)).filter((one) => one.expert === me)
  return {
    faults: faultsOf(advice, lists, act.now.slice(0, 10)),
    conflicts: conflictsOf(advice, precedents),
    precedents: precedents.slice(0, 5),
    // not the last by time: two clocks may differ
    replaces: own.length === 0 ? null : Math.max(...own.map((one) => one.version)),
  }
}

/** What is wrong with an answer, and which earlier rulings it contradicts. Writes nothing. */
export async function previewAnswer(
  act: Act,
  id: string,
  advice: Advice,
  lists: Lists,
): Promise<AnswerPreview> {
  return judged(act, await standingOf(act, id), advice, lists)
}

/**
 * Answers: advice, not decision. A further answer is a further version; the earlier ones stay.
 * Refusals: `advice.state`, `advice.faulty` (with the first fault), `advice.conflict` where earlier
 * rulings on the same goods say otherwise and no reason is given, `advice.because` where a version
 * is replaced without one.
 */
export async function giveAdvice(
  act: Act,
  id: string,
  advice: Advice & { readonly version?: number | undefined },
  lists: Lists,
): Promise<string> {
  const standing = await stepping(act, id, 'answered', advice.version)
  const { row, course } = standing
  const { faults, conflicts, replaces } = await judged(act, standing, advice, lists)
  const [first] = faults
  if (first) throw new Refused('advice.faulty', { fault: first.fault, what: first.what })
  const because = advice.because.trim()
  if (conflicts.length > 0 && because === '')
    throw new Refused('advice.conflict', { count: conflicts.length })
  if (replaces !== null && because === '') throw new Refused('advice.because')
  const { organisation, person } = act.caller
  const { determination, entries, reasoning, confidence, validUntil } = advice
  if (confidence === null) throw new Error('an answer without confidence has a fault')
  const { level, expert } = course
  const version = (replaces ?? 0) + 1
  await act.db
    .insertInto('advice_answer')
    .values({
      ...{ organisation, id: act.newId(), request: id, owner: row.owner, version, person },
      ...{ purposes: [...row.purposes], determination, entries: JSON.stringify(entries) },
      ...{ reasoning: reasoning.trim(), confidence, valid_until: validUntil, because },
      ...{ goods: JSON.stringify(row.facts), words: [...searchWords(row.facts, entries)] },
      created_at: act.now,
    })
    .execute()
  const endUse = determination === 'catch-all'
  await writeEntry(act, row, { step: 'answered', level, expert, endUse })
  await journal(act, {
    act: 'advice.answered',
    objects: [id, row.owner],
    values: { level, determination, version, conflicts: conflicts.length },
  })
  await tell(act, row.owner, {
    act: 'advice.arrived',
    objects: [id, organisation],
    values: { step: 'answered' },
  })
  return row.owner
}
