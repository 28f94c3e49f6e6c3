import { Refused } from '../base/index.ts'
import type { Act } from '../store/index.ts'
import type { Caller } from './caller.ts'
import { hasTotp } from './passwords.ts'
import { recoveryCodesLeft } from './recovery.ts'

/** Who changes how somebody signs in must have proved who they are within these minutes. */
export const PROOF_MINUTES = 15

/** A person's own ways of proving who they are. */
export type Ways = {
  readonly passkeys: number
  readonly password: boolean
  readonly totp: boolean
  readonly recoveryCodes: number
  readonly external: number
}

export async function waysOf(act: Act, person: string): Promise<Ways> {
  const of = (table: 'passkey' | 'password' | 'external_identity') =>
    act.db.selectFrom(table).select('person').where('person', '=', person).execute()
  return {
    passkeys: (await of('passkey')).length,
    password: (await of('password')).length > 0,
    totp: await hasTotp(act, person),
    recoveryCodes: await recoveryCodesLeft(act, person),
    external: (await of('external_identity')).length,
  }
}

export const hasWays = (ways: Ways): boolean =>
  ways.passkeys > 0 || ways.password || ways.external > 0

/** Whether the caller's proof is fresh; a person without any way of their own has just the link. */
export async function isFresh(act: Act, caller: Caller): Promise<boolean> {
  const age = Date.parse(act.now) - Date.parse(caller.provedAt)
  return age <= PROOF_MINUTES * 60_000 || !hasWays(await waysOf(act, caller.person))
}

/**
 * A session that was left open, or stolen, must not become a new key to the house. Refuses
 * (`identity.proof-needed`) where the caller's proof is older than `PROOF_MINUTES`.
 */
export async function needFreshProof(act: Act, caller: Caller): Promise<void> {
  if (!(await isFresh(act, caller))) throw new Refused('identity.proof-needed')
}

/** The people of the organisation who have a way of their own. */
export async function personsWithWays(act: Act): Promise<ReadonlySet<string>> {
  const of = (table: 'passkey' | 'password' | 'external_identity') =>
    act.db.selectFrom(table).select('person').distinct().execute()
  const rows = [await of('passkey'), await of('password'), await of('external_identity')]
  return new Set(rows.flat().map(({ person }) => person))
}
