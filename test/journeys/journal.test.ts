import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  canBrowse,
  lengthen,
  openStage,
  overflow,
  type Stage,
  settled,
  shot,
  violations,
} from './stage.ts'

describe.skipIf(!canBrowse)('the journal', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage?.close())

  for (const [language, judged, machine, empty, title] of [
    [
      'en',
      /1 target answered/,
      'the system',
      'Nothing happened on this day',
      'What happened to it',
    ],
    [
      'fr',
      /Réponse donnée à 1 cible/,
      'le système',
      'Rien ne s’est passé ce jour-là',
      'Ce qui s’est passé',
    ],
  ] as const)
    it(`shows a day, its acts and its seal in ${language}`, async () => {
      const { page, complaints, context } = await stage.visit({ language })
      await settled(page, '/targets')
      await page.locator('.row-open').first().click()
      await page.keyboard.press('y')
      await page.locator('.decide-because input').waitFor()
      await page.keyboard.press('Enter')
      await page.locator('.said').waitFor()
      await page.waitForLoadState('networkidle')
      await settled(page, '/journal')
      await page.getByText(judged).first().waitFor()
      await page.getByText(machine, { exact: true }).first().waitFor()
      expect(await page.locator('code').last().innerText()).toMatch(
        /^cosmo-journal\/[0-9a-f]{16}\+/,
      )
      expect(await violations(page)).toEqual([])
      await shot(page, `journal-${language}`, true)

      // The header's looks at the lists are no lines of their own until they are asked for.
      const looks = page.getByText(
        language === 'en' ? /^\d+ lists? looked at/ : /^\d+ listes? consultée/,
      )
      const neighbours = page.locator('.each', { hasText: / 2 (times|fois)/ })
      expect(await looks.count()).toBe(0)
      for (const _ of ['first', 'second']) {
        await page.reload()
        // A look that was broken off by the next one is none.
        await page.waitForLoadState('networkidle')
        await page.getByText(judged).first().waitFor()
      }
      await neighbours.first().locator('summary').click()
      await neighbours.first().locator('li').nth(1).waitFor()
      expect(await neighbours.first().locator('li').count()).toBe(2)
      await page
        .locator('.filters [role=switch], .filters input[type=checkbox]')
        .check({ force: true })
      await page.waitForURL('**lists=shown*')
      await looks.first().waitFor()
      await page.locator('select').selectOption('alteration')
      await page.waitForURL('**act=alteration*')
      await page.getByText(judged).first().waitFor()
      // Neighbours that say the same stand folded in one line.
      const line = page.locator('tbody th', { hasText: judged }).first()
      if ((await line.locator('summary').count()) > 0) await line.locator('summary').click()
      await line.getByRole('link').first().click()
      await page.waitForURL('**/targets?*')
      const timeline = page.locator('.timeline', { hasText: title })
      await timeline.locator('summary').click()
      await timeline.locator('li').first().waitFor()
      expect(await timeline.innerText()).toMatch(judged)
      expect(await violations(page)).toEqual([])
      await shot(page, `timeline-${language}`)

      await settled(page, '/journal?day=2020-02-29')
      await page.getByText(empty).waitFor()
      expect(await violations(page)).toEqual([])
      expect(complaints).toEqual([])
      await context.close()
    })

  it('stands on a small screen, and with longer words', async () => {
    const small = await stage.visit({ language: 'fr', width: 360, height: 740 })
    await settled(small.page, '/journal')
    expect(await overflow(small.page)).toBeLessThanOrEqual(0)
    await shot(small.page, 'journal-fr-360')
    await small.context.close()
    const { page, context } = await stage.visit({ language: 'fr' })
    await settled(page, '/journal')
    await lengthen(page)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await context.close()
  })
})
