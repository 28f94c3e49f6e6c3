/**
 * Where the records of a table end: the one authority on it, for the cutter and for the reader,
 * so that both count the same. RFC 4180 with what real extracts need: blanks after a closing
 * quote, and a quote inside an unquoted field ("valve 1/2" brass") is text.
 *
 * A quoted field that does not close within `FIELD_BYTES`, or closes in front of something that
 * is neither delimiter nor line end, spoils its own line only: the record ends at the first line
 * end after the quote that opened, and the lines that it would have swallowed are read as
 * records of their own.
 */
export const FIELD_BYTES = 1 << 20
export const RECORD_BYTES = 4 << 20
/** When this much is at hand and no end was found, the record is longer than a record may be. */
export const LOOK_AHEAD_BYTES = RECORD_BYTES + FIELD_BYTES + 2

/** States of a scanned row. */
export const ROW = 0
/** Nothing but blanks and delimiters: not a record. */
export const BLANK = 1
/** A quoted field is damaged. */
export const QUOTE = 2
/** Longer than `RECORD_BYTES`. */
export const LONG = 3

const MARK = 34
const SPACE = 32
const TAB = 9
const RETURN = 13

const WAIT = -1
const BROKEN = -2

export type Scanner = {
  /** The bytes to scan; `last` when no more will follow them. */
  readonly load: (bytes: Uint8Array, last: boolean) => void
  /** End (exclusive) of the row that begins at `from`, or -1 when more bytes are needed. */
  readonly next: (from: number) => number
  /** State of the row found last. */
  state: number
  /** Line ends of the row found last. */
  lines: number
}

export function createScanner(delimiterChar: string, newlineChar: string): Scanner {
  const delimiter = delimiterChar.charCodeAt(0)
  const newline = newlineChar.charCodeAt(0)
  let bytes: Buffer = Buffer.alloc(0)
  let size = 0
  let last = false
  /** First quotation mark at or after the row to come, where it is known. */
  let nextMark = -1

  /** Place of a byte at or after `from`, or `size`. The search of the platform is the fastest. */
  const find = (byte: number, from: number): number => {
    const at = bytes.indexOf(byte, from)
    return at === -1 ? size : at
  }

  /** First line end at or after `from`, exclusive; the end of the file; or -1. */
  const lineEnd = (from: number): number => {
    const at = find(newline, from)
    return at < size ? at + 1 : last ? size : -1
  }

  const finish = (from: number, end: number, state: number, quoted: boolean): number => {
    if (end === -1) return -1
    if (end - from > RECORD_BYTES) {
      nextMark = -1
      const cut = lineEnd(from + RECORD_BYTES)
      if (cut === -1) return -1
      scanner.state = LONG
      scanner.lines = countLines(from, cut)
      return cut
    }
    scanner.state = state === ROW && isBlank(from, end) ? BLANK : state
    scanner.lines = quoted ? countLines(from, end) : 1
    return end
  }

  const countLines = (from: number, to: number): number => {
    let lines = 0
    for (let at = find(newline, from); at < to; at = find(newline, at + 1)) lines++
    return bytes[to - 1] === newline ? lines : lines + 1
  }

  const isBlank = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!
      const blank = byte === delimiter || byte === SPACE || byte === RETURN || byte === TAB
      if (!blank && byte !== newline) return false
    }
    return true
  }

  /**
   * What stands after the quoted field that opens at `open`: the index of its delimiter or line
   * end (or the end of the file), `BROKEN`, or `WAIT` for more bytes.
   */
  const closing = (open: number): number => {
    let i = find(MARK, open + 1)
    for (;;) {
      if (i - open > FIELD_BYTES) return BROKEN
      if (i >= size) return last ? BROKEN : WAIT
      if (i + 1 >= size && !last) return WAIT
      if (bytes[i + 1] !== MARK) break
      i = find(MARK, i + 2)
    }
    for (i++; i < size; i++) {
      const byte = bytes[i]!
      if (byte === newline || byte === delimiter) return i
      if (byte !== SPACE && byte !== RETURN && byte !== TAB) return BROKEN
      if (i - open > FIELD_BYTES) return BROKEN
    }
    return last ? size : WAIT
  }

  const scanner: Scanner = {
    state: ROW,
    lines: 0,
    load(given, isLast) {
      bytes = Buffer.from(given.buffer, given.byteOffset, given.length)
      size = given.length
      last = isLast
      nextMark = -1
    },
    next(from) {
      let end = find(newline, from)
      if (nextMark < from) nextMark = find(MARK, from)
      let quoted = false
      while (nextMark < end) {
        const mark = nextMark
        if (mark !== from && bytes[mark - 1] !== delimiter) {
          nextMark = find(MARK, mark + 1)
          continue
        }
        quoted = true
        const after = closing(mark)
        if (after === WAIT) return -1
        if (after === BROKEN) {
          // the lines that the field would have swallowed are looked at again
          nextMark = -1
          return finish(from, lineEnd(mark), QUOTE, true)
        }
        if (end < after) end = find(newline, after)
        nextMark = find(MARK, after)
      }
      if (end < size) return finish(from, end + 1, ROW, quoted)
      return last ? finish(from, size, ROW, quoted) : -1
    },
  }
  return scanner
}
