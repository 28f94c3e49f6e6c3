import { beforeAll, describe, expect, it } from 'vitest'
import {
  addBasis,
  addMember,
  addPerson,
  createOperation,
  endMembership,
  foundOrganisation,
  machine,
} from '../access/index.ts'
import { eraseTrader } from '../exchange/index.ts'
import { entries } from '../journal/index.ts'
import type { OrganisationKind, Role } from '../rights/index.ts'
import type { Acting, House } from '../store/index.ts'
import { type Act, receivedPage } from '../store/index.ts'
import {
  beginDraft,
  changeTemplate,
  discardDraft,
  draftOf,
  listMessages,
  previewMessage,
  readMessage,
  recallMessage,
  saveDraft,
  sendMessage,
} from './index.ts'
import type { Draft } from './message.ts'
import { emptyDraft } from './message-prefill.ts'

type Opened = { readonly house: House; readonly pass: (minutes: number) => void }

/** What every engine must do the same: a keeper, two members, and one who is no member. */
export function messagesContract(name: string, opened: () => Opened): void {
  describe(`messages of an operation on ${name}`, () => {
    let house: House
    let pass: Opened['pass']
    let operation = ''
    const memberships = { suderland: '', rilo: '' }
    const at: Record<'nordavia' | 'suderland' | 'rilo' | 'outsider', string> = {
      ...{ nordavia: '', suderland: '', rilo: '', outsider: '' },
    }
    /** A caller in each organisation, signed in with two factors. */
    const who = {} as Record<
      'keeper' | 'weak' | 'officer' | 'contact' | 'analyst' | 'other',
      Acting
    >

    const found = (label: string, kind: OrganisationKind) =>
      foundOrganisation(house, { name: `${label} ${name}`, country: null, kind, exercise: true })
    const person = async (
      organisation: string,
      roles: readonly Role[],
      strong = true,
    ): Promise<Acting> => {
      const id = await house.act(machine(organisation, 'administration'), (act) =>
        addPerson(act, { name: roles.join(' '), language: 'en', roles }),
      )
      return { organisation, person: id, purpose: 'risk-analysis', strong }
    }
    const as = <T>(caller: Acting, work: (act: Act) => Promise<T>) => house.act(caller, work)
    const refused = async (work: Promise<unknown>): Promise<string> => {
      try {
        await work
      } catch (error) {
        return (error as { refusal?: { code: string } }).refusal?.code ?? String(error)
      }
      return 'done'
    }
    const list = (caller: Acting, folder: Parameters<typeof listMessages>[2]['folder'] = 'inbox') =>
      as(caller, (act) => listMessages(act, operation, { folder, limit: 50 }))
    const ids = async (caller: Acting, folder?: Parameters<typeof list>[1]) =>
      (await list(caller, folder)).messages.map((one) => one.id)
    const read = (caller: Acting, id: string) =>
      as(caller, (act) => readMessage(act, operation, id))
    const feedbackBy = (minutes: number) =>
      new Date(house.ports.clock.ms() + minutes * 60_000).toISOString()
    const warning = (minutes = 60, more: Partial<Draft> = {}): Omit<Draft, 'type'> => {
      const { type: _, ...empty } = emptyDraft('warning')
      return {
        ...empty,
        ...{ subject: 'Vacuum pumps', feedbackBy: feedbackBy(minutes) },
        fields: { action: 'examine', goods: 'Pumps', grounds: 'Route', mode: 'sea' },
        ...more,
      }
    }
    /** Begins, saves and sends. */
    const send = (
      caller: Acting,
      written: Omit<Draft, 'type'>,
      how: { readonly type?: Draft['type']; readonly answers?: string } = {},
    ): Promise<string> =>
      as(caller, async (act) => {
        const { type = 'warning', answers = null } = how
        const id = await beginDraft(act, operation, { type, answers })
        await saveDraft(act, operation, id, written)
        await sendMessage(act, operation, id)
        return id
      })
    const answer = (caller: Acting, id: string): Promise<string> =>
      as(caller, async (act) => {
        const draft = await beginDraft(act, operation, { type: 'feedback', answers: id })
        const { subject, urgency, audience, tlp, code, fields } = await draftOf(
          act,
          operation,
          draft,
        )
        await saveDraft(act, operation, draft, {
          ...{ subject, urgency, audience, tlp, code, feedbackBy: null },
          fields: { ...fields, outcome: 'examined', 'done-on': '2026-03-02' },
        })
        await sendMessage(act, operation, draft)
        return draft
      })

    beforeAll(async () => {
      const { house: one, pass: by } = opened()
      house = one
      pass = by
      at.nordavia = await found('Nordavia', 'administration')
      at.suderland = await found('Suderland', 'administration')
      at.rilo = await found('RILO', 'rilo')
      at.outsider = await found('Ostland', 'administration')
      const contact: readonly Role[] = ['national-contact-point']
      who.keeper = await person(at.nordavia, contact)
      who.weak = { ...who.keeper, strong: false }
      who.contact = await person(at.suderland, contact)
      who.officer = await person(at.suderland, ['frontline-officer'])
      who.analyst = await person(at.rilo, ['rilo-analyst'])
      who.other = await person(at.outsider, contact)
      operation = await as(who.keeper, async (act) => {
        const id = await createOperation(act, { name: 'Lantern' })
        memberships.suderland = await addMember(act, id, { organisation: at.suderland })
        memberships.rilo = await addMember(act, id, { organisation: at.rilo })
        return id
      })
      pass(1)
    })

    it('shows a draft to the own organisation alone, and nothing to who is no member', async () => {
      const id = await as(who.keeper, (act) =>
        beginDraft(act, operation, { type: 'warning', answers: null }),
      )
      expect(await ids(who.keeper, 'drafts')).toEqual([id])
      for (const folder of ['inbox', 'drafts', 'sent', 'overdue'] as const)
        expect(await ids(who.contact, folder)).toEqual([])
      const others = [who.contact, who.analyst]
      for (const other of others) {
        expect(await refused(read(other, id))).toBe('message.absent')
        expect(await refused(as(other, (act) => draftOf(act, operation, id)))).toBe(
          'message.draft-absent',
        )
      }
      expect(await refused(list(who.other))).toBe('operation.absent')
      expect(await refused(read(who.other, id))).toBe('operation.absent')
      await as(who.keeper, (act) => discardDraft(act, operation, id))
      expect(await ids(who.keeper, 'drafts')).toEqual([])
    })

    it('keeps what is saved, and tells two who write at once', async () => {
      const id = await as(who.keeper, (act) =>
        beginDraft(act, operation, { type: 'warning', answers: null }),
      )
      const save = (version: number, goods: string) =>
        as(who.keeper, (act) =>
          saveDraft(act, operation, id, { ...warning(), version, fields: { goods } }),
        )
      expect((await save(1, 'a')).version).toBe(2)
      expect(await refused(save(1, 'b'))).toBe('request.version')
      const kept = await as(who.keeper, (act) => draftOf(act, operation, id))
      expect([kept.version, kept.fields]).toEqual([2, { goods: 'a' }])
      const preview = await as(who.keeper, (act) => previewMessage(act, operation, id))
      expect(preview.problems.map((one) => one.field)).toEqual(['action', 'grounds', 'mode'])
      expect(preview.addressees.map((one) => one.organisation.id).sort()).toEqual(
        [at.suderland, at.rilo].sort(),
      )
      const sent = as(who.keeper, (act) => sendMessage(act, operation, id))
      expect(await refused(sent)).toBe('message.incomplete')
      await as(who.keeper, (act) => discardDraft(act, operation, id))
    })

    it('sends to the members that stand, leaves receipts, counts clocks and answers', async () => {
      const id = await send(who.keeper, warning())
      expect(await refused(as(who.keeper, (act) => draftOf(act, operation, id)))).toBe(
        'message.draft-absent',
      )
      for (const one of [who.contact, who.officer, who.analyst]) {
        const { messages, counts } = await list(one)
        expect(messages).toMatchObject([{ id, unread: true, clock: 'open', own: false }])
        expect(counts).toMatchObject({ inbox: 1, unread: 1, overdue: 0 })
      }
      const before = await read(who.keeper, id)
      expect(before.content?.addressees.map((one) => [one.readAt, one.clock])).toEqual([
        [null, 'open'],
        [null, 'open'],
      ])
      const seen = await read(who.officer, id)
      expect(seen).toMatchObject({ own: false, from: { id: at.nordavia } })
      expect(seen.content).toMatchObject({
        ...{ subject: 'Vacuum pumps', addressees: [], mayAnswer: null, mayRecall: false },
        values: { goods: 'Pumps', mode: 'sea' },
      })
      expect((await list(who.contact)).counts.unread).toBe(0)
      const first = (await factsOf(id, at.suderland))?.readAt
      pass(5)
      await read(who.contact, id)
      // The first reading counts.
      expect((await factsOf(id, at.suderland))?.readAt).toBe(first)
      expect((await read(who.contact, id)).content?.mayAnswer).toBe('feedback')
      const given = await answer(who.contact, id)
      expect(await factsOf(id, at.suderland)).toMatchObject({
        ...{ clock: 'answered', late: false, answer: { id: given } },
      })
      expect(await ids(who.keeper)).toEqual([given])
      // An answer is for the asker alone.
      expect(await ids(who.analyst)).toEqual([id])
      expect(await refused(read(who.analyst, given))).toBe('message.absent')
      pass(120)
      expect(await factsOf(id, at.rilo)).toMatchObject({ clock: 'overdue', answer: null })
      expect(await ids(who.keeper, 'overdue')).toEqual([id])
      expect(await ids(who.analyst, 'overdue')).toEqual([id])
      expect(await ids(who.contact, 'overdue')).toEqual([])
      expect((await list(who.keeper, 'sent')).messages).toMatchObject([
        { id, clock: 'overdue', tally: { addressees: 2, read: 1, answered: 1, overdue: 1 } },
      ])
      const late = await answer(who.analyst, id)
      expect(await factsOf(id, at.rilo)).toMatchObject({
        ...{ clock: 'answered', late: true, answer: { id: late } },
      })
      expect(await ids(who.keeper, 'overdue')).toEqual([])
      // An answer that is recalled is none.
      await as(who.analyst, (act) => recallMessage(act, operation, late))
      expect(await factsOf(id, at.rilo)).toMatchObject({ clock: 'overdue', answer: null })
    })

    it('takes a begun answer for a reading: with its receipt, and told to the sender', async () => {
      const id = await send(who.keeper, warning())
      const told = async () =>
        as(machine(at.nordavia), async (act) =>
          (await entries(act, { limit: 500 })).filter(
            (entry) => entry.act === 'message.consulted' && entry.objects.includes(id),
          ),
        )
      expect(await factsOf(id, at.suderland)).toMatchObject({ readAt: null })
      const begun = await as(who.contact, (act) =>
        beginDraft(act, operation, { type: 'feedback', answers: id }),
      )
      expect((await factsOf(id, at.suderland))?.readAt).not.toBeNull()
      expect(await told()).toHaveLength(1)
      expect((await read(who.contact, id)).first).toBe(false)
      expect((await read(who.analyst, id)).first).toBe(true)
      expect((await read(who.analyst, id)).first).toBe(false)
      expect((await read(who.keeper, id)).first).toBe(false)
      await as(who.contact, (act) => discardDraft(act, operation, begun))
      await as(who.keeper, (act) => recallMessage(act, operation, id))
    })

    it('drops a draft for whoever may see all of it, as it was looked at', async () => {
      const fields = { ...warning().fields, consignee: 'Fictional Trader Ltd' }
      const id = await as(who.keeper, async (act) => {
        const begun = await beginDraft(act, operation, { type: 'warning', answers: null })
        await saveDraft(act, operation, begun, warning(60, { fields }))
        return begun
      })
      const drop = (caller: Acting, version?: number) =>
        as(caller, (act) => discardDraft(act, operation, id, version))
      const plain = await person(at.nordavia, ['operation-coordinator'])
      expect(await refused(drop(plain, 2))).toBe('message.sender')
      expect(await refused(drop(who.keeper, 1))).toBe('request.version')
      expect(await ids(who.keeper, 'drafts')).toContain(id)
      expect(await refused(drop(who.keeper, 2))).toBe('done')
      expect(await ids(who.keeper, 'drafts')).not.toContain(id)
    })

    const factsOf = async (id: string, organisation: string) =>
      (await read(who.keeper, id)).content?.addressees.find(
        (one) => one.organisation.id === organisation,
      )

    it('is frozen when it is sent: the database lets nobody change its words', async () => {
      const id = await send(who.keeper, warning())
      const changed = as(who.keeper, (act) =>
        act.db.updateTable('message').set({ subject: 'other' }).where('id', '=', id).execute(),
      )
      expect(await refused(changed)).toContain('permission denied')
      await as(who.keeper, (act) => recallMessage(act, operation, id))
    })

    it('is recalled from all: a date is left, and no content', async () => {
      const id = await send(who.keeper, warning(60, { subject: 'Wrong consignment' }))
      expect((await read(who.contact, id)).content).not.toBeNull()
      expect(await refused(as(who.contact, (act) => recallMessage(act, operation, id)))).toBe(
        'message.absent',
      )
      await as(who.keeper, (act) => recallMessage(act, operation, id))
      expect(await refused(as(who.keeper, (act) => recallMessage(act, operation, id)))).toBe(
        'message.recalled',
      )
      for (const one of [who.contact, who.officer, who.analyst]) {
        const left = await read(one, id)
        expect([left.content, left.recalledAt !== null]).toEqual([null, true])
        const line = (await list(one)).messages.find((row) => row.id === id)
        expect(line).toMatchObject({ stands: 'recalled', said: null, clock: 'recalled' })
        expect(JSON.stringify([left, line])).not.toContain('Wrong consignment')
      }
      expect(await refused(answer(who.contact, id))).toBe('message.absent')
      const own = await read(who.keeper, id)
      expect(own.content?.subject).toBe('Wrong consignment')
      expect(own.content?.addressees.every((one) => one.clock === 'recalled')).toBe(true)
      // For another purpose the message was not there, and neither is its date.
      const statistics = { ...who.contact, purpose: 'statistics' }
      expect(await refused(read(statistics, id))).toBe('message.absent')
      expect(await ids(statistics)).toEqual([])
    })

    it('withholds fields that name somebody where no legal basis is in force', async () => {
      const named = warning(60, {
        fields: { ...warning().fields, consignee: 'Fictional Trader Ltd' },
      })
      await as(who.keeper, (act) =>
        addBasis(act, { with: at.suderland, instrument: 'Exercise agreement' }),
      )
      pass(1)
      const draft = await as(who.keeper, async (act) => {
        const id = await beginDraft(act, operation, { type: 'warning', answers: null })
        await saveDraft(act, operation, id, named)
        return id
      })
      const preview = await as(who.keeper, (act) => previewMessage(act, operation, draft))
      expect(preview.strong).toBe(true)
      const withheld = new Map(preview.addressees.map((one) => [one.organisation.id, one.withheld]))
      expect(withheld.get(at.suderland)).toEqual([])
      expect(withheld.get(at.rilo)).toEqual([{ field: 'consignee', why: 'nominal' }])
      expect(await refused(as(who.weak, (act) => sendMessage(act, operation, draft)))).toBe(
        'access.denied',
      )
      await as(who.keeper, (act) => sendMessage(act, operation, draft))
      expect((await read(who.contact, draft)).content).toMatchObject({
        ...{ nominal: true, values: { consignee: 'Fictional Trader Ltd' } },
      })
      const without = (await read(who.analyst, draft)).content
      expect([without?.nominal, without?.values.consignee]).toEqual([false, undefined])
      // The name stands in no plain column of the house.
      const plain = await house.whole((db) => db.selectFrom('message').select('body').execute())
      expect(JSON.stringify(plain)).not.toContain('Fictional Trader')
      await as(who.keeper, (act) => recallMessage(act, operation, draft))
    })

    it('loses its words where the person that it names is erased', async () => {
      const fields = { ...warning().fields, consignee: 'Fictional Person Ltd' }
      const sealed = await send(who.keeper, warning(60, { fields }))
      const plain = await send(who.keeper, warning(60, { subject: 'About FICTIONAL PERSON Ltd' }))
      const other = await send(who.keeper, warning())
      const begun = await as(who.keeper, async (act) => {
        const id = await beginDraft(act, operation, { type: 'warning', answers: null })
        await saveDraft(act, operation, id, warning(60, { fields }))
        return id
      })
      const name = 'Fictional Person Ltd'
      const { names } = await as(who.keeper, (act) =>
        eraseTrader(act, { name, records: 0, rejects: 0 }),
      )
      expect(names).toBe(3)
      for (const id of [sealed, plain]) {
        expect(await refused(read(who.keeper, id))).toBe('message.absent')
        expect((await read(who.contact, id)).content).toBeNull()
      }
      expect(await ids(who.keeper, 'drafts')).not.toContain(begun)
      expect((await read(who.contact, other)).content).not.toBeNull()
      const left = await house.whole((db) =>
        db
          .selectFrom('message')
          .select(['subject', 'body'])
          .where('id', 'in', [sealed, plain])
          .execute(),
      )
      expect(left).toEqual([
        { subject: '', body: {} },
        { subject: '', body: {} },
      ])
      const keys = await house.whole((db) =>
        db.selectFrom('message_nominal').select('id').where('id', '=', sealed).execute(),
      )
      expect(keys).toEqual([])
      await as(who.keeper, (act) => recallMessage(act, operation, other))
    })

    it('loses them also where it is being sent meanwhile', async () => {
      const name = 'Fictional Haste Ltd'
      const id = await as(who.keeper, async (act) => {
        const begun = await beginDraft(act, operation, { type: 'warning', answers: null })
        await saveDraft(act, operation, begun, warning(60, { subject: `About ${name}` }))
        return begun
      })
      let started = (): void => {}
      const start = new Promise<void>((resolve) => {
        started = resolve
      })
      const sending = as(who.keeper, async (act) => {
        await sendMessage(act, operation, id)
        started()
        await new Promise((resolve) => setTimeout(resolve, 500))
      })
      await start
      const erasing = as(who.keeper, (act) => eraseTrader(act, { name, records: 0, rejects: 0 }))
      const [, { names }] = await Promise.all([sending, erasing])
      expect(names).toBe(1)
      expect(await refused(read(who.keeper, id))).toBe('message.absent')
      expect((await read(who.contact, id)).content).toBeNull()
    })

    it('keeps the version of the template that a message was written with', async () => {
      const old = await send(who.keeper, warning())
      const change = (caller: Acting, version: number, keys: readonly string[]) =>
        as(caller, (act) =>
          changeTemplate(act, operation, 'warning', {
            version,
            fields: keys.map((key) => ({
              key,
              on: key !== 'grounds',
              mandatory: key === 'loading',
            })),
          }),
        )
      expect(await refused(change(who.contact, 0, ['loading']))).toBe('operation.absent')
      expect(await change(who.keeper, 0, ['grounds', 'loading'])).toBe(1)
      expect(await refused(change(who.keeper, 0, ['grounds']))).toBe('request.version')
      expect(await refused(change(who.keeper, 1, ['outcome']))).toBe('message.template-field')
      expect(await refused(send(who.contact, warning()))).toBe('message.incomplete')
      const next = await send(
        who.contact,
        warning(60, { fields: { ...warning().fields, loading: 'FR LEH' } }),
      )
      const [was, now] = [await read(who.analyst, old), await read(who.analyst, next)]
      expect([was.content?.form.version, now.content?.form.version]).toEqual([0, 1])
      expect(was.content?.values.grounds).toBe('Route')
      expect(now.content?.values).toMatchObject({ loading: 'FRLEH' })
      expect(now.content?.values.grounds).toBeUndefined()
    })

    it('refuses who may not send, and who is not addressed', async () => {
      const begin = (caller: Acting, type: Draft['type']) =>
        as(caller, (act) => beginDraft(act, operation, { type, answers: null }))
      expect(await refused(begin(who.officer, 'warning'))).toBe('message.sender')
      expect(await refused(begin(who.contact, 'alert'))).toBe('message.sender')
      expect(await refused(begin(who.contact, 'feedback'))).toBe('message.not-answerable')
      expect(await refused(begin(who.other, 'warning'))).toBe('operation.absent')
      const nobody = warning(60, {
        audience: { by: 'kinds', kinds: ['partner'], organisations: [] },
        fields: { ...warning().fields, loading: 'FRLEH' },
      })
      expect(await refused(send(who.keeper, nobody))).toBe('message.nobody')
    })

    it('has what is overdue on both sides by pages, and counts it all', async () => {
      const more = { fields: { ...warning().fields, loading: 'FRLEH' } }
      for (const caller of [who.keeper, who.contact, who.keeper, who.contact, who.keeper]) {
        await send(caller, warning(10, more))
        pass(1)
      }
      pass(30)
      for (const caller of [who.keeper, who.contact, who.analyst]) {
        const whole = await list(caller, 'overdue')
        const seen: string[] = []
        let cursor: string | undefined
        do {
          const page = await as(caller, (act) =>
            listMessages(act, operation, { folder: 'overdue', limit: 2, cursor }),
          )
          expect(page.counts.overdue).toBe(whole.messages.length)
          seen.push(...page.messages.map((one) => one.id))
          cursor = page.next ?? undefined
        } while (cursor !== undefined)
        expect(seen).toEqual(whole.messages.map((one) => one.id))
        expect(new Set(seen).size).toBe(seen.length)
        expect(seen.length).toBeGreaterThanOrEqual(5)
        expect((await list(caller)).counts.overdue).toBe(seen.length)
      }
    })

    it('has pages that end, and counts that agree with them', async () => {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await as(who.analyst, (act) =>
          listMessages(act, operation, { folder: 'inbox', limit: 2, cursor }),
        )
        seen.push(...page.messages.map((one) => one.id))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      const { counts, messages } = await list(who.analyst)
      expect(seen).toEqual(messages.map((one) => one.id))
      expect([new Set(seen).size, counts.inbox]).toEqual([seen.length, seen.length])
      expect(seen.length).toBeGreaterThan(3)
    })

    it('is out of reach for who left the operation, on either side of the clock', async () => {
      const id = await send(
        who.keeper,
        warning(60, { fields: { ...warning().fields, loading: 'FRLEH' } }),
      )
      const theirs = await ids(who.contact, 'sent')
      await as(who.keeper, (act) => endMembership(act, operation, memberships.suderland))
      pass(1)
      expect(await refused(read(who.contact, id))).toBe('message.absent')
      const { counts, group } = await list(who.contact)
      expect([counts, group.standing]).toEqual([
        { ...counts, inbox: 0, unread: 0, overdue: 0 },
        false,
      ])
      // What it sent stays its own.
      expect(await ids(who.contact, 'sent')).toEqual(theirs)
      const begun = as(who.contact, (act) =>
        beginDraft(act, operation, { type: 'warning', answers: null }),
      )
      expect(await refused(begun)).toBe('message.not-standing')
      const next = await send(
        who.keeper,
        warning(60, { fields: { ...warning().fields, loading: 'FRLEH' } }),
      )
      expect(
        (await read(who.keeper, next)).content?.addressees.map((one) => one.organisation.id),
      ).toEqual([at.rilo])
    })

    it('writes every act into the journals of both ends, without its words', async () => {
      const acts = async (organisation: string) =>
        as(machine(organisation), async (act) =>
          (await entries(act, { limit: 500 })).map((entry) => entry.act),
        )
      const [ours, theirs] = [await acts(at.nordavia), await acts(at.rilo)]
      for (const act of [
        ...['message.drafted', 'message.draft-changed', 'message.discarded', 'message.sent'],
        ...['message.recalled', 'message.template-changed', 'message.consulted'],
      ])
        expect(ours, act).toContain(act)
      expect(theirs).toEqual(expect.arrayContaining(['message.arrived', 'message.taken-back']))
      const said = await house.whole((db) =>
        db.selectFrom('journal').select('said').where('act', 'like', 'message.%').execute(),
      )
      expect(JSON.stringify(said)).not.toMatch(/Vacuum|Pumps|Fictional/)
    })

    it('leaves the list of received targets as it was', async () => {
      const { items, counts } = await as(who.analyst, (act) => receivedPage(act, { limit: 10 }))
      expect([items, counts]).toEqual([[], []])
    })
  })
}
