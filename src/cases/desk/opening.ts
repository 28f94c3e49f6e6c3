import { sql } from 'kysely'
import { ownHandling, Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { isNow } from '../../rights/index.ts'
import { type Act, link, mayOn, needOpen } from '../../store/index.ts'

/**
 * Opens a case, from an own target or without one, within an operation or without. It takes the
 * label of its target. Refusals: `target.absent`, `operation.absent`, `operation.closed`, and `case.target-red` where
 * the target is for named persons only: a case is its whole office's. Returns the case's id.
 */
export async function openCase(
  act: Act,
  asked: {
    readonly title: string
    readonly target: string | null
    readonly operation: string | null
  },
): Promise<string> {
  const { organisation, person, purpose } = act.caller
  await act.room()
  const label = await labelFor(act, asked.target)
  if (asked.operation !== null) await needOperation(act, asked.operation)
  // Numbers have no gaps and none is given twice: one at a time in each organisation.
  await sql`select pg_advisory_xact_lock(hashtext('case-number'), hashtext(${organisation}))`.execute(
    act.db,
  )
  const last = await act.db
    .selectFrom('case')
    .select((is) => is.fn.max('number').as('number'))
    .executeTakeFirst()
  const id = act.newId()
  await act.db
    .insertInto('case')
    .values({
      ...{ organisation, id, owner: organisation, number: (last?.number ?? 0) + 1, person },
      ...{ title: asked.title, target: asked.target, operation: asked.operation, revision: 0 },
      ...{ tlp: label.tlp, handling_code: label.code, created_at: act.now, changed_at: act.now },
      purposes: label.purposes ?? [purpose],
    })
    .execute()
  await journal(act, {
    act: 'case.opened',
    objects: [id, ...(asked.target === null ? [] : [asked.target])],
  })
  if (asked.target !== null)
    await link(act, {
      kind: 'led-to',
      from: { kind: 'target', id: asked.target },
      to: { kind: 'case', id },
    })
  return id
}

async function labelFor(act: Act, target: string | null) {
  if (target === null) {
    const { tlp, code } = ownHandling(act.caller.organisation)
    return { tlp, code, purposes: null }
  }
  const { tlp, code, purposes, owner } = await mayOn(act, 'consult', 'target', target)
  if (owner !== act.caller.organisation) throw new Refused('target.absent')
  if (tlp === 'RED') throw new Refused('case.target-red')
  return { tlp, code, purposes }
}

/** An operation that the organisation keeps or takes part in now. */
async function needOperation(act: Act, operation: string): Promise<void> {
  const { memberships } = await act.rights()
  await needOpen(act, operation)
  if (memberships.some((one) => one.operation === operation && isNow(one, act.now))) return
  const kept = await act.db
    .selectFrom('operation')
    .select('id')
    .where('id', '=', operation)
    .executeTakeFirst()
  if (!kept) throw new Refused('operation.absent')
}
