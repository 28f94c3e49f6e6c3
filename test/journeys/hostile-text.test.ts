import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundOrganisation, machine, startSession } from '../../src/access/index.ts'
import { builtWeb } from '../../src/server/built-web.contract.ts'
import { allCases, casesOf, hasHostileText, OWN } from '../../src/server/free-text.contract.ts'
import { textSchema } from '../../src/server/schemas/common.ts'
import { type Office, openOffice } from '../../src/server/visitor.contract.ts'
import {
  CANARY,
  filledBatch,
  fillHouse,
  SHOWN,
  taken,
  type Watched,
  watched,
} from './hostile-stage.ts'
import { canBrowse, launchChromium, overflow } from './stage.ts'

/**
 * Hostile text in every field, on every page, in a real Chromium: shown as it was given, and
 * nothing of it runs, is fetched, breaks the policy or stretches the page.
 */
const INPUTS =
  'input:not([type]), input[type=text], input[type=search], input[type=email], input[type=password], textarea'
const SHARP = [...casesOf('fields'), ...casesOf('filenames').slice(0, 4), ...OWN].map(
  ({ text }) => text,
)
const LANGUAGES = ['en', 'fr'] as const
/** What a cell can hold and a reader keeps: no NUL, and no blanks at its ends. */
const CELLS = taken((text) => textSchema.safeParse(text).success && text.trim() !== '')
const LINES = CELLS.filter((text) => !/[\t\r\n]/.test(text))

