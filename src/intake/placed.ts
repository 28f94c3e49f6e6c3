import type { Cells } from './row.ts'

/**
 * The cells of one row as they lie in the bytes of its chunk. Most cells of trade data repeat:
 * they are known by their bytes, and no string is made of them.
 */
export type PlacedCells = {
  readonly bytes: Buffer
  /** The same bytes, for whoever looks at several at once. */
  readonly view: DataView
  /** The bytes, one character each: where no byte is above 127, a slice of it is the text. */
  readonly letters: string
  /** Of each cell: its first byte, the byte behind its last one, a hash of its bytes. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly hash: Int32Array
  /** All bytes of the cell joined by "or": above 127 where one of them is. */
  readonly high: Uint8Array
}

export type Placer = {
  /** The chunk whose rows come next; its bytes must be valid UTF-8 without NUL. */
  readonly load: (bytes: Uint8Array) => void
  /**
   * Finds the cells of a row (RFC 4180, its line end included). `undefined` where the row is no
   * plain one: another number of cells, a mark inside a cell, blanks after a closing mark. Such
   * a row is parsed. The answer is overwritten by the next row.
   */
  readonly split: (from: number, to: number) => PlacedCells | undefined
  /** The same of a row that was parsed. */
  readonly place: (cells: Cells) => PlacedCells
}

const MARK = 34
const RETURN = 13
const FEED = 10
/** FNV-1a, 32 bits. */
const OFFSET = 0x811c9dc5 | 0
const PRIME = 0x01000193

export function createPlacer(delimiterChar: string, newlineChar: string, width: number): Placer {
  const delimiter = delimiterChar.charCodeAt(0)
  const newline = newlineChar.charCodeAt(0)
  const from = new Int32Array(width)
  const to = new Int32Array(width)
  const hash = new Int32Array(width)
  const high = new Uint8Array(width)
  let chunk: Buffer = Buffer.alloc(0)
  const placed = (bytes: Buffer): PlacedCells => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    return { bytes, view, letters: bytes.toString('latin1'), from, to, hash, high }
  }
  let ofChunk = placed(chunk)

  return {
    load(bytes) {
      chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      ofChunk = placed(chunk)
    },
    split(rowFrom, rowTo) {
      const bytes = chunk
      let end = rowTo
      if (end > rowFrom && bytes[end - 1] === newline) end--
      if (newline === FEED && end > rowFrom && bytes[end - 1] === RETURN) end--
      let count = 0
      for (let i = rowFrom; ; i++) {
        if (count === width) return undefined
        let sum = OFFSET
        let all = 0
        let start = i
        let stop = i
        if (i < end && bytes[i] === MARK) {
          start = ++i
          for (;;) {
            if (i >= end) return undefined
            const byte = bytes[i]!
            if (byte === MARK) break
            sum = Math.imul(sum ^ byte, PRIME)
            all |= byte
            i++
          }
          stop = i++
          if (i < end && bytes[i] !== delimiter) return undefined
          // of the last cell the parser's reader takes a return away inside the marks too
          if (i >= end && stop > start && bytes[stop - 1] === RETURN) return undefined
        } else {
          while (i < end) {
            const byte = bytes[i]!
            if (byte === delimiter) break
            if (byte === MARK) return undefined
            sum = Math.imul(sum ^ byte, PRIME)
            all |= byte
            i++
          }
          stop = i
        }
        from[count] = start
        to[count] = stop
        hash[count] = sum
        high[count] = all
        count++
        if (i >= end) break
      }
      return count === width ? ofChunk : undefined
    },
    place(cells) {
      const bytes = Buffer.from(cells.slice(0, width).join(''), 'utf8')
      let at = 0
      for (let column = 0; column < width; column++) {
        const end = at + Buffer.byteLength(cells[column]!, 'utf8')
        let sum = OFFSET
        let all = 0
        from[column] = at
        for (; at < end; at++) {
          sum = Math.imul(sum ^ bytes[at]!, PRIME)
          all |= bytes[at]!
        }
        to[column] = end
        hash[column] = sum
        high[column] = all
      }
      return placed(bytes)
    },
  }
}

/** The text of a cell. It may be a slice of its whole chunk: who keeps it keeps `ownCopy`. */
export function textOf(cells: PlacedCells, column: number): string {
  const from = cells.from[column]!
  const to = cells.to[column]!
  if (from === to) return ''
  if (cells.high[column]! < 128) return cells.letters.slice(from, to)
  return cells.bytes.toString('utf8', from, to)
}
