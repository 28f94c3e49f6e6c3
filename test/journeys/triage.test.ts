import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canBrowse, openStage, type Stage, settled, shot, violations } from './stage.ts'

const current = (page: Page) => page.locator('.row-open[aria-current]').getAttribute('data-row')
const open = async (page: Page): Promise<number> =>
  Number((await page.locator('.tabs button').first().locator('b').innerText()).replace(/\D/g, ''))
const openInHouse = async (page: Page): Promise<number> => {
  const answer = await page.request.get('/api/v1/targets?limit=1')
  const { counts } = (await answer.json()) as {
    counts: { lanes: Record<string, { open: number }> }
  }
  return Object.values(counts.lanes).reduce((sum, lane) => sum + lane.open, 0)
}
const heading = (page: Page) => page.locator('#target-title').innerText()

/** Inside the page, as text: what was typed in this window, as if another person had. */
const SOMEBODY_ELSES = `for (const name of Object.keys(sessionStorage)) {
  const [cosmo, draft, organisation, , ...rest] = name.split('.')
  if (draft !== 'draft') continue
  const theirs = [cosmo, draft, organisation, 'somebody-else', ...rest].join('.')
  sessionStorage.setItem(theirs, sessionStorage.getItem(name))
  sessionStorage.removeItem(name)
}`

