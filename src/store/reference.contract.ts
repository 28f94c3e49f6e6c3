import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { entries } from '../journal/index.ts'
import type { House } from './house.ts'
import { filled, newOffice, type Office } from './office.contract.ts'
import { rawBytes, sampleId } from './sample.contract.ts'
import { once } from './tables/idempotency.ts'
import { link, linksOf } from './tables/links.ts'
import { addList, listFiles, lists, retireList } from './tables/lists.ts'
import { mappings, saveMapping } from './tables/mappings.ts'
import { rejectsPage } from './tables/rejects.ts'
import { targetsPage } from './tables/target-pages.ts'
import { targetById } from './tables/targets.ts'

/** The journal and what an administration brings, the same on every engine. */
export function referenceContract(name: string, opened: () => House): void {
  describe(`journal and reference on ${name}`, () => {
    let house: House
    let office: Office
    let other: Office
    let batch: { readonly id: string; readonly file: string }

    beforeAll(async () => {
      house = opened()
      office = await newOffice(house, `Reference of ${name}`)
      other = await newOffice(house, `Other reference of ${name}`)
      batch = await filled(house, office, 'first', 1)
    })

    it('writes one journal entry per act and per answered request, and no content', async () => {
      const before = await house.act(office.officer, (act) => entries(act, { limit: 1 }))
      await house.act(office.officer, async (act) => {
        await targetsPage(act, { batch: batch.id, limit: 3, nominal: true })
        await rejectsPage(act, { batch: batch.id, limit: 3 })
      })
      const after = await house.act(office.officer, (act) => entries(act, { limit: 3 }))
      expect(after.slice(0, 2).map(({ act, said }) => [act, said])).toEqual([
        ['record.consulted', { kind: 'batch', count: 1 }],
        ['record.consulted-nominal', { kind: 'target', count: 3 }],
      ])
      expect(after[1]).toMatchObject({
        person: office.officer.person,
        purpose: 'risk-analysis',
      })
      expect(after[1]?.objects).toHaveLength(3)
      expect(after[2]?.id).toBe(before[0]?.id)
      const about = await house.act(office.officer, (act) =>
        entries(act, { about: batch.id, limit: 50 }),
      )
      expect(about.map((entry) => entry.act)).toContain('batch.chunk-kept')
    })

    it('tells a target shown with its names from one without, and what was only sent ahead', async () => {
      const { items } = await house.act(office.officer, (act) =>
        targetsPage(act, { batch: batch.id, limit: 1, nominal: false }),
      )
      const id = items[0]?.id as string
      for (const ahead of [false, true])
        for (const nominal of [false, true])
          await house.act(office.officer, (act) => targetById(act, id, { nominal, ahead }))
      const last = await house.act(office.officer, (act) => entries(act, { limit: 4 }))
      expect(last.map(({ act }) => act).reverse()).toEqual([
        'record.consulted',
        'record.consulted-nominal',
        'record.sent-ahead',
        'record.sent-ahead-nominal',
      ])
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
        refusal: { code: 'list.in-force' },
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
  })
}
