import type { Language } from '../words/index.ts'

/** Sign, whole digits, digits after the point. */
export type Decimal = {
  readonly minus: boolean
  readonly whole: string
  readonly part: string
}

/** Reads a decimal string without ever making a binary number of it. Null where it is none. */
export function decimal(text: string): Decimal | null {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!found) return null
  const [, sign = '', whole = '', part = ''] = found
  return { minus: sign === '-', whole: whole.replace(/^0+(?=\d)/, ''), part }
}

const MARKS = {
  en: { group: ',', point: '.' },
  // A narrow space that does not break (Lexique des règles typographiques).
  fr: { group: '\u202f', point: ',' },
} as const

/** The decimal as its language writes it: every digit that was given, no more and no fewer. */
export function spoken(text: string, language: Language): string {
  const read = decimal(text)
  if (!read) return text
  const { group, point } = MARKS[language]
  const whole = read.whole.replace(/\B(?=(\d{3})+$)/g, group)
  return `${read.minus ? '−' : ''}${whole}${read.part === '' ? '' : point + read.part}`
}

/** How many digits a spreadsheet keeps (IEEE 754 binary64, as Excel cuts it). */
const SAFE_DIGITS = 15

/** Whether a spreadsheet's own number holds every digit. */
export function keepsAsNumber(text: string): boolean {
  const read = decimal(text)
  return read !== null && (read.whole + read.part).replace(/^0+/, '').length <= SAFE_DIGITS
}
