import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { canBrowse, launchChromium } from '../../measure/chromium.ts'

/** A real house with the exercise behind a real server, and a real Chromium before it. */
export const root = resolve(import.meta.dirname, '..', '..')
export const screens = join(root, 'out', 'screens')

export { canBrowse, launchChromium }

if (!canBrowse) console.log('skipped: the browser journeys; they need Chromium')

export type Stage = {
  readonly address: string
  readonly link: string
  readonly browser: Browser
  /** A signed-in visitor with a language and a size of screen; errors are gathered. */
  readonly visit: (how?: Visit) => Promise<Visitor>
  readonly close: () => Promise<void>
}
export type Visit = {
  readonly language?: 'en' | 'fr'
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly signedOut?: boolean
  /** The page as it comes, before any script of it runs. */
  readonly withoutScript?: boolean
}
export type Visitor = {
  readonly page: Page
  readonly context: BrowserContext
  /** What the console and the policy complained of so far. */
  readonly complaints: readonly string[]
}

export async function openStage(): Promise<Stage> {
  mkdirSync(screens, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-journey-'))
  const { child, link } = await startHouse(folder)
  const address = new URL(link).origin
  const browser = await launchChromium()
  const first = await browser.newContext()
  const page = await first.newPage()
  await page.goto(link)
  await page.waitForURL('**/targets*')
  const state = await first.storageState()
  await first.close()

  return {
    address,
    link,
    browser,
    async visit(how = {}) {
      const context = await browser.newContext({
        baseURL: address,
        locale: how.language ?? 'en',
        viewport: { width: how.width ?? 1440, height: how.height ?? 900 },
        colorScheme: how.dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        javaScriptEnabled: !how.withoutScript,
        ...(how.signedOut ? {} : { storageState: { cookies: state.cookies, origins: [] } }),
      })
      const visitor = await context.newPage()
      const complaints: string[] = []
      visitor.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          complaints.push(message.text())
      })
      visitor.on('pageerror', (error) => complaints.push(error.message))
      return { page: visitor, context, complaints }
    },
    async close() {
      await browser.close()
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function startHouse(folder: string): Promise<{ child: ChildProcess; link: string }> {
  const child = spawn(
    process.execPath,
    [join(root, 'bin', 'cosmo'), 'serve', '--exercise', '--house', folder, '--port', '0'],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DATABASE_URL: '' } },
  )
  return new Promise((resolve, reject) => {
    let out = ''
    let err = ''
    child.stderr.on('data', (text) => {
      err += text
    })
    child.stdout.on('data', (text) => {
      out += text
      const link = /http:\S+\/sign-in\?link=\S+/.exec(out)?.[0]
      if (link) resolve({ child, link })
    })
    child.once('exit', (code) => reject(new Error(`cosmo serve ended with ${code}: ${err}`)))
  })
}

/** Violations of WCAG 2.2 A and AA as axe finds them, in a line each. */
export async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return found.violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
}

export const shot = (page: Page, name: string, fullPage = false): Promise<unknown> =>
  page.screenshot({ path: join(screens, `${name}.png`), fullPage })

/** The page is loaded and nothing is being fetched. */
export async function settled(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  await page.locator('h1').first().waitFor()
  // a page that came with its first rows is not yet the application that answers keys
  await page.locator('.list.first').waitFor({ state: 'detached' })
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
}

/** Asked inside the page, as text: the house's own types know no document. */
const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
const LENGTHEN = `{
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue ?? ''
    if (text.trim().length > 3) node.nodeValue = text + ' ' + 'x'.repeat(Math.ceil(text.length * 0.35))
  }
}`
const SMALL = `[...document.querySelectorAll('button, a[href], select, input:not([hidden])')]
  .filter((one) => one.offsetParent !== null && !one.closest('p, td, th, li p, label'))
  .map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 1 && (box.height < 24 || box.width < 24))
  .map(({ text, box }) => text + ' ' + box.width + 'x' + box.height)`

/** Pixels by which the page is wider than the screen. */
export const overflow = (page: Page): Promise<number> => page.evaluate(OVERFLOW)
/** Makes every text a third longer, as another language might. */
export const lengthen = (page: Page): Promise<unknown> => page.evaluate(LENGTHEN)
/** Targets under 24 pixels (WCAG 2.5.8), those inside a sentence aside. */
export const smallTargets = (page: Page): Promise<readonly string[]> => page.evaluate(SMALL)
export const focused = (page: Page, what: 'id' | 'className'): Promise<string> =>
  page.evaluate(`document.activeElement?.${what} ?? ''`)
