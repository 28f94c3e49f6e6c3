import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sight } from '../../src/server/first-sight.ts'
import { markupOf } from '../../src/server/first-sight-markup.ts'
import { voices } from '../../src/server/index.ts'
import { canBrowse, openStage, root, type Stage } from './stage.ts'

/** Tags, attributes and texts of the rows, asked inside the page as text. */
const ROWS = `[...document.querySelectorAll('.list .row')].map((row) =>
  [row, ...row.querySelectorAll('*')].map((one) => [
    one.localName,
    [...one.attributes].map(({ name, value }) => name + '=' + value).sort(),
    one.textContent,
  ]))`
const rowsOf = (page: Page): Promise<readonly unknown[]> => page.evaluate(ROWS)

/** The collections of strings that have broken pages before. */
const strings = join(root, '..', 'shared', 'data', 'hostile', 'strings')
if (!existsSync(strings)) console.log('skipped: hostile strings in Chromium; they need ../shared')

describe.skipIf(!canBrowse)('the first sight', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage?.close())

  for (const language of ['en', 'fr'] as const)
    for (const path of ['/targets', '/targets?answer=all&sort=place'])
      it(`shows the rows as the application draws them: ${language} ${path}`, async () => {
        const bare = await stage.visit({ language, withoutScript: true })
        await bare.page.goto(path)
        const first = await rowsOf(bare.page)
        await bare.context.close()
        const { page, context, complaints } = await stage.visit({ language })
        const asked: string[] = []
        page.on('request', (request) => asked.push(new URL(request.url()).pathname))
        await page.goto(path)
        await page.locator('.filters .search-box').waitFor()
        await page.waitForLoadState('networkidle')
        const drawn = await rowsOf(page)
        expect(first.length).toBeGreaterThan(5)
        expect(drawn.slice(0, first.length)).toEqual(first.slice(0, drawn.length))
        // What came with the page is not asked for again.
        expect(asked).not.toContain('/api/v1/targets')
        expect(asked).not.toContain('/api/v1/me')
        expect(complaints).toEqual([])
        await context.close()
      })

  it.skipIf(!existsSync(strings))(
    'shows hostile strings as texts, each as it is',
    async () => {
      const texts = readdirSync(strings)
        .flatMap((name) => readFileSync(join(strings, name), 'utf8').split('\n').filter(Boolean))
        .map((line) => (JSON.parse(line) as { readonly text: string }).text)
        .filter((text) => text !== '')
      const { en } = await voices()
      const { page, context } = await stage.visit({ signedOut: true })
      const names = new Set<string>()
      for (let at = 0; at < texts.length; at += 24) {
        const some = texts.slice(at, at + 24)
        const sight = sightOf(some)
        await page.setContent(`<!doctype html><div id="app">${markupOf(sight, en)}`)
        const seen = await page.evaluate<Seen>(SEEN)
        // A page's text has no NUL, and line feeds alone.
        const shown = some.map((text) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n'))
        expect(seen.texts).toEqual(shown)
        expect(seen.labels.map((label) => label.endsWith(': '))).not.toContain(true)
        expect(JSON.parse(seen.given)).toEqual(JSON.parse(JSON.stringify(sight)))
        for (const name of seen.names) names.add(name)
      }
      await context.close()
      expect([...names].sort().join(' ')).toBe(
        'bdi body button div head header html i input label li main nav ol p section small span strong',
      )
      expect(texts.length).toBeGreaterThan(400)
    },
    60_000,
  )

  it('resumes the filter of the last visit, and after a sign-out nothing of it', async () => {
    const { page, context } = await stage.visit()
    await page.goto('/targets?answer=all&sort=place&text=pump')
    await page.locator('.filters .search-box').waitFor()
    const kept = async () =>
      (await context.cookies()).find((cookie) => cookie.name === 'cosmo-targets')
    // the frame stands before the application that keeps the filter
    await expect.poll(kept).toMatchObject({
      ...{ value: encodeURIComponent('answer=all&sort=place'), path: '/', sameSite: 'Strict' },
    })
    const again = await context.newPage()
    const answer = await again.goto('/')
    expect(await answer?.text()).toContain('&quot;sort&quot;:&quot;place&quot;')
    await again.waitForURL('**/targets?answer=all&sort=place')
    await again.request.post(`${stage.address}/api/v1/session/end`, {
      headers: { origin: stage.address },
    })
    await expect.poll(kept).toBeUndefined()
    await context.close()
  })
})

type Seen = {
  readonly texts: readonly string[]
  readonly labels: readonly string[]
  readonly given: string
  readonly names: readonly string[]
}
const SEEN = `({
  texts: [...document.querySelectorAll('.list .row .row-goods bdi')].map((one) => one.textContent),
  labels: [...document.querySelectorAll('.list .row input')].map((one) => one.ariaLabel),
  given: document.getElementById('given').textContent,
  names: [...new Set([...document.querySelectorAll('*')].map((one) => one.localName))],
})`

/** A sight whose goods, names and entries are these texts. */
function sightOf(texts: readonly string[]): Sight {
  const rows = texts.map((text, i) => ({
    ...{ id: String(i), lane: 'RED', score: 0.5, completeness: 0.5, answer: 'open', batch: 'b' },
    main: { code: 'P-01', severity: 'HARD', says: text, list: text, entry: text },
    ...{ codes: ['P-01'], goods: text, hs6: null, destination: text, signature: 's' },
    source: { file: text, record: 1 },
  }))
  const me = {
    person: { id: 'p', name: texts[0] },
    organisation: { id: 'o', name: texts[0] },
    ...{ language: 'en', roles: [], doors: ['target.judge'], exercise: true, engineVersion: '1' },
  }
  const targets = { targets: rows, next: null, counts: { total: 1, lanes: {}, codes: [] } }
  return { language: 'en', view: { text: texts[0] }, me, targets } as unknown as Sight
}
