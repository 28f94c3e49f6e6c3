import { sql } from 'kysely'
import type { Act } from '../act.ts'
import { tell } from '../elsewhere.ts'
import { openFields } from '../message-seal.ts'
import { asEraser } from './eraser.ts'

/** Own requests for advice, and own answers to requests, that hold words of a person. */
export type AdviceNaming = {
  readonly requests: readonly string[]
  readonly answers: readonly string[]
}

type RequestRow = {
  readonly id: string
  readonly question: string
  readonly facts: Readonly<Record<string, string>>
  readonly texts: readonly string[]
  readonly wrapped: Buffer | null
  readonly sealed: Buffer | null
}
type AnswerRow = {
  readonly id: string
  readonly reasoning: string
  readonly because: string
  readonly goods: Readonly<Record<string, string>>
  readonly texts: readonly string[]
}

/** Those that name somebody: in question, facts, what stands sealed, what was said on the way, reasoning. */
export async function adviceNaming(
  act: Act,
  named: (text: string) => boolean,
): Promise<AdviceNaming> {
  const texts = (request: string) => sql`array(select e.text from advice_entry e
    where e.request = ${sql.ref(request)} and e.text <> '')`
  const asked = await sql<RequestRow>`select r.id, r.question, r.facts, ${texts('r.id')} as texts,
      n.wrapped, n.sealed
    from advice_request r
    left join advice_nominal n on n.organisation = r.organisation and n.id = r.id
    where r.record_state <> 'purged' order by r.id`.execute(act.db)
  const requests: string[] = []
  for (const { id, question, facts, texts: said, wrapped, sealed } of asked.rows) {
    const names =
      wrapped !== null && sealed !== null
        ? await openFields(act, act.caller.organisation, id, { wrapped, sealed })
        : {}
    if ([question, ...said, ...Object.values(facts), ...Object.values(names)].some(named))
      requests.push(id)
  }
  const given = await sql<AnswerRow>`select a.id, a.reasoning, a.because, a.goods,
      ${texts('a.request')} as texts
    from advice_answer a order by a.id`.execute(act.db)
  const answers = given.rows.filter(({ reasoning, because, goods, texts: said }) =>
    [reasoning, because, ...said, ...Object.values(goods)].some(named),
  )
  return { requests, answers: answers.map((row) => row.id) }
}

/**
 * Erases the words of own requests, with the key of what stands sealed, and of own answers. What is
 * left is the course of a request without its texts: its clocks are still counted. Whoever it was
 * released to is told.
 */
export async function eraseAdvice(act: Act, { requests, answers }: AdviceNaming): Promise<void> {
  if (requests.length + answers.length === 0) return
  const ids = sql`any(${[...requests]}::uuid[])`
  const given = sql`any(${[...answers]}::uuid[])`
  const gone = await sql<{ organisation: string; objects: string[] }>`with ended as (
      update release set withdrawn_at = ${act.now}
      where kind = 'advice-request' and object = ${ids} and withdrawn_at is null
      returning to_organisation, object)
    select to_organisation as organisation, array_agg(distinct object::text) as objects
    from ended group by to_organisation order by to_organisation`.execute(act.db)
  await sql`update advice_request set record_state = 'purged' where id = ${ids}`.execute(act.db)
  await asEraser(act, async () => {
    await sql`update advice_request set question = '', facts = '{}' where id = ${ids}`.execute(
      act.db,
    )
    await sql`delete from advice_nominal where id = ${ids}`.execute(act.db)
    await sql`update advice_entry set text = '' where request = ${ids} or request in (
      select request from advice_answer where id = ${given})`.execute(act.db)
    await sql`update advice_answer set reasoning = '', because = '', goods = '{}', words = '{}'
      where id = ${given}`.execute(act.db)
  })
  for (const { organisation, objects } of gone.rows)
    await tell(act, organisation, {
      act: 'received.erased',
      objects: [...objects, act.caller.organisation],
    })
}
