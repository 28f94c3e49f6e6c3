import { beforeAll, describe, expect, it } from 'vitest'
import { addPerson, foundOrganisation, machine } from '../access/index.ts'
import { eraseTrader } from '../exchange/index.ts'
import { entries } from '../journal/index.ts'
import type { OrganisationKind, Role } from '../rights/index.ts'
import type { Act, Acting, House } from '../store/index.ts'
import type { Asked } from './desk/asking.ts'
import type { Advice, Lists } from './determination.ts'
import {
  adviceFigures,
  askAdvice,
  askForm,
  checkEndUse,
  findPrecedents,
  giveAdvice,
  listRequests,
  ownServiceLevels,
  passOn,
  previewAnswer,
  previewRequest,
  readRequest,
  replyToExpert,
  returnRequest,
  saveServiceLevels,
  withdrawRequest,
} from './index.ts'

type Opened = { readonly house: House; readonly pass: (minutes: number) => void }

const LISTS: Lists = {
  ...{ list: 'EU', edition: 'E1' },
  has: (entry) => ['2B350', '2B230'].includes(entry),
}
const NOWHERE = { target: null, case: null }
const ENTRY = { list: 'EU', edition: 'E1', entry: '2B350' }
const FACTS = {
  ...{ description: 'Diaphragm pump of glass for Fictional Trader Ltd', maker: 'Example Pumps' },
  ...{ model: 'EP-40', hs: '841350', destination: 'FR', use: 'Water treatment' },
  ...{ specification: 'Wetted parts of glass', photos: 'Plate and front' },
  ...{ exporter: 'Fictional Trader Ltd', declaration: '26XX0001' },
}

