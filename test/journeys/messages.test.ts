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
import type { OrganisationKind, Role } from '../../src/rights/index.ts'
import { builtWeb } from '../../src/server/built-web.contract.ts'
import { type Office, openOffice } from '../../src/server/visitor.contract.ts'
import { messages as en } from '../../src/words/en/messages.ts'
import { messages as fr } from '../../src/words/fr/messages.ts'
import { visits } from './own-pages.ts'
import { canBrowse, launchChromium, overflow, shot, violations } from './stage.ts'

const WORDS = { en, fr }
type Member = { readonly id: string; readonly name: string; readonly token: string }

/**
 * A warning to three: one reads, one answers, one is overdue; then it is recalled. By keyboard, in
 * both languages, with nothing reloaded where others act.
 */
describe.skipIf(!canBrowse)('messages of an operation', () => {
  let office: Office
  let browser: Browser
  const complaints: string[] = []

  const member = async (
    name: string,
    kind: OrganisationKind,
    roles: readonly Role[],
  ): Promise<Member> => {
    const { house } = office
    const id = await foundOrganisation(house, { name, country: null, kind, exercise: true })
    const token = await house.act(machine(id, 'administration'), async (act) => {
      const person = await addPerson(act, { name: `Contact of ${name}`, language: 'en', roles })
      const how = { way: 'passkey', strong: true, agent: '' } as const
      return (await startSession(act, house, person, how)).token
    })
    return { id, name, token }
  }

  beforeAll(async () => {
    office = await openOffice({}, builtWeb())
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await office?.close()
  })

  const visit = ({ token }: Member, locale: 'en' | 'fr', width = 1440) =>
    visits(browser, office.address(), complaints)(token, { locale, width })

  for (const language of ['en', 'fr'] as const) {
    it(`warn, read, answer, be late and recall in ${language}`, { timeout: 180_000 }, async () => {
      const words: Readonly<Record<string, string>> = WORDS[language]
      const said = (key: string): string => words[key] as string
      const label = (key: string) => said(`message.field.${key}`)
      const contact: readonly Role[] = ['national-contact-point']
      const keeper = await member(`Nordavia ${language}`, 'administration', contact)
      const reader = await member(`Westland ${language}`, 'administration', contact)
      const answerer = await member(`Ostland ${language}`, 'administration', contact)
      const silent = await member(`RILO Meridian ${language}`, 'rilo', ['rilo-analyst'])
      const outsider = await member(`Farland ${language}`, 'administration', contact)
      const operation = await office.house.act(
        { ...machine(keeper.id), person: null, strong: true },
        async (act) => {
          const id = await createOperation(act, { name: 'Lantern' })
          for (const one of [reader, answerer, silent])
            await addMember(act, id, { organisation: one.id })
          return id
        },
      )
      office.ports.pass(1)
      const at = `/operations/${operation}/messages`
      const openPage = async (page: Page) => {
        await page.goto(at)
        await page.locator('.message-left .tabs').waitFor()
      }
      const press = async (page: Page, key: string) =>
        page.getByRole('button', { name: said(key), exact: true }).press('Enter')
      const box = (page: Page, key: string) =>
        page.locator('.message form').getByLabel(label(key)).first()
      const typed = async (page: Page, key: string, text: string) => {
        await box(page, key).focus()
        await page.keyboard.type(text)
      }

      const [k, r, a] = [
        await visit(keeper, language),
        await visit(reader, language),
        await visit(answerer, language),
      ]
      for (const one of [k, r, a]) await openPage(one.page)
      await k.page.locator('.empty').waitFor()
      expect(await violations(k.page), 'empty').toEqual([])
      await shot(k.page, `messages-empty-${language}`, true)

      // By keyboard: n, begin, the short form.
      await k.page.keyboard.press('n')
      await k.page.keyboard.press('Tab')
      await k.page.keyboard.press('Enter')
      await k.page.getByRole('heading', { level: 2, name: said('message.type.warning') }).waitFor()
      await k.page.keyboard.press('Tab')
      await k.page.keyboard.type('Vacuum pumps by sea')
      const due = new Date(office.house.ports.clock.ms() + 10 * 60_000).toISOString()
      await box(k.page, 'feedbackBy').fill(due.slice(0, 16))
      await box(k.page, 'action').selectOption('examine')
      await typed(k.page, 'goods', 'Vacuum pumps, rotary vane')
      await box(k.page, 'mode').selectOption('sea')
      await typed(k.page, 'hs', '8414.10')
      await k.page.locator('[data-saving=saved]').waitFor()
      // The network goes while something is typed: it is kept here, and saved when it is back.
      await k.context.setOffline(true)
      await typed(k.page, 'grounds', 'Route and consignee do not fit')
      await k.page.locator('[data-saving=offline]').waitFor()
      await k.context.setOffline(false)
      await k.page.locator('[data-saving=saved]').waitFor()
      await k.page.reload()
      await k.page.locator('[data-saving=saved]').waitFor()
      expect(await box(k.page, 'grounds').inputValue()).toBe('Route and consignee do not fit')
      // What is typed here while a colleague saves: nobody's text is lost without being asked.
      const draft = new URL(k.page.url()).searchParams.get('draft')
      const saving = `**/drafts/${draft}`
      await k.page.route(saving, (route) =>
        route.request().method() === 'PUT' ? route.abort() : route.continue(),
      )
      await typed(k.page, 'grounds', ', nor the end use')
      await k.page.locator('[data-saving=offline]').waitFor()
      const door = `/api/v1/operations/${operation}`
      const asKeeper = { origin: office.address() }
      const stood = await (await k.context.request.get(`${door}/drafts/${draft}`)).json()
      const { subject, urgency, audience, feedbackBy, tlp, code, fields } = stood
      const theirs = { subject, urgency, audience, feedbackBy, tlp, code }
      const other = await k.context.request.put(`${door}/drafts/${draft}`, {
        headers: asKeeper,
        data: { ...theirs, fields: { ...fields, grounds: 'A colleague wrote this' } },
      })
      expect(other.status()).toBe(200)
      await k.page.unroute(saving)
      await k.page.reload()
      await k.page.getByRole('alert').getByText(said('messages.newer')).waitFor()
      const standing = await (await k.context.request.get(`${door}/drafts/${draft}`)).json()
      expect(standing.fields.grounds).toBe('A colleague wrote this')
      expect(await box(k.page, 'grounds').inputValue()).toContain('end use')
      await press(k.page, 'messages.newer.keep')
      await k.page.locator('[data-saving=saved]').waitFor()
      const left = "Object.keys(sessionStorage).filter((one) => one.startsWith('cosmo.draft'))"
      expect(await k.page.evaluate(left)).toEqual([])
      // Saved once more elsewhere, the preview is not of what stands here: that is said first.
      await k.context.request.put(`${door}/drafts/${draft}`, {
        headers: asKeeper,
        data: { ...theirs, fields },
      })
      await press(k.page, 'messages.preview')
      await k.page.getByRole('alert').getByText(said('messages.newer')).waitFor()
      expect(await k.page.locator('.message-preview').count()).toBe(0)
      await press(k.page, 'messages.newer.take')
      await k.page.locator('[data-saving=saved]').waitFor()
      expect(await box(k.page, 'grounds').inputValue()).toBe(fields.grounds)
      // Forms that do not come are said, with what to do.
      const broken = await k.context.newPage()
      await broken.route('**/message-forms', (route) => route.abort())
      await broken.goto(at)
      await broken.locator('[data-kind=trouble]').waitFor()
      await broken.close()
      await k.page.locator('summary', { hasText: said('messages.more') }).press('Enter')
      expect(await violations(k.page), 'compose').toEqual([])
      await shot(k.page, `messages-compose-${language}`, true)
      await press(k.page, 'messages.preview')
      await k.page.locator('.message-preview').waitFor()
      expect(await k.page.locator('.message-preview tbody tr').count()).toBe(3)
      expect(await violations(k.page), 'preview').toEqual([])
      await shot(k.page, `messages-preview-${language}`, true)
      await press(k.page, 'messages.send')
      await k.page.locator('tr[data-clock=open]').first().waitFor()
      expect(await k.page.locator('tr[data-clock=open]').count()).toBe(3)

      // It appears with the others by itself.
      const readings: string[] = []
      r.page.on('request', (one) => {
        if (/\/messages\/[0-9a-f-]{36}$/.test(one.url())) readings.push(one.url())
      })
      for (const { page } of [r, a]) {
        const line = page.getByRole('link', { name: /Vacuum pumps by sea/ })
        await line.waitFor()
        expect(await page.locator('li[data-unread]').count()).toBe(1)
        await line.press('Enter')
        await page.getByRole('heading', { level: 2, name: 'Vacuum pumps by sea' }).waitFor()
      }
      expect(await violations(r.page), 'received').toEqual([])
      await shot(r.page, `messages-received-${language}`, true)
      await a.page
        .locator('.message .go')
        .getByRole('button', { name: new RegExp(said('message.type.feedback')) })
        .press('Enter')
      await a.page.getByRole('heading', { level: 2, name: said('message.type.feedback') }).waitFor()
      // What the warning said already stands in the answer.
      expect(await box(a.page, 'hs').inputValue()).toBe('841410')
      await box(a.page, 'outcome').selectOption('examined')
      await box(a.page, 'done-on').fill('2026-03-02')
      await press(a.page, 'messages.preview')
      await a.page.locator('.message-preview').waitFor()
      await press(a.page, 'messages.send')
      await a.page.locator('.said', { hasText: said('messages.sent_one').slice(0, 6) }).waitFor()

      // The sender is told without asking.
      await k.page.locator('tr[data-clock=answered]').waitFor()
      expect(await k.page.locator('tr[data-clock=open]').count()).toBe(2)
      office.ports.pass(11)
      await k.page.reload()
      await k.page.locator('tr[data-clock=overdue]').first().waitFor()
      expect(await k.page.locator('tr[data-clock=overdue]').count()).toBe(2)
      const overdue = k.page.locator('.tabs').getByRole('link', {
        name: new RegExp(said('message.folder.overdue')),
      })
      await overdue.press('Enter')
      await k.page.locator('.message-mark[data-clock=overdue]').waitFor()
      expect(await violations(k.page), 'overdue').toEqual([])
      await k.page.keyboard.press('j')
      await k.page.locator('tr[data-clock=overdue]').first().waitFor()
      await shot(k.page, `messages-overdue-${language}`, true)

      // News of another message is no reason to read this one again.
      const begun = await k.context.request.post(`${door}/drafts`, {
        headers: asKeeper,
        data: { type: 'warning' },
      })
      const { id: second } = await begun.json()
      const later = new Date(office.house.ports.clock.ms() + 86_400_000).toISOString()
      await k.context.request.put(`${door}/drafts/${second}`, {
        headers: asKeeper,
        data: { ...theirs, fields, feedbackBy: later, subject: 'Another consignment' },
      })
      await k.context.request.post(`${door}/drafts/${second}/sending`, { headers: asKeeper })
      await r.page.getByRole('link', { name: /Another consignment/ }).waitFor()
      expect(readings).toHaveLength(1)

      await press(k.page, 'messages.recall')
      await press(k.page, 'messages.recall.yes')
      await k.page.locator('tr[data-clock=recalled]').first().waitFor()
      await r.page.getByRole('heading', { level: 2, name: said('messages.recalled') }).waitFor()
      expect(await r.page.locator('main').innerText()).not.toContain('Vacuum pumps')
      expect(await violations(r.page), 'recalled').toEqual([])
      await shot(r.page, `messages-recalled-${language}`, true)

      const s = await visit(silent, language)
      await openPage(s.page)
      expect(await s.page.locator('main').innerText()).not.toContain('Vacuum pumps')
      const o = await visit(outsider, language)
      await o.page.goto(at)
      await o.page.getByRole('alert').waitFor()
      const narrow = await visit(keeper, language, 360)
      await openPage(narrow.page)
      expect(await overflow(narrow.page)).toBeLessThanOrEqual(0)

      // The keeper tailors a template: a new version.
      await k.page.locator('.templates > summary').press('Enter')
      await k.page.locator('.templates tbody input[type=checkbox]').nth(2).press('Space')
      await press(k.page, 'messages.template.save')
      await k.page
        .getByText(said('messages.template.version').replace('{{version}}', '1'))
        .waitFor()
      expect(await violations(k.page), 'templates').toEqual([])
      await shot(k.page, `messages-templates-${language}`, true)
      for (const { context } of [k, r, a, s, o, narrow]) await context.close()
      expect(
        complaints.filter((text) => !/404|ERR_INTERNET_DISCONNECTED|ERR_FAILED|412/.test(text)),
      ).toEqual([])
    })
  }
})
