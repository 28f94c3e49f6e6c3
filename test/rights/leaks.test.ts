import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startPostgres } from '../../src/store/postgres.contract.ts'
import { CHANGES } from './hidden-changes.ts'
import { LEAKS, type Leak } from './leaks.ts'
import { dice, type Observed, observed } from './observed-house.ts'
import { changed, type Observer, readAll, type Sight } from './surfaces.ts'

/** The seam: what the store asks of the policy passes here, and the planted bug changes it. */
const seam = vi.hoisted(() => ({ leak: null as Leak | null }))

/** Whether the bug is in one of the functions that ask. */
const askedIn = (names: readonly string[] | undefined): boolean => {
  if (names === undefined) return false
  const stack = new Error().stack ?? ''
  return names.some((name) => new RegExp(`at (async )?${name} `).test(stack))
}

vi.mock('../../src/rights/decide.ts', async (original) => {
  const real = await original<typeof import('../../src/rights/decide.ts')>()
  const asked = <A, R>(work: (caller: never, act: A, record: never) => R) =>
    ((caller: never, act: A, record: never) =>
      work(
        (seam.leak?.caller?.(caller) ?? caller) as never,
        act,
        (seam.leak?.record?.(record) ?? record) as never,
      )) as never
  return {
    ...real,
    decide: asked(real.decide as never),
    may: asked(real.may as never),
    predicate: (...[caller, act, at]: Parameters<typeof real.predicate>) =>
      askedIn(seam.leak?.forgets)
        ? sql<boolean>`true`
        : real.predicate(seam.leak?.caller?.(caller) ?? caller, act, at),
  }
})
vi.mock('../../src/store/shown.ts', async (original) => {
  const real = await original<typeof import('../../src/store/shown.ts')>()
  return {
    ...real,
    allowed: (...asked: Parameters<typeof real.allowed>) =>
      askedIn(seam.leak?.forgets) ? Promise.resolve(sql<boolean>`true`) : real.allowed(...asked),
    shownTargets: async (...asked: Parameters<typeof real.shownTargets>) => {
      const drop = askedIn(seam.leak?.shows)
      const shown = await real.shownTargets(...asked)
      const all = () => sql<boolean>`true`
      return drop ? { target: all, most: true, hidden: () => sql<boolean>`false`, few: all } : shown
    },
  }
})
vi.mock('../../src/store/records.ts', async (original) => {
  const real = await original<typeof import('../../src/store/records.ts')>()
  return {
    ...real,
    mayOn: async (...asked: Parameters<typeof real.mayOn>) => {
      const [act, , kind, id] = asked
      if (seam.leak?.undecided !== kind) return real.mayOn(...asked)
      return (await real.labelledOf(act, kind, id)) ?? real.mayOn(...asked)
    },
  }
})

const query = pg.Client.prototype.query as (...given: unknown[]) => unknown
pg.Client.prototype.query = function (this: pg.Client, first: unknown, ...rest: unknown[]) {
  const rewrite = (text: string) =>
    (seam.leak?.sql ?? []).reduce(
      (said, [from, to]) => said.replace(new RegExp(from, 'g'), to),
      text,
    )
  return query.call(this, typeof first === 'string' ? rewrite(first) : first, ...rest)
} as never

/** What is there already tells nothing: the changes are made anew, a few times. */
const ROUNDS = 6
const LONG = { timeout: 6_000_000 }

describe('leaks that are planted are found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-leaks-'))
  const postgres = startPostgres()
  let house: Observed
  const pick = dice(11)

  beforeAll(async () => {
    house = await observed(folder, 'leaks', postgres)
  }, 900_000)
  afterAll(async () => {
    await house.served.close()
    postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** All the hidden changes, first the others', then the own house's; what somebody then sees. */
  async function seen(): Promise<readonly string[]> {
    const { served, ground, places, officers, overseers } = house
    const officer = officers[0] as Observer
    const look = async (all: readonly Observer[]) => {
      const sights = new Map<Observer, Sight>()
      for (const one of all) sights.set(one, await readAll(served, one, places))
      for (const sight of sights.values())
        for (const [url, text] of sight)
          if (text.startsWith('{"status":500')) throw new Error(`${seam.leak?.name}: ${url} fails`)
      return sights
    }
    for (const [observers, own] of [
      [[officer, ...overseers], false],
      [[officer], true],
    ] as const) {
      const before = await look(observers)
      const { leak } = seam
      seam.leak = null
      for (const change of CHANGES)
        if ((change.own ?? false) === own) for (const _ of '12') await change.make(ground, pick)
      seam.leak = leak
      const after = await look(observers)
      const leaks = observers.flatMap((one) =>
        changed(before.get(one) ?? new Map(), after.get(one) ?? new Map()),
      )
      if (leaks.length > 0) return leaks
    }
    return []
  }

  const alter = (ddl: string | undefined) =>
    ddl === undefined
      ? Promise.resolve()
      : house.served.house.whole(async (db) => {
          await sql`set local role none`.execute(db)
          await sql.raw(ddl).execute(db)
        })

  it('each of them, and none where there is none', LONG, async () => {
    expect(await seen()).toEqual([])
    const missed: string[] = []
    for (const leak of LEAKS) {
      await alter(leak.ddl?.[0])
      seam.leak = leak
      let leaks: readonly string[] = []
      for (let round = 0; round < ROUNDS && leaks.length === 0; round++) leaks = await seen()
      seam.leak = null
      await alter(leak.ddl?.[1])
      if (leaks.length === 0) missed.push(leak.name)
    }
    console.log(
      `rights: ${LEAKS.length - missed.length}/${LEAKS.length} planted leaks are found by what observers read`,
    )
    expect(missed).toEqual([])
    expect(await seen()).toEqual([])
  })
})
