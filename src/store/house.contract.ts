import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { firstAdministrator, foundOrganisation, machine } from '../access/index.ts'
import { entries } from '../journal/index.ts'
import type { Act } from './act.ts'
import type { House } from './house.ts'
import type { Acting } from './ports.ts'
import { rawBytes, sampleChunk, sampleId } from './sample.contract.ts'
import { batchById, createBatch, filesOf, finishBatch, listBatches } from './tables/batches.ts'
import { claimChunk, doneChunks, keepChunk, planChunks } from './tables/chunks.ts'
import { once } from './tables/idempotency.ts'
import { judge, sameReasons, undo } from './tables/judgements.ts'
import { link, linksOf } from './tables/links.ts'
import { addList, listFiles, lists, retireList } from './tables/lists.ts'
import { mappings, saveMapping } from './tables/mappings.ts'
import { rejectsPage } from './tables/rejects.ts'
import { countsByLane } from './tables/tallies.ts'
import { type TargetsWanted, targetsPage } from './tables/target-pages.ts'
import { targetById } from './tables/targets.ts'
import { rawRecord } from './tables/unseal.ts'

export type Office = { readonly organisation: string; readonly officer: Acting }

/** An administration with one person, and a finished batch of `chunks` chunks of 60 lines. */
export async function newOffice(house: House, name: string): Promise<Office> {
  const organisation = await foundOrganisation(house, {
    name,
    country: null,
    kind: 'administration',
    exercise: true,
  })
  const first = await firstAdministrator(house, organisation, { name: 'Officer', language: 'en' })
  return {
    organisation,
    officer: { organisation, person: first.person, purpose: 'risk-analysis' },
  }
}

export async function newBatch(
  house: House,
  office: Office,
  name: string,
): Promise<{ readonly id: string; readonly file: string }> {
  const made = await house.act(office.officer, (act) =>
    createBatch(act, {
      name,
      inputHash: sampleId(name),
      engineVersion: '0.1.0',
      lists: [{ list: 'EXERCISE', version: '1' }],
      files: [
        {
          name: `${name}.csv`,
          hash: sampleId(name),
          size: 1000,
          format: 'csv',
          encoding: 'utf-8',
          layout: null,
        },
      ],
    }),
  )
  return { id: made.id, file: made.files[0] ?? '' }
}

const CHUNK = 60

async function filled(house: House, office: Office, name: string, chunks: number) {
  const batch = await newBatch(house, office, name)
  for (let index = 0; index < chunks; index++)
    await keepChunk(
      house,
      office.officer,
      sampleChunk({ batch: batch.id, file: batch.file, index }, CHUNK, { rejects: 2, raw: true }),
    )
  return batch
}

