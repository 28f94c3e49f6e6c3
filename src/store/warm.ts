import type { House } from './house.ts'
import { countsByLane } from './tables/tallies.ts'
import { TARGET_SORTS, targetsPage } from './tables/target-pages.ts'

/** Beyond this many organisations a start would wait longer than their first pages do. */
const WARMED = 8

/**
 * Asks what every first page asks, so that the embedded database has its catalogue and the top of
 * its indexes in memory before the first officer comes. Nobody sees the answers: nothing is
 * written into the journal.
 */
export async function warm(house: House): Promise<void> {
  for (const { id } of (await house.organisations()).slice(0, WARMED)) {
    const caller = { organisation: id, person: null, purpose: 'risk-analysis' }
    await house.act(caller, async (act) => {
      const unseen = { ...act, saw: () => {} }
      await countsByLane(unseen)
      for (const sort of TARGET_SORTS) await targetsPage(unseen, { sort, limit: 50, nominal: true })
    })
  }
}
