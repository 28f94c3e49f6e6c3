/**
 * Codes of the Harmonized System and the national tariffs built on it: chapter (2), heading (4),
 * subheading (6), national digits up to 12.
 *
 * Tolerated: dots, blanks, hyphens and apostrophes between the digits; trailing letters of a
 * national check or suffix after at least eight digits ("8412.31.00.000K"); a leading zero lost
 * in a spreadsheet, guessed and said so. Chapter 77 is reserved and always wrong; 98 and 99 are
 * national and have no subheading of the HS.
 */
export type HsCode = {
  /** Digits only, 4 to 12: an even count, or 9 or 11 of a national tariff. */
  readonly digits: string
  /** The subheading, when six digits are there and the chapter is one of the HS. */
  readonly hs6?: string
  /** True when a zero was put before the digits. */
  readonly zeroGuessed: boolean
}

const chapterIs = (digits: string): boolean => {
  const chapter = Number(digits.slice(0, 2))
  return chapter >= 1 && chapter <= 99 && chapter !== 77
}
/** A heading is never 00 within its chapter. */
const headingIs = (digits: string): boolean => chapterIs(digits) && digits.slice(2, 4) !== '00'

/** Highest heading number used in each of the chapters 1 to 9 in HS 2022. */
const LAST_HEADING = [0, 6, 10, 8, 10, 11, 4, 14, 14, 10]

/** A lost zero is believed only where the heading so made exists. */
function guessZero(digits: string): string | undefined {
  const padded = `0${digits}`
  const chapter = Number(padded.slice(0, 2))
  const heading = Number(padded.slice(2, 4))
  return chapter >= 1 && heading >= 1 && heading <= (LAST_HEADING[chapter] ?? 0)
    ? padded
    : undefined
}

const of = (digits: string, zeroGuessed: boolean): HsCode => ({
  digits,
  zeroGuessed,
  ...(digits.length >= 6 && Number(digits.slice(0, 2)) < 98 ? { hs6: digits.slice(0, 6) } : {}),
})

const DIRT = /[\s.\-'’_/]/g
const NATIONAL = /^(\d{8,12})[A-Z]{1,2}$/

export type HsReading = {
  /** False for a message format that keeps codes as text. Default true. */
  readonly zeroMayBeLost?: boolean
  /**
   * Digits of the codes in the same column. One digit fewer is then a lost zero; without it
   * nine and eleven digits are ambiguous, since some tariffs have them.
   */
  readonly usualLength?: number
}

/** Reads a tariff code; `undefined` when the text is none. */
export function readHs(text: string, how: HsReading = {}): HsCode | undefined {
  const bare = text.trim().toUpperCase().replace(DIRT, '')
  const digits = NATIONAL.exec(bare)?.[1] ?? bare
  if (!/^\d{4,12}$/.test(digits)) return undefined
  const odd = digits.length % 2 === 1
  const national = digits.length === 9 || digits.length === 11
  const short =
    how.usualLength === undefined
      ? odd && digits.length !== 11
      : digits.length === how.usualLength - 1
  if (short && how.zeroMayBeLost !== false) {
    const padded = guessZero(digits)
    if (padded) return of(padded, true)
  }
  if (odd && !national) return undefined
  return headingIs(digits) ? of(digits, false) : undefined
}

/** True for 4 to 12 digits of a chapter and heading that exist, dots and blanks allowed. */
export const isHs = (text: string): boolean => readHs(text, { zeroMayBeLost: false }) !== undefined

/** The six-digit subheading of a tariff code, or `undefined`. */
export const hs6Of = (text: string): string | undefined => readHs(text)?.hs6
