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
const LETTER_VALUES = new Map<string, number>()
{
  let value = 10
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    if (value % 11 === 0) value++
    LETTER_VALUES.set(letter, value++)
  }
}

/** The sum of the values weighted 1, 2, 4, 8 …, modulo 11, ten written as nought. */
export function elevenDigit(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) {
    const char = body[i]!
    sum += (LETTER_VALUES.get(char) ?? Number(char)) * 2 ** i
  }
  return String((sum % 11) % 10)
}

export const bare = (text: string): string => text.toUpperCase().replace(/[\s.\-/]/g, '')
