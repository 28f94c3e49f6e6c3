import { isAwb, isCas, isContainer, isCountryCode, isHs, isImo, isLocode } from './codes/index.ts'

/** What may stand in a field of a form: of a message, of an entry in a case. */
export const FIELD_KINDS = [
  'text',
  'line',
  'code',
  'date',
  'hs',
  'country',
  'locode',
  'container',
  'number',
  'imo',
  'awb',
  'cas',
  'yes',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

export const TEXT_MOST = 8_000
export const LINE_MOST = 300

const DAY = /^\d{4}-\d{2}-\d{2}$/
const NUMBER = /^\d{1,12}([.,]\d{1,6})?$/
/** A thousand to some and one to others: neither is guessed. */
const THOUSANDS = /,\d{3}$/

const isDay = (text: string): boolean => {
  if (!DAY.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  // 31 February is read as a day of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

const compact = (text: string): string => text.toUpperCase().replace(/[\s.\-/]/g, '')
const kept = (holds: boolean, value: string): string | null => (holds ? value : null)

/** How each kind is read: the text as it is kept, or null where it is not of its kind. */
const READERS: Readonly<
  Record<FieldKind, (text: string, codes: readonly string[]) => string | null>
> = {
  text: (text) => kept(text.length <= TEXT_MOST, text),
  line: (text) => kept(text.length <= LINE_MOST && !/\p{Cc}/u.test(text), text),
  code: (text, codes) => kept(codes.includes(text), text),
  date: (text) => kept(isDay(text), text),
  hs: (text) => kept(isHs(text), text.replace(/\D/g, '')),
  country: (text) => kept(isCountryCode(text.toUpperCase()), text.toUpperCase()),
  locode: (text) => kept(isLocode(compact(text)), compact(text)),
  container: (text) => kept(isContainer(compact(text)), compact(text)),
  imo: (text) => kept(isImo(text), text.replace(/\D/g, '')),
  awb: (text) => kept(isAwb(text), text.replace(/\D/g, '')),
  cas: (text) => kept(isCas(text), text),
  // A box that is ticked; one that is not says nothing.
  yes: (text) => kept(text === 'yes', text),
  number: (text) => kept(NUMBER.test(text) && !THOUSANDS.test(text), text.replace(',', '.')),
}

/** The value as it is kept: trimmed, codes without blanks. Null: not of its kind. */
export const readField = (
  field: { readonly kind: FieldKind; readonly codes: readonly string[] },
  text: string,
): string | null => READERS[field.kind](text.trim(), field.codes)
