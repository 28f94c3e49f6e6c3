/** How the numbers of a date are ordered where the text leaves it open. */
export type DateOrder = 'day-first' | 'month-first' | 'iso' | 'excel'

/** First letters of the months in the languages of the extracts; June and July need four. */
const MONTHS: readonly (readonly [number, string])[] = [
  [1, 'jan ene gen янв січ'],
  [2, 'feb fev fév фев лют'],
  [3, 'mar mär mrz мар бер'],
  [4, 'apr avr abr апр кві'],
  [5, 'may mai mag май мая mei тра'],
  [6, 'jun juin июн giu чер'],
  [7, 'jul juil июл lug лип'],
  [8, 'aug aou aoû ago авг сер'],
  [9, 'sep set сен вер'],
  [10, 'oct out okt ott окт жов'],
  [11, 'nov ноя лис'],
  [12, 'dec déc dic dez дек гру'],
]

function monthOf(name: string): number | undefined {
  const word = name.toLowerCase()
  for (const [month, starts] of MONTHS) {
    for (const start of starts.split(' ')) if (word.startsWith(start)) return month
  }
  return undefined
}

const YEAR_FIRST =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[-+]\d{2}:?\d{2})?)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const THREE = /^(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?:[T ,].*)?$/
const DAY_NAME_YEAR =
  /^(\d{1,2})(?:er|st|nd|rd|th|º)?[-/. ]*(?:de )?(\p{L}{3,})\.?[-/., ]*(?:de )?(\d{4}|\d{2})(?:[T ,].*)?$/u
const NAME_DAY_YEAR = /^(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[ ,].*)?$/u
const SERIAL = /^(\d{5})(?:[.,]\d+)?$/
const SERIAL_MIN = 20_000
const SERIAL_MAX = 80_000
const DAY_MS = 86_400_000
/** Day 0 of the spreadsheet calendar, which counts a 29 February 1900 that never was. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30)

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

function calendar(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

const fullYear = (text: string): number => {
  const year = Number(text)
  return text.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year
}

/**
 * A date of a table → `YYYY-MM-DD`; an instant in UTC when the text names its zone. The hour of a
 * text without a zone is dropped: it is nobody's time. `undefined` when it is no date.
 */
export function readDate(cell: string, order: DateOrder): string | undefined {
  const text = cell.trim()
  let match = YEAR_FIRST.exec(text)
  if (match) {
    const [, year, month, day, hour, minute, second, zone] = match
    const date = calendar(Number(year), Number(month), Number(day))
    if (date === undefined || zone === undefined) return date
    return instant(date, `${hour!.padStart(2, '0')}:${minute}:${second ?? '00'}`, zone)
  }
  match = COMPACT.exec(text)
  if (match) {
    const [, year, month, day] = match.map(Number)
    if (year! >= 1900 && year! <= 2100) return calendar(year!, month!, day!)
    return calendar(Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2)))
  }
  match = THREE.exec(text)
  if (match) {
    const first = Number(match[1])
    const second = Number(match[3])
    const year = fullYear(match[4]!)
    const monthFirst = match[2] !== '.' && order === 'month-first'
    const [day, month] = monthFirst ? [second, first] : [first, second]
    // the order is the file's; a cell that cannot follow it is read the only way it can be
    return calendar(year, month, day) ?? calendar(year, day, month)
  }
  match = SERIAL.exec(text)
  if (match) {
    const serial = Number(match[1])
    if (serial < SERIAL_MIN || serial > SERIAL_MAX) return undefined
    return new Date(SERIAL_EPOCH + serial * DAY_MS).toISOString().slice(0, 10)
  }
  match = DAY_NAME_YEAR.exec(text)
  if (match) return calendar(fullYear(match[3]!), monthOf(match[2]!) ?? 0, Number(match[1]))
  match = NAME_DAY_YEAR.exec(text)
  if (match) return calendar(fullYear(match[3]!), monthOf(match[1]!) ?? 0, Number(match[2]))
  return undefined
}

function instant(date: string, time: string, zone: string): string | undefined {
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`
  const at = new Date(`${date}T${time}${offset}`)
  return Number.isNaN(at.getTime()) ? undefined : `${at.toISOString().slice(0, 19)}Z`
}

/** A date-time of a message format, UN/EDIFACT code 304 and its shorter forms, or ISO 8601. */
export function readFormatted(text: string): string | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(Z|[-+]\d{2}(?::?\d{2})?)?)?$/.exec(
    text,
  )
  if (!match) return readDate(text, 'iso')
  const [, year, month, day, hour, minute, second, zone] = match
  const date = calendar(Number(year), Number(month), Number(day))
  if (date === undefined || hour === undefined || zone === undefined) return date
  const full = zone.length === 3 ? `${zone}:00` : zone
  return instant(date, `${hour}:${minute}:${second ?? '00'}`, full)
}

/** The order that a column's cells prove; `undefined` when all of them can be read both ways. */
export function dateOrder(cells: readonly string[]): DateOrder | undefined {
  let dayFirst = 0
  let monthFirst = 0
  let iso = 0
  let serial = 0
  for (const cell of cells) {
    const text = cell.trim()
    const match = THREE.exec(text)
    if (match && match[2] !== '.') {
      if (Number(match[1]) > 12 && Number(match[3]) <= 12) dayFirst++
      if (Number(match[3]) > 12 && Number(match[1]) <= 12) monthFirst++
    } else if (match) dayFirst++
    else if (YEAR_FIRST.test(text) || COMPACT.test(text)) iso++
    else if (SERIAL.test(text)) serial++
  }
  if (dayFirst + monthFirst > 0) return dayFirst >= monthFirst ? 'day-first' : 'month-first'
  if (iso > 0) return 'iso'
  return serial > 0 ? 'excel' : undefined
}
