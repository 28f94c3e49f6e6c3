import type { CalendarDate } from '../base/index.ts'
import type { Standing } from './entry.ts'

export const CASE_STATES = [
  'opened',
  'nothing-found',
  'suspicion',
  'detained',
  'seized',
  'restored',
  'closed',
] as const
export type CaseState = (typeof CASE_STATES)[number]

export const CONSEQUENCE_STANDS = ['stands', 'under-appeal', 'fallen'] as const
export type Consequence = {
  readonly id: string
  readonly decision: string
  readonly flag: string | null
  readonly stands: (typeof CONSEQUENCE_STANDS)[number]
}

/** How a case stands: a pure fold of its entries. */
export type Facts = {
  readonly state: CaseState
  /** Of the last entry that tells what happened to the goods. */
  readonly on: CalendarDate | null
  readonly detention: { readonly id: string; readonly limitOn: CalendarDate | null } | null
  readonly ruling: string | null
  /** The licensing authority ruled in this case; false: an earlier ruling is used, or there is none. */
  readonly ruled: boolean
  /** Who says what the goods are: inspected them and found something, or recorded the ruling. */
  readonly identifiers: readonly string[]
  /** The goods are with customs. */
  readonly held: boolean
  /** Who holds them by the last step of custody. */
  readonly holder: string | null
  readonly consequences: readonly Consequence[]
  readonly quashed: boolean
  /** What is watched because of this case, as long as its decisions stand. */
  readonly flags: readonly string[]
}

export const BEGUN: Facts = {
  ...{ state: 'opened', on: null, detention: null, ruling: null, ruled: false, identifiers: [] },
  ...{ held: false, holder: null, consequences: [], quashed: false, flags: [] },
}

const withFlags = (facts: Facts): Facts => ({
  ...facts,
  flags: [
    ...new Set(
      facts.consequences.flatMap(({ flag, stands }) =>
        flag === null || stands === 'fallen' ? [] : [flag],
      ),
    ),
  ],
})

type Step = (facts: Facts, entry: Standing) => Facts

/** An earlier ruling was used for the goods as they lay before: found or held anew, they want it anew. */
const unused = (facts: Facts): Facts => (facts.ruled ? facts : { ...facts, ruling: null })

/** What each kind of entry does to the facts: one row each. */
const STEPS: Readonly<Record<Standing['kind'], Step>> = {
  inspection: (facts, { values, people }) => ({
    ...unused(facts),
    state: values.result === 'nothing-found' ? 'nothing-found' : 'suspicion',
    on: values['event-on'] ?? null,
    identifiers:
      values.result === 'nothing-found' ? facts.identifiers : [...facts.identifiers, ...people],
  }),
  detention: (facts, { id, values }) => ({
    ...unused(facts),
    state: 'detained',
    on: values['event-on'] ?? null,
    detention: { id, limitOn: values['limit-on'] ?? null },
    held: true,
  }),
  'licence-ruling': (facts, { values }) => ({
    ...facts,
    ruling: values.ruling ?? null,
    ruled: true,
  }),
  seizure: (facts, { values }) => ({ ...facts, state: 'seized', on: values['event-on'] ?? null }),
  restoration: (facts, { values }) => ({
    ...facts,
    state: facts.state === 'closed' ? 'closed' : 'restored',
    on: values['event-on'] ?? null,
    held: false,
  }),
  custody: (facts, { values }) => ({ ...facts, holder: values.to ?? null }),
  consequence: (facts, { id, values }) => ({
    ...facts,
    consequences: [
      ...facts.consequences,
      { id, decision: values.decision ?? '', flag: values.flag ?? null, stands: 'stands' },
    ],
  }),
  appeal: (facts, { about, values }) => ({
    ...facts,
    consequences: facts.consequences.map((one) =>
      // What fell stays so: another appeal does not raise it.
      one.id === about && one.stands !== 'fallen'
        ? { ...one, stands: AFTER_APPEAL[values.outcome ?? ''] ?? one.stands }
        : one,
    ),
  }),
  quashing: (facts) => ({
    ...facts,
    quashed: true,
    consequences: facts.consequences.map((one) => ({ ...one, stands: 'fallen' })),
  }),
  closing: (facts) => ({ ...facts, state: 'closed' }),
  note: (facts) => facts,
  // The authority has answered on such goods already: that is enough to give them back, where it has
  // not ruled on these.
  'ruling-use': (facts, entry) =>
    releases(entry) && !facts.ruled ? { ...facts, ruling: 'not-licensable' } : facts,
}

/** An entry that lets goods go because of an earlier ruling. */
export const releases = ({ kind, values }: Pick<Standing, 'kind' | 'values'>): boolean =>
  kind === 'ruling-use' && values['ruling-decision'] === 'released'

const AFTER_APPEAL: Readonly<Record<string, Consequence['stands']>> = {
  lodged: 'under-appeal',
  dismissed: 'stands',
  allowed: 'fallen',
}

export const stepped = (facts: Facts, entry: Standing): Facts =>
  withFlags(STEPS[entry.kind](facts, entry))

export const factsOf = (entries: readonly Standing[]): Facts => entries.reduce(stepped, BEGUN)
