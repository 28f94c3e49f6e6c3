/**
 * Values of a table cell. Absent are: empty, blank, the words that systems write for "no value"
 * and a lone zero (extracts fill unknown masses, values and names with it).
 */
const ABSENT = new Set([
  'null',
  '(null)',
  '[null]',
  '<null>',
  '\\n',
  'n/a',
  'n.a.',
  'n.a',
  'na',
  '#n/a',
  '#na',
  'nan',
  'nil',
  'none',
  'undefined',
  '-',
  '--',
  '---',
  '–',
  '—',
  '.',
  '..',
  '?',
  '0',
  '*',
  '#ref!',
  '#value!',
])
const ABSENT_LENGTH = 9

/** The text without blanks around it, or `undefined` when it says nothing. */
export function cleanText(cell: string): string | undefined {
  const text = trimmed(cell)
  if (text === '') return undefined
  if (text.length <= ABSENT_LENGTH && ABSENT.has(text.toLowerCase())) return undefined
  return text
}

/** As `cleanText`, for countries: NA is Namibia. */
export function cleanCountry(cell: string): string | undefined {
  const text = trimmed(cell)
  return text.toUpperCase() === 'NA' ? 'NA' : cleanText(text)
}

const trimmed = (cell: string): string => {
  const first = cell.charCodeAt(0)
  const last = cell.charCodeAt(cell.length - 1)
  return first > 32 && first < 127 && last > 32 && last < 127 ? cell : cell.trim()
}

const ZERO = 48
const NINE = 57

/**
 * A number as a plain decimal string: `12.650,40` → `12650.40`. Where a cell itself does not
 * tell which sign is the decimal one (`3.200`), `comma` does. `undefined` when it is no number.
 */
export function decimalString(cell: string, comma: boolean): string | undefined {
  // The usual shapes first: digits only, or digits with one point that no column contradicts.
  let signs = 0
  let at = -1
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i)
    if (code >= ZERO && code <= NINE) continue
    signs++
    at = i
  }
  if (signs === 0) return cell === '' ? undefined : cell
  if (signs === 1 && !comma && at > 0 && at < cell.length - 1 && cell[at] === '.') return cell
  return messyDecimal(cell, comma)
}

