import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EVERYBODY, recordsOf } from '../../measure/debrief-records.ts'
import { checkPdf } from '../../measure/pdf-check.ts'
import { readAloud } from '../../measure/pdf-text.ts'
import {
  addMember,
  addPerson,
  createOperation,
  foundOrganisation,
  machine,
  startSession,
} from '../../src/access/index.ts'
import { resultsOf } from '../../src/operations/debrief/results.ts'
import { beginDraft, draftOf, saveDraft, sendMessage } from '../../src/operations/index.ts'
import type { OrganisationKind, Role } from '../../src/rights/index.ts'
import type { DebriefBody } from '../../src/server/schemas/index.ts'
import type { Act, Acting, House } from '../../src/store/index.ts'
import { LANGUAGES, type Say, voice, wordsOf } from '../../src/words/index.ts'
import { openPages } from './own-pages.ts'
import { canBrowse, overflow, shot, smallTargets, violations } from './stage.ts'

const MINUTES = 600_000
const MEMBER = 'Customs of Suderland (exercise)'

/** The coordinator writes the debrief, takes its papers home, and closes the operation, by keyboard. */
describe.skipIf(!canBrowse)('the debrief of an operation', () => {
  let pages: Awaited<ReturnType<typeof openPages>>
  let house: House
  type Seat = Acting & { readonly token: string }
  const who: Record<string, Seat> = {}

  const found = async (
    key: string,
    name: string,
    kind: OrganisationKind,
    roles: readonly Role[],
  ) => {
    const organisation = await foundOrganisation(house, {
      ...{ name, country: null, kind, exercise: true },
    })
    const seat = await house.act(machine(organisation, 'administration'), async (act) => {
      const person = await addPerson(act, { name: `Officer of ${name}`, language: 'en', roles })
      const session = await startSession(act, house, person, {
        ...{ way: 'passkey', strong: true, agent: '' },
      })
      return { person, token: session.token }
    })
    who[key] = { organisation, ...seat, purpose: 'risk-analysis', strong: true }
  }
  const as = <T>(key: string, work: (act: Act) => Promise<T>): Promise<T> =>
    house.act(who[key] as Acting, work)

  /** The keeper warns everybody; whoever answers an id answers that warning. */
  const write = (key: string, operation: string, answers: string | null = null) =>
    as(key, async (act) => {
      const type = answers === null ? 'warning' : 'feedback'
      const id = await beginDraft(act, operation, { type, answers })
      const begun = await draftOf(act, operation, id)
      const due = new Date(Date.parse(act.now) + 3_600_000).toISOString()
      const fields =
        answers === null
          ? { action: 'examine', goods: 'Pumps', grounds: 'Route', mode: 'sea' }
          : { outcome: 'examined', 'done-on': '2026-03-02' }
      await saveDraft(act, operation, id, {
        ...{ urgency: begun.urgency, audience: begun.audience, tlp: begun.tlp, code: begun.code },
        ...{ subject: 'Pumps', feedbackBy: answers === null ? due : null },
        fields: { ...begun.fields, ...fields },
      })
      await sendMessage(act, operation, id)
      return id
    })

  beforeAll(async () => {
    pages = await openPages('debrief')
    house = pages.house
    await found('keeper', 'Secretariat (exercise)', 'secretariat', ['operation-coordinator'])
    await found('member', MEMBER, 'administration', ['national-contact-point'])
  }, MINUTES)
  afterAll(() => pages?.close())

  const visit = (key: string, locale: string, width = 1280) =>
    pages.visit(who[key]?.token ?? '', { locale, width })

  const hands = (page: Page, say: Say) => ({
    push: async (name: string) => {
      await page.getByRole('button', { name, exact: true }).focus()
      await page.keyboard.press('Enter')
    },
    write: async (key: string, text: string) => {
      await page
        .getByRole('textbox', { name: say(key), exact: true })
        .first()
        .focus()
      await page.keyboard.press('Control+A')
      await page.keyboard.type(text)
    },
    unfold: async (text: string) => {
      await page.locator('summary', { hasText: text }).first().focus()
      await page.keyboard.press('Enter')
    },
    shown: (text: string) => page.getByText(text).first().waitFor(),
  })
  const clean = async (page: Page, name: string) => {
    await shot(page, name, true)
    expect(await violations(page), name).toEqual([])
    expect(await overflow(page), name).toBeLessThanOrEqual(0)
    const text = await page.locator('main').innerText()
    expect(text, name).not.toMatch(/\b(web|debrief|open-end|message|case)\.[a-z]+[.-]/)
  }

  for (const language of LANGUAGES) {
    it(
      `is written, taken home in both languages, and closed in ${language}`,
      async () => {
        const say = voice(language, await wordsOf(language))
        const name = `Operation Beacon ${language} (exercise)`
        const operation = await as('keeper', async (act) => {
          const id = await createOperation(act, { name })
          await addMember(act, id, { organisation: who.member?.organisation ?? '' })
          return id
        })
        const warning = await write('keeper', operation)
        const { page, context } = await visit('keeper', language)
        const hand = hands(page, say)

        // From the operation to its debrief, empty yet.
        await page.goto(`/operations/${operation}`)
        const link = page.getByRole('link', { name: say('web.debrief'), exact: true })
        await link.focus()
        await page.keyboard.press('Enter')
        await page
          .getByRole('heading', { level: 1, name: say('web.debrief.of', { operation: name }) })
          .waitFor()
        await hand.shown(say('web.debrief.findings.none'))
        await clean(page, `debrief-empty-${language}`)
        expect(await smallTargets(page)).toEqual([])

        // A finding that names a member which did not consent; nothing typed is lost.
        await hand.unfold(say('web.debrief.finding.write'))
        await hand.write('web.debrief.finding.text', `${MEMBER} had nobody on duty at night.`)
        await page.reload()
        await hand.unfold(say('web.debrief.finding.write'))
        const text = page.getByRole('textbox', { name: say('web.debrief.finding.text') })
        expect(await text.inputValue()).toContain('on duty at night')
        const choose = async (key: string, value: string) => {
          const box = page.getByLabel(say(key), { exact: true }).first()
          await box.focus()
          await box.selectOption(value)
        }
        await choose('web.debrief.finding.about', who.member?.organisation ?? '')
        await choose('web.debrief.finding.rests', 'figure region')
        await hand.push(say('web.debrief.finding.save'))
        await hand.shown(say('web.debrief.finding.saved'))

        // A recommendation that answers it, with nobody who carries it out.
        await hand.unfold(say('web.debrief.recommend'))
        await choose('web.debrief.recommend.theme', 'reach-back')
        await hand.write('web.debrief.recommend.text', 'Name one contact for the night.')
        await page.getByRole('checkbox', { name: /on duty at night/ }).focus()
        await page.keyboard.press('Space')
        await hand.push(say('web.debrief.recommend.save'))
        await hand.shown(say('web.debrief.recommend.saved'))
        await clean(page, `debrief-written-${language}`)

        // The debrief in both languages: tagged, and naming nobody who did not consent.
        const take = async (of: 'en' | 'fr'): Promise<Uint8Array> => {
          const called = say('web.debrief.paper.as', {
            paper: say('debrief.paper.debrief'),
            ...{ format: 'PDF', language: say(`web.debrief.language.${of}`) },
          })
          const coming = page.waitForEvent('download')
          await page.getByRole('button', { name: called, exact: true }).focus()
          await page.keyboard.press('Enter')
          const file = await coming
          expect(file.suggestedFilename()).toMatch(
            new RegExp(`^debrief-\\d{4}-\\d\\d-\\d\\d-${of}\\.pdf$`),
          )
          return new Uint8Array(readFileSync((await file.path()) ?? ''))
        }
        for (const of of LANGUAGES) {
          const bytes = await take(of)
          for (const { asked, wrong } of await checkPdf(bytes))
            expect([asked, wrong]).toEqual([asked, []])
          const said = voice(of, await wordsOf(of))
          const read = (await readAloud(bytes))
            .map((one) => one.text)
            .join(' ')
            .replace(/\s+/g, ' ')
          expect(read).toContain(said('debrief.theme.reach-back'))
          expect(read).toContain(`${said('debrief.member')} had nobody on duty`)
          expect(read).not.toContain('Suderland')
        }

        // The member consents to be named, and reads what was found.
        const member = await visit('member', language)
        await member.page.goto(`/operations/${operation}/debrief`)
        const other = hands(member.page, say)
        await other.shown('had nobody on duty at night')
        await other.push(say('web.debrief.consent.give'))
        await other.shown(say('web.debrief.consent.yes'))
        await clean(member.page, `debrief-member-${language}`)
        await member.context.close()

        // Closing refuses with the list, each line a link.
        const close = async () => {
          await hand.push(say('web.debrief.closing.close'))
          await hand.push(say('web.debrief.closing.yes'))
        }
        await close()
        await page.getByRole('alert').waitFor()
        expect(await page.getByRole('alert').innerText()).toContain(
          say('refusal.operation.open-ends.says', { count: 2 }),
        )
        expect(await page.locator('.open-ends a').allInnerTexts()).toEqual([
          say('open-end.message-due'),
          say('open-end.recommendation-orphan'),
        ])
        await clean(page, `debrief-open-${language}`)

        // Things are settled: somebody carries it out, and the warning is answered.
        await page.locator('.open-ends a').nth(1).focus()
        await page.keyboard.press('Enter')
        await hand.unfold(say('web.debrief.step'))
        const step = page.locator('li[id^=recommendation-] form')
        await step.getByLabel(say('debrief.owner')).selectOption(who.member?.organisation ?? '')
        await step.getByLabel(say('debrief.status')).selectOption('adopted')
        await hand.push(say('web.debrief.step.save'))
        await hand.shown(say('web.debrief.step.saved'))
        await write('member', operation, warning)
        await page.reload()
        await hand.shown(say('web.debrief.closing.none'))
        await close()
        await page.locator('[data-closed]').waitFor()
        await clean(page, `debrief-closed-${language}`)

        // A message cannot be sent any more.
        await page.goto(`/operations/${operation}/messages`)
        await hand.shown(say('messages.closed'))
        expect(await page.getByRole('button', { name: say('messages.begin') }).count()).toBe(0)
        const refused = await page.request.post(`/api/v1/operations/${operation}/drafts`, {
          data: { type: 'warning' },
          headers: { origin: new URL(page.url()).origin },
        })
        expect([refused.status(), (await refused.json()).code]).toEqual([409, 'operation.closed'])
        await page.goto(`/operations/${operation}`)
        await page.locator('[data-closed]').waitFor()
        expect(await page.getByRole('button', { name: say('web.plan.save') }).count()).toBe(0)

        // Its keeper opens it again, with a reason.
        await page.goto(`/operations/${operation}/debrief`)
        await hand.write('web.debrief.closing.reason', 'One report came late')
        await hand.push(say('web.debrief.closing.reopen'))
        await hand.shown(say('web.debrief.closing.none'))
        await context.close()

        // The tables, with figures of an exercise in the place of the answer's own.
        const asOf = '2026-04-01T00:00:00.000Z'
        const results = resultsOf(recordsOf(400, { organisations: 12, regions: 5 }), {
          ...{ asOf, sight: EVERYBODY },
        })
        for (const width of [1280, 360]) {
          const tables = await visit('keeper', language, width)
          await tables.page.route(/\/debrief$/, async (route) => {
            if (route.request().resourceType() === 'document') return route.continue()
            const answer = await route.fetch()
            const body = (await answer.json()) as DebriefBody
            await route.fulfill({
              json: { ...body, results: { ...body.results, ...results } },
            })
          })
          await tables.page.goto(`/operations/${operation}/debrief`)
          await tables.page.locator('details.figure summary').first().focus()
          await tables.page.keyboard.press('Enter')
          await tables.page.locator('details.figure[open] code').first().waitFor()
          await clean(tables.page, `debrief-results-${width}-${language}`)
          await tables.context.close()
        }
        // The browser itself writes down what was refused.
        expect(pages.complaints.filter((one) => !/status of 409/.test(one))).toEqual([])
      },
      MINUTES,
    )
  }
})
