import type { Values } from './message.ts'
import type { Form } from './message-form.ts'

/**
 * `nominal`: names somebody, and no legal basis is in force with this addressee, or the reader's
 * role has no such fields. `off`: switched off in this operation.
 */
export const WITHHELD_WHY = ['nominal', 'off'] as const
export type WithheldField = {
  readonly field: string
  readonly why: (typeof WITHHELD_WHY)[number]
}

export type Crossed = {
  readonly seen: Values
  readonly withheld: readonly WithheldField[]
}

/**
 * What a reader sees of the fields of a message, and what is withheld and why. Pure: the preview,
 * the sending and the page of the addressee are made by it, so that none shows more than another.
 */
export function crossing(
  { fields }: Pick<Form, 'fields'>,
  values: Values,
  reader: { readonly nominal: boolean },
): Crossed {
  const seen: Record<string, string> = {}
  const withheld: WithheldField[] = []
  for (const { key, on, nominal } of fields) {
    const value = values[key]
    if (value === undefined) continue
    if (!on) withheld.push({ field: key, why: 'off' })
    else if (nominal && !reader.nominal) withheld.push({ field: key, why: 'nominal' })
    else seen[key] = value
  }
  return { seen, withheld }
}

/** The values that name somebody apart from the others: they stand sealed. */
export function split(
  { fields }: Pick<Form, 'fields'>,
  values: Values,
): { readonly plain: Values; readonly nominal: Values } {
  const names = new Set(fields.filter((one) => one.nominal).map((one) => one.key))
  const of = (wanted: boolean): Values =>
    Object.fromEntries(Object.entries(values).filter(([key]) => names.has(key) === wanted))
  return { plain: of(false), nominal: of(true) }
}
