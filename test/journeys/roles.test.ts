import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canBrowse, openStage, type Stage, settled, violations } from './stage.ts'

/** What somebody sees whose roles open little: no place and no button that would only refuse. */
describe.skipIf(!canBrowse)('the pages of a role', () => {
  let stage: Stage
  let administrator: Page

  beforeAll(async () => {
    stage = await openStage()
    administrator = (await stage.visit()).page
    await settled(administrator, '/targets')
  })
  afterAll(async () => {
    await stage?.close()
  })

  const api = async (path: string, data?: object) => {
    const answer = await administrator.request.post(`${stage.address}/api/v1/${path}`, {
      headers: { origin: stage.address },
      ...(data ? { data } : {}),
    })
    expect(answer.ok(), await answer.text()).toBe(true)
    return answer.json()
  }
  async function as(
    role: string,
    language: 'en' | 'fr',
  ): Promise<{
    readonly page: Page
    readonly context: Awaited<ReturnType<Browser['newContext']>>
  }> {
    const { id } = await api('people', { name: `Exercise ${role}`, language, roles: [role] })
    const { address } = await api(`people/${id}/sign-in-link`)
    const context = await stage.browser.newContext({ baseURL: stage.address, locale: language })
    const page = await context.newPage()
    await page.goto(address)
    await page.waitForLoadState('networkidle')
    return { page, context }
  }
  const menu = (page: Page) =>
    page.locator('nav.menu a').evaluateAll((links) => links.map((one) => one.getAttribute('href')))

  it('tell an auditor calmly what is not theirs, in both languages', async () => {
    for (const language of ['en', 'fr'] as const) {
      const { page, context } = await as('auditor', language)
      await page.goto('/targets')
      await page.locator('main .empty h1').waitFor()
      expect(await menu(page)).not.toContain('/targets')
      expect(await menu(page)).not.toContain('/data')
      expect(await page.locator('[role="alert"]').count()).toBe(0)
      expect(await page.locator('.open-places a').count()).toBeGreaterThan(0)
      expect(await violations(page)).toEqual([])
      await context.close()
    }
  })

  it('show a reach-back expert targets without traders, and nothing to answer them with', async () => {
    const { page, context } = await as('reach-back-expert', 'en')
    await settled(page, '/targets')
    await page.locator('.pane-target #target-title').waitFor()
    expect(await page.locator('.label .tlp').first().textContent()).toBe('TLP:AMBER+STRICT')
    expect(await page.locator('.decide').count()).toBe(0)
    expect(await page.locator('.row-select').count()).toBe(0)
    expect(await page.locator('.pane-target').textContent()).toContain('kept back from your role')
    await page.keyboard.press('y')
    expect(await page.locator('.decide-because').count()).toBe(0)
    expect(await violations(page)).toEqual([])
    await settled(page, '/lists')
    expect(await page.locator('[data-files]').count()).toBe(0)
    await context.close()
  })
})
