import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addPerson, foundOrganisation, machine } from '../access/index.ts'
import type { Role } from '../rights/index.ts'
import type { Act, Acting, House } from '../store/index.ts'
import {
  addPaper,
  notePaperAltered,
  openCase,
  type PaperGiven,
  paperContent,
  papersOf,
  strikePaper,
} from './index.ts'

const SECRET = 'Fictional camera, N 48 51'
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const bytes = (...all: readonly number[]): Buffer => Buffer.from(all)
const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([bytes(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255), body])

/** The segments of a photo, with a comment and so many bytes of picture. */
export const sampleJpeg = (nth = 0, picture = 64): Buffer =>
  Buffer.concat([
    bytes(0xff, 0xd8),
    segment(0xfe, Buffer.from(`${SECRET} ${nth}`)),
    segment(0xc0, bytes(8, 0, 48, 0, 64, 1, 1, 0x11, 0)),
    segment(0xda, bytes(1, 1, 0, 0, 63, 0)),
    Buffer.alloc(picture, (nth % 200) + 1),
    bytes(0xff, 0xd9),
  ])

/** What every engine must do the same with the photos and papers of a case. */
export function papersContract(name: string, opened: () => House): void {
  describe(`photos and papers on ${name}`, () => {
    let house: House
    let of = ''
    const at = { nordavia: '', other: '' }
    const who = {} as Record<'officer' | 'expert' | 'administrator' | 'stranger', Acting>

    const as = <T>(caller: Acting, work: (act: Act) => Promise<T>) => house.act(caller, work)
    const person = async (organisation: string, ...roles: readonly Role[]): Promise<Acting> => {
      const id = await as(machine(organisation, 'administration'), (act) =>
        addPerson(act, { name: roles.join(' '), language: 'en', roles }),
      )
      return { organisation, person: id, purpose: 'risk-analysis', strong: true }
    }
    const refused = async (work: Promise<unknown>): Promise<string> => {
      try {
        await work
      } catch (error) {
        const said = (error as { refusal?: { code: string; values: { fault?: string } } }).refusal
        return said ? [said.code, said.values.fault].filter(Boolean).join(' ') : String(error)
      }
      return 'done'
    }
    const opens = () =>
      as(who.officer, (act) => openCase(act, { title: 'x', target: null, operation: null }))
    const add = (caller: Acting, more: Partial<PaperGiven> = {}, into = of) =>
      as(caller, (act) =>
        addPaper(act, into, {
          ...{ bytes: sampleJpeg(), name: 'plate.jpg', caption: 'Plate of Fictional Works' },
          ...{ sensitivity: 'plain' as const, ...more },
        }),
      )
    const list = (caller: Acting, into = of) => as(caller, (act) => papersOf(act, into))
    const content = (caller: Acting, id: string) => as(caller, (act) => paperContent(act, id))

    beforeAll(async () => {
      house = opened()
      for (const [key, label] of [
        ['nordavia', 'Nordavia'],
        ['other', 'Suderland'],
      ] as const)
        at[key] = await foundOrganisation(house, {
          ...{ name: `${label} ${name}`, country: null, kind: 'administration', exercise: true },
        })
      who.officer = await person(at.nordavia, 'frontline-officer')
      who.expert = await person(at.nordavia, 'reach-back-expert')
      who.administrator = await person(at.nordavia, 'organisation-administrator')
      who.stranger = await person(at.other, 'national-contact-point')
      of = await opens()
    })

    it('are kept without metadata, in pieces, with the hashes of both', async () => {
      const came = sampleJpeg(1, 700_000)
      const id = await add(who.officer, { bytes: came })
      const { medium, content: kept } = await content(who.expert, id)
      expect([medium, kept.includes(SECRET), kept.length]).toEqual([
        ...['jpeg', false, came.length - SECRET.length - 2 - 4],
      ])
      const [paper] = await list(who.expert)
      expect(paper).toMatchObject({
        ...{ id, came: hash(came), hash: hash(kept), bytes: kept.length, width: 64, height: 48 },
        ...{ caption: 'Plate of Fictional Works', name: 'plate.jpg', struck: null },
      })
      const parts = await house.whole((db) =>
        db
          .selectFrom('case_paper_part')
          .select(['seq', 'sealed'])
          .where('paper', '=', id)
          .execute(),
      )
      expect(parts.map((one) => one.seq).sort()).toEqual([0, 1, 2])
      // Neither picture nor caption stands in plain.
      expect(parts.some((one) => one.sealed.includes(Buffer.alloc(64, 2)))).toBe(false)
      const rows = await house.whole((db) => db.selectFrom('case_paper').selectAll().execute())
      expect(JSON.stringify(rows)).not.toMatch(/Fictional|plate/)
      // The same file once more is the same paper.
      expect(await add(who.expert, { bytes: came })).toBe(id)
      expect(await refused(add(who.expert, { bytes: came, caption: 'Again' }))).toBe('paper.same')
      expect(await refused(add(who.officer, { bytes: came, sensitivity: 'personal' }))).toBe(
        'paper.same',
      )
      expect(await list(who.officer)).toHaveLength(1)
    })

    it('are refused where they are not understood, and beyond their number', async () => {
      const into = await opens()
      for (const [file, fault] of [
        [Buffer.from('<svg onload=alert(1)>'), 'kind'],
        [sampleJpeg().subarray(0, 60), 'damaged'],
        [Buffer.alloc(12_000_001), 'large'],
      ] as const)
        expect(await refused(add(who.officer, { bytes: file }, into))).toBe(
          `paper.refused ${fault}`,
        )
      for (let nth = 0; nth < 60; nth++) await add(who.officer, { bytes: sampleJpeg(nth) }, into)
      expect(await refused(add(who.officer, { bytes: sampleJpeg(60) }, into))).toBe('paper.many')
      expect(await list(who.officer, into)).toHaveLength(60)
    })

    it('that name somebody are for the roles that may see it', async () => {
      const into = await opens()
      const personal = { sensitivity: 'personal', caption: 'A. Nobody at the gate' } as const
      const id = await add(who.officer, personal, into)
      expect((await list(who.officer, into))[0]?.caption).toBe('A. Nobody at the gate')
      const [hidden] = await list(who.expert, into)
      expect([hidden?.caption, hidden?.name, hidden?.id]).toEqual([null, null, id])
      expect(await refused(content(who.expert, id))).toBe('access.denied')
      expect((await content(who.officer, id)).medium).toBe('jpeg')
    })

    it('are nobody else’s', async () => {
      const id = await add(who.officer)
      for (const caller of [
        who.stranger,
        who.administrator,
        { ...who.officer, purpose: 'statistics' },
      ]) {
        expect(await refused(list(caller))).toBe('case.absent')
        expect(await refused(content(caller, id))).toBe('paper.absent')
        expect(await refused(as(caller, (act) => strikePaper(act, id, 'x')))).toBe('paper.absent')
        expect(await refused(add(caller))).toBe('case.absent')
      }
    })

    it('are struck out with a reason, stay, and are never changed', async () => {
      const id = await add(who.officer, { bytes: sampleJpeg(77) })
      await as(who.expert, (act) => strikePaper(act, id, 'Another consignment'))
      const paper = (await list(who.officer)).find((one) => one.id === id)
      expect(paper?.struck).toMatchObject({ because: 'Another consignment' })
      expect((await content(who.officer, id)).medium).toBe('jpeg')
      // It may have been marked wrongly: it is no longer for all, and comes anew with the right mark.
      const hidden = (await list(who.expert)).find((one) => one.id === id)
      expect([hidden?.caption, hidden?.name]).toEqual([null, null])
      expect(await refused(content(who.expert, id))).toBe('access.denied')
      const right = await add(who.officer, { bytes: sampleJpeg(77), sensitivity: 'personal' })
      expect(right).not.toBe(id)
      expect(await refused(content(who.expert, right))).toBe('access.denied')
      expect(await refused(as(who.officer, (act) => strikePaper(act, id, 'x')))).toBe(
        'paper.struck',
      )
      for (const table of ['case_paper', 'case_paper_part', 'case_paper_strike'] as const)
        expect(
          await refused(as(who.officer, (act) => act.db.deleteFrom(table).execute())),
        ).toContain('permission denied')
      const change = as(who.officer, (act) =>
        act.db.updateTable('case_paper').set({ hash: 'x' }).execute(),
      )
      expect(await refused(change)).toContain('permission denied')
    })

    it('say that they were altered where one byte was changed, and leave an entry of it', async () => {
      const into = await opens()
      const id = await add(who.officer, { bytes: sampleJpeg(78) }, into)
      // Rows are never changed here: the piece with its flipped byte comes as a further one.
      await as(who.officer, async ({ db, caller: { organisation } }) => {
        const part = await db
          .selectFrom('case_paper_part')
          .select('sealed')
          .where('paper', '=', id)
          .executeTakeFirstOrThrow()
        const sealed = Buffer.from(part.sealed)
        sealed[40] = (sealed[40] ?? 0) ^ 1
        await db
          .insertInto('case_paper_part')
          .values({ organisation, paper: id, seq: 1, sealed })
          .execute()
      })
      expect(await refused(content(who.officer, id))).toBe('paper.altered')
      await as(who.officer, (act) => notePaperAltered(act, id))
    })

    it('leave an entry for each act, with the hashes and without the words', async () => {
      const rows = await house.whole((db) =>
        db.selectFrom('journal').selectAll().where('act', 'like', 'case.paper%').execute(),
      )
      const acts = new Set(rows.map((row) => row.act))
      expect([...acts].sort()).toEqual([
        ...['case.paper-added', 'case.paper-altered'],
        ...['case.paper-looked-at', 'case.paper-struck'],
      ])
      const [paper] = await list(who.officer)
      expect(JSON.stringify(rows)).toContain(paper?.hash)
      expect(JSON.stringify(rows)).not.toMatch(/Fictional|Nobody|Another consignment|plate/)
    })
  })
}
