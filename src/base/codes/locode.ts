import { isCountryCode } from './country.ts'

/**
 * UN/LOCODE (UNECE Recommendation 16): the country and three places of A to Z or 2 to 9 (nought
 * and one are left out because they look like letters). The shape only: the list of places is
 * not here. Tolerated when read: case and the blank of the printed form ("NL RTM").
 */
const SHAPE = /^[A-Z]{2}[A-Z2-9]{3}$/

export const isLocode = (text: string): boolean => SHAPE.test(text)

/** The written form, or `undefined` when the text cannot be one. */
export function readLocode(text: string): string | undefined {
  if (SHAPE.test(text)) return text
  const value = text
    .trim()
    .toUpperCase()
    .replace(/^([A-Z]{2})\s([A-Z2-9]{3})$/, '$1$2')
  return SHAPE.test(value) ? value : undefined
}

/** The country of a place code, when it is one; the open sea (XZ) has none. */
export function countryOfLocode(text: string): string | undefined {
  const country = readLocode(text)?.slice(0, 2)
  return country !== undefined && isCountryCode(country) ? country : undefined
}
