import type { Transaction } from 'kysely'
import { Refused, uuidv7 } from '../../base/index.ts'
import { newSigningSeed, type SigningKey, signingKey } from '../../journal/index.ts'
import type { House } from '../house.ts'
import { open, seal } from '../keys.ts'
import type { Schema } from '../schema.ts'

/** The organisation under which the rows of the house itself stand. */
export const HOUSE = '00000000-0000-0000-0000-000000000000'

export type HouseSigningKey = SigningKey & { readonly id: string }

const nameOf = (id: string): string => `journal-key:${id}`

/**
 * The key that signs this house's checkpoints, made at the first seal and wrapped by the house's
 * key; the newest one counts. Refuses (`house.key`) when the house's key does not open it.
 */
export async function houseSigningKey(
  house: House,
  db: Transaction<Schema>,
): Promise<HouseSigningKey> {
  const row = await db
    .selectFrom('journal_key')
    .select(['id', 'public', 'sealed'])
    .where('organisation', '=', HOUSE)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row) return { id: row.id, ...signingKey(opened(house, row), row.public) }
  const { clock, random } = house.ports
  const id = uuidv7(clock, random)
  const made = newSigningSeed()
  const key = { public: made.public, sealed: seal(house.key, made.seed, nameOf(id)) }
  await db
    .insertInto('journal_key')
    .values({ organisation: HOUSE, id, ...key, created_at: clock.now() })
    .execute()
  return { id, ...signingKey(made.seed, made.public) }
}

function opened(house: House, row: { readonly id: string; readonly sealed: Buffer }): Buffer {
  try {
    return open(house.key, row.sealed, nameOf(row.id))
  } catch {
    throw new Refused('house.key', { source: 'journal' })
  }
}
