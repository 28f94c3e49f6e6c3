import type { Say } from '../words/index.ts'
import type { PlainDocument, Text } from './model.ts'
import { recordsOf, tablesOf, textOf } from './model.ts'

/** More keys than this stand in the annex (XLSX) only, and the note says how many. */
const MOST_IN_A_NOTE = 100

/** A figure, and the keys of the records behind it; numbered from one in the order of reading. */
export type Note = {
  readonly number: number
  readonly figure: string
  readonly records: readonly string[]
}

/** Numbers the notes of a document as a writer comes to them. */
export type Notes = {
  /** The number of the note of these records, or null where there are none. */
  readonly add: (figure: string, records: readonly string[]) => number | null
  readonly all: readonly Note[]
}

export function newNotes(): Notes {
  const all: Note[] = []
  return {
    all,
    add: (figure, records) => {
      if (records.length === 0) return null
      all.push({ number: all.length + 1, figure, records })
      return all.length
    },
  }
}

/** The sentence of a note: the figure, how many records, and their keys. */
export function noteText(note: Note, say: Say): string {
  const named = note.records.slice(0, MOST_IN_A_NOTE).join(', ')
  const text = say('document.note', {
    figure: note.figure,
    count: note.records.length,
    records: named,
  })
  const rest = note.records.length - MOST_IN_A_NOTE
  return rest > 0 ? `${text} ${say('document.note.rest', { count: rest })}` : text
}

/** Every figure with records behind it, those of texts, tables and charts, for the annex. */
export function notesOf(document: PlainDocument): readonly Note[] {
  const notes = newNotes()
  const ofText = (text: Text) => {
    if (typeof text === 'string') return
    for (const run of text) if (typeof run !== 'string') notes.add(run.figure, run.records)
  }
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') ofText(block.text)
    else if (block.kind === 'list') block.items.forEach(ofText)
    else if (block.kind !== 'heading')
      for (const table of tablesOf({ ...document, blocks: [block] }))
        for (const row of table.rows)
          for (const cell of row) notes.add(textOf(cell), recordsOf(cell))
  }
  return notes.all
}
