import type { JournalRow } from '../../src/server/schemas/index.ts'

/** One line of the journal's page: an entry, or equal neighbours of one person, newest first. */
export type Fold = {
  readonly first: JournalRow
  /** All of them, `first` among them. */
  readonly entries: readonly [JournalRow, ...JournalRow[]]
}

/** What a reader would read the same line for, the moment and the record aside. */
const lineOf = ({ act, says, purpose, person }: JournalRow): string =>
  JSON.stringify([act, says, purpose, person?.id ?? null])

/** Folds neighbours that say the same; an entry of somebody else between them keeps them apart. */
export function foldEntries(entries: readonly JournalRow[]): readonly Fold[] {
  const folds: { first: JournalRow; entries: [JournalRow, ...JournalRow[]] }[] = []
  for (const entry of entries) {
    const last = folds.at(-1)
    if (last && lineOf(last.first) === lineOf(entry)) last.entries.push(entry)
    else folds.push({ first: entry, entries: [entry] })
  }
  return folds
}

/** Acts whose further objects are records like the one that opens; of others they are not. */
const OF_MANY: ReadonlySet<string> = new Set([
  'record.consulted',
  'record.consulted-nominal',
  'target.judged',
  'target.judgement-withdrawn',
  'target.limited',
])

/** The records of an entry that a page can open. */
export const recordsOf = ({ act, opens, objects }: JournalRow): readonly string[] => {
  if (opens === null) return []
  return OF_MANY.has(act) ? objects.slice(Math.max(0, objects.indexOf(opens.id))) : [opens.id]
}
