import { sql } from 'kysely'
import type { Act } from '../../store/index.ts'
import type { Listing } from '../determination.ts'
import type { Facts } from '../facts.ts'
import { askedWords, type Precedent, type Ruling, ranked } from '../precedents.ts'

type Row = {
  readonly id: string
  readonly version: number
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

/** A former answer with its version. */
export type StoredRuling = Ruling & { readonly version: number }

type Sought = {
  readonly goods: Facts
  readonly text?: string | undefined
  readonly except?: string
}

/**
 * Former answers of the caller's organisation, and those that were given to it, for the purpose of
 * the caller: the newest version of each. `except`: a request whose own answers are no precedent.
 */
export async function findPrecedents(
  act: Act,
  asked: Sought & { readonly limit: number },
): Promise<readonly Precedent[]> {
  const words = askedWords(asked.goods, asked.text)
  const found = ranked(await rulingsWith(act, asked), asked.goods, {
    ...{ words, today: act.now.slice(0, 10) },
  })
  return found.slice(0, asked.limit)
}

/** Those with any of the words of these goods, those with the most of them first. */
export async function rulingsWith(
  act: Act,
  { goods, text, except }: Sought,
): Promise<readonly StoredRuling[]> {
  const words = askedWords(goods, text)
  if (words.length === 0) return []
  const wanted = sql`${[...words]}::text[]`
  const { rows } = await act.asGuest(() =>
    sql<Row>`select a.id, a.version, a.request, a.organisation, a.determination, a.entries,
        a.valid_until, a.goods, a.created_at
      from advice_answer a
      where a.words && ${wanted} and ${act.caller.purpose} = any(a.purposes)
        and (${except ?? null}::uuid is null or a.request <> ${except ?? null}::uuid)
        and not exists (select from advice_answer b where b.organisation = a.organisation
          and b.request = a.request and b.version > a.version)
      order by (select count(*) from unnest(a.words) as w(word) where w.word = any(${wanted})) desc,
        a.id desc
      limit ${LOOKED_AT}`.execute(act.db),
  )
  return rows.map(({ organisation: expert, created_at: at, valid_until: validUntil, ...row }) => ({
    ...{ ...row, expert, at, validUntil },
  }))
}
