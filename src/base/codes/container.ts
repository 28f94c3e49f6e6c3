import { bare, type Checked, elevenDigit } from './checked.ts'

/**
 * Freight containers, ISO 6346: three letters of the owner, the category (U freight container,
 * J detachable equipment, Z trailer and chassis; R is seen for refrigerated equipment), six
 * digits and a check digit. A serial whose remainder is ten has the digit nought: the standard
 * advises against such serials, owners use them all the same.
 *
 * Tolerated: case, and blanks, hyphens and strokes, as printed on the door ("CSQU 305438-3").
 * An id without its check digit is not read: lists often leave it out.
 */
const SHAPE = /^[A-Z]{4}\d{7}$/
const CATEGORY = 'UJZR'

/** Reads a container id; `valid` is false for a wrong digit or category letter. */
export function readContainer(text: string): Checked | undefined {
  const value = SHAPE.test(text) ? text : bare(text)
  if (!SHAPE.test(value)) return undefined
  const digit = elevenDigit(value.slice(0, 10))
  return { value, digit, valid: digit === value[10] && CATEGORY.includes(value[3]!) }
}

/** True for the written form with a right category and check digit. */
export const isContainer = (text: string): boolean =>
  SHAPE.test(text) && readContainer(text)?.valid === true
