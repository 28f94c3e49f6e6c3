import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import type { Marks } from '../../rights/index.ts'
import {
  type Act,
  lockBatchMarks,
  mayOn,
  narrowed,
  ownPeopleWith,
  writeBatchMarks,
} from '../../store/index.ts'

/** What shall hold for a batch at least; `state` absent: as it is. */
export type BatchNarrowing = Pick<Marks, 'tlp' | 'code' | 'purposes'> & {
  readonly state?: 'quarantined' | undefined
}

export type NarrowedBatch = { readonly label: Marks; readonly targets: number }

/**
 * Narrows a batch, with every target that it brought or still brings. What it is stricter in
 * already stays: a batch is never widened; single targets may be, by the national contact point.
 * Whoever makes it RED is named, and the national contact points.
 */
export async function narrowBatch(
  act: Act,
  batch: string,
  asked: BatchNarrowing,
): Promise<NarrowedBatch> {
  await mayOn(act, 'narrow', 'batch', batch)
  await act.room()
  const now = await lockBatchMarks(act, batch)
  if (!now) throw new Refused('batch.absent')
  const next = narrowed(now, { ...asked, state: asked.state ?? now.state })
  const contacts = await ownPeopleWith(act, 'national-contact-point')
  const { person } = act.caller
  const named = [...new Set([...(person === null ? [] : [person]), ...contacts])].sort()
  const targets = await writeBatchMarks(act, batch, next, named)
  const { tlp, code, state } = next
  await journal(act, {
    act: 'batch.narrowed',
    objects: [batch],
    values: { tlp, code, state, purposes: next.purposes.length, targets },
  })
  return { label: next, targets }
}
