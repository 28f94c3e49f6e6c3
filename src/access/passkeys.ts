import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { isUuid, Refused } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { Act, House } from '../store/index.ts'
import type { Caller } from './caller.ts'
import { organisationOf } from './organisations.ts'
import { beginStep, takeStep } from './steps.ts'

/** Under which name and address of the house a passkey is made and used. */
export type Site = { readonly rpId: string; readonly origin: string }

/**
 * WebAuthn, level 2: the authenticator verifies its user (PIN, finger, face) and remembers whose
 * key it is, so that nobody types a name. The user handle is organisation and person.
 */
const handleOf = (organisation: string, person: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(`${organisation}${person}`.replaceAll('-', ''), 'hex'))

function readHandle(
  text: string | undefined,
): { organisation: string; person: string } | undefined {
  const hex = Buffer.from(text ?? '', 'base64url').toString('hex')
  const [organisation = '', person = ''] = (hex.match(/.{32}/g) ?? []).map((one) =>
    one.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  )
  return isUuid(organisation) && isUuid(person) ? { organisation, person } : undefined
}

export type Begun<T> = { readonly options: T; readonly step: string }

/** What the browser asks the authenticator for, and the step that its answer belongs to. */
export async function beginPasskeySignIn(
  house: House,
  site: Site,
  person: string | null = null,
): Promise<Begun<PublicKeyCredentialRequestOptionsJSON>> {
  const options = await generateAuthenticationOptions({
    rpID: site.rpId,
    userVerification: 'required',
    challenge: new Uint8Array(house.ports.random.bytes(32)),
  })
  const { challenge } = options
  return { options, step: await beginStep(house, 'passkey', { challenge, person }) }
}

export type PasskeyAnswer = {
  /** Whom the answer names; the tries are counted under it. */
  readonly named: { readonly organisation: string; readonly person: string } | undefined
  /** Checks the signature in an act of that organisation. */
  readonly holds: (act: Act) => Promise<boolean>
}

/** Reads an authenticator's answer to a step of this house. The challenge is spent in any case. */
export async function readPasskeyAnswer(
  house: House,
  site: Site,
  step: string,
  response: AuthenticationResponseJSON,
  person: string | null = null,
): Promise<PasskeyAnswer> {
  const begun = await takeStep(house, 'passkey', step)
  const named = readHandle(response.response.userHandle)
  const holds = async (act: Act): Promise<boolean> => {
    if (!begun || begun.person !== person || !named) return false
    return verify(act, named.person, site, begun.challenge, response)
  }
  return { named, holds }
}

async function verify(
  act: Act,
  person: string,
  site: Site,
  challenge: string,
  response: AuthenticationResponseJSON,
): Promise<boolean> {
  const row = await act.db
    .selectFrom('passkey as k')
    .innerJoin('person as p', 'p.id', 'k.person')
    .select(['k.id', 'k.public_key', 'k.counter'])
    .where('k.id', '=', response.id)
    .where('k.person', '=', person)
    .where('p.active', '=', true)
    .forUpdate('k')
    .executeTakeFirst()
  if (!row) return false
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
      credential: {
        id: row.id,
        publicKey: new Uint8Array(row.public_key),
        counter: row.counter,
      },
    })
    if (!verified) return false
    await act.db
      .updateTable('passkey')
      .set({ counter: authenticationInfo.newCounter, used_at: act.now })
      .where('id', '=', row.id)
      .execute()
    return true
  } catch {
    // The library throws on every answer that is not one: malformed, replayed, of another site.
    return false
  }
}

/** Begins to make a passkey for the caller. */
export async function beginPasskey(
  house: House,
  caller: Caller,
  site: Site,
): Promise<Begun<PublicKeyCredentialCreationOptionsJSON>> {
  const { organisation, person } = caller
  const { name, login, rpName, there } = await house.act(caller, async (act) => {
    const owner = await organisationOf(act)
    const row = await act.db
      .selectFrom('person')
      .select(['name', 'login'])
      .where('id', '=', person)
      .executeTakeFirstOrThrow()
    const keys = await act.db
      .selectFrom('passkey')
      .select(['id', 'transports'])
      .where('person', '=', person)
      .execute()
    return { ...row, rpName: `Cosmo · ${owner.name}`, there: keys }
  })
  const options = await generateRegistrationOptions({
    rpName,
    rpID: site.rpId,
    userID: handleOf(organisation, person),
    userName: login,
    userDisplayName: name,
    challenge: new Uint8Array(house.ports.random.bytes(32)),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: there.map(({ id, transports }) => ({ id, transports: [...transports] })),
  })
  const { challenge } = options
  return { options, step: await beginStep(house, 'passkey', { challenge, person }) }
}

/** Keeps the passkey that an authenticator made. Refuses (`identity.passkey`) any other answer. */
export async function addPasskey(
  house: House,
  caller: Caller,
  site: Site,
  given: {
    readonly step: string
    readonly name: string
    readonly response: RegistrationResponseJSON
  },
): Promise<void> {
  const { organisation, person } = caller
  const begun = await takeStep(house, 'passkey', given.step)
  if (!begun || begun.person !== person) throw new Refused('identity.passkey')
  const made = await verifyRegistrationResponse({
    response: given.response,
    expectedChallenge: begun.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!made?.verified) throw new Refused('identity.passkey')
  const { credential, credentialBackedUp } = made.registrationInfo
  await house.act(caller, async (act) => {
    await act.room()
    const kept = await act.db
      .insertInto('passkey')
      .values({
        organisation,
        person,
        id: credential.id,
        name: given.name,
        public_key: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: [...(credential.transports ?? [])],
        synced: credentialBackedUp,
        created_at: act.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (kept.numInsertedOrUpdatedRows === 0n) throw new Refused('identity.passkey')
    await journal(act, { act: 'passkey.added', objects: [person] })
  })
}

export async function renamePasskey(
  act: Act,
  caller: Caller,
  id: string,
  name: string,
): Promise<void> {
  const renamed = await act.db
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('person', '=', caller.person)
    .executeTakeFirst()
  if (renamed.numUpdatedRows === 0n) throw new Refused('identity.passkey-absent')
  await journal(act, { act: 'passkey.renamed', objects: [caller.person] })
}

export async function removePasskey(act: Act, caller: Caller, id: string): Promise<void> {
  const gone = await act.db
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('person', '=', caller.person)
    .executeTakeFirst()
  if (gone.numDeletedRows === 0n) throw new Refused('identity.passkey-absent')
  await journal(act, { act: 'passkey.removed', objects: [caller.person] })
}
