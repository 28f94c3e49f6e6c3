import { sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import type { Act } from '../../store/index.ts'
import { courseOf } from '../course.ts'
import { entriesOf } from './entries.ts'
import { shown } from './request-lists.ts'

/** A request for advice that nobody had answered yet. */
export type OpenRequest = {
  readonly id: string
  readonly asker: string
  readonly clock: 'running' | 'paused' | 'overdue'
}

export type AdviceFacts = {
  readonly open: readonly OpenRequest[]
  /** The last step of each organisation, as far as the caller has a part in it. */
  readonly signs: readonly { readonly of: string; readonly at: Instant }[]
}

/** So many of the newest requests are looked at. */
const LOOKED_AT = 1_000

/** The requests that the caller may consult and that were open at an instant, counted by the clock. */
export async function adviceFacts(act: Act, at: Instant): Promise<AdviceFacts> {
  const from = await shown(act)
  const { rows } = await act.asGuest(() =>
    sql<{ id: string; owner: string }>`select r.id, r.owner ${from} and r.created_at <= ${at}
      order by r.created_at desc, r.id desc limit ${LOOKED_AT}`.execute(act.db),
  )
  const entries = await entriesOf(
    act,
    rows.map(({ id }) => id),
  )
  const signs = new Map<string, Instant>()
  const open = rows.flatMap(({ id, owner }): readonly OpenRequest[] => {
    const by = (entries.get(id) ?? []).filter((entry) => entry.at <= at)
    for (const { organisation: of, at: then } of by)
      if (then > (signs.get(of) ?? '')) signs.set(of, then)
    const clock = courseOf(by, at)?.legs.at(-1)?.clock
    return clock === 'running' || clock === 'paused' || clock === 'overdue'
      ? [{ id, asker: owner, clock }]
      : []
  })
  return { open, signs: [...signs].map(([of, then]) => ({ of, at: then })) }
}
