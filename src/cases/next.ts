import type { CalendarDate } from '../base/index.ts'
import type { Role } from '../rights/index.ts'
import { ENTRY_KIND_NAMES, type Entry, type EntryKindName, standing } from './entry.ts'
import { ENTRY_KINDS, NEEDS, type NeedName } from './entry-kinds.ts'
import { BEGUN, type Facts, factsOf, releases, stepped } from './fold.ts'

/** Who would write: the roles, null for the machine. */
export type Writer = { readonly person: string | null; readonly roles: readonly Role[] }

/** `terms`: the administration has not said how long it may detain. */
export const LACKS = ['state', 'role', 'terms', ...(Object.keys(NEEDS) as NeedName[])] as const
export type Lack = (typeof LACKS)[number]

const stateLacks = (kind: EntryKindName, facts: Facts, person: string | null): readonly Lack[] => {
  const { after, needs } = ENTRY_KINDS[kind]
  // A state that does not fit says it all: what else is lacking would be lacking for it.
  if (!after.includes(facts.state)) return ['state']
  return needs.filter((need) => !NEEDS[need](facts, { person }))
}

export type Possible = { readonly kind: EntryKindName; readonly lacks: readonly Lack[] }

/** Every kind of entry, and what stands in the way of each; nothing: it may be the next. Pure. */
export function possible(
  entries: readonly Entry[],
  writer: Writer,
  terms: boolean,
): readonly Possible[] {
  const facts = factsOf(standing(entries))
  return ENTRY_KIND_NAMES.map((kind) => ({
    kind,
    lacks: [
      ...roleLacks(kind, writer),
      ...(kind === 'detention' && !terms ? (['terms'] as const) : []),
      ...stateLacks(kind, facts, writer.person),
    ],
  }))
}

export const roleLacks = (kind: EntryKindName, { person, roles }: Writer): readonly Lack[] =>
  person === null || ENTRY_KINDS[kind].roles.some((role) => roles.includes(role)) ? [] : ['role']

/** Entries that tell what happened to the goods, one day after another. */
const DATED: readonly EntryKindName[] = ['inspection', 'detention', 'seizure', 'restoration']

/** Neither is done before the licensing authority ruled. */
const RULED: readonly EntryKindName[] = ['seizure', 'restoration']

const rules = (entry: Pick<Entry, 'kind' | 'values'>): boolean =>
  entry.kind === 'licence-ruling' || releases(entry)

/**
 * What stands in the way of the entries as they would be with this one among them: a correction may
 * leave a later entry without its ground. `order`: a day would be before that of an earlier entry.
 */
export function broken(
  entries: readonly Entry[],
): { readonly kind: EntryKindName; readonly lack: Lack | 'order' } | null {
  let facts = BEGUN
  let on: CalendarDate | null = null
  let ruledOn: CalendarDate | null = null
  for (const entry of standing(entries)) {
    for (const person of entry.people.length === 0 ? [null] : entry.people) {
      const [lack] = stateLacks(entry.kind, facts, person)
      if (lack !== undefined) return { kind: entry.kind, lack }
    }
    if (rules(entry)) ruledOn = entry.values['event-on'] ?? ruledOn
    if (DATED.includes(entry.kind)) {
      const day: CalendarDate | null = entry.values['event-on'] ?? null
      const from = RULED.includes(entry.kind) ? later(on, ruledOn) : on
      if (from !== null && day !== null && day < from) return { kind: entry.kind, lack: 'order' }
      on = day ?? on
    }
    facts = stepped(facts, entry)
  }
  return null
}

/** The day before which a further entry of this kind cannot have been; null: any. */
export const notBefore = (
  kind: EntryKindName,
  entries: readonly Entry[],
  corrects: string | null,
): CalendarDate | null => {
  if (!DATED.includes(kind) || corrects !== null) return null
  const stand = standing(entries)
  const { on } = factsOf(stand)
  if (!RULED.includes(kind)) return on
  const ruling = stand.filter(rules).at(-1)
  return later(on, ruling?.values['event-on'] ?? null)
}

const later = (a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null =>
  a === null || (b !== null && b > a) ? b : a