describe.skipIf(!canBrowse)('triage by keyboard', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage?.close())

  it('decides with two keys, shows the next at once, and takes it back', async () => {
    const { page, context, complaints } = await stage.visit()
    await settled(page, '/targets')
    const before = await open(page)
    const first = await current(page)
    await page.keyboard.press('y')
    await page.locator('.decide-because input').waitFor()
    expect(await violations(page)).toEqual([])
    await shot(page, 'targets-asking-en')
    await page.keyboard.press('Enter')
    await expect.poll(() => current(page)).not.toBe(first)
    expect(await open(page)).toBe(before - 1)
    expect(await page.locator('.said').innerText()).toContain('Yes')
    await page.waitForLoadState('networkidle')

    await page.keyboard.press('n')
    await page.keyboard.press('Enter')
    await page.keyboard.press('u')
    await page.keyboard.press('Enter')
    await expect.poll(() => open(page)).toBe(before - 3)
    await page.waitForLoadState('networkidle')
    await shot(page, 'targets-decided-en')

    for (const left of [2, 1, 0]) {
      await page.keyboard.press('z')
      await expect.poll(() => open(page)).toBe(before - left)
    }
    await expect.poll(() => current(page)).toBe(first)
    await page.waitForLoadState('networkidle')
    // The house agrees with the page: asked itself, and shown again.
    await expect.poll(() => openInHouse(page)).toBe(before)
    await page.reload()
    await page.waitForLoadState('networkidle')
    expect(await open(page)).toBe(before)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('keeps a reason of one’s own, with name and time', async () => {
    const { page, context } = await stage.visit()
    await settled(page, '/targets')
    const id = await current(page)
    const inHouse = await openInHouse(page)
    await page.keyboard.press('n')
    await page.keyboard.type('Invoice seen, kitchen goods')
    await page.keyboard.press('Enter')
    await expect.poll(() => openInHouse(page)).toBe(inHouse - 1)
    await page.goto(`/targets?answer=no&target=${id}`)
    await page.locator('.decisions').waitFor()
    expect(await page.locator('.decisions').innerText()).toContain('Invoice seen, kitchen goods')
    await context.close()
  })

  it('moves, selects and decides together what has identical reasons', async () => {
    const { page, context } = await stage.visit()
    await settled(page, '/targets')
    // Looks for a target that has companions.
    let same = 0
    for (let tries = 0; tries < 60 && same === 0; tries++) {
      await page.locator('.pane-target[aria-busy=false]').waitFor()
      const text = await page.locator('.decide').innerText()
      same = Number(/(\d+) open targets have exactly/.exec(text)?.[1] ?? 0)
      if (same > 0) break
      const last = await current(page)
      await page.keyboard.press('j')
      await expect.poll(() => current(page)).not.toBe(last)
    }
    expect(same).toBeGreaterThan(1)
    const before = await open(page)
    await page.keyboard.press('Shift+X')
    await page
      .locator('.decide-many', { hasText: `${same} targets with identical reasons` })
      .waitFor()
    await shot(page, 'targets-together-en')
    await page.keyboard.press('n')
    await page.keyboard.press('Enter')
    await expect.poll(() => openInHouse(page)).toBe(before - same)
    await page.reload()
    await page.waitForLoadState('networkidle')
    expect(await open(page)).toBe(before - same)
    await context.close()
  })

  it('undoes all that was decided together', async () => {
    const { page, context } = await stage.visit()
    await settled(page, '/targets?code=P-02')
    const before = await open(page)
    const inHouse = await openInHouse(page)
    await page.keyboard.press('Shift+X')
    await page.locator('.decide-many').waitFor()
    await page.keyboard.press('u')
    await page.keyboard.press('Enter')
    await expect.poll(() => openInHouse(page)).toBeLessThan(inHouse)
    await page.keyboard.press('z')
    await expect.poll(() => openInHouse(page)).toBe(inHouse)
    await page.reload()
    await page.waitForLoadState('networkidle')
    expect(await open(page)).toBe(before)
    await context.close()
  })

  it('refuses to decide together what has different reasons', async () => {
    const { page, context } = await stage.visit()
    await settled(page, '/targets')
    const rows = page.locator('.row-select input')
    await rows.nth(0).check()
    for (let at = 1; at < 8; at++) await rows.nth(at).check()
    await page.locator('.decide-many', { hasText: 'different reasons' }).waitFor()
    expect(await page.getByRole('button', { name: /^Yes/ }).last().isDisabled()).toBe(true)
    await context.close()
  })

  it('filters by the address, searches, and resumes where it was left', async () => {
    const { page, context } = await stage.visit()
    await settled(page, '/targets')
    await page.keyboard.press('/')
    await page.keyboard.type('a')
    await page.waitForURL(/text=a/)
    await page.getByLabel('Lane').selectOption('RED')
    await page.waitForURL(/lane=RED/)
    await page.waitForLoadState('networkidle')
    await page.goto('/help')
    await page.goto('/')
    await page.waitForURL(/lane=RED/)
    await page.locator('.row .lane').first().waitFor()
    const lanes = await page.locator('.row .lane').allInnerTexts()
    expect(new Set(lanes)).toEqual(new Set(['Red']))
    await page.goto('/targets?text=zzzzzz')
    await page.getByRole('heading', { name: 'No target matches these filters' }).waitFor()
    expect(await violations(page)).toEqual([])
    await shot(page, 'targets-none-en')
    await context.close()
  })

  it('lists all keys, and lets them be switched off', async () => {
    const { page, context } = await stage.visit()
    await settled(page, '/targets')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    expect(await violations(page)).toEqual([])
    await shot(page, 'targets-keys-en')
    await page.getByRole('switch').click()
    await page.keyboard.press('Escape')
    const title = await heading(page)
    await page.keyboard.press('y')
    expect(await page.locator('.decide-because').count()).toBe(0)
    expect(await page.locator('.decide kbd').count()).toBe(0)
    expect(await heading(page)).toBe(title)
    await context.close()
  })

  it('takes a reason typed before the target is shown for a reason, not for keys', async () => {
    const { page, context } = await stage.visit()
    let release = (): void => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(/\/api\/v1\/targets\/(?!summary)[^/?]+(\?|$)/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto('/targets')
    await page.locator('.row-open').first().waitFor()
    await page.locator('.list.first').waitFor({ state: 'detached' })
    const before = await open(page)
    const first = await current(page)
    await page.keyboard.press('y')
    await page.keyboard.type('An unusual union')
    await page.keyboard.press('Enter')
    const reason = page.locator('.decide-because input')
    expect(await reason.inputValue()).toBe('An unusual union')
    expect(await current(page)).toBe(first)
    expect(await open(page)).toBe(before)
    release()
    await page.locator('.decide-because button[type=submit]:enabled').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => open(page)).toBe(before - 1)
    expect(await page.locator('.said').innerText()).toContain('An unusual union')
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('z')
    await expect.poll(() => openInHouse(page)).toBe(before)
    await context.close()
  })

  it('shows nobody what another person typed in the same window', async () => {
    const { page, context } = await stage.visit()
    const asked = async (): Promise<string> => {
      await settled(page, '/targets')
      await page.keyboard.press('y')
      return page.locator('.decide-because input').inputValue()
    }
    const given = await asked()
    await page.keyboard.type('Mine alone')
    expect(await asked()).toBe('Mine alone')
    await page.evaluate(SOMEBODY_ELSES)
    expect(await asked()).toBe(given)
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('Mine alone')
    await context.close()
  })

  it('says so when the server refuses, and loses nothing', async () => {
    const { page, context } = await stage.visit()
    await settled(page, '/targets')
    const before = await open(page)
    const first = await current(page)
    await context.setOffline(true)
    await page.keyboard.press('y')
    await page.keyboard.type('Seen on the quay')
    await page.keyboard.press('Enter')
    await page.locator('.said[data-trouble]').waitFor()
    expect(await open(page)).toBe(before)
    expect(await current(page)).toBe(first)
    await page.keyboard.press('y')
    expect(await page.locator('.decide-because input').inputValue()).toBe('Seen on the quay')
    await context.close()
  })
})
