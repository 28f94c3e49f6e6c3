import type { CaseBody, CaseField, CaseForm } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { country, day, number } from '../../data/format.ts'

export const labelOf = (key: string, say: Say): string => say(`case.field.${key}`)

/** Where the table of kinds has no row: the house wrote it beside the form. */
const WRITTEN_BY_HOUSE: Readonly<Record<string, CaseField['kind']>> = { 'limit-on': 'date' }

/** A value of an entry as its kind is written for a reader. */
export function writtenAs(key: string, field: CaseField | undefined, value: string, say: Say) {
  const kind = field?.kind ?? WRITTEN_BY_HOUSE[key]
  if (kind === 'code') return say(`case.code.${key}.${value}`)
  if (kind === 'yes') return '✓'
  if (kind === 'date') return day(value)
  if (kind === 'country') return country(value)
  if (kind === 'number') return number(Number(value))
  if (kind === 'hs') return value.replace(/^(\d{4})(\d+)$/, '$1.$2')
  return value
}

/** The kind that is proposed next; inspecting again only where nothing was inspected yet. */
export function proposed({ forms, facts }: CaseBody): CaseBody['forms'][number] | undefined {
  const free = forms.filter(mayBegin)
  return free.find((one) => one.kind !== 'inspection' || facts.state === 'opened') ?? free[0]
}

/** What may be written by itself: the use of a ruling begins with the ruling. */
export const mayBegin = ({ kind, lacks }: CaseForm): boolean =>
  lacks.length === 0 && kind !== 'ruling-use'
