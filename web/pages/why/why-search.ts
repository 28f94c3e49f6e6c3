import type { PurposeName, RecordActName } from '../../../src/server/schemas/index.ts'

/** The question stands in the address, so that an answer can be passed on and asked again. */
export type WhySearch = {
  readonly what?: string
  readonly who?: string
  readonly act?: string
  readonly purpose?: string
}

const KEYS = ['what', 'who', 'act', 'purpose'] as const

export const readWhySearch = (given: Record<string, unknown>): WhySearch =>
  Object.fromEntries(
    KEYS.flatMap((key) => {
      const value = given[key]
      return typeof value === 'string' && value !== '' ? [[key, value.slice(0, 200)]] : []
    }),
  )

const keysOf = <K extends string>(rows: Readonly<Record<K, true>>): readonly K[] =>
  Object.keys(rows) as K[]

/** The choices of the page, in the order of the table of rights; a missing one does not compile. */
export const ACTS = keysOf<RecordActName>({
  consult: true,
  'consult-nominal': true,
  match: true,
  change: true,
  judge: true,
  comment: true,
  release: true,
  narrow: true,
  withdraw: true,
  export: true,
  'pass-on': true,
  'use-as-evidence': true,
  hold: true,
  erase: true,
})
export const PURPOSES = keysOf<PurposeName>({
  'risk-analysis': true,
  investigation: true,
  prosecution: true,
  licensing: true,
  statistics: true,
  oversight: true,
  administration: true,
})
