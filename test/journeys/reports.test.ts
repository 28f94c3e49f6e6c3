import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addMember,
  addPerson,
  createOperation,
  foundOrganisation,
  machine,
  startSession,
} from '../../src/access/index.ts'
import { changeDetentionTerms, openCase, readCase, writeEntry } from '../../src/cases/index.ts'
import type { OrganisationKind, Role } from '../../src/rights/index.ts'
import { builtWeb } from '../../src/server/built-web.contract.ts'
import { type Office, openOffice } from '../../src/server/visitor.contract.ts'
import type { Acting } from '../../src/store/index.ts'
import { cases as casesEn } from '../../src/words/en/cases.ts'
import { cooperation as cooperationEn } from '../../src/words/en/cooperation.ts'
import { reports as en } from '../../src/words/en/reports.ts'
import { cases as casesFr } from '../../src/words/fr/cases.ts'
import { cooperation as cooperationFr } from '../../src/words/fr/cooperation.ts'
import { reports as fr } from '../../src/words/fr/reports.ts'
import { visits } from './own-pages.ts'
import { canBrowse, launchChromium, overflow, screens, shot, violations } from './stage.ts'

const WORDS = {
  en: { ...casesEn, ...cooperationEn, ...en },
  fr: { ...casesFr, ...cooperationFr, ...fr },
}
type Member = { readonly caller: Acting; readonly organisation: string; readonly token: string }

/**
 * A contact point reports a seizure from its case by the short form after a preview; the RILO returns
 * it with a remark; the contact point completes the long form; the RILO validates it, and it counts.
 * By keyboard, in both languages.
 */
