/**
 * What a spreadsheet may take for the beginning of a formula: at the start of a cell or of a line
 * in it, behind blanks, signs that are not seen, or what another separator would cut at; the
 * full-width forms as well.
 */
const FORMULA = /(?:^|[\r\n])[\s\0,;|\p{Cf}]*[=+\-@＝＋－＠]/u
const CONTROL = /^[\t\r\n\0]/
/** A number with a sign is a number, and so is a telephone's; a dash alone stands for nothing. */
const PLAIN = /^(?:[+-]?\d[\d .,]*%?|-)$/

/**
 * A cell that a spreadsheet shows as text and never runs (OWASP: CSV injection). Numbers, and
 * plain values, stay as they are.
 */
export function csvCell(value: string | number): string {
  const text = String(value)
  const risky = CONTROL.test(text) || (FORMULA.test(text) && !PLAIN.test(text))
  return `"${(risky ? `'${text}` : text).replaceAll('"', '""')}"`
}

export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`
