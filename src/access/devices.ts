import type { Act, House } from '../store/index.ts'
import { later, newToken, readToken } from './token.ts'

/** A browser is known for this long after a person signed in on it. */
export const DEVICE_DAYS = 180

/**
 * Whether this person signed in on this browser before. It proves nothing: it only keeps the
 * tries of strangers from delaying who belongs here.
 */
export async function isKnown(act: Act, device: string, person: string): Promise<boolean> {
  const token = readToken(device)
  if (token?.organisation !== act.caller.organisation) return false
  const row = await act.db
    .selectFrom('known_device')
    .select('id')
    .where('id', '=', token.hash)
    .where('person', '=', person)
    .where('ends_at', '>', act.now)
    .executeTakeFirst()
  return row !== undefined
}

/** Remembers the browser after a sign-in; several people may share one. Returns its token. */
export async function rememberDevice(
  act: Act,
  house: House,
  device: string,
  person: string,
): Promise<string> {
  const { organisation } = act.caller
  const shown = readToken(device)
  const there =
    shown?.organisation === organisation &&
    (await act.db
      .selectFrom('known_device')
      .select('id')
      .where('id', '=', shown.hash)
      .where('ends_at', '>', act.now)
      .executeTakeFirst())
  const token =
    there && shown ? { text: device, hash: shown.hash } : newToken(house.ports.random, organisation)
  const ends = { ends_at: later(act.now, DEVICE_DAYS * 86_400) }
  await act.db
    .insertInto('known_device')
    .values({ organisation, id: token.hash, person, created_at: act.now, ...ends })
    .onConflict((conflict) => conflict.columns(['organisation', 'id', 'person']).doUpdateSet(ends))
    .execute()
  return token.text
}
