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
type TargetRow = Awaited<ReturnType<typeof targetsPage>>['items'][number]
const FIRST = { limit: 50, nominal: false } as const

/** A question whose answer nobody sees. */
export type Warmth = () => Promise<unknown>

/**
 * What every first page asks, so that an embedded database has its catalogue and the top of its
 * indexes in memory before the first officer comes; a server has them there. Each question is an
 * act of its own: who comes meanwhile waits for one of them at most. Nothing is written, into the
 * journal neither.
 */
export async function warmth(house: House): Promise<readonly Warmth[]> {
  if (house.engine !== 'pglite') return []
  const found = await house.organisations()
  return found.slice(0, WARMED).flatMap(({ id }) => questionsOf(house, id))
}

/** Asks all of them. */
export async function warm(house: House): Promise<void> {
  for (const ask of await warmth(house)) await ask()
}

function questionsOf(house: House, organisation: string): readonly Warmth[] {
  const caller = { organisation, person: null, purpose: 'risk-analysis' }
  const ask = <T>(work: (act: Act) => Promise<T>): Promise<T> =>
    house.act(caller, (act) => work({ ...act, saw: () => {} }))
  let first: TargetRow | undefined
  /** Of a target, where there is one. */
  const about =
    (work: (act: Act, target: TargetRow) => Promise<unknown>): Warmth =>
    async () => {
      const target = first
      if (target) await ask((act) => work(act, target))
    }
  return [
    () => ask((act) => countsByLane(act)),
    async () => {
      first = (await ask((act) => targetsPage(act, FIRST))).items[0]
    },
    ...TARGET_SORTS.map((sort) =>
      about((act) => targetsPage(act, { ...FIRST, sort, answer: 'open' })),
    ),
    about((act, { consignment }) => targetsPage(act, { ...FIRST, text: String(consignment.id) })),
    about((act, { codes, batch }) => targetsPage(act, { ...FIRST, code: codes[0] ?? '', batch })),
    about((act, { id }) => targetById(act, id, { nominal: false })),
    // In the order of their ids they stand anywhere in the table, as those with a word do.
    about((act) =>
      sql`select count(words) from (select words from target order by id limit ${LOOKED_AT}) as t`.execute(
        act.db,
      ),
    ),
  ]
}
