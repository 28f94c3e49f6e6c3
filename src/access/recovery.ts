import { Refused } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { Act, House } from '../store/index.ts'
import type { Caller } from './caller.ts'
import { hasTotp } from './passwords.ts'
import { hashOf } from './token.ts'

/** Ten codes of 80 random bits, each good once instead of a code of the application. */
export const RECOVERY_CODES = 10
const CODE_BYTES = 10

/** Base32 of Crockford: no I, L, O, U, so that a code can be read out and typed from paper. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz'

function newCode(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const signs = (bits.match(/.{5}/g) ?? []).map((five) => SIGNS[Number.parseInt(five, 2)])
  return (signs.join('').match(/.{4}/g) ?? []).join('-')
}

/** As it was typed from paper: case, blanks and look-alikes do not matter. */
const readCode = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')

/** A new set; the old one is worth nothing any more. Shown once. Refuses without a second factor. */
export async function makeRecoveryCodes(
  act: Act,
  house: House,
  caller: Caller,
): Promise<readonly string[]> {
  const { organisation, person } = caller
  if (!(await hasTotp(act, person))) throw new Refused('identity.totp-absent')
  await act.db.deleteFrom('recovery_code').where('person', '=', person).execute()
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    newCode(house.ports.random.bytes(CODE_BYTES)),
  )
  await act.db
    .insertInto('recovery_code')
    .values(
      codes.map((code) => ({
        organisation,
        person,
        hash: hashOf(readCode(code)),
        made_at: act.now,
      })),
    )
    .execute()
  await journal(act, { act: 'recovery.made', objects: [person] })
  return codes
}

/** Whether the code is one of this person's and was not used; it is used now. */
export async function spendRecoveryCode(act: Act, person: string, code: string): Promise<boolean> {
  const spent = await act.db
    .updateTable('recovery_code')
    .set({ used_at: act.now })
    .where('person', '=', person)
    .where('hash', '=', hashOf(readCode(code)))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (spent.numUpdatedRows === 0n) return false
  await journal(act, { act: 'recovery.used', objects: [person] })
  return true
}

export async function recoveryCodesLeft(act: Act, person: string): Promise<number> {
  const rows = await act.db
    .selectFrom('recovery_code')
    .select('hash')
    .where('person', '=', person)
    .where('used_at', 'is', null)
    .execute()
  return rows.length
}
