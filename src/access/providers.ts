import { Refused } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import { type Act, open, seal } from '../store/index.ts'
import type { Caller } from './caller.ts'
import { type Reach, readDirectoryAddress } from './egress.ts'
import { needAdministrator } from './people.ts'
import { needFreshProof } from './proof.ts'

/**
 * An organisation's own directory as an OpenID provider. It says who somebody is; which person of
 * the organisation that is, and what they may do, stands here.
 */
export type Provider = {
  readonly id: string
  /** On the button: `Ministry directory`. */
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  /**
   * Links who comes with a verified e-mail address that an administrator recorded for a person
   * without any way of signing in yet. Else people link themselves, once they are in.
   */
  readonly matchEmail: boolean
  /** Authentication classes (`acr`) that mean two factors there, beside the method `mfa`. */
  readonly strongAcr: readonly string[]
  readonly active: boolean
}

export type ProviderGiven = Omit<Provider, 'id'> & {
  /** Null leaves the one that is kept. */
  readonly secret: string | null
}

const nameOf = (organisation: string, id: string): string => `provider:${organisation}:${id}`

export async function providers(act: Act): Promise<readonly Provider[]> {
  const rows = await act.db.selectFrom('identity_provider').selectAll().orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    matchEmail: row.match_email,
    strongAcr: row.strong_acr,
    active: row.active,
  }))
}

const columns = (given: ProviderGiven) => ({
  name: given.name,
  issuer: given.issuer,
  client_id: given.clientId,
  match_email: given.matchEmail,
  strong_acr: [...given.strongAcr],
  active: given.active,
})

export async function addProvider(
  act: Act,
  caller: Caller,
  given: ProviderGiven,
  reach: Reach,
): Promise<string> {
  await needAdministrator(act)
  await needFreshProof(act, caller)
  readDirectoryAddress(given.issuer, reach)
  const { organisation } = caller
  const id = act.newId()
  const { wrapping } = await act.key()
  const sealed = seal(wrapping, given.secret ?? '', nameOf(organisation, id))
  await act.db
    .insertInto('identity_provider')
    .values({ organisation, id, ...columns(given), sealed, created_at: act.now })
    .execute()
  await journal(act, { act: 'provider.added', objects: [id] })
  return id
}

export async function changeProvider(
  act: Act,
  caller: Caller,
  id: string,
  given: ProviderGiven,
  reach: Reach,
): Promise<void> {
  await needAdministrator(act)
  await needFreshProof(act, caller)
  readDirectoryAddress(given.issuer, reach)
  const { wrapping } = await act.key()
  const secret =
    given.secret === null
      ? {}
      : { sealed: seal(wrapping, given.secret, nameOf(caller.organisation, id)) }
  const changed = await act.db
    .updateTable('identity_provider')
    .set({ ...columns(given), ...secret })
    .where('id', '=', id)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Refused('provider.absent')
  await journal(act, { act: 'provider.changed', objects: [id] })
}

/** With its secret, for the exchange alone. Refuses (`provider.absent`) one that is not in use. */
export async function providerInUse(
  act: Act,
  id: string,
): Promise<Provider & { readonly secret: string }> {
  const provider = (await providers(act)).find((one) => one.id === id && one.active)
  if (!provider) throw new Refused('provider.absent')
  const { sealed } = await act.db
    .selectFrom('identity_provider')
    .select('sealed')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { wrapping } = await act.key()
  const secret = open(wrapping, sealed, nameOf(act.caller.organisation, id)).toString('utf8')
  return { ...provider, secret }
}
