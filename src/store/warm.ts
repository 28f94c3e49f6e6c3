import { sql } from 'kysely'
import type { Act } from './act.ts'
import type { House } from './house.ts'
import { countsByLane } from './tables/tallies.ts'
import { TARGET_SORTS, targetsPage } from './tables/target-pages.ts'
import { targetById } from './tables/targets.ts'

/** Beyond this many organisations a start would wait longer than their first pages do. */
const WARMED = 8
/** A search by words may look at so many targets one by one (`target-words.ts`). */
const LOOKED_AT = 6000
const FIRST = { limit: 50, nominal: false } as const

/**
 * Asks what every first page asks, so that an embedded database has its catalogue and the top of
 * its indexes in memory before the first officer comes; a server has them there. Each question is
 * an act of its own: who comes meanwhile waits for one of them at most. Nobody sees the answers:
 * nothing is written, into the journal neither.
 */
export async function warm(house: House): Promise<void> {
  if (house.engine !== 'pglite') return
  for (const { id } of (await house.organisations()).slice(0, WARMED)) {
    const caller = { organisation: id, person: null, purpose: 'risk-analysis' }
    const ask = <T>(work: (act: Act) => Promise<T>): Promise<T> =>
      house.act(caller, (act) => work({ ...act, saw: () => {} }))
    await ask((act) => countsByLane(act))
    const { items } = await ask((act) => targetsPage(act, FIRST))
    const [first] = items
    if (!first) continue
    for (const sort of TARGET_SORTS)
      await ask((act) => targetsPage(act, { ...FIRST, sort, answer: 'open' }))
    const text = String(first.consignment.id)
    for (const more of [{ text }, { code: first.codes[0] ?? '', batch: first.batch }])
      await ask((act) => targetsPage(act, { ...FIRST, ...more }))
    await ask((act) => targetById(act, first.id, { nominal: false }))
    // In the order of their ids they stand anywhere in the table, as those with a word do.
    await ask((act) =>
      sql`select count(words) from (select words from target order by id limit ${LOOKED_AT}) as t`.execute(
        act.db,
      ),
    )
  }
}
