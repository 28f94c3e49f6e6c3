import type { Page } from 'playwright-core'
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
import type { House } from '../../src/store/index.ts'
import { LANGUAGES, type Say, voice, wordsOf } from '../../src/words/index.ts'
import { openPages } from './own-pages.ts'
import { canBrowse, overflow, shot, smallTargets, violations } from './stage.ts'

const MINUTES = 600_000

/** Keeper, participant and RILO plan an operation, each on its own page, by keyboard. */
describe.skipIf(!canBrowse)('the plan of an operation', () => {
  let pages: Awaited<ReturnType<typeof openPages>>
  let house: House
  type Seat = { readonly organisation: string; readonly person: string; readonly token: string }
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
      const id = await addPerson(act, { name: `Officer of ${name}`, language: 'en', roles })
      const session = await startSession(act, house, id, {
        ...{ way: 'passkey', strong: true, agent: '' },
      })
      return { person: id, token: session.token }
    })
    who[key] = { organisation, ...seat }
  }
  const newOperation = (name: string) =>
    house.act(machine(who.keeper?.organisation ?? '', 'administration'), async (act) => {
      const id = await createOperation(act, { name })
      for (const key of ['member', 'rilo'])
        await addMember(act, id, { organisation: who[key]?.organisation ?? '' })
      return id
    })

  beforeAll(async () => {
    pages = await openPages('operation')
    house = pages.house
    await found('keeper', 'Secretariat (exercise)', 'secretariat', ['operation-coordinator'])
    await found('member', 'Customs of Suderland (exercise)', 'administration', [
      'national-contact-point',
      'targeting-officer',
    ])
    await found('rilo', 'RILO Meridian (exercise)', 'rilo', ['rilo-analyst'])
  }, MINUTES)
  afterAll(() => pages?.close())

  const visit = (key: string, locale: string, width = 1280) =>
    pages.visit(who[key]?.token ?? '', { locale, width })

  /** By keyboard alone: what is reached is focused, what is typed is typed. */
  const hands = (page: Page, say: Say) => ({
    push: async (name: string) => {
      await page.getByRole('button', { name, exact: true }).focus()
      await page.keyboard.press('Enter')
    },
    write: async (key: string, text: string, nth = 0) => {
      await page
        .getByRole('textbox', { name: say(key), exact: true })
        .nth(nth)
        .focus()
      await page.keyboard.press('Control+A')
      await page.keyboard.type(text)
    },
    tick: async (name: string) => {
      await page.getByRole('checkbox', { name, exact: true }).focus()
      await page.keyboard.press('Space')
    },
    unfold: async (text: string) => {
      await page.locator('summary', { hasText: text }).focus()
      await page.keyboard.press('Enter')
    },
    reason: async (phase: string, text: string) => {
      await page
        .getByRole('textbox', { name: say('web.phase.reason.of', { phase }), exact: true })
        .focus()
      await page.keyboard.type(text)
    },
    shown: (text: string) => page.getByText(text).first().waitFor(),
  })
  const clean = async (page: Page, name: string) => {
    expect(await violations(page), name).toEqual([])
    const text = await page.locator('main').innerText()
    expect(text, name).not.toMatch(/\b(web|phase|span|national-plan|goods-family)\.[a-z]+/)
    await shot(page, name, true)
  }

  for (const language of LANGUAGES) {
    it(
      `is drafted, adopted, answered, reviewed and closed in ${language}`,
      async () => {
        const say = voice(language, await wordsOf(language))
        const name = `Operation Beacon ${language} (exercise)`
        const phase = language === 'en' ? 'Planning' : 'Planification'
        const operation = await newOperation(name)
        const keeper = await visit('keeper', language)
        const member = await visit('member', language)
        const rilo = await visit('rilo', language)
        const [k, m, r] = [keeper, member, rilo].map(({ page }) => hands(page, say)) as [
          ReturnType<typeof hands>,
          ReturnType<typeof hands>,
          ReturnType<typeof hands>,
        ]
        const open = async ({ page }: { readonly page: Page }) => {
          await page.goto(`/operations/${operation}`)
          await page.getByRole('heading', { level: 1, name }).waitFor()
          await page.waitForLoadState('networkidle')
        }

        // The keeper comes from the page Cooperation, and drafts.
        await keeper.page.goto('/cooperation')
        const link = keeper.page.getByRole('link', {
          name: say('web.operation.plan', { operation: name }),
        })
        await link.focus()
        await keeper.page.keyboard.press('Enter')
        await k.shown(say('web.plan.none.keeper'))
        await k.write('web.plan.objective', 'Find what nobody licensed')
        await k.tick(say('goods-family.nuclear'))
        await k.tick(say('direction.export'))
        await k.write('web.plan.legal-basis', 'Fictional convention on assistance')
        await keeper.page.getByLabel(say('web.plan.due')).fill('2020-01-31')
        await k.push(`+ ${say('web.phase.add')}`)
        await k.write('web.phase.name.en', 'Planning')
        await k.write('web.phase.name.fr', 'Planification')
        for (const [nth, [en, fr]] of [
          ['Every national plan is accepted', 'Tous les plans nationaux sont acceptés'],
          ['The front lines are briefed', 'Les premières lignes sont informées'],
        ].entries()) {
          await k.push(`+ ${say('web.criterion.add.exit', { n: 1 })}`)
          await k.write('web.criterion.text.en', en ?? '', nth)
          await k.write('web.criterion.text.fr', fr ?? '', nth)
        }
        const counted = keeper.page.getByLabel(say('web.criterion.counted')).first()
        await counted.focus()
        await counted.selectOption('national-plans-accepted')
        // Nothing typed is lost.
        await keeper.page.reload()
        await k.shown(say('web.plan.unsaved'))
        const objective = keeper.page.getByRole('textbox', { name: say('web.plan.objective') })
        expect(await objective.inputValue()).toBe('Find what nobody licensed')
        // Under the name of who typed it: the next one in this window does not find it.
        const kept = await keeper.page.evaluate<string[]>('Object.keys(sessionStorage)')
        const own = new RegExp(`\\.${who.keeper?.organisation}\\.${who.keeper?.person}\\.`)
        const drafts = kept.filter((key) => key.startsWith('cosmo.draft.'))
        expect(drafts.length).toBeGreaterThan(0)
        expect(drafts.every((key) => own.test(key))).toBe(true)
        await clean(keeper.page, `operation-draft-${language}`)
        expect(await smallTargets(keeper.page)).toEqual([])
        await k.push(say('web.plan.save'))
        await k.shown(say('web.plan.saved'))

        // Nobody else sees the draft.
        await open(member)
        await m.shown(say('web.plan.none.member'))
        expect(await member.page.locator('main').innerText()).not.toContain('nobody licensed')
        await k.push(say('web.plan.adopt'))
        await k.shown(say('web.plan.adopted.done'))
        await k.shown(say('web.participants.overdue', { count: 1 }))
        await clean(keeper.page, `operation-adopted-${language}`)

        // The member reads it, and submits its own plan once it has a profile.
        await open(member)
        await m.shown('Find what nobody licensed')
        await m.unfold(say('web.national.begin'))
        await m.write('web.national.threats', 'Fictional procurement')
        await m.push(`+ ${say('web.national.source.add')}`)
        await m.write('web.national.source.title', 'Bulletin of the RILO')
        await m.push(say('web.plan.save'))
        await m.shown(say('refusal.plan.no-profile.says'))
        await m.push(`+ ${say('web.national.profile.add')}`)
        await m.write('web.national.profile.name', 'Nickel alloys by air')
        await m.write('web.national.profile.office', 'Airport of Portovane')
        const part = member.page.locator('fieldset.part', {
          has: member.page.getByText(say('web.national.profile', { n: 1 }), { exact: true }),
        })
        await part.getByLabel(say('web.phase.from'), { exact: true }).fill('2026-03-01')
        await part.getByLabel(say('web.phase.until'), { exact: true }).fill('2026-09-01')
        await m.tick('Bulletin of the RILO')
        await m.push(say('web.plan.save'))
        await m.shown(say('refusal.plan.ungraded-source.next'))
        await member.page.getByLabel(say('web.national.reliability')).selectOption('B')
        await member.page.getByLabel(say('web.national.credibility')).selectOption('2')
        await m.push(say('web.plan.save'))
        await m.shown(say('web.national.submit.hint'))
        await clean(member.page, `operation-national-${language}`)
        await m.push(say('web.national.submit'))
        await m.shown(say('web.national.submitted'))

        // The RILO returns it with remarks.
        const reviewed = say('web.participant.review', {
          organisation: 'Customs of Suderland (exercise)',
        })
        await open(rilo)
        // Where the plan cannot be shown, the way back is there, and leads to where one was.
        const away = /\/national-plans\//
        await rilo.page.route(away, (route) => route.abort())
        await r.push(reviewed)
        await rilo.page.locator('section[aria-labelledby=plan-review] [role=alert]').waitFor()
        await r.push(say('web.review.close'))
        expect(await rilo.page.locator('#plan-review').count()).toBe(0)
        expect(await rilo.page.locator(':focus').innerText()).toBe(reviewed)
        await rilo.page.unroute(away)
        await r.push(reviewed)
        await r.shown('Nickel alloys by air')
        await r.write('web.review.remarks', 'Which flights?')
        await clean(rilo.page, `operation-review-${language}`)
        await r.push(say('web.review.return'))
        await r.shown(say('web.review.done', { organisation: 'Customs of Suderland (exercise)' }))

        // The member answers with a second version, which the RILO accepts.
        await open(member)
        await m.shown('Which flights?')
        await m.unfold(say('web.national.again', { version: 2 }))
        await m.write('web.national.profile.basis', 'All flights of the fictional line')
        await m.push(say('web.plan.save'))
        await m.shown(say('web.national.submit.hint'))
        await m.push(say('web.national.submit'))
        await m.shown(say('web.national.submitted'))
        await m.unfold(say('web.plan.version', { version: 1 }))
        await member.page.locator('details[open]', { hasText: 'Bulletin of the RILO' }).waitFor()
        await clean(member.page, `operation-returned-${language}`)
        await open(rilo)
        await r.push(reviewed)
        await r.shown('All flights of the fictional line')
        await r.push(say('web.review.accept'))
        await r.shown(say('web.review.done', { organisation: 'Customs of Suderland (exercise)' }))

        // The keeper opens the phase, is told what is open, and closes it.
        await open(keeper)
        await k.unfold(say('web.phase.criteria', { phase }))
        const step = (one: string) => say('web.phase.step.of', { step: say(one), phase })
        await k.reason(phase, 'Decided in the seminar')
        await k.push(step('phase.step.opened'))
        await keeper.page.locator('tr[data-phase=open]').waitFor()
        await k.reason(phase, 'Too early')
        await k.push(step('phase.step.closed'))
        const told = keeper.page.getByRole('alert')
        await told.waitFor()
        const briefed =
          language === 'en' ? 'The front lines are briefed' : 'Les premières lignes sont informées'
        expect(await told.innerText()).toContain(briefed)
        await clean(keeper.page, `operation-open-criteria-${language}`)
        await k.push(
          say('web.criterion.answer.as', {
            ...{ answer: say('phase.step.criterion-met'), criterion: briefed },
          }),
        )
        await keeper.page.locator('tr[data-answer=met]').nth(1).waitFor()
        await k.reason(phase, 'Everybody is ready')
        await k.push(step('phase.step.closed'))
        await keeper.page.locator('tr[data-phase=closed]').waitFor()
        await clean(keeper.page, `operation-closed-${language}`)

        // A second version beside the first.
        await k.unfold(say('web.plan.edit.begin'))
        await k.write('web.plan.media-line', 'One line for the press')
        await k.push(say('web.plan.save'))
        await k.shown(say('web.plan.saved'))
        await k.unfold(say('web.plan.compare'))
        await keeper.page
          .locator('details[open] td', { hasText: 'One line for the press' })
          .waitFor()
        await clean(keeper.page, `operation-compare-${language}`)
        for (const one of [keeper, member, rilo]) await one.context.close()

        const narrow = await visit('keeper', language, 360)
        await open(narrow)
        expect(await overflow(narrow.page)).toBeLessThanOrEqual(0)
        await shot(narrow.page, `operation-narrow-${language}`, true)
        await narrow.context.close()
        // The browser itself writes down that a step was refused.
        expect(
          pages.complaints.filter((text) => !/status of 409|net::ERR_FAILED/.test(text)),
        ).toEqual([])
      },
      MINUTES,
    )
  }
})
