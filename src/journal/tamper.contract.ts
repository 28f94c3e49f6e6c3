import { detailHash, entryLeaf } from './canonical.ts'
import type { CopyEntry, CopyLine } from './copy.ts'
import { copyEntry } from './copy.ts'
import type { FindingCode } from './finding.ts'
import { type Dice, entryOf, headOf, sealed, uuid } from './history.contract.ts'
import type { SigningKey } from './note.ts'
import type { StoredEntry } from './seal.ts'

/** A journal, its checkpoints, and how to copy it. */
export type History = {
  readonly organisation: string
  readonly entries: readonly StoredEntry[]
  readonly sizes: readonly number[]
  readonly key: SigningKey
  readonly copy: readonly CopyLine[]
}

/** What was done to a copy, and what a verifier must say of it. */
export type Tampered = {
  readonly lines: readonly CopyLine[]
  /** Numbers of the entries that were touched: a finding must cover each. */
  readonly places: readonly number[]
  /** One finding must have one of these codes. */
  readonly codes: readonly FindingCode[]
  /** The finding that covers a place may be at most this wide. */
  readonly width: number
  /** The verifier knows a checkpoint of this size, or the whole older copy up to there. */
  readonly since?: { readonly size: number; readonly whole: boolean }
}
export type Tamper = (history: History, roll: Dice) => Tampered

const isEntry = (line: CopyLine): line is CopyEntry => line.kind === 'entry'
const entriesOf = (lines: readonly CopyLine[]): readonly CopyEntry[] => lines.filter(isEntry)
const notesOf = (lines: readonly CopyLine[]): readonly CopyLine[] =>
  lines.filter((line) => line.kind === 'checkpoint')

/** The region of an entry: what can be told where its own leaf is lost. */
const regionOf = ({ sizes }: History, number: number): number => {
  const to = sizes.find((size) => size > number) as number
  return to - (sizes[sizes.indexOf(to) - 1] ?? 0)
}
const widthOf = (history: History, numbers: readonly number[]): number =>
  Math.max(...numbers.map((number) => regionOf(history, number)))

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

function edit(entry: CopyEntry, roll: Dice): CopyEntry {
  const detail = entry.detail as NonNullable<CopyEntry['detail']>
  const name = `edited ${roll(2 ** 31)}`
  const edits: readonly (() => CopyEntry)[] = [
    () => ({ ...entry, id: uuid(name) }),
    () => ({
      ...entry,
      at: entry.at.replace(/\d{3}Z$/, `${String(roll(1000)).padStart(3, '0')}Z`),
    }),
    () => ({ ...entry, person: uuid(name) }),
    () => ({ ...entry, act: 'list.retired' }),
    () => ({ ...entry, purpose: 'training' }),
    () => ({ ...entry, hashes: [...entry.hashes, uuid(name)] }),
    () => ({ ...entry, detail: { ...detail, objects: [uuid(name)] } }),
    () => ({ ...entry, detail: { ...detail, said: { ...detail.said, count: 100 + roll(9) } } }),
    () => ({ ...entry, detail: { ...detail, salt: hex(Buffer.alloc(32, roll(256))) } }),
    () => ({ ...entry, detailHash: hex(Buffer.alloc(32, roll(256))) }),
    () => ({ ...entry, leaf: hex(Buffer.alloc(32, roll(256))) }),
  ]
  const edited = (edits[roll(edits.length)] as () => CopyEntry)()
  return JSON.stringify(edited) === JSON.stringify(entry)
    ? { ...entry, person: uuid(name) }
    : edited
}

/** Whoever knows how leaves are made makes them anew; the signatures he cannot. */
function resealed(history: History, entry: CopyEntry): CopyEntry {
  const { detail } = entry
  const hash = detail ? detailHash(Buffer.from(detail.salt, 'hex'), detail) : Buffer.alloc(32)
  const leaf = entryLeaf({ ...entry, organisation: history.organisation }, hash)
  return { ...entry, detailHash: hex(hash), leaf: hex(leaf) }
}

/** The lines with these entries in place of the old ones, each checkpoint where it stood. */
function withEntries(history: History, entries: readonly CopyEntry[], honest = true): CopyLine[] {
  const notes = notesOf(history.copy)
  const lines: CopyLine[] = [...entries]
  for (const [at, size] of [...history.sizes.entries()].reverse())
    lines.splice(Math.min(size, entries.length), 0, notes[at] as CopyLine)
  const head = headOf(history.organisation, lines, history.key)
  return [honest ? (history.copy[0] as CopyLine) : head, ...lines]
}
const renumbered = (entries: readonly CopyEntry[]): CopyEntry[] =>
  entries.map((entry, number) => ({ ...entry, number }))
const newEntry = (history: History, number: number, roll: Dice): CopyEntry => {
  const entry = entryOf(history.organisation, `alien ${roll(2 ** 31)}`, roll)
  const blank = copyEntry(entry, { number, detail: Buffer.alloc(32), leaf: Buffer.alloc(32) })
  return resealed(history, blank)
}
const anyOf = (history: History, roll: Dice): number => roll(history.entries.length)
const two = (history: History, roll: Dice): readonly [number, number] => {
  const a = anyOf(history, roll)
  const b = (a + 1 + roll(history.entries.length - 1)) % history.entries.length
  return a < b ? [a, b] : [b, a]
}

