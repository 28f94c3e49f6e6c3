import { bare, type Checked, elevenDigit } from './checked.ts'

/**
 * EU movement reference numbers (Delegated Regulation (EU) 2015/2446, annex B, 12 01): two
 * digits of the year, country, twelve characters, the letter of the procedure, and a check digit
 * over the seventeen by the weights of ISO 6346. Older numbers have a digit for the letter.
 */
const SHAPE = /^\d{2}[A-Z]{2}[A-Z0-9]{13}\d$/

const PROCEDURES: Readonly<Record<string, string>> = {
  A: 'export',
  B: 'export-exit',
  C: 'exit',
  D: 're-export',
  E: 'dispatch',
  J: 'transit',
  K: 'transit',
  L: 'transit',
  M: 'union-status',
  R: 'import',
  S: 'import-entry',
  T: 'entry',
  U: 'storage',
  V: 'storage',
  W: 'storage',
}

/** Reads a movement reference number. */
export function readMrn(text: string): Checked | undefined {
  const value = SHAPE.test(text) ? text : bare(text)
  if (!SHAPE.test(value)) return undefined
  const digit = elevenDigit(value.slice(0, 17))
  return { value, digit, valid: digit === value[17] }
}

/** True for the written form with the right check digit. */
export const isMrn = (text: string): boolean => SHAPE.test(text) && readMrn(text)?.valid === true

/** What kind of declaration the number says it is, from its seventeenth character. */
export const mrnProcedure = (mrn: string): string | undefined => PROCEDURES[mrn[16] ?? '']
