import { describe, expect, it } from 'vitest'
import { count, type Facts } from './counted.ts'
import { foldPhases, hindrance, MOVES, PHASE_STATES, STEPS, type Step } from './phases.ts'
import { type Criterion, lacksOf, type OperationPlan } from './plan.ts'

const text = (word: string) => ({ en: word, fr: `${word} (fr)` })
const criterion = (key: string, more: Partial<Criterion> = {}): Criterion => ({
  ...{ key, text: text(key), mandatory: true, counted: null },
  ...more,
})
const PLAN: OperationPlan = {
  objective: 'Find what nobody licensed',
  scope: { families: ['nuclear'], directions: ['export'], modes: ['sea'], regions: ['Meridian'] },
  legalBasis: 'Fictional convention',
  mediaLine: '',
  partners: [],
  nationalPlansDue: '2026-04-01',
  phases: [
    {
      ...{ key: 'planning', name: text('Planning'), from: '2026-03-01', until: '2026-04-15' },
      entry: [criterion('seminar'), criterion('press', { mandatory: false })],
      exit: [criterion('plans', { counted: 'national-plans-accepted' })],
    },
    { key: 'checks', name: text('Checks'), from: null, until: null, entry: [], exit: [] },
  ],
}
const north = { id: 'n', name: 'Nordavia' }
const south = { id: 's', name: 'Suderland' }
const facts = (...accepted: readonly (number | null)[]): Facts => ({
  participants: accepted.map((one, at) => ({
    organisation: at === 0 ? north : south,
    accepted: one,
  })),
})
const step = (what: Step['what'], phase = 'planning', about: string | null = null): Step => ({
  ...{ what, phase, criterion: about, at: '2026-03-02T08:00:00.000Z' },
  ...{ version: 1, reason: 'because', person: 'p' },
})
const IN_FORCE = [{ version: 1, phases: PLAN.phases }]
const met = (key: string) => step('criterion-met', 'planning', key)
const unmet = (key: string) => step('criterion-not-met', 'planning', key)

describe('the fold of phases', () => {
  const rows: readonly (readonly [name: string, steps: readonly Step[], state: string])[] = [
    ['nothing', [], 'waiting'],
    ['an answer opens nothing', [met('seminar')], 'waiting'],
    ['opened', [met('seminar'), step('opened')], 'open'],
    ['an answer closes nothing', [step('opened'), unmet('seminar')], 'open'],
    ['closed', [step('opened'), step('closed')], 'closed'],
    ['opened again', [step('opened'), step('closed'), step('opened')], 'open'],
    ['another phase', [step('opened', 'checks')], 'waiting'],
    ['a phase of an earlier plan', [step('opened', 'gone')], 'waiting'],
  ]
  it.each(rows)('%s', (_name, steps, state) => {
    const [planning] = foldPhases(IN_FORCE, steps, facts())
    expect(planning?.state).toBe(state)
    expect(planning?.closedAt === null).toBe(state !== 'closed')
  })

  it('lets the last answer count', () => {
    const answer = (...steps: readonly Step[]) =>
      foldPhases(IN_FORCE, steps, facts())[0]?.criteria.map((one) => one.answer)
    expect(answer()).toEqual(['open', 'open', 'open'])
    expect(answer(met('seminar'), unmet('press'))).toEqual(['met', 'not-met', 'open'])
    expect(answer(met('seminar'), unmet('seminar'))).toEqual(['not-met', 'open', 'open'])
  })

  describe('lets an answer count while its text stands', () => {
    const saying = (en: string, fr = 'texte') => [
      {
        ...{ key: 'planning', name: text('Planning'), from: null, until: null },
        ...{ entry: [criterion('seminar', { text: { en, fr } })], exit: [] },
      },
    ]
    const answered = (version: number) => ({ ...met('seminar'), version })
    // What each version says, the oldest first; in which one it was answered; how it stands then.
    const rows: readonly (readonly [
      name: string,
      versions: readonly OperationPlan['phases'][],
      answeredIn: number,
      answer: string,
    ])[] = [
      ['one version', [saying('a')], 1, 'met'],
      ['unchanged', [saying('a'), saying('a')], 1, 'met'],
      ['changed afterwards', [saying('a'), saying('b')], 1, 'open'],
      ['changed afterwards, in French', [saying('a'), saying('a', 'autre')], 1, 'open'],
      ['changed before', [saying('a'), saying('b')], 2, 'met'],
      ['changed, and unchanged since', [saying('a'), saying('b'), saying('b')], 2, 'met'],
      ['changed and changed back', [saying('a'), saying('b'), saying('a')], 1, 'open'],
      ['left out and taken in again', [saying('a'), [], saying('a')], 1, 'open'],
      [
        'another phase beside it',
        [saying('a'), [...saying('a'), ...PLAN.phases.slice(1)]],
        1,
        'met',
      ],
    ]
    it.each(rows)('%s', (_name, versions, answeredIn, answer) => {
      const history = versions.map((phases, nth) => ({ version: nth + 1, phases }))
      const [planning] = foldPhases(history, [answered(answeredIn)], facts())
      expect(planning?.criteria[0]).toMatchObject({ answer })
      expect(planning?.criteria[0]?.step === null).toBe(answer === 'open')
    })

    it('and what is open again can be answered again', () => {
      const history = [saying('a'), saying('b')].map((phases, nth) => ({
        version: nth + 1,
        phases,
      }))
      const [planning] = foldPhases(history, [answered(1), answered(2)], facts())
      expect(planning?.criteria[0]?.answer).toBe('met')
    })
  })

  it('counts for the keeper, and says to others that it is not told', () => {
    const counted = (known: Facts | null) => foldPhases(IN_FORCE, [], known)[0]?.criteria[2]
    expect(counted(facts(1, null))).toMatchObject({
      answer: 'open',
      counted: { met: false, of: 2, missing: [south] },
    })
    expect(counted(facts(1, 2))).toMatchObject({ answer: 'met', counted: { missing: [] } })
    expect(counted(null)).toMatchObject({ answer: null, counted: null })
    // Nobody there is nobody who agreed.
    expect(count('national-plans-accepted', facts())).toMatchObject({ met: false, of: 0 })
  })
})

