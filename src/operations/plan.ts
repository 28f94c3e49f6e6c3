import type { CalendarDate, GoodsFamily } from '../base/index.ts'
import type { CountedName } from './counted.ts'

export const DIRECTIONS = ['import', 'export', 're-export', 'transit', 'transhipment'] as const
export type Direction = (typeof DIRECTIONS)[number]

export const MODES = ['sea', 'air', 'rail', 'road', 'post', 'express'] as const
export type Mode = (typeof MODES)[number]

/** A text that everybody in the operation reads, in both languages of the house. */
export type Bilingual = { readonly en: string; readonly fr: string }

/** What must hold before a phase opens or closes. */
export type Criterion = {
  /** Of its own within the phase; steps name it. */
  readonly key: string
  readonly text: Bilingual
  readonly mandatory: boolean
  /** Counted by the house; null: a person of the keeper answers it. */
  readonly counted: CountedName | null
}

/** Phases are data: no operation is bound to another's. */
export type Phase = {
  readonly key: string
  readonly name: Bilingual
  readonly from: CalendarDate | null
  readonly until: CalendarDate | null
  readonly entry: readonly Criterion[]
  readonly exit: readonly Criterion[]
}

/** What the keeper of an operation lays down for all of its members. */
export type OperationPlan = {
  readonly objective: string
  readonly scope: {
    readonly families: readonly GoodsFamily[]
    readonly directions: readonly Direction[]
    readonly modes: readonly Mode[]
    readonly regions: readonly string[]
  }
  readonly legalBasis: string
  /** What is said when the press asks. */
  readonly mediaLine: string
  readonly partners: readonly { readonly name: string; readonly supports: string }[]
  /** The day by which every participant has submitted its national plan. */
  readonly nationalPlansDue: CalendarDate | null
  readonly phases: readonly Phase[]
}

export const criteriaOf = (phase: Phase): readonly Criterion[] => [...phase.entry, ...phase.exit]

const isBlank = (text: string): boolean => text.trim() === ''
const twice = (keys: readonly string[]): readonly string[] =>
  keys.filter((key, at) => keys.indexOf(key) !== at)

/**
 * What a draft lacks before it can be adopted, as the paths of its fields (`phases[1].name.fr`):
 * empty texts that everybody must read, keys that stand twice, a phase that ends before it begins.
 */
export function lacksOf(plan: OperationPlan): readonly string[] {
  const texts = (at: string, { en, fr }: Bilingual): readonly string[] => [
    ...(isBlank(en) ? [`${at}.en`] : []),
    ...(isBlank(fr) ? [`${at}.fr`] : []),
  ]
  const keys = plan.phases.map(({ key }) => key)
  return [
    ...(isBlank(plan.objective) ? ['objective'] : []),
    ...(plan.scope.families.length === 0 ? ['scope.families'] : []),
    ...(isBlank(plan.legalBasis) ? ['legalBasis'] : []),
    ...(plan.phases.length === 0 ? ['phases'] : []),
    ...twice(keys).map((key) => `phases[${keys.lastIndexOf(key) + 1}].key`),
    ...plan.phases.flatMap((phase, nth) => {
      const at = `phases[${nth + 1}]`
      const criteria = criteriaOf(phase).map(({ key }) => key)
      const backwards = phase.from !== null && phase.until !== null && phase.until < phase.from
      return [
        ...texts(`${at}.name`, phase.name),
        ...(backwards ? [`${at}.until`] : []),
        ...(twice(criteria).length > 0 ? [`${at}.criteria`] : []),
        ...(['entry', 'exit'] as const).flatMap((side) =>
          phase[side].flatMap(({ text }, i) => texts(`${at}.${side}[${i + 1}].text`, text)),
        ),
      ]
    }),
  ]
}
