import fc from 'fast-check'
import { sql, type Transaction } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decide, predicate, RECORD_ACT_NAMES } from '../../src/rights/index.ts'
import type { House } from '../../src/store/house.ts'
import { labelledOf } from '../../src/store/index.ts'
import { testPorts } from '../../src/store/sample.contract.ts'
import type { Schema } from '../../src/store/schema.ts'
import { asAsked } from './as-asked.ts'
import { cellHouse } from './cell-house.ts'
import { callerOf, MEMBERS, type Member } from './cells.ts'
import {
  labelledIn,
  NOW,
  organisationId,
  personId,
  principalIn,
  type SmallHouse,
  smallHouses,
  targetId,
} from './houses.ts'
import { BY_LISTS, BY_ROWS } from './list-mutants.ts'
import { actIn, fenceWrong, listed, listsWrong, type Wrong, withRows } from './lists.ts'
import { workshop } from './patched.ts'
import { type Item, ROLES, type Role } from './reference.ts'

const HOUSES = 2_000
/** What hangs is ended; nothing here fails on a time. */
const SOME = [
  'consult',
  'consult-nominal',
  'change',
  'export',
  'release',
  'use-as-evidence',
] as const
const LONG = { timeout: 1_500_000 }

/** Ports whose clock stands still, so that times can stand at its edges. */
export const standing = testPorts({
  clock: { ms: () => NOW, now: () => new Date(NOW).toISOString() },
})

/** Items enough to tell every bug. */
const FEW = ({ light, code, state }: Item): boolean =>
  ['RED', 'GREEN'].includes(light) &&
  ['H0', 'H3'].includes(code) &&
  ['live', 'withdrawn'].includes(state)

/** The cell's answer, from `decide`. */
const asked = (role: Role, member: Member, act: string, item: Item): boolean =>
  decide(...asAsked(callerOf(role, member), act, item)).allowed

