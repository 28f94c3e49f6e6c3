import anyAscii from 'any-ascii'
import { argon2id, argon2Verify } from 'hash-wasm'
import { type Random, Refused } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { Act } from '../store/index.ts'
import type { Caller } from './caller.ts'
import { organisationOf } from './organisations.ts'
import { FORBIDDEN_WORDS } from './password-words.ts'
import { revokeSessions } from './sessions.ts'

/**
 * NIST SP 800-63B-4, 3.1.1.2: 15 characters where the password is all there is, 8 where a second
 * factor stands beside it; any characters, no rules of composition, no expiry; words that
 * everybody tries first do not count.
 */
export const PASSWORD_LEAST = { alone: 15, withFactor: 8 } as const
export const PASSWORD_MOST = 256

/** What must be left when known words, runs and repetitions are taken out. */
const LEFT = { alone: 8, withFactor: 5 } as const

/** Argon2id as OWASP's Password Storage Cheat Sheet gives it: 19 MiB, two passes, one lane. */
const COST = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const
const COST_MARK = `m=${COST.memorySize},t=${COST.iterations},p=${COST.parallelism}`

/** The same text typed on another keyboard is the same password. */
const composed = (password: string): string => password.normalize('NFC')

export const hashPassword = (random: Random, password: string): Promise<string> =>
  argon2id({
    ...COST,
    password: composed(password),
    salt: random.bytes(16),
    outputType: 'encoded',
  })

export const isOutdated = (hash: string): boolean => !hash.includes(COST_MARK)

/** What a password is compared with where nobody is there: the same work, and always no. */
let nobody: Promise<string> | undefined

/** Compares at the same cost whether there is a password or not. */
export async function checkPassword(
  random: Random,
  password: string,
  hash: string | null,
): Promise<boolean> {
  nobody ??= hashPassword(random, Buffer.from(random.bytes(32)).toString('base64'))
  const right = await argon2Verify({ password: composed(password), hash: hash ?? (await nobody) })
  return hash !== null && right
}

/** Refuses `identity.password-short` and `identity.password-known`. */
export function judgePassword(
  password: string,
  names: readonly string[],
  hasFactor: boolean,
): { readonly long: boolean } {
  const kind = hasFactor ? 'withFactor' : 'alone'
  const length = [...composed(password)].length
  if (length < PASSWORD_LEAST[kind])
    throw new Refused('identity.password-short', { least: PASSWORD_LEAST[kind] })
  if (left(password, names) < LEFT[kind]) throw new Refused('identity.password-known')
  return { long: length >= PASSWORD_LEAST.alone && left(password, names) >= LEFT.alone }
}

/** How many characters are left of a password when what everybody would try is taken out. */
const left = (password: string, names: readonly string[]): number =>
  // With and without what stands between the words.
  Math.min(leftOf(password, names), leftOf(password.replace(/[\s._-]+/g, ''), names))

function leftOf(password: string, names: readonly string[]): number {
  const words = names.flatMap((name) => [fold(name), ...name.split(/[^\p{L}\p{N}]+/u).map(fold)])
  const known = [...FORBIDDEN_WORDS, ...words].filter((word) => word.length >= 3)
  let text = fold(password)
  for (const word of known.sort((a, b) => b.length - a.length)) text = text.replaceAll(word, '')
  // 2026, aaaa, abababab, 12345: a year, a repetition, a run.
  text = text.replace(/(?:19|20)\d\d/g, '').replace(/(.{1,4}?)\1+/gu, '$1')
  const signs = [...text]
  return signs.filter((sign, at) => !inRun(signs, at) || /\s/.test(sign)).length
}

/** Third and further of signs that follow each other: c and d of abcd, 3 of 321 … */
function inRun(signs: readonly string[], at: number): boolean {
  const code = (i: number) => signs[i]?.codePointAt(0) ?? Number.NaN
  const step = code(at) - code(at - 1)
  return Math.abs(step) <= 1 && step === code(at - 1) - code(at - 2)
}

/** Case, accents and the usual disguises (p@ssw0rd) hide nothing. */
const DISGUISES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}
const fold = (text: string): string => {
  const plain = /^[\p{ASCII}\p{Script=Latin}]*$/u.test(text) ? anyAscii(text) : text
  const lower = plain.toLowerCase()
  // Digits alone stay digits, so that years and runs are seen.
  return lower.replace(/(?<=[a-z])[@43105!$7]+(?=[a-z])|^[@$](?=[a-z])/g, (signs) =>
    [...signs].map((sign) => DISGUISES[sign] ?? sign).join(''),
  )
}

/**
 * Sets the caller's own password and ends every other session of theirs. Refusals: as
 * `judgePassword`.
 */
export async function setPassword(
  act: Act,
  caller: Caller,
  given: { readonly password: string; readonly hash: string },
): Promise<void> {
  const names = await namesAround(act, caller.person)
  const { long } = judgePassword(given.password, names, await hasTotp(act, caller.person))
  const row = { hash: given.hash, long, set_at: act.now }
  const { organisation, person } = caller
  await act.db
    .insertInto('password')
    .values({ organisation, person, ...row })
    .onConflict((conflict) => conflict.columns(['organisation', 'person']).doUpdateSet(row))
    .execute()
  await journal(act, { act: 'password.set', objects: [person] })
  await revokeSessions(act, person, caller.session)
}

/** Names that a password of this person must not be made of. */
export async function namesAround(act: Act, person: string): Promise<readonly string[]> {
  const organisation = await organisationOf(act)
  const row = await act.db
    .selectFrom('person')
    .select(['name', 'login', 'email'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  return [organisation.name, organisation.code, row.name, row.login, row.email ?? '']
}

export const hasTotp = async (act: Act, person: string): Promise<boolean> =>
  (await act.db
    .selectFrom('totp')
    .select('id')
    .where('person', '=', person)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()) !== undefined

export async function removePassword(act: Act, caller: Caller): Promise<void> {
  const gone = await act.db
    .deleteFrom('password')
    .where('person', '=', caller.person)
    .executeTakeFirst()
  if (gone.numDeletedRows === 0n) return
  await journal(act, { act: 'password.removed', objects: [caller.person] })
  await revokeSessions(act, caller.person, caller.session)
}
