import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { done, type Instant, type Result, refuse } from '../base/index.ts'
import type { Act, House } from '../store/index.ts'
import { HOUSE, type Knock } from './caller.ts'
import { later } from './token.ts'

/**
 * The one place where attempts to sign in are counted, under every door: password, code, recovery
 * code, link, passkey, directory. A delay grows with each failure and never becomes a lock. Counts
 * stand in the database, so that a restart or another process does not forget them; they are
 * called by a keyed hash, so that the table names nobody.
 *
 * An attempt is counted before it is looked at, and taken back when it was right: a hundred
 * attempts at once are a hundred attempts.
 */
type Ladder = {
  /** Failures without any delay. */
  readonly free: number
  /** The first delay, what each further failure multiplies it with, and where it ends: seconds. */
  readonly first: number
  readonly factor: number
  readonly most: number
  /** One failure is forgotten after so many quiet seconds. */
  readonly forget: number
}

/**
 * Per account at most 5 tries in ten minutes from strangers and 4 from devices that the person
 * signed in on before, by whatever doors: under ten in all. A stranger can make an account wait
 * for strangers alone. A network is many people: it waits later and shorter.
 */
const LADDERS = {
  stranger: { free: 3, first: 30, factor: 4, most: 900, forget: 3600 },
  known: { free: 3, first: 60, factor: 10, most: 900, forget: 3600 },
  network: { free: 40, first: 5, factor: 2, most: 300, forget: 60 },
} as const satisfies Readonly<Record<string, Ladder>>

export type Bucket = { readonly of: string; readonly ladder: keyof typeof LADDERS }

/** What is counted for a try on an account: a known device has a count of its own. */
export const accountBuckets = (account: string, knock: Knock, known: boolean): readonly Bucket[] =>
  known
    ? [{ of: `known ${account}`, ladder: 'known' }]
    : [{ of: `account ${account}`, ladder: 'stranger' }, networkBucket(knock)]

export const networkBucket = (knock: Knock): Bucket => ({
  of: `network ${knock.network}`,
  ladder: 'network',
})

/** For doors where a wrong try names no account: each organisation's door, by network. */
export const doorBucket = (door: string, organisation: string, knock: Knock): Bucket => ({
  of: `door ${door} ${organisation} ${knock.network}`,
  ladder: 'stranger',
})

/** Seconds to wait after so many failures. */
export function delayAfter(failures: number, ladder: Ladder): number {
  if (failures < ladder.free) return 0
  return Math.min(ladder.most, ladder.first * ladder.factor ** (failures - ladder.free))
}

export type Admission = { readonly ids: readonly string[] }

/** Counts one try in every bucket, or refuses it uncounted (`identity.delayed`, with seconds). */
export async function admit(house: House, buckets: readonly Bucket[]): Promise<Result<Admission>> {
  return house.act(HOUSE, async (act) => {
    await forgetOld(act, house)
    const counts = []
    // Always in the same order: two tries at once wait for each other, never for ever.
    for (const { of, ladder } of [...buckets].sort((a, b) => (a.of < b.of ? -1 : 1)))
      counts.push(await countOf(act, keyed(house, of), LADDERS[ladder]))
    const seconds = Math.max(0, ...counts.map((count) => count.waits))
    if (seconds > 0) return refuse('identity.delayed', { seconds })
    for (const { id, failures, ladder } of counts)
      await act.db
        .updateTable('sign_in_attempt')
        .set({
          failures: failures + 1,
          last_at: act.now,
          until_at: later(act.now, delayAfter(failures + 1, ladder)),
        })
        .where('id', '=', id)
        .execute()
    return done({ ids: counts.map(({ id }) => id) })
  })
}

/** The try was right: it was none. What was counted before it stays counted. */
export async function forgive(house: House, { ids }: Admission): Promise<void> {
  await house.act(HOUSE, async (act) => {
    for (const id of [...ids].sort())
      await act.db
        .updateTable('sign_in_attempt')
        .set((count) => ({ failures: count('failures', '-', 1), until_at: act.now }))
        .where('id', '=', id)
        .where('failures', '>', 0)
        .execute()
  })
}

/**
 * For what cannot be guessed (a link, a passkey): it is looked at first, and what is right gets in
 * whatever strangers do. What is wrong is counted and answered as `refused`, or with the delay.
 */
export async function refusedAfter<T>(
  house: House,
  buckets: readonly Bucket[],
  refused: Result<T> & { readonly ok: false },
): Promise<Result<T>> {
  const admitted = await admit(house, buckets)
  return admitted.ok ? refused : admitted
}

type Count = {
  readonly id: string
  readonly failures: number
  readonly waits: number
  readonly ladder: Ladder
}

async function countOf(act: Act, id: string, ladder: Ladder): Promise<Count> {
  await act.db
    .insertInto('sign_in_attempt')
    .values({ ...house(act), id, failures: 0, last_at: act.now, until_at: act.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await act.db
    .selectFrom('sign_in_attempt')
    .select(['failures', 'last_at', 'until_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const quiet = secondsBetween(row.last_at, act.now)
  const failures = Math.max(0, row.failures - Math.floor(quiet / ladder.forget))
  return { id, ladder, failures, waits: Math.ceil(secondsBetween(act.now, row.until_at)) }
}

const house = (act: Act) => ({ organisation: act.caller.organisation })

const secondsBetween = (from: Instant, to: Instant): number =>
  Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000)

/** Now and then, rows that say nothing any more are dropped. */
async function forgetOld(act: Act, { ports }: House): Promise<void> {
  if ((ports.random.bytes(1)[0] ?? 0) >= 4) return
  const old = later(act.now, -2 * 86_400)
  await act.db.deleteFrom('sign_in_attempt').where('last_at', '<', old).execute()
}

const keyed = (house: House, of: string): string => {
  const key = createHmac('sha256', house.key).update('sign-in-attempt').digest()
  return createHmac('sha256', key).update(of).digest('base64url')
}

/** The network of an address: an IPv4 address, or the first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = plain.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  const zeros = plain.includes('::')
    ? Array(Math.max(0, 8 - before.length - after.length)).fill('0')
    : []
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
