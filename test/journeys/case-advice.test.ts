import { deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, foundOrganisation, machine, startSession } from '../../src/access/index.ts'
import { changeDetentionTerms } from '../../src/cases/index.ts'
import { crc32 } from '../../src/cases/media/png.ts'
import type { Role } from '../../src/rights/index.ts'
import { targetsPage } from '../../src/store/index.ts'
import { filled } from '../../src/store/office.contract.ts'
import { words as wordsEn } from '../../src/words/en/index.ts'
import { words as wordsFr } from '../../src/words/fr/index.ts'
import { openPages } from './own-pages.ts'
import { canBrowse, overflow, shot, violations } from './stage.ts'

/** A picture of 320 by 240, with a text beside it. */
function photo(beside: string): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type), body])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(body.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(320, 0)
  header.writeUInt32BE(240, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const lines = Buffer.alloc(240 * 321, 0x90)
  for (let line = 0; line < 240; line++) lines[line * 321] = 0
  return Buffer.concat([
    ...[Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header)],
    ...[chunk('tEXt', Buffer.from(`Comment\0${beside}`)), chunk('IDAT', deflateSync(lines))],
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const WORDS = { en: wordsEn, fr: wordsFr }
const UNTIL = '2099-12-31'

/**
 * An officer opens a case from a target, adds a photo and asks an expert from it; the expert answers; the contact
 * point writes the ruling on that answer, which the expert changes later; a second case on the same
 * goods shows the ruling at once, and what is done by it is logged. By keyboard, in both languages.
 */
describe.skipIf(!canBrowse)('advice in a case', () => {
  let pages: Awaited<ReturnType<typeof openPages>>

  beforeAll(async () => {
    pages = await openPages('case-advice')
  })
  afterAll(() => pages?.close())

  for (const language of ['en', 'fr'] as const) {
    it(`ask, answer, rule, find again in ${language}`, { timeout: 240_000 }, async () => {
      const { house, visit, complaints } = pages
      const said = (key: string): string => WORDS[language][key] ?? key
      const organisation = await foundOrganisation(house, {
        ...{ name: `Nordavia ${language}`, country: null, kind: 'administration' },
        exercise: true,
      })
      const someone = (...roles: readonly Role[]) =>
        house.act(machine(organisation, 'administration'), async (act) => {
          const person = await addPerson(act, { name: roles.join(' '), language, roles })
          const how = { way: 'passkey', strong: true, agent: '' } as const
          return (await startSession(act, house, person, how)).token
        })
      const caller = { organisation, person: null, purpose: 'risk-analysis' }
      await filled(house, { organisation, officer: caller }, `case-advice-${language}`, 1)
      const target = await house.act(caller, async (act) => {
        await changeDetentionTerms(act, {
          ...{ version: 0, days: 10, legalBasis: 'Exercise Act', contact: 'desk@customs.example' },
        })
        const { items } = await targetsPage(act, { limit: 60, nominal: false })
        return items.find((one) => JSON.stringify(one).includes('STAINLESS'))?.id ?? ''
      })
      const come = async (...roles: readonly Role[]) =>
        visit(await someone(...roles), { locale: language, width: 1280 })
      const officer = await come('frontline-officer')
      const expert = await come('reach-back-expert')
      const contact = await come('national-contact-point')
      const press = (page: Page, text: string | RegExp) =>
        page.getByRole('button', { name: text, exact: true }).first().press('Enter')
      const box = (page: Page, key: string) =>
        page
          .locator('.page form')
          .getByLabel(new RegExp(`^${said(`case.field.${key}`).replace(/[()/]/g, '\\$&')}( \\*)?$`))
      const type = async (page: Page, key: string, text: string) => {
        await box(page, key).focus()
        await page.keyboard.press('ControlOrMeta+a')
        await page.keyboard.type(text)
      }
      const write = async (page: Page, number: number) => {
        await press(page, said('case.page.write'))
        await page
          .locator('.case-history > li')
          .nth(number - 1)
          .waitFor()
      }
      const filledText = (key: string, values: Readonly<Record<string, string>>) =>
        new RegExp(
          said(key)
            .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
            .replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '.+'),
        )
      const clean = async (page: Page, name: string) => {
        expect(await violations(page), name).toEqual([])
        expect(await overflow(page), name).toBeLessThanOrEqual(0)
        await shot(page, `case-advice-${name}-${language}`, true)
      }

      // From a target; nothing was ever ruled on such goods.
      await officer.page.goto(`/targets?answer=all&target=${target}`)
      await officer.page.locator('summary', { hasText: said('web.cases') }).press('Enter')
      await press(officer.page, said('cases.new'))
      await officer.page.waitForURL(/\/cases\/[0-9a-f-]{36}$/)
      const first = new URL(officer.page.url()).pathname
      await officer.page.getByText(said('ruling.none')).waitFor()
      await officer.page.getByText(said('case.advice.none')).waitFor()
      await clean(officer.page, 'empty')
      const inspect = async () => {
        await box(officer.page, 'location-type').selectOption('seaport')
        await box(officer.page, 'family').selectOption('chemical')
        await box(officer.page, 'technique').selectOption('physical')
        await box(officer.page, 'result').selectOption('suspicion')
        await type(officer.page, 'finding', 'The plate was taken off')
        await officer.page.locator('summary', { hasText: said('case.page.more') }).press('Enter')
        await type(officer.page, 'cas', '50-00-0')
      }
      await inspect()
      await write(officer.page, 1)

      // A photo of it, without what the camera wrote; only what is a photo is taken.
      const papers = officer.page.locator('.case-papers')
      const bring = async (name: string, buffer: Buffer) => {
        await papers
          .locator('input[type=file]')
          .setInputFiles({ name, mimeType: 'image/png', buffer })
        await papers.getByLabel(new RegExp(said('paper.caption'))).focus()
        await officer.page.keyboard.press('ControlOrMeta+a')
        await officer.page.keyboard.type('Plate of the pump')
        await papers
          .getByLabel(new RegExp(said('paper.sensitivity').slice(0, 12)))
          .selectOption('plain')
        await press(officer.page, said('paper.add'))
      }
      await papers.getByText(said('paper.none')).waitFor()
      await bring('page.png', Buffer.from('<svg onload=alert(1)>'))
      await papers.getByRole('alert').getByText(said('paper.fault.kind')).waitFor()
      await bring('plate.png', photo('Fictional camera, N 48 51'))
      await papers.getByText(filledText('paper.added', {})).waitFor()
      await press(officer.page, filledText('paper.show', {}))
      const image = papers.locator('img')
      await image.waitFor()
      await officer.page.waitForFunction(
        `document.querySelector('.case-papers img').naturalWidth === 320`,
      )
      const address = (await image.getAttribute('src')) ?? ''
      const file = await officer.context.request.get(address)
      expect((await file.body()).includes('Fictional camera')).toBe(false)
      expect(file.headers()).toMatchObject({
        ...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' },
        'content-disposition': expect.stringMatching(/^attachment/),
        'content-security-policy': expect.stringContaining('sandbox'),
      })
      await clean(officer.page, 'photo')

      // The form knows what the case says.
      await officer.page.getByRole('link', { name: said('case.advice.ask') }).press('Enter')
      await officer.page.getByText(said('advice.form.case')).waitFor()
      const fact = (key: string) =>
        officer.page.getByLabel(said(`advice.fact.${key}`), { exact: true }).first()
      expect(await fact('suspicion').inputValue()).toBe('The plate was taken off')
      expect(await fact('description').inputValue()).not.toBe('')
      expect(await officer.page.getByLabel(said('advice.family')).inputValue()).toBe('chemical')
      // Cleared from the form, the exporter still goes from the texts.
      const exporter = await fact('exporter').inputValue()
      expect(exporter).not.toBe('')
      await fact('exporter').focus()
      await officer.page.keyboard.press('ControlOrMeta+a')
      await officer.page.keyboard.press('Delete')
      await officer.page.getByLabel(said('advice.form.question'), { exact: true }).focus()
      await officer.page.keyboard.type(`May ${exporter} send it?`)
      await officer.page.getByText(said('advice.missing')).waitFor()
      // Own experts open the photo in the case: the point is met.
      await officer.page
        .getByText(said('advice.form.photos_one').replace('{{count}}', '1'))
        .waitFor()
      expect(
        await officer.page.getByText(said('advice.point.photos'), { exact: true }).count(),
      ).toBe(0)
      await clean(officer.page, 'form')
      await press(officer.page, said('advice.form.send-incomplete'))
      await officer.page.locator('tr[data-clock=running]').waitFor()
      const request = new URL(officer.page.url()).pathname
      await officer.page.getByRole('link', { name: filledText('advice.case', {}) }).press('Enter')
      await officer.page.locator('.case-requests .advice-clock[data-clock=running]').waitFor()

      const answers = async (determination: string, reasoning: string) => {
        const { page } = expert
        await page.goto(request)
        expect(await page.locator('main').innerText()).not.toContain(exporter)
        const again = page.locator('details.card > summary', {
          hasText: said('advice.do.answer-again'),
        })
        const label = (key: string) => page.getByLabel(said(key), { exact: true }).first()
        // The form, or what unfolds it: counted before the page is there, it would be neither.
        await again.or(label('advice.determination')).first().waitFor()
        if ((await again.count()) > 0) await again.press('Enter')
        await label('advice.determination').selectOption(determination)
        if (determination === 'listed') {
          await label('advice.entries.type').focus()
          await page.keyboard.type('2B350')
        }
        await label('advice.reasoning').focus()
        await page.keyboard.press('ControlOrMeta+a')
        await page.keyboard.type(reasoning)
        await label('advice.confidence').selectOption('high')
        await label('advice.valid-until').fill(UNTIL)
        await press(page, said('advice.do.check'))
        const because = label('advice.because.type')
        const give = page.getByRole('button', { name: said('advice.do.send-answer') })
        await give.waitFor()
        if ((await because.count()) > 0) {
          await because.focus()
          await page.keyboard.type('New data sheet')
        }
        await give.press('Enter')
        await page.getByText(reasoning).first().waitFor()
        await page.locator('tr[data-clock=answered]').waitFor()
        await page.locator('.advice-answers li[data-current]', { hasText: reasoning }).waitFor()
      }
      await answers('not-listed', 'Too small to be listed')
      await expert.page.getByRole('link', { name: filledText('advice.case', {}) }).press('Enter')
      await press(expert.page, filledText('paper.show', {}))
      await expert.page.locator('.case-papers img').waitFor()

      // The ruling begins with the answer; what the authority says is the authority's own.
      await contact.page.goto(first)
      await press(contact.page, filledText('case.advice.write', { version: '1' }))
      await box(contact.page, 'ruling').selectOption('not-licensable')
      await type(contact.page, 'authority', 'Licensing office (exercise)')
      expect(await box(contact.page, 'reference').inputValue()).toContain(`Nordavia ${language}`)
      await contact.page.locator('summary', { hasText: said('case.page.more') }).press('Enter')
      expect(await box(contact.page, 'reasoning').inputValue()).toBe('Too small to be listed')
      expect(await box(contact.page, 'valid-until').inputValue()).toBe(UNTIL)
      await clean(contact.page, 'ruling')
      await write(contact.page, 2)
      await contact.page.locator('.case-footings li[data-footing=stands]').waitFor()

      // A second case on the same goods shows it at once; what is done by it is logged.
      await officer.page.goto(`/targets?answer=all&target=${target}`)
      await officer.page.locator('.target-rulings li').waitFor()
      await officer.page.getByText(said('ruling.owner')).waitFor()
      await clean(officer.page, 'target')
      await officer.page.locator('summary', { hasText: said('web.cases') }).press('Enter')
      await press(officer.page, said('cases.new'))
      await officer.page.waitForURL((url) => /^\/cases\/[0-9a-f-]{36}$/.test(url.pathname))
      const second = new URL(officer.page.url()).pathname
      expect(second).not.toBe(first)
      // Called the same, they are not let go by it; the same substance, they can be.
      const ruling = officer.page.locator('.rulings-found li')
      await ruling.getByText(said('ruling.ground.wording')).waitFor()
      await ruling.getByText(said('ruling.not-releasing')).waitFor()
      await inspect()
      await write(officer.page, 1)
      await officer.page.locator('.rulings-found li[data-releases]').waitFor()
      await ruling.getByText(said('ruling.ground.substance')).waitFor()
      await press(officer.page, filledText('ruling.decide', {}))
      await box(officer.page, 'ruling-decision').selectOption('released')
      // The owner of the profile is asked first.
      await press(officer.page, said('case.page.write'))
      await officer.page.getByRole('alert').getByText(said('case.field.owner-contacted')).waitFor()
      await box(officer.page, 'owner-contacted').press('Space')
      await clean(officer.page, 'use')
      await write(officer.page, 2)
      await officer.page.getByText(filledText('ruling.decided.released', { seq: '2' })).waitFor()
      await officer.page.locator('.case-footings li[data-footing=stands]').waitFor()
      await clean(officer.page, 'used')

      // The expert says otherwise: both cases say so.
      await answers('listed', 'The seals are of a listed alloy')
      for (const at of [first, second]) {
        await contact.page.goto(at)
        const changed = contact.page.locator('.case-footings li[data-footing=changed]')
        await changed.waitFor()
        expect(await changed.innerText()).toContain('2B350')
      }
      await clean(contact.page, 'changed')
      await contact.page.setViewportSize({ width: 360, height: 800 })
      expect(await overflow(contact.page)).toBeLessThanOrEqual(0)
      for (const { context } of [officer, expert, contact]) await context.close()
      expect(complaints.filter((text) => !/422/.test(text))).toEqual([])
    })
  }
})
