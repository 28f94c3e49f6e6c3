import { bare, type Checked } from './checked.ts'

/**
 * IMO ship numbers (resolution A.1117(30)): seven digits, the last one the unit of the sum of
 * the first six weighted 7 to 2. Tolerated: the letters IMO, "No." and a colon before it.
 */
const SHAPE = /^\d{7}$/
const WRITTEN = /^IMO \d{7}$/

/** Reads a ship number, with or without its prefix. */
export function readImo(text: string): Checked | undefined {
  const value = WRITTEN.test(text)
    ? text.slice(4)
    : bare(text).replace(/^IMO(?:NO|NR|NUMBER)?[:#]?/, '')
  if (!SHAPE.test(value)) return undefined
  let sum = 0
  for (let i = 0; i < 6; i++) sum += Number(value[i]) * (7 - i)
  const digit = String(sum % 10)
  return { value, digit, valid: digit === value[6] }
}

/** True for seven digits with the right check digit. */
export const isImo = (text: string): boolean => SHAPE.test(text) && readImo(text)?.valid === true
