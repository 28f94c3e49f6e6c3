import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSignInLink, firstAdministrator, machine } from '../../src/access/index.ts'
import { CLIENT, type Directory, openDirectory } from '../../src/server/directory.contract.ts'
import { readWebFiles } from '../../src/server/index.ts'
import { authenticator, type Office, openOffice } from '../../src/server/visitor.contract.ts'
import { canBrowse, launchChromium, overflow, root, shot, violations } from './stage.ts'

/** Signing in, one's own account and people in a real Chromium, with its virtual authenticator. */
const PASSWORD = 'violet quarry lantern orbit'

describe.skipIf(!canBrowse)('identity', () => {
  let office: Office
  let browser: Browser
  let directory: Directory
  let first: string

  beforeAll(async () => {
    execFileSync(process.execPath, [join(root, 'bin', 'build-all.mjs')], { cwd: root })
    office = await openOffice({ reach: 'loopback' }, readWebFiles(join(root, 'dist', 'web')))
    browser = await launchChromium()
    const made = await firstAdministrator(office.house, office.organisation, {
      name: 'Amara Okafor',
      language: 'en',
    })
    first = made.person
    directory = await openDirectory(`${office.address()}/sign-in/directory`)
  })
  afterAll(async () => {
    await browser?.close()
    await directory?.close()
    await office?.close()
  })

  const linkFor = async (person: string): Promise<string> => {
    const link = await office.house.act(machine(office.organisation), (act) =>
      createSignInLink(act, office.house, person),
    )
    return `/sign-in?link=${encodeURIComponent(link)}`
  }

  type Guest = {
    readonly page: Page
    readonly context: BrowserContext
    readonly complaints: string[]
  }
  async function guest(
    how: { locale?: string; width?: number; dark?: boolean } = {},
  ): Promise<Guest> {
    const context = await browser.newContext({
      baseURL: office.address(),
      locale: how.locale ?? 'en',
      viewport: { width: how.width ?? 1280, height: 900 },
      colorScheme: how.dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      // The browser notes every refused request; what was refused is what some steps are about.
      if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text()))
        complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    return { page, context, complaints }
  }

  /** A security key inside the browser: it verifies its user, and remembers whose key it is. */
  async function authenticate(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page)
    await session.send('WebAuthn.enable')
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
  }

  const heading = (page: Page, name: string) =>
    page.getByRole('heading', { level: 1, name }).waitFor()
  const signOut = async (page: Page) => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await heading(page, 'Sign in')
  }
  const targets = (page: Page) => page.waitForURL('**/targets*')

  it('makes a passkey and comes in by it, without typing a name', async () => {
    const { page, context, complaints } = await guest()
    await authenticate(page)
    await page.goto(await linkFor(first))
    await targets(page)
    await page.getByRole('link', { name: 'Account' }).click()
    await heading(page, 'Account')
    await page.getByText('Until now you have come in by a link').waitFor()
    await page.getByLabel('Name of the passkey').fill('Office laptop')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('rowheader', { name: 'Office laptop' }).waitFor()
    await page.getByRole('button', { name: 'Rename Office laptop' }).click()
    await page.locator('form.inline input').fill('Desk')
    await page.locator('form.inline input').press('Enter')
    await page.getByRole('rowheader', { name: 'Desk' }).waitFor()
    expect(await violations(page)).toEqual([])

    await signOut(page)
    // The first thing on the page, by keyboard alone.
    await page.getByRole('button', { name: 'Sign in with a passkey' }).focus()
    await page.keyboard.press('Enter')
    await targets(page)
    await page.goto('/account')
    const row = page.getByRole('row', { name: /this one/ })
    expect(await row.innerText()).toContain('passkey, two factors')
    expect(await page.getByRole('row', { name: /Desk/ }).innerText()).not.toContain('never')

    // A session left open is no new key: the change asks for a proof first.
    office.ports.pass(20)
    await page.reload()
    await page.getByRole('button', { name: 'Remove Desk' }).click()
    await page.getByRole('heading', { name: 'Prove once more who you are' }).waitFor()
    await shot(page, 'account-proof-en')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByText('No passkey yet.').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('sets a password with one-time codes, and comes in by them and by a recovery code', async () => {
    const { page, context, complaints } = await guest()
    await page.goto(await linkFor(first))
    await targets(page)
    await page.goto('/account')
    await page.getByLabel('New password').fill('password password')
    await page.getByRole('button', { name: 'Set password' }).click()
    await page.getByText('that everybody tries first').waitFor()
    await page.getByLabel('New password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Set password' }).click()
    await page.getByText('Set on').waitFor()
    await page.getByRole('button', { name: 'Set up one-time codes' }).click()
    await page.getByRole('img', { name: 'QR code with the key' }).waitFor()
    await shot(page, 'account-codes-en', true)
    expect(await violations(page)).toEqual([])
    const key = (await page.locator('.key').innerText()).replaceAll(' ', '')
    const code = authenticator(key, office.ports)
    await page.getByLabel('The code that it shows now').fill(code())
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('0 codes are left.').waitFor()
    await page.getByRole('button', { name: 'Make new codes' }).click()
    const codes = await page.locator('.codes li').allInnerTexts()
    expect(codes).toHaveLength(10)
    await shot(page, 'account-recovery-en', true)
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByText('10 codes are left.').waitFor()
    await signOut(page)

    office.ports.pass(1)
    await page.getByLabel('Sign-in name').fill('amara.okafor@nord')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByLabel('One-time code').fill('000000')
    await page.keyboard.press('Enter')
    await page.getByText('That did not let you in.').waitFor()
    await shot(page, 'sign-in-code-en')
    expect(await violations(page)).toEqual([])
    await page.getByLabel('One-time code').fill(code())
    await page.keyboard.press('Enter')
    await targets(page)
    await signOut(page)

    await page.getByLabel('Sign-in name').fill('amara.okafor@nord')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click()
    await page.getByLabel('Recovery code').fill(codes[0]?.trim() ?? '')
    await page.keyboard.press('Enter')
    await targets(page)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('says how long to wait, counts down, and takes no try before', async () => {
    const { page, context } = await guest()
    await page.goto('/sign-in')
    await page.getByLabel('Sign-in name').fill('amara.okafor@nord')
    for (let at = 0; at < 4; at++) {
      await page.getByLabel('Password').fill(`wrong ${at}`)
      await page.keyboard.press('Enter')
      await page.getByRole('alert').waitFor()
      await page.waitForLoadState('networkidle')
    }
    await page.getByText(/The next try is possible in \d+ seconds\./).waitFor()
    expect(await page.getByRole('button', { name: 'Sign in', exact: true }).isDisabled()).toBe(true)
    expect(await violations(page)).toEqual([])
    await shot(page, 'sign-in-wait-en')
    await context.close()
    office.ports.pass(13 * 60)
  })

  it('adds a person, gives roles, shows the link once, and puts the person out', async () => {
    const { page, context, complaints } = await guest()
    await page.goto(await linkFor(first))
    await targets(page)
    await page.getByRole('button', { name: 'Administration' }).click()
    await page.getByRole('link', { name: 'People' }).click()
    await heading(page, 'People')
    await page.getByText('Add a person').click()
    const form = page.locator('details form').first()
    await form.getByLabel(/^Name/).fill('Bela Novak')
    await form.getByLabel('Targeting officer').check()
    expect(await violations(page)).toEqual([])
    await form.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('heading', { level: 2, name: 'Bela Novak' }).waitFor()
    await page.getByLabel('Auditor').check()
    await page.getByRole('button', { name: 'Give these roles' }).click()
    await page.getByText('Saved.').waitFor()
    await page.getByRole('button', { name: 'Make a sign-in link' }).click()
    const address = await page.locator('.notice code').innerText()
    expect(await violations(page)).toEqual([])
    await shot(page, 'person-en', true)

    const other = await guest()
    await other.page.goto(address)
    await targets(other.page)
    await page.getByRole('button', { name: 'Deactivate' }).click()
    await page.getByRole('button', { name: 'Activate', exact: true }).waitFor()
    await other.page.reload()
    await heading(other.page, 'Sign in')
    await other.context.close()
    await page.getByRole('button', { name: 'Back to the list' }).click()
    expect(await page.getByRole('row', { name: /Bela Novak/ }).innerText()).toContain('not active')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('sets a directory up, links it, and comes in through it', async () => {
    const { page, context, complaints } = await guest()
    await page.goto(await linkFor(first))
    await targets(page)
    await page.goto('/people')
    await page.getByText('Add a directory').click()
    await page.getByLabel('Name on the button').fill('Ministry')
    await page.getByLabel('Address (issuer)').fill(directory.issuer)
    await page.getByLabel('Client ID').fill(CLIENT.id)
    await page.getByLabel('Client secret').fill(CLIENT.secret)
    // The person has ways of their own by now, and proved it only by a link just made.
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Change Ministry' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.goto('/account')
    await page.getByRole('button', { name: 'Link my account of Ministry' }).click()
    await heading(page, 'Directory')
    await page.getByRole('textbox', { name: 'Account' }).fill('amara')
    await page.keyboard.press('Enter')
    await heading(page, 'Account')
    await page.getByRole('button', { name: 'Unlink Ministry' }).waitFor()
    await signOut(page)

    await page.goto('/sign-in?organisation=nord')
    await page.getByRole('button', { name: 'Sign in through Ministry' }).click()
    // The directory knows its own visitor still, and sends back at once.
    await targets(page)
    await page.goto('/account')
    const row = page.getByRole('row', { name: /this one/ })
    expect(await row.innerText()).toContain('directory, two factors')
    await signOut(page)
    await page.goto('/sign-in?refused=identity.not-linked')
    await page.getByText('linked to nobody here').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  for (const locale of ['en', 'fr'])
    it(`has no violation in ${locale}, light and dark, and stands at 360 pixels`, async () => {
      const names = {
        en: { account: 'Account', people: 'People', person: 'Open Bela Novak', signIn: 'Sign in' },
        fr: {
          account: 'Compte',
          people: 'Personnes',
          person: 'Ouvrir Bela Novak',
          signIn: 'Se connecter',
        },
      }[locale as 'en' | 'fr']
      for (const [dark, width] of [
        [false, 1280],
        [true, 1280],
        [false, 360],
      ] as const) {
        const { page, context, complaints } = await guest({ locale, dark, width })
        const name = `${locale}${dark ? '-dark' : ''}${width === 360 ? '-360' : ''}`
        const look = async (what: string) => {
          await page.waitForLoadState('networkidle')
          expect(await violations(page), `${what} ${name}`).toEqual([])
          expect(await overflow(page), `${what} ${name} is too wide`).toBeLessThanOrEqual(0)
          await shot(page, `${what}-${name}`, true)
        }
        await page.goto('/sign-in?organisation=nord')
        await heading(page, names.signIn)
        await look('sign-in')
        await page.goto(await linkFor(first))
        await targets(page)
        await page.goto('/account')
        await heading(page, names.account)
        await look('account')
        await page.goto('/people')
        await heading(page, names.people)
        await look('people')
        await page.getByRole('button', { name: names.person }).click()
        await page.getByRole('heading', { level: 2, name: 'Bela Novak' }).waitFor()
        await look('person')
        expect(complaints).toEqual([])
        await context.close()
      }
    })
})
