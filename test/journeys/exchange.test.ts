import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, foundOrganisation, machine, startSession } from '../../src/access/index.ts'
import type { Finding, NonEmpty } from '../../src/base/index.ts'
import type { Role } from '../../src/rights/index.ts'
import {
  type Acting,
  createBatch,
  finishBatch,
  type House,
  keepChunk,
} from '../../src/store/index.ts'
import { type Come, openPages } from './own-pages.ts'
import { canBrowse, overflow, shot, violations } from './stage.ts'

const consignment = (i: number) => ({
  id: `c-${i}`,
  source: { file: 'declarations.csv', record: i + 1, format: 'table' },
  parties: [{ role: 'consignee', name: `Fictional Trader ${i}`, city: 'Portovane', country: 'FR' }],
  countries: { export: 'DE', destination: 'FR' },
  goodsItems: [{ seq: 1, description: 'Pressure transducers, nickel alloy', hs6: '902620' }],
})
const FOUND: NonEmpty<Finding> = [
  {
    code: 'G-03',
    severity: 'MIDDLE',
    points: 0.4,
    values: { item: 1, word: 'transducers', entry: '2B230', list: 'EU' },
    evidence: [
      {
        at: 'goodsItems[0].description',
        value: 'Pressure transducers, nickel alloy',
        span: [9, 20],
      },
    ],
    source: { rule: 'G-03', list: 'EU', version: '1', entry: '2B230' },
  },
  {
    code: 'P-01',
    severity: 'HARD',
    points: 0.9,
    values: { name: 'Fictional Trader', list: 'X', entry: 'X-1', party: 'x', role: 'consignee' },
    evidence: [{ at: 'parties[0].name', value: 'Fictional Trader', place: 'consignee' }],
    source: { rule: 'P-01', list: 'X', version: '1', entry: 'X-1' },
  },
]

