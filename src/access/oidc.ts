import type { Configuration, IDToken } from 'openid-client'
import { Refused } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { Act, House } from '../store/index.ts'
import { ADMINISTRATION, type Caller, machine } from './caller.ts'
import { directoryFetch, type Reach, readDirectoryAddress } from './egress.ts'
import { hasWays, waysOf } from './proof.ts'
import { type Provider, providerInUse } from './providers.ts'
import { beginStep, type Steps } from './steps.ts'

/**
 * OpenID Connect, authorization code with PKCE, nonce and state. The library is loaded when
 * somebody comes through a directory: most houses have none.
 */
const library = () => import('openid-client')

export const DIRECTORY_RETURN = '/sign-in/directory'

type Directory = Provider & { readonly secret: string }

async function configurationOf(directory: Directory, reach: Reach): Promise<Configuration> {
  const client = await library()
  const basic = client.ClientSecretBasic(directory.secret)
  const post = client.ClientSecretPost(directory.secret)
  const takesBasic = (methods: readonly string[] | undefined) =>
    methods === undefined || methods.includes('client_secret_basic')
  try {
    return await client.discovery(
      readDirectoryAddress(directory.issuer, reach),
      directory.clientId,
      { client_secret: directory.secret },
      (as, ...rest) =>
        (takesBasic(as.token_endpoint_auth_methods_supported) ? basic : post)(as, ...rest),
      {
        [client.customFetch]: directoryFetch(reach),
        execute: reach === 'loopback' ? [client.allowInsecureRequests] : [],
        timeout: 10,
      },
    )
  } catch (error) {
    throw refusalIn(error) ?? new Refused('provider.unreachable')
  }
}

/** The library wraps what our own fetch refused. */
function refusalIn(error: unknown): Refused | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof Refused) return at
  return undefined
}

/** The address at the directory to go to, and the step that brings back. */
export async function beginDirectory(
  house: House,
  given: {
    readonly organisation: string
    readonly provider: string
    readonly origin: string
    readonly reach: Reach
    /** Who links the identity to themselves; null where somebody signs in. */
    readonly caller: Caller | null
  },
): Promise<{ readonly address: string; readonly step: string }> {
  const client = await library()
  const { organisation, provider, caller } = given
  const directory = await house.act(machine(organisation, ADMINISTRATION), (act) =>
    providerInUse(act, provider),
  )
  const configuration = await configurationOf(directory, given.reach)
  const verifier = client.randomPKCECodeVerifier()
  const state = client.randomState()
  const nonce = client.randomNonce()
  const returnTo = `${given.origin}${DIRECTORY_RETURN}`
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: returnTo,
    scope: 'openid email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(directory.strongAcr.length > 0 ? { acr_values: directory.strongAcr.join(' ') } : {}),
  })
  // The page goes where the directory says: it must be an address like the directory's own.
  readDirectoryAddress(`${url.origin}${url.pathname}`, given.reach)
  const { person = null, session = null } = caller ?? {}
  const kept = { organisation, provider, verifier, state, nonce, returnTo, person, session }
  return { address: url.href, step: await beginStep(house, 'oidc', kept) }
}

/** What the directory says of who came, checked. */
export type Said = {
  readonly directory: Provider
  readonly issuer: string
  readonly subject: string
  readonly email: string | null
  readonly strong: boolean
}

/** Exchanges the code. Refuses (`identity.refused`) whatever does not belong to the step. */
export async function askDirectory(
  house: House,
  step: Steps['oidc'],
  query: string,
  reach: Reach,
): Promise<Said> {
  const client = await library()
  const directory = await house.act(machine(step.organisation, ADMINISTRATION), (act) =>
    providerInUse(act, step.provider),
  )
  const configuration = await configurationOf(directory, reach)
  const url = new URL(step.returnTo)
  url.search = query
  try {
    const tokens = await client.authorizationCodeGrant(configuration, url, {
      expectedState: step.state,
      expectedNonce: step.nonce,
      pkceCodeVerifier: step.verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw new Refused('identity.refused')
    return saidBy(directory, claims)
  } catch (error) {
    throw refusalIn(error) ?? new Refused('identity.refused')
  }
}

function saidBy({ secret: _, ...directory }: Directory, claims: IDToken): Said {
  const { iss, sub, email, email_verified: verified, acr, amr } = claims
  const methods = Array.isArray(amr) ? amr : []
  return {
    directory,
    issuer: iss,
    subject: sub,
    email: verified === true && typeof email === 'string' ? email.trim().toLowerCase() : null,
    // RFC 8176: `mfa` is said where two kinds of factors were checked.
    strong:
      methods.includes('mfa') || (typeof acr === 'string' && directory.strongAcr.includes(acr)),
  }
}

/** The active person whom this identity is; undefined where nobody is. */
export async function personOfIdentity(act: Act, said: Said): Promise<string | undefined> {
  const known = await act.db
    .updateTable('external_identity as e')
    .from('person as p')
    .set({ used_at: act.now })
    .whereRef('p.id', '=', 'e.person')
    .where('e.issuer', '=', said.issuer)
    .where('e.subject', '=', said.subject)
    .where('p.active', '=', true)
    .returning('e.person')
    .executeTakeFirst()
  if (known) return known.person
  if (!said.directory.matchEmail || said.email === null) return undefined
  const meant = await act.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', said.email)
    .where('active', '=', true)
    .executeTakeFirst()
  // Who has a way of their own links the directory themselves: an address that an administrator
  // wrote must not open somebody else's account.
  if (!meant || hasWays(await waysOf(act, meant.id))) return undefined
  await linkIdentity(act, said, meant.id)
  return meant.id
}

/** Refuses (`identity.linked-elsewhere`) an identity that is somebody else's here. */
export async function linkIdentity(act: Act, said: Said, person: string): Promise<void> {
  const { organisation } = act.caller
  const there = await act.db
    .selectFrom('external_identity')
    .select('person')
    .where('issuer', '=', said.issuer)
    .where('subject', '=', said.subject)
    .executeTakeFirst()
  if (there?.person === person) return
  if (there) throw new Refused('identity.linked-elsewhere')
  await act.db
    .insertInto('external_identity')
    .values({
      organisation,
      id: act.newId(),
      provider: said.directory.id,
      issuer: said.issuer,
      subject: said.subject,
      person,
      created_at: act.now,
      used_at: act.now,
    })
    .execute()
  await journal(act, { act: 'external.linked', objects: [person, said.directory.id] })
}

export async function unlinkIdentity(act: Act, caller: Caller, id: string): Promise<void> {
  const gone = await act.db
    .deleteFrom('external_identity')
    .where('id', '=', id)
    .where('person', '=', caller.person)
    .returning('provider')
    .executeTakeFirst()
  if (!gone) throw new Refused('identity.external-absent')
  await journal(act, { act: 'external.unlinked', objects: [caller.person, gone.provider] })
}
