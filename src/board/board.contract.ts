import { beforeAll, describe, expect, it } from 'vitest'
import {
  addMember,
  addPerson,
  createOperation,
  foundOrganisation,
  machine,
} from '../access/index.ts'
import { Refused } from '../base/index.ts'
import { entries } from '../journal/index.ts'
import {
  beginDraft,
  draftOf,
  listMessages,
  type MessageTypeName,
  readMessage,
  recallMessage,
  saveDraft,
  saveNationalDraft,
  sendMessage,
  submitNationalPlan,
} from '../operations/index.ts'
import { ownServiceLevels, saveServiceLevels } from '../reachback/index.ts'
import type { OrganisationKind, Role } from '../rights/index.ts'
import type { Act, Acting, House } from '../store/index.ts'
import { operationBoard, ownDesk } from './index.ts'

type Opened = { readonly house: House; readonly pass: (minutes: number) => void }
type Name = 'keeper' | 'west' | 'east' | 'rilo' | 'outsider'

/** A coordination unit, two administrations, a RILO, and one who is no member; on every engine. */
export function boardContract(name: string, opened: () => Opened): void {
  describe(`the board on ${name}`, () => {
    let house: House
    let pass: Opened['pass']
    let operation = ''
    const who = {} as Record<Name, Acting>
    const clerk = {} as Record<'west', Acting>
    const now = (): string => house.ports.clock.now()

    const person = async (organisation: string, roles: readonly Role[]): Promise<Acting> => {
      const id = await house.act(machine(organisation, 'administration'), (act) =>
        addPerson(act, { name: roles.join(' '), language: 'en', roles }),
      )
      return { organisation, person: id, purpose: 'risk-analysis', strong: true }
    }
    const found = async (
      key: Name,
      kind: OrganisationKind,
      roles: readonly Role[],
      country = '',
    ) => {
      const organisation = await foundOrganisation(house, {
        ...{ name: `${key} ${name}`, country: country === '' ? null : country },
        ...{ kind, exercise: true },
      })
      who[key] = await person(organisation, roles)
    }
    const as = <T>(key: Name, work: (act: Act) => Promise<T>) => house.act(who[key], work)
    const id = (key: Name): string => who[key].organisation
    const board = (key: Name, asOf?: string) =>
      as(key, (act) => operationBoard(act, operation, asOf))
    const row = async (key: Name, of: Name, asOf?: string) => {
      const found = (await board(key, asOf)).rows.find((one) => one.id === id(of))
      if (!found) throw new Error(`${of} is not on the board of ${key}`)
      return found
    }
    const refused = async (work: Promise<unknown>): Promise<string> => {
      try {
        await work
      } catch (error) {
        if (error instanceof Refused) return error.refusal.code
        throw error
      }
      return 'done'
    }
    const send = (
      from: Name,
      type: MessageTypeName,
      fields: Readonly<Record<string, string>>,
      how: {
        readonly to?: readonly Name[]
        readonly answers?: string
        readonly minutes?: number
      } = {},
    ): Promise<string> =>
      as(from, async (act) => {
        const { to, answers = null, minutes = 60 } = how
        const draft = await beginDraft(act, operation, { type, answers })
        const { audience, fields: given, ...kept } = await draftOf(act, operation, draft)
        await saveDraft(act, operation, draft, {
          ...{ subject: type, urgency: kept.urgency, tlp: kept.tlp, code: kept.code },
          feedbackBy:
            type === 'warning'
              ? new Date(house.ports.clock.ms() + minutes * 60_000).toISOString()
              : null,
          audience: to
            ? { by: 'named', kinds: [], organisations: to.map((one) => id(one)) }
            : audience,
          fields: { ...given, ...fields },
        })
        await sendMessage(act, operation, draft)
        return draft
      })
    const report = (from: Name, day: string, detections: number, to?: readonly Name[]) =>
      send(
        from,
        'situation-report',
        { day, targets: '9', inspections: '4', detections: String(detections) },
        to ? { to } : {},
      )
    const warn = (from: Name, how: { to?: readonly Name[]; minutes?: number } = {}) =>
      send(from, 'warning', { action: 'scan', goods: 'Pumps', grounds: 'x', mode: 'sea' }, how)
    const waits = async (caller: Acting) =>
      (await house.act(caller, ownDesk)).map(({ what, clock }) => `${what} ${clock}`)

    beforeAll(async () => {
      const { house: one, pass: by } = opened()
      house = one
      pass = by
      await found('keeper', 'secretariat', ['operation-coordinator'])
      await found('west', 'administration', ['national-contact-point', 'targeting-officer'], 'PE')
      await found('east', 'administration', ['national-contact-point'], 'JP')
      await found('rilo', 'rilo', ['rilo-analyst'])
      await found('outsider', 'administration', ['national-contact-point'])
      clerk.west = await person(id('west'), ['frontline-officer'])
      operation = await as('keeper', async (act) => {
        const made = await createOperation(act, { name: 'Lantern' })
        for (const one of ['west', 'east', 'rilo'] as const)
          await addMember(act, made, { organisation: id(one) })
        return made
      })
      pass(1)
    })

    it('is for whoever stands in the operation, and for no instant outside of that', async () => {
      expect(await refused(board('outsider'))).toBe('operation.absent')
      expect(await refused(board('west', '2999-01-01T00:00:00.000Z'))).toBe('board.instant')
      expect(await refused(board('west', '2001-01-01T00:00:00.000Z'))).toBe('board.instant')
      expect((await board('keeper')).rows.map((one) => one.id).sort()).toEqual(
        [id('keeper'), id('west'), id('east'), id('rilo')].sort(),
      )
      expect((await board('west')).rows).toHaveLength(4)
      const [entry] = await house.act(machine(id('west'), 'administration'), (act) =>
        entries(act, { acts: ['record.consulted'], limit: 1 }),
      )
      expect([entry?.objects, entry?.said.kind]).toEqual([[operation], 'operation-board'])
    })

    it('has everybody silent until there is a sign of life', async () => {
      const rows = (await board('keeper')).rows
      expect(rows.map(({ silentHours, silent }) => [silentHours, silent])).toEqual(
        Array(4).fill([null, true]),
      )
    })

    it('counts situation reports by the day of whoever reports, for those who received them', async () => {
      const before = now()
      const { day } = await row('keeper', 'east')
      await report('east', day, 2, ['keeper'])
      // The same day once more: the later one counts.
      await report('east', day, 3, ['keeper'])
      const seen = await row('keeper', 'east')
      expect([seen.report, seen.controls]).toEqual([
        'today',
        { targets: 9, inspections: 4, detections: 3 },
      ])
      expect([seen.zone, seen.zoneFrom, seen.silentHours]).toEqual(['Asia/Tokyo', 'capital', 0])
      expect((await board('keeper')).days.map((one) => one.detections)).toContain(3)
      // It did not go to the others, and they learn nothing of it.
      const hidden = await row('west', 'east')
      expect([hidden.report, hidden.controls.detections, hidden.sent, hidden.silent]).toEqual([
        'missing',
        0,
        {},
        true,
      ])
      // The figure is that of the list behind it.
      const behind = await as('keeper', (act) =>
        listMessages(act, operation, {
          ...{ folder: 'inbox', limit: 50, participant: id('east'), type: 'situation-report' },
        }),
      )
      expect(behind.messages).toHaveLength(seen.sent['situation-report'] ?? 0)
      // A zone that it says itself takes the place of its capital's.
      await as('east', async (act) => {
        const { targets, calendar, roster } = await ownServiceLevels(act)
        await saveServiceLevels(act, {
          ...{ targets, roster, calendar: { ...calendar, zone: 'Pacific/Kiritimati' } },
        })
      })
      const said = await row('keeper', 'east')
      expect([said.zoneFrom, said.minutesAhead]).toEqual(['said', 840])
      pass(1)
      const then = await row('keeper', 'east', before)
      expect([then.report, then.silentHours, then.zoneFrom]).toEqual(['missing', null, 'capital'])
    })

    it('counts what each one owes, from both ends, and what was answered or recalled no more', async () => {
      const before = now()
      pass(1)
      const warning = await warn('rilo', { minutes: 60 })
      const second = await warn('rilo', { to: ['west'], minutes: 600 })
      expect((await row('rilo', 'west')).warnings).toEqual({ open: 2, overdue: 0 })
      expect((await row('rilo', 'east')).warnings).toEqual({ open: 1, overdue: 0 })
      expect((await row('west', 'west')).warnings).toEqual({ open: 2, overdue: 0 })
      // What one addressee owes to another's warning, a third one is not told.
      expect((await row('west', 'east')).warnings).toEqual({ open: 0, overdue: 0 })
      expect(await waits(who.west)).toEqual(['answer near', 'answer near'])
      // Whoever does not answer messages has none waiting.
      expect(await waits(clerk.west)).toEqual([])
      pass(61)
      expect((await row('rilo', 'west')).warnings).toEqual({ open: 1, overdue: 1 })
      expect(await waits(who.west)).toEqual(['answer overdue', 'answer near'])
      const list = (clock: 'open' | 'overdue', participant: Name) =>
        as('rilo', (act) =>
          listMessages(act, operation, {
            ...{ folder: 'sent', limit: 50, type: 'warning', clock, participant: id(participant) },
          }),
        )
      const ids = async (...asked: Parameters<typeof list>) =>
        (await list(...asked)).messages.map((one) => one.id)
      expect(await ids('overdue', 'west')).toEqual([warning])
      expect(await ids('open', 'west')).toEqual([second])
      expect(await ids('open', 'east')).toEqual([])
      const late = now()
      pass(1)
      await send(
        'west',
        'feedback',
        { outcome: 'seized', 'done-on': '2026-03-02' },
        { answers: warning },
      )
      const seen = await row('rilo', 'west')
      expect([seen.warnings, seen.finds]).toEqual([{ open: 1, overdue: 0 }, 1])
      pass(1)
      await as('rilo', (act) => recallMessage(act, operation, second))
      expect((await row('rilo', 'west')).warnings).toEqual({ open: 0, overdue: 0 })
      expect((await row('west', 'west')).warnings).toEqual({ open: 0, overdue: 0 })
      expect(await waits(who.west)).toEqual([])
      pass(1)
      // As it stood then: late, before the answer; and before all of it.
      expect((await row('rilo', 'west', late)).warnings).toEqual({ open: 1, overdue: 1 })
      expect((await row('rilo', 'west', before)).warnings).toEqual({ open: 0, overdue: 0 })
    })

    it('takes a reading for a sign of life, and hours of nothing for silence', async () => {
      const message = await warn('keeper', { to: ['east'] })
      pass(60 * 26)
      expect((await row('keeper', 'east')).silent).toBe(true)
      await as('east', (act) => readMessage(act, operation, message))
      expect((await row('keeper', 'east')).silentHours).toBe(0)
      pass(60 * 26)
      const seen = await row('keeper', 'east')
      expect([seen.silentHours, seen.silent]).toEqual([26, true])
      expect(await waits(who.east)).toEqual(['answer overdue', 'answer overdue'])
    })

    it('shows national plans to those alone who receive them, and what waits for review', async () => {
      const source = { key: 's', title: 'x', reliability: 'B', credibility: '2' } as const
      const { revision } = await as('west', (act) =>
        saveNationalDraft(act, operation, {
          body: {
            analysis: { threats: 'x', trade: 'x', sources: [source] },
            profiles: [
              {
                ...{ name: 'Alloys', office: 'Port', from: '2026-03-01', until: '2026-06-01' },
                ...{ basis: '', sources: ['s'] },
              },
            ],
            ...{ offices: [], contactHours: '', signOffs: [] },
          },
        }),
      )
      const drafted = now()
      pass(1)
      expect((await row('west', 'west')).plan?.state).toBe('draft')
      expect((await row('keeper', 'west')).plan?.state).toBe('none')
      await as('west', (act) => submitNationalPlan(act, operation, { revision }))
      expect((await row('keeper', 'west')).plan?.state).toBe('submitted')
      expect((await row('rilo', 'west')).plan?.state).toBe('submitted')
      expect((await row('east', 'west')).plan).toBeNull()
      expect((await row('keeper', 'rilo')).plan).toBeNull()
      expect(await waits(who.rilo)).toContain('review none')
      pass(1)
      expect((await row('keeper', 'west', drafted)).plan?.state).toBe('none')
      expect((await row('west', 'west', drafted)).plan?.state).toBe('draft')
    })

    it('has the own drafts on the desk, and nobody else’s', async () => {
      await as('rilo', (act) => beginDraft(act, operation, { type: 'alert', answers: null }))
      expect(await waits(who.rilo)).toContain('draft none')
      expect(await waits(who.keeper)).not.toContain('draft none')
    })
  })
}
