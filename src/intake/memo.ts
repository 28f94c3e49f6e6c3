import { type PlacedCells, textOf } from './placed.ts'

/** More distinct values than this are not worth remembering: the columns do not repeat. */
const ENTRIES_MAX = 1 << 17
/** Nor are more bytes of cells, nor a row whose cells are this long. */
const BYTES_MAX = 1 << 26
const LONG = 1 << 14
/** Places looked at before a row is read unremembered: a file made to collide costs no more. */
const PROBES = 32

/**
 * Remembers what the cells of some columns were read as together: trade data repeat themselves
 * massively, and a trader that comes back is the very same value, so that whoever looks it up
 * can do so by identity. Cells are known by their bytes (open addressing; the bytes of all
 * remembered cells lie one after the other). What `read` gives must not hold slices of a chunk.
 */
export function rememberCells<T>(
  columns: readonly number[],
  read: (cells: PlacedCells) => T,
): (cells: PlacedCells) => T {
  const width = columns.length
  /** Two numbers a place, so that one look at the memory answers: the hash, the entry from 1. */
  let places = new Int32Array(1 << 11)
  /** What of a hash is a place: even, and inside. */
  let mask = places.length - 2
  /** Where the cells of an entry end, `width` numbers an entry; it begins where the last ended. */
  let ends = new Int32Array(width << 9)
  let kept = new Uint8Array(1 << 13)
  let values: T[] = []
  let size = 0

  const forget = () => {
    places.fill(0)
    values = []
    size = 0
  }

  const isSame = (entry: number, cells: PlacedCells): boolean => {
    const { bytes } = cells
    let at = entry === 0 ? 0 : ends[entry * width - 1]!
    for (let c = 0; c < width; c++) {
      const column = columns[c]!
      const end = ends[entry * width + c]!
      let i = cells.from[column]!
      if (end - at !== cells.to[column]! - i) return false
      while (at < end) if (kept[at++] !== bytes[i++]) return false
    }
    return true
  }

  const add = (place: number, sum: number, length: number, cells: PlacedCells, value: T) => {
    let at = size === 0 ? 0 : ends[size * width - 1]!
    if ((size + 1) * width > ends.length) ends = grown(ends, ends.length * 2)
    if (at + length > kept.length) kept = grown(kept, (at + length) * 2)
    for (let c = 0; c < width; c++) {
      const column = columns[c]!
      const cell = cells.bytes.subarray(cells.from[column]!, cells.to[column]!)
      kept.set(cell, at)
      at += cell.length
      ends[size * width + c] = at
    }
    values.push(value)
    places[place] = sum
    places[place + 1] = ++size
    if (size * 4 > places.length) widen()
  }

  const widen = () => {
    const before = places
    places = new Int32Array(before.length * 2)
    mask = places.length - 2
    for (let at = 0; at < before.length; at += 2) {
      const entry = before[at + 1]!
      if (entry === 0) continue
      let place = firstPlace(before[at]!) & mask
      while (places[place + 1] !== 0) place = (place + 2) & mask
      places[place] = before[at]!
      places[place + 1] = entry
    }
  }

  return (cells) => {
    let sum = 0
    let length = 0
    for (let c = 0; c < width; c++) {
      const column = columns[c]!
      sum = Math.imul(sum, 31) + cells.hash[column]!
      length += cells.to[column]! - cells.from[column]!
    }
    sum |= 0
    let place = firstPlace(sum) & mask
    for (let probe = 0; probe < PROBES; probe++) {
      const entry = places[place + 1]! - 1
      if (entry < 0) break
      if (places[place] === sum && isSame(entry, cells)) return values[entry]!
      place = (place + 2) & mask
    }
    const value = read(cells)
    if (length > LONG) return value
    if (size >= ENTRIES_MAX || (size > 0 && ends[size * width - 1]! > BYTES_MAX)) forget()
    if (places[place + 1] === 0) add(place, sum, length, cells, value)
    return value
  }
}

/** The same of one column; the text that is read shares no memory with its chunk. */
export const rememberText = <T>(
  column: number,
  read: (text: string) => T,
): ((cells: PlacedCells) => T) =>
  rememberCells([column], (cells) => read(ownCopy(textOf(cells, column))))

const firstPlace = (sum: number): number => (sum ^ (sum >>> 15)) << 1

function grown<A extends Int32Array | Uint8Array>(old: A, length: number): A {
  const wide = new (old.constructor as new (length: number) => A)(length)
  wide.set(old)
  return wide
}

/** A string that shares no memory with the text it was cut from. */
export const ownCopy = (text: string): string =>
  text.length < 13 ? text : Buffer.from(text, 'utf8').toString('utf8')
