import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { addPerson, machine } from '../access/index.ts'
import { type Lane, uuidv7 } from '../base/index.ts'
import { type Marks, may, type Role } from '../rights/index.ts'
import type { House } from './house.ts'
import { everyTarget, filled, newBatch, newOffice, type Office } from './office.contract.ts'
import type { Acting } from './ports.ts'
import { labelledOf, mayOn } from './records.ts'
import { sampleChunk } from './sample.contract.ts'
import { lockBatchMarks, narrowed, writeBatchMarks } from './tables/batch-label.ts'
import { batchById, batchesByIds, listBatches } from './tables/batches.ts'
import { keepChunk } from './tables/chunks.ts'
import { judge, sameReasons, undo } from './tables/judgements.ts'
import { rejectsPage } from './tables/rejects.ts'
import { countsByLane, countsOfBatches } from './tables/tallies.ts'
import type { TargetsWanted } from './tables/target-pages.ts'
import { targetById } from './tables/targets.ts'

/**
 * What a label hides from some of the own people is in no list, count, search or page, and answers
 * like what is not there: the same on every engine. Who may consult what is asked of `may`.
 */
const LABELS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['red', { tlp: 'RED' }],
  ['red, named', { tlp: 'RED' }],
  ['quarantined', { record_state: 'quarantined' }],
  ['limited', { record_state: 'limited' }],
  ['held', { record_state: 'held' }],
  ['withdrawn', { record_state: 'withdrawn' }],
  ['for another purpose', { purposes: ['investigation'] }],
  ['for two purposes', { purposes: ['investigation', 'risk-analysis'] }],
  ['red, for another purpose', { tlp: 'RED', purposes: ['investigation'] }],
]
/** So many targets carry each label: more than a page of the tests. */
const EACH = 3
const PEOPLE: Readonly<
  Record<string, { readonly roles: readonly Role[]; readonly purpose: string }>
> = {
  targeting: { roles: ['targeting-officer'], purpose: 'risk-analysis' },
  contact: { roles: ['national-contact-point'], purpose: 'risk-analysis' },
  frontline: { roles: ['frontline-officer'], purpose: 'risk-analysis' },
  investigating: { roles: ['targeting-officer'], purpose: 'investigation' },
  administrator: { roles: ['organisation-administrator'], purpose: 'risk-analysis' },
}

type Row = {
  readonly id: string
  readonly batch: string
  readonly lane: number
  readonly answer: number
  readonly codes: readonly string[]
  readonly signature: string
}

