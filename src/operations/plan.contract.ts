import { sql } from 'kysely'
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
import { Refused } from '../base/index.ts'
import type { OrganisationKind, Role } from '../rights/index.ts'
import type { Act, Acting, House } from '../store/index.ts'
import {
  adoptPlan,
  type NationalPlan,
  type OperationPlan,
  operationOverview,
  ownNationalPlan,
  planDifferences,
  planToReview,
  reviewPlan,
  saveNationalDraft,
  savePlanDraft,
  stepPhase,
  submitNationalPlan,
} from './index.ts'

const PLAN: OperationPlan = {
  objective: 'Find what nobody licensed (exercise)',
  scope: { families: ['nuclear'], directions: ['export'], modes: ['sea'], regions: [] },
  legalBasis: 'Fictional convention',
  mediaLine: 'No comment',
  partners: [],
  nationalPlansDue: '2026-02-01',
  phases: [
    {
      ...{
        key: 'planning',
        name: { en: 'Planning', fr: 'Planification' },
        from: null,
        until: null,
      },
      entry: [],
      exit: [
        {
          ...{ key: 'plans', text: { en: 'All plans', fr: 'Tous les plans' }, mandatory: true },
          counted: 'national-plans-accepted',
        },
        {
          ...{ key: 'briefed', text: { en: 'Briefed', fr: 'Informés' }, mandatory: true },
          counted: null,
        },
      ],
    },
  ],
}
const NATIONAL: NationalPlan = {
  analysis: {
    ...{ threats: 'Fictional threat', trade: 'Fictional trade' },
    sources: [{ key: 's1', title: 'Bulletin', reliability: null, credibility: '2' }],
  },
  profiles: [
    {
      ...{ name: 'Alloys', office: 'Port', from: '2026-03-01', until: '2026-06-01' },
      ...{ basis: '', sources: ['s1'] },
    },
  ],
  ...{ offices: [], contactHours: '', signOffs: [] },
}
const GRADED: NationalPlan = {
  ...NATIONAL,
  analysis: {
    ...NATIONAL.analysis,
    sources: [{ key: 's1', title: 'Bulletin', reliability: 'B', credibility: '2' }],
  },
}

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code
    throw error
  }
  return 'done'
}

