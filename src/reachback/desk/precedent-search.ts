import { sql } from 'kysely'
import type { Act } from '../../store/index.ts'
import type { Listing } from '../determination.ts'
import type { Facts } from '../facts.ts'
import { askedWords, type Precedent, ranked } from '../precedents.ts'

type Row = {
  readonly id: string
  readonly request: string
  readonly organisation: string
  readonly determination: Precedent['determination']
  readonly entries: readonly Listing[]
  readonly valid_until: string | null
  readonly goods: Facts
  readonly created_at: string
}

/** So many are looked at, those with the most words in common first. */
const LOOKED_AT = 200

/**
 * Former answers of the caller's organisation, and those that were given to it, for the purpose of
 * the caller: the newest version of each. `except`: a request whose own answers are no precedent.
 */
export async function findPrecedents(
  act: Act,
  asked: {
    readonly goods: Facts
    readonly text?: string | undefined
    readonly except?: string
    readonly limit: number
  },
): Promise<readonly Precedent[]> {
  const { goods, text, except = null, limit } = asked
  const words = askedWords(goods, text)
  if (words.length === 0) return []
  const wanted = sql`${[...words]}::text[]`
  const { rows } = await act.asGuest(() =>
    sql<Row>`select a.id, a.request, a.organisation, a.determination, a.entries, a.valid_until,
        a.goods, a.created_at
      from advice_answer a
      where a.words && ${wanted} and ${act.caller.purpose} = any(a.purposes)
        and (${except}::uuid is null or a.request <> ${except}::uuid)
        and not exists (select from advice_answer b where b.organisation = a.organisation
          and b.request = a.request and b.version > a.version)
      order by (select count(*) from unnest(a.words) as w(word) where w.word = any(${wanted})) desc,
        a.id desc
      limit ${LOOKED_AT}`.execute(act.db),
  )
  const found = ranked(
    rows.map((row) => ({
      ...{ id: row.id, request: row.request, at: row.created_at, expert: row.organisation },
      ...{ determination: row.determination, entries: row.entries, goods: row.goods },
      validUntil: row.valid_until,
    })),
    goods,
    { words, today: act.now.slice(0, 10) },
  )
  return found.slice(0, limit)
}
