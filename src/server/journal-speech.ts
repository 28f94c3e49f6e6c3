import { people } from '../access/index.ts'
import { type ActRow, actRow, type JournalEntry, type Opens } from '../journal/index.ts'
import type { Act, JournalPage } from '../store/index.ts'
import type { Say } from '../words/index.ts'
import type { JournalRow } from './schemas/index.ts'

/** Ids of one entry that an answer holds; a copy of the journal has them all. */
const OBJECTS_SHOWN = 20

/** Entries as the API shows them: the sentence of the act, and names as they are today. */
export async function sayEntries(
  act: Act,
  page: JournalPage,
  say: Say,
): Promise<{ readonly entries: JournalRow[]; readonly next: string | null }> {
  const known = page.items.some((entry) => entry.person !== null) ? await people(act) : []
  const names = new Map(known.map((person) => [person.id, person.name]))
  return {
    entries: page.items.map((entry) => rowOf(entry, names, say)),
    next: page.next,
  }
}

function rowOf(entry: JournalEntry, names: ReadonlyMap<string, string>, say: Say): JournalRow {
  const { id, at, act, person, purpose, objects, said } = entry
  const row = actRow(act)
  return {
    id,
    at,
    act,
    led: row?.led ?? null,
    says: sentenceOf(entry, row, say),
    person: person === null ? null : { id: person, name: names.get(person) ?? null },
    purpose,
    count: objects.length,
    objects: objects.slice(0, OBJECTS_SHOWN),
    values: { ...said },
    opens: opensOf(entry, row),
  }
}

function sentenceOf(
  { act, objects, said }: JournalEntry,
  row: ActRow | undefined,
  say: Say,
): string {
  const count = typeof said.count === 'number' ? said.count : objects.length
  const values = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? `${value}` : value,
    ]),
  )
  if (!row) return say('journal.act.unknown', { act })
  // What was looked at is named by its kind; the detail of an old entry may be erased.
  const named = `journal.act.${act}.${said.kind}`
  const sentence = say(named, { ...values, count })
  return sentence === named ? say(`journal.act.${act}`, { ...values, count }) : sentence
}

const SHOWN_KINDS: ReadonlySet<string> = new Set<Opens>(['target', 'batch', 'list'])

/** The record of an entry; of what was looked at, the first one. */
function opensOf(
  { objects, said }: JournalEntry,
  row: ActRow | undefined,
): { readonly kind: Opens; readonly id: string } | null {
  const kind = row?.opens ?? (SHOWN_KINDS.has(String(said.kind)) ? (said.kind as Opens) : null)
  const id = objects[row?.at ?? 0]
  return kind && id !== undefined ? { kind, id } : null
}
