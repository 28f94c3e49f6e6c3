/**
 * CAS Registry Numbers: two to seven digits, two digits, a check digit, joined by hyphens. The
 * check digit is the sum of the digits, weighted 1, 2, 3 … from the right, modulo 10.
 *
 * Tolerated in text: other dashes, blanks around them, leading zeros (a fixed-width export), and
 * no hyphens at all after the word CAS. A number with a wrong digit is no CAS number.
 */
const SHAPE = /^[1-9]\d{1,6}-\d{2}-\d$/

function checks(digits: string): boolean {
  let sum = 0
  for (let i = digits.length - 2, weight = 1; i >= 0; i--, weight++)
    sum += Number(digits[i]) * weight
  return sum % 10 === Number(digits.at(-1))
}

/** True for a well-formed number with the right check digit: `10025-87-3`. */
export const isCas = (text: string): boolean => SHAPE.test(text) && checks(text.replaceAll('-', ''))

export type FoundCas = {
  /** The number in its written form, without dirt. */
  readonly cas: string
  /** Half-open range of UTF-16 units in the text. */
  readonly span: readonly [number, number]
}

const DASH = '[-\\u00AD\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D]'
const HYPHENATED = new RegExp(
  `(?<![\\d.,/]|\\d${DASH})(\\d{2,10}) ?${DASH} ?(\\d{2}) ?${DASH} ?(\\d)(?!\\d|[.,]\\d|${DASH}\\d)`,
  'g',
)
const BARE =
  /\bcas(?:\s*(?:rn|no|nr|nummer|number|numéro|num))?\s*[.:#°º]*\s*(\d{5,10})(?!\d|[-.,]\d)/gi

const written = (digits: string): string | undefined => {
  const plain = digits.replace(/^0+/, '')
  if (plain.length < 5 || plain.length > 10) return undefined
  const cas = `${plain.slice(0, -3)}-${plain.slice(-3, -1)}-${plain.slice(-1)}`
  return isCas(cas) ? cas : undefined
}

/** Every CAS number in a text, in order, each with its place. */
export function findCas(text: string): readonly FoundCas[] {
  // digits are rare enough in descriptions that this look saves most of the work
  if (!/\d{2}/.test(text)) return []
  const found: FoundCas[] = []
  for (const match of text.matchAll(HYPHENATED)) {
    const cas = written(match[1]! + match[2]! + match[3]!)
    if (cas) found.push({ cas, span: [match.index, match.index + match[0].length] })
  }
  for (const match of text.matchAll(BARE)) {
    const cas = written(match[1]!)
    const end = match.index + match[0].length
    if (cas) found.push({ cas, span: [end - match[1]!.length, end] })
  }
  return found.sort((a, b) => a.span[0] - b.span[0])
}