async function everyTarget(act: Act, wanted: Omit<TargetsWanted, 'limit' | 'nominal'>) {
  const all = []
  let cursor: string | undefined
  do {
    const page = await targetsPage(act, {
      ...wanted,
      limit: 37,
      nominal: false,
      ...(cursor === undefined ? {} : { cursor }),
    })
    all.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return all
}

/** What every engine must do the same. */
export function houseContract(name: string, opened: () => House): void {
  describe(`the store on ${name}`, () => {
    let house: House
    let office: Office
    let other: Office
    let batch: { readonly id: string; readonly file: string }

    beforeAll(async () => {
      house = opened()
      office = await newOffice(house, `Nordavia ${name}`)
      other = await newOffice(house, `Suderland ${name}`)
      batch = await filled(house, office, 'first', 3)
    })

    it('forces row-level security on every table, keyed by organisation, owned by no app role', async () => {
      const tables = await house.whole((db) =>
        sql<{
          name: string
          schema: string
          enabled: boolean
          forced: boolean
          owner: string
          key: string | null
          policies: string[]
          app: boolean
        }>`
        select c.relname as name, n.nspname as schema, c.relrowsecurity as enabled,
          c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner) as owner,
          (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid
            and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as key,
          array(select p.polname::text from pg_policy p where p.polrelid = c.oid order by 1) as policies,
          has_table_privilege('cosmo_app', c.oid, 'select') as app
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        order by 1`.execute(db),
      )
      const owners = tables.rows.filter((row) => /^cosmo_(app|mover)$/.test(row.owner))
      expect(owners).toEqual([])
      const ours = tables.rows.filter((row) => row.schema !== 'house')
      expect(ours.length).toBeGreaterThan(20)
      for (const row of ours)
        expect(row).toMatchObject({
          enabled: true,
          forced: true,
          key: 'organisation',
          policies: ['own_organisation', 'whole_house'],
        })
      // The owner's own table of migrations has no organisation, and the app role no way to it.
      expect(tables.rows.filter((row) => row.schema === 'house')).toMatchObject([
        { name: 'migration', app: false },
      ])
      const roles = await house.whole((db) =>
        sql<{ rolsuper: boolean; rolbypassrls: boolean; rolcanlogin: boolean }>`
          select rolsuper, rolbypassrls, rolcanlogin from pg_roles
          where rolname in ('cosmo_app', 'cosmo_mover')`.execute(db),
      )
      expect(roles.rows).toEqual([
        { rolsuper: false, rolbypassrls: false, rolcanlogin: false },
        { rolsuper: false, rolbypassrls: false, rolcanlogin: false },
      ])
    })

    it('lets no view, function or sequence past the policies', async () => {
      const found = await house.whole((db) =>
        sql<{ name: string }>`
        select proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          where n.nspname = 'public' and p.prosecdef
        union all select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = 'public' and c.relkind in ('v', 'm')`.execute(db),
      )
      expect(found.rows).toEqual([])
    })

    it('shows and takes nothing without an organisation, and nothing of another', async () => {
      const blind = house.act(office.officer, async (act) => {
        await sql`select set_config('cosmo.organisation', '', true)`.execute(act.db)
        return act.db.selectFrom('target').select('id').execute()
      })
      await expect(blind).rejects.toThrow(/uuid/)
      const seen = await house.act(other.officer, async (act) => ({
        targets: await targetsPage(act, { limit: 10, nominal: true }),
        counts: await countsByLane(act),
        batches: await listBatches(act, { limit: 10 }),
        rejects: await rejectsPage(act, { batch: batch.id, limit: 10 }),
        raw: await rawRecord(act, batch.file, 1),
        journal: await entries(act, { about: batch.id, limit: 10 }),
      }))
      expect(seen.targets.items).toEqual([])
      expect(seen.counts.total).toBe(0)
      expect(seen.batches).toEqual([])
      expect(seen.rejects.items).toEqual([])
      expect(seen.raw).toBeUndefined()
      expect(seen.journal).toEqual([])
      const foreign = house.act(other.officer, (act) =>
        act.db
          .insertInto('tally')
          .values({
            organisation: office.organisation,
            batch: batch.id,
            code: '',
            lane: 0,
            answer: 0,
            count: 9,
          })
          .execute(),
      )
      await expect(foreign).rejects.toThrow(/row-level security/)
    })

    it('answers for a hidden target, batch and judgement as for an absent one', async () => {
      const [target] = await house.act(office.officer, (act) => everyTarget(act, {}))
      const id = target?.id ?? ''
      const absent = '0190b1c2-0000-7000-8000-000000000000'
      for (const one of [id, absent]) {
        const looked = house.act(other.officer, (act) => targetById(act, one, { nominal: true }))
        await expect(looked).rejects.toMatchObject({
          refusal: { code: 'target.absent', values: {} },
        })
        const judged = house.act(other.officer, (act) =>
          judge(act, { targetIds: [one], answer: 'no', because: '' }),
        )
        await expect(judged).rejects.toMatchObject({
          refusal: { code: 'target.absent', values: {} },
        })
      }
      for (const one of [batch.id, absent])
        await expect(house.act(other.officer, (act) => batchById(act, one))).rejects.toMatchObject({
          refusal: { code: 'batch.absent', values: {} },
        })
    })

    it('keeps uniqueness per owner: the same names and files in two organisations', async () => {
      for (const one of [office, other])
        await house.act(one.officer, (act) =>
          saveMapping(act, 'layout-1', { columns: { a: one.organisation } }),
        )
      const theirs = await house.act(other.officer, (act) => mappings(act))
      expect(theirs.get('layout-1')?.mapping).toEqual({ columns: { a: other.organisation } })
      await house.act(office.officer, (act) => saveMapping(act, 'layout-1', { columns: {} }))
      const ours = await house.act(office.officer, (act) => mappings(act))
      expect(ours.get('layout-1')?.mapping).toEqual({ columns: {} })
    })

    it('keeps a chunk once, however often it is sent', async () => {
      const again = await newBatch(house, office, 'again')
      const chunk = sampleChunk({ batch: again.id, file: again.file, index: 0 }, 10, { raw: true })
      expect(await keepChunk(house, office.officer, chunk)).toBe(true)
      expect(await keepChunk(house, office.officer, chunk)).toBe(false)
      await house.act(office.officer, async (act) => {
        expect(await doneChunks(act, again.id)).toEqual(new Set([0]))
        expect(await everyTarget(act, { batch: again.id })).toHaveLength(10)
        expect((await countsByLane(act, { batch: again.id })).total).toBe(10)
        const finished = await finishBatch(act, again.id, {
          state: 'finished',
          tallies: { seconds: 2 },
        })
        expect(finished).toMatchObject({
          state: 'finished',
          tallies: { recordsRead: 10, recordsScreened: 10, recordsRejected: 0, seconds: 2 },
          lists: [{ list: 'EXERCISE', version: '1' }],
        })
        expect(finished.finishedAt).toMatch(/Z$/)
        expect(await filesOf(act, again.id)).toMatchObject([{ name: 'again.csv', size: 1000 }])
      })
    })

    it('writes nothing of a chunk that fails half-way', async () => {
      const broken = await newBatch(house, office, 'broken')
      const chunk = sampleChunk({ batch: broken.id, file: broken.file, index: 0 }, 10)
      const twice = { ...chunk, consignments: [...chunk.consignments, ...chunk.consignments] }
      await expect(keepChunk(house, office.officer, twice)).rejects.toThrow()
      await house.act(office.officer, async (act) => {
        expect(await doneChunks(act, broken.id)).toEqual(new Set())
        expect(await everyTarget(act, { batch: broken.id })).toEqual([])
      })
      expect(await keepChunk(house, office.officer, chunk)).toBe(true)
    })

    it('gives each waiting chunk to one worker', async () => {
      const planned = await newBatch(house, office, 'planned')
      await house.act(office.officer, (act) =>
        planChunks(
          act,
          planned.id,
          [0, 1].map((index) => ({ index, file: planned.file, job: { offset: index } })),
        ),
      )
      const worker = machine(office.organisation)
      for (const index of [0, 1]) {
        const job = await house.act(worker, (act) => claimChunk(act, planned.id))
        expect(job).toMatchObject({ index, job: { offset: index } })
        await keepChunk(
          house,
          worker,
          sampleChunk({ batch: planned.id, file: planned.file, index }, 5),
        )
      }
      expect(await house.act(worker, (act) => claimChunk(act, planned.id))).toBeUndefined()
    })

    it('pages every target once, in the order asked for, whatever is filtered', async () => {
      const all = await house.act(office.officer, (act) => everyTarget(act, { batch: batch.id }))
      expect(new Set(all.map((one) => one.id)).size).toBe(3 * CHUNK)
      const lanes = ['RED', 'YELLOW', 'GREEN']
      const urgency = all.map((one) => [lanes.indexOf(one.lane), -one.score, -one.completeness])
      expect(urgency).toEqual(urgency.toSorted((a, b) => compare(a, b)))
      const filters = [
        { lane: 'RED' as const },
        { code: 'P-01' },
        { answer: 'open' as const },
        { text: 'CENTRIFUGEUSES gaz' },
        { lane: 'GREEN' as const, code: 'P-01', text: 'pumps' },
      ]
      for (const filter of filters)
        for (const sort of ['urgency', 'place', 'newest'] as const) {
          const found = await house.act(office.officer, (act) =>
            everyTarget(act, { batch: batch.id, sort, ...filter }),
          )
          const wanted = all.filter(
            (one) =>
              (!filter.lane || one.lane === filter.lane) &&
              (!filter.code || one.codes.includes(filter.code)) &&
              (filter.text === undefined ||
                JSON.stringify(one.consignment).includes(
                  filter.text === 'pumps' ? 'PUMPS' : 'Centrifugeuses',
                )),
          )
          expect(wanted.length).toBeGreaterThan(0)
          expect(found.map((one) => one.id).toSorted()).toEqual(
            wanted.map((one) => one.id).toSorted(),
          )
          const records = found.map((one) => one.source.record)
          if (sort === 'place') expect(records).toEqual(records.toSorted((a, b) => a - b))
          if (sort === 'newest') expect(records).toEqual(records.toSorted((a, b) => b - a))
        }
    })

    it('refuses a cursor of another order or another hand', async () => {
      const { next } = await house.act(office.officer, (act) =>
        targetsPage(act, { limit: 5, nominal: false }),
      )
      for (const cursor of [
        next ?? '',
        'x',
        'W10',
        Buffer.from('["place",1,2,3,4]').toString('base64url'),
      ])
        await expect(
          house.act(office.officer, (act) =>
            targetsPage(act, { limit: 5, nominal: false, sort: 'place', cursor }),
          ),
        ).rejects.toMatchObject({ refusal: { code: 'request.query' } })
    })

    it('keeps nominal fields and nominal evidence sealed, and puts them back where allowed', async () => {
      const page = await house.act(office.officer, (act) =>
        targetsPage(act, { batch: batch.id, code: 'P-01', limit: 1, nominal: true }),
      )
      const row = page.items[0]
      expect(row?.consignment.parties).toMatchObject([{ city: 'Portovane' }, {}])
      const id = row?.id ?? ''
      const [open, plain] = await house.act(office.officer, async (act) => [
        await targetById(act, id, { nominal: true }),
        await targetById(act, id, { nominal: false }),
      ])
      const parties = open?.consignment.parties as { name: string }[] | undefined
      const trader = parties?.[0]?.name
      const party = open?.findings.find((finding) => finding.code === 'P-01')
      expect(party?.evidence[0]).toMatchObject({
        at: 'parties[0].name',
        value: trader,
        span: [0, 7],
      })
      expect(party?.values).toEqual({ name: trader, score: 0.97 })
      const stripped = plain?.findings.find((finding) => finding.code === 'P-01')
      expect(stripped?.evidence[0]).toEqual({
        at: 'parties[0].name',
        value: '',
        span: [0, 7],
        place: 'consignor_name',
      })
      expect(stripped?.values).toEqual({ score: 0.97 })
      expect(JSON.stringify(plain)).not.toMatch(
        /NORDAVIA PRECISION|OSTLAND|VEGA MARINE|BUYER|Portovane/,
      )
      expect(open?.findings.find((finding) => finding.code === 'G-01')).toEqual(
        plain?.findings.find((finding) => finding.code === 'G-01'),
      )
    })

    it('leaves no trader in plain in any table', async () => {
      const names = await house.whole(async (db) => {
        const tables = await sql<{ name: string }>`
          select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(
          db,
        )
        const found: string[] = []
        for (const { name } of tables.rows) {
          const rows = await sql`select 1 from ${sql.table(name)} t
            where t::text ~ 'PRECISION LTD|OSTLAND HANDEL|VEGA MARINE|SUDERLAND|Portovane' limit 1`.execute(
            db,
          )
          if (rows.rows.length > 0) found.push(name)
        }
        return found
      })
      expect(names).toEqual([])
    })

    it('gives the raw bytes of a record back, of a rejected one as well', async () => {
      await house.act(office.officer, async (act) => {
        for (const record of [1, CHUNK + 1])
          expect(Buffer.from((await rawRecord(act, batch.file, record)) ?? [])).toEqual(
            Buffer.from(rawBytes(record)),
          )
        expect(await rawRecord(act, batch.file, 999_999)).toBeUndefined()
      })
    })

    it('pages the rejects in the order of the file', async () => {
      const rejects: number[] = []
      let cursor: string | undefined
      do {
        const page = await house.act(office.officer, (act) =>
          rejectsPage(act, { batch: batch.id, limit: 4, ...(cursor ? { cursor } : {}) }),
        )
        rejects.push(...page.items.map((one) => one.record))
        expect(page.items[0]).toMatchObject({
          file: 'first.csv',
          code: 'record.columns',
          values: { expected: 12, found: 9 },
        })
        cursor = page.next ?? undefined
      } while (cursor)
      expect(rejects).toEqual([61, 62, 123, 124, 185, 186])
    })

    it('judges, counts, and takes back', async () => {
      const mine = await filled(house, office, 'judged', 1)
      const [first, second] = await house.act(office.officer, (act) =>
        everyTarget(act, { batch: mine.id, lane: 'RED' }),
      )
      const id = first?.id ?? ''
      const before = await house.act(office.officer, (act) => countsByLane(act, { batch: mine.id }))
      const yes = await house.act(office.officer, (act) =>
        judge(act, {
          targetIds: [id],
          answer: 'yes',
          because: 'seen before',
          basis: { [id]: first?.basis ?? '' },
        }),
      )
      await house.act(office.officer, async (act) => {
        const counts = await countsByLane(act, { batch: mine.id })
        expect(counts.lanes.RED).toEqual({
          ...before.lanes.RED,
          open: before.lanes.RED.open - 1,
          yes: 1,
        })
        expect(counts.total).toBe(before.total)
        const found = await everyTarget(act, { batch: mine.id, answer: 'yes' })
        expect(found.map((one) => one.id)).toEqual([id])
        const byCode = await everyTarget(act, { batch: mine.id, answer: 'yes', code: 'G-01' })
        expect(byCode.map((one) => one.id)).toEqual([id])
        expect((await targetById(act, id, { nominal: false })).judgements).toMatchObject([
          { answer: 'yes', because: 'seen before', by: office.officer.person, withdrawn: false },
        ])
      })
      const no = await house.act(office.officer, (act) =>
        judge(act, { targetIds: [id], answer: 'no', because: 'wrong trader' }),
      )
      expect(await answerTo(house, office, id)).toBe('no')
      await house.act(office.officer, (act) => undo(act, no.act))
      expect(await answerTo(house, office, id)).toBe('yes')
      await house.act(office.officer, (act) => undo(act, yes.act))
      expect(await answerTo(house, office, id)).toBe('open')
      const after = await house.act(office.officer, (act) => countsByLane(act, { batch: mine.id }))
      expect(after.lanes).toEqual(before.lanes)
      for (const gone of [yes.act, first?.id ?? ''])
        await expect(house.act(office.officer, (act) => undo(act, gone))).rejects.toMatchObject({
          refusal: { code: 'judgement.none' },
        })
      const lapsed = house.act(office.officer, (act) =>
        judge(act, {
          targetIds: [id],
          answer: 'no',
          because: '',
          basis: { [id]: second?.basis ?? '' },
        }),
      )
      await expect(lapsed).rejects.toMatchObject({ refusal: { code: 'judgement.lapsed' } })
      const nobody = house.act(machine(office.organisation), (act) =>
        judge(act, { targetIds: [id], answer: 'no', because: '' }),
      )
      await expect(nobody).rejects.toMatchObject({ refusal: { code: 'session.absent' } })
    })

    it('answers together what has identical reasons, and nothing else', async () => {
      const many = await filled(house, office, 'bulk', 2)
      const all = await house.act(office.officer, (act) => everyTarget(act, { batch: many.id }))
      const signature = all[0]?.signature ?? ''
      const same = await house.act(office.officer, (act) => sameReasons(act, signature, 5000))
      expect(same.count).toBe(same.ids.length)
      expect(same.count).toBeGreaterThan(1)
      expect(
        all.filter((one) => one.signature === signature).every((one) => same.ids.includes(one.id)),
      ).toBe(true)
      const mixed = house.act(office.officer, (act) =>
        judge(act, { targetIds: all.map((one) => one.id), answer: 'no', because: '' }),
      )
      await expect(mixed).rejects.toMatchObject({ refusal: { code: 'judgement.mixed' } })
      const given = await house.act(office.officer, (act) =>
        judge(act, { targetIds: same.ids, answer: 'no', because: 'same trader' }),
      )
      expect(given.targets).toBe(same.count)
      expect((await house.act(office.officer, (act) => sameReasons(act, signature, 9))).count).toBe(
        0,
      )
      await house.act(office.officer, (act) => undo(act, given.act))
      expect((await house.act(office.officer, (act) => sameReasons(act, signature, 9))).count).toBe(
        same.count,
      )
    })

    it('keeps the answer when nothing changed, and opens the target when something did', async () => {
      const once = await filled(house, office, 'kept', 1)
      const [first] = await house.act(office.officer, (act) => everyTarget(act, { batch: once.id }))
      await house.act(office.officer, (act) =>
        judge(act, { targetIds: [first?.id ?? ''], answer: 'unknown', because: '' }),
      )
      const twin = await newBatch(house, office, 'kept')
      const chunk = sampleChunk({ batch: twin.id, file: once.file, index: 0 }, CHUNK)
      const moved = { ...chunk, file: { id: twin.file, index: 0 } }
      await keepChunk(house, office.officer, moved)
      const kept = await house.act(office.officer, (act) =>
        everyTarget(act, { batch: twin.id, answer: 'unknown' }),
      )
      expect(kept.map((one) => one.source.record)).toEqual([first?.source.record])
      const changed = await newBatch(house, office, 'kept')
      await keepChunk(house, office.officer, {
        ...moved,
        batch: changed.id,
        file: { id: changed.file, index: 0 },
        consignments: moved.consignments.map((one) => ({
          ...one,
          consignment: { ...one.consignment, invoice: { amount: '1' } },
        })),
      })
      const lapsed = await house.act(office.officer, (act) =>
        everyTarget(act, { batch: changed.id, answer: 'unknown' }),
      )
      expect(lapsed).toEqual([])
    })

    it('writes one journal entry per act and per answered request, and no content', async () => {
      const before = await house.act(office.officer, (act) => entries(act, { limit: 1 }))
      await house.act(office.officer, async (act) => {
        await targetsPage(act, { batch: batch.id, limit: 3, nominal: true })
        await rejectsPage(act, { batch: batch.id, limit: 3 })
      })
      const after = await house.act(office.officer, (act) => entries(act, { limit: 2 }))
      expect(after[0]).toMatchObject({
        act: 'record.consulted',
        person: office.officer.person,
        purpose: 'risk-analysis',
      })
      expect(after[0]?.objects).toHaveLength(4)
      expect(after[1]?.id).toBe(before[0]?.id)
      const about = await house.act(office.officer, (act) =>
        entries(act, { about: batch.id, limit: 50 }),
      )
      expect(about.map((entry) => entry.act)).toContain('batch.chunk-kept')
    })

    it('refuses to change or empty the journal', async () => {
      for (const change of [
        sql`update journal set act = 'nothing'`,
        sql`delete from journal`,
        sql`truncate journal`,
      ])
        await expect(house.act(office.officer, (act) => change.execute(act.db))).rejects.toThrow(
          /permission denied/,
        )
    })

    it('keeps lists with their files, one of a name in force', async () => {
      const list = {
        name: 'EXERCISE',
        version: '1',
        hash: sampleId('list'),
        format: 'tsv',
        entries: 2,
        names: 3,
        state: 'loaded' as const,
        reason: null,
        files: [{ file: 'list.tsv', hash: sampleId('list'), bytes: rawBytes(1) }],
      }
      const first = await house.act(office.officer, (act) => addList(act, list))
      await expect(house.act(office.officer, (act) => addList(act, list))).rejects.toMatchObject({
        refusal: { code: 'list.duplicate' },
      })
      const second = await house.act(office.officer, (act) =>
        addList(act, { ...list, version: '2', hash: sampleId('list 2') }),
      )
      await house.act(office.officer, async (act) => {
        expect((await lists(act)).map((one) => [one.id, one.version])).toEqual([[second, '2']])
        expect(await lists(act, { retired: true })).toHaveLength(2)
        const [file] = await listFiles(act, first)
        expect(Buffer.from(file?.bytes ?? [])).toEqual(Buffer.from(rawBytes(1)))
        expect(await retireList(act, second)).toBe(true)
        expect(await retireList(act, second)).toBe(false)
      })
    })

    it('links records once, seen from both ends', async () => {
      const [from, to] = [
        { kind: 'target', id: 't1' },
        { kind: 'inspection', id: 'i1' },
      ]
      for (let i = 0; i < 2; i++)
        await house.act(office.officer, (act) => link(act, { kind: 'led-to', from, to }))
      const links = await house.act(office.officer, (act) => linksOf(act, to))
      expect(links).toMatchObject([{ kind: 'led-to', from, to }])
    })

    it('does a keyed request once and answers a retry alike', async () => {
      let done = 0
      const ask = (hash: string) =>
        house.act(office.officer, (act) =>
          once(act, 'key-1', hash, async () => {
            done++
            return { status: 201, answer: { id: done } }
          }),
        )
      expect(await ask('a')).toEqual({ status: 201, answer: { id: 1 }, repeated: false })
      expect(await ask('a')).toEqual({ status: 201, answer: { id: 1 }, repeated: true })
      await expect(ask('b')).rejects.toMatchObject({ refusal: { code: 'request.key-reused' } })
    })

    it('refuses an act inside an act instead of waiting for itself', async () => {
      const nested = house.act(office.officer, () => house.act(office.officer, async () => 1))
      await expect(nested).rejects.toThrow(/inside an act/)
    })
  })
}

async function answerTo(house: House, office: Office, id: string): Promise<string> {
  return (await house.act(office.officer, (act) => targetById(act, id, { nominal: false }))).answer
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, one] of a.entries()) if (one !== b[i]) return one - (b[i] ?? 0)
  return 0
}
