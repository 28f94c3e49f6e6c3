import { type PlacedCells, textOf } from './placed.ts'

/** More distinct values than this are not worth remembering: the columns do not repeat. */
const ENTRIES_MAX = 1 << 17
/** Nor are more bytes of cells, nor a row whose cells are this long. */
const BYTES_MAX = 1 << 26
const LONG = 1 << 14
/** Places looked at before a row is read unremembered: a file made to collide costs no more. */
const PROBES = 32

/** Numbers of a place: the hash of an entry, its length, where its bytes begin, its number from 1. */
const PLACE = 4
const LENGTH = 1
const START = 2
const ENTRY = 3
/** Stands behind each remembered cell: no byte of UTF-8 is this one. */
const END = 0xff

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
  let places = new Int32Array(PLACE << 10)
  /** What of a hash is a place: a multiple of `PLACE`, and inside. */
  let mask = places.length - PLACE
  let kept = new Uint8Array(1 << 13)
  let view = new DataView(kept.buffer)
  let values: T[] = []
  let used = 0

  const forget = () => {
    places.fill(0)
    values = []
    used = 0
  }

  /** Whether the bytes from `start` on are those of the cells; their length is the same. */
  const isSame = (start: number, cells: PlacedCells): boolean => {
    const { from, to, view: row } = cells
    let at = start
    for (let c = 0; c < width; c++) {
      const column = columns[c]!
      const end = to[column]!
      let i = from[column]!
      for (const words = end - 3; i < words; i += 4, at += 4)
        if (view.getInt32(at) !== row.getInt32(i)) return false
      for (; i < end; i++, at++) if (view.getUint8(at) !== row.getUint8(i)) return false
      if (view.getUint8(at++) !== END) return false
    }
    return true
  }

  const add = (place: number, sum: number, length: number, cells: PlacedCells, value: T) => {
    if (used + length + width > kept.length) {
      const wide = new Uint8Array((used + length + width) * 2)
      wide.set(kept.subarray(0, used))
      kept = wide
      view = new DataView(kept.buffer)
    }
    places[place] = sum
    places[place + LENGTH] = length
    places[place + START] = used
    places[place + ENTRY] = values.push(value)
    for (let c = 0; c < width; c++) {
      const column = columns[c]!
      const cell = cells.bytes.subarray(cells.from[column], cells.to[column])
      kept.set(cell, used)
      used += cell.length
      kept[used++] = END
    }
    if (values.length * PLACE * 2 > places.length) widen()
  }

  const widen = () => {
    const before = places
    places = new Int32Array(before.length * 2)
    mask = places.length - PLACE
    for (let at = 0; at < before.length; at += PLACE) {
      if (before[at + ENTRY] === 0) continue
      let place = firstPlace(before[at]!) & mask
      while (places[place + ENTRY] !== 0) place = (place + PLACE) & mask
      places.set(before.subarray(at, at + PLACE), place)
    }
  }

  return (cells) => {
    const { hash, from, to } = cells
    let sum = 0
    let length = 0
    for (let c = 0; c < width; c++) {
      const column = columns[c]!
      sum = (Math.imul(sum, 31) + hash[column]!) | 0
      length += to[column]! - from[column]!
    }
    let place = firstPlace(sum) & mask
    for (let probe = 0; probe < PROBES; probe++) {
      const entry = places[place + ENTRY]!
      if (entry === 0) break
      const isLike = places[place] === sum && places[place + LENGTH] === length
      if (isLike && isSame(places[place + START]!, cells)) return values[entry - 1]!
      place = (place + PLACE) & mask
    }
    const value = read(cells)
    if (length > LONG) return value
    if (values.length >= ENTRIES_MAX || used > BYTES_MAX) forget()
    if (places[place + ENTRY] === 0) add(place, sum, length, cells, value)
    return value
  }
}

/** The same of one column; the text that is read shares no memory with its chunk. */
export const rememberText = <T>(
  column: number,
  read: (text: string) => T,
): ((cells: PlacedCells) => T) =>
  rememberCells([column], (cells) => read(ownCopy(textOf(cells, column))))

const firstPlace = (sum: number): number => (sum ^ (sum >>> 15)) << 2

/** A string that shares no memory with the text it was cut from. */
export const ownCopy = (text: string): string =>
  text.length < 13 ? text : Buffer.from(text, 'utf8').toString('utf8')