const GROUPED = /^\d{1,3}(?:([.,'’\s])\d{3}(?:\1\d{3})*)(?:[.,]\d*)?$/
/** India groups by two digits after the first three. */
const LAKHS = /^\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d*)?$/

function messyDecimal(cell: string, comma: boolean): string | undefined {
  let text = cell.trim().replace(/[\u00a0\u202f\u2009]/g, ' ')
  let negative = false
  if (/^\(.*\)$/.test(text)) {
    negative = true
    text = text.slice(1, -1).trim()
  }
  // A currency or unit around the number: "USD 1,200.00", "1 200 kg", "€5".
  text = text
    .replace(/^[\p{Sc}\p{L}.]*?\s*(?=[-+]?[\d.,])/u, '')
    .replace(/\s*[\p{Sc}\p{L}%]+\.?$/u, '')
  if (/^[-−+]/.test(text)) {
    negative = text[0] !== '+'
    text = text.slice(1).trim()
  } else if (/-$/.test(text)) {
    negative = true
    text = text.slice(0, -1).trim()
  }
  if (!/^[\d.,'’ ]+$/.test(text) || !/\d/.test(text)) return undefined
  const points = text.split('.').length - 1
  const commas = text.split(',').length - 1
  const decimal = decimalSign(text, points, commas, comma)
  if (decimal === undefined) return undefined
  const cut = decimal === '' ? -1 : text.lastIndexOf(decimal)
  const whole = (cut === -1 ? text : text.slice(0, cut)).trim()
  const part = cut === -1 ? '' : text.slice(cut + 1).trim()
  if (!/^\d*$/.test(part)) return undefined
  if (!/^\d*$/.test(whole) && !GROUPED.test(whole) && !LAKHS.test(whole)) return undefined
  const digits = whole.replace(/\D/g, '') || '0'
  return `${negative ? '-' : ''}${digits}${part === '' ? '' : `.${part}`}`
}

function decimalSign(
  text: string,
  points: number,
  commas: number,
  comma: boolean,
): '.' | ',' | '' | undefined {
  if (points > 0 && commas > 0) {
    const sign = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ','
    return (sign === '.' ? points : commas) === 1 ? sign : undefined
  }
  if (points + commas === 0) return ''
  if (points + commas > 1) return ''
  const sign = points === 1 ? '.' : ','
  const after = text.length - text.indexOf(sign) - 1
  const before = text.slice(0, text.indexOf(sign)).replace(/\D/g, '')
  if (after !== 3 || before.length > 3 || before === '' || before === '0') return sign
  return (sign === ',') === comma ? sign : ''
}

/** What one cell says about the decimal sign of its file; 0 when it says nothing. */
export function decimalEvidence(cell: string): 'comma' | 'point' | undefined {
  const text = cell.trim()
  const match = /^[-+]?(\d[\d.,'’\s\u00a0\u202f]*)$/.exec(text)
  if (!match) return undefined
  const number = match[1]!
  const points = number.split('.').length - 1
  const commas = number.split(',').length - 1
  if (points + commas === 0) return undefined
  if (points > 0 && commas > 0) {
    return number.lastIndexOf('.') > number.lastIndexOf(',') ? 'point' : 'comma'
  }
  if (points + commas > 1) return points > 0 ? 'comma' : 'point'
  const sign = points === 1 ? '.' : ','
  const at = number.indexOf(sign)
  const before = number.slice(0, at).replace(/\D/g, '')
  // "3.200" and "41,200" can be read both ways
  if (number.length - at - 1 === 3 && before.length <= 3 && before !== '0') return undefined
  return sign === '.' ? 'point' : 'comma'
}

export function toNumber(cell: string, comma: boolean): number | undefined {
  const text = decimalString(cell, comma)
  const value = text === undefined ? Number.NaN : Number(text)
  if (!Number.isNaN(value)) return value
  // a spreadsheet writes large numbers as 1.2E+05
  return /^[-+]?\d+([.,]\d+)?E[-+]?\d{1,2}$/i.test(cell.trim())
    ? Number(cell.trim().replace(',', '.'))
    : undefined
}

/** Kilograms of one unit; UN/ECE Recommendation 20 codes and the words that extracts use. */
const KILOGRAMS: Readonly<Record<string, number>> = {
  kg: 1,
  kgm: 1,
  kgs: 1,
  kilo: 1,
  kilos: 1,
  kilogram: 1,
  kilograms: 1,
  kilogramme: 1,
  kilogrammes: 1,
  kilogramo: 1,
  kilogramos: 1,
  k: 1,
  кг: 1,
  'kgm#g': 1,
  t: 1000,
  tne: 1000,
  ton: 1000,
  tons: 1000,
  tonne: 1000,
  tonnes: 1000,
  tonelada: 1000,
  toneladas: 1000,
  mt: 1000,
  mts: 1000,
  'metric tons': 1000,
  'metric ton': 1000,
  т: 1000,
  тонн: 1000,
  g: 0.001,
  grm: 0.001,
  gram: 0.001,
  grams: 0.001,
  gramme: 0.001,
  grammes: 0.001,
  г: 0.001,
  mgm: 0.000001,
  dtn: 100,
  lb: 0.45359237,
  lbs: 0.45359237,
  lbr: 0.45359237,
  l: 0.45359237,
  pound: 0.45359237,
  pounds: 0.45359237,
  onz: 0.028349523125,
  oz: 0.028349523125,
}

/** Kilograms of a unit of mass, or `undefined` when it is none. */
export const kilogramsOf = (unit: string): number | undefined => {
  const key = unit.trim().toLowerCase().replace(/\.$/, '')
  return Object.hasOwn(KILOGRAMS, key) ? KILOGRAMS[key] : undefined
}
