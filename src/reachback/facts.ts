import { type FieldKind, isCas, readField } from '../base/index.ts'

export type FactKind = Extract<FieldKind, 'text' | 'line' | 'hs' | 'country'> | 'cas'

/** Names somebody, or leads to somebody: never leaves the organisation that asks. */
type Row = readonly [key: string, kind: FactKind, nominal: boolean]

/** What may be said of goods that advice is asked on (guide/domain.md 5.3), in the order of the form. */
const ROWS = [
  ['description', 'text', false],
  ['maker', 'line', false],
  ['model', 'line', false],
  ['part', 'line', false],
  ['hs', 'hs', false],
  ['cas', 'cas', false],
  ['specification', 'text', false],
  ['literature', 'text', false],
  ['photos', 'text', false],
  ['measurements', 'text', false],
  ['quantity', 'line', false],
  ['use', 'text', false],
  ['user-trade', 'line', false],
  ['origin', 'country', false],
  ['destination', 'country', false],
  ['suspicion', 'text', false],
  ['end-user', 'line', true],
  ['end-user-address', 'line', true],
  ['exporter', 'line', true],
  ['exporter-address', 'line', true],
  ['consignee', 'line', true],
  ['declaration', 'line', true],
  ['licence', 'line', true],
  ['serial', 'line', true],
] as const satisfies readonly Row[]

export type FactKey = (typeof ROWS)[number][0]
export type Fact = { readonly key: FactKey; readonly kind: FactKind; readonly nominal: boolean }
export const FACTS: readonly Fact[] = ROWS.map(([key, kind, nominal]) => ({ key, kind, nominal }))
export const FACT_KEYS = ROWS.map(([key]) => key) as [FactKey, ...FactKey[]]
const NOMINAL: ReadonlySet<string> = new Set(
  FACTS.filter((one) => one.nominal).map((one) => one.key),
)
export const isNominal = (key: string): boolean => NOMINAL.has(key)

/** Key of a fact → what is said of it; what is not said has no key. */
export type Facts = Readonly<Partial<Record<FactKey, string>>>

function readFact({ kind }: Fact, text: string): string | null {
  if (kind !== 'cas') return readField({ kind, codes: [] }, text)
  const cas = text.trim()
  return isCas(cas) ? cas : null
}

/** What is kept of what was typed: trimmed, codes in one way; and the keys that cannot be read. */
export function readFacts(typed: Readonly<Record<string, string>>): {
  readonly facts: Facts
  readonly malformed: readonly FactKey[]
} {
  const facts: Partial<Record<FactKey, string>> = {}
  const malformed: FactKey[] = []
  for (const fact of FACTS) {
    const text = typed[fact.key]?.trim() ?? ''
    if (text === '') continue
    const value = readFact(fact, text)
    if (value === null) malformed.push(fact.key)
    else facts[fact.key] = value
  }
  return { facts, malformed }
}
