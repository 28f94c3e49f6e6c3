import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, foundOrganisation, machine, startSession } from '../../src/access/index.ts'
import type { Role } from '../../src/rights/index.ts'
import { targetsPage } from '../../src/store/index.ts'
import { filled } from '../../src/store/office.contract.ts'
import { advice as en } from '../../src/words/en/advice.ts'
import { web as enWeb } from '../../src/words/en/web.ts'
import { advice as fr } from '../../src/words/fr/advice.ts'
import { web as frWeb } from '../../src/words/fr/web.ts'
import { openPages } from './own-pages.ts'
import { canBrowse, overflow, shot, violations } from './stage.ts'

const WORDS = { en: { ...en, ...enWeb }, fr: { ...fr, ...frWeb } }
const UNTIL = '2099-12-31'

/**
 * An officer asks from a target, the expert returns it with a question, the officer answers, the
 * expert determines with an entry; a second request on the same goods shows the precedent. By
 * keyboard, in both languages.
 */
describe.skipIf(!canBrowse)('advice of experts', () => {
  let pages: Awaited<ReturnType<typeof openPages>>

  beforeAll(async () => {
    pages = await openPages('advice')
  })
  afterAll(() => pages?.close())

  for (const language of ['en', 'fr'] as const) {
    it(`ask, question, answer, determine, ask again in ${language}`, {
      timeout: 180_000,
    }, async () => {
      const { house, visit, complaints } = pages
      const words: Readonly<Record<string, string>> = WORDS[language]
      const said = (key: string): string => words[key] as string
      const organisation = await foundOrganisation(house, {
        ...{ name: `Nordavia ${language}`, country: null, kind: 'administration' },
        exercise: true,
      })
      const partner = await foundOrganisation(house, {
        ...{ name: `Chemistry Partner ${language}`, country: null, kind: 'partner' },
        exercise: true,
      })
      const someone = (at: string, roles: readonly Role[]) =>
        house.act(machine(at, 'administration'), async (act) => {
          const person = await addPerson(act, { name: roles.join(' '), language, roles })
          const how = { way: 'passkey', strong: true, agent: '' } as const
          return (await startSession(act, house, person, how)).token
        })
      const officer = { organisation, person: null, purpose: 'risk-analysis' }
      const batch = await filled(house, { organisation, officer }, `advice-${language}`, 1)
      const target = await house.act(officer, async (act) => {
        const found = await targetsPage(act, { limit: 1, nominal: false, batch: batch.id })
        return found.items[0]?.id ?? ''
      })
      const asker = await visit(await someone(organisation, ['frontline-officer']), {
        locale: language,
      })
      const expert = await visit(await someone(organisation, ['reach-back-expert']), {
        locale: language,
      })
      const abroad = await visit(await someone(partner, ['reach-back-expert']), {
        locale: language,
      })
      const press = (page: Page, key: string) =>
        page.getByRole('button', { name: said(key), exact: true }).press('Enter')
      const typed = async (page: Page, key: string, text: string) => {
        await page.getByLabel(said(key), { exact: true }).first().focus()
        await page.keyboard.press('ControlOrMeta+a')
        await page.keyboard.type(text)
      }
      const unfold = (page: Page, key: string) =>
        page.locator('details.card > summary', { hasText: said(key) }).press('Enter')
      const goods = async (page: Page) => {
        await typed(page, 'advice.fact.description', 'Diaphragm pump of glass')
        await typed(page, 'advice.fact.maker', 'Example Pumps')
        await typed(page, 'advice.fact.model', 'EP-40')
        await typed(page, 'advice.form.question', 'Is it listed?')
      }

      // Nobody asked yet.
      await expert.page.goto('/advice')
      await expert.page.locator('.empty').waitFor()
      expect(await violations(expert.page), 'empty').toEqual([])
      await shot(expert.page, `advice-empty-${language}`, true)

      // From a target.
      await asker.page.goto(`/targets?answer=all&target=${target}`)
      await asker.page.getByRole('link', { name: said('web.target.ask') }).press('Enter')
      await asker.page.getByRole('heading', { level: 1, name: said('advice.form.title') }).waitFor()
      await asker.page.getByText(said('advice.precedents.none')).waitFor()
      const description = asker.page.getByLabel(said('advice.fact.description'))
      expect(await description.inputValue()).not.toBe('')
      await asker.page.getByLabel(said('advice.family')).selectOption('chemical')
      await goods(asker.page)
      await typed(asker.page, 'advice.fact.exporter', 'Fictional Trader Ltd')
      await asker.page.getByText(said('advice.point.photos')).waitFor()
      // What was typed outlives the page.
      await asker.page.reload()
      await asker.page.getByText(said('advice.point.photos')).waitFor()
      expect(await description.inputValue()).toBe('Diaphragm pump of glass')
      expect(await violations(asker.page), 'form').toEqual([])
      await shot(asker.page, `advice-form-${language}`, true)
      await press(asker.page, 'advice.form.send-incomplete')
      await asker.page.getByRole('heading', { level: 1, name: 'Diaphragm pump of glass' }).waitFor()
      await asker.page.locator('tr[data-clock=running]').waitFor()
      expect(await asker.page.locator('main').innerText()).toContain('Fictional Trader Ltd')
      const request = new URL(asker.page.url()).pathname

      // The expert asks back: the clock waits, and says so.
      await expert.page.goto('/advice')
      await expert.page.getByRole('link', { name: /Diaphragm pump of glass/ }).press('Enter')
      await expert.page.locator('tr[data-clock=running]').waitFor()
      expect(await expert.page.locator('main').innerText()).not.toContain('Fictional Trader')
      await unfold(expert.page, 'advice.do.return')
      await typed(expert.page, 'advice.do.questions', 'Which parts touch the liquid?')
      expect(await violations(expert.page), 'return').toEqual([])
      await press(expert.page, 'advice.do.return.send')
      await expert.page.locator('tr[data-clock=paused]').waitFor()
      await shot(expert.page, `advice-paused-${language}`, true)

      await asker.page.reload()
      await asker.page.locator('tr[data-clock=paused]').waitFor()
      await asker.page.getByText('Which parts touch the liquid?').waitFor()
      await typed(asker.page, 'advice.do.reply.text', 'Glass alone')
      await press(asker.page, 'advice.do.reply.send')
      await asker.page.locator('tr[data-clock=running]').waitFor()

      // Listed needs an entry of the catalogue.
      await expert.page.reload()
      await expert.page.locator('tr[data-clock=running]').waitFor()
      await typed(expert.page, 'advice.entries.type', '9Z999')
      await typed(expert.page, 'advice.reasoning', 'Wetted parts of glass')
      await expert.page.getByLabel(said('advice.confidence')).selectOption('high')
      await expert.page.getByLabel(said('advice.valid-until')).fill(UNTIL)
      await press(expert.page, 'advice.do.check')
      await expert.page.locator('.answer-check').getByText(/9Z999/).waitFor()
      await typed(expert.page, 'advice.entries.type', '2b350')
      await press(expert.page, 'advice.do.check')
      await press(expert.page, 'advice.do.send-answer')
      await expert.page.locator('tr[data-clock=answered]').waitFor()
      await expert.page.getByText(said('advice.answer.not-decision')).first().waitFor()
      expect(await violations(expert.page), 'answered').toEqual([])
      await shot(expert.page, `advice-answered-${language}`, true)
      await asker.page.reload()
      await asker.page.getByText(/2B350/).first().waitFor()
      expect(await violations(asker.page), 'answer').toEqual([])

      // The same goods once more: what was ruled stands beside the form while it is typed.
      await asker.page.goto('/advice/new')
      await asker.page.getByText(said('advice.precedents.none')).waitFor()
      await goods(asker.page)
      await asker.page.locator('.precedents li[data-identical]').waitFor()
      const ruled = await asker.page.locator('.precedents li[data-identical]').innerText()
      expect(ruled).toContain('2B350')
      expect(ruled).toContain('2099')
      expect(await violations(asker.page), 'precedent').toEqual([])
      await shot(asker.page, `advice-precedent-${language}`, true)
      await press(asker.page, 'advice.form.send-incomplete')
      await asker.page.locator('tr[data-clock=running]').waitFor()

      // Another ruling on identical goods is warned of, and wants a reason.
      const second = new URL(asker.page.url()).pathname
      await expert.page.goto(second)
      await expert.page.getByLabel(said('advice.determination')).selectOption('catch-all')
      await typed(expert.page, 'advice.reasoning', 'Plastic lining')
      await expert.page.getByLabel(said('advice.confidence')).selectOption('low')
      await press(expert.page, 'advice.do.check')
      await expert.page.getByText(said('advice.conflict')).waitFor()
      const give = expert.page.getByRole('button', { name: said('advice.do.send-answer') })
      expect(await give.isDisabled()).toBe(true)
      await typed(expert.page, 'advice.because.type', 'Another lining than the first')
      expect(await violations(expert.page), 'conflict').toEqual([])
      await shot(expert.page, `advice-conflict-${language}`, true)
      await give.press('Enter')
      await expert.page.locator('tr[data-clock=answered]').waitFor()
      // Its end use is checked within five working days.
      const check = expert.page.getByRole('button', { name: said('advice.end-use.send') })
      expect(await check.isDisabled()).toBe(true)
      await expert.page.getByLabel(said('advice.end-use.outcome')).selectOption('undertaking')
      await press(expert.page, 'advice.end-use.send')
      await expert.page.locator('.advice-history li[data-step=checked]').waitFor()

      // The first one goes to a partner, without the name.
      await expert.page.goto(request)
      await unfold(expert.page, 'advice.do.pass')
      const to = await expert.page
        .getByLabel(said('advice.do.pass.to'), { exact: true })
        .locator('option', { hasText: `Chemistry Partner ${language}` })
        .getAttribute('value')
      await expert.page.getByLabel(said('advice.do.pass.to'), { exact: true }).selectOption(to)
      await press(expert.page, 'advice.do.pass.send')
      await expert.page.locator('tr[data-clock=running]').waitFor()
      await abroad.page.goto('/advice')
      await abroad.page.getByRole('link', { name: /Diaphragm pump of glass/ }).press('Enter')
      await abroad.page.locator('tr[data-clock=running]').waitFor()
      expect(await abroad.page.locator('main').innerText()).not.toContain('Fictional Trader')

      // Lists, response times with the requests behind them, what is promised.
      await expert.page.goto('/advice?folder=answered')
      await expert.page
        .getByRole('link', { name: /Diaphragm pump of glass/ })
        .first()
        .waitFor()
      await unfold(expert.page, 'advice.figures')
      await expert.page.locator('.advice-figures[data-side=answered] details').first().waitFor()
      await unfold(expert.page, 'advice.service')
      await expert.page.getByLabel(said('advice.service.zone')).waitFor()
      expect(await violations(expert.page), 'lists').toEqual([])
      await shot(expert.page, `advice-lists-${language}`, true)
      await expert.page.setViewportSize({ width: 360, height: 800 })
      expect(await overflow(expert.page)).toBeLessThanOrEqual(0)
      await expert.page.goto(request)
      await expert.page.locator('tr[data-clock=running]').waitFor()
      expect(await overflow(expert.page)).toBeLessThanOrEqual(0)
      for (const { context } of [asker, expert, abroad]) await context.close()
      expect(complaints).toEqual([])
    })
  }
})