/** Keeper, two participants, a RILO and an outsider, on every engine. */
export function planContract(name: string, opened: () => House): void {
  describe(`the plan of an operation on ${name}`, () => {
    let house: House
    const who: Record<string, Acting> = {}
    let operation = ''
    let memberships: Record<string, string> = {}

    const found = async (key: string, kind: OrganisationKind, roles: readonly Role[]) => {
      const organisation = await foundOrganisation(house, {
        ...{ name: `${key} ${name}`, country: null, kind, exercise: true },
      })
      const person = await house.act(machine(organisation, 'administration'), (act) =>
        addPerson(act, { name: `Person of ${key}`, language: 'en', roles: [...roles] }),
      )
      who[key] = { organisation, person, purpose: 'risk-analysis', strong: true }
    }
    const as = <T>(key: string, work: (act: Act) => Promise<T>) =>
      house.act(who[key] as Acting, work)
    const refused = <T>(key: string, work: (act: Act) => Promise<T>) => refusalOf(as(key, work))
    const overview = (key: string) => as(key, (act) => operationOverview(act, operation))
    const states = async (key: string) =>
      (await overview(key)).participants.map((one) => [
        one.organisation.name.split(' ')[0],
        one.state,
      ])
    /** The saving that stands, as whoever adopts or submits looked at it. */
    const adopting = async (key: string) => {
      const revision = (await overview(key)).draft?.revision ?? 0
      return refused(key, (act) => adoptPlan(act, operation, { revision }))
    }
    const submitting = async (key: string) => {
      const { draft } = await as(key, (act) => ownNationalPlan(act, operation))
      const revision = draft?.revision ?? 0
      return refused(key, (act) => submitNationalPlan(act, operation, { revision }))
    }
    const step = (what: 'opened' | 'closed' | 'criterion-met', criterion?: string) =>
      refused('keeper', (act) =>
        stepPhase(
          act,
          operation,
          { phase: 'planning', what, reason: 'asked in the seminar', criterion },
          'fr',
        ),
      )

    beforeAll(async () => {
      house = opened()
      await found('keeper', 'secretariat', ['operation-coordinator'])
      await found('member', 'administration', ['national-contact-point', 'targeting-officer'])
      await found('second', 'administration', ['national-contact-point'])
      await found('rilo', 'rilo', ['rilo-analyst'])
      await found('outsider', 'administration', ['national-contact-point', 'operation-coordinator'])
      await found('late', 'rilo', ['rilo-analyst'])
      operation = await as('keeper', async (act) => {
        const id = await createOperation(act, { name: 'Lantern' })
        for (const key of ['member', 'second', 'rilo'])
          await addMember(act, id, { organisation: who[key]?.organisation ?? '' })
        return id
      })
      const kept = await as('keeper', (act) => operations(act))
      memberships = Object.fromEntries(
        (kept.find((one) => one.id === operation)?.members ?? []).map((one) => [
          one.organisation.id,
          one.id,
        ]),
      )
    })

    it('is the keeper’s alone until it is adopted', async () => {
      const save = (key: string) =>
        refused(key, (act) => savePlanDraft(act, operation, { body: PLAN }))
      expect(await save('outsider')).toBe('operation.absent')
      expect(await save('member')).toBe('operation.absent')
      expect(await save('rilo')).toBe('access.denied')
      expect(await adopting('keeper')).toBe('operation-plan.no-draft')
      const empty = { ...PLAN, objective: '', phases: [] }
      const first = await as('keeper', (act) =>
        savePlanDraft(act, operation, { body: empty, revision: 0 }),
      )
      expect(first).toMatchObject({ version: 1, revision: 1 })
      expect(await adopting('keeper')).toBe('operation-plan.incomplete')
      expect((await overview('keeper')).draft?.lacks).toEqual(['objective', 'phases'])
      const stale = refused('keeper', (act) =>
        savePlanDraft(act, operation, { body: PLAN, revision: 0 }),
      )
      expect(await stale).toBe('request.version')
      await as('keeper', (act) => savePlanDraft(act, operation, { body: PLAN, revision: 1 }))
      for (const key of ['member', 'second', 'rilo'])
        expect(await overview(key)).toMatchObject({ draft: null, adopted: null, versions: [] })
      expect(await refused('outsider', (act) => operationOverview(act, operation))).toBe(
        'operation.absent',
      )
      expect(await step('opened')).toBe('operation-plan.absent')
      // The saving that was looked at is not the one that stands.
      const unseen = refused('keeper', (act) => adoptPlan(act, operation, { revision: 1 }))
      expect(await unseen).toBe('request.version')
      expect(await adopting('keeper')).toBe('done')
      expect((await overview('member')).adopted).toMatchObject({ version: 1, body: PLAN })
    })

    it('has versions: members read the one in force, and differences of what they may read', async () => {
      const changed = { ...PLAN, mediaLine: 'A line for the press' }
      await as('keeper', (act) => savePlanDraft(act, operation, { body: changed, revision: 0 }))
      const differ = (key: string) =>
        as(key, (act) => planDifferences(act, operation, { from: 1, to: 2 }))
      expect(await differ('keeper')).toEqual([
        { at: 'mediaLine', before: 'No comment', after: 'A line for the press' },
      ])
      expect((await overview('member')).adopted?.version).toBe(1)
      expect(await refusalOf(differ('member'))).toBe('operation-plan.absent')
      expect(await adopting('keeper')).toBe('done')
      expect((await overview('member')).versions.map(({ version }) => version)).toEqual([1, 2])
      expect(await differ('member')).toHaveLength(1)
    })

    it('freezes what was adopted, whatever statement is made', async () => {
      const updated = await as('keeper', ({ db }) =>
        sql`update operation_plan set body = '{}' where operation = ${operation}`.execute(db),
      )
      expect(updated.numAffectedRows).toBe(0n)
      for (const table of ['phase_step', 'plan_review'])
        await expect(
          as('keeper', ({ db }) => sql`update ${sql.table(table)} set id = id`.execute(db)),
        ).rejects.toThrow(/permission denied/)
    })

    it('keeps a national plan to its author until it is submitted', async () => {
      const draft = (key: string, body = NATIONAL, revision?: number) =>
        refused(key, (act) => saveNationalDraft(act, operation, { body, revision }))
      expect(await draft('keeper')).toBe('access.denied')
      expect(await draft('outsider')).toBe('operation.absent')
      expect(await draft('member', NATIONAL, 0)).toBe('done')
      expect(await draft('member', NATIONAL, 0)).toBe('request.version')
      expect(await states('member')).toEqual([['member', 'draft']])
      expect(await states('keeper')).toEqual([
        ['member', 'none'],
        ['second', 'none'],
      ])
      expect((await overview('keeper')).participants.map((one) => one.overdue)).toEqual([
        true,
        true,
      ])
      expect(await states('rilo')).toEqual([])
      expect(await states('second')).toEqual([['second', 'none']])
      const submit = () => submitting('member')
      expect(await submit()).toBe('plan.ungraded-source')
      await draft('member', { ...GRADED, profiles: [] })
      expect(await submit()).toBe('plan.no-profile')
      await draft('member', GRADED)
      const unseen = refused('member', (act) => submitNationalPlan(act, operation, { revision: 2 }))
      expect(await unseen).toBe('request.version')
      expect(await submit()).toBe('done')
      expect(await submit()).toBe('plan.no-draft')
    })

    it('shows what was submitted to keeper and RILO, and to nobody else', async () => {
      const { versions } = await as('member', (act) => ownNationalPlan(act, operation))
      const plan = versions[0]?.id ?? ''
      const read = (key: string) => refused(key, (act) => planToReview(act, operation, plan))
      expect([await read('keeper'), await read('rilo')]).toEqual(['done', 'done'])
      expect(await read('second')).toBe('plan.absent')
      expect(await read('outsider')).toBe('operation.absent')
      expect(await states('rilo')).toEqual([['member', 'submitted']])
      expect(await states('second')).toEqual([['second', 'none']])
      const acts = await as('member', ({ db }) =>
        db
          .selectFrom('journal')
          .select(['act', 'person'])
          .where('act', '=', 'national-plan.consulted')
          .execute(),
      )
      expect(acts).toEqual([
        { act: 'national-plan.consulted', person: null },
        { act: 'national-plan.consulted', person: null },
      ])
      // Nor does a guest read who of the author's people wrote it, or why the keeper took a step.
      for (const [table, column] of [
        ...[
          ['national_plan', 'person'],
          ['operation_plan', 'person'],
          ['plan_review', 'person'],
        ],
        ...[
          ['phase_step', 'person'],
          ['phase_step', 'reason'],
          ['operation_plan', 'revision'],
        ],
      ] as const)
        await expect(
          as('rilo', (act) =>
            act.asGuest(() =>
              sql`select ${sql.ref(column ?? '')} from ${sql.table(table ?? '')}`.execute(act.db),
            ),
          ),
          `${table}.${column}`,
        ).rejects.toThrow(/permission denied/)
    })

    it('is reviewed by records of the reviewers, until every plan stands accepted', async () => {
      expect(await step('opened')).toBe('done')
      expect(await step('closed')).toBe('phase.open-criteria')
      const newest = async (key: string) =>
        (await as(key, (act) => ownNationalPlan(act, operation))).versions.at(-1)?.id ?? ''
      const review = (key: string, plan: string, verdict: 'accepted' | 'returned') =>
        refused(key, (act) => reviewPlan(act, operation, plan, { verdict, remarks: 'Which port?' }))
      const first = await newest('member')
      expect(await review('second', first, 'accepted')).toBe('plan.absent')
      expect(await review('member', first, 'accepted')).toBe('plan.own-review')
      expect(await review('rilo', first, 'returned')).toBe('done')
      expect(await states('member')).toEqual([['member', 'returned']])
      const own = await as('member', (act) => ownNationalPlan(act, operation))
      expect(own.reviews).toMatchObject([
        { plan: first, verdict: 'returned', remarks: 'Which port?' },
      ])
      for (const key of ['member', 'second']) {
        await as(key, (act) => saveNationalDraft(act, operation, { body: GRADED }))
        expect(await submitting(key)).toBe('done')
      }
      expect(await review('rilo', first, 'accepted')).toBe('plan.superseded')
      expect(await review('rilo', await newest('member'), 'accepted')).toBe('done')
      expect((await overview('keeper')).phases[0]?.criteria[0]).toMatchObject({
        answer: 'open',
        counted: { of: 2, missing: [{ name: `second ${name}` }] },
      })
      expect((await overview('member')).phases[0]?.criteria[0]).toMatchObject({
        answer: null,
        counted: null,
      })
      expect(await review('keeper', await newest('second'), 'accepted')).toBe('done')
      expect(await step('closed')).toBe('phase.open-criteria')
      expect(await step('criterion-met', 'plans')).toBe('phase.counted')
      expect(await step('criterion-met', 'briefed')).toBe('done')
      expect(await step('closed')).toBe('done')
      expect((await overview('member')).phases[0]).toMatchObject({ state: 'closed' })
      expect((await overview('member')).phases[0]?.criteria[1]?.step).toMatchObject({
        ...{ what: 'criterion-met', reason: null, person: null },
      })
    })

    it('ends with the membership, for what was received as well', async () => {
      const plan = (await as('member', (act) => ownNationalPlan(act, operation))).versions[0]?.id
      const read = () => refused('rilo', (act) => planToReview(act, operation, plan ?? ''))
      expect(await read()).toBe('done')
      await as('keeper', (act) =>
        endMembership(act, operation, memberships[who.rilo?.organisation ?? ''] ?? ''),
      )
      expect(await read()).toBe('operation.absent')
      expect(await refused('rilo', (act) => operationOverview(act, operation))).toBe(
        'operation.absent',
      )
      // Who comes later reads what is submitted from then on.
      await as('keeper', (act) =>
        addMember(act, operation, { organisation: who.late?.organisation ?? '' }),
      )
      expect(await states('late')).toEqual([])
      await as('second', (act) => saveNationalDraft(act, operation, { body: GRADED }))
      expect(await submitting('second')).toBe('done')
      expect(await states('late')).toEqual([['second', 'submitted']])
      // A later version in review does not take away what stands accepted.
      const second = (await overview('keeper')).participants.find((one) =>
        one.organisation.name.startsWith('second'),
      )
      expect(second).toMatchObject({ state: 'submitted', accepted: 1 })
    })

    it('asks again what was answered under another text', async () => {
      const answer = async () => {
        const { phases, adopted } = await overview('keeper')
        const found = phases[0]?.criteria.find(({ key }) => key === 'briefed')
        return [adopted?.version, found?.answer]
      }
      expect(await answer()).toEqual([2, 'met'])
      const adopt = async (fr: string) => {
        const [phase] = PLAN.phases
        const exit = phase?.exit.map((one) =>
          one.key === 'briefed' ? { ...one, text: { en: 'Briefed', fr } } : one,
        )
        const body = { ...PLAN, phases: [{ ...phase, exit }] } as OperationPlan
        await as('keeper', (act) => savePlanDraft(act, operation, { body }))
        expect(await adopting('keeper')).toBe('done')
      }
      await adopt('Informés')
      expect(await answer()).toEqual([3, 'met'])
      expect((await overview('member')).phases[0]?.criteria[1]?.answer).toBe('met')
      await adopt('Informés par écrit')
      expect(await answer()).toEqual([4, 'open'])
      expect((await overview('member')).phases[0]?.criteria[1]?.answer).toBe('open')
      expect(await step('opened')).toBe('done')
      expect(await step('closed')).toBe('phase.open-criteria')
      expect(await step('criterion-met', 'briefed')).toBe('done')
      await adopt('Informés par écrit')
      expect(await answer()).toEqual([5, 'met'])
    })

    it('gives the texts of the newest version, of the accepted one and of the one asked for', async () => {
      const given = async (version?: number) => {
        const own = await as('second', (act) => ownNationalPlan(act, operation, { version }))
        return own.versions.map((one) => one.body !== null)
      }
      expect(await given()).toEqual([true, true])
      await as('second', (act) => saveNationalDraft(act, operation, { body: GRADED }))
      expect(await submitting('second')).toBe('done')
      expect(await given()).toEqual([true, false, true])
      expect(await given(2)).toEqual([true, true, true])
      expect(await given(9)).toEqual([true, false, true])
    })

    it('lets one of two who begin a version at once begin it', async () => {
      const twice = async (work: () => Promise<string>) =>
        (await Promise.all([work(), work()])).sort()
      const plan = () =>
        refused('keeper', (act) => savePlanDraft(act, operation, { body: PLAN, revision: 0 }))
      const national = () =>
        refused('second', (act) => saveNationalDraft(act, operation, { body: GRADED, revision: 0 }))
      expect(await twice(plan)).toEqual(['done', 'request.version'])
      expect(await twice(national)).toEqual(['done', 'request.version'])
      // Two submissions of one draft are one.
      const submit = () =>
        refused('second', (act) => submitNationalPlan(act, operation, { revision: 1 }))
      expect(await twice(submit)).toEqual(['done', 'plan.no-draft'])
    })

    it('leaves who was a member its own plan and its reviews, and lets it change nothing', async () => {
      await as('member', (act) => saveNationalDraft(act, operation, { body: GRADED }))
      const before = await as('member', (act) => ownNationalPlan(act, operation))
      expect(before.reviews.map(({ verdict }) => verdict)).toEqual(['returned', 'accepted'])
      await as('keeper', (act) =>
        endMembership(act, operation, memberships[who.member?.organisation ?? ''] ?? ''),
      )
      expect(await as('member', (act) => ownNationalPlan(act, operation))).toEqual(before)
      const save = (act: Act) => saveNationalDraft(act, operation, { body: GRADED })
      expect(await refused('member', save)).toBe('operation.absent')
      const submit = (act: Act) => submitNationalPlan(act, operation, { revision: 1 })
      expect(await refused('member', submit)).toBe('operation.absent')
      expect(await refused('member', (act) => operationOverview(act, operation))).toBe(
        'operation.absent',
      )
      expect(await refused('outsider', (act) => ownNationalPlan(act, operation))).toBe(
        'operation.absent',
      )
    })
  })
}
