import { beforeAll, describe, expect, it } from 'vitest'
import {
  addMember,
  addPerson,
  createOperation,
  endMembership,
  foundOrganisation,
  machine,
  operations,
} from '../access/index.ts'
import { openCase } from '../cases/index.ts'
import { entries } from '../journal/index.ts'
import type { OrganisationKind, Role } from '../rights/index.ts'
import type { Act, Acting, House } from '../store/index.ts'
import { voice, wordsOf } from '../words/index.ts'
import {
  adoptPlan,
  beginDraft,
  changeTemplate,
  closeOperation,
  consentToNaming,
  debriefOf,
  draftOf,
  type NationalPlan,
  operationOverview,
  ownNationalPlan,
  paperFacts,
  paperMade,
  paperOf,
  readMessage,
  recallMessage,
  recommend,
  reopenOperation,
  reviewPlan,
  saveDraft,
  saveNationalDraft,
  savePlanDraft,
  sendMessage,
  stepPhase,
  stepRecommendation,
  submitNationalPlan,
  withdrawFinding,
  writeFinding,
} from './index.ts'
import type { Draft } from './message.ts'
import { emptyDraft } from './message-prefill.ts'

type Opened = { readonly house: House; readonly pass: (minutes: number) => void }

const NATIONAL: NationalPlan = {
  analysis: { threats: 'x', trade: 'x', sources: [] },
  profiles: [
    {
      ...{ name: 'Alloys', office: 'Port', from: '2026-03-01', until: '2026-06-01' },
      ...{ basis: '', sources: [] },
    },
  ],
  ...{ offices: [], contactHours: '', signOffs: [] },
}

const SAVED = {
  ...{ urgency: 'routine', tlp: 'AMBER', code: 'H0', subject: 'x', feedbackBy: null },
  ...{ audience: { by: 'all', kinds: [], organisations: [] }, fields: {} },
} as unknown as Parameters<typeof saveDraft>[3]

