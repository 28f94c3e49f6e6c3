import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { machine } from '../access/index.ts'
import { entries } from '../journal/index.ts'
import { handlingContract } from './handling.contract.ts'
import { hiddenContract } from './hidden.contract.ts'
import type { House } from './house.ts'
import { CHUNK, everyTarget, filled, newBatch, newOffice, type Office } from './office.contract.ts'
import { referenceContract } from './reference.contract.ts'
import { rawBytes, sampleChunk } from './sample.contract.ts'
import { batchById, filesOf, finishBatch, listBatches } from './tables/batches.ts'
import { claimChunk, doneChunks, keepChunk, planChunks } from './tables/chunks.ts'
import { judge } from './tables/judgements.ts'
import { rejectsPage } from './tables/rejects.ts'
import { countsByLane } from './tables/tallies.ts'
import { targetsPage } from './tables/target-pages.ts'
import { targetById } from './tables/targets.ts'
import { rawRecord } from './tables/unseal.ts'
import { targetsContract } from './targets.contract.ts'

/** What every engine must do the same. */
export function houseContract(name: string, opened: () => House): void {
  targetsContract(name, opened)
  hiddenContract(name, opened)
  referenceContract(name, opened)
  handlingContract(name, opened)
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
      const owners = tables.rows.filter((row) => /^cosmo_(app|mover|guest)$/.test(row.owner))
      expect(owners).toEqual([])
      const ours = tables.rows.filter((row) => row.schema !== 'house')
      expect(ours.length).toBeGreaterThan(20)
      for (const row of ours)
        expect(row).toMatchObject({
          enabled: true,
          forced: true,
          key: 'organisation',
          policies: expect.arrayContaining(['own_organisation', 'whole_house']),
        })
      // The owner's own table of migrations has no organisation, and the app role no way to it.
      expect(tables.rows.filter((row) => row.schema === 'house')).toMatchObject([
        { name: 'migration', app: false },
      ])
      const roles = await house.whole((db) =>
        sql<{ rolsuper: boolean; rolbypassrls: boolean; rolcanlogin: boolean }>`
          select rolsuper, rolbypassrls, rolcanlogin from pg_roles
          where rolname in ('cosmo_app', 'cosmo_guest', 'cosmo_mover')`.execute(db),
      )
      expect(roles.rows).toEqual([
        { rolsuper: false, rolbypassrls: false, rolcanlogin: false },
        { rolsuper: false, rolbypassrls: false, rolcanlogin: false },
        { rolsuper: false, rolbypassrls: false, rolcanlogin: false },
      ])
    })

    it('lets a guest read what was released, the directory and what names it, and write nothing', async () => {
      const found = await house.whole((db) =>
        sql<{ table: string; right: string }>`
          select c.relname as "table", r.name as "right" from pg_class c
          join pg_namespace n on n.oid = c.relnamespace,
          unnest(array['select', 'insert', 'update', 'delete', 'truncate']) as r(name)
          where c.relkind in ('r', 'p') and n.nspname = 'public'
            and has_table_privilege('cosmo_guest', c.oid, r.name) order by 1, 2`.execute(db),
      )
      expect(found.rows.filter(({ right }) => right !== 'select')).toEqual([])
      expect(found.rows.map((row) => row.table)).toEqual([
        ...['advice_answer', 'advice_entry', 'advice_request', 'advice_service'],
        ...['consignment', 'consignment_nominal', 'finding', 'legal_basis', 'message'],
        ...['message_addressee', 'message_nominal', 'message_receipt', 'message_template'],
        ...['operation', 'operation_member', 'organisation', 'record_key', 'release', 'target'],
        ...['target_nominal'],
      ])
    })

    it('lets no view, function or sequence past the policies', async () => {
      const found = await house.whole((db) =>
        sql<{ name: string }>`
        select 'security definer: ' || proname as name from pg_proc p
          join pg_namespace n on n.oid = p.pronamespace
          where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and p.prosecdef
        union all select 'function: ' || proname from pg_proc p
          join pg_namespace n on n.oid = p.pronamespace
          where n.nspname in ('public', 'house') and p.prorettype <> 'trigger'::regtype
        union all select 'view or sequence: ' || relname from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('public', 'house') and c.relkind in ('v', 'm', 'f', 'S')
        union all select 'trigger: ' || tgname from pg_trigger
          where not tgisinternal and tgname !~ '_(kept|never_emptied)$'
        union all select 'rule: ' || rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class
          join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('public', 'house')`.execute(db),
      )
      expect(found.rows).toEqual([])
    })

    it('gives the roles of requests nothing to own, to make, to become or to be misled by', async () => {
      const found = await house.whole((db) =>
        sql<{ what: string }>`
        with ours as (select oid, rolname from pg_roles
          where rolname ~ '^cosmo_(app|guest|mover|eraser)$')
        select 'owns ' || d.classid::regclass as what from pg_shdepend d
          join ours on ours.oid = d.refobjid where d.deptype = 'o'
        union all select rolname || ' makes tables' from ours
          where has_schema_privilege(oid, 'public', 'create')
        union all select rolname || ' makes schemas' from ours
          where has_database_privilege(oid, current_database(), 'create')
        union all select ours.rolname || ' becomes ' || m.roleid::regrole from pg_auth_members m
          join ours on ours.oid = m.member
        union all select 'settings of ' || coalesce(ours.rolname, 'the database')
          from pg_db_role_setting s left join ours on ours.oid = s.setrole
          where array_to_string(s.setconfig, ' ') ~ 'search_path|row_security'
        union all select 'search_path ' || current_setting('search_path')
          where current_setting('search_path') not in ('"$user", public', 'public')
        union all select 'a schema before public: ' || nspname from pg_namespace
          where nspname in (select rolname from pg_roles)
        union all select 'row security is off' where current_setting('row_security') <> 'on'
        union all select 'a policy for everybody on ' || c.relname from pg_policy p
          join pg_class c on c.oid = p.polrelid where p.polroles = '{0}'`.execute(db),
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

    it('refuses an act inside an act instead of waiting for itself', async () => {
      const nested = house.act(office.officer, () => house.act(office.officer, async () => 1))
      await expect(nested).rejects.toThrow(/inside an act/)
    })
  })
}
