import { describe, expect, it } from 'vitest'
import type { JournalRow } from '../src/server/schemas/index.ts'
import { foldEntries, recordsOf } from '../web/data/journal-folds.ts'

const entry = (i: number, change: Partial<JournalRow> = {}): JournalRow => ({
  id: `01890000-0000-7000-8000-${String(i).padStart(12, '0')}`,
  at: `2026-03-02T08:00:${String(59 - i).padStart(2, '0')}.000Z`,
  act: 'record.consulted',
  led: 'consultation',
  says: '1 target looked at',
  person: { id: 'a', name: 'Officer One' },
  purpose: 'risk-analysis',
  count: 1,
  objects: [`record-${i}`],
  values: { kind: 'target', count: 1 },
  opens: { kind: 'target', id: `record-${i}` },
  ...change,
})
const sizes = (entries: readonly JournalRow[]) =>
  foldEntries(entries).map((fold) => fold.entries.length)

describe('the lines of the journal', () => {
  it('fold equal neighbours of one person, and lose none', () => {
    const day = [entry(0), entry(1), entry(2, { says: '50 targets looked at' }), entry(3), entry(4)]
    expect(sizes(day)).toEqual([2, 1, 2])
    expect(foldEntries(day).flatMap((fold) => fold.entries)).toEqual(day)
    expect(foldEntries([])).toEqual([])
  })

  it('stand apart for another person, purpose or act', () => {
    for (const other of [
      { person: { id: 'b', name: 'Officer One' } },
      { person: null },
      { purpose: 'oversight' },
      { act: 'record.consulted-nominal' },
    ])
      expect(sizes([entry(0), entry(1, other), entry(2)]), JSON.stringify(other)).toEqual([1, 1, 1])
  })

  it('know the records of an entry, which may stand behind the id of the act', () => {
    const objects = ['act', 'x', 'y']
    const opens = { kind: 'target', id: 'x' } as const
    expect(recordsOf(entry(0, { act: 'target.judged', objects, opens }))).toEqual(['x', 'y'])
    expect(recordsOf(entry(0, { act: 'target.released', objects, opens }))).toEqual(['x'])
    expect(recordsOf(entry(1))).toEqual(['record-1'])
    expect(recordsOf(entry(2, { opens: null }))).toEqual([])
  })
})
