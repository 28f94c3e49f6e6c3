import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../src/jobs/index.ts'
import { canBrowse, launchChromium } from './chromium.ts'
import { serve } from './pages-server.ts'

/**
 * The README's picture, taken from the running application: the page Targets of a new exercise, one
 * target open. `npm run picture` writes it again after a change of the page.
 */
const PICTURE = 'docs/images/targets.png'
/** Goods of the exercise whose reasons show words, code and list entry. */
const GOODS = 'tris(2-hydroxyethyl)amine'

export async function run(): Promise<number> {
  if (!canBrowse) {
    console.log('the picture needs Chromium')
    return 1
  }
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-picture-'))
  const house = await serve(folder, projectFolder, undefined, ['--exercise'], { DATABASE_URL: '' })
  const browser = await launchChromium()
  try {
    const listed = JSON.parse(await house.get('targets?code=G-01&limit=100')) as {
      readonly targets: readonly { readonly id: string; readonly goods: string | null }[]
    }
    const shown = listed.targets.find(({ goods }) => goods === GOODS) ?? listed.targets[0]
    const [name, value] = house.cookie.split('=') as [string, string]
    const context = await browser.newContext({
      locale: 'en',
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    })
    await context.addCookies([{ name, value, url: house.address }])
    const page = await context.newPage()
    await page.goto(`${house.address}/targets?code=G-01&target=${shown?.id}`)
    await page.locator('.pane-target #target-title').waitFor()
    await page.waitForLoadState('networkidle')
    await page.locator(`[data-row="${shown?.id}"]`).scrollIntoViewIfNeeded()
    await page.screenshot({ path: join(projectFolder, PICTURE) })
    console.log(PICTURE)
    return 0
  } finally {
    await browser.close()
    await house.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