/** What every engine must do the same: an administration, its RILO, a partner, and a stranger. */
export function adviceContract(name: string, opened: () => Opened): void {
  describe(`advice of experts on ${name}`, () => {
    let house: House
    let pass: Opened['pass']
    const at = { nordavia: '', rilo: '', partner: '', other: '' }
    const who = {} as Record<
      'officer' | 'expert' | 'contact' | 'analyst' | 'chemist' | 'stranger',
      Acting
    >

    const found = (label: string, kind: OrganisationKind) =>
      foundOrganisation(house, { name: `${label} ${name}`, country: null, kind, exercise: true })
    const person = async (organisation: string, roles: readonly Role[]): Promise<Acting> => {
      const id = await house.act(machine(organisation, 'administration'), (act) =>
        addPerson(act, { name: roles.join(' '), language: 'en', roles }),
      )
      return { organisation, person: id, purpose: 'risk-analysis', strong: true }
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
    const asked = (more: Partial<Asked> = {}): Asked => ({
      ...{ target: null, case: null, expert: at.nordavia, family: 'missile', urgency: 'urgent' },
      ...{ question: 'Is it listed?', facts: FACTS },
      ...more,
    })
    const ask = (caller: Acting, more: Partial<Asked> = {}, incomplete = false) =>
      as(caller, (act) => askAdvice(act, { ...asked(more), incomplete }))
    const read = (caller: Acting, id: string) => as(caller, (act) => readRequest(act, id))
    const ids = async (
      caller: Acting,
      folder: Parameters<typeof listRequests>[1]['folder'] = 'to-answer',
    ) =>
      (await as(caller, (act) => listRequests(act, { folder, limit: 100 }))).requests.map(
        (one) => one.id,
      )
    const advice = (more: Partial<Advice> = {}): Advice => ({
      ...{ determination: 'listed', entries: [ENTRY], reasoning: 'Wetted parts of glass' },
      ...{ confidence: 'high', validUntil: '2099-12-31', because: '' },
      ...more,
    })
    const answer = (caller: Acting, id: string, more: Partial<Advice> = {}) =>
      as(caller, (act) => giveAdvice(act, id, advice(more), LISTS))

    beforeAll(async () => {
      const { house: one, pass: by } = opened()
      house = one
      pass = by
      at.nordavia = await found('Nordavia', 'administration')
      at.rilo = await found('RILO', 'rilo')
      at.partner = await found('Partner', 'partner')
      at.other = await found('Suderland', 'administration')
      who.officer = await person(at.nordavia, ['frontline-officer'])
      who.expert = await person(at.nordavia, ['reach-back-expert'])
      who.contact = await person(at.nordavia, ['national-contact-point'])
      who.analyst = await person(at.rilo, ['rilo-analyst'])
      who.chemist = await person(at.partner, ['reach-back-expert'])
      who.stranger = await person(at.other, ['reach-back-expert', 'national-contact-point'])
    })

    it('offers whom the caller may ask: own experts to all, others to those who pass on', async () => {
      const offered = async (caller: Acting) =>
        (await as(caller, (act) => askForm(act, NOWHERE))).recipients
          .filter(({ name: called }) => called.endsWith(name))
          .map(({ level }) => level)
          .sort()
      expect(await offered(who.officer)).toEqual(['national'])
      expect(await offered(who.expert)).toEqual(['global', 'national', 'regional'])
      expect(await refused(ask(who.officer, { expert: at.rilo }))).toBe('advice.outside')
      expect(await refused(ask(who.expert, { expert: at.other, facts: {} }, true))).toBe(
        'advice.recipient',
      )
      const facts = async (caller: Acting) =>
        (await as(caller, (act) => askForm(act, NOWHERE))).facts.filter((one) => one.nominal).length
      expect([(await facts(who.officer)) > 0, await facts(who.expert)]).toEqual([true, 0])
      expect(await refused(ask(who.expert))).toBe('access.denied')
    })

    it('is sent incomplete only as incomplete', async () => {
      const less = { facts: { ...FACTS, photos: '', hs: '' } }
      expect(await refused(ask(who.officer, less))).toBe('advice.incomplete')
      expect(await refused(ask(who.officer, { facts: { hs: '84' } }, true))).toBe(
        'advice.malformed',
      )
      const preview = await as(who.officer, (act) => previewRequest(act, asked(less)))
      expect(preview.missing).toEqual(['hs', 'photos'])
      const id = await ask(who.officer, less, true)
      expect((await read(who.expert, id)).missing).toEqual(['hs', 'photos'])
      await as(who.officer, (act) => withdrawRequest(act, id, {}))
      expect(await refused(answer(who.expert, id))).toBe('advice.state')
      expect(await ids(who.expert)).not.toContain(id)
    })

    it('is returned with questions: the clock waits, and goes on with the answer', async () => {
      const id = await ask(who.officer)
      expect(await ids(who.expert)).toContain(id)
      /** The clock of a test goes on by a millisecond whenever it is asked. */
      const clock = async () => {
        const leg = (await read(who.officer, id)).course.legs.at(-1)
        return { ...leg, minutes: Math.round((leg?.elapsedMs ?? 0) / 60_000) }
      }
      pass(60)
      await as(who.expert, (act) => returnRequest(act, id, { version: 1, text: 'Of which glass?' }))
      pass(600)
      expect(await clock()).toMatchObject({ clock: 'paused', minutes: 60 })
      expect((await read(who.officer, id)).may).toEqual(['replied', 'withdrawn'])
      const late = as(who.officer, (act) =>
        replyToExpert(act, id, { version: 1, text: 'Borosilicate' }),
      )
      expect(await refused(late)).toBe('request.version')
      await as(who.officer, (act) =>
        replyToExpert(act, id, { version: 2, text: 'Borosilicate, says Fictional Trader Ltd' }),
      )
      // Own experts may not see such names either.
      expect((await read(who.expert, id)).entries.at(-1)?.text).toBe('Borosilicate, says …')
      pass(30)
      expect(await clock()).toMatchObject({ clock: 'running', minutes: 90 })
      await answer(who.expert, id)
      pass(500)
      expect(await clock()).toMatchObject({ clock: 'answered', minutes: 90, late: false })
      expect(await ids(who.officer, 'answered')).toContain(id)
      expect(await ids(who.officer, 'asked')).not.toContain(id)
    })

    it('answers with entries of the catalogue or none, and keeps every version', async () => {
      const other = { ...FACTS, model: 'EP-41', maker: 'Another Maker' }
      const id = await ask(who.officer, { facts: other })
      const faults = async (more: Partial<Advice>) =>
        (await as(who.expert, (act) => previewAnswer(act, id, advice(more), LISTS))).faults.map(
          (one) => one.fault,
        )
      expect(await faults({ entries: [] })).toEqual(['entries-missing'])
      expect(await faults({ determination: 'not-listed' })).toEqual(['entries-beside'])
      expect(await faults({ entries: [{ ...ENTRY, entry: '9Z999' }] })).toEqual(['entry-unknown'])
      expect(await refused(answer(who.expert, id, { reasoning: '' }))).toBe('advice.faulty')
      expect(await refused(answer(who.expert, id))).toBe('done')
      expect(await refused(answer(who.expert, id, { confidence: 'low' }))).toBe('advice.because')
      await answer(who.expert, id, { confidence: 'low', because: 'New data sheet' })
      const { answers } = await read(who.officer, id)
      expect(answers.map((one) => [one.version, one.confidence, one.because])).toEqual([
        [1, 'high', ''],
        [2, 'low', 'New data sheet'],
      ])
    })

    it('finds what was ruled on identical goods, and wants a reason for another ruling', async () => {
      const preview = await as(who.officer, (act) => previewRequest(act, asked()))
      expect(preview.precedents[0]).toMatchObject({
        ...{ identical: true, inForce: true, determination: 'listed', expert: at.nordavia },
      })
      const search = (caller: Acting, text: string) =>
        as(caller, (act) => findPrecedents(act, { goods: {}, text, limit: 20 }))
      expect((await search(who.officer, '2B350')).length).toBeGreaterThan(0)
      expect(await search(who.stranger, '2B350')).toEqual([])
      expect(await search({ ...who.officer, purpose: 'statistics' }, '2B350')).toEqual([])
      const id = await ask(who.officer)
      const otherwise = { determination: 'not-listed', entries: [] } as const
      const found = await as(who.expert, (act) => previewAnswer(act, id, advice(otherwise), LISTS))
      expect(found.conflicts).toHaveLength(1)
      expect(await refused(answer(who.expert, id, otherwise))).toBe('advice.conflict')
      await answer(who.expert, id, { ...otherwise, because: 'The plate names another alloy' })
      expect((await read(who.officer, id)).answers.at(-1)?.because).toContain('alloy')
    })

    it('crosses to another level without what names somebody', async () => {
      const id = await ask(who.officer, {
        facts: { ...FACTS, maker: 'Foreign Works', model: 'X1' },
        question: 'Does Fictional Trader Ltd need a licence for it?',
      })
      expect(await refused(read(who.analyst, id))).toBe('advice.absent')
      const busy = (to: string) => as(who.expert, (act) => passOn(act, id, { to, text: 'Please' }))
      expect(await refused(busy(at.other))).toBe('advice.recipient')
      await busy(at.rilo)
      const seen = await read(who.analyst, id)
      expect(seen).toMatchObject({ own: false, nominal: false, target: null })
      expect(JSON.stringify(seen)).not.toMatch(/Fictional Trader|26XX0001/)
      expect(seen.question).toBe('Does … need a licence for it?')
      expect(seen.facts.description).toBe('Diaphragm pump of glass for …')
      const own = await read(who.officer, id)
      expect([own.facts.exporter, own.question]).toEqual([
        ...['Fictional Trader Ltd', 'Does Fictional Trader Ltd need a licence for it?'],
      ])
      // Experts have no facts that name somebody, and their own organisation no other way.
      expect((await read(who.expert, id)).facts.exporter).toBeUndefined()
      expect(own.course.legs.map((leg) => [leg.level, leg.clock])).toEqual([
        ['national', 'stopped'],
        ['regional', 'running'],
      ])
      expect(await ids(who.analyst)).toEqual([id])
      expect(await refused(answer(who.expert, id))).toBe('advice.state')
      await as(who.analyst, (act) => returnRequest(act, id, { text: 'Which alloy?' }))
      await as(who.officer, (act) =>
        replyToExpert(act, id, { text: 'As FICTIONAL  TRADER LTD says: glass' }),
      )
      expect((await read(who.analyst, id)).entries.at(-1)?.text).toBe('As … says: glass')
      await answer(who.analyst, id, { determination: 'undetermined', entries: [] })
      await as(who.contact, (act) => passOn(act, id, { to: at.partner, text: 'And you?' }))
      const partner = await read(who.chemist, id)
      // Whoever gets it sees its own part of the course, and no answer of others.
      expect([partner.entries.map((one) => one.step), partner.answers]).toEqual([['passed-on'], []])
      await answer(who.chemist, id, { determination: 'not-listed', entries: [] })
      expect((await read(who.officer, id)).answers.map((one) => one.determination)).toEqual([
        ...['undetermined', 'not-listed'],
      ])
      expect(await ids(who.analyst, 'answered')).toEqual([id])
      // What was answered to it is a precedent of the asker, too.
      const found = await as(who.officer, (act) =>
        findPrecedents(act, { goods: { maker: 'foreign works', model: 'x1' }, limit: 9 }),
      )
      expect(
        found
          .filter((one) => one.identical)
          .map((one) => one.expert)
          .sort(),
      ).toEqual([at.rilo, at.partner].sort())
      // The name stands in no plain column of the house.
      const plain = await house.whole((db) =>
        db.selectFrom('advice_request').select(['facts', 'question']).execute(),
      )
      expect(JSON.stringify(plain)).not.toContain('Fictional Trader')
    })

    it('is out of sight for another level once it is withdrawn', async () => {
      const id = await ask(who.contact, { expert: at.rilo, facts: { ...FACTS, maker: 'Z' } })
      expect((await read(who.analyst, id)).course.level).toBe('regional')
      await as(who.contact, (act) => withdrawRequest(act, id, {}))
      expect(await refused(read(who.analyst, id))).toBe('advice.absent')
      expect(await ids(who.analyst)).not.toContain(id)
      expect(await ids(who.contact, 'answered')).toContain(id)
    })

    it('follows an end-use check to its outcome', async () => {
      const id = await ask(who.officer, { facts: { ...FACTS, maker: 'Q' } })
      await answer(who.expert, id, { determination: 'catch-all', entries: [] })
      expect((await read(who.officer, id)).course.endUse).toMatchObject({ outcome: null })
      expect(await ids(who.expert)).toContain(id)
      pass(14 * 24 * 60)
      expect((await read(who.expert, id)).course.endUse?.overdue).toBe(true)
      const check = () =>
        as(who.expert, (act) => checkEndUse(act, id, { outcome: 'undertaking', text: 'Signed' }))
      await check()
      expect(await refused(check())).toBe('advice.state')
      expect((await read(who.officer, id)).course.endUse?.outcome).toBe('undertaking')
      expect(await ids(who.expert)).not.toContain(id)
    })

    it('keeps the promise that a request was asked under', async () => {
      const { version, targets, calendar } = await as(who.expert, ownServiceLevels)
      expect(version).toBe(0)
      const before = await ask(who.officer, { facts: { ...FACTS, maker: 'R' } })
      const now = house.ports.clock.now()
      const until = new Date(Date.parse(now) + 3_600_000).toISOString()
      const roster = [{ name: 'A. Expert', contact: 'extension 1', from: now, until }]
      const faster = { ...targets, national: { routine: 1, urgent: 1, immediate: 1 } }
      const save = (seen: number, zone = 'Europe/Paris') =>
        as(who.expert, (act) =>
          saveServiceLevels(act, {
            ...{ targets: faster, calendar: { ...calendar, zone }, roster, version: seen },
          }),
        )
      expect(await refused(save(0, 'Mars/Olympus'))).toBe('advice.service')
      expect(await save(0)).toBe(1)
      expect(await refused(save(0))).toBe('request.version')
      const after = await ask(who.officer, { facts: { ...FACTS, maker: 'S' } })
      const hours = async (id: string) => (await read(who.officer, id)).course.legs[0]?.terms.hours
      expect([await hours(before), await hours(after)]).toEqual([4, 1])
      const duty = async () =>
        (await as(who.expert, ownServiceLevels)).onDuty.map((one) => one.name)
      expect(await duty()).toEqual(['A. Expert'])
      pass(61)
      expect(await duty()).toEqual([])
      for (const id of [before, after]) await as(who.officer, (act) => withdrawRequest(act, id, {}))
    })

    it('counts what was asked and answered, and lists by pages', async () => {
      const { asked: ours } = await as(who.officer, adviceFigures)
      const [national, regional, global] = ours
      expect(national?.asked).toBe(national?.requests.length)
      expect(national?.answered).toBeGreaterThan(2)
      expect([regional?.answered, global?.answered]).toEqual([1, 1])
      expect(national?.medianMs).not.toBeNull()
      const theirs = await as(who.analyst, adviceFigures)
      expect(theirs.asked.every((one) => one.asked === 0)).toBe(true)
      expect(theirs.answered[1]).toMatchObject({ asked: 1, answered: 1 })
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await as(who.officer, (act) =>
          listRequests(act, { folder: 'answered', limit: 2, cursor }),
        )
        expect(page.counts.answered).toBe((await ids(who.officer, 'answered')).length)
        seen.push(...page.requests.map((one) => one.id))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      expect(seen).toEqual(await ids(who.officer, 'answered'))
    })

    it('is not there for another organisation, nor for another purpose', async () => {
      const id = await ask(who.officer, { facts: { ...FACTS, maker: 'T' } })
      for (const caller of [who.stranger, { ...who.officer, purpose: 'statistics' }]) {
        expect(await refused(read(caller, id))).toBe('advice.absent')
        expect(await refused(answer(caller, id))).toBe('advice.absent')
        for (const folder of ['to-answer', 'asked', 'answered'] as const)
          expect(await ids(caller, folder)).toEqual([])
      }
    })

    it('loses its words where the person that it names is erased', async () => {
      const facts = { ...FACTS, maker: 'U', exporter: 'Fictional Person Ltd' }
      const id = await ask(who.contact, { facts, expert: at.rilo })
      const name = 'Fictional Person Ltd'
      const { names } = await as(who.contact, (act) =>
        eraseTrader(act, { name, records: 0, rejects: 0 }),
      )
      expect(names).toBe(1)
      expect(await refused(read(who.contact, id))).toBe('advice.absent')
      expect(await refused(read(who.analyst, id))).toBe('advice.absent')
      const left = await house.whole((db) =>
        db
          .selectFrom('advice_request')
          .select(['facts', 'question'])
          .where('id', '=', id)
          .execute(),
      )
      expect(left).toEqual([{ facts: {}, question: '' }])
      const keys = await house.whole((db) =>
        db.selectFrom('advice_nominal').select('id').where('id', '=', id).execute(),
      )
      expect(keys).toEqual([])
    })

    it('writes every act into the journals of both ends, without its words', async () => {
      const acts = async (organisation: string) =>
        as(machine(organisation), async (act) =>
          (await entries(act, { limit: 500 })).map((entry) => entry.act),
        )
      const [ours, theirs] = [await acts(at.nordavia), await acts(at.rilo)]
      for (const act of [
        ...['advice.asked', 'advice.returned', 'advice.replied', 'advice.passed-on'],
        ...['advice.answered', 'advice.checked', 'advice.withdrawn', 'advice.service-changed'],
        ...['advice.arrived', 'advice.consulted', 'record.consulted'],
      ])
        expect(ours, act).toContain(act)
      expect(theirs).toEqual(expect.arrayContaining(['advice.arrived', 'advice.taken-back']))
      const said = await house.whole((db) =>
        db.selectFrom('journal').select('said').where('act', 'like', 'advice.%').execute(),
      )
      expect(JSON.stringify(said)).not.toMatch(/pump|glass|Fictional/i)
    })
  })
}
