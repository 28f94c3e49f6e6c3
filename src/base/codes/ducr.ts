import { isEori } from './eori.ts'

/**
 * Declaration unique consignment references (UK and EU): one digit of the year, the trader's
 * number, a hyphen and the trader's own reference of capitals, digits, strokes, brackets and
 * hyphens; thirty-five characters at most. No check digit.
 */
const SHAPE = /^\d([A-Z]{2}[A-Z0-9]{1,15})-([A-Z0-9()/-]{1,31})$/

export function isDucr(text: string): boolean {
  const match = SHAPE.exec(text)
  return match !== null && text.length <= 35 && isEori(match[1]!)
}

/** The trader's number inside a reference: it joins consignments of one trader. */
export const traderOfDucr = (text: string): string | undefined =>
  isDucr(text) ? SHAPE.exec(text)?.[1] : undefined
