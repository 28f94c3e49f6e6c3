import { beforeAll, describe, expect, it } from 'vitest'
import { addPerson, foundOrganisation, machine } from '../access/index.ts'
import {
  addPaper,
  changeDetentionTerms,
  type EntryKindName,
  openCase,
  readCase,
  strikePaper,
} from '../cases/index.ts'
import { sampleJpeg } from '../cases/papers.contract.ts'
import { entries as journalEntries } from '../journal/index.ts'
import type { OrganisationKind, Role } from '../rights/index.ts'
import { type Act, type Acting, type House, targetById, targetsPage } from '../store/index.ts'
import { filled } from '../store/office.contract.ts'
import type { Consignment } from '../trade/index.ts'
import type { Asked } from './desk/asking.ts'
import type { Advice, Lists } from './determination.ts'
import {
  askAdvice,
  askForm,
  caseAdvice,
  giveAdvice,
  passOn,
  previewRequest,
  readRequest,
  replyToExpert,
  returnRequest,
  rulingsAtCounter,
  withdrawRequest,
  writeCaseEntry,
} from './index.ts'

type Opened = { readonly house: House; readonly pass: (minutes: number) => void }
type Values = Readonly<Record<string, string>>

const LISTS: Lists = { list: 'EU', edition: 'E1', has: (entry) => entry === '2B350' }
const ENTRY = { list: 'EU', edition: 'E1', entry: '2B350' }
const DAY = 24 * 60
const INSPECTED: Values = {
  ...{ 'location-type': 'seaport', 'selection-basis': 'national-profile', family: 'chemical' },
  ...{ technique: 'physical', result: 'suspicion', finding: 'Plate of Fictional Secret Ltd' },
}

