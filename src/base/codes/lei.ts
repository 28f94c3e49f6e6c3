import { bare, type Checked } from './checked.ts'

/**
 * Legal Entity Identifiers, ISO 17442: eighteen characters and two check digits, so that the
 * number with letters as 10 to 35 leaves 1 modulo 97 (ISO 7064, mod 97-10). Tolerated: case and
 * blanks in groups.
 */
const SHAPE = /^[A-Z0-9]{18}\d{2}$/

function remainder(text: string): number {
  let rest = 0
  for (const char of text) {
    const value = Number.parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/** Reads an identifier; `digit` has the two right digits. */
export function readLei(text: string): Checked | undefined {
  const value = SHAPE.test(text) ? text : bare(text)
  if (!SHAPE.test(value)) return undefined
  const digit = String(98 - remainder(`${value.slice(0, 18)}00`)).padStart(2, '0')
  return { value, digit, valid: remainder(value) === 1 }
}

/** True for the written form with right check digits. */
export const isLei = (text: string): boolean => SHAPE.test(text) && readLei(text)?.valid === true
