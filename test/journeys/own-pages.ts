import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { catalogueFacts, systemClock, systemRandom } from '../../src/jobs/index.ts'
import { builtWeb } from '../../src/server/built-web.contract.ts'
import { voices } from '../../src/server/index.ts'
import { serverOf } from '../../src/server/server-of.contract.ts'
import { type House, openHouse } from '../../src/store/index.ts'
import { NOMINAL_PATHS } from '../../src/trade/index.ts'
import { launchChromium } from './stage.ts'

export type Come = (
  token: string,
  how?: { readonly locale?: string; readonly width?: number },
) => Promise<{ readonly page: Page; readonly context: BrowserContext }>

/** Visitors by their session; what the console and the policy complain of is gathered. */
export const visits =
  (browser: Browser, address: string, complaints: string[]): Come =>
  async (token, { locale = 'en', width = 1440 } = {}) => {
    const context = await browser.newContext({
      ...{ baseURL: address, locale, viewport: { width, height: 900 }, reducedMotion: 'reduce' },
    })
    await context.addCookies([{ name: 'cosmo', value: token, url: address }])
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    return { page, context }
  }

/** A house of several organisations that a test fills itself, with its pages before Chromium. */
export async function openPages(name: string): Promise<{
  readonly house: House
  readonly visit: Come
  readonly complaints: string[]
  readonly close: () => Promise<void>
}> {
  const folder = mkdtempSync(join(tmpdir(), `cosmo-${name}-journey-`))
  const complaints: string[] = []
  const webFiles = builtWeb()
  const house = await openHouse(
    { folder },
    { clock: systemClock, random: systemRandom, nominalPaths: NOMINAL_PATHS },
    { threads: false, backupHours: 0 },
  )
  const { catalogue, titles } = catalogueFacts()
  const server = await serverOf(house, folder, {
    webFiles,
    voices: await voices(titles),
    ports: { catalogue, log: (line) => complaints.push(line) },
  })
  const listening = await server.listen({ host: '127.0.0.1', port: 0 })
  const browser = await launchChromium()
  return {
    house,
    visit: visits(browser, listening.replace('127.0.0.1', 'localhost'), complaints),
    complaints,
    async close() {
      await browser.close()
      await server.close()
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