export function hiddenContract(name: string, opened: () => House): void {
  describe(`what a label hides on ${name}`, () => {
    let house: House
    let office: Office
    let batch: { readonly id: string; readonly file: string }
    let plain: { readonly id: string; readonly file: string }
    const people = new Map<string, Acting>()
    const labelled = new Map<string, readonly string[]>()
    let rows: readonly Row[] = []

    const label = (table: string, ids: readonly string[], values: Record<string, unknown>) =>
      house.act(machine(office.organisation), (act) =>
        act.db
          .updateTable(table as 'target')
          .set(values as never)
          .where('id', 'in', [...ids])
          .execute(),
      )
    const release = (object: string, person: string) =>
      house.act(machine(office.organisation), (act) =>
        act.db
          .insertInto('release')
          .values({
            ...{ organisation: office.organisation, id: act.newId(), kind: 'target', object },
            ...{ to_organisation: office.organisation, to_person: person, operation: null },
            ...{ person: null, from_at: act.now, until_at: null, created_at: act.now },
          })
          .execute(),
      )
    const readRows = () =>
      house.whole(async (db) => {
        const found = await sql<Row>`select id, batch, lane, answer, codes, signature from target
          where organisation = ${office.organisation} order by id`.execute(db)
        return found.rows
      })
    const shownTo = (caller: Acting): Promise<readonly Row[]> =>
      house.act(caller, async (act) => {
        const rights = await act.rights()
        const shown: Row[] = []
        for (const row of rows) {
          const record = await labelledOf(act, 'target', row.id)
          if (record && may(rights, 'consult', record)) shown.push(row)
        }
        return shown
      })
    const each = async (
      work: (caller: Acting, shown: readonly Row[], who: string) => Promise<void>,
    ) => {
      for (const [who, caller] of people) await work(caller, await shownTo(caller), who)
    }

    beforeAll(async () => {
      house = opened()
      office = await newOffice(house, `Labels of ${name}`)
      batch = await filled(house, office, 'labels', 2)
      plain = await filled(house, office, 'plain', 1)
      for (const [who, { roles, purpose }] of Object.entries(PEOPLE)) {
        const person = await house.act(machine(office.organisation), (act) =>
          addPerson(act, { name: who, language: 'en', roles }),
        )
        people.set(who, { organisation: office.organisation, person, purpose })
      }
      rows = await readRows()
      const own = rows.filter((row) => row.batch === batch.id)
      for (const [i, [what, values]] of LABELS.entries()) {
        const ids = own.slice(i * EACH * 2, i * EACH * 2 + EACH).map((row) => row.id)
        labelled.set(what, ids)
        await label('target', ids, values)
      }
      for (const id of labelled.get('red, named') ?? [])
        await release(id, people.get('targeting')?.person ?? '')
    })

    it('is in no list, whatever is filtered, sorted or searched, on no page', async () => {
      const filters: readonly Omit<TargetsWanted, 'limit' | 'nominal'>[] = [
        {},
        { batch: batch.id },
        { answer: 'open' },
        { code: 'P-01' },
        { code: 'G-01', batch: batch.id },
        { lane: 'RED' },
        { lane: 'GREEN', code: 'G-01' },
        { text: 'labels' },
        { text: 'pumps', code: 'P-01' },
        { text: 'lrn', lane: 'YELLOW' },
      ]
      const all = await house.act(machine(office.organisation), (act) =>
        act.db.selectFrom('target').select(['id', 'words', 'codes', 'batch', 'lane']).execute(),
      )
      let compared = 0
      await each(async (caller, shown, who) => {
        const ids = new Set(shown.map((row) => row.id))
        for (const filter of filters)
          for (const sort of ['urgency', 'place', 'newest'] as const) {
            const found = await house.act(caller, (act) => everyTarget(act, { ...filter, sort }))
            const wanted = all.filter(
              (row) =>
                ids.has(row.id) &&
                (!filter.batch || row.batch === filter.batch) &&
                (!filter.code || row.codes.includes(filter.code)) &&
                (!filter.lane ||
                  row.lane === (['RED', 'YELLOW', 'GREEN'] as Lane[]).indexOf(filter.lane)) &&
                (!filter.text || row.words.includes(` ${filter.text}`)),
            )
            expect([who, filter, sort, found.map((one) => one.id).toSorted()]).toEqual([
              ...[who, filter, sort],
              wanted.map((one) => one.id).toSorted(),
            ])
            compared += found.length
          }
      })
      expect(compared).toBeGreaterThan(1000)
    })

    it('is in no count, of all, of a batch, of a lane, of a reason', async () => {
      await each(async (caller, shown, who) => {
        for (const of of [undefined, batch.id, plain.id]) {
          const wanted = shown.filter((row) => of === undefined || row.batch === of)
          const counts = await house.act(caller, (act) =>
            countsByLane(act, of === undefined ? {} : { batch: of }),
          )
          expect([who, of, counts]).toEqual([who, of, countsOf(wanted)])
        }
        const byBatch = await house.act(caller, (act) => countsOfBatches(act, [batch.id, plain.id]))
        for (const id of [batch.id, plain.id]) {
          const wanted = shown.filter((row) => row.batch === id)
          expect(byBatch.get(id)).toEqual(wanted.length === 0 ? undefined : countsOf(wanted).lanes)
        }
      })
    })

    it('answers like what is not there, alone and among others', async () => {
      const absent = uuidv7(house.ports.clock, house.ports.random)
      await each(async (caller, shown) => {
        const ids = new Set(shown.map((row) => row.id))
        for (const [, some] of labelled) {
          const [id = ''] = some
          const looked = house.act(caller, (act) => targetById(act, id, { nominal: false }))
          if (ids.has(id)) expect((await looked).id).toBe(id)
          else
            await expect(looked).rejects.toMatchObject({
              refusal: { code: 'target.absent', values: {} },
            })
        }
        const hidden = rows.find((row) => !ids.has(row.id))
        const [one] = shown
        for (const id of [hidden?.id, absent]) {
          if (id === undefined) continue
          const together = house.act(caller, (act) =>
            judge(act, { targetIds: [...(one ? [one.id] : []), id], answer: 'no', because: 'x' }),
          )
          await expect(together).rejects.toMatchObject({
            refusal: { code: 'target.absent', values: {} },
          })
        }
      })
    })

    it('is not among what has the same reasons', async () => {
      await each(async (caller, shown, who) => {
        for (const signature of new Set(rows.map((row) => row.signature))) {
          const same = await house.act(caller, (act) => sameReasons(act, signature, 5000))
          const open = shown.filter((row) => row.signature === signature && row.answer === 0)
          const ids = new Set(open.map((row) => row.id))
          expect(same.count).toBe(same.ids.length)
          expect(same.ids.every((id) => ids.has(id))).toBe(true)
          const answerable = await house.act(caller, async (act) => {
            const rights = await act.rights()
            const found = []
            for (const { id } of open) {
              const record = await labelledOf(act, 'target', id)
              if (who === 'frontline' || (record && may(rights, 'judge', record))) found.push(id)
            }
            return found
          })
          expect([...same.ids].toSorted()).toEqual(answerable.toSorted())
        }
      })
    })

    it('cannot be answered by who may look but not answer, and says the rule', async () => {
      const contact = people.get('contact') as Acting
      const [limited = ''] = labelled.get('limited') ?? []
      const judged = house.act(contact, (act) =>
        judge(act, { targetIds: [limited], answer: 'no', because: 'x' }),
      )
      await expect(judged).rejects.toMatchObject({
        refusal: { code: 'access.denied', values: { act: 'judge', rule: 'state' } },
      })
      const frontline = people.get('frontline') as Acting
      const [shown] = await shownTo(frontline)
      const answered = house.act(frontline, (act) =>
        judge(act, { targetIds: [shown?.id ?? ''], answer: 'no', because: 'x' }),
      )
      await expect(answered).rejects.toMatchObject({
        refusal: { code: 'access.denied', values: { act: 'judge', rule: 'function' } },
      })
    })

    it('keeps its answer when the rest of an act is taken back', async () => {
      const targeting = people.get('targeting') as Acting
      const more = await filled(house, office, 'taken-back', 1)
      rows = await readRows()
      const [first] = rows.filter((row) => row.batch === more.id)
      const twins = rows.filter(
        (row) => row.batch === more.id && row.signature === first?.signature,
      )
      const [hidden = '', ...rest] = twins.map((row) => row.id)
      const given = await house.act(targeting, (act) =>
        judge(act, { targetIds: [hidden, ...rest], answer: 'no', because: 'x' }),
      )
      await label('target', [hidden], { tlp: 'RED' })
      const back = await house.act(targeting, (act) => undo(act, given.act))
      expect(back.targets).toBe(rest.length)
      await expect(house.act(targeting, (act) => undo(act, given.act))).rejects.toMatchObject({
        refusal: { code: 'judgement.none' },
      })
      rows = await readRows()
      expect(rows.find((row) => row.id === hidden)?.answer).not.toBe(0)
    })

    it('lets a batch hide itself, its rejects and the targets that it brings', async () => {
      const [targeting, contact] = ['targeting', 'contact'].map((who) => people.get(who) as Acting)
      const made = await newBatch(house, office, 'quarantine')
      await label('batch', [made.id], { record_state: 'quarantined' })
      await keepChunk(
        house,
        office.officer,
        sampleChunk({ batch: made.id, file: made.file, index: 0 }, 12, { rejects: 2 }),
      )
      const seen = (caller: Acting | undefined) =>
        house.act(caller as Acting, async (act) => ({
          listed: (await listBatches(act, { limit: 99 })).some(({ id }) => id === made.id),
          named: (await batchesByIds(act, [made.id])).length,
          rejects: (await rejectsPage(act, { batch: made.id, limit: 9 })).items.length,
          targets: (await everyTarget(act, { batch: made.id })).length,
          counts: (await countsByLane(act, { batch: made.id })).total,
        }))
      expect(await seen(contact)).toEqual({
        listed: true,
        named: 1,
        rejects: 2,
        targets: 12,
        counts: 12,
      })
      expect(await seen(targeting)).toEqual({
        listed: false,
        named: 0,
        rejects: 0,
        targets: 0,
        counts: 0,
      })
      const looked = house.act(targeting as Acting, (act) => batchById(act, made.id))
      await expect(looked).rejects.toMatchObject({ refusal: { code: 'batch.absent', values: {} } })
      const exported = house.act(contact as Acting, (act) => mayOn(act, 'export', 'batch', made.id))
      await expect(exported).rejects.toMatchObject({
        refusal: { code: 'access.denied', values: { act: 'export', rule: 'state' } },
      })
    })

    it('narrows what a batch brought, and what it brings later, for the people it names', async () => {
      const targeting = people.get('targeting') as Acting
      const made = await filled(house, office, 'narrowed', 1)
      const mark = (marks: Marks) =>
        house.act(targeting, async (act) => {
          const now = await lockBatchMarks(act, made.id)
          return writeBatchMarks(act, made.id, narrowed(now as Marks, marks), [
            targeting.person ?? '',
          ])
        })
      const ordinary = { code: 'H0', purposes: ['risk-analysis'], state: 'live' } as const
      const before = (await readRows()).filter((row) => row.batch === made.id)
      await label('target', [before[0]?.id ?? ''], { handling_code: 'H1', tlp: 'GREEN' })
      expect(await mark({ ...ordinary, tlp: 'CLEAR', code: 'H2' })).toBe(before.length)
      expect(await mark({ ...ordinary, tlp: 'RED' })).toBe(before.length)
      expect(await mark({ ...ordinary, tlp: 'GREEN' })).toBe(0)
      await keepChunk(
        house,
        office.officer,
        sampleChunk({ batch: made.id, file: made.file, index: 20 }, 5, { rejects: 2 }),
      )
      const counts = async (who: string) =>
        (await house.act(people.get(who) as Acting, (act) => countsByLane(act, { batch: made.id })))
          .total
      expect([await counts('targeting'), await counts('contact')]).toEqual([before.length + 5, 0])
      const codes = await house.act(machine(office.organisation), (act) =>
        act.db
          .selectFrom('target')
          .select(['id', 'handling_code', 'tlp'])
          .where('batch', '=', made.id)
          .execute(),
      )
      expect(new Set(codes.map((row) => row.tlp))).toEqual(new Set(['RED']))
      expect(codes.find((row) => row.id === before[0]?.id)?.handling_code).toBe('H3')
      expect(new Set(codes.map((row) => row.handling_code))).toEqual(new Set(['H2', 'H3']))
    })

    it('is not told by what must be unique: every such index begins with the organisation', async () => {
      const found = await house.whole((db) =>
        sql<{ name: string; first: string }>`
          select i.indexrelid::regclass::text as name,
            (select a.attname from pg_attribute a where a.attrelid = i.indrelid
              and a.attnum = i.indkey[0]) as first
          from pg_index i join pg_class c on c.oid = i.indrelid
            join pg_namespace n on n.oid = c.relnamespace
          where i.indisunique and n.nspname = 'public' order by 1`.execute(db),
      )
      expect(found.rows.length).toBeGreaterThan(20)
      const other = found.rows.filter(({ first }) => first !== 'organisation')
      // The organisations of a house are known to each other, by code as by name.
      expect(other.map(({ name }) => name)).toEqual(['organisation_code'])
    })

    it('keeps the trader’s own fields from who may not have them', async () => {
      const expert = await house.act(machine(office.organisation), (act) =>
        addPerson(act, { name: 'expert', language: 'en', roles: ['reach-back-expert'] }),
      )
      const caller = { organisation: office.organisation, person: expert, purpose: 'risk-analysis' }
      const [row] = await house.act(caller, (act) =>
        everyTarget(act, { batch: plain.id, code: 'P-01' }),
      )
      const [theirs, whole] = await Promise.all(
        [caller, people.get('frontline') as Acting].map((who) =>
          house.act(who, (act) => targetById(act, row?.id ?? '', { nominal: true })),
        ),
      )
      expect([theirs?.nominal, whole?.nominal]).toEqual([false, true])
      expect(JSON.stringify(theirs)).not.toMatch(/PRECISION|OSTLAND|VEGA MARINE|BUYER|Portovane/)
      expect(JSON.stringify(whole)).toMatch(/PRECISION|OSTLAND|VEGA MARINE/)
    })
  })
}

const LANE_NAMES = ['RED', 'YELLOW', 'GREEN'] as const
const ANSWER_NAMES = ['open', 'yes', 'no', 'unknown'] as const

function countsOf(rows: readonly Row[]) {
  const lanesOf = (some: readonly Row[]) =>
    Object.fromEntries(
      LANE_NAMES.map((name, lane) => [
        name,
        Object.fromEntries(
          ANSWER_NAMES.map((said, answer) => [
            said,
            some.filter((row) => row.lane === lane && row.answer === answer).length,
          ]),
        ),
      ]),
    )
  const codes = [...new Set(rows.flatMap((row) => row.codes))]
  return {
    lanes: lanesOf(rows),
    codes: Object.fromEntries(
      codes.map((code) => [code, lanesOf(rows.filter((row) => row.codes.includes(code)))]),
    ),
    total: rows.length,
  }
}