/** Two administrations of one house: one releases, the other receives, the first takes it back. */
describe.skipIf(!canBrowse)('release, received, withdrawn', () => {
  let pages: Awaited<ReturnType<typeof openPages>>
  let house: House
  let tokens: { readonly ours: string; readonly theirs: string; readonly weak: string }

  const found = (name: string) =>
    foundOrganisation(house, { name, country: null, kind: 'administration', exercise: true })
  const fill = async (caller: Acting) => {
    const made = await house.act(caller, (act) =>
      createBatch(act, {
        name: 'declarations.csv',
        inputHash: 'aaaaaaaa',
        engineVersion: '1',
        lists: [],
        files: [
          {
            name: 'declarations.csv',
            hash: 'bbbbbbbb',
            size: 1,
            format: 'table',
            encoding: 'utf-8',
            layout: null,
          },
        ],
      }),
    )
    await keepChunk(house, caller, {
      batch: made.id,
      index: 0,
      file: { id: made.files[0] as string, index: 0 },
      consignments: Array.from({ length: 6 }, (_, i) => ({
        consignment: consignment(i),
        target: { lane: 'RED' as const, score: 0.9 - i / 10, completeness: 0.8, findings: FOUND },
      })),
      rejects: [],
      raw: [],
      counts: { recordsRead: 6, recordsScreened: 6 },
    })
    await house.act(caller, (act) => finishBatch(act, made.id, { state: 'finished' }))
  }
  const person = (organisation: string, name: string, strong: boolean) =>
    house.act(machine(organisation, 'administration'), async (act) => {
      const roles: readonly Role[] = ['targeting-officer', 'national-contact-point']
      const id = await addPerson(act, { name, language: 'en', roles })
      const session = await startSession(act, house, id, { way: 'passkey', strong, agent: '' })
      return session.token
    })

  beforeAll(async () => {
    pages = await openPages('exchange')
    house = pages.house
    const nordavia = await found('Customs of Nordavia (exercise)')
    const suderland = await found('Customs of Suderland (exercise)')
    await fill(machine(nordavia))
    tokens = {
      ours: await person(nordavia, 'Contact of Nordavia', true),
      theirs: await person(suderland, 'Contact of Suderland', true),
      weak: await person(nordavia, 'Weakly signed in', false),
    }
  })
  afterAll(() => pages?.close())

  const visit: Come = (...who) => pages.visit(...who)
  const openPanel = async (page: Page, name = 'Who may see this') => {
    await page.goto('/targets')
    await page.locator('#target-title').waitFor()
    await page.locator('summary', { hasText: name }).click()
    await page.locator('.handling').waitFor()
  }
  const fold = (page: Page, name: string) =>
    page.locator('.handling summary', { hasText: name }).click()

  it('shows the recipient what the preview showed, until it is withdrawn', async () => {
    const ours = await visit(tokens.ours)
    const theirs = await visit(tokens.theirs)
    await theirs.page.goto('/received')
    await theirs.page.getByText('Nothing was released to you').waitFor()
    expect(await violations(theirs.page)).toEqual([])
    await shot(theirs.page, 'received-none-en')

    await openPanel(ours.page)
    await fold(ours.page, 'Release to others')
    await ours.page
      .getByLabel(/^Organisation/)
      .selectOption({ label: 'Customs of Suderland (exercise)' })
    expect(await violations(ours.page)).toEqual([])
    await shot(ours.page, 'release-form-en')
    await ours.page.getByRole('button', { name: 'See what they will see' }).click()
    await ours.page.locator('.preview').waitFor()
    const preview = await ours.page.locator('.preview-record').innerText()
    expect(await ours.page.locator('.withheld').innerText()).toContain('trader’s own field')
    expect(await violations(ours.page)).toEqual([])
    await shot(ours.page, 'release-preview-en')
    await ours.page.getByRole('button', { name: 'Release now' }).click()
    await ours.page.getByText('Released to 1 recipient.').waitFor()

    await theirs.page.reload()
    await theirs.page.locator('table th a').first().click()
    await theirs.page.locator('.seen').waitFor()
    expect(await theirs.page.locator('.seen').innerText()).toBe(preview)
    expect(await violations(theirs.page)).toEqual([])
    await shot(theirs.page, 'received-record-en')
    const there = theirs.page.url()

    await ours.page.getByRole('button', { name: /^Withdraw the release/ }).click()
    await ours.page.getByText('it is gone from their page at once').waitFor()
    await theirs.page.goto(there)
    await theirs.page.getByText('This record is not with you').waitFor()
    await theirs.page.goto('/received')
    await theirs.page.getByText('Nothing was released to you').waitFor()
    await ours.context.close()
    await theirs.context.close()
  })

  it('narrows the label by keyboard, says what lowering asks, and holds', async () => {
    const { page, context } = await visit(tokens.ours)
    await openPanel(page)
    await page.locator('.handling summary', { hasText: 'Label' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Handling code').selectOption('H2')
    await page.getByRole('button', { name: 'Change the label' }).press('Enter')
    await page.getByText('The label is changed.').waitFor()
    await fold(page, 'Label')
    await page.getByLabel('Traffic light (TLP)').selectOption('GREEN')
    await page.getByText('less strict').waitFor()
    expect(await violations(page)).toEqual([])
    await shot(page, 'label-lowered-en')
    await page.getByLabel('Why it is lowered').selectOption('consent')
    await page.getByRole('button', { name: 'Change the label' }).click()
    await page.locator('.said', { hasText: 'The label is changed.' }).waitFor()
    await fold(page, 'Hold for a proceeding')
    await page.getByRole('button', { name: 'Hold for a proceeding' }).click()
    await fold(page, 'Hold for a proceeding')
    await page.getByText('nothing of it can be erased').waitFor()
    expect(await page.locator('.handling summary', { hasText: 'Erase' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Lift the hold' }).click()
    await fold(page, 'Erase')
    const erase = page.getByRole('button', { name: 'Erase for ever' })
    expect(await erase.isDisabled()).toBe(true)
    await page.getByLabel('I have understood that this is for ever').check()
    expect(await violations(page)).toEqual([])
    await shot(page, 'erase-en')
    await erase.click()
    await page.getByText(/gone for ever/).waitFor()
    await page.getByRole('button', { name: 'Go on with the next target' }).click()
    await expect.poll(() => page.locator('.row-open').count()).toBe(5)
    await context.close()
  })

  it('says that one factor is not enough, and shows dates and the erasing of a person', async () => {
    const weak = await visit(tokens.weak)
    await openPanel(weak.page)
    await weak.page.getByText('need a sign-in with two factors').waitFor()
    expect(await weak.page.locator('.handling summary', { hasText: 'Release' }).count()).toBe(0)
    await weak.context.close()
    for (const locale of ['en', 'fr'] as const) {
      const { page, context } = await visit(tokens.ours, { locale })
      await page.goto('/dates')
      await page.locator('#trader').waitFor()
      await page.locator('.empty').waitFor()
      expect(await violations(page), locale).toEqual([])
      await shot(page, `dates-${locale}`)
      if (locale === 'fr') {
        await openPanel(page, 'Qui peut voir ceci')
        await fold(page, 'Marquage')
        await fold(page, 'Communiquer à d’autres')
        expect(await violations(page), 'panel fr').toEqual([])
        await shot(page, 'handling-fr')
        await page.goto('/received')
        await page.locator('.empty').waitFor()
        expect(await violations(page), 'received fr').toEqual([])
      } else {
        await page.getByLabel('Name, whole').fill('Nobody of Nowhere')
        await page.keyboard.press('Enter')
        await page.getByText('No record that you may erase names Nobody of Nowhere.').waitFor()
      }
      await context.close()
    }
    const narrow = await visit(tokens.ours, { width: 360 })
    for (const path of ['/dates', '/received']) {
      await narrow.page.goto(path)
      await narrow.page.locator('.empty').waitFor()
      expect(await overflow(narrow.page), path).toBeLessThanOrEqual(0)
    }
    await narrow.context.close()
    expect(pages.complaints.filter((text) => !/404/.test(text))).toEqual([])
  })
})
