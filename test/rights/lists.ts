import { sql, type Transaction } from 'kysely'
import {
  columnsOf,
  decide,
  type Principal,
  predicate,
  RECORD_ACT_NAMES,
  type RecordAct,
} from '../../src/rights/index.ts'
import { type Act, runAct } from '../../src/store/act.ts'
import type { House } from '../../src/store/house.ts'
import { nominalPaths } from '../../src/store/nominal.ts'
import type { Schema } from '../../src/store/schema.ts'
import {
  labelledIn,
  organisationId,
  personId,
  principalIn,
  type SmallHouse,
  targetId,
} from './houses.ts'
import { fill } from './rows.ts'

type Db = Transaction<Schema>
export type Predicate = typeof predicate

/** What was found wrong, in words; nothing where the rows agree with `decide`. */
export type Wrong = readonly string[]

class RolledBack extends Error {}

/** The house in rows, then `work`, then nothing of it: every house is rolled back. */
export async function withRows<T>(
  house: House,
  small: SmallHouse,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  let answer: { readonly is: T } | undefined
  await house
    .whole(async (db) => {
      await fill(db, small)
      answer = { is: await work(db) }
      throw new RolledBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error
    })
  if (answer === undefined) throw new Error('the rows were not asked')
  return answer.is
}

/** The act that a request would have, inside the transaction that is rolled back. */
export function actIn<T>(
  house: House,
  db: Db,
  asking: SmallHouse['callers'][number],
  work: (act: Act) => Promise<T>,
): Promise<T> {
  const within = {
    transaction: () => ({ execute: (inner: (db: Db) => Promise<T>) => inner(db) }),
  }
  const parts = {
    db: within as unknown as Parameters<typeof runAct>[0]['db'],
    ports: house.ports,
    nominal: nominalPaths([]),
    key: () => Promise.reject(new Error('no key is asked for here')),
    room: () => Promise.resolve(),
  }
  const caller = {
    organisation: organisationId(asking.organisation),
    person: asking.person === null ? null : personId(asking.person),
    purpose: asking.purpose,
    strong: asking.strong,
  }
  return runAct(parts as Parameters<typeof runAct>[0], caller, work)
}

/** `owner id` of every target, by act, that a list made with the predicate shows. */
export async function listed(
  act: Act,
  caller: Principal,
  written: Predicate,
  acts: readonly RecordAct[] = RECORD_ACT_NAMES,
): Promise<ReadonlySet<string>> {
  /** The own tables are read as one owner's, as the lists of the store do; others' as they are. */
  const read = (owner?: string) => {
    const at = columnsOf('target', 't', 'id', owner)
    const arms = acts.map(
      (name) => sql`select ${name}::text as act, t.organisation as owner, t.id from target t
        where ${written(caller, name, at)}`,
    )
    return sql<{ act: string; owner: string; id: string }>`${sql.join(
      arms,
      sql` union all `,
    )}`.execute(act.db)
  }
  const own = await read(caller.organisation)
  const others = await act.asGuest(() => read())
  return new Set([...own.rows, ...others.rows].map((row) => `${row.act} ${row.owner} ${row.id}`))
}

/** The same from `decide`, over every target there is. */
export function decided(
  small: SmallHouse,
  caller: Principal,
  acts: readonly RecordAct[] = RECORD_ACT_NAMES,
): ReadonlySet<string> {
  return new Set(
    small.targets.flatMap((target) => {
      const record = labelledIn(small, target)
      return acts
        .filter((act) => decide(caller, act, record).allowed)
        .map((act) => `${act} ${record.owner} ${targetId(target.id)}`)
    }),
  )
}

const without = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  [...a].filter((one) => !b.has(one))

