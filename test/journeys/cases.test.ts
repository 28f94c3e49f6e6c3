import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, foundOrganisation, machine, startSession } from '../../src/access/index.ts'
import type { Role } from '../../src/rights/index.ts'
import { builtWeb } from '../../src/server/built-web.contract.ts'
import { type Office, openOffice } from '../../src/server/visitor.contract.ts'
import { targetsPage } from '../../src/store/index.ts'
import { filled } from '../../src/store/office.contract.ts'
import { cases as en } from '../../src/words/en/cases.ts'
import { web as webEn } from '../../src/words/en/web.ts'
import { cases as fr } from '../../src/words/fr/cases.ts'
import { web as webFr } from '../../src/words/fr/web.ts'
import { visits } from './own-pages.ts'
import { canBrowse, launchChromium, overflow, screens, shot, violations } from './stage.ts'

const WORDS = { en: { ...webEn, ...en }, fr: { ...webFr, ...fr } }

/**
 * An officer opens a case from a target, reads the hazards, inspects, detains and makes the notice; the
 * contact point records the ruling; a colleague seizes by the short form and hands the goods on; a
 * consequence follows, and falls. By keyboard, in both languages.
 */
describe.skipIf(!canBrowse)('a case', () => {
  let office: Office
  let browser: Browser
  const complaints: string[] = []

  beforeAll(async () => {
    mkdirSync(screens, { recursive: true })
    office = await openOffice({}, builtWeb())
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await office?.close()
  })

  for (const language of ['en', 'fr'] as const) {
    it(`from target to consequence in ${language}`, { timeout: 240_000 }, async () => {
      const { house } = office
      const words: Readonly<Record<string, string>> = WORDS[language]
      const said = (key: string): string => words[key] ?? key
      const nation = await foundOrganisation(house, {
        ...{ name: `Nordavia ${language}`, country: null, exercise: true },
        kind: 'administration',
      })
      const person = async (name: string, roles: readonly Role[]) => {
        const acting = machine(nation, 'administration')
        const id = await house.act(acting, (act) => addPerson(act, { name, language, roles }))
        const how = { way: 'passkey', strong: true, agent: '' } as const
        const { token } = await house.act(acting, (act) => startSession(act, house, id, how))
        return { id, token }
      }
      const officer = await person('Officer One', ['frontline-officer'])
      const second = await person('Officer Two', ['frontline-officer'])
      const contact = await person('Contact', ['national-contact-point', 'targeting-officer'])
      const caller = { organisation: nation, person: contact.id, purpose: 'risk-analysis' }
      await filled(house, { organisation: nation, officer: caller }, `journey ${language}`, 1)
      const target = await house.act(caller, async (act) => {
        const { items } = await targetsPage(act, { limit: 1, nominal: false })
        return items[0]?.id ?? ''
      })
      const visit = async (one: { readonly token: string }, width = 1440) =>
        visits(browser, office.address(), complaints)(one.token, { locale: language, width })
      const press = (page: Page, key: string) =>
        page.getByRole('button', { name: said(key), exact: true }).press('Enter')
      const box = (page: Page, key: string) =>
        page
          .locator('.page form')
          .getByLabel(new RegExp(`^${said(`case.field.${key}`).replace(/[()/]/g, '\\$&')}( \\*)?$`))
      const type = async (page: Page, key: string, text: string) => {
        await box(page, key).focus()
        await page.keyboard.press('ControlOrMeta+a')
        await page.keyboard.type(text)
      }
      const kind = async (page: Page, name: string) => {
        await page.getByLabel(said('case.page.choose')).selectOption(name)
        await box(page, 'event-on').waitFor()
      }
      /** Writes the entry and waits until it stands in the history. */
      const write = async (page: Page, number: number) => {
        await press(page, 'case.page.write')
        await page.getByText(said('case.page.written').replace('{{seq}}', String(number))).waitFor()
        // it is said before the history is read again
        const entries = page.locator('.case-history > li')
        await entries.nth(number - 1).waitFor()
        expect(await entries.count()).toBe(number)
      }

      // The contact point sees no case yet, and says how long goods may be detained.
      const c = await visit(contact)
      await c.page.goto('/cases')
      await c.page.locator('.empty').waitFor()
      expect(await violations(c.page), 'empty').toEqual([])
      await shot(c.page, `cases-empty-${language}`, true)
      const terms = c.page.locator('details.card form')
      await terms.getByLabel(said('cases.terms.days')).fill('10')
      await terms.getByLabel(said('cases.terms.basis')).fill('Exercise Act, section 12')
      await terms.getByLabel(said('cases.terms.contact')).fill('licences@customs.example')
      await press(c.page, 'cases.terms.save')
      await c.page.getByText(said('cases.terms.saved')).waitFor()

      // From the target, by keyboard.
      const o = await visit(officer)
      await o.page.goto(`/targets?answer=all&target=${target}`)
      await o.page.locator('summary', { hasText: said('web.cases') }).press('Enter')
      await press(o.page, 'cases.new')
      await o.page.waitForURL(/\/cases\/[0-9a-f-]{36}$/)
      const address = new URL(o.page.url()).pathname
      await o.page.getByRole('heading', { name: said('case.page.next') }).waitFor()
      expect(await violations(o.page), 'opened').toEqual([])

      // The hazards come before the package.
      const opened = box(o.page, 'package-opened')
      await o.page.getByText(said('case.page.hazards.choose')).waitFor()
      await box(o.page, 'location-type').selectOption('seaport')
      await box(o.page, 'family').selectOption('chemical')
      await box(o.page, 'technique').selectOption('physical')
      await box(o.page, 'result').selectOption('suspicion')
      await o.page.getByText(said('case.hazard.leaks')).waitFor()
      expect(await opened.isDisabled()).toBe(true)
      await box(o.page, 'hazards-read').press('Space')
      await opened.press('Space')
      expect(await opened.isChecked()).toBe(true)
      // Other goods, other hazards: they were not read.
      await box(o.page, 'family').selectOption('missile')
      expect([await opened.isDisabled(), await opened.isChecked()]).toEqual([true, false])
      await box(o.page, 'hazards-read').press('Space')
      await opened.press('Space')
      await shot(o.page, `case-inspection-${language}`, true)
      // What is typed outlives a reload.
      await type(o.page, 'finding', 'Seals do not match the papers')
      await o.page.reload()
      expect(await box(o.page, 'finding').inputValue()).toBe('Seals do not match the papers')
      await write(o.page, 1)

      await kind(o.page, 'detention')
      await press(o.page, 'case.page.write')
      await o.page.getByRole('alert').getByText(said('case.field.reason')).waitFor()
      await box(o.page, 'reason').selectOption('no-licence')
      await write(o.page, 2)
      await o.page.locator('.case-clock[data-clock=open]').waitFor()
      await o.page.locator('summary', { hasText: said('case.page.why-not') }).press('Enter')
      await o.page.getByText(said('case.lacks.ruling'), { exact: true }).first().waitFor()
      await press(o.page, 'case.page.notice.make')
      await o.page.locator('article[lang=fr]').waitFor()
      for (const [lang, other] of [
        ['en', en],
        ['fr', fr],
      ] as const) {
        const text = await o.page.locator(`article[lang=${lang}]`).innerText()
        for (const wanted of [other['case.document.licence'], 'Exercise Act, section 12'])
          expect(text).toContain(wanted)
        expect(text).toContain('licences@customs.example')
        expect(text).toContain('2026-03-12')
      }
      expect(await violations(o.page), 'notice').toEqual([])
      await shot(o.page, `case-notice-${language}`, true)
      await o.page.evaluate('window.print = () => { window.printed = true }')
      await press(o.page, 'case.page.notice.print')
      expect(await o.page.evaluate('window.printed')).toBe(true)
      await o.page.emulateMedia({ media: 'print' })
      expect(await o.page.locator('h1').isVisible()).toBe(false)
      expect(await o.page.locator('article[lang=en]').isVisible()).toBe(true)
      await shot(o.page, `case-notice-print-${language}`, true)
      await o.page.emulateMedia({ media: 'screen' })

      await c.page.goto(address)
      await kind(c.page, 'licence-ruling')
      await box(c.page, 'ruling').selectOption('licence-required')
      await type(c.page, 'authority', 'Licensing office (exercise)')
      await write(c.page, 3)

      // Who identified the goods does not seize them, and is told so.
      await o.page.reload()
      await o.page.locator('summary', { hasText: said('case.page.why-not') }).press('Enter')
      await o.page.getByText(said('case.lacks.other-person'), { exact: true }).waitFor()

      const s = await visit(second)
      await s.page.goto(address)
      await kind(s.page, 'seizure')
      const empty = await s.page.evaluate(
        `[...document.querySelectorAll('[aria-labelledby="case-next"] form [required]')].filter((one) => one.value === '').length`,
      )
      expect(Number(empty)).toBeLessThanOrEqual(3)
      await box(s.page, 'mode').selectOption('sea')
      await s.page.locator('summary', { hasText: said('case.page.more') }).press('Enter')
      await type(s.page, 'container', 'CSQU3054384')
      await press(s.page, 'case.page.write')
      await s.page.getByRole('alert').getByText(said('case.field.container')).waitFor()
      expect(await violations(s.page), 'seizure').toEqual([])
      await shot(s.page, `case-seizure-${language}`, true)
      await type(s.page, 'container', 'CSQU3054383')
      await write(s.page, 4)
      await kind(s.page, 'custody')
      await type(s.page, 'from', 'Quay 4')
      await type(s.page, 'to', 'Customs store')
      await type(s.page, 'place-held', 'Hall 2')
      await box(s.page, 'custody-for').selectOption('storage')
      await write(s.page, 5)

      await c.page.reload()
      await kind(c.page, 'consequence')
      await box(c.page, 'decision').selectOption('forfeiture')
      await type(c.page, 'provision', 'Exercise Act, section 40')
      await type(c.page, 'authority', 'Customs')
      await box(c.page, 'flag').selectOption('trader')
      await write(c.page, 6)
      await c.page.locator('li[data-stands=stands]').waitFor()
      await kind(c.page, 'quashing')
      await type(c.page, 'authority', 'Court')
      await type(c.page, 'grounds', 'The rating was withdrawn')
      await write(c.page, 7)
      await c.page.locator('li[data-stands=fallen]').waitFor()
      await c.page.getByText(said('case.page.flags.none'), { exact: true }).waitFor()
      // What was wrong is corrected by a later entry; the first wording stays.
      const correct = said('case.page.correct').replace('{{seq}}', '6')
      await c.page.getByRole('button', { name: correct }).press('Enter')
      await type(c.page, 'provision', 'Exercise Act, section 41')
      await write(c.page, 8)
      expect(await c.page.locator('li[data-corrected]').count()).toBe(1)
      expect(await violations(c.page), 'whole').toEqual([])
      await shot(c.page, `case-whole-${language}`, true)

      await c.page.goto('/cases')
      await c.page.locator('tbody tr').first().waitFor()
      expect(await c.page.locator('tbody').innerText()).toContain(said('case.state.seized'))
      expect(await violations(c.page), 'list').toEqual([])
      await shot(c.page, `cases-list-${language}`, true)
      const narrow = await visit(contact, 360)
      await narrow.page.goto(address)
      await narrow.page.locator('.case-history').waitFor()
      expect(await overflow(narrow.page)).toBeLessThanOrEqual(0)
      for (const one of [c, o, s, narrow]) await one.context.close()
      expect(complaints.filter((text) => !/409|412|422/.test(text))).toEqual([])
    })
  }
})
