import { directory, type Listed } from '../../access/index.ts'
import type { GoodsFamily, HandlingCode, Tlp } from '../../base/index.ts'
import type { Urgency } from '../../operations/index.ts'
import { type Act, openFields } from '../../store/index.ts'
import type { Facts } from '../facts.ts'

/** A request as others than its asker may see it. */
export type RequestRow = {
  readonly id: string
  readonly owner: string
  readonly target: string | null
  readonly family: GoodsFamily
  readonly urgency: Urgency
  readonly question: string
  readonly facts: Facts
  readonly missing: readonly string[]
  readonly tlp: Tlp
  readonly handling_code: HandlingCode
  readonly purposes: readonly string[]
  readonly created_at: string
}

/** Own ones and those that were released, alike. Who may see it is decided before. */
export async function requestRow(act: Act, id: string): Promise<RequestRow | undefined> {
  const row = await act.asGuest(() =>
    act.db.selectFrom('advice_request').selectAll().where('id', '=', id).executeTakeFirst(),
  )
  return row as unknown as RequestRow | undefined
}

/** What does not cross of an own request: facts that name somebody, and texts that named them. */
export async function keptApart(act: Act, id: string): Promise<Facts> {
  const row = await act.db
    .selectFrom('advice_nominal')
    .select(['wrapped', 'sealed'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? openFields(act, act.caller.organisation, id, row) : {}
}

export type Called = { readonly id: string; readonly name: string }
export type Known = ReadonlyMap<string, Listed>

export const knownBy = async (act: Act): Promise<Known> =>
  new Map((await directory(act)).map((one) => [one.id, one]))

export const called = (known: Known, id: string): Called => ({
  id,
  name: known.get(id)?.name ?? '',
})
