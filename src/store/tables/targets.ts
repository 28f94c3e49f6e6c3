import { type Finding, isNonEmpty, type NonEmpty, Refused } from '../../base/index.ts'
import type { Act } from '../act.ts'
import { nameOf } from '../chunk.ts'
import { open } from '../keys.ts'
import { answerOf, type TargetAnswer } from '../order.ts'
import { rowsOf, type TargetRow } from './target-pages.ts'
import { recordKey } from './unseal.ts'

export type TargetJudgement = {
  readonly id: string
  /** The act it was given in, with others of identical reasons: what `undo` takes back. */
  readonly act: string
  readonly by: string
  readonly at: string
  readonly answer: TargetAnswer
  readonly because: string
  readonly basis: string
  readonly withdrawn: boolean
}

export type Target = TargetRow & {
  readonly findings: NonEmpty<Finding>
  /** Every answer that was given, newest first, withdrawn ones as well. */
  readonly judgements: readonly TargetJudgement[]
}

/**
 * A target with all that it stands on. The trader's own fields, and the findings that name
 * somebody, are whole where they are wanted and the caller may see them. Refuses `target.absent`:
 * hidden answers like absent.
 */
export async function targetById(
  act: Act,
  id: string,
  wanted: { readonly nominal: boolean; readonly ahead?: boolean },
): Promise<Target> {
  const [row] = await rowsOf(act, [id], wanted.nominal)
  if (!row) throw new Refused('target.absent')
  const findings = await findingsOf(act, id, row.nominal)
  // A target cannot be written without findings; one without is a damaged table, not an answer.
  if (!isNonEmpty(findings)) throw new Error(`target ${id} has no findings`)
  const judgements = await judgementsOf(act, id)
  act.saw('target', [id], { nominal: row.nominal, ahead: wanted.ahead ?? false })
  return { ...row, findings, judgements }
}

async function findingsOf(act: Act, target: string, nominal: boolean): Promise<readonly Finding[]> {
  const rows = await act.db
    .selectFrom('finding')
    .select(['seq', 'body'])
    .where('target', '=', target)
    .orderBy('seq')
    .execute()
  const named = nominal ? await namedFindings(act, target) : {}
  return rows.map((row) => named[row.seq] ?? (row.body as Finding))
}

/** The findings that name somebody, whole; none where the record's key was destroyed. */
async function namedFindings(act: Act, target: string): Promise<Record<number, Finding>> {
  const row = await act.db
    .selectFrom('target_nominal')
    .innerJoin('target', 'target.id', 'target_nominal.target')
    .select(['sealed', 'file', 'record'])
    .where('target_nominal.target', '=', target)
    .executeTakeFirst()
  const key = row ? await recordKey(act, row.file, row.record) : undefined
  if (!row || !key) return {}
  const name = nameOf(`target:${target}`, act.caller.organisation, row.file, row.record)
  return JSON.parse(open(key, row.sealed, name).toString('utf8')) as Record<number, Finding>
}

async function judgementsOf(act: Act, target: string): Promise<readonly TargetJudgement[]> {
  const rows = await act.db
    .selectFrom('judgement as j')
    .leftJoin('judgement as w', (join) =>
      join.onRef('w.organisation', '=', 'j.organisation').onRef('w.withdraws', '=', 'j.id'),
    )
    .select(['j.id', 'j.act', 'j.person', 'j.created_at', 'j.answer', 'j.because', 'j.basis'])
    .select('w.id as withdrawn_by')
    .where('j.target', '=', target)
    .where('j.withdraws', 'is', null)
    .orderBy('j.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    act: row.act,
    by: row.person,
    at: row.created_at,
    answer: answerOf(row.answer),
    because: row.because,
    basis: row.basis,
    withdrawn: row.withdrawn_by !== null,
  }))
}
