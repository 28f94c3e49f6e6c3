import type { BrowserContext, Page } from 'playwright-core'
import { canBrowse, launchChromium } from './chromium.ts'
import { summary } from './pages.ts'
import { type Serving, serve } from './pages-server.ts'

const WARM = 7

/**
 * Runs inside the page before its own scripts, as text: the house's own types know no document.
 * `painted` answers when the first list of rows that is not `old` has been painted, in
 * milliseconds since `from`. A change of the filter takes the list away and puts another one.
 */
const WATCH = `
window.painted = (find, from, old) => new Promise((resolve) => {
  const look = () => {
    const now = find()
    if (!now || now === old) return false
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve(performance.now() - from)
      channel.port2.postMessage(null)
    })
    return true
  }
  if (look()) return
  const watch = new MutationObserver(() => { if (look()) watch.disconnect() })
  watch.observe(document, { subtree: true, childList: true, attributes: true })
})
window.listed = () => document.querySelector('[data-row]')?.closest('[data-list]')
window.shown = () => document.querySelector('.pane-target #target-title')?.closest('.scroll')
window.first = painted(listed, 0)
window.works = painted(() => document.querySelector('.filters .search-box'), 0)
window.after = (kind, find) => {
  const old = find()
  window.next = new Promise((resolve) =>
    addEventListener(kind, () => resolve(painted(find, performance.now(), old)), { capture: true, once: true }))
}
`

type Times = {
  readonly what: string
  readonly cold: number | null
  readonly median: number
  readonly p95: number
}

/**
 * The same pages as an officer sees them. Opening: from the start of the navigation until the list
 * is painted, and until the application has drawn its own over it, which answers keys and clicks.
 * Cold is a browser without any file of the application before a server just started; warm is the
 * same browser again. A change: from the officer's event until the list that it asks for, or the
 * target, is painted.
 */
export async function browsePages(folder: string, root: string): Promise<readonly Times[] | null> {
  if (!canBrowse) return null
  const browser = await launchChromium()
  try {
    let serving = await serve(folder, root)
    const { cookie } = serving
    const rows: Times[] = []
    const visit = async (): Promise<{ readonly context: BrowserContext; readonly page: Page }> => {
      const [name, value] = cookie.split('=') as [string, string]
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      await context.addCookies([{ name, value, url: serving.address }])
      const page = await context.newPage()
      await page.addInitScript(WATCH)
      return { context, page }
    }

    for (const [what, path] of OPENINGS) {
      serving = await again(serving, folder, root)
      const { context, page } = await visit()
      const open = async (): Promise<readonly [number, number]> => {
        await page.goto(`${serving.address}${path}`, { waitUntil: 'commit' })
        const times = await page.evaluate<readonly [number, number]>('Promise.all([first, works])')
        await page.waitForLoadState('networkidle')
        return times
      }
      const cold = await open()
      const warm: (readonly [number, number])[] = []
      for (let i = 0; i < WARM; i++) warm.push(await open())
      rows.push({ what, cold: cold[0], ...summary(warm.map(([first]) => first)) })
      const works = summary(warm.map(([, at]) => at))
      rows.push({ what: '  … and it answers keys', cold: cold[1], ...works })
      await context.close()
    }

    for (const { what, event, look, does } of CHANGES) {
      const warm: number[] = []
      let cold = 0
      for (let i = 0; i <= WARM; i++) {
        if (i === 0) serving = await again(serving, folder, root)
        const { context, page } = await visit()
        await page.goto(`${serving.address}/targets`)
        await page.waitForLoadState('networkidle')
        await page.evaluate(`after('${event}', ${look})`)
        await does(page)
        const ms = (await page.evaluate('next')) as number
        if (i === 0) cold = ms
        else warm.push(ms)
        await page.waitForLoadState('networkidle')
        await context.close()
      }
      rows.push({ what, cold, ...summary(warm) })
    }
    await serving.stop()
    return rows
  } finally {
    await browser.close()
  }
}

async function again(serving: Serving, folder: string, root: string): Promise<Serving> {
  await serving.stop()
  return serve(folder, root, serving.cookie)
}

const OPENINGS: readonly (readonly [string, string])[] = [
  ['open the page', '/targets'],
  ['open it filtered by lane', '/targets?lane=YELLOW'],
  ['open it sorted by place', '/targets?sort=place'],
  ['open it with a text', '/targets?text=reagent'],
]

type Change = {
  readonly what: string
  /** What the officer does that starts the clock. */
  readonly event: 'change' | 'keydown' | 'click'
  /** What must be painted anew: the list, or the target beside it. */
  readonly look: 'listed' | 'shown'
  readonly does: (page: Page) => Promise<unknown>
}

const select = (page: Page, value: string) =>
  page
    .locator('select')
    .filter({ has: page.locator(`option[value="${value}"]`) })
    .selectOption(value)

const CHANGES: readonly Change[] = [
  {
    what: 'filter by lane',
    event: 'change',
    look: 'listed',
    does: (page) => select(page, 'YELLOW'),
  },
  {
    what: 'filter by reason',
    event: 'change',
    look: 'listed',
    does: (page) => select(page, 'P-01'),
  },
  {
    what: 'all answers',
    event: 'click',
    look: 'listed',
    does: (page) => page.locator('.tabs button').last().click(),
  },
  { what: 'sort by place', event: 'change', look: 'listed', does: (page) => select(page, 'place') },
  {
    what: 'sort newest first',
    event: 'change',
    look: 'listed',
    does: (page) => select(page, 'newest'),
  },
  {
    what: 'next target by key',
    event: 'keydown',
    look: 'shown',
    does: (page) => page.keyboard.press('j'),
  },
  {
    what: 'next target after a decision',
    event: 'keydown',
    look: 'shown',
    does: async (page) => {
      await page.keyboard.press('u')
      await page.locator('.decide-because input').waitFor()
      await page.evaluate(`after('keydown', shown)`)
      await page.keyboard.press('Enter')
    },
  },
]
