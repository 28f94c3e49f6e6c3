import { type Field, MESSAGE_TYPES, type MessageTypeName } from './message-types.ts'

/** A field as an operation asks for it. */
export type FormField = Field & { readonly on: boolean }

/** A type of message as one operation asks for it, at one version of its template. */
export type Form = {
  readonly type: MessageTypeName
  /** 0: as the table of types has it; nobody tailored it. */
  readonly version: number
  readonly fields: readonly FormField[]
}

/** What the keeper of an operation may say of a field. */
export type TemplateField = {
  readonly key: string
  readonly on: boolean
  readonly mandatory: boolean
}

/** Whoever reports in time writes little: no short form asks for more than this. */
export const REQUIRED_MOST = 10

/**
 * The form of a type under a template. Fields that the template does not name stay as the table of
 * types has them; what is mandatory is on, and on the short form.
 */
export function formOf(
  type: MessageTypeName,
  version: number,
  template: readonly TemplateField[],
): Form {
  const said = new Map(template.map((one) => [one.key, one]))
  return {
    type,
    version,
    fields: MESSAGE_TYPES[type].fields.map((field) => {
      const { on = true, mandatory = field.mandatory } = said.get(field.key) ?? {}
      return { ...field, on, mandatory: on && mandatory, short: field.short || (on && mandatory) }
    }),
  }
}

/** Required of whoever sends one: subject, addressees, the deadline of an answer, fields. */
export const requiredOf = ({ type, fields }: Form): number =>
  2 + (MESSAGE_TYPES[type].due === null ? 0 : 1) + fields.filter((one) => one.mandatory).length

/** The first key of a template that the type does not have, or has twice; null: all are well. */
export function strangeKey(
  type: MessageTypeName,
  template: readonly TemplateField[],
): string | null {
  const known = new Set(MESSAGE_TYPES[type].fields.map((field) => field.key))
  for (const { key } of template) if (!known.delete(key)) return key
  return null
}
