import { beforeAll, describe, expect, it } from 'vitest'
import { machine } from '../access/index.ts'
import type { House } from './house.ts'
import { CHUNK, everyTarget, filled, newBatch, newOffice, type Office } from './office.contract.ts'
import { sampleChunk } from './sample.contract.ts'
import { keepChunk } from './tables/chunks.ts'
import { judge, sameReasons, undo } from './tables/judgements.ts'
import { countsByLane } from './tables/tallies.ts'
import { targetsPage } from './tables/target-pages.ts'
import { targetById } from './tables/targets.ts'

/** Pages of targets and the answers to them, the same on every engine. */
export function targetsContract(name: string, opened: () => House): void {
  describe(`targets on ${name}`, () => {
    let house: House
    let office: Office
    let batch: { readonly id: string; readonly file: string }

    beforeAll(async () => {
      house = opened()
      office = await newOffice(house, `Targets of ${name}`)
      batch = await filled(house, office, 'first', 3)
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

    it('finds words by their beginnings, rare and frequent ones, across pages', async () => {
      const all = await house.act(office.officer, (act) => everyTarget(act, { batch: batch.id }))
      const wordsOfOne = ({ consignment, source }: (typeof all)[number]): readonly string[] => {
        const { id, declaration, goodsItems } = consignment as unknown as Sample
        const texts = [id, declaration.lrn, source.file, ...goodsItems.flatMap(Object.values)]
        return texts
          .join(' ')
          .normalize('NFKD')
          .toLowerCase()
          .split(/[^a-z0-9]+/)
      }
      const sought: Readonly<Record<string, readonly string[]>> = {
        [`LRN-${batch.file}-119`]: ['lrn', ...batch.file.split('-'), '119'],
        'STAINLESS, pump': ['stainless', 'pump'],
        gàz: ['gaz'],
        'lrn csv': ['lrn', 'csv'],
        '8413': ['8413'],
        tainless: ['tainless'],
        'pumps milk': ['pumps', 'milk'],
        '%': [],
      }
      for (const [text, begin] of Object.entries(sought)) {
        const ids = all
          .filter((one) => begin.every((b) => wordsOfOne(one).some((word) => word.startsWith(b))))
          .map((one) => one.id)
        const wanted = { batch: batch.id, text } as const
        const found = await house.act(office.officer, (act) => everyTarget(act, wanted))
        expect([text, found.map((one) => one.id)]).toEqual([text, ids])
      }
      const elsewhere = await filled(house, office, 'words', 1)
      const there = await house.act(office.officer, (act) =>
        everyTarget(act, { batch: elsewhere.id, text: batch.file }),
      )
      expect(there).toEqual([])
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
  })
}

type Sample = {
  readonly id: string
  readonly declaration: { readonly lrn: string }
  readonly goodsItems: readonly { readonly description: string; readonly hs6: string }[]
}

async function answerTo(house: House, office: Office, id: string): Promise<string> {
  return (await house.act(office.officer, (act) => targetById(act, id, { nominal: false }))).answer
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, one] of a.entries()) if (one !== b[i]) return one - (b[i] ?? 0)
  return 0
}
