import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Debian's Chromium, or the one that `CHROMIUM` names. */
const executablePath = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find((path) => path !== '' && existsSync(path))

/** Alone with the pages: nothing of its own is fetched or asked. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Whether this machine has a Chromium. */
export const canBrowse = executablePath !== undefined

export function launchChromium(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('this machine has no Chromium')
  return chromium.launch({ executablePath, args })
}
