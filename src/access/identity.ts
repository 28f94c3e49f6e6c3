import type { Instant } from '../base/index.ts'
import type { Act } from '../store/index.ts'
import type { Caller } from './caller.ts'
import { organisationOf } from './organisations.ts'
import { hasTotp } from './passwords.ts'
import { isFresh } from './proof.ts'
import { providers } from './providers.ts'
import { recoveryCodesLeft } from './recovery.ts'

/** A person's own account as they see it: what they are called, and how they sign in. */
export type Identity = {
  readonly person: {
    readonly id: string
    readonly name: string
    /** With the organisation's code, as it works from everywhere. */
    readonly login: string
    readonly email: string | null
    readonly language: string
  }
  readonly passkeys: readonly {
    readonly id: string
    readonly name: string
    /** Kept by the maker of the device on several of the person's devices. */
    readonly synced: boolean
    readonly createdAt: Instant
    readonly usedAt: Instant | null
  }[]
  readonly passwordSetAt: Instant | null
  readonly totp: boolean
  /** How many are left. */
  readonly recoveryCodes: number
  readonly external: readonly {
    readonly id: string
    readonly name: string
    readonly createdAt: Instant
    readonly usedAt: Instant | null
  }[]
  readonly directories: readonly { readonly id: string; readonly name: string }[]
  /** Whether changes can be made now, or ask for a proof first. */
  readonly fresh: boolean
}

export async function identityOf(act: Act, caller: Caller): Promise<Identity> {
  const { code } = await organisationOf(act)
  const row = await act.db
    .selectFrom('person')
    .select(['id', 'name', 'login', 'email', 'language'])
    .where('id', '=', caller.person)
    .executeTakeFirstOrThrow()
  const passkeys = await act.db
    .selectFrom('passkey')
    .select(['id', 'name', 'synced', 'created_at as createdAt', 'used_at as usedAt'])
    .where('person', '=', row.id)
    .orderBy('created_at')
    .execute()
  const password = await act.db
    .selectFrom('password')
    .select('set_at')
    .where('person', '=', row.id)
    .executeTakeFirst()
  const external = await act.db
    .selectFrom('external_identity as e')
    .innerJoin('identity_provider as p', 'p.id', 'e.provider')
    .select(['e.id', 'p.name', 'e.created_at as createdAt', 'e.used_at as usedAt'])
    .where('e.person', '=', row.id)
    .orderBy('e.id')
    .execute()
  const inUse = (await providers(act)).filter(({ active }) => active)
  return {
    person: { ...row, login: `${row.login}@${code}` },
    passkeys,
    passwordSetAt: password?.set_at ?? null,
    totp: await hasTotp(act, row.id),
    recoveryCodes: await recoveryCodesLeft(act, row.id),
    external,
    directories: inUse.map(({ id, name }) => ({ id, name })),
    fresh: await isFresh(act, caller),
  }
}
