import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  canBrowse,
  openStage,
  overflow,
  type Stage,
  settled,
  shot,
  smallTargets,
  violations,
} from './stage.ts'

/** Cooperation, and who can see a record and why: both languages, small screens, by keyboard. */
describe.skipIf(!canBrowse)('cooperation', () => {
  let stage: Stage
  let target = ''
  beforeAll(async () => {
    stage = await openStage()
    const { page, context } = await stage.visit()
    await settled(page, '/targets')
    const answer = await page.request.get('/api/v1/targets?limit=1')
    target = (await answer.json()).targets[0].id
    await context.close()
  })
  afterAll(() => stage?.close())

  const pages = () =>
    [
      ['cooperation', '/cooperation', '.card table'],
      ['why', '/access/why', 'form.fields'],
      ['why-yes', `/access/why?what=${target}&who=First administrator&act=release`, '#answer'],
      ['why-who', `/access/why?what=${target}`, '#answer'],
      ['why-absent', '/access/why?what=00000000-0000-7000-8000-000000000000', '[role=alert]'],
    ] as const

  for (const language of ['en', 'fr'] as const) {
    it(`has no violation and no complaint in ${language}, light and dark`, async () => {
      for (const dark of [false, true]) {
        const { page, complaints, context } = await stage.visit({ language, dark })
        for (const [name, path, shown] of pages()) {
          await settled(page, path)
          await page.locator(shown).first().waitFor()
          expect(await violations(page), `${name} ${language}`).toEqual([])
          const text = await page.locator('main').innerText()
          expect(text, name).not.toMatch(
            /\b(web|access|span|role|purpose|record)\.[a-z]+[.-]?[a-z]/,
          )
          await shot(page, `${name}-${language}${dark ? '-dark' : ''}`, true)
        }
        // The browser itself writes down that an answer was 404.
        expect(complaints.filter((one) => !/status of 404/.test(one))).toEqual([])
        await context.close()
      }
    })

    it(`stands at 360 pixels and at 400 % zoom in ${language}`, async () => {
      for (const [width, height] of [
        [360, 740],
        [320, 256],
      ] as const) {
        const { page, context } = await stage.visit({ language, width, height })
        for (const [name, path, shown] of pages()) {
          await settled(page, path)
          await page.locator(shown).first().waitFor()
          expect(await overflow(page), `${name} at ${width}`).toBeLessThanOrEqual(0)
        }
        await context.close()
      }
    })
  }

  it('keeps an operation by keyboard: create, take a member in, end its part', async () => {
    const { page, context, complaints } = await stage.visit()
    await settled(page, '/cooperation')
    expect(await smallTargets(page)).toEqual([])
    await page.getByText('New operation').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Operation Beacon (exercise)')
    await page.keyboard.press('Enter')
    const card = page.locator('section.card', { hasText: 'Operation Beacon (exercise)' })
    await card.waitFor()
    const choice = card.getByLabel('Organisation')
    await choice.focus()
    await choice.selectOption({ label: 'RILO Meridian (exercise)' })
    await card.getByRole('button', { name: 'Add a member' }).press('Enter')
    const end = card.getByRole('button', {
      name: 'End the membership of RILO Meridian (exercise)',
    })
    await end.waitFor()
    await end.press('Enter')
    await card.locator('tr[data-stand=over]').waitFor()
    // Ended is never deleted.
    expect(await card.locator('tbody tr').count()).toBe(2)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('names the own organisation by keyboard, seen at once on every page', async () => {
    const { page, context, complaints } = await stage.visit()
    await settled(page, '/cooperation')
    await page.getByText('Name and country of this organisation').press('Enter')
    const name = page.getByLabel('Name', { exact: false }).last()
    const before = await name.inputValue()
    for (const to of ['Customs of Westmarch (exercise)', before]) {
      await name.fill(to)
      await name.press('Enter')
      await page.locator('header').getByText(to, { exact: true }).waitFor()
      await page.locator('tbody th', { hasText: to }).first().waitFor()
    }
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is asked from the page of a target and of a batch, where the id stands already', async () => {
    const { page, context } = await stage.visit()
    await settled(page, `/targets?target=${target}`)
    await page.locator('summary', { hasText: 'Who may see this' }).click()
    await page.locator('.handling').getByRole('link', { name: 'Who can see a record' }).click()
    await page.getByRole('heading', { name: 'Who can', exact: true }).waitFor()
    expect(new URL(page.url()).searchParams.get('what')).toBe(target)
    await settled(page, '/batches')
    await page.locator('tbody a').first().click()
    await page.locator('main').getByRole('link', { name: 'Who can see a record' }).click()
    await page.locator('#answer').waitFor()
    expect(await page.locator('.answer').innerText()).toContain('The organisation owns the record.')
    await context.close()
  })

  it('answers from the address, and says of an absent record only that', async () => {
    const { page, context } = await stage.visit()
    await settled(page, '/access/why')
    await page.getByLabel('Id of the target or batch').fill(target)
    await page
      .getByLabel('Person')
      .selectOption({ label: 'First administrator (first.administrator)' })
    await page.getByLabel('Act', { exact: true }).selectOption('use-as-evidence')
    await page.getByRole('button', { name: 'Ask' }).press('Enter')
    await page.getByRole('heading', { name: /^(Yes|No): First administrator/ }).waitFor()
    expect(new URL(page.url()).searchParams.get('act')).toBe('use-as-evidence')
    await settled(page, `/access/why?what=${target}&who=Nobody of that name`)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('the page People shows it')
    expect(await page.getByRole('alert').getByRole('button').count()).toBe(0)
    await context.close()
  })
})