/** A keeper, two administrations, a RILO and an outsider, on every engine. */
export function debriefContract(name: string, opened: () => Opened): void {
  describe(`the debrief of an operation on ${name}`, () => {
    let house: House
    let pass: Opened['pass']
    let operation = ''
    let membership = ''
    let plan = ''
    let draft = ''
    const who: Record<string, Acting> = {}

    const found = async (key: string, kind: OrganisationKind, roles: readonly Role[]) => {
      const organisation = await foundOrganisation(house, {
        ...{ name: `${key} of ${name}`, country: null, kind, exercise: true },
      })
      const person = await house.act(machine(organisation, 'administration'), (act) =>
        addPerson(act, { name: `Person of ${key}`, language: 'en', roles: [...roles] }),
      )
      who[key] = { organisation, person, purpose: 'risk-analysis', strong: true }
    }
    const idOf = (key: string) => who[key]?.organisation ?? ''
    const as = <T>(key: string, work: (act: Act) => Promise<T>) =>
      house.act(who[key] as Acting, work)
    const refused = async <T>(key: string, work: (act: Act) => Promise<T>): Promise<string> => {
      try {
        await as(key, work)
      } catch (error) {
        return (error as { refusal?: { code: string } }).refusal?.code ?? String(error)
      }
      return 'done'
    }
    const debrief = (key: string, asOf?: string) =>
      as(key, (act) => debriefOf(act, operation, { asOf }))
    const openKinds = async () => (await debrief('keeper')).openEnds?.map(({ kind }) => kind)
    const finding = (key: string, more: Partial<Parameters<typeof writeFinding>[2]> = {}) =>
      as(key, (act) =>
        writeFinding(act, operation, {
          ...{ kind: 'gap', text: 'Nobody answered at night.', about: null, restsOn: [] },
          ...more,
        }),
      )
    const send = (
      key: string,
      type: Draft['type'],
      fields: Draft['fields'],
      answers?: string,
      marks: Partial<Pick<Draft, 'tlp' | 'code'>> = {},
    ) =>
      as(key, async (act) => {
        const id = await beginDraft(act, operation, { type, answers: answers ?? null })
        const { type: _, ...empty } = emptyDraft(type)
        const begun = answers === undefined ? empty : await draftOf(act, operation, id)
        const due = new Date(house.ports.clock.ms() + 3_600_000).toISOString()
        await saveDraft(act, operation, id, {
          ...{ urgency: begun.urgency, audience: begun.audience, tlp: begun.tlp, code: begun.code },
          ...marks,
          ...{ subject: 'Pumps', feedbackBy: type === 'warning' ? due : null },
          fields: { ...begun.fields, ...fields },
        })
        await sendMessage(act, operation, id)
        return id
      })
    const warn = (key: string) =>
      send(key, 'warning', { action: 'examine', goods: 'Pumps', grounds: 'Route', mode: 'sea' })
    const paper = (key: string, language: 'en' | 'fr' = 'en') =>
      as(key, async (act) => {
        const say = voice(language, await wordsOf(language))
        const asked = { paper: 'debrief', format: 'pdf', language } as const
        const facts = await paperFacts(act, operation, asked, say)
        await paperMade(act, operation, asked)
        return JSON.stringify(paperOf('debrief', facts, { say, language }))
      })

    beforeAll(async () => {
      const { house: one, pass: by } = opened()
      house = one
      pass = by
      await found('keeper', 'secretariat', ['operation-coordinator'])
      await found('member', 'administration', ['national-contact-point', 'targeting-officer'])
      await found('second', 'administration', ['national-contact-point'])
      await found('rilo', 'rilo', ['rilo-analyst'])
      await found('outsider', 'administration', ['national-contact-point'])
      operation = await as('keeper', async (act) => {
        const id = await createOperation(act, { name: `Lantern ${name}` })
        for (const key of ['member', 'second', 'rilo'])
          await addMember(act, id, { organisation: idOf(key) })
        return id
      })
      const kept = await as('keeper', (act) => operations(act))
      membership =
        kept
          .find(({ id }) => id === operation)
          ?.members.find((one) => one.organisation.id === idOf('second'))?.id ?? ''
      pass(1)
    })

    it('is there for its members alone', async () => {
      expect(await refused('outsider', (act) => debriefOf(act, operation))).toBe('operation.absent')
      expect(
        await refused('outsider', (act) =>
          writeFinding(act, operation, { kind: 'gap', text: 'x', about: null, restsOn: [] }),
        ),
      ).toBe('operation.absent')
      expect(await refused('member', (act) => closeOperation(act, operation))).toBe(
        'operation.absent',
      )
      const seen = await debrief('member')
      expect(seen.openEnds).toBeNull()
      expect(seen.members.map(({ id }) => id).sort()).toEqual(
        ['keeper', 'member', 'second', 'rilo'].map(idOf).sort(),
      )
    })

    it('has findings that are their author’s own, with what they rest on', async () => {
      const warning = await warn('member')
      const id = await finding('member', {
        about: idOf('second'),
        restsOn: [
          { kind: 'message', id: warning },
          { kind: 'figure', id: 'region' },
        ],
      })
      const mistaken = await finding('rilo', { text: 'Wrong.' })
      for (const key of ['keeper', 'second', 'rilo']) {
        const one = (await debrief(key)).findings.find((row) => row.id === id)
        expect(one).toMatchObject({ author: idOf('member'), about: idOf('second') })
        expect(one?.restsOn).toEqual([
          { kind: 'message', id: warning },
          { kind: 'figure', id: 'region' },
        ])
      }
      // Nobody else withdraws it; its author does, with a reason that stays.
      const withdraw = (key: string) =>
        refused(key, (act) => withdrawFinding(act, operation, mistaken, 'mistaken'))
      expect(await withdraw('member')).toBe('debrief.finding-absent')
      expect(await withdraw('rilo')).toBe('done')
      expect(await withdraw('rilo')).toBe('debrief.finding-absent')
      const left = (await debrief('keeper')).findings.find((row) => row.id === mistaken)
      expect(left?.withdrawn?.because).toBe('mistaken')
      // What it rests on must be of this operation, and such as the author may see.
      const rests = (
        key: string,
        kind: 'message' | 'phase' | 'figure' | 'national-plan',
        of: string,
      ) =>
        refused(key, (act) =>
          writeFinding(act, operation, {
            ...{ kind: 'gap', text: 'x', about: null },
            restsOn: [{ kind, id: of }],
          }),
        )
      expect(await rests('member', 'phase', 'none')).toBe('debrief.rest')
      expect(await rests('member', 'figure', 'none')).toBe('debrief.rest')
      expect(await rests('member', 'national-plan', warning)).toBe('debrief.rest')
      expect(await rests('member', 'message', operation)).toBe('message.absent')
      expect(
        await refused('member', (act) =>
          writeFinding(act, operation, {
            ...{ kind: 'gap', text: 'x', about: idOf('outsider'), restsOn: [] },
          }),
        ),
      ).toBe('debrief.concerned')
    })

    it('has recommendations of the keeper, with a history that only grows', async () => {
      const of = await finding('member')
      const asked = {
        ...{ theme: 'reach-back' as const, text: 'Name a contact for the night.', findings: [of] },
        ...{ owner: null, dueOn: null },
      } as const
      expect(await refused('member', (act) => recommend(act, operation, asked))).toBe(
        'operation.absent',
      )
      expect(
        await refused('keeper', (act) =>
          recommend(act, operation, { ...asked, findings: [operation] }),
        ),
      ).toBe('debrief.finding-absent')
      const before = new Date(house.ports.clock.ms()).toISOString()
      const id = await as('keeper', (act) => recommend(act, operation, asked))
      expect(await openKinds()).toContain('recommendation-orphan')
      const step = (revision: number, owner: string) =>
        refused('keeper', (act) =>
          stepRecommendation(act, operation, id, {
            ...{ status: 'adopted', owner, dueOn: '2026-09-30', remarks: 'agreed', revision },
          }),
        )
      expect(await step(1, idOf('outsider'))).toBe('debrief.concerned')
      expect(await step(1, idOf('member'))).toBe('done')
      expect(await step(1, idOf('member'))).toBe('request.version')
      const one = (await debrief('second')).recommendations.find((row) => row.id === id)
      expect(one?.findings).toEqual([of])
      expect(one?.history.map(({ status, dueOn }) => [status, dueOn])).toEqual([
        ['proposed', null],
        ['adopted', '2026-09-30'],
      ])
      expect((await debrief('second', before)).recommendations).toEqual([])
      expect(await openKinds()).not.toContain('recommendation-orphan')
    })

    it('makes papers for its keeper that name whoever consented', async () => {
      const called = `member of ${name}`
      await finding('second', { text: `The ${called} helped.`, about: idOf('member') })
      const asked = { paper: 'debrief', format: 'pdf', language: 'en' } as const
      expect(
        await refused('member', (act) => paperFacts(act, operation, asked, (key) => key)),
      ).toBe('debrief.keeper')
      const first = await paper('keeper')
      expect(first).not.toContain(called)
      expect(first).toContain('a Member')
      await as('member', (act) => consentToNaming(act, operation, { given: true }))
      expect((await debrief('member')).consents).toBe(true)
      expect(await paper('keeper', 'fr')).toContain(called)
      await as('member', (act) => consentToNaming(act, operation, { given: false }))
      expect(await paper('keeper')).not.toContain(called)
      const told = await as('keeper', (act) => entries(act, { limit: 200 }))
      expect(told.filter((one) => one.act === 'debrief.paper-made')).toHaveLength(3)
    })

    it('closes only when nothing is open', async () => {
      await as('member', async (act) => {
        await saveNationalDraft(act, operation, { body: NATIONAL })
        const { draft } = await ownNationalPlan(act, operation)
        await submitNationalPlan(act, operation, { revision: draft?.revision ?? 0 })
      })
      // The first warning went to three; each owes feedback. The keeper learns of those to others.
      expect(await openKinds()).toEqual([
        'message-due',
        'message-due',
        'message-due',
        'plan-unreviewed',
      ])
      const ends = (await debrief('keeper')).openEnds ?? []
      expect(
        ends
          .filter(({ opens }) => !opens)
          .map(({ organisation }) => organisation)
          .sort(),
      ).toEqual([idOf('second'), idOf('rilo')].sort())
      const close = () => refused('keeper', (act) => closeOperation(act, operation))
      expect(await close()).toBe('operation.open-ends')
      const [warning = ''] = ends.map(({ id }) => id)
      await as('member', (act) => recallMessage(act, operation, warning))
      plan = ((await debrief('keeper')).openEnds ?? [])[0]?.id ?? ''
      draft = await as('member', (act) =>
        beginDraft(act, operation, { type: 'warning', answers: null }),
      )
      await as('rilo', (act) =>
        reviewPlan(act, operation, plan, { verdict: 'accepted', remarks: '' }),
      )
      expect(await openKinds()).toEqual([])
      expect(await close()).toBe('done')
      expect(await close()).toBe('operation.closed')
    })

    it('is only read once it is closed, and opened again by its keeper alone', async () => {
      const body = {
        ...{ objective: 'x', legalBasis: 'x', mediaLine: '', partners: [], nationalPlansDue: null },
        ...{ scope: { families: [], directions: [], modes: [], regions: [] }, phases: [] },
      }
      const acts: Readonly<Record<string, () => Promise<string>>> = {
        message: () =>
          refused('member', (act) =>
            beginDraft(act, operation, { type: 'warning', answers: null }),
          ),
        template: () =>
          refused('keeper', (act) =>
            changeTemplate(act, operation, 'warning', { version: 0, fields: [] }),
          ),
        plan: () => refused('keeper', (act) => savePlanDraft(act, operation, { body })),
        adoption: () => refused('keeper', (act) => adoptPlan(act, operation, { revision: 1 })),
        national: () =>
          refused('member', (act) => saveNationalDraft(act, operation, { body: NATIONAL })),
        finding: () =>
          refused('member', (act) =>
            writeFinding(act, operation, { kind: 'gap', text: 'x', about: null, restsOn: [] }),
          ),
        consent: () => refused('member', (act) => consentToNaming(act, operation, { given: true })),
        case: () =>
          refused('member', (act) => openCase(act, { title: 'x', target: null, operation })),
        member: () =>
          refused('keeper', (act) => addMember(act, operation, { organisation: idOf('outsider') })),
        saved: () => refused('member', (act) => saveDraft(act, operation, draft, SAVED)),
        sent: () => refused('member', (act) => sendMessage(act, operation, draft)),
        review: () =>
          refused('rilo', (act) =>
            reviewPlan(act, operation, plan, { verdict: 'accepted', remarks: '' }),
          ),
        phase: () =>
          refused('keeper', (act) =>
            stepPhase(act, operation, { phase: 'x', what: 'opened', reason: '' }, 'en'),
          ),
        recommendation: () =>
          refused('keeper', (act) =>
            recommend(act, operation, {
              ...{ theme: 'targeting', text: 'x', findings: [], owner: null, dueOn: null },
            }),
          ),
        step: () =>
          refused('keeper', (act) =>
            stepRecommendation(act, operation, recommended, {
              ...{ status: 'done', owner: null, dueOn: null, remarks: '' },
            }),
          ),
        withdrawal: () =>
          refused('member', (act) => withdrawFinding(act, operation, worded, 'mistaken')),
      }
      const before = await debrief('member')
      const worded = before.findings.find(({ author }) => author === idOf('member'))?.id ?? ''
      const [{ id: recommended = '' } = {}] = before.recommendations
      for (const [what, act] of Object.entries(acts))
        expect([what, await act()]).toEqual([what, 'operation.closed'])
      const overview = await as('second', (act) => operationOverview(act, operation))
      expect(overview.place.closedAt).not.toBeNull()
      expect((await debrief('second')).findings.length).toBeGreaterThan(0)
      expect(await paper('keeper')).toContain('a Member')
      // What takes away stays possible.
      expect(await refused('keeper', (act) => endMembership(act, operation, membership))).toBe(
        'done',
      )
      expect(
        await refused('member', (act) => consentToNaming(act, operation, { given: false })),
      ).toBe('done')
      // So it is for whoever left, and where the disk is full.
      const full = (act: Act): Act => ({
        ...act,
        room: () => Promise.reject(new Error('no room')),
      })
      expect(
        await refused('second', (act) => consentToNaming(full(act), operation, { given: false })),
      ).toBe('done')
      for (const given of [true, false])
        expect(await refused('outsider', (act) => consentToNaming(act, operation, { given }))).toBe(
          'operation.absent',
        )

      expect(await refused('member', (act) => reopenOperation(act, operation, 'x'))).toBe(
        'operation.absent',
      )
      const reopen = () => refused('keeper', (act) => reopenOperation(act, operation, 'one more'))
      expect(await reopen()).toBe('done')
      expect(await reopen()).toBe('operation.not-closed')
      pass(1)
      const warning = await warn('member')
      await as('rilo', (act) => readMessage(act, operation, warning))
      expect(await refused('keeper', (act) => closeOperation(act, operation))).toBe(
        'operation.open-ends',
      )
    })

    it('goes on when the operation is over, for those who stood in it until its end', async () => {
      const ends = new Date(house.ports.clock.ms() + 20 * 60_000).toISOString()
      operation = await as('keeper', async (act) => {
        const id = await createOperation(act, { name: `Short ${name}`, until: ends })
        for (const key of ['member', 'second', 'rilo'])
          await addMember(act, id, { organisation: idOf(key) })
        return id
      })
      pass(1)
      await warn('member')
      await as('member', async (act) => {
        await saveNationalDraft(act, operation, { body: NATIONAL })
        const { draft: written } = await ownNationalPlan(act, operation)
        await submitNationalPlan(act, operation, { revision: written?.revision ?? 0 })
      })
      await as('second', (act) => consentToNaming(act, operation, { given: true }))
      const kept = (await as('keeper', (act) => operations(act))).find(({ id }) => id === operation)
      const part = kept?.members.find((one) => one.organisation.id === idOf('second'))?.id ?? ''
      pass(1)
      await as('keeper', (act) => endMembership(act, operation, part))
      // Whoever left owes nothing any more; the others do, and keep it open.
      const lapsed = async () =>
        ((await debrief('keeper')).openEnds ?? []).map((one) => [one.kind, one.lapsed])
      expect((await lapsed()).map(String).sort()).toEqual([
        'message-due,false',
        'message-due,false',
        'message-due,true',
        'plan-unreviewed,false',
      ])
      pass(60)
      const seen = await debrief('member')
      expect(seen.members.map(({ id }) => id).sort()).toEqual(
        ['keeper', 'member', 'rilo'].map(idOf).sort(),
      )
      await finding('rilo', { about: idOf('member') })
      expect(await refused('second', (act) => debriefOf(act, operation))).toBe('operation.absent')
      expect(
        await refused('second', (act) =>
          writeFinding(act, operation, { kind: 'gap', text: 'x', about: null, restsOn: [] }),
        ),
      ).toBe('operation.absent')
      expect(
        await refused('second', (act) => consentToNaming(act, operation, { given: false })),
      ).toBe('done')
      const owner = idOf('member')
      const asked = { theme: 'targeting', text: 'x', findings: [], dueOn: null } as const
      const id = await as('keeper', (act) => recommend(act, operation, { ...asked, owner }))
      const step = (to: string) =>
        refused('keeper', (act) =>
          stepRecommendation(act, operation, id, {
            ...{ status: 'adopted', owner: to, dueOn: null, remarks: '' },
          }),
        )
      expect(await step(owner)).toBe('done')
      expect(await step(idOf('second'))).toBe('debrief.concerned')
      expect(await paper('keeper')).toContain('a Member')
      // What nobody can settle any more is listed, and keeps nothing open.
      expect((await lapsed()).map(([, one]) => one)).toEqual([true, true, true, true])
      expect(await refused('keeper', (act) => closeOperation(act, operation))).toBe('done')
      expect(await refused('member', (act) => debriefOf(act, operation))).toBe('done')
    })

    it('labels a paper as the strictest of its messages', async () => {
      operation = await as('keeper', async (act) => {
        const id = await createOperation(act, { name: `Marked ${name}` })
        for (const key of ['member', 'second', 'rilo'])
          await addMember(act, id, { organisation: idOf(key) })
        return id
      })
      pass(1)
      const say = voice('en', await wordsOf('en'))
      const facts = () => as('keeper', (act) => paperFacts(act, operation, { paper: 'final' }, say))
      expect((await facts()).label).toEqual({ tlp: 'AMBER', code: 'H0' })
      const warning = { action: 'examine', goods: 'Pumps', grounds: 'Route', mode: 'sea' }
      await send('member', 'warning', warning, undefined, { tlp: 'AMBER+STRICT', code: 'H1' })
      expect((await facts()).label).toEqual({ tlp: 'AMBER+STRICT', code: 'H1' })
      // What its owner alone may send on is counted, and in no figure.
      await send('member', 'warning', warning, undefined, { tlp: 'AMBER', code: 'H3' })
      const { leftOut, label } = await facts()
      expect([leftOut, label]).toEqual([1, { tlp: 'AMBER+STRICT', code: 'H1' }])
    })
  })
}
