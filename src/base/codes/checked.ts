/**
 * An identifier whose last place is a check digit, as read out of a text. A text without the
 * identifier's shape is not read at all: a wrong digit is a finding, another kind of number none.
 */
export type Checked = {
  /** The written form, without blanks, dots and prefixes. */
  readonly value: string
  readonly valid: boolean
  /** The digit that would be right. */
  readonly digit: string
}

/** Letters 10 to 38 without the multiples of eleven (ISO 6346, taken over by the EU's MRN). */
const VALUES = new Uint8Array(128)
for (let digit = 0; digit < 10; digit++) VALUES[48 + digit] = digit
for (let letter = 0, value = 10; letter < 26; letter++, value++) {
  if (value % 11 === 0) value++
  VALUES[65 + letter] = value
}

/** The sum of the values weighted 1, 2, 4, 8 …, modulo 11, ten written as nought. */
export function elevenDigit(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) sum += VALUES[body.charCodeAt(i) & 127]! << i
  return String((sum % 11) % 10)
}

export const bare = (text: string): string => text.toUpperCase().replace(/[\s.\-/]/g, '')
