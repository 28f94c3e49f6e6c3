import { countryCode } from '../../base/codes/index.ts'
import type { Amount } from '../../trade/index.ts'
import { readFormatted } from '../date.ts'
import { decimalString, kilogramsOf } from '../value.ts'
import type { XmlElement } from '../xml.ts'

export const all = (element: XmlElement | undefined, ...path: string[]): XmlElement[] => {
  let found = element === undefined ? [] : [element]
  for (const name of path) {
    found = found.flatMap(({ children }) => children.filter((child) => child.name === name))
  }
  return found
}

export const one = (element: XmlElement | undefined, ...path: string[]): XmlElement | undefined => {
  let found = element
  for (const name of path) found = found?.children.find((child) => child.name === name)
  return found
}

/** The text without blanks around it; empty and "NULL" are absent. */
export function textOf(element: XmlElement | undefined): string | undefined {
  const text = element?.text.trim()
  return text === undefined || text === '' || text.toUpperCase() === 'NULL' ? undefined : text
}

export const text = (element: XmlElement | undefined, ...path: string[]): string | undefined =>
  textOf(one(element, ...path))

export const texts = (element: XmlElement | undefined, ...path: string[]): string[] =>
  all(element, ...path).flatMap((found) => textOf(found) ?? [])

export function country(element: XmlElement | undefined, ...path: string[]): string | undefined {
  const value = text(element, ...path)
  return value === undefined ? undefined : (countryCode(value) ?? value)
}

export function number(element: XmlElement | undefined, ...path: string[]): number | undefined {
  const value = text(element, ...path)
  const decimal = value === undefined ? undefined : decimalString(value, false)
  const found = decimal === undefined ? Number.NaN : Number(decimal)
  return Number.isNaN(found) ? undefined : found
}

export function mass(element: XmlElement | undefined, ...path: string[]): number | undefined {
  const value = number(element, ...path)
  if (value === undefined || value < 0) return undefined
  const unit = one(element, ...path)?.attributes.unitCode
  const factor = unit === undefined ? 1 : kilogramsOf(unit)
  if (factor === undefined) return undefined
  return factor === 1 ? value : Number((value * factor).toPrecision(12))
}

export function amount(element: XmlElement | undefined, ...path: string[]): Amount | undefined {
  const found = one(element, ...path)
  const value = textOf(found)
  if (found === undefined || value === undefined || !/^-?\d+(\.\d+)?$/.test(value)) return undefined
  const currency = found.attributes.currencyID?.trim()
  return currency ? { amount: value, currency } : { amount: value }
}

/** The date of a `…DateTime` element, whose text stands in a `DateTimeString` below it. */
export function dateTime(element: XmlElement | undefined, ...path: string[]): string | undefined {
  const found = one(element, ...path)
  const value = textOf(found) ?? textOf(found?.children[0])
  return value === undefined ? undefined : readFormatted(value)
}

type Given<T> = { [K in keyof T]?: T[K] | undefined }

/** Only what is there: absent values and empty lists leave no key. */
export function present<T extends object>(values: Given<T>): T {
  const found: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue
    found[key] = value
  }
  return found as T
}

/** As `present`, but nothing at all when no value is there. */
export function presentOrNone<T extends object>(values: Given<T>): T | undefined {
  const found = present<T>(values)
  return Object.keys(found).length === 0 ? undefined : found
}
