import type { CalendarDate, Instant } from '../base/index.ts'
import { ENTRY_FIELDS } from './entry-fields.ts'
import { type Field, readValue, type Values } from './field.ts'

export const ENTRY_KIND_NAMES = Object.keys(ENTRY_FIELDS) as readonly EntryKindName[]
export type EntryKindName = keyof typeof ENTRY_FIELDS
export const isEntryKind = (text: string): text is EntryKindName =>
  Object.hasOwn(ENTRY_FIELDS, text)

export const fieldsOf = (kind: EntryKindName): readonly Field[] => ENTRY_FIELDS[kind]

/** One entry of a case, as it was written; nothing of it ever changes. */
export type Entry = {
  readonly id: string
  /** 1, 2, 3 … within its case. */
  readonly seq: number
  readonly kind: EntryKindName
  /** Null: the machine. */
  readonly person: string | null
  readonly at: Instant
  readonly values: Values
  /** The earlier entry of the same kind whose values these replace. */
  readonly corrects: string | null
  /** The consequence that an appeal is about. */
  readonly about: string | null
}

/** An entry as it stands after its corrections. */
export type Standing = Omit<Entry, 'corrects'> & {
  /** All who wrote it or corrected it. */
  readonly people: readonly string[]
  readonly corrections: readonly string[]
}

/** The entries as they stand, each in its first place. Pure. */
export function standing(entries: readonly Entry[]): readonly Standing[] {
  const stand = new Map<string, Standing>()
  for (const { corrects, ...entry } of [...entries].sort((a, b) => a.seq - b.seq)) {
    const people = entry.person === null ? [] : [entry.person]
    const was = corrects === null ? undefined : stand.get(corrects)
    if (was === undefined) stand.set(entry.id, { ...entry, people, corrections: [] })
    else
      stand.set(was.id, {
        ...was,
        values: entry.values,
        people: [...was.people, ...people],
        corrections: [...was.corrections, entry.id],
      })
  }
  return [...stand.values()]
}

/** Who releases has asked the owner of the profile first, and who does not says why (5.2 rule 3). */
const USE_NEEDS: Readonly<Record<string, string>> = {
  released: 'owner-contacted',
  'not-same': 'because',
}

export const PROBLEMS = ['missing', 'malformed', 'future', 'order', 'hazard'] as const
/** Why it cannot be written yet: `field` is a field's key. */
export type Problem = { readonly field: string; readonly problem: (typeof PROBLEMS)[number] }
export type Checked = { readonly values: Values; readonly problems: readonly Problem[] }

/**
 * What of a form would be written, and what is missing or cannot be read. `span`: the day before
 * which it cannot have been, and the last day that it can have been. Pure.
 */
export function check(
  kind: EntryKindName,
  given: Values,
  span: { readonly from: CalendarDate | null; readonly until: CalendarDate },
): Checked {
  const values: Record<string, string> = {}
  const problems: Problem[] = []
  for (const field of fieldsOf(kind)) {
    const text = given[field.key]?.trim() ?? ''
    const value = readValue(field, text)
    if (value !== undefined) values[field.key] = value
    else if (text !== '') problems.push({ field: field.key, problem: 'malformed' })
    else if (field.mandatory) problems.push({ field: field.key, problem: 'missing' })
  }
  const on = values['event-on']
  if (on !== undefined && on > span.until) problems.push({ field: 'event-on', problem: 'future' })
  if (on !== undefined && span.from !== null && on < span.from)
    problems.push({ field: 'event-on', problem: 'order' })
  // Goods can hurt: what to look at is read before a package is opened (guide/domain.md 4.2).
  if (values['package-opened'] !== undefined && values['hazards-read'] === undefined)
    problems.push({ field: 'package-opened', problem: 'hazard' })
  const lacking = USE_NEEDS[values['ruling-decision'] ?? '']
  if (lacking !== undefined && values[lacking] === undefined)
    problems.push({ field: lacking, problem: 'missing' })
  return { values, problems }
}