/** What every engine must do the same: an administration, its RILO, and a neighbour. */
export function caseAdviceContract(name: string, opened: () => Opened): void {
  describe(`advice in a case on ${name}`, () => {
    let house: House
    let pass: Opened['pass']
    const at = { nordavia: '', rilo: '', other: '' }
    const who = {} as Record<
      'officer' | 'expert' | 'contact' | 'analyst' | 'coordinator' | 'stranger',
      Acting
    >

    const as = <T>(caller: Acting, work: (act: Act) => Promise<T>) => house.act(caller, work)
    const found = (label: string, kind: OrganisationKind) =>
      foundOrganisation(house, { name: `${label} ${name}`, country: null, kind, exercise: true })
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
        return (error as { refusal?: { code: string } }).refusal?.code ?? String(error)
      }
      return 'done'
    }
    const opens = (title: string, target: string | null = null) =>
      as(who.officer, (act) => openCase(act, { title, target, operation: null }))
    const write = (
      caller: Acting,
      id: string,
      kind: EntryKindName,
      values: Values = {},
      more: { readonly restsOn?: string; readonly corrects?: string } = {},
    ) =>
      as(caller, async (act) => {
        const { forms } = await readCase(act, id)
        const begun = forms.find((one) => one.kind === kind)?.begun ?? {}
        return writeCaseEntry(act, id, {
          ...{ kind, values: { ...begun, ...values }, about: null },
          ...{ corrects: more.corrects ?? null, restsOn: more.restsOn ?? null },
        })
      })
    const asked = (of: string | null, more: Partial<Asked> = {}): Asked => ({
      ...{ target: null, case: of, expert: at.nordavia, family: 'chemical', urgency: 'urgent' },
      ...{ question: 'Is it listed?', facts: {} },
      ...more,
    })
    const ask = (caller: Acting, of: string | null, more: Partial<Asked> = {}) =>
      as(caller, (act) => askAdvice(act, { ...asked(of, more), incomplete: true }))
    const form = (of: string) => as(who.officer, (act) => askForm(act, { target: null, case: of }))
    const advice = (more: Partial<Advice> = {}): Advice => ({
      ...{ determination: 'not-listed', entries: [], reasoning: 'Too small' },
      ...{ confidence: 'high', validUntil: '2099-12-31', because: 'New data' },
      ...more,
    })
    const answer = async (id: string, more: Partial<Advice> = {}): Promise<string> => {
      await as(who.expert, (act) => giveAdvice(act, id, advice(more), LISTS))
      const { answers } = await as(who.expert, (act) => readRequest(act, id))
      return answers.at(-1)?.id ?? ''
    }
    const seen = (caller: Acting, of: string) => as(caller, (act) => caseAdvice(act, of))

    beforeAll(async () => {
      ;({ house, pass } = opened())
      at.nordavia = await found('Nordavia', 'administration')
      at.rilo = await found('RILO', 'rilo')
      at.other = await found('Suderland', 'administration')
      who.officer = await person(at.nordavia, 'frontline-officer')
      who.expert = await person(at.nordavia, 'reach-back-expert')
      who.contact = await person(at.nordavia, 'national-contact-point', 'targeting-officer')
      who.coordinator = await person(at.nordavia, 'operation-coordinator')
      who.analyst = await person(at.rilo, 'rilo-analyst')
      who.stranger = await person(at.other, 'national-contact-point')
      await as(who.contact, (act) =>
        changeDetentionTerms(act, { version: 0, days: 10, legalBasis: 'Act 1', contact: 'x' }),
      )
    })

    it('is asked from a case: the form knows it, and both know each other', async () => {
      const of = await opens('Diaphragm pumps with glass lining')
      await write(who.officer, of, 'inspection', { ...INSPECTED, cas: '50-00-0' })
      await write(who.officer, of, 'detention', {
        ...{ reason: 'goods-unclear', exporter: 'Fictional Secret Ltd' },
      })
      const { prefill, begun } = await form(of)
      expect(prefill).toMatchObject({
        ...{ description: 'Diaphragm pumps with glass lining', cas: '50-00-0' },
        ...{ exporter: 'Fictional Secret Ltd', suspicion: 'Plate of Fictional Secret Ltd' },
      })
      expect(begun).toMatchObject({ family: 'chemical', urgency: 'urgent' })
      expect(begun.limitOn).not.toBeNull()
      const id = await ask(who.officer, of, { facts: prefill })
      const { number } = await as(who.officer, (act) => readCase(act, of))
      const request = await as(who.officer, (act) => readRequest(act, id))
      expect(request.case).toEqual({ id: of, number })
      const { requests } = await seen(who.coordinator, of)
      expect(requests.map((one) => [one.id, one.course.state])).toEqual([[id, 'with-expert']])
      // Whose case it is not sees neither of them.
      for (const work of [seen(who.stranger, of), ask(who.stranger, of, { expert: at.other })])
        expect(await refused(work)).toBe('case.absent')
      await as(who.expert, (act) => returnRequest(act, id, { text: 'Which lining?' }))
      pass(60)
      const [paused] = (await seen(who.officer, of)).requests
      expect(paused?.course.legs.at(-1)?.clock).toBe('paused')
      await as(who.officer, (act) => replyToExpert(act, id, { text: 'As Fictional Secret says' }))
      const { entries } = await as(who.expert, (act) => readRequest(act, id))
      expect(entries.at(-1)?.text).toBe('As … says')
    })

    it('takes out whom the case names, also where the form was emptied of them', async () => {
      const of = await opens('Reactor lids')
      await write(who.officer, of, 'inspection', INSPECTED)
      await write(who.officer, of, 'detention', {
        ...{ reason: 'goods-unclear', exporter: 'Fictional Secret Ltd' },
      })
      const { prefill } = await form(of)
      const { exporter: cleared, ...facts } = { ...prefill, description: 'For Fictional SECRET' }
      expect(cleared).toBe('Fictional Secret Ltd')
      const more = { facts, question: 'May Fictional Secret Ltd have it?', expert: at.rilo }
      const preview = await as(who.contact, (act) => previewRequest(act, asked(of, more)))
      expect([preview.seen.description, preview.question]).toEqual(['For …', 'May … have it?'])
      const id = await ask(who.contact, of, more)
      const abroad = await as(who.analyst, (act) => readRequest(act, id))
      expect(JSON.stringify(abroad)).not.toMatch(/Fictional Secret/i)
      expect([abroad.case, abroad.target, abroad.nominal]).toEqual([null, null, false])
      const own = await as(who.officer, (act) => readRequest(act, id))
      expect(own.question).toBe('May Fictional Secret Ltd have it?')
      const plain = await house.whole((db) =>
        db.selectFrom('advice_request').select(['facts', 'question']).execute(),
      )
      expect(JSON.stringify(plain)).not.toMatch(/Fictional Secret/i)
    })

    it('does so with the parties of a target, asked from it or from its case', async () => {
      const { organisation } = who.contact
      await filled(house, { organisation, officer: who.contact }, `case-advice ${name}`, 1)
      const target = await as(who.contact, async (act) => {
        const page = await targetsPage(act, { limit: 1, nominal: false })
        return page.items[0]?.id ?? ''
      })
      const { consignment } = await as(who.contact, (act) =>
        targetById(act, target, { nominal: true }),
      )
      const parties = (consignment as unknown as Partial<Consignment>).parties ?? []
      const names = parties.flatMap((one) => one.name ?? [])
      expect(names.length).toBeGreaterThan(0)
      const text = `Goods of ${names.join(' and ')}.`
      const said = { question: text, facts: { description: text }, expert: at.rilo }
      const of = await opens('Pumps', target)
      for (const origin of [
        { target, case: null },
        { target: null, case: of },
      ]) {
        const id = await ask(who.contact, null, { ...said, ...origin })
        const abroad = await as(who.analyst, (act) => readRequest(act, id))
        for (const one of names) expect(JSON.stringify(abroad)).not.toContain(one)
        expect((await as(who.contact, (act) => readRequest(act, id))).target).toBe(target)
      }
    })

    it('is not passed on with a name that its case learned later', async () => {
      const of = await opens('Valves')
      await write(who.officer, of, 'inspection', INSPECTED)
      const id = await ask(who.officer, of, { question: 'Is it of Latecomer Works?' })
      const to = () => as(who.expert, (act) => passOn(act, id, { to: at.rilo, text: '' }))
      await write(who.officer, of, 'detention', {
        ...{ reason: 'goods-unclear', exporter: 'Latecomer Works' },
      })
      expect(await refused(to())).toBe('advice.named')
      expect(await refused(as(who.analyst, (act) => readRequest(act, id)))).toBe('advice.absent')
      await as(who.officer, (act) => withdrawRequest(act, id, {}))
      expect((await seen(who.officer, of)).requests[0]?.course.state).toBe('withdrawn')
    })

    it('has its photos at home, and none of them abroad', async () => {
      const of = await opens('Lathe')
      const missing = async (expert: string) => {
        const preview = await as(who.contact, (act) => previewRequest(act, asked(of, { expert })))
        return [preview.photos, preview.missing.includes('photos')]
      }
      expect(await missing(at.nordavia)).toEqual([0, true])
      const id = await as(who.officer, (act) =>
        addPaper(act, of, {
          ...{ bytes: sampleJpeg(), name: 'a.jpg', caption: 'Plate', sensitivity: 'plain' },
        }),
      )
      expect(await missing(at.nordavia)).toEqual([1, false])
      expect(await missing(at.rilo)).toEqual([0, true])
      // Met at home, it lacks again where the request leaves.
      const request = await ask(who.contact, of)
      const lacks = async (caller: Acting) =>
        (await as(caller, (act) => readRequest(act, request))).missing.includes('photos')
      expect(await lacks(who.contact)).toBe(false)
      await as(who.contact, (act) => passOn(act, request, { to: at.rilo, text: '' }))
      expect([await lacks(who.contact), await lacks(who.analyst)]).toEqual([true, true])
      await as(who.officer, (act) => strikePaper(act, id, 'Another lathe'))
      await as(who.officer, (act) =>
        addPaper(act, of, {
          ...{ bytes: sampleJpeg(), name: 'a.jpg', caption: 'Plate', sensitivity: 'personal' },
        }),
      )
      expect(await missing(at.nordavia)).toEqual([0, true])
    })

    it('grounds a ruling on a version, and says when that no longer holds', async () => {
      const of = await opens('Vessels with tantalum lining')
      await write(who.officer, of, 'inspection', INSPECTED)
      const id = await ask(who.officer, of, { facts: (await form(of)).prefill })
      const first = await answer(id, { determination: 'listed', entries: [ENTRY] })
      const [given] = (await seen(who.contact, of)).requests[0]?.answers ?? []
      expect(given).toMatchObject({
        ...{ id: first, version: 1 },
        begun: { 'list-entry': '2B350 (EU, E1)', reasoning: 'Too small' },
      })
      const ruled = { ruling: 'licence-required', authority: 'Licensing office', ...given?.begun }
      const other = await opens('Others')
      await write(who.officer, other, 'inspection', INSPECTED)
      const rule = (restsOn: string, on = of) =>
        write(who.contact, on, 'licence-ruling', ruled, { restsOn })
      // Of another case, of nothing, and of an entry that rests on none.
      expect(await refused(rule(first, other))).toBe('ruling.absent')
      expect(await refused(rule(id))).toBe('ruling.absent')
      expect(
        await refused(write(who.officer, of, 'note', { remarks: 'x' }, { restsOn: first })),
      ).toBe('ruling.absent')
      const entry = await rule(first)
      const footing = async () =>
        (await seen(who.officer, of)).resting.map((one) => [one.footing, one.newest?.version])
      expect(await footing()).toEqual([['stands', undefined]])
      // Its own answer is no earlier ruling.
      expect((await seen(who.officer, of)).found).toEqual([])
      await answer(id)
      expect(await footing()).toEqual([['changed', 2]])
      expect(await refused(rule(first))).toBe('ruling.replaced')
      // A correction rests on what it rested on.
      await write(
        who.contact,
        of,
        'licence-ruling',
        { ...ruled, reference: 'L-7' },
        {
          corrects: entry,
        },
      )
      const { entries, brokenAt } = await as(who.contact, (act) => readCase(act, of))
      expect(entries.at(-1)?.values).toMatchObject({
        ...{ reference: 'L-7', 'rests-on': first, 'rests-on-version': '1' },
      })
      expect(brokenAt).toBeNull()
      expect(await footing()).toEqual([['changed', 2]])
    })

    it('finds a ruling on identical goods at once, and logs what is done by it', async () => {
      const goods = { maker: 'Example Pumps', model: 'EP-77', specification: '40 l/min' }
      const id = await ask(who.officer, null, {
        facts: { ...goods, description: 'Pump', 'end-user': 'Fictional Waterworks' },
      })
      const of = await opens('Crate with pump EP-77 by Example Pumps')
      expect((await seen(who.officer, of)).found).toEqual([])
      const ruling = await answer(id, { validUntil: '2099-12-31' })
      const look = async (caller: Acting, on = of) =>
        (await seen(caller, on)).found.map((one) => [one.id, one.grounds, one.validity])
      expect(await look(who.officer)).toEqual([[ruling, ['named'], 'in-force']])
      expect(await look(who.coordinator)).toEqual([[ruling, ['named'], 'in-force']])
      const use = (values: Values, restsOn = ruling, on = of) =>
        write(who.officer, on, 'ruling-use', values, { restsOn })
      expect(await refused(write(who.officer, of, 'ruling-use', { 'ruling-decision': 'x' }))).toBe(
        'case.incomplete',
      )
      // The owner of the profile is asked first, and a difference is said.
      const unasked = { 'ruling-decision': 'released', specification: '40 l/min' }
      expect(await refused(use(unasked))).toBe('case.incomplete')
      expect(await refused(use({ 'ruling-decision': 'not-same' }))).toBe('case.incomplete')
      const released = { 'ruling-decision': 'released', 'owner-contacted': 'yes' }
      expect(await refused(use(released, id))).toBe('ruling.absent')
      await use({ 'ruling-decision': 'not-same', because: 'Another seal' })
      await write(who.officer, of, 'inspection', INSPECTED)
      await write(who.officer, of, 'detention', { reason: 'goods-unclear' })
      const restore = () => write(who.officer, of, 'restoration', { 'way-back': 'released' })
      expect(await refused(restore())).toBe('case.not-next')
      // It was ruled on a specification: goods of which none is known are not let go by it.
      expect(await refused(use(released))).toBe('ruling.not-releasing')
      expect(await refused(use({ ...released, specification: '90 l/min' }))).toBe(
        'ruling.not-releasing',
      )
      const same = { ...released, specification: '40 l/min' }
      // Nor where an expert said otherwise of these very goods.
      const own = await ask(who.officer, of, { facts: { description: 'Pump' } })
      await answer(own, { determination: 'listed', entries: [ENTRY], validUntil: null })
      expect(
        (await seen(who.officer, of)).found[0]?.against.map((one) => one.determination),
      ).toEqual(['listed'])
      expect(await refused(use(same))).toBe('ruling.not-releasing')
      await answer(own)
      await use(same)
      const { entries, facts } = await as(who.officer, (act) => readCase(act, of))
      expect(entries.filter((one) => one.kind === 'ruling-use').map((one) => one.values)).toEqual([
        expect.objectContaining({ 'rests-on': ruling, because: 'Another seal' }),
        expect.objectContaining({ 'rests-on': ruling, 'rests-on-version': '1' }),
      ])
      expect(facts.ruling).toBe('not-licensable')
      await restore()
      // Later the expert says otherwise: nothing more goes by it, and the case says so.
      await answer(id, { determination: 'listed', entries: [ENTRY] })
      expect((await seen(who.officer, of)).resting.map((one) => one.footing)).toEqual([
        ...['changed', 'changed'],
      ])
      const next = await opens('Again a pump EP-77 by Example Pumps')
      const [now] = (await seen(who.officer, next)).found
      expect([now?.version, now?.releases]).toEqual([2, false])
      expect(await refused(use(released, now?.id ?? '', next))).toBe('ruling.not-releasing')
    })

    it('tells the end user of a ruling to those alone who may see it', async () => {
      const goods = { maker: 'Example Pumps', model: 'EP-88', description: 'Pump' }
      const id = await ask(who.officer, null, {
        facts: { ...goods, 'end-user': 'Fictional Waterworks' },
      })
      await answer(id)
      const of = await opens('Pump EP-88, Example Pumps')
      await write(who.officer, of, 'inspection', INSPECTED)
      await write(who.officer, of, 'detention', { reason: 'goods-unclear' })
      await write(who.contact, of, 'licence-ruling', { ruling: 'licence-required', authority: 'x' })
      const second = await person(at.nordavia, 'frontline-officer')
      await write(second, of, 'seizure', {
        ...{ hs: '841350', quantity: '1', mode: 'sea', departure: 'FR', destination: 'BR' },
        ...{ direction: 'export', 'end-user': 'Another Works' },
      })
      const end = async (caller: Acting) =>
        (await seen(caller, of)).found.map((one) => [one.endUser, one.releases])
      expect(await end(who.officer)).toEqual([['differs', false]])
      const blind = await seen(who.coordinator, of)
      expect(blind.found.map((one) => one.endUser)).toEqual(['unseen'])
      expect(JSON.stringify(blind)).not.toMatch(/Waterworks|Another Works/)
    })

    it('is found where the maker exports its own goods', async () => {
      const goods = { maker: 'Sample Lathes', model: 'SL-9', description: 'Lathe' }
      const id = await ask(who.officer, null, {
        facts: { ...goods, exporter: 'Sample Lathes Ltd' },
      })
      const ruling = await answer(id)
      const of = await opens('Lathe')
      await write(who.officer, of, 'inspection', { ...INSPECTED, ...goods })
      const look = async (caller: Acting) =>
        (await seen(caller, of)).found.map((one) => [one.id, one.grounds, one.goods.maker])
      expect(await look(who.officer)).toEqual([[ruling, ['make-model'], '…']])
      expect(await look(who.coordinator)).toEqual([])
    })

    it('lapses after its last day', async () => {
      const id = await ask(who.officer, null, {
        facts: { maker: 'Example Pumps', model: 'EP-99', description: 'Pump' },
      })
      const { at: now } = (await as(who.officer, async (act) => ({ at: act.now }))) ?? {}
      const day = (now ?? '').slice(0, 10)
      const ruling = await answer(id, { validUntil: day })
      const of = await opens('Pump EP-99 of Example Pumps')
      await write(
        who.officer,
        of,
        'ruling-use',
        { 'ruling-decision': 'released', 'owner-contacted': 'yes' },
        { restsOn: ruling },
      )
      pass(2 * DAY)
      const { found: rulings, resting } = await seen(who.officer, of)
      expect([rulings[0]?.validity, rulings[0]?.releases, resting[0]?.footing]).toEqual([
        ...['over', false, 'lapsed'],
      ])
    })

    it('shows nothing of it for another purpose, nor of another’s target', async () => {
      const of = await opens('Pump EP-77 of Example Pumps')
      const target = (caller: Acting, id: string) =>
        as(caller, (act) => rulingsAtCounter(act, { target: id, case: null }))
      expect(await refused(seen({ ...who.officer, purpose: 'statistics' }, of))).toBe('case.absent')
      expect(await refused(target(who.officer, of))).toBe('target.absent')
      const own = await as(who.contact, async (act) => {
        const page = await targetsPage(act, { limit: 1, nominal: false })
        return page.items[0]?.id ?? ''
      })
      expect(await target(who.officer, own)).toEqual([])
      expect(await refused(target(who.stranger, own))).toBe('target.absent')
    })

    it('writes every act into the journal, without its words', async () => {
      const entries = await as(machine(at.nordavia), (act) => journalEntries(act, { limit: 500 }))
      const linked = entries.filter((one) => one.act === 'record.linked')
      const said = await house.whole((db) =>
        db.selectFrom('journal').select(['act', 'said']).execute(),
      )
      expect(linked.length).toBeGreaterThan(3)
      const whole = JSON.stringify(said)
      for (const kind of ['asks', 'rests-on', 'ruling-use']) expect(whole).toContain(kind)
      expect(whole).not.toMatch(/Fictional|EP-77|Another seal/)
    })
  })
}