describe.skipIf(!canBrowse)('reports of cases', () => {
  let office: Office
  let browser: Browser
  const complaints: string[] = []

  const person = async (organisation: string, roles: readonly Role[]): Promise<Member> =>
    office.house.act(machine(organisation, 'administration'), async (act) => {
      const id = await addPerson(act, { name: roles.join(' '), language: 'en', roles })
      const how = { way: 'passkey', strong: true, agent: '' } as const
      const { token } = await startSession(act, office.house, id, how)
      const caller = { organisation, person: id, purpose: 'risk-analysis', strong: true } as const
      return { caller, organisation, token }
    })
  const found = (name: string, kind: OrganisationKind) =>
    foundOrganisation(office.house, { name, country: null, kind, exercise: true })

  beforeAll(async () => {
    mkdirSync(screens, { recursive: true })
    office = await openOffice({}, builtWeb())
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await office?.close()
  })

  const visit = ({ token }: Member, locale: 'en' | 'fr', width = 1280) =>
    visits(browser, office.address(), complaints)(token, { locale, width })

  /** A seizure as an officer and the contact point have written it; a name stands in it. */
  async function seized(officer: Member, contact: Member, operation: string): Promise<string> {
    const { house } = office
    const id = await house.act(contact.caller, (act) =>
      openCase(act, { title: 'Vacuum pumps', target: null, operation }),
    )
    const write = (
      { caller }: Member,
      kind: Parameters<typeof writeEntry>[2]['kind'],
      values: Readonly<Record<string, string>>,
    ) =>
      house.act(caller, async (act) => {
        const begun = (await readCase(act, id)).forms.find((one) => one.kind === kind)?.begun ?? {}
        await writeEntry(act, id, {
          ...{ kind, values: { ...begun, ...values }, corrects: null, about: null },
        })
      })
    await write(officer, 'inspection', {
      ...{ 'location-type': 'seaport', 'selection-basis': 'national-profile', family: 'missile' },
      ...{ technique: 'physical', result: 'suspicion' },
    })
    await write(contact, 'detention', {
      ...{ reason: 'no-licence', exporter: 'Fictional Trader Ltd' },
    })
    await write(contact, 'licence-ruling', {
      ...{ ruling: 'licence-required', authority: 'Licensing office (exercise)' },
    })
    await write(contact, 'seizure', {
      ...{ direction: 'export', hs: '841410', quantity: '12', unit: 'pieces', mode: 'sea' },
      ...{ departure: 'DE', destination: 'TR', exporter: 'Fictional Trader Ltd' },
    })
    return id
  }

  for (const language of ['en', 'fr'] as const) {
    it(`report, return, complete, validate in ${language}`, { timeout: 240_000 }, async () => {
      const words: Readonly<Record<string, string>> = WORDS[language]
      const said = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
        Object.entries(values).reduce(
          (text, [name, value]) => text.replace(`{{${name}}}`, String(value)),
          words[key] ?? key,
        )
      const nordavia = await found(`Nordavia ${language}`, 'administration')
      const westland = await found(`Westland ${language}`, 'administration')
      const rilo = await found(`RILO Meridian ${language}`, 'rilo')
      const officer = await person(nordavia, ['frontline-officer'])
      const contact = await person(nordavia, ['national-contact-point'])
      const neighbour = await person(westland, ['national-contact-point'])
      const analyst = await person(rilo, ['rilo-analyst'])
      const operation = await office.house.act(contact.caller, async (act) => {
        const id = await createOperation(act, { name: 'Lantern' })
        for (const organisation of [westland, rilo]) await addMember(act, id, { organisation })
        await changeDetentionTerms(act, {
          ...{ version: 0, days: 10, legalBasis: 'Exercise Act', contact: 'desk@customs.example' },
        })
        return id
      })
      office.ports.pass(1)
      const id = await seized(officer, contact, operation)
      const reports = `/operations/${operation}/reports`
      const press = async (page: Page, key: string, values = {}) =>
        page.getByRole('button', { name: said(key, values), exact: true }).press('Enter')
      const follow = async (page: Page, key: string, values = {}) =>
        page.getByRole('link', { name: said(key, values), exact: true }).press('Enter')
      const box = (page: Page, key: string) =>
        page
          .locator('form')
          .getByLabel(said(`case.field.${key}`))
          .first()
      const typed = async (page: Page, key: string, text: string) => {
        await box(page, key).focus()
        await page.keyboard.press('ControlOrMeta+a')
        await page.keyboard.type(text)
      }

      const c = await visit(contact, language)
      await c.page.goto(reports)
      await c.page.locator('.empty').waitFor()
      expect(await violations(c.page), 'empty').toEqual([])
      await shot(c.page, `reports-empty-${language}`, true)

      // The short form: what the case says stands there.
      await c.page.goto(`/cases/${id}`)
      await follow(c.page, 'case.page.report')
      await box(c.page, 'destination').waitFor()
      const empty = await c.page.evaluate(
        `[...document.querySelectorAll('form [required]')].filter((one) => one.value === '').length`,
      )
      expect(empty).toBe(0)
      expect(await violations(c.page), 'form').toEqual([])
      expect(await overflow(c.page)).toBeLessThanOrEqual(0)
      await shot(c.page, `report-form-${language}`, true)
      // What is not complete is said before anything leaves, and what was typed outlives a reload.
      await typed(c.page, 'quantity', 'twelve')
      await c.page.reload()
      expect(await box(c.page, 'quantity').inputValue()).toBe('twelve')
      await press(c.page, 'report.form.preview')
      await c.page
        .getByText(said('report.problem.malformed', { field: said('case.field.quantity') }))
        .waitFor()
      await press(c.page, 'report.preview.edit')
      await typed(c.page, 'quantity', '12')
      await press(c.page, 'report.form.preview')
      await c.page.getByRole('heading', { name: said('report.preview.title') }).waitFor()
      for (const name of [`Westland ${language}`, `RILO Meridian ${language}`])
        await c.page.getByText(name).first().waitFor()
      await c.page
        .getByText(said('report.withheld.nominal', { field: said('case.field.exporter') }))
        .waitFor()
      expect(await c.page.locator('.page').innerText()).not.toContain('Fictional Trader')
      expect(await violations(c.page), 'preview').toEqual([])
      await shot(c.page, `report-preview-${language}`, true)
      await press(c.page, 'report.preview.send', { version: 1 })
      await c.page.locator('.report .state[data-state=to-validate]').waitFor()
      const address = new URL(c.page.url()).pathname

      // The RILO comes by the operation's page; the queue has the report with its checks.
      const r = await visit(analyst, language)
      await r.page.goto(`/operations/${operation}`)
      await follow(r.page, 'web.operation.reports', { operation: 'Lantern' })
      await r.page.getByRole('navigation', { name: said('report.list.folders') }).waitFor()
      await r.page
        .getByRole('link', {
          name: said('report.list.count', { folder: said('report.folder.to-validate'), count: 1 }),
        })
        .press('Enter')
      await r.page.locator('tbody a').first().press('Enter')
      await r.page.locator('tr[data-result=holds]').first().waitFor()
      expect(await r.page.locator('.page').innerText()).not.toContain('Fictional Trader')
      const remark = r.page.locator('section').filter({
        has: r.page.getByRole('heading', { name: said('report.page.validate', { version: 1 }) }),
      })
      await remark.getByLabel(said('report.page.remark.field')).selectOption('narrative')
      await remark.getByLabel(said('report.page.remark'), { exact: true }).focus()
      await r.page.keyboard.type('How were they hidden?')
      expect(await violations(r.page), 'queue').toEqual([])
      await shot(r.page, `report-validate-${language}`, true)
      await press(r.page, 'report.page.validate.no')
      await r.page.getByText(said('report.page.done.returned')).waitFor()
      expect(await overflow(r.page)).toBeLessThanOrEqual(0)

      // Back with the contact point: the remark, and the long form as a new version.
      await c.page.goto(`${reports}?folder=sent`)
      await c.page.getByText(said('report.state.returned'), { exact: true }).first().waitFor()
      await c.page
        .getByText(said('report.list.figure', { validated: 0, count: 1 }), { exact: true })
        .waitFor()
      expect(await violations(c.page), 'list').toEqual([])
      await shot(c.page, `reports-sent-${language}`, true)
      await c.page.locator('tbody a').first().press('Enter')
      await c.page.getByText('How were they hidden?').waitFor()
      await follow(c.page, 'report.page.complete')
      await c.page.locator('summary', { hasText: said('report.form.long') }).press('Enter')
      await typed(c.page, 'place', 'DEHAM')
      await typed(c.page, 'goods-declared', 'Pumps for water')
      await typed(c.page, 'value', '9000')
      await typed(c.page, 'currency', 'EUR')
      await box(c.page, 'determination').selectOption('listed')
      await typed(c.page, 'narrative', 'Fictional Trader hid them behind a false wall')
      await typed(c.page, 'national-reference', 'ND-2026-1')
      await press(c.page, 'report.form.preview')
      await c.page
        .getByText(said('report.withheld.named', { field: said('case.field.narrative') }))
        .waitFor()
      await c.page.getByText('… hid them behind a false wall').waitFor()
      await press(c.page, 'report.preview.send', { version: 2 })
      await c.page
        .getByRole('heading', { name: said('report.page.version', { version: 2 }) })
        .waitFor()

      await r.page.goto(address)
      await press(r.page, 'report.page.validate.yes')
      await r.page.locator('.report .state[data-state=validated]').waitFor()
      expect(await violations(r.page), 'validated').toEqual([])
      await shot(r.page, `report-validated-${language}`, true)

      const n = await visit(neighbour, language)
      await n.page.goto(reports)
      await n.page
        .getByText(said('report.list.figure', { validated: 1, count: 1 }), { exact: true })
        .waitFor()
      expect(await violations(n.page), 'figure').toEqual([])
      await shot(n.page, `reports-figure-${language}`, true)
      // The case is corrected: its page and the report say that what was sent is behind it.
      const entries = (await office.house.act(contact.caller, (act) => readCase(act, id))).entries
      const seizure = entries.find((one) => one.kind === 'seizure')
      const post = (path: string, data: object) =>
        c.context.request.post(`/api/v1/${path}`, {
          ...{ headers: { origin: office.address() }, data },
        })
      const corrected = await post(`cases/${id}/entries`, {
        ...{ kind: 'seizure', corrects: seizure?.id },
        values: { ...seizure?.values, quantity: '11' },
      })
      expect(corrected.status()).toBe(201)
      await c.page.goto(`/cases/${id}`)
      await c.page.getByText(said('report.behind')).waitFor()
      expect(await violations(c.page), 'case').toEqual([])
      await shot(c.page, `report-behind-${language}`, true)
      await c.page.goto(`${reports}?folder=sent`)
      await c.page.getByText(said('report.behind.short')).waitFor()
      await c.page.goto(address)
      await c.page.getByText(said('report.behind')).waitFor()
      // It is taken back after a question, and reported anew.
      await press(c.page, 'report.withdraw')
      expect(await violations(c.page), 'withdraw').toEqual([])
      await shot(c.page, `report-withdraw-${language}`, true)
      await press(c.page, 'report.withdraw.yes')
      await c.page.getByText(said('report.page.done.withdrawn')).waitFor()
      await n.page
        .getByText(said('report.list.figure', { validated: 0, count: 0 }), { exact: true })
        .waitFor()
      await c.page.goto(`/cases/${id}/report`)
      await c.page.getByText(said('report.form.withdrawn')).waitFor()
      await press(c.page, 'report.form.preview')
      await press(c.page, 'report.preview.send', { version: 1 })
      await c.page.locator('.report .state[data-state=to-validate]').waitFor()
      await n.page
        .getByText(said('report.list.figure', { validated: 0, count: 1 }), { exact: true })
        .waitFor()
      // The case falls: what was reported of it counts no more, on every page that is open.
      const fallen = await c.context.request.post(`/api/v1/cases/${id}/entries`, {
        headers: { origin: office.address() },
        data: {
          kind: 'quashing',
          values: {
            ...{ 'event-on': office.house.ports.clock.now().slice(0, 10) },
            ...{ authority: 'Court', grounds: 'The rating was withdrawn' },
          },
        },
      })
      expect(fallen.status()).toBe(201)
      await n.page
        .getByText(said('report.list.figure', { validated: 0, count: 0 }), { exact: true })
        .waitFor()
      await n.page.getByText(said('report.state.withdrawn'), { exact: true }).first().waitFor()
      expect(await violations(n.page), 'withdrawn').toEqual([])
      await shot(n.page, `reports-withdrawn-${language}`, true)
      await c.page.goto(address)
      await c.page.locator('.report .state[data-state=withdrawn]').waitFor()
      const narrow = await visit(contact, language, 360)
      for (const path of [reports, address]) {
        await narrow.page.goto(path)
        await narrow.page.locator('.page h1').waitFor()
        await narrow.page.locator('table').first().waitFor()
        expect(await overflow(narrow.page), path).toBeLessThanOrEqual(0)
      }
      for (const one of [c, r, n, narrow]) await one.context.close()
      expect(complaints.filter((text) => !/409|412|422/.test(text))).toEqual([])
    })
  }
})
