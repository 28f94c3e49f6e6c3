import { sql } from 'kysely'
import { type Answer, Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { RECORD_ACTS } from '../../rights/index.ts'
import { type Act, personOf } from '../act.ts'
import { answerNumber } from '../order.ts'
import { mayOn } from '../records.ts'
import { allowed } from '../shown.ts'
import { addTallies } from './tallies.ts'

type Judged = {
  readonly id: string
  readonly batch: string
  readonly consignment: string
  readonly lane: number
  readonly codes: readonly string[]
  readonly signature: string
  readonly basis: string
  readonly answer: number
}

export type JudgementAsked = {
  readonly targetIds: readonly string[]
  readonly answer: Answer
  readonly because: string
  /** Target → the basis that the officer looked at; refused (`judgement.lapsed`) if it changed. */
  readonly basis?: Readonly<Record<string, string>>
}

export type JudgementGiven = { readonly act: string; readonly targets: number }

/**
 * Answers one target, or several whose reasons are identical (`judgement.mixed` else). A
 * judgement is its author's own record that points at the target and at what it was based on; the
 * target shows the newest one. Refuses `target.absent` if one is not there, or not for the
 * caller to consult, and `access.denied` if they may not answer it.
 */
export async function judge(act: Act, asked: JudgementAsked): Promise<JudgementGiven> {
  const person = personOf(act)
  await act.room()
  const ids = [...new Set(asked.targetIds)]
  const targets = await lockTargets(act, ids)
  if (ids.length === 0 || targets.length < ids.length) throw new Refused('target.absent')
  await mayAnswer(act, targets)
  if (targets.some((target) => target.signature !== targets[0]?.signature))
    throw new Refused('judgement.mixed', { count: ids.length })
  const changed = targets.find(({ id, basis }) => (asked.basis?.[id] ?? basis) !== basis)
  if (changed) throw new Refused('judgement.lapsed', { target: changed.id })

  const group = act.newId()
  const answer = answerNumber(asked.answer)
  const rows = targets.map((target) => ({ ...target, judgement: act.newId() }))
  await insertJudgements(
    act,
    group,
    person,
    rows.map((row) => ({
      id: row.judgement,
      target: row.id,
      consignment: row.consignment,
      basis: row.basis,
      answer,
      because: asked.because,
      withdraws: null,
    })),
  )
  await answerTargets(
    act,
    rows.map((row) => ({ ...row, now: answer })),
  )
  await journal(act, {
    act: 'target.judged',
    objects: [group, ...ids],
    hashes: [...new Set(targets.map((target) => target.basis))],
    values: { answer: asked.answer, count: ids.length },
  })
  return { act: group, targets: ids.length }
}

/**
 * Takes back one act of judging, whole: a new record withdraws each of its judgements, and each
 * target shows the answer that stood before. Only its author may (`judgement.none` else, and when
 * nothing is left to take back); what is hidden from them by now stays as it is. `judgement` is the
 * id of the act or of one of its judgements.
 */
export async function undo(act: Act, judgement: string): Promise<JudgementGiven> {
  const person = personOf(act)
  await act.room()
  const found = await sql<{ id: string; target: string; consignment: string; basis: string }>`
    select j.id, j.target, j.consignment, j.basis from judgement j
    where j.act = coalesce((select o.act from judgement o where o.id = ${judgement}), ${judgement})
      and j.person = ${person} and j.withdraws is null
      and not exists (select from judgement w
        where w.organisation = j.organisation and w.withdraws = j.id)
    order by j.target`.execute(act.db)
  if (found.rows.length === 0) throw new Refused('judgement.none')
  const targets = await lockTargets(
    act,
    found.rows.map((row) => row.target),
  )
  if (targets.length === 0) throw new Refused('judgement.none')
  await mayAnswer(act, targets)
  const shown = new Set(targets.map((target) => target.id))
  const group = act.newId()
  await insertJudgements(
    act,
    group,
    person,
    found.rows
      .filter((row) => shown.has(row.target))
      .map((row) => ({
        id: act.newId(),
        target: row.target,
        consignment: row.consignment,
        basis: row.basis,
        answer: 0,
        because: '',
        withdraws: row.id,
      })),
  )
  const standing = await standingJudgements(
    act,
    targets.map((target) => target.id),
  )
  await answerTargets(
    act,
    targets.map((target) => {
      const left = standing.get(target.id)
      return { ...target, now: left?.answer ?? 0, judgement: left?.id ?? null }
    }),
  )
  await journal(act, {
    act: 'target.judgement-withdrawn',
    objects: [group, ...targets.map((target) => target.id)],
    values: { count: targets.length },
  })
  return { act: group, targets: targets.length }
}

/**
 * How many open targets have the same reasons, and the ids of the first of them: those that the
 * caller may consult, and, where they answer targets at all, may answer.
 */
export async function sameReasons(
  act: Act,
  signature: string,
  limit: number,
): Promise<{ readonly count: number; readonly ids: readonly string[] }> {
  const { roles } = await act.rights()
  const judged = await allowed(act, 'judge', 'target', 't')
  const answers = RECORD_ACTS.judge.roles.some((role) => roles.includes(role))
  const open = act.db
    .selectFrom('target as t')
    .where('signature', '=', signature)
    .where('answer', '=', answerNumber('open'))
    .where(await allowed(act, 'consult', 'target', 't'))
    .$if(answers, (query) => query.where(judged))
  const { count } = await open
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await open.select('id').orderBy('id').limit(limit).execute()
  return { count, ids: rows.map((row) => row.id) }
}

type Locked = Judged & { readonly may: boolean }

/** Refuses (`access.denied`) where the caller may look at a target, but not answer it. */
async function mayAnswer(act: Act, targets: readonly Locked[]): Promise<void> {
  const other = targets.find((target) => !target.may)
  if (other) await mayOn(act, 'judge', 'target', other.id)
}

/**
 * Those that the caller may consult, in the order of their ids, so that two officers who answer the
 * same targets never deadlock.
 */
async function lockTargets(act: Act, ids: readonly string[]): Promise<readonly Locked[]> {
  const found = await sql<Locked>`
    select id, batch, consignment, lane, codes, signature, basis, answer,
      ${await allowed(act, 'judge', 'target', 't')} as may
    from target t
    where id = any(${[...ids]}::uuid[]) and ${await allowed(act, 'consult', 'target', 't')}
    order by id for update of t`.execute(act.db)
  return found.rows
}

type NewJudgement = {
  readonly id: string
  readonly target: string
  readonly consignment: string
  readonly basis: string
  readonly answer: number
  readonly because: string
  readonly withdraws: string | null
}

async function insertJudgements(
  act: Act,
  group: string,
  person: string,
  rows: readonly NewJudgement[],
): Promise<void> {
  const { organisation } = act.caller
  await sql`insert into judgement (organisation, id, owner, created_at, act, person, target,
      consignment, basis, answer, because, withdraws)
    select ${organisation}::uuid, id, ${organisation}::uuid, ${act.now}::timestamptz, ${group}::uuid,
      ${person}::uuid, target, consignment, basis, answer, because, withdraws
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, target uuid,
      consignment text, basis uuid, answer smallint, because text, withdraws uuid)`.execute(act.db)
}

type Answered = Judged & { readonly now: number; readonly judgement: string | null }

async function answerTargets(act: Act, rows: readonly Answered[]): Promise<void> {
  const json = JSON.stringify(rows.map(({ id, now, judgement }) => ({ id, now, judgement })))
  await sql`update target t set answer = r.now, judgement = r.judgement
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, now smallint, judgement uuid)
    where t.id = r.id`.execute(act.db)
  await sql`update target_code c set answer = r.now
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, now smallint)
    where c.target = r.id`.execute(act.db)
  await addTallies(
    act,
    rows.flatMap(({ batch, lane, codes, answer, now }) =>
      ['', ...codes].flatMap((code) => [
        { batch, code, lane, answer, by: -1 },
        { batch, code, lane, answer: now, by: 1 },
      ]),
    ),
  )
}

/** The newest judgement of each target that nobody has withdrawn. */
async function standingJudgements(
  act: Act,
  targets: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly answer: number }>> {
  const found = await sql<{ target: string; id: string; answer: number }>`
    select distinct on (j.target) j.target, j.id, j.answer from judgement j
    where j.target = any(${[...targets]}::uuid[]) and j.withdraws is null
      and not exists (select from judgement w
        where w.organisation = j.organisation and w.withdraws = j.id)
    order by j.target, j.id desc`.execute(act.db)
  return new Map(found.rows.map((row) => [row.target, row]))
}
