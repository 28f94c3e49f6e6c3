import { type FieldKind, readField } from '../base/index.ts'

/** One field of an entry. Its words: `case.field.<key>`, `case.code.<key>.<code>`. */
export type Field = {
  readonly key: string
  readonly kind: FieldKind
  /** What a field of kind `code` may say. */
  readonly codes: readonly string[]
  /** Names a trader, a person or their declaration: stands sealed. */
  readonly nominal: boolean
  /** On the short form (`m` of guide/domain.md 3.4); the others come with "more fields". */
  readonly short: boolean
  /** Without it nothing is written. */
  readonly mandatory: boolean
  /** Wanted on the long form (`M`): completeness counts it. */
  readonly wanted: boolean
}

/** Key of a field → what stands in it. */
export type Values = Readonly<Record<string, string>>

type Marks = Partial<Omit<Field, 'key' | 'kind'>>
const field = (key: string, kind: FieldKind, marks: Marks): Field => ({
  ...{ key, kind, codes: [], nominal: false, short: false, mandatory: false, wanted: false },
  ...marks,
})
/** Required, and so on the short form. */
export const must = (key: string, kind: FieldKind, codes: readonly string[] = []): Field =>
  field(key, kind, { codes, short: true, mandatory: true, wanted: true })
/** On the short form. */
export const may = (key: string, kind: FieldKind, codes: readonly string[] = []): Field =>
  field(key, kind, { codes, short: true })
/** On the long form alone, and wanted there. */
export const long = (key: string, kind: FieldKind, codes: readonly string[] = []): Field =>
  field(key, kind, { codes, wanted: true })
/** On the long form alone. */
export const more = (key: string, kind: FieldKind, codes: readonly string[] = []): Field =>
  field(key, kind, { codes })
export const named = (key: string, marks: Marks = {}): Field =>
  field(key, 'line', { nominal: true, ...marks })

/** The value as it is kept, or undefined where it is not of its kind. */
export const readValue = (one: Field, text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : (readField(one, text) ?? undefined)

/** The values that name somebody apart from the others: they stand sealed. */
export function split(
  fields: readonly Field[],
  values: Values,
): { readonly plain: Values; readonly nominal: Values } {
  const names = new Set(fields.filter((one) => one.nominal).map((one) => one.key))
  const of = (wanted: boolean): Values =>
    Object.fromEntries(Object.entries(values).filter(([key]) => names.has(key) === wanted))
  return { plain: of(false), nominal: of(true) }
}

/** How much of what is wanted is there: 0 to 1; 1 where nothing is wanted. */
export function completenessOf(fields: readonly Field[], values: Values): number {
  const wanted = fields.filter((one) => one.wanted)
  if (wanted.length === 0) return 1
  return wanted.filter((one) => (values[one.key] ?? '') !== '').length / wanted.length
}
