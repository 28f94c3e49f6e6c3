import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  addMember,
  addPerson,
  createOperation,
  endMembership,
  foundOrganisation,
  machine,
} from '../access/index.ts'
import {
  changeDetentionTerms,
  openCase,
  readCase,
  type Values,
  writeEntry,
} from '../cases/index.ts'
import { entries } from '../journal/index.ts'
import type { OrganisationKind, Role } from '../rights/index.ts'
import { type Act, type Acting, crossingRecord, type House, targetsPage } from '../store/index.ts'
import { filled } from '../store/office.contract.ts'
import {
  counted,
  countedRecords,
  followCase,
  listReports,
  previewReport,
  type ReportFolder,
  readReport,
  reportForm,
  reviewReport,
  sendReport,
  withdrawReport,
} from './index.ts'

type Opened = { readonly house: House; readonly pass: (minutes: number) => void }
type Kind = Parameters<typeof writeEntry>[2]['kind']

/** What every engine must do the same: a keeper that reports, a neighbour, a RILO, an outsider. */
export function reportsContract(name: string, opened: () => Opened): void {
  describe(`reports of cases on ${name}`, () => {
    let house: House
    let pass: Opened['pass']
    let operation = ''
    const at: Record<'nordavia' | 'suderland' | 'rilo' | 'outsider', string> = {
      ...{ nordavia: '', suderland: '', rilo: '', outsider: '' },
    }
    const who = {} as Record<
      'officer' | 'contact' | 'analyst' | 'neighbour' | 'other' | 'administrator',
      Acting
    >
    const found = (label: string, kind: OrganisationKind) =>
      foundOrganisation(house, { name: `${label} ${name}`, country: null, kind, exercise: true })
    const person = async (organisation: string, ...roles: readonly Role[]): Promise<Acting> => {
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
    const write = (caller: Acting, id: string, kind: Kind, values: Values = {}) =>
      as(caller, async (act) => {
        const begun = (await readCase(act, id)).forms.find((one) => one.kind === kind)?.begun ?? {}
        return writeEntry(act, id, {
          ...{ kind, values: { ...begun, ...values }, corrects: null, about: null },
        })
      })
    const opens = (title: string, target: string | null = null) =>
      as(who.contact, (act) => openCase(act, { title, target, operation }))
    const INSPECTED: Values = {
      ...{ 'location-type': 'seaport', 'selection-basis': 'national-profile', family: 'missile' },
      ...{ technique: 'physical', result: 'suspicion', goods: 'Pumps' },
    }
    const inspected = async (result: 'suspicion' | 'nothing-found') => {
      const id = await opens('Pumps')
      await write(who.officer, id, 'inspection', { ...INSPECTED, result })
      return id
    }
    const seized = async (more: Values = {}) => {
      const id = await inspected('suspicion')
      await write(who.contact, id, 'detention', {
        ...{ reason: 'no-licence', exporter: 'Fictional Secret Ltd' },
      })
      await write(who.contact, id, 'licence-ruling', {
        ...{ ruling: 'licence-required', authority: 'Licensing office' },
      })
      await write(who.contact, id, 'seizure', {
        ...{ direction: 'export', hs: '841410', quantity: '12', unit: 'pieces', mode: 'sea' },
        ...{ departure: 'DE', destination: 'TR', exporter: 'Fictional Secret Ltd' },
        ...{ declaration: '26XN0000000099887', 'make-model': 'Pump X, serial SN-445566' },
        ...more,
      })
      return id
    }
    const form = (id: string) => as(who.contact, (act) => reportForm(act, id))
    const begun = async (id: string): Promise<Values> => (await form(id)).places[0]?.begun ?? {}
    const given = async (id: string, more: Values = {}) => ({
      ...{ operation, rilo: null, values: { ...(await begun(id)), ...more } },
    })
    const preview = async (id: string, more: Values = {}) => {
      const asked = await given(id, more)
      return as(who.contact, (act) => previewReport(act, id, asked))
    }
    const send = async (id: string, more: Values = {}, version?: number) => {
      const asked = { ...(await given(id, more)), version }
      return (await as(who.contact, (act) => sendReport(act, id, asked))).id
    }
    const read = (caller: Acting, id: string) => as(caller, (act) => readReport(act, operation, id))
    const list = (caller: Acting, folder: ReportFolder = 'all') =>
      as(caller, (act) => listReports(act, operation, { folder, limit: 50 }))
    const ids = async (caller: Acting, folder?: ReportFolder) =>
      (await list(caller, folder)).reports.map((one) => one.id)
    const review = (
      caller: Acting,
      id: string,
      version: number,
      verdict: 'validated' | 'returned',
      remarks: readonly { readonly field: string | null; readonly text: string }[] = [],
    ) => as(caller, (act) => reviewReport(act, operation, id, { version, verdict, remarks }))
    const records = (caller: Acting, asOf?: string) =>
      as(caller, (act) => countedRecords(act, operation, asOf ?? act.now))
    const acts = async (organisation: string) =>
      as(machine(organisation), async (act) =>
        (await entries(act, { limit: 500 })).map((one) => one.act),
      )

    beforeAll(async () => {
      ;({ house, pass } = opened())
      at.nordavia = await found('Nordavia', 'administration')
      at.suderland = await found('Suderland', 'administration')
      at.rilo = await found('RILO', 'rilo')
      at.outsider = await found('Outsider', 'rilo')
      who.officer = await person(at.nordavia, 'frontline-officer')
      who.contact = await person(at.nordavia, 'national-contact-point', 'targeting-officer')
      who.administrator = await person(at.nordavia, 'organisation-administrator')
      who.neighbour = await person(at.suderland, 'national-contact-point')
      who.analyst = await person(at.rilo, 'rilo-analyst')
      who.other = await person(at.outsider, 'rilo-analyst')
      operation = await as(who.contact, async (act) => {
        const made = await createOperation(act, { name: 'Lantern' })
        await addMember(act, made, { organisation: at.suderland })
        return made
      })
      await as(who.contact, (act) =>
        changeDetentionTerms(act, {
          ...{ version: 0, days: 10, legalBasis: 'Act 1', contact: 'desk@customs.example' },
        }),
      )
    })

    it('is refused where nothing happened yet, and where nobody validates', async () => {
      const empty = await opens('Nothing yet')
      expect((await form(empty)).kind).toBeNull()
      expect(await refused(preview(empty))).toBe('report.nothing')
      const id = await inspected('nothing-found')
      expect((await form(id)).places[0]?.rilos).toEqual([])
      expect(await refused(preview(id, { mode: 'sea' }))).toBe('report.no-rilo')
      await as(who.contact, async (act) => {
        await addMember(act, operation, { organisation: at.rilo })
      })
      pass(1)
      expect((await form(id)).places[0]?.rilos.map((one) => one.id)).toEqual([at.rilo])
    })

    it('says before it leaves what leaves, and leaves as it said', async () => {
      const id = await seized()
      const narrative = 'Fictional Secret paid; SN-445566 filed off, see 26XN0000000099887'
      const shown = await preview(id, { narrative })
      expect(shown.problems).toEqual([])
      expect(shown.recipients.map((one) => one.id).sort()).toEqual([at.suderland, at.rilo].sort())
      expect(shown.rilo.id).toBe(at.rilo)
      expect(JSON.stringify(shown)).not.toMatch(/ictional|445566|0000099887/)
      const grouped = 'plate 445566; SN 445566; 26XN 0000 0000 0998 87; Fictional-Secret'
      expect((await preview(id, { narrative: grouped })).seen.narrative).toBe('plate …; …; …; …')
      expect(shown.withheld).toEqual(
        expect.arrayContaining([
          { field: 'narrative', why: 'named' },
          ...['exporter', 'declaration', 'make-model'].map((field) => ({ field, why: 'nominal' })),
        ]),
      )
      // What was looked at leaves, or nothing.
      const other = { ...(await given(id)), version: 0, mark: shown.mark }
      expect(await refused(as(who.contact, (act) => sendReport(act, id, other)))).toBe(
        'request.version',
      )
      const looked = { ...(await given(id, { narrative })), version: 0, mark: shown.mark }
      const report = (await as(who.contact, (act) => sendReport(act, id, looked))).id
      const seen = await read(who.neighbour, report)
      expect(seen.versions[0]?.values).toEqual(shown.seen)
      expect([seen.case, seen.own, seen.mayValidate]).toEqual([null, false, false])
      const stored = await house.whole((db) =>
        db.selectFrom('report_version').selectAll().execute(),
      )
      expect(JSON.stringify(stored)).not.toMatch(/ictional|445566|0000099887/)
      expect(await refused(send(id, {}, 0))).toBe('request.version')
      expect(await refused(send(id, { mode: '' }, 1))).toBe('report.incomplete')
      expect(await acts(at.suderland)).toContain('report.arrived')
      expect(await acts(at.nordavia)).toEqual(
        expect.arrayContaining(['report.sent', 'report.consulted']),
      )
    })

    it('takes out the traders of its target, whatever its form was filled with', async () => {
      await filled(house, { organisation: at.nordavia, officer: who.contact }, `reports ${name}`, 1)
      const [item] = (
        await as(who.contact, (act) => targetsPage(act, { limit: 1, nominal: false }))
      ).items
      const id = await opens('Pumps', item?.id ?? '')
      await write(who.officer, id, 'inspection', INSPECTED)
      const trader = await as(who.contact, async (act) => {
        const record = await crossingRecord(act, at.nordavia, item?.id ?? '', true)
        const consignment = record?.nominal?.consignment as {
          readonly parties?: readonly { readonly name?: string }[]
        }
        return consignment.parties?.find((one) => one.name !== undefined)?.name ?? ''
      })
      expect(trader.length).toBeGreaterThan(3)
      const shown = await preview(id, { mode: 'sea', goods: `Pumps of ${trader}` })
      expect(shown.seen.goods).toBe('Pumps of …')
      expect(JSON.stringify(shown.seen)).not.toContain(trader)
    })

    it('is returned with remarks, completed, and validated; only then it counts', async () => {
      const id = await seized({ container: 'CSQU3054383' })
      const report = await send(id)
      pass(1)
      const before = counted(await records(who.analyst)).length
      expect((await list(who.contact)).counts.owed).toBeGreaterThan(0)
      expect(await ids(who.analyst, 'to-validate')).toContain(report)
      expect(await ids(who.neighbour, 'to-validate')).toEqual([])
      const queued = await read(who.analyst, report)
      expect([queued.state, queued.mayValidate]).toEqual(['to-validate', true])
      expect(queued.checks.find((one) => one.check === 'container')?.result).toBe('holds')
      // Another one of the same goods and route, with reasons and without a name.
      expect(queued.similar[0]?.reasons.map((one) => one.code)).toContain('subheading')
      const remark = { field: 'narrative', text: 'How was it hidden?' }
      expect(await refused(review(who.analyst, report, 1, 'returned'))).toBe('report.remarks')
      expect(
        await refused(
          review(who.analyst, report, 1, 'returned', [{ ...remark, field: 'exporter' }]),
        ),
      ).toBe('report.remarks')
      expect(await refused(review(who.other, report, 1, 'validated'))).toBe('operation.absent')
      expect(await refused(review(who.neighbour, report, 1, 'validated'))).toBe('access.denied')
      await review(who.analyst, report, 1, 'returned', [remark])
      pass(1)
      const told = await read(who.contact, report)
      expect([told.state, told.mayComplete]).toEqual(['returned', true])
      expect(told.versions[0]?.reviews[0]?.remarks).toEqual([remark])
      expect((await read(who.neighbour, report)).versions[0]?.reviews[0]?.remarks).toEqual([])
      await send(id, { narrative: 'Behind a false wall' }, 1)
      pass(1)
      expect((await read(who.analyst, report)).state).toBe('to-validate')
      expect(await refused(review(who.analyst, report, 1, 'validated'))).toBe('request.version')
      expect(counted(await records(who.analyst))).toHaveLength(before)
      await review(who.analyst, report, 2, 'validated')
      pass(1)
      const all = await records(who.neighbour)
      const mine = all.find((one) => one.id === report)
      expect(mine).toMatchObject({
        ...{ kind: 'seizure', outcome: 'seized', family: 'missile', mode: 'sea' },
        ...{ organisation: at.nordavia, region: at.rilo, selectionBasis: 'national-profile' },
      })
      expect(counted(all)).toHaveLength(before + 1)
      // As it stood before it was validated.
      const then = new Date(Date.parse(mine?.validatedAt ?? '') - 1).toISOString()
      expect(counted(await records(who.contact, then))).toHaveLength(before)
      expect((await list(who.neighbour)).counts.validated).toBe(before + 1)
      // A newer version wants a newer validation.
      await send(id, { place: 'DEHAM' }, 2)
      pass(1)
      expect(counted(await records(who.contact))).toHaveLength(before)
      await review(who.analyst, report, 3, 'validated')
      pass(1)
      expect(counted(await records(who.contact))).toHaveLength(before + 1)
      for (const caller of [who.contact, who.analyst])
        expect((await read(caller, report)).versions.map((one) => one.version)).toEqual([3, 2, 1])
      // A slip in an early version is not there to be read by all for good.
      expect((await read(who.neighbour, report)).versions.map((one) => one.version)).toEqual([3])
      // Remarks are the database's to keep from others, not the page's alone.
      const remarks = (caller: Acting) =>
        as(caller, (act) =>
          act.asGuest(async () => {
            const found = await act.db.selectFrom('report_remarks').select('report').execute()
            return found.map((one) => one.report)
          }),
        )
      for (const caller of [who.contact, who.analyst])
        expect(await remarks(caller)).toContain(report)
      expect(await remarks(who.neighbour)).toEqual([])
      expect(await acts(at.nordavia)).toContain('report.review-arrived')
      expect(await acts(at.rilo)).toContain('report.reviewed')
    })

    it('is one report however far its case went, and counts nothing found as well', async () => {
      const id = await inspected('nothing-found')
      const report = await send(id, { mode: 'air' })
      pass(1)
      expect(await records(who.contact)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ id: report, kind: 'inspection', outcome: 'nothing-found' }),
        ]),
      )
      await write(who.officer, id, 'inspection', { ...INSPECTED })
      await write(who.officer, id, 'detention', { reason: 'goods-unclear' })
      expect((await form(id)).places[0]?.report).toMatchObject({ id: report, version: 1 })
      expect(await send(id, { destination: 'TR' }, 1)).toBe(report)
      pass(1)
      const both = (await records(who.contact)).filter((one) => one.id === report)
      expect(both.map((one) => [one.kind, one.outcome])).toEqual([['detention', 'detained']])
    })

    it('is withdrawn with its case, told to all, and counts at no instant', async () => {
      const id = await seized()
      const report = await send(id)
      pass(1)
      await review(who.analyst, report, 1, 'validated')
      pass(1)
      const before = counted(await records(who.neighbour)).map((one) => one.id)
      expect(before).toContain(report)
      expect(await as(who.contact, (act) => followCase(act, id))).toEqual([])
      await write(who.contact, id, 'quashing', { authority: 'Court', grounds: 'Withdrawn' })
      const [ended] = await as(who.contact, (act) => followCase(act, id))
      expect([...(ended?.to ?? [])].sort()).toEqual([at.rilo, at.suderland].sort())
      pass(1)
      for (const caller of [who.neighbour, who.contact, who.analyst]) {
        expect((await records(caller)).map((one) => one.id)).not.toContain(report)
        expect(await ids(caller, 'withdrawn')).toContain(report)
      }
      // To others a date is left, and no content.
      const line = (await list(who.neighbour, 'withdrawn')).reports.find((one) => one.id === report)
      expect([line?.said, line?.state]).toEqual([null, 'withdrawn'])
      expect(await refused(read(who.neighbour, report))).toBe('report.absent')
      expect(await refused(review(who.analyst, report, 1, 'validated'))).toBe('report.absent')
      expect((await read(who.contact, report)).state).toBe('withdrawn')
      expect(await refused(send(id))).toBe('report.nothing')
      expect(await acts(at.suderland)).toContain('report.taken-back')
    })

    it('is taken back by whoever sent it, and the case may be reported anew', async () => {
      const id = await inspected('nothing-found')
      const report = await send(id, { mode: 'air' })
      pass(1)
      const withdraw = (caller: Acting) =>
        as(caller, (act) => withdrawReport(act, operation, report))
      expect(await refused(withdraw(who.officer))).toBe('access.denied')
      expect(await refused(withdraw(who.neighbour))).toBe('report.absent')
      expect((await read(who.contact, report)).mayWithdraw).toBe(true)
      expect((await read(who.analyst, report)).mayWithdraw).toBe(false)
      expect([...(await withdraw(who.contact)).to].sort()).toEqual([at.rilo, at.suderland].sort())
      pass(1)
      expect(await refused(withdraw(who.contact))).toBe('report.withdrawn')
      expect(await refused(read(who.neighbour, report))).toBe('report.absent')
      expect((await read(who.contact, report)).state).toBe('withdrawn')
      expect(await ids(who.neighbour, 'withdrawn')).toContain(report)
      const [place] = (await form(id)).places
      expect([place?.report, place?.withdrawn]).toEqual([null, report])
      const anew = await send(id, { mode: 'sea' }, 0)
      pass(1)
      expect(anew).not.toBe(report)
      expect((await read(who.neighbour, anew)).versions[0]?.values.mode).toBe('sea')
      const counts = (await records(who.contact)).map((one) => one.id)
      expect([counts.includes(report), counts.includes(anew)]).toEqual([false, true])
    })

    it('says to its sender that the case went further', async () => {
      const id = await inspected('suspicion')
      const report = await send(id, { mode: 'air' })
      pass(1)
      const behind = async () => {
        const page = await list(who.contact)
        const line = page.reports.find((one) => one.id === report)
        const of = (await form(id)).places[0]?.report?.behind
        return [(await read(who.contact, report)).behind, line?.case?.behind, of]
      }
      const follow = () => as(who.officer, (act) => followCase(act, id))
      await follow()
      expect(await behind()).toEqual([false, false, false])
      const before = (await list(who.contact)).counts.behind
      const first = await as(who.contact, async (act) => (await readCase(act, id)).entries[0])
      await as(who.officer, (act) =>
        writeEntry(act, id, {
          ...{ kind: 'inspection', corrects: first?.id ?? '', about: null },
          values: { ...first?.values, result: 'nothing-found' },
        }),
      )
      await follow()
      expect(await behind()).toEqual([true, true, true])
      expect((await list(who.contact)).counts.behind).toBe(before + 1)
      const line = (await list(who.contact)).reports.find((one) => one.id === report)
      expect([line?.case?.number, line?.said?.goods]).toEqual([
        (await form(id)).case.number,
        'Pumps',
      ])
      // It is told to nobody else.
      const theirs = (await list(who.neighbour)).reports.find((one) => one.id === report)
      expect(theirs?.case).toBeNull()
      expect((await read(who.neighbour, report)).behind).toBe(false)
      await send(id, {}, 1)
      expect(await behind()).toEqual([false, false, false])
    })

    it('is for members, for roles that read records, for its purpose, and never changed', async () => {
      const id = await seized()
      const report = await send(id)
      expect(await refused(read(who.other, report))).toBe('operation.absent')
      expect(await refused(read(who.administrator, report))).toBe('report.absent')
      expect(await refused(read({ ...who.neighbour, purpose: 'statistics' }, report))).toBe(
        'report.absent',
      )
      expect(await ids({ ...who.neighbour, purpose: 'statistics' })).toEqual([])
      const change = (table: 'report_version' | 'report_review') =>
        as(who.contact, (act) => sql`update ${sql.table(table)} set id = id`.execute(act.db))
      expect(await refused(change('report_version'))).toContain('permission denied')
      expect(await refused(change('report_review'))).toContain('permission denied')
      // Who came in later sees it from the next version on; who left sees nothing any more.
      const late = await as(who.contact, (act) =>
        addMember(act, operation, { organisation: at.outsider }),
      )
      pass(1)
      expect(await refused(read(who.other, report))).toBe('report.absent')
      await send(id, { place: 'DEHAM' })
      expect((await read(who.other, report)).versions[0]?.version).toBe(2)
      // Two may validate now: the report stays with the one that it was sent to.
      expect(await refused(review(who.other, report, 2, 'validated'))).toBe('report.reviewer')
      const fresh = await inspected('suspicion')
      expect(await refused(send(fresh, { mode: 'sea' }))).toBe('report.rilo')
      // Nobody is chosen silently but the one that validated here last; a new version may change it.
      expect((await form(fresh)).places[0]?.rilo).toBe(at.rilo)
      const moved = { ...(await given(id)), rilo: at.outsider, version: 2 }
      const then = await as(who.contact, async (act) => act.now)
      pass(1)
      await as(who.contact, (act) => sendReport(act, id, moved))
      pass(1)
      const region = async (asOf?: string) =>
        (await records(who.contact, asOf)).find((one) => one.id === report)?.region
      expect([await region(then), await region()]).toEqual([at.rilo, at.outsider])
      await as(who.contact, async (act) =>
        sendReport(act, id, { ...moved, rilo: at.rilo, version: 3 }),
      )
      pass(1)
      await as(who.contact, (act) => endMembership(act, operation, late))
      pass(1)
      expect(await refused(read(who.other, report))).toBe('report.absent')
      const page = async (limit: number, cursor?: string) =>
        as(who.neighbour, (act) => listReports(act, operation, { folder: 'all', limit, cursor }))
      const first = await page(2)
      const next = await page(50, first.next ?? '')
      expect([...first.reports, ...next.reports].map((one) => one.id)).toEqual(
        await ids(who.neighbour),
      )
    })
  })
}
