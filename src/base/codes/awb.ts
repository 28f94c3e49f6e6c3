import type { Checked } from './checked.ts'

/**
 * Air waybill numbers (IATA Resolution 600a): three digits of the airline, seven of the serial,
 * and the serial modulo 7. Tolerated: a blank or stroke for the hyphen, none at all, and a blank
 * in the middle of the serial ("020-6544 1294"). A house waybill has no such digit and is not
 * read unless it looks the same.
 */
const SHAPE = /^\s*(\d{3})[-\s/]?(\d{4})\s?(\d{4})\s*$/

/** Reads an air waybill number; `value` is written with its hyphen. */
export function readAwb(text: string): Checked | undefined {
  const match = SHAPE.exec(text)
  if (!match) return undefined
  const serial = match[2]! + match[3]!
  const digit = String(Number(serial.slice(0, 7)) % 7)
  return { value: `${match[1]}-${serial}`, digit, valid: digit === serial[7] }
}

/** True for `123-12345675`, with or without the hyphen, and the right check digit. */
export const isAwb = (text: string): boolean => readAwb(text)?.valid === true