describe.skipIf(!canBrowse || !hasHostileText)('hostile text', () => {
  const counts = { shown: 0, typed: 0, addresses: 0, pages: 0 }
  const troubles: string[] = []
  let office: Office
  let browser: Browser
  let organisation = ''
  let en: Watched
  let fr: Watched
  let person = ''
  let target = ''
  let batch = ''
  let received = ''

  async function open(page: Page, path: string): Promise<void> {
    await page.goto(path)
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    counts.pages++
    const over = await overflow(page)
    if (over > 0) troubles.push(`${path.slice(0, 80)} is ${over} pixels too wide`)
  }

  /** Each of the texts stands on the page, sign by sign. */
  async function shows(page: Page, texts: readonly string[], what: string): Promise<void> {
    const whole: string = await page.evaluate('document.body.textContent')
    const missing = texts.filter((text) => !whole.includes(text))
    counts.shown += texts.length - missing.length
    if (missing.length > 0)
      troubles.push(`${what}: ${missing.length} not shown: ${JSON.stringify(missing.slice(0, 5))}`)
  }

  /** Somebody who came in by a passkey. */
  async function cookie(of: string, who: string) {
    const { token } = await office.house.act(machine(of), (act) =>
      startSession(act, office.house, who, { way: 'passkey', strong: true, agent: CANARY }),
    )
    return { name: 'cosmo', value: token, url: office.address(), pair: `cosmo=${token}` }
  }

  beforeAll(async () => {
    office = await openOffice({ log: (line) => troubles.push(line) }, builtWeb())
    const { house, other } = office
    browser = await launchChromium()
    const made = { country: null, kind: 'administration', exercise: true } as const
    organisation = await foundOrganisation(house, { ...made, name: CANARY, code: 'hostile' })
    for (const [at, name] of SHOWN.organisations.entries())
      await foundOrganisation(house, { ...made, name, code: `h-${at}` })
    person = (await office.administrator(organisation)).id
    const cookies = [await cookie(organisation, person)]
    en = await watched(browser, office.address(), troubles, { cookies })
    fr = await watched(browser, office.address(), troubles, { locale: 'fr', cookies })

    target = await filledBatch(house, organisation, 'ours', CELLS)
    await fillHouse(house, { organisation, person, other, target })
    received = await filledBatch(house, other, 'theirs', CELLS)
    const theirs = (await office.administrator(other)).id
    const sent = office.visitor({ cookie: (await cookie(other, theirs)).pair })
    await sent.post('/api/v1/bases', { with: organisation, instrument: CANARY })
    const given = await sent.post(`/api/v1/targets/${received}/releases`, {
      ...{ to: [{ organisation }], nominal: true },
    })
    expect(given.status, JSON.stringify(given.body)).toBe(201)
    const name = CANARY.replace(/\p{Cc}/gu, '')
    const named = await en.context.request.put('/api/v1/identity', {
      ...{ data: { name, language: 'en' }, headers: { origin: office.address() } },
    })
    expect(named.status()).toBe(204)
  })
  afterAll(async () => {
    await browser?.close()
    await office?.close()
  })

  it('would be told of, if it ran or broke the policy', async () => {
    const told: string[] = []
    const { page, context } = await watched(browser, office.address(), told)
    await page.goto('/sign-in')
    await page.evaluate('canary = 1')
    await page.evaluate(
      "try { document.body.setAttribute('onclick', 'canary = 1') } catch {} void 0",
    )
    await expect.poll(() => told.filter((one) => one.includes('hostile: policy')).length).toBe(1)
    expect(told.filter((one) => one.includes('hostile: script'))).toHaveLength(1)
    await context.close()
  })

  it('comes in with files and lists, in their names, columns and rows, and is shown', async () => {
    const { page } = en
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const columns = ['Declaration no', 'Consignor', 'Consignee', 'Consignee country', 'Tariff code']
    const head = [...columns, 'Description of goods', 'Net mass'].join(';')
    const row = (declaration: string, text: string, tariff = '8112.12') =>
      [
        ...[declaration, quoted(text), quoted(`${text} Fictional`), 'CH', tariff],
        ...[quoted(`beryllium metal ${text}`), '12'],
      ].join(';')
    const sharp = SHARP.filter((text) => CELLS.includes(text))
    const rows = [
      ...sharp.map((text, at) => row(`S-${at}`, text)),
      ...LINES.map((text) => row('ALL', text)),
      // A cell that is no number of a tariff is a reject, and its words are told.
      ...sharp.map((text, at) => `R-${at};x;y;CH;${quoted(text)};z;${quoted(text)}`),
    ]
    const columnsOf = SHARP.filter((text) => LINES.includes(text)).slice(0, 2)
    const more = columnsOf.map(quoted).join(';')
    const file = (name: string, text: string) => ({
      ...{ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') },
    })
    await open(page, '/data')
    await page.locator('[data-files]').setInputFiles([
      file(`<img src=x onerror=alert(1)> ${'w'.repeat(150)}.csv`, `${head}\n${rows.join('\n')}\n`),
      file('"><svg onload=alert(1)>.csv', `${head};${more}\n${rows[0]};${more}\n`),
      file('\u202eexe.csv', `${head}\n${rows[0]}\n`),
      // No table has a NUL in it: the file is refused in words.
      file('nul.csv', `${head}\n${row('N', 'a\0b')}\n`),
    ])
    await page.locator('.preview tbody tr').first().waitFor()
    await expect.poll(() => page.locator('.card .mapping').count(), { timeout: 60_000 }).toBe(3)
    await page.waitForLoadState('networkidle')
    await shows(page, ['<img src=x onerror=alert(1)>', ...columnsOf], '/data')
    await page.getByRole('button', { name: /^Screen \d files?$/ }).click()
    await page.waitForURL(/\/batches\/[0-9a-f-]+/)
    await page.locator('.figures').waitFor()
    batch = page.url().split('/').at(-1) ?? ''
    await shows(page, [CANARY, '<img src=x onerror=alert(1)>'], '/batches/…')

    const lists = LINES.slice(-40)
    const tsv = LINES.map((text, at) => `${lists[at % 40]}\t${at}\torg\t${text}`)
    await open(page, '/lists')
    await page
      .locator('[data-files]')
      .setInputFiles([
        file('<script>canary=1<script>.tsv', `list\tentry_id\ttype\tname\n${tsv.join('\n')}\n`),
        file('<svg onload=canary=1>.csv', CANARY),
      ])
    await page.locator('.loads li').first().waitFor()
    await page.waitForLoadState('networkidle')
    await shows(page, [...lists, '<script>canary=1<script>.tsv'], '/lists')
    expect(troubles).toEqual([])
  })

  it('is shown by every page, in English and French', async () => {
    const places: readonly (readonly [string, readonly string[]])[] = [
      ['/people', [...SHOWN.people, ...SHOWN.directories]],
      ['/account', SHOWN.passkeys],
      ['/batches', SHOWN.batches.slice(-20)],
      [`/batches/${batch}`, []],
      ['/lists', LINES.slice(-40)],
      [`/targets?answer=all&target=${target}`, [...CELLS, ...SHOWN.reasons]],
      [`/targets?answer=all&batch=${batch}`, []],
      [`/access/why?what=${target}&act=consult`, SHOWN.people],
      [`/access/why?what=${target}&act=consult&who=p0`, []],
      ['/received', [CANARY]],
      [`/received/${office.other}/${received}`, CELLS],
      ['/dates', []],
      ['/journal', []],
      ['/help', []],
      ['/cooperation', [...SHOWN.operations, ...SHOWN.instruments, ...SHOWN.organisations]],
    ]
    await Promise.all(
      [en, fr].map(async ({ page }) => {
        for (const [path, texts] of places) {
          await open(page, path)
          // The name of the organisation and of oneself stand in the frame.
          await shows(page, [CANARY, ...texts], path)
        }
      }),
    )
    const guests = await Promise.all(
      LANGUAGES.map((locale) => watched(browser, office.address(), troubles, { locale })),
    )
    for (const { page, context } of guests) {
      await open(page, '/sign-in?organisation=hostile')
      await shows(page, SHOWN.directories, '/sign-in')
      await context.close()
    }
    await en.page.goto('/people')
    await en.page.locator('table button').first().click()
    await en.page.locator('.card').first().waitFor()
    expect(troubles).toEqual([])
  })

  it('stands in addresses, of pages there are and of pages there are not', async () => {
    const given = SHARP.filter((one) => textSchema.safeParse(one).success).map((text) =>
      encodeURIComponent(text.slice(0, 150)),
    )
    const visit = async (page: Page, of: number) => {
      // Each text in every part of one address, each address with a fifth of the texts.
      for (const [at, text] of given.entries()) {
        if (at % LANGUAGES.length !== of) continue
        const paths = [
          `/targets?text=${text}&batch=${text}&target=${text}&lane=${text}`,
          `/access/why?what=${text}&who=${text}&act=${text}`,
          `/journal?day=${text}&act=${text}&person=${text}`,
          `/sign-in?refused=${text}&organisation=${text}`,
          `/nowhere/${text.replaceAll('.', '_')}#${text}`,
        ]
        const path = paths[at % paths.length] ?? ''
        const answer = await page.goto(path)
        await page.locator('h1').first().waitFor()
        if ((answer?.status() ?? 200) >= 500) troubles.push(`${path}: ${answer?.status()}`)
        counts.addresses++
      }
      await page.waitForLoadState('networkidle')
    }
    await Promise.all([visit(en.page, 0), visit(fr.page, 1)])
    expect(troubles).toEqual([])
  })

  it('is typed into every input of every page', async () => {
    const paths = [
      '/targets',
      '/people',
      '/account',
      '/access/why',
      '/dates',
      '/data',
      '/cooperation',
    ]
    const guest = await watched(browser, office.address(), troubles)
    for (const path of paths) await typeInto(en.page, path)
    await typeInto(guest.page, '/sign-in')
    await guest.context.close()
    await en.page.goto(`/targets?answer=all&target=${target}`)
    await en.page.locator('.decide').waitFor()
    await en.page.getByRole('button', { name: /^Not /i }).first().click()
    await en.page.keyboard.press('Control+a')
    await en.page.keyboard.insertText(CANARY)
    await en.page.keyboard.press('Enter')
    await en.page.waitForLoadState('networkidle')
    expect(troubles).toEqual([])
    expect(counts.typed).toBeGreaterThan(12)
    console.log(
      `hostile text in Chromium: ${allCases().length} texts; ${counts.pages} pages in English and French, ` +
        `${counts.shown} texts shown sign by sign, ${counts.addresses} addresses, ${counts.typed} inputs typed into; ` +
        `scripts run 0, CSP reports 0, page errors 0`,
    )
  })

  async function typeInto(page: Page, path: string): Promise<void> {
    const ready = async (anew: boolean) => {
      if (anew) {
        await page.goto(path)
        await page.locator('h1').first().waitFor()
        await page.waitForLoadState('networkidle')
      }
      await page.evaluate(
        "document.querySelectorAll('details').forEach((one) => { one.open = true })",
      )
      return page.locator(INPUTS).filter({ visible: true })
    }
    // A page of many cards repeats its inputs: the first ten are all there are.
    const many = Math.min(10, await (await ready(true)).count())
    for (let at = 0; at < many; at++) {
      let inputs = await ready(new URL(page.url()).pathname !== path)
      if ((await inputs.count()) <= at) inputs = await ready(true)
      const input = inputs.nth(at)
      if (!(await input.isEditable())) continue
      await input.focus()
      await page.keyboard.press('Control+a')
      await page.keyboard.insertText(CANARY)
      const value = await input.inputValue()
      if (value === '' || !CANARY.startsWith(value))
        troubles.push(`${path}: an input holds ${value}`)
      counts.typed++
      await page.keyboard.press('Enter')
      await page.waitForLoadState('networkidle')
    }
  }
})
