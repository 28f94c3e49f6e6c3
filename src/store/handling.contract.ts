import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { machine } from '../access/index.ts'
import { HANDLING_CODES, TLPS } from '../base/index.ts'
import { entries } from '../journal/index.ts'
import { isAsStrict, PURPOSES, RECORD_STATES } from '../rights/index.ts'
import { isPersonOf, personCalled, tell } from './elsewhere.ts'
import type { House } from './house.ts'
import { newBatch, newOffice, type Office } from './office.contract.ts'
import { sampleChunk } from './sample.contract.ts'
import { keepChunk } from './tables/chunks.ts'
import { crossingRecord, receivedPage } from './tables/crossing.ts'
import {
  type Handling,
  handlingOf,
  limitOverdue,
  stricterHandling,
  versionOf,
  writeHandling,
} from './tables/handling.ts'
import { judge } from './tables/judgements.ts'
import { namer, nameWords, recordsNaming } from './tables/persons.ts'
import { blankNames, purge } from './tables/purges.ts'
import { insertReleases, releasesOf, withdrawReleases } from './tables/releases.ts'
import { countsByLane } from './tables/tallies.ts'
import { targetsPage } from './tables/target-pages.ts'

const PLAIN: Handling = {
  tlp: 'AMBER+STRICT',
  code: 'H0',
  purposes: ['risk-analysis'],
  state: 'live',
  reviewOn: null,
  deleteOn: null,
  heldAt: null,
}

