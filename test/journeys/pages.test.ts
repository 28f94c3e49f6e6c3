import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  canBrowse,
  focused,
  lengthen,
  openStage,
  overflow,
  type Stage,
  settled,
  shot,
  smallTargets,
  violations,
} from './stage.ts'

const PAGES = [
  ['targets', '/targets'],
  ['data', '/data'],
  ['batches', '/batches'],
  ['lists', '/lists'],
  ['help', '/help'],
  ['unknown', '/nowhere'],
] as const
const LANGUAGES = ['en', 'fr'] as const

describe.skipIf(!canBrowse)('every page', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage?.close())

  for (const language of LANGUAGES) {
    it(`has no violation and no complaint in ${language}, light and dark`, async () => {
      for (const dark of [false, true]) {
        const { page, complaints, context } = await stage.visit({ language, dark })
        for (const [name, path] of PAGES) {
          await settled(page, path)
          expect(await page.locator('html').getAttribute('lang'), name).toBe(language)
          expect(await page.title(), name).toMatch(/ · Cosmo$/)
          expect(await violations(page), `${name} ${language}`).toEqual([])
          await shot(page, `${name}-${language}${dark ? '-dark' : ''}`)
        }
        await page.goto('/batches')
        await page.getByRole('link', { name: /exercise/ }).click()
        await page.locator('.figures').waitFor()
        expect(await violations(page), `batch ${language}`).toEqual([])
        await shot(page, `batch-${language}${dark ? '-dark' : ''}`)
        expect(complaints).toEqual([])
        await context.close()
      }
    })

    it(`stands at 360 pixels and at 400 % zoom in ${language}`, async () => {
      // 1280 pixels at 400 % are 320 by 256.
      for (const [width, height] of [
        [360, 740],
        [320, 256],
      ] as const) {
        const { page, context } = await stage.visit({ language, width, height })
        for (const [name, path] of PAGES.slice(0, 5)) {
          await settled(page, path)
          const over = await overflow(page)
          expect(over, `${name} at ${width} is wider than the screen`).toBeLessThanOrEqual(0)
          await shot(page, `${name}-${language}-${width}`)
        }
        await page.goto('/targets')
        await page.locator('.row-open').first().click()
        await page.locator('.decide').waitFor()
        expect(await violations(page)).toEqual([])
        await shot(page, `target-${language}-${width}`)
        await context.close()
      }
    })
  }

  it('keeps its shape when every text is a third longer', async () => {
    const { page, context } = await stage.visit({ language: 'fr' })
    for (const [name, path] of PAGES.slice(0, 5)) {
      await settled(page, path)
      await lengthen(page)
      const over = await overflow(page)
      expect(over, name).toBeLessThanOrEqual(0)
    }
    await context.close()
  })

  it('says on every page that this is an exercise, and offers targets of 24 pixels', async () => {
    const { page, context } = await stage.visit()
    for (const [name, path] of PAGES.slice(0, 5)) {
      await settled(page, path)
      expect(await page.locator('.exercise').innerText(), name).toContain('EXERCISE')
      const small = await smallTargets(page)
      expect(small, name).toEqual([])
    }
    await context.close()
  })

  it('switches the language in place and remembers it', async () => {
    const { page, context } = await stage.visit()
    await settled(page, '/help')
    await page.getByRole('button', { name: 'Français' }).click()
    await page.getByRole('heading', { level: 1, name: 'Aide' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('fr')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Aide' }).waitFor()
    await context.close()
  })

  it('opens once with the link, and says so the second time', async () => {
    const { page, context } = await stage.visit({ signedOut: true })
    const answer = await page.goto(stage.link)
    expect(answer?.status()).toBe(401)
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('used already')
    expect(await violations(page)).toEqual([])
    await shot(page, 'sign-in-used-en')
    await page.goto('/targets')
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await context.close()
  })

  it('has a menu of one row, and of two on a small screen, that keys open and close', async () => {
    for (const language of LANGUAGES)
      for (const [width, rows] of [
        [1280, 1],
        [390, 2],
      ] as const) {
        const { page, context } = await stage.visit({ language, width })
        await settled(page, '/help')
        const top = await page.locator('.top').boundingBox()
        expect(top?.height, `${language} ${width}`).toBeLessThan(rows * 50)
        const name = width === 1280 ? 'Administration' : 'Menu'
        const entry = page.getByRole('button', { name, exact: true })
        await entry.press('Enter')
        await expect.poll(() => entry.getAttribute('aria-expanded')).toBe('true')
        expect(await violations(page), `${language} ${width}`).toEqual([])
        expect(await overflow(page)).toBeLessThanOrEqual(0)
        await shot(page, `menu-${language}-${width}`)
        await page.keyboard.press('Tab')
        await page.keyboard.press('Escape')
        await expect.poll(() => entry.getAttribute('aria-expanded')).toBe('false')
        expect(await page.evaluate('document.activeElement.ariaExpanded')).toBe('false')
        await page.keyboard.press('Enter')
        await page.locator('.menu a[href="/journal"]').focus()
        await page.keyboard.press('Enter')
        await page.waitForURL('**/journal')
        await expect.poll(() => entry.getAttribute('aria-expanded')).toBe('false')
        await context.close()
      }
  })

  it('says what is not there, with the way to what is and without a try that cannot help', async () => {
    const { page, context } = await stage.visit()
    for (const [path, place] of [
      ['/batches/x', 'Batches'],
      ['/batches/01890000-0000-7000-8000-000000000000', 'Batches'],
      ['/targets?target=none', 'Targets'],
    ] as const) {
      await settled(page, path)
      const alert = page.getByRole('alert')
      await alert.getByRole('link', { name: place }).waitFor()
      expect(await alert.getByRole('button').count(), path).toBe(0)
      expect(await violations(page), path).toEqual([])
    }
    await settled(page, '/targets?text=nothingissocalled')
    await page.locator('.empty button').click()
    await page.locator('.row-open').first().waitFor()
    expect(new URL(page.url()).searchParams.get('text')).toBeNull()
    await context.close()
  })

  it('skips to the content by its first key', async () => {
    const { page, context } = await stage.visit()
    await settled(page, '/help')
    await page.keyboard.press('Tab')
    expect(await focused(page, 'className')).toBe('skip')
    await page.keyboard.press('Enter')
    expect(await focused(page, 'id')).toBe('content')
    await context.close()
  })
})
