import { bare } from './checked.ts'

/**
 * Economic operators' numbers (Delegated Regulation (EU) 2015/2446, annex 12-01): the country
 * that gave it and up to fifteen characters. It has no public check digit, so that the shape is
 * all that can be said. Tolerated when read: case, blanks and hyphens.
 */
const SHAPE = /^[A-Z]{2}[A-Z0-9]{1,15}$/

export const isEori = (text: string): boolean => SHAPE.test(text)

/** The written form, or `undefined` when the text cannot be one. */
export function readEori(text: string): string | undefined {
  const value = bare(text)
  return SHAPE.test(value) ? value : undefined
}
