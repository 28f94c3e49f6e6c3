import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { addPerson, createOperation, foundOrganisation, machine } from '../access/index.ts'
import { entries as journalEntries } from '../journal/index.ts'
import type { Role } from '../rights/index.ts'
import { type Act, type Acting, type House, targetsPage } from '../store/index.ts'
import { filled } from '../store/office.contract.ts'
import type { EntryKindName } from './entry.ts'
import type { Values } from './field.ts'
import {
  changeDetentionTerms,
  listCases,
  noticeOfCase,
  openCase,
  readCase,
  writeEntry,
} from './index.ts'

type Opened = { readonly house: House; readonly pass: (minutes: number) => void }
const DAY = 24 * 60

/** What every engine must do the same: an administration with its people, and a neighbour. */
export function casesContract(name: string, opened: () => Opened): void {
  describe(`cases on ${name}`, () => {
    let house: House
    let pass: Opened['pass']
    let target = ''
    const at = { nordavia: '', suderland: '' }
    const who = {} as Record<
      'officer' | 'second' | 'expert' | 'contact' | 'analyst' | 'administrator' | 'other',
      Acting
    >

    const as = <T>(caller: Acting, work: (act: Act) => Promise<T>) => house.act(caller, work)
    const refused = async (work: Promise<unknown>): Promise<string> => {
      try {
        await work
      } catch (error) {
        const refusal = (error as { refusal?: { code: string; values: { lack?: string } } }).refusal
        return refusal
          ? [refusal.code, refusal.values.lack].filter(Boolean).join(' ')
          : String(error)
      }
      return 'done'
    }
    const person = async (organisation: string, ...roles: readonly Role[]): Promise<Acting> => {
      const id = await as(machine(organisation, 'administration'), (act) =>
        addPerson(act, { name: roles.join(' '), language: 'en', roles }),
      )
      return { organisation, person: id, purpose: 'risk-analysis', strong: true }
    }
    const opens = (caller: Acting, more: { readonly target?: string; operation?: string } = {}) =>
      as(caller, (act) =>
        openCase(act, {
          ...{ title: 'Vacuum pumps' },
          ...{ target: more.target ?? null, operation: more.operation ?? null },
        }),
      )
    const read = (caller: Acting, id: string) => as(caller, (act) => readCase(act, id))
    /** Writes what the form begins with and what is said here. */
    const write = (
      caller: Acting,
      id: string,
      kind: EntryKindName,
      values: Values = {},
      more: { readonly corrects?: string; readonly about?: string; revision?: number } = {},
    ): Promise<string> =>
      as(caller, async (act) => {
        const { forms } = await readCase(act, id)
        const begun = forms.find((one) => one.kind === kind)?.begun ?? {}
        return writeEntry(act, id, {
          ...{ kind, values: { ...begun, ...values } },
          ...{ corrects: more.corrects ?? null, about: more.about ?? null },
          revision: more.revision,
        })
      })
    const INSPECTED: Values = {
      ...{ 'location-type': 'seaport', 'selection-basis': 'national-profile', family: 'missile' },
      ...{ technique: 'physical', result: 'suspicion', goods: 'Pumps' },
    }
    const lacks = async (caller: Acting, id: string, kind: EntryKindName) =>
      (await read(caller, id)).forms.find((one) => one.kind === kind)?.lacks

    beforeAll(async () => {
      ;({ house, pass } = opened())
      for (const [key, label] of [
        ['nordavia', 'Nordavia'],
        ['suderland', 'Suderland'],
      ] as const)
        at[key] = await foundOrganisation(house, {
          ...{ name: `${label} ${name}`, country: null, kind: 'administration', exercise: true },
        })
      who.officer = await person(at.nordavia, 'frontline-officer')
      who.second = await person(at.nordavia, 'frontline-officer')
      who.expert = await person(at.nordavia, 'reach-back-expert')
      who.contact = await person(at.nordavia, 'national-contact-point', 'targeting-officer')
      who.analyst = await person(at.nordavia, 'operation-coordinator')
      who.administrator = await person(at.nordavia, 'organisation-administrator')
      who.other = await person(at.suderland, 'national-contact-point')
      await filled(house, { organisation: at.nordavia, officer: who.contact }, `cases ${name}`, 1)
      const page = await as(who.contact, (act) => targetsPage(act, { limit: 1, nominal: false }))
      target = page.items[0]?.id ?? ''
    })

    it('goes from a target to a consequence, and each entry needs its ground', async () => {
      const id = await opens(who.officer, { target })
      const begun = await read(who.officer, id)
      expect([begun.facts.state, begun.number, begun.target]).toEqual(['opened', 1, target])
      const unread = { ...INSPECTED, 'package-opened': 'yes' }
      expect(await refused(write(who.officer, id, 'inspection', unread))).toBe('case.hazards')
      await write(who.officer, id, 'inspection', { ...unread, 'hazards-read': 'yes' })
      expect(await lacks(who.officer, id, 'detention')).toEqual(['terms'])
      expect(await refused(write(who.officer, id, 'detention', { reason: 'no-licence' }))).toBe(
        'case.not-next terms',
      )
      const terms = { version: 0, days: 10, legalBasis: 'Act 1', contact: 'desk@customs.example' }
      await as(who.contact, (act) => changeDetentionTerms(act, terms))
      expect(await refused(as(who.contact, (act) => changeDetentionTerms(act, terms)))).toBe(
        'request.version',
      )
      await write(who.officer, id, 'detention', { reason: 'no-licence' })
      const detained = await read(who.officer, id)
      expect([detained.facts.state, detained.clock]).toEqual(['detained', 'open'])
      expect(await refused(write(who.second, id, 'seizure'))).toBe('case.not-next ruling')
      expect(await refused(write(who.second, id, 'restoration', { 'way-back': 'released' }))).toBe(
        'case.not-next ruling',
      )
      await write(who.contact, id, 'licence-ruling', {
        ...{ ruling: 'licence-required', authority: 'Licensing office' },
      })
      expect(await refused(write(who.officer, id, 'seizure'))).toBe('case.not-next other-person')
      const form = (await read(who.second, id)).forms.find((one) => one.kind === 'seizure')
      const required = form?.fields.filter((one) => one.mandatory).map((one) => one.key) ?? []
      const filledIn = required.filter((key) => (form?.begun[key] ?? '') !== '')
      expect(filledIn.length / required.length).toBeGreaterThanOrEqual(0.7)
      await write(who.second, id, 'seizure', {
        ...{ quantity: '12', unit: 'pieces', mode: 'sea', hs: '841410' },
      })
      const step = { from: 'Quay 4', to: 'Customs store', 'place-held': 'Hall 2' }
      await write(who.second, id, 'custody', { ...step, 'custody-for': 'storage', seal: 'S-1' })
      expect((await read(who.second, id)).facts).toMatchObject({
        ...{ state: 'seized', held: true, holder: 'Customs store' },
      })
      const consequence = await write(who.contact, id, 'consequence', {
        ...{ decision: 'forfeiture', provision: 'Act 1, section 4', authority: 'Customs' },
        flag: 'trader',
      })
      expect(await refused(write(who.contact, id, 'appeal', { outcome: 'lodged' }))).toBe(
        'case.entry-absent',
      )
      await write(who.contact, id, 'appeal', { outcome: 'lodged' }, { about: consequence })
      expect((await read(who.contact, id)).facts).toMatchObject({ flags: ['trader'] })
      await write(who.contact, id, 'quashing', { authority: 'Court', grounds: 'Rating withdrawn' })
      expect((await read(who.contact, id)).facts).toMatchObject({ flags: [], quashed: true })
      await write(who.contact, id, 'restoration', { 'way-back': 'restored' })
      await write(who.contact, id, 'closing', { 'closed-with': 'quashed' })
      const closed = await read(who.officer, id)
      expect([closed.facts.state, closed.clock, closed.brokenAt]).toEqual(['closed', 'ended', null])
      expect(closed.entries.map((one) => one.seq)).toEqual(closed.entries.map((_, nth) => nth + 1))
    })

    it('makes a notice of the detention as it stands, and counts its days', async () => {
      const id = await opens(who.officer)
      expect(await refused(as(who.officer, (act) => noticeOfCase(act, id)))).toBe('case.no-notice')
      await write(who.officer, id, 'inspection', INSPECTED)
      const detention = await write(who.officer, id, 'detention', {
        ...{ reason: 'goods-unclear', exporter: 'Fictional Trader Ltd' },
      })
      const notice = (caller: Acting) => as(caller, (act) => noticeOfCase(act, id))
      const said = JSON.stringify(await notice(who.officer))
      for (const text of ['Fictional Trader Ltd', 'Act 1', 'desk@customs.example', 'goods-unclear'])
        expect(said).toContain(text)
      expect(await refused(notice(who.expert))).toBe('access.denied')
      pass(8 * DAY)
      expect((await read(who.officer, id)).clock).toBe('near')
      // A correction keeps its place, its terms and its chain; the first wording stays.
      await as(who.contact, (act) =>
        changeDetentionTerms(act, {
          ...{ version: 1, days: 30, legalBasis: 'Act 2', contact: 'new@customs.example' },
        }),
      )
      const { entries } = await read(who.officer, id)
      const was = entries.find((one) => one.id === detention)?.values ?? {}
      await write(
        who.officer,
        id,
        'detention',
        { ...was, reason: 'no-licence' },
        {
          corrects: detention,
        },
      )
      const corrected = await read(who.officer, id)
      expect(corrected.facts.detention?.limitOn).toBe(was['limit-on'])
      expect(corrected.entries.map((one) => one.corrected)).toEqual([false, true, false])
      expect(JSON.stringify(await notice(who.officer))).toContain('reason.no-licence')
      expect(JSON.stringify(await notice(who.officer))).toContain('Fictional Trader Ltd')
      pass(3 * DAY)
      expect((await read(who.officer, id)).clock).toBe('past')
      const [inspection] = corrected.entries
      const nothing = { ...INSPECTED, 'event-on': inspection?.values['event-on'] ?? '' }
      expect(
        await refused(
          write(
            who.officer,
            id,
            'inspection',
            { ...nothing, result: 'nothing-found' },
            {
              corrects: inspection?.id ?? '',
            },
          ),
        ),
      ).toBe('case.correction state')
    })

    it('keeps what names somebody sealed, and from roles that may not see it', async () => {
      const id = await opens(who.officer)
      await write(who.officer, id, 'inspection', INSPECTED)
      await write(who.officer, id, 'detention', {
        ...{ reason: 'party-listed', exporter: 'Fictional Secret Ltd' },
      })
      const seen = await read(who.officer, id)
      expect(seen.entries[1]?.values.exporter).toBe('Fictional Secret Ltd')
      const blind = await read(who.expert, id)
      expect([blind.entries[1]?.values.exporter, blind.entries[1]?.hidden]).toEqual([
        undefined,
        true,
      ])
      expect(JSON.stringify(blind)).not.toContain('Fictional Secret')
      const plain = await house.whole((db) => db.selectFrom('case_entry').selectAll().execute())
      expect(JSON.stringify(plain)).not.toContain('Fictional Secret')
    })

    it('is nobody else’s, and follows its label', async () => {
      const id = await opens(who.officer)
      expect(await refused(read(who.other, id))).toBe('case.absent')
      expect(await refused(read(who.administrator, id))).toBe('case.absent')
      expect(await refused(read({ ...who.officer, purpose: 'statistics' }, id))).toBe('case.absent')
      expect(await refused(write(who.other, id, 'note', { remarks: 'x' }))).toBe('case.absent')
      const list = (caller: Acting, more = {}) =>
        as(caller, (act) => listCases(act, { limit: 50, ...more }))
      expect(await list(who.other)).toEqual({ cases: [], next: null, total: 0 })
      const own = await list(who.analyst)
      expect(own.cases[0]).toMatchObject({ id, number: own.total, state: 'opened', clock: 'none' })
      // For named persons only: neither in the list, nor in its count, nor by its address.
      const { organisation } = who.contact
      const red = await as(who.contact, async (act) => {
        const made = act.newId()
        await act.db
          .insertInto('case')
          .values({
            ...{ organisation, id: made, owner: organisation, tlp: 'RED', handling_code: 'H0' },
            ...{ purposes: ['risk-analysis'], number: 900, title: 'x', revision: 0, person: null },
            ...{ created_at: act.now, changed_at: act.now },
          })
          .execute()
        return made
      })
      expect(await list(who.analyst)).toEqual(own)
      expect(await refused(read(who.contact, red))).toBe('case.absent')
      const first = await list(who.officer, { limit: 1 })
      const next = await list(who.officer, { limit: 50, cursor: first.next ?? '' })
      expect([...first.cases, ...next.cases].map((one) => one.id)).toEqual(
        (await list(who.officer)).cases.map((one) => one.id),
      )
      expect((await list(who.officer, { target })).cases.map((one) => one.number)).toEqual([1])
      expect(await refused(opens(who.officer, { target: id }))).toBe('target.absent')
      expect(await refused(opens(who.officer, { operation: id }))).toBe('operation.absent')
      const operation = await as(who.contact, (act) => createOperation(act, { name: 'Lantern' }))
      expect(await refused(opens(who.officer, { operation }))).toBe('done')
    })

    it('is written by roles, over what was seen, and never changed', async () => {
      const id = await opens(who.officer)
      expect(await lacks(who.expert, id, 'inspection')).toEqual(['role'])
      expect(await refused(write(who.expert, id, 'inspection', INSPECTED))).toBe(
        'case.not-next role',
      )
      expect(await refused(write(who.officer, id, 'inspection', { result: 'suspicion' }))).toBe(
        'case.incomplete',
      )
      const future = { ...INSPECTED, 'event-on': '2999-01-01' }
      expect(await refused(write(who.officer, id, 'inspection', future))).toBe('case.incomplete')
      await write(who.officer, id, 'inspection', INSPECTED, { revision: 0 })
      const stale = { revision: 0 }
      expect(await refused(write(who.expert, id, 'note', { remarks: 'Late' }, stale))).toBe(
        'request.version',
      )
      await write(who.expert, id, 'note', { remarks: 'Seen' }, { revision: 1 })
      const change = (table: 'case_entry' | 'case_nominal') =>
        as(who.contact, (act) => sql`update ${sql.table(table)} set id = id`.execute(act.db))
      expect(await refused(change('case_entry'))).toContain('permission denied')
      expect(await refused(change('case_nominal'))).toContain('permission denied')
      const erase = as(who.contact, (act) => act.db.deleteFrom('case_entry').execute())
      expect(await refused(erase)).toContain('permission denied')
      // Whoever goes round the house is seen: the chain does not hold any more.
      await as(who.contact, (act) =>
        act.db
          .insertInto('case_entry')
          .values({
            ...{ organisation: at.nordavia, id: act.newId(), case_id: id, seq: 3, kind: 'note' },
            ...{ at: act.now, person: null, body: '{"remarks": "Slipped in"}', before: null },
          })
          .execute(),
      )
      expect((await read(who.officer, id)).brokenAt).toBe(3)
    })

    it('gives every case a number of its own, also where two are opened at once', async () => {
      const made = await Promise.all([1, 2, 3, 4].map(() => opens(who.officer)))
      expect(new Set(made).size).toBe(4)
      const { cases } = await as(who.contact, (act) => listCases(act, { limit: 100 }))
      expect(new Set(cases.map((one) => one.number)).size).toBe(cases.length)
    })

    it('writes every act into the journal, without its words', async () => {
      const acts = await as(machine(at.nordavia), async (act) =>
        (await journalEntries(act, { limit: 500 })).map((entry) => entry.act),
      )
      expect(acts).toEqual(
        expect.arrayContaining([
          ...['case.opened', 'case.entry-added', 'case.notice-made', 'case.terms-changed'],
          ...['record.linked', 'record.consulted', 'record.consulted-nominal'],
        ]),
      )
      const said = await house.whole((db) =>
        db.selectFrom('journal').select('said').where('act', 'like', 'case.%').execute(),
      )
      expect(JSON.stringify(said)).not.toMatch(/Fictional|Pumps|Act 1/)
    })
  })
}