/** Labels that only grow stricter, releases, and what a purge leaves: the same on every engine. */
export function handlingContract(name: string, opened: () => House): void {
  describe(`handling on ${name}`, () => {
    let house: House
    let office: Office
    let other: Office
    let batch: { readonly id: string; readonly file: string }
    let ids: readonly string[]

    beforeAll(async () => {
      house = opened()
      office = await newOffice(house, `Handling of ${name}`)
      other = await newOffice(house, `Other handling of ${name}`)
      batch = await newBatch(house, office, 'handled')
      await keepChunk(
        house,
        office.officer,
        sampleChunk({ batch: batch.id, file: batch.file, index: 0 }, 12, { raw: true }),
      )
      const page = await house.act(office.officer, (act) =>
        targetsPage(act, { batch: batch.id, sort: 'place', limit: 50, nominal: false }),
      )
      ids = page.items.map((one) => one.id)
    })

    const owned = <T>(work: Parameters<House['act']>[1]) =>
      house.act(office.officer, work) as Promise<T>
    const release = (target: string, more: object = {}) =>
      owned<readonly string[]>((act) =>
        insertReleases(act, target, [
          {
            organisation: other.organisation,
            person: null,
            operation: null,
            nominal: false,
            from: act.now,
            until: null,
            ...more,
          },
        ]),
      )

    it('shows a release to its recipient, without the trader’s fields, until it is withdrawn', async () => {
      const [target = ''] = ids
      const [id] = await release(target)
      const seen = await house.act(other.officer, (act) => receivedPage(act, { limit: 10 }))
      expect(seen.items).toMatchObject([{ id: target, owner: office.organisation }])
      expect(seen.counts).toEqual([{ owner: office.organisation, count: 1 }])
      const record = await house.act(other.officer, (act) =>
        crossingRecord(act, office.organisation, target, true),
      )
      expect(record?.nominal).toBeNull()
      expect(JSON.stringify(record)).not.toMatch(/PRECISION|OSTLAND|VEGA|BUYER/)
      const listed = await owned<readonly object[]>((act) => releasesOf(act, target))
      expect(listed).toMatchObject([{ id, organisationName: `Other handling of ${name}` }])
      await owned((act) => withdrawReleases(act, target, id ?? ''))
      const gone = await house.act(other.officer, (act) => receivedPage(act, { limit: 10 }))
      expect(gone).toEqual({ items: [], next: null, counts: [] })
    })

    it('opens the trader’s fields with the owner’s key where the release includes them', async () => {
      const [, target = ''] = ids
      const whole = await owned((act) => crossingRecord(act, office.organisation, target, true))
      await release(target, { nominal: true })
      const seen = await house.act(other.officer, (act) =>
        crossingRecord(act, office.organisation, target, true),
      )
      expect(seen).toEqual(whole)
      expect(JSON.stringify(seen?.nominal)).toContain('Portovane')
      await owned((act) => withdrawReleases(act, target, null))
    })

    it('pages what was received, what came last first', async () => {
      for (const target of ids.slice(2, 7)) await release(target)
      const got: string[] = []
      let cursor: string | undefined
      do {
        const page = await house.act(other.officer, (act) =>
          receivedPage(act, { limit: 2, ...(cursor ? { cursor } : {}) }),
        )
        got.push(...page.items.map((one) => one.id))
        cursor = page.next ?? undefined
      } while (cursor)
      expect(got).toEqual(ids.slice(2, 7).toReversed())
      for (const target of ids.slice(2, 7))
        await owned((act) => withdrawReleases(act, target, null))
    })

    it('tells another organisation in its own journal, and finds its people by their whole name', async () => {
      const [target = ''] = ids
      await house.act(other.officer, (act) =>
        tell(act, office.organisation, {
          act: 'release.consulted',
          objects: [target, other.organisation],
        }),
      )
      const [told] = await owned<readonly object[]>((act) => entries(act, { limit: 1 }))
      expect(told).toMatchObject({ act: 'release.consulted', person: null })
      const login = await house.act(other.officer, (act) =>
        act.db.selectFrom('person').select(['id', 'login']).executeTakeFirstOrThrow(),
      )
      await owned(async (act) => {
        expect(await personCalled(act, other.organisation, login.login)).toMatchObject({
          id: login.id,
        })
        expect(await personCalled(act, office.organisation, `${login.login}x`)).toBeNull()
        expect(await isPersonOf(act, other.organisation, login.id)).toBe(true)
        expect(await isPersonOf(act, office.organisation, login.id)).toBe(false)
        // And is itself again afterwards.
        expect(await act.db.selectFrom('organisation').select('id').execute()).toHaveLength(1)
      })
    })

    it('never lowers what stands, whatever arrives again', async () => {
      const handling: fc.Arbitrary<Handling> = fc.record({
        tlp: fc.constantFrom(...TLPS),
        code: fc.constantFrom(...HANDLING_CODES),
        purposes: fc.uniqueArray(fc.constantFrom(...PURPOSES), { minLength: 1, maxLength: 3 }),
        state: fc.constantFrom(...RECORD_STATES),
        reviewOn: fc.constantFrom(null, '2026-05-01', '2026-06-01'),
        deleteOn: fc.constantFrom(null, '2027-05-01', '2027-06-01'),
        heldAt: fc.constantFrom(null, '2026-02-01T00:00:00.000Z'),
      })
      fc.assert(
        fc.property(
          handling,
          fc.array(handling, { minLength: 1, maxLength: 3 }),
          (new_, standing) => {
            const kept = stricterHandling(new_, standing)
            for (const one of standing) {
              expect(isAsStrict({ ...kept, purposes: [] }, { ...one, purposes: [] })).toBe(true)
              expect(kept.purposes.every((purpose) => one.purposes.includes(purpose))).toBe(true)
              for (const day of ['reviewOn', 'deleteOn'] as const)
                if (one[day] !== null) expect((kept[day] ?? '9') <= (one[day] ?? '')).toBe(true)
              if (one.heldAt !== null) expect(kept.heldAt).not.toBeNull()
            }
            expect(isAsStrict({ ...kept, purposes: [] }, { ...new_, purposes: [] })).toBe(true)
          },
        ),
        { seed: 21, numRuns: 2000 },
      )
    })

    it('gives a consignment that a later batch brings the label that stands on it', async () => {
      const red = { ...PLAIN, tlp: 'RED', code: 'H1', purposes: ['prosecution'] } as const
      const [first = '', second = ''] = ids
      await owned((act) => writeHandling(act, first, red))
      await owned((act) => writeHandling(act, second, { ...PLAIN, tlp: 'GREEN' }))
      const again = await newBatch(house, office, 'handled again')
      const chunk = sampleChunk({ batch: batch.id, file: batch.file, index: 0 }, 12)
      await keepChunk(house, office.officer, {
        ...chunk,
        batch: again.id,
        file: { id: again.file, index: 0 },
      })
      const twins = await owned<readonly { id: string; consignment: string; batch: string }[]>(
        (act) =>
          act.db
            .selectFrom('target')
            .select(['id', 'consignment', 'batch'])
            .where('batch', 'in', [batch.id, again.id])
            .execute(),
      )
      const twinOf = (id: string) => {
        const { consignment } = twins.find((one) => one.id === id) ?? { consignment: '' }
        return twins.find((one) => one.consignment === consignment && one.id !== id)?.id ?? ''
      }
      const at = (id: string) => owned<Handling>((act) => handlingOf(act, id) as Promise<Handling>)
      expect(await at(twinOf(first))).toEqual(red)
      // What somebody lowered is not lowered for the record that arrives.
      expect(await at(twinOf(second))).toEqual(PLAIN)
      expect(versionOf(red)).not.toBe(versionOf(PLAIN))
      for (const id of [first, second, twinOf(first)])
        await owned((act) => writeHandling(act, id, PLAIN))
      await owned((act) => purge(act, { consignments: [] }, 'asked'))
    })

    it('limits what nobody reviewed in time', async () => {
      const [target = ''] = ids
      await owned((act) => writeHandling(act, target, { ...PLAIN, reviewOn: '2026-01-31' }))
      expect(await owned((act) => limitOverdue(act, '2026-01-31', 10))).toEqual([])
      expect(await owned((act) => limitOverdue(act, '2026-02-01', 10))).toEqual([target])
      expect(await owned((act) => handlingOf(act, target))).toMatchObject({ state: 'limited' })
      await owned((act) => writeHandling(act, target, PLAIN))
    })

    it('purges a consignment from every table, corrects the counts, and does not take it back', async () => {
      const target = ids.at(-1) ?? ''
      await release(target)
      const before = await owned<{ total: number }>((act) => countsByLane(act))
      await owned((act) =>
        judge(act, { targetIds: [target], answer: 'no', because: 'the trader is Zanzibar Quux' }),
      )
      const { consignment } = await owned<{ consignment: string }>((act) =>
        act.db
          .selectFrom('target')
          .select('consignment')
          .where('id', '=', target)
          .executeTakeFirstOrThrow(),
      )
      const purged = await owned<{ targets: readonly string[] }>((act) =>
        purge(act, { consignments: [consignment] }, 'asked'),
      )
      // In both batches that brought it.
      expect(purged.targets).toHaveLength(2)
      const after = await owned<{ total: number }>((act) => countsByLane(act))
      expect(after.total).toBe(before.total - 2)
      for (const table of ['target', 'target_code', 'finding', 'target_nominal'] as const) {
        const column = table === 'target' ? 'id' : 'target'
        const left = await owned<{ rows: readonly object[] }>((act) =>
          sql`select from ${sql.table(table)} where ${sql.ref(column)} = ${target}`.execute(act.db),
        )
        expect(left.rows, table).toEqual([])
      }
      const words = await owned<{ rows: readonly object[] }>((act) =>
        sql`select from target_word where ${target}::uuid = any(targets)
          or count <> cardinality(targets)`.execute(act.db),
      )
      expect(words.rows).toEqual([])
      const written = await owned<{ rows: readonly object[] }>((act) =>
        sql`select from judgement where because like '%Zanzibar%'`.execute(act.db),
      )
      expect(written.rows).toEqual([])
      const told = await house.act(other.officer, (act) => entries(act, { limit: 1 }))
      expect(told).toMatchObject([
        { act: 'received.erased', objects: [target, office.organisation] },
      ])
      const third = await newBatch(house, office, 'handled a third time')
      const chunk = sampleChunk({ batch: batch.id, file: batch.file, index: 0 }, 12)
      await keepChunk(house, office.officer, {
        ...chunk,
        batch: third.id,
        file: { id: third.file, index: 0 },
      })
      const total = await owned<{ total: number }>((act) => countsByLane(act, { batch: third.id }))
      expect(total.total).toBe(11)
    })

    it('finds a person in sealed fields, goods and unread records, and blanks names of files', async () => {
      const named = namer('Vega  marine-supply')
      const found = await owned<{ consignments: readonly string[] }>((act) =>
        recordsNaming(act, named),
      )
      // Every third record has this trader; the file came in three batches under the same ids.
      expect(found.consignments.length).toBe(4)
      const nobody = await owned<object>((act) => recordsNaming(act, namer('Nobody of Nowhere')))
      expect(nobody).toEqual({ consignments: [], rejects: [] })
      const blanked = await owned<number>((act) =>
        blankNames(act, namer('handled again'), nameWords('handled again')),
      )
      expect(blanked).toBe(2)
      const left = await owned<{ rows: readonly object[] }>((act) =>
        sql`select name from trade_file where name like '%again%'
          union all select body #>> '{source,file}' from consignment
            where body #>> '{source,file}' like '%again%'`.execute(act.db),
      )
      expect(left.rows).toEqual([])
    })

    it('lets nothing but a purge delete what was found', async () => {
      for (const table of ['target', 'finding', 'record_key', 'consignment', 'tombstone'])
        await expect(
          owned((act) => sql`delete from ${sql.table(table)}`.execute(act.db)),
        ).rejects.toThrow(/permission denied/)
      const foreign = house.act(machine(other.organisation), async (act) => {
        await sql`select set_config('role', 'cosmo_eraser', true)`.execute(act.db)
        const gone =
          await sql`delete from target where organisation = ${office.organisation}`.execute(act.db)
        return Number(gone.numAffectedRows)
      })
      expect(await foreign).toBe(0)
    })
  })
}
