import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addMember,
  addPerson,
  createOperation,
  foundOrganisation,
  machine,
  startSession,
} from '../../src/access/index.ts'
import type { OrganisationKind, Role } from '../../src/rights/index.ts'
import { board as en } from '../../src/words/en/board.ts'
import { messages as enMessages } from '../../src/words/en/messages.ts'
import { board as fr } from '../../src/words/fr/board.ts'
import { messages as frMessages } from '../../src/words/fr/messages.ts'
import { openPages } from './own-pages.ts'
import { canBrowse, overflow, shot, violations } from './stage.ts'

const WORDS = { en: { ...en, ...enMessages }, fr: { ...fr, ...frMessages } }
type Member = { readonly id: string; readonly name: string; readonly token: string }

/**
 * The coordinator has the board open; a participant reports and warns, and the board changes by
 * itself; a figure opens the messages; the desk shows what is to be answered. By keyboard.
 */
describe.skipIf(!canBrowse)('the board of an operation', () => {
  let pages: Awaited<ReturnType<typeof openPages>>
  beforeAll(async () => {
    pages = await openPages('board')
  })
  afterAll(() => pages?.close())

  const member = async (
    name: string,
    kind: OrganisationKind,
    role: Role,
    country: string | null = null,
  ): Promise<Member> => {
    const { house } = pages
    const id = await foundOrganisation(house, { name, country, kind, exercise: true })
    const token = await house.act(machine(id, 'administration'), async (act) => {
      const person = await addPerson(act, { name: `Of ${name}`, language: 'en', roles: [role] })
      const how = { way: 'passkey', strong: true, agent: '' } as const
      return (await startSession(act, house, person, how)).token
    })
    return { id, name, token }
  }

  for (const language of ['en', 'fr'] as const) {
    it(`changes by itself, and every figure opens, in ${language}`, {
      timeout: 180_000,
    }, async () => {
      const words: Readonly<Record<string, string>> = WORDS[language]
      const said = (key: string): string => words[key] as string
      const contact = 'national-contact-point'
      const unit = await member(`Unit ${language}`, 'secretariat', 'operation-coordinator')
      const west = await member(`Westland ${language}`, 'administration', contact, 'PE')
      const east = await member(`Ostland ${language}`, 'administration', contact, 'JP')
      const operation = await pages.house.act(
        { ...machine(unit.id), person: null, strong: true },
        async (act) => {
          const made = await createOperation(act, { name: 'Lantern' })
          for (const one of [west, east]) await addMember(act, made, { organisation: one.id })
          return made
        },
      )
      const come = ({ token }: Member) => pages.visit(token, { locale: language, width: 1280 })
      const { page } = await come(unit)
      const at = `/operations/${operation}`
      const row = (name: string) => page.locator(`tr[data-member="${name}"]`)
      const figure = (show: string) => page.locator(`[data-figure=${show}] strong`)

      // From the operation's card to the board, with the keyboard.
      await page.goto('/cooperation')
      await page
        .getByRole('link', {
          name: said('web.operation.board').replace('{{operation}}', 'Lantern'),
        })
        .press('Enter')
      await row(west.name).waitFor()
      expect(await page.locator('tbody tr[data-member]').count()).toBe(3)
      expect(await figure('missing').innerText()).toBe('2')
      await row(west.name).getByText(said('board.sign.never')).waitFor()
      expect(await violations(page), 'board').toEqual([])
      expect(await overflow(page), 'board').toBe(0)

      // A participant reports and warns; nothing is reloaded.
      const reloads: string[] = []
      page.on('framenavigated', (frame) => reloads.push(frame.url()))
      const w = await come(west)
      const today = new Intl.DateTimeFormat('sv', { timeZone: 'America/Lima' }).format()
      const api = (path: string) => `/api/v1/operations/${operation}/${path}`
      const send = async (type: string, feedbackBy: string | null, fields: object) => {
        const headers = { origin: new URL(w.page.url()).origin }
        const asked = await w.context.request.post(api('drafts'), { headers, data: { type } })
        const { id } = await asked.json()
        const audience = { by: 'all', kinds: [], organisations: [] }
        const data = {
          ...{ subject: `${type} of ${west.name}`, urgency: 'routine', audience, feedbackBy },
          ...{ tlp: 'AMBER', code: 'H0', fields },
        }
        await w.context.request.put(api(`drafts/${id}`), { headers, data })
        const sent = await w.context.request.post(api(`drafts/${id}/sending`), { headers })
        expect(sent.status()).toBe(201)
      }
      await w.page.goto('/desk')
      await w.page.locator('.empty').waitFor()
      expect(await violations(w.page), 'empty desk').toEqual([])
      await shot(w.page, `desk-empty-${language}`, true)
      const controls = { day: today, targets: '12', inspections: '7', detections: '2' }
      await send('situation-report', null, controls)
      await row(west.name).locator('[data-report=today]').waitFor()
      await row(west.name).getByText(said('board.sign.now')).waitFor()
      expect(await figure('missing').innerText()).toBe('1')
      const due = new Date(Date.now() + 2 * 3_600_000).toISOString()
      const warning = { action: 'scan', goods: 'Pumps', grounds: 'Route', mode: 'sea' }
      await send('warning', due, warning)
      await row(unit.name).locator('li[data-clock=open]').waitFor()
      expect(reloads).toEqual([])
      await page.mouse.move(0, 0)
      await shot(page, `board-${language}`, true)
      expect(await violations(page), 'changed board').toEqual([])
      expect(await overflow(page), 'changed board').toBe(0)

      // What waits first, and only those without a report.
      const order = page.getByLabel(said('board.order'), { exact: true })
      await order.selectOption('waiting')
      await page.waitForURL(/order=waiting/)
      await page.locator('[data-figure=missing] a').press('Enter')
      await page.waitForURL(/show=missing/)
      expect(await page.locator('tbody tr[data-member]').count()).toBe(1)
      await page.getByRole('link', { name: said('board.show.all') }).press('Enter')
      await row(west.name).waitFor()

      // A mark of the sketch leads to its line.
      await page.locator('.board-tile', { hasText: 'PE' }).press('Enter')
      await page.waitForURL(new RegExp(`#member-${west.id}`))

      // The figure opens the messages that it was counted of, and nothing else.
      await row(west.name)
        .getByRole('link', { name: /12.*7.*2/ })
        .press('Enter')
      await page.locator('.message-list li').first().waitFor()
      expect(await page.locator('.message-list li').count()).toBe(1)
      expect(page.url()).toContain('type=situation-report')
      expect(page.url()).toContain(`participant=${west.id}`)
      expect(await violations(page), 'narrowed').toEqual([])
      await shot(page, `board-messages-${language}`, true)
      await page.getByRole('link', { name: said('messages.narrowed.all') }).press('Enter')
      await expect.poll(() => page.locator('.message-list li').count()).toBe(2)

      // A past instant: before anything was sent.
      const before = new Date(Date.now() - 10 * 60_000).toISOString().slice(0, 16)
      await page.goto(`${at}/board?asOf=${before}:00Z`)
      await page.getByText(said('board.none.next')).waitFor()
      expect(await violations(page), 'nobody yet').toEqual([])
      await w.page.goto(`${at}/board?asOf=${before}:00Z`)
      await w.page.getByText(said('refusal.board.instant.says')).waitFor()
      expect(await violations(w.page), 'refused').toEqual([])

      // What the other participant has to answer stands on its desk; answering is one key away.
      const e = await come(east)
      await e.page.goto('/desk')
      const waiting = e.page.locator('li[data-what=answer][data-clock=near]')
      await waiting.waitFor()
      expect(await violations(e.page), 'desk').toEqual([])
      expect(await overflow(e.page), 'desk').toBe(0)
      await shot(e.page, `desk-${language}`, true)
      await waiting.getByRole('link').press('Enter')
      await e.page.getByRole('heading', { name: `warning of ${west.name}` }).waitFor()
      for (const one of [page, w.page, e.page]) await one.context().close()
    })
  }

  it('complained of nothing but what was refused on purpose', () => {
    expect(pages.complaints.filter((one) => !/404/.test(one))).toEqual([])
  })
})
