import { Secret, TOTP } from 'otpauth'
import { Refused } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import { type Act, type House, open, seal } from '../store/index.ts'
import type { Caller } from './caller.ts'
import { organisationOf } from './organisations.ts'
import { hasTotp } from './passwords.ts'

/**
 * One-time codes by RFC 6238 as every authenticator application makes them: SHA-1, six digits,
 * thirty seconds; one step before and after is taken, for clocks that differ.
 */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const WINDOW = 1
const SECRET_BYTES = 20

export type TotpEnrolment = {
  readonly id: string
  /** For the picture: `otpauth://totp/…`. */
  readonly uri: string
  /** The same secret to type, base32. */
  readonly secret: string
}

const nameOf = (organisation: string, id: string): string => `totp:${organisation}:${id}`

/** Begins an enrolment; it counts once a code has confirmed it. Refuses `identity.totp-there`. */
export async function beginTotp(act: Act, house: House, caller: Caller): Promise<TotpEnrolment> {
  const { organisation, person } = caller
  if (await hasTotp(act, person)) throw new Refused('identity.totp-there')
  await act.db
    .deleteFrom('totp')
    .where('person', '=', person)
    .where('confirmed_at', 'is', null)
    .execute()
  const bytes = house.ports.random.bytes(SECRET_BYTES)
  const secret = new Secret({ buffer: new Uint8Array(bytes).buffer })
  const id = act.newId()
  const { wrapping } = await act.key()
  await act.db
    .insertInto('totp')
    .values({
      organisation,
      id,
      person,
      sealed: seal(wrapping, bytes, nameOf(organisation, id)),
      created_at: act.now,
    })
    .execute()
  const { name } = await organisationOf(act)
  const { login } = await act.db
    .selectFrom('person')
    .select('login')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  const totp = new TOTP({ ...FORM, secret, issuer: `Cosmo · ${name}`, label: login })
  return { id, uri: totp.toString(), secret: secret.base32 }
}

/** Confirms an enrolment by its first code. Refuses `identity.code`. */
export async function confirmTotp(
  act: Act,
  caller: Caller,
  given: { readonly id: string; readonly code: string },
): Promise<void> {
  if (await hasTotp(act, caller.person)) throw new Refused('identity.totp-there')
  const row = await act.db
    .selectFrom('totp')
    .select(['id', 'sealed'])
    .where('id', '=', given.id)
    .where('person', '=', caller.person)
    .executeTakeFirst()
  const step = row ? await stepOf(act, row, given.code) : null
  if (!row || step === null) throw new Refused('identity.code')
  await act.db
    .updateTable('totp')
    .set({ confirmed_at: act.now, last_step: step })
    .where('id', '=', row.id)
    .execute()
  await journal(act, { act: 'totp.enrolled', objects: [caller.person] })
}

/** Whether the code is this person's now. A step that was used once is refused for ever. */
export async function spendTotp(act: Act, person: string, code: string): Promise<boolean> {
  const row = await act.db
    .selectFrom('totp')
    .select(['id', 'sealed'])
    .where('person', '=', person)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  const step = row ? await stepOf(act, row, code) : null
  if (!row || step === null) return false
  const spent = await act.db
    .updateTable('totp')
    .set({ last_step: step })
    .where('id', '=', row.id)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return spent.numUpdatedRows > 0n
}

/** The step of time that a code belongs to; null where it belongs to none near now. */
async function stepOf(
  act: Act,
  row: { readonly id: string; readonly sealed: Buffer },
  code: string,
): Promise<number | null> {
  const { wrapping } = await act.key()
  const bytes = open(wrapping, row.sealed, nameOf(act.caller.organisation, row.id))
  const secret = new Secret({ buffer: new Uint8Array(bytes).buffer })
  const timestamp = Date.parse(act.now)
  const token = code.replace(/\s+/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = TOTP.validate({ ...FORM, token, secret, timestamp, window: WINDOW })
  return delta === null ? null : TOTP.counter({ period: FORM.period, timestamp }) + delta
}

/**
 * Takes the codes away. Refuses (`identity.password-alone`) where a password would be left that is
 * too short to stand alone.
 */
export async function removeTotp(act: Act, caller: Caller): Promise<void> {
  const short = await act.db
    .selectFrom('password')
    .select('person')
    .where('person', '=', caller.person)
    .where('long', '=', false)
    .executeTakeFirst()
  if (short) throw new Refused('identity.password-alone')
  const gone = await act.db
    .deleteFrom('totp')
    .where('person', '=', caller.person)
    .executeTakeFirst()
  await act.db.deleteFrom('recovery_code').where('person', '=', caller.person).execute()
  if (gone.numDeletedRows > 0n)
    await journal(act, { act: 'totp.removed', objects: [caller.person] })
}
