import { countryName as nameOf } from '../../src/base/codes/country-name.ts'
import type { Say } from '../../src/words/index.ts'
import { language } from './language.tsx'

/** Formats are dear to make, and a list needs the same ones for every row. */
function kept<T>(make: (language: string) => T): () => T {
  const made = new Map<string, T>()
  return () => {
    const to = language()
    const format = made.get(to) ?? make(to)
    made.set(to, format)
    return format
  }
}
const numbers = kept((to) => new Intl.NumberFormat(to))
const moments = kept(
  (to) =>
    new Intl.DateTimeFormat(to, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    }),
)
const clocks = kept((to) => new Intl.DateTimeFormat(to, { timeStyle: 'medium' }))

/** Numbers, dates and countries as the language of the page writes them. */
export const number = (value: number): string => numbers().format(value)

export const percent = (share: number): number => Math.round(share * 100)

/** A moment of the reader's own zone, which it names. */
export const moment = (instant: string): string => moments().format(new Date(instant))

/** The time of day alone, to the second, where day and zone are said beside it. */
export const clock = (instant: string): string => clocks().format(new Date(instant))

/** The reader's own zone as a moment names it: UTC, GMT+1. */
export const zoneName = (instant: string): string =>
  moments()
    .formatToParts(new Date(instant))
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''

/** A calendar date, which is the same day everywhere. */
export const day = (date: string): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(date),
  )

export const ageOf = (days: number, say: Say): string =>
  days === 0 ? say('web.age.today') : say('web.age.days', { count: days })

/** The name of a country with its code; a text that is no code stays as it is. */
export function country(code: string): string {
  const name = countryName(code)
  return name === code ? code : `${name} (${code})`
}

export const countryName = (code: string): string => nameOf(code, language())

export function bytes(count: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const power = Math.min(3, Math.floor(Math.log(Math.max(1, count)) / Math.log(1000)))
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(count / 1000 ** power)
}

/** A subheading as the nomenclature prints it: 7323.93. */
export const subheading = (hs6: string): string => hs6.replace(/^(\d{4})(\d{2})$/, '$1.$2')

/** A decimal text with its currency, grouped but never rounded. */
export function amount(value: string, currency: string | undefined): string {
  const digits = value.split('.')[1]?.length ?? 0
  const format = new Intl.NumberFormat(language(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return [format.format(value as `${number}`), currency].filter(Boolean).join(' ')
}

/** A reader's place in words; the name of a column or a path stays as it is. */
export function placeOf(place: string, say: Say): string {
  const [, line, column] = /^line (\d+)(?:, column (\d+))?$/.exec(place) ?? []
  if (line === undefined) return place
  return column === undefined
    ? say('web.place.line', { line })
    : say('web.place.line-column', { line, column })
}
