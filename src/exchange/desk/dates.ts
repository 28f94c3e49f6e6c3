import { journal } from '../../journal/index.ts'
import {
  type Act,
  dueForDeletion,
  dueUntil,
  erasable,
  limitOverdue,
  purge,
} from '../../store/index.ts'

const NOTICE_DAYS = 30
const DUE_SHOWN = 200
/** So many records are limited or erased in one transaction of the daily work. */
const TOGETHER = 200

export type DueView = { readonly until: string; readonly due: Awaited<ReturnType<typeof dueUntil>> }

/** What falls due within thirty days, what is overdue first: those that the caller may narrow. */
export async function dueSoon(act: Act): Promise<DueView> {
  const until = dayOf(act.now, NOTICE_DAYS)
  return { until, due: await dueUntil(act, { until, limit: DUE_SHOWN }) }
}

const dayOf = (instant: string, later = 0): string =>
  new Date(Date.parse(instant) + later * 86_400_000).toISOString().slice(0, 10)

/**
 * One organisation's daily work, by the machine: what nobody reviewed in time is limited, and what
 * reached its day is erased unless it is held. Done in steps: `more` asks for the next one.
 */
export async function daily(
  act: Act,
): Promise<{ readonly limited: number; readonly erased: number; readonly more: boolean }> {
  const today = dayOf(act.now)
  const limited = await limitOverdue(act, today, TOGETHER)
  if (limited.length > 0)
    await journal(act, {
      act: 'target.limited',
      objects: limited,
      values: { count: limited.length },
    })
  const due = await dueForDeletion(act, today, TOGETHER)
  const free = new Set(due.map((one) => one.consignment))
  for (const { consignment, held } of await erasable(act, [...free]))
    if (held) free.delete(consignment)
  const erased = free.size > 0 ? await purge(act, { consignments: [...free] }, 'delete-date') : null
  return {
    limited: limited.length,
    erased: erased?.targets.length ?? 0,
    more: limited.length === TOGETHER || (free.size > 0 && due.length === TOGETHER),
  }
}