describe('what hinders a step', () => {
  const asked = (
    what: Step['what'],
    steps: readonly Step[],
    known: Facts,
    about: string | null = null,
    phase = 'planning',
  ) => {
    const found = hindrance(PLAN, foldPhases(IN_FORCE, steps, known), {
      phase,
      what,
      criterion: about,
    })
    return found === null ? null : [found.code, found.open.map(({ key }) => key).join()]
  }
  it.each([
    ['opened', [], facts(), null, ['phase.open-criteria', 'seminar']],
    ['opened', [unmet('seminar')], facts(), null, ['phase.open-criteria', 'seminar']],
    ['opened', [met('seminar')], facts(), null, null],
    ['opened', [met('seminar'), step('opened')], facts(), null, ['phase.state', '']],
    ['closed', [], facts(1, 1), null, ['phase.state', '']],
    ['closed', [step('opened')], facts(1, null), null, ['phase.open-criteria', 'plans']],
    ['closed', [step('opened')], facts(1, 1), null, null],
    ['criterion-met', [], facts(), 'seminar', null],
    ['criterion-met', [], facts(), 'nothing', ['phase.criterion-absent', '']],
    ['criterion-met', [], facts(), null, ['phase.criterion-absent', '']],
    ['criterion-not-met', [], facts(), 'plans', ['phase.counted', '']],
    ['criterion-met', [step('opened'), step('closed')], facts(), 'seminar', ['phase.state', '']],
  ] as const)('%s after %j', (what, steps, known, about, wanted) => {
    expect(asked(what, steps, known, about)).toEqual(wanted)
  })

  it('knows the phases of the plan, and each with its own criteria', () => {
    expect(asked('opened', [], facts(), null, 'nowhere')).toEqual(['phase.absent', ''])
    expect(asked('opened', [], facts(), null, 'checks')).toBeNull()
    expect(asked('criterion-met', [], facts(), 'seminar', 'checks')?.[0]).toBe(
      'phase.criterion-absent',
    )
  })

  it('has a row for every step, out of every state that there is', () => {
    expect(Object.keys(MOVES)).toEqual([...STEPS])
    for (const { from } of Object.values(MOVES))
      expect(from.every((state) => PHASE_STATES.includes(state))).toBe(true)
  })
})

describe('what a draft lacks', () => {
  const phase = PLAN.phases[1] as OperationPlan['phases'][number]
  const rows: readonly (readonly [string, Partial<OperationPlan>, readonly string[]])[] = [
    ['nothing', {}, []],
    ['an objective', { objective: ' \n' }, ['objective']],
    ['a legal basis', { legalBasis: '' }, ['legalBasis']],
    ['a phase', { phases: [] }, ['phases']],
    ['families', { scope: { ...PLAN.scope, families: [] } }, ['scope.families']],
    ['a French name', { phases: [{ ...phase, name: { en: 'a', fr: '' } }] }, ['phases[1].name.fr']],
    [
      'an end after the beginning',
      { phases: [{ ...phase, from: '2026-03-02', until: '2026-03-01' }] },
      ['phases[1].until'],
    ],
    ['keys of their own', { phases: [phase, phase] }, ['phases[2].key']],
    [
      'criteria of their own',
      { phases: [{ ...phase, entry: [criterion('a')], exit: [criterion('a')] }] },
      ['phases[1].criteria'],
    ],
    [
      'the text of a criterion',
      { phases: [{ ...phase, exit: [criterion('a', { text: { en: '', fr: 'a' } })] }] },
      ['phases[1].exit[1].text.en'],
    ],
  ]
  it.each(rows)('%s', (_name, change, wanted) => {
    expect(lacksOf({ ...PLAN, ...change })).toEqual(wanted)
  })
})