/** Lists made by the predicate show what `decide` allows, and the database nothing else. */
export function listsContract(name: string, opened: () => House): void {
  describe(`lists on ${name}`, () => {
    let houses: readonly SmallHouse[]
    const shop = workshop()
    beforeAll(() => {
      houses = fc.sample(smallHouses(), { seed: 21, numRuns: HOUSES })
    })
    afterAll(shop.close)

    it(
      `shows in ${HOUSES.toLocaleString('en')} random houses what decide allows, for all acts`,
      LONG,
      async () => {
        const began = performance.now()
        const wrong: string[] = []
        let [allowed, foreign] = [0, 0]
        for (const [n, small] of houses.entries())
          await withRows(opened(), small, async (db) => {
            for (const asking of small.callers) {
              const lists = await listsWrong(opened(), db, small, asking)
              allowed += lists.allowed
              foreign += lists.foreign
              const fence = n % 4 === 0 ? await fenceWrong(opened(), db, small, asking) : []
              wrong.push(...[...lists.wrong, ...fence].map((one) => `house ${n}: ${one}`))
            }
          })
        const seconds = ((performance.now() - began) / 1000).toFixed(0)
        console.log(
          `rights: ${HOUSES.toLocaleString('en')} random houses on ${name}, ` +
            `${allowed.toLocaleString('en')} rows allowed (${foreign.toLocaleString('en')} of others), ` +
            `${wrong.length} differences between lists and decide, ${seconds} s`,
        )
        expect(wrong.slice(0, 5)).toEqual([])
        expect(foreign).toBeGreaterThan(1_000)
      },
    )

    it('loads one record with the label and the releases that decide needs', LONG, async () => {
      for (const small of houses.slice(0, 60))
        await withRows(opened(), small, async (db) => {
          for (const asking of small.callers) {
            const caller = principalIn(small, asking)
            await actIn(opened(), db, asking, async (act) => {
              for (const target of small.targets) {
                const loaded = await labelledOf(act, 'target', targetId(target.id))
                if (loaded === null || loaded.owner !== labelledIn(small, target).owner) continue
                for (const wanted of ['consult', 'consult-nominal', 'export'] as const)
                  expect(decide(caller, wanted, loaded).allowed).toBe(
                    decide(caller, wanted, labelledIn(small, target)).allowed,
                  )
              }
            })
          }
        })
    })

    it('shows in all 705,600 cells what decide allows', LONG, async () => {
      const began = performance.now()
      const wrong: string[] = []
      let [cells, allowed] = [0, 0]
      for (const member of MEMBERS) {
        const first = cellHouse(member, 'FO')
        await withRows(opened(), first, async (db) => {
          for (const role of ROLES) {
            const small = { ...first, people: cellHouse(member, role).people }
            await giveRole(opened(), db, small)
            const [asking] = small.callers as [SmallHouse['callers'][number]]
            const caller = principalIn(small, asking)
            const found = await actIn(opened(), db, asking, (act) => listed(act, caller, predicate))
            small.items.forEach((item, n) => {
              const target = small.targets[n] as SmallHouse['targets'][number]
              for (const act of RECORD_ACT_NAMES) {
                const wanted = asked(role, member, act, item)
                const shown = found.has(
                  `${act} ${organisationId(target.owner)} ${targetId(target.id)}`,
                )
                cells++
                if (wanted) allowed++
                if (wanted !== shown)
                  wrong.push(`${role} ${member} ${act}: ${JSON.stringify(target)}`)
              }
            })
          }
        })
      }
      const seconds = ((performance.now() - began) / 1000).toFixed(0)
      console.log(
        `rights: ${cells.toLocaleString('en')} cells in rows on ${name}, ` +
          `${allowed.toLocaleString('en')} allowed, ${wrong.length} differences between lists and decide, ${seconds} s`,
      )
      expect(wrong.slice(0, 5)).toEqual([])
      expect(cells).toBe(705_600)
    })

    it('finds every bug planted in the predicate', LONG, async () => {
      const planted = await Promise.all(
        BY_LISTS.map(async (mutant) => ({
          name: mutant.name,
          predicate: (await shop.rights(mutant)).predicate,
        })),
      )
      let left = planted
      for (const member of ['now', 'ended'] as const)
        await withRows(opened(), cellHouse(member, 'NCP', FEW), async (db) => {
          for (const role of ['NCP', 'TO', 'RA', 'PM'] as const)
            for (const more of [{}, { strong: false }, { purpose: 'statistics' }]) {
              const house = cellHouse(member, role, FEW)
              const small = { ...house, callers: house.callers.map((one) => ({ ...one, ...more })) }
              await giveRole(opened(), db, small)
              const [asking] = small.callers as [SmallHouse['callers'][number]]
              const still: typeof planted = []
              for (const one of left) {
                const { wrong } = await listsWrong(opened(), db, small, asking, one.predicate, SOME)
                if (wrong.length === 0) still.push(one)
              }
              left = still
            }
        })
      told(
        'bugs planted in the predicate',
        BY_LISTS.length,
        left.map((one) => one.name),
      )
    })

    it('finds every bug planted in the policies of the tables', LONG, async () => {
      const missed = await notFound(BY_ROWS, async (db, small, { ddl }) => {
        await sql`savepoint sound`.execute(db)
        await sql`set local role none`.execute(db)
        await sql.raw(ddl).execute(db)
        let wrong: Wrong = []
        for (const asking of small.callers)
          wrong = [...wrong, ...(await fenceWrong(opened(), db, small, asking))]
        await sql`rollback to savepoint sound`.execute(db)
        return wrong.length > 0
      })
      told('bugs planted in the policies of the tables', BY_ROWS.length, missed)
    })

    /** The caller's one role, as their administrator would give it. */
    const giveRole = (house: House, db: Transaction<Schema>, small: SmallHouse) =>
      actIn(
        house,
        db,
        { organisation: 0, person: null, purpose: 'administration', strong: true },
        async (act) => {
          await act.db.deleteFrom('membership').execute()
          for (const role of small.people[0]?.[0]?.roles ?? [])
            await act.db
              .insertInto('membership')
              .values({
                ...{ organisation: organisationId(0), person: personId(0), role },
                created_at: act.now,
              })
              .execute()
        },
      )

    /** Names of what no house tells, among the first of them; each house tries all that are left. */
    async function notFound<M extends { readonly name: string }>(
      planted: readonly M[],
      finds: (db: Transaction<Schema>, small: SmallHouse, one: M) => Promise<boolean>,
    ): Promise<readonly string[]> {
      let left = [...planted]
      for (const small of houses) {
        if (left.length === 0) break
        await withRows(opened(), small, async (db) => {
          const still: M[] = []
          for (const one of left) if (!(await finds(db, small, one))) still.push(one)
          left = still
        })
      }
      return left.map((one) => one.name)
    }

    function told(what: string, all: number, missed: readonly string[]): void {
      console.log(`rights: ${all - missed.length}/${all} ${what} are found on ${name}`)
      expect(missed).toEqual([])
    }
  })
}
