import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { done, type Result, refuse } from '../base/index.ts'
import type { House } from '../store/index.ts'
import { ADMINISTRATION, type Caller, type Knock, machine } from './caller.ts'
import { isKnown } from './devices.ts'
import { accountBuckets, admit, forgive, refusedAfter } from './lockout.ts'
import { readPasskeyAnswer, type Site } from './passkeys.ts'
import { checkPassword, hasTotp } from './passwords.ts'
import { type NewSession, renewSession } from './sessions.ts'
import { accountOf, isSecondFactor, noteRefused, type SecondFactor, wayOf } from './sign-in.ts'

/**
 * Who is in proves once more who they are, before an act that asks for it. The session's token is
 * a new one afterwards. Tries are counted as at the door.
 */
export async function renewByPassword(
  house: House,
  caller: Caller,
  given: { readonly password: string; readonly second: SecondFactor | null },
  knock: Knock,
): Promise<Result<NewSession>> {
  const { organisation, person } = caller
  const acting = machine(organisation, ADMINISTRATION)
  const { hash, factor, known } = await house.act(acting, async (act) => ({
    hash: (
      await act.db
        .selectFrom('password')
        .select('hash')
        .where('person', '=', person)
        .executeTakeFirst()
    )?.hash,
    factor: await hasTotp(act, person),
    known: await isKnown(act, knock.device, person),
  }))
  const account = accountOf(organisation, person)
  const admitted = await admit(house, accountBuckets(account, knock, known))
  if (!admitted.ok) return admitted
  const refused = async (way: string) => {
    await noteRefused(house, organisation, person, way)
    return refuse('identity.refused')
  }
  if (!(await checkPassword(house.ports.random, given.password, hash ?? null)))
    return refused('password')
  if (factor) {
    const { second } = given
    if (second === null) return refused('password')
    if (!(await isSecondFactor(house, caller, second))) return refused(wayOf(second))
  }
  await forgive(house, admitted.value)
  return house.act(caller, async (act) =>
    done(await renewSession(act, house, caller, { way: 'password', strong: factor })),
  )
}

export async function renewByPasskey(
  house: House,
  site: Site,
  caller: Caller,
  given: { readonly step: string; readonly response: AuthenticationResponseJSON },
  knock: Knock,
): Promise<Result<NewSession>> {
  const { organisation, person } = caller
  const { step, response } = given
  const { named, holds } = await readPasskeyAnswer(house, site, step, response, person)
  const own = named?.organisation === organisation && named.person === person
  const session = await house.act(caller, async (act) =>
    own && (await holds(act))
      ? renewSession(act, house, caller, { way: 'passkey', strong: true })
      : undefined,
  )
  if (session) return done(session)
  const buckets = accountBuckets(accountOf(organisation, person), knock, false)
  return refusedAfter<NewSession>(house, buckets, refuse('identity.refused'))
}