/** A few numbers, all of them different. */
const several = (history: History, roll: Dice): readonly number[] =>
  [...new Set(Array.from({ length: 2 + roll(3) }, () => anyOf(history, roll)))].sort(
    (a, b) => a - b,
  )

/** The true house's own history made anew: with its key, or with another one. */
function anew(history: History, roll: Dice, key: SigningKey, keep = 0) {
  const place = keep + roll(history.entries.length - keep)
  const entries = [...history.entries]
  const kind = roll(3)
  const alien = entryOf(history.organisation, `anew ${roll(2 ** 31)}`, roll)
  if (kind === 0) entries[place] = { ...alien, id: (entries[place] as StoredEntry).id }
  else entries.splice(place, 1, ...(kind === 1 ? [alien, entries[place] as StoredEntry] : []))
  const last = history.sizes.at(-1) as number
  const sizes = history.sizes.map((size) => (size === last ? entries.length : size))
  const kept = sizes.filter(
    (size, at) => size > 0 && (sizes[at - 1] ?? 0) < size && size <= entries.length,
  )
  return { lines: sealed(history.organisation, entries, kept, key), place }
}

/** Every way to tamper with a copy, by name; the test counts what was found by name. */
export const TAMPERS = (stranger: SigningKey): Readonly<Record<string, Tamper>> => ({
  'edit one': (history, roll) => {
    const n = anyOf(history, roll)
    const entries = entriesOf(history.copy).with(
      n,
      edit(entriesOf(history.copy)[n] as CopyEntry, roll),
    )
    return { lines: withEntries(history, entries), places: [n], codes: ['entry.edited'], width: 1 }
  },
  'edit several': (history, roll) => {
    const numbers = several(history, roll)
    const entries = entriesOf(history.copy).map((entry, n) =>
      numbers.includes(n) ? edit(entry, roll) : entry,
    )
    return {
      lines: withEntries(history, entries),
      places: numbers,
      codes: ['entry.edited'],
      width: 1,
    }
  },
  'edit one, leaf made anew': (history, roll) => {
    const n = anyOf(history, roll)
    const old = entriesOf(history.copy)[n] as CopyEntry
    const entries = entriesOf(history.copy).with(
      n,
      resealed(history, { ...old, person: uuid(`p${roll(2 ** 31)}`) }),
    )
    return {
      lines: withEntries(history, entries),
      places: [n],
      codes: ['entry.edited'],
      width: regionOf(history, n),
    }
  },
  'edit several, leaves made anew': (history, roll) => {
    const numbers = several(history, roll)
    const entries = entriesOf(history.copy).map((entry, n) =>
      numbers.includes(n)
        ? resealed(history, { ...entry, person: uuid(`p${roll(2 ** 31)}`) })
        : entry,
    )
    return {
      lines: withEntries(history, entries),
      places: numbers,
      codes: ['entry.edited'],
      width: 99,
    }
  },
  'delete one': (history, roll) => {
    const n = anyOf(history, roll)
    return {
      lines: withEntries(history, entriesOf(history.copy).toSpliced(n, 1), roll(2) === 0),
      places: [n],
      codes: ['entry.deleted', 'copy.cut'],
      width: 1,
    }
  },
  'delete several': (history, roll) => {
    const numbers = several(history, roll)
    const entries = entriesOf(history.copy).filter((_, n) => !numbers.includes(n))
    return {
      lines: withEntries(history, entries),
      places: numbers,
      codes: ['entry.deleted', 'copy.cut'],
      width: 4,
    }
  },
  'delete one, the rest renumbered': (history, roll) => {
    const n = anyOf(history, roll)
    const entries = renumbered(entriesOf(history.copy).toSpliced(n, 1))
    return {
      lines: withEntries(history, entries, false),
      places: [n],
      codes: ['entry.deleted', 'copy.cut'],
      width: regionOf(history, n),
    }
  },
  'delete several, the rest renumbered': (history, roll) => {
    const numbers = several(history, roll)
    const entries = renumbered(entriesOf(history.copy).filter((_, n) => !numbers.includes(n)))
    return {
      lines: withEntries(history, entries, false),
      places: numbers,
      codes: ['entry.deleted', 'copy.cut'],
      width: 99,
    }
  },
  'insert one': (history, roll) => {
    const n = anyOf(history, roll)
    const entries = entriesOf(history.copy).toSpliced(n + roll(2), 0, newEntry(history, n, roll))
    return {
      lines: withEntries(history, entries),
      places: [n],
      codes: ['entry.inserted'],
      width: 1,
    }
  },
  'insert one, the rest renumbered': (history, roll) => {
    const n = anyOf(history, roll)
    const entries = renumbered(entriesOf(history.copy).toSpliced(n, 0, newEntry(history, n, roll)))
    return {
      lines: withEntries(history, entries, false),
      places: [n],
      codes: ['entry.inserted'],
      width: 1,
    }
  },
  'insert several, the rest renumbered': (history, roll) => {
    const numbers = several(history, roll)
    const entries = renumbered(
      entriesOf(history.copy).flatMap((entry, n) =>
        numbers.includes(n) ? [newEntry(history, n, roll), entry] : [entry],
      ),
    )
    return {
      lines: withEntries(history, entries, false),
      places: numbers,
      codes: ['entry.inserted'],
      width: 99,
    }
  },
  'insert at the end': (history, roll) => {
    const n = history.entries.length
    const lines = [...history.copy, newEntry(history, n, roll)]
    return {
      lines: [headOf(history.organisation, lines, history.key), ...lines.slice(1)],
      places: [n],
      codes: ['entry.inserted'],
      width: 1,
    }
  },
  'swap two': (history, roll) => {
    const [a, b] = two(history, roll)
    const entries = [...entriesOf(history.copy)]
    ;[entries[a], entries[b]] = [entries[b] as CopyEntry, entries[a] as CopyEntry]
    return {
      lines: withEntries(history, entries),
      places: [a, b],
      codes: ['entry.swapped'],
      width: 1,
    }
  },
  'swap two, renumbered': (history, roll) => {
    const [a, b] = two(history, roll)
    const entries = [...entriesOf(history.copy)]
    ;[entries[a], entries[b]] = [entries[b] as CopyEntry, entries[a] as CopyEntry]
    const { sizes } = history
    const alone = sizes.find((size) => size > a) === sizes.find((size) => size > b)
    return {
      lines: withEntries(history, renumbered(entries)),
      places: [a, b],
      codes: alone ? ['entry.swapped'] : ['entry.edited'],
      width: alone ? b - a + 1 : widthOf(history, [a, b]) * 99,
    }
  },
  'cut the end': (history, roll) => {
    const left = anyOf(history, roll)
    const places = Array.from({ length: history.entries.length - left }, (_, i) => left + i)
    const entries = entriesOf(history.copy).slice(0, left)
    return {
      lines: withEntries(history, entries, roll(2) === 0),
      places,
      codes: ['copy.cut'],
      width: 99,
    }
  },
  'erase a detail': (history, roll) => {
    const n = anyOf(history, roll)
    const old = entriesOf(history.copy)[n] as CopyEntry
    const entries = entriesOf(history.copy).with(n, { ...old, detail: null })
    return {
      lines: withEntries(history, entries),
      places: [n],
      codes: ['entry.detail-missing'],
      width: 1,
    }
  },
  'take a checkpoint away': (history, roll) => {
    const notes = notesOf(history.copy)
    const gone = roll(notes.length - 1)
    const lines = history.copy.filter((line) => line !== notes[gone])
    const from = history.sizes[gone - 1] ?? 0
    return {
      lines: [headOf(history.organisation, lines.slice(1), history.key), ...lines.slice(1)],
      places: [from],
      codes: ['checkpoint.missing'],
      width: 99,
    }
  },
  'change a checkpoint': (history, roll) => {
    const notes = notesOf(history.copy)
    const at = roll(notes.length)
    const lines = history.copy.map((line) => {
      if (line !== notes[at] || line.kind !== 'checkpoint') return line
      const place = roll(line.note.length)
      const other = line.note[place] === '1' ? '2' : '1'
      return { ...line, note: `${line.note.slice(0, place)}${other}${line.note.slice(place + 1)}` }
    })
    return {
      lines,
      places: [history.sizes[at - 1] ?? 0],
      codes: ['checkpoint.signature', 'checkpoint.unreadable'],
      width: 99,
    }
  },
  'roll back to an older copy': (history, roll) => {
    const at = roll(history.sizes.length - 1)
    const size = history.sizes[at] as number
    const older = sealed(
      history.organisation,
      history.entries,
      history.sizes.slice(0, at + 1),
      history.key,
    )
    const last = history.sizes.at(-1) as number
    return {
      lines: older,
      places: Array.from({ length: last - size }, (_, i) => size + i),
      codes: ['copy.rolled-back'],
      width: 99,
      since: { size: last, whole: roll(2) === 0 },
    }
  },
  'made anew by one who has no key': (history, roll) => {
    const { lines, place } = anew(history, roll, stranger)
    const last = entriesOf(lines).length - 1
    return {
      lines,
      places: [Math.min(place, last)],
      codes: ['checkpoint.signature', 'key.other'],
      width: 99,
    }
  },
  'made anew with the key, an outside checkpoint known': (history, roll) => {
    const { lines, place } = anew(history, roll, history.key)
    const size = history.sizes.at(-1) as number
    return {
      lines,
      places: [Math.min(place, size - 1)],
      codes: ['copy.forked', 'copy.rolled-back'],
      width: 99,
      since: { size, whole: false },
    }
  },
  'made anew with the key, an older copy known': (history, roll) => {
    const { lines, place } = anew(history, roll, history.key)
    return {
      lines,
      places: [place],
      codes: ['entry.edited', 'entry.deleted', 'entry.inserted', 'copy.rolled-back'],
      width: 1,
      since: { size: history.sizes.at(-1) as number, whole: true },
    }
  },
})