/** One caller's rights as the rows have them, and their lists against the decisions. */
export async function listsWrong(
  house: House,
  db: Db,
  small: SmallHouse,
  asking: SmallHouse['callers'][number],
  written: Predicate = predicate,
  acts: readonly RecordAct[] = RECORD_ACT_NAMES,
): Promise<{ readonly wrong: Wrong; readonly allowed: number; readonly foreign: number }> {
  const caller = principalIn(small, asking)
  const wanted = decided(small, caller, acts)
  const { read, found } = await actIn(house, db, asking, async (act) => {
    const read = await act.rights()
    return { read, found: await listed(act, read, written, acts) }
  })
  return {
    allowed: wanted.size,
    foreign: [...wanted].filter((one) => !one.includes(caller.organisation)).length,
    wrong: [
      ...(sorted(read) === sorted(caller) ? [] : [`rights read: ${sorted(read)}`]),
      ...without(wanted, found).map((one) => `not listed: ${one}`),
      ...without(found, wanted).map((one) => `listed: ${one}`),
    ],
  }
}

/** What the database shows a guest without any predicate, against the standing releases. */
export async function fenceWrong(
  house: House,
  db: Db,
  small: SmallHouse,
  asking: SmallHouse['callers'][number],
): Promise<Wrong> {
  const me = asking.organisation
  const standing = small.releases.filter((row) => row.to === me && !row.withdrawn)
  const reached = (owner: number, id: number, nominal: boolean) =>
    standing.some(
      (row) =>
        row.kind === 'target' &&
        row.owner === owner &&
        row.object === id &&
        (row.nominal || !nominal),
    )
  const asGuest = (nominal: boolean) =>
    new Set(
      small.targets
        .filter((one) => reached(one.owner, one.id, nominal))
        .map((one) => `${organisationId(one.owner)} ${one.id}`),
    )
  const own = new Set(
    small.targets
      .filter((one) => one.owner === me)
      .map((one) => `${organisationId(one.owner)} ${one.id}`),
  )
  const arms = TABLES.map(
    ([name, id]) => sql`select ${name}::text as name, organisation,
      right(${sql.ref(id)}::text, 6)::int as id from ${sql.table(name)}`,
  )
  const shown = async (db: Db) => {
    const { rows } = await sql<{ name: string; organisation: string; id: number }>`${sql.join(
      arms,
      sql` union all `,
    )}`.execute(db)
    return (name: string) =>
      new Set(rows.filter((row) => row.name === name).map((row) => `${row.organisation} ${row.id}`))
  }
  const wrong: string[] = []
  const told = (what: string, wanted: ReadonlySet<string>, found: ReadonlySet<string>) => {
    for (const one of without(wanted, found)) wrong.push(`${what} hides ${one}`)
    for (const one of without(found, wanted)) wrong.push(`${what} shows ${one}`)
  }
  const releases = (by: (row: SmallHouse['releases'][number]) => boolean) =>
    new Set(
      small.releases.flatMap((row, n) =>
        by(row) ? [`${organisationId(row.owner)} ${300_000 + n}`] : [],
      ),
    )
  await actIn(house, db, asking, async (act) => {
    const app = await shown(act.db)
    const guest = await act.asGuest(() => shown(act.db))
    for (const [name, , nominal] of TABLES.filter(([name]) => name !== 'release')) {
      told(`${name} as app`, own, app(name))
      told(`${name} as guest`, asGuest(nominal), guest(name))
    }
    told(
      'release as app',
      releases((row) => row.owner === me),
      app('release'),
    )
    told(
      'release as guest',
      releases((row) => row.to === me && !row.withdrawn),
      guest('release'),
    )
  })
  return wrong
}

const sorted = ({ memberships, bases, ...rest }: Principal): string =>
  JSON.stringify([
    Object.entries(rest).sort(),
    memberships.map((one) => JSON.stringify(Object.entries(one).sort())).sort(),
    bases.map((one) => JSON.stringify(Object.entries(one).sort())).sort(),
  ])

const TABLES = [
  ['target', 'id', false],
  ['finding', 'target', false],
  ['consignment', 'record', false],
  ['target_nominal', 'target', true],
  ['consignment_nominal', 'record', true],
  ['record_key', 'record', true],
  ['release', 'id', false],
] as const
