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
  let bytes: Uint8Array = new Uint8Array(0)
  let size = 0
  let last = false

  /** First line end at or after `from`, exclusive; the end of the file; or -1. */
  const lineEnd = (from: number): number => {
    for (let i = from; i < size; i++) if (bytes[i] === newline) return i + 1
    return last ? size : -1
  }

  const finish = (from: number, end: number, state: number, quoted: boolean): number => {
    if (end === -1) return -1
    if (end - from > RECORD_BYTES) {
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
    for (let i = from; i < to; i++) if (bytes[i] === newline) lines++
    return bytes[to - 1] === newline ? lines : lines + 1
  }

  const isBlank = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!
      if (
        byte !== delimiter &&
        byte !== SPACE &&
        byte !== newline &&
        byte !== RETURN &&
        byte !== TAB
      ) {
        return false
      }
    }
    return true
  }

  const scanner: Scanner = {
    state: ROW,
    lines: 0,
    load(given, isLast) {
      bytes = given
      size = given.length
      last = isLast
    },
    next(from) {
      let i = from
      let quoted = false
      while (i < size) {
        const byte = bytes[i]!
        if (byte === newline) return finish(from, i + 1, ROW, quoted)
        if (byte !== MARK || (i !== from && bytes[i - 1] !== delimiter)) {
          i++
          continue
        }
        quoted = true
        const open = i
        const limit = Math.min(size, open + FIELD_BYTES + 1)
        i++
        for (;;) {
          while (i < limit && bytes[i] !== MARK) i++
          if (i - open > FIELD_BYTES) return finish(from, lineEnd(open), QUOTE, true)
          if (i >= size) return last ? finish(from, lineEnd(open), QUOTE, true) : -1
          if (i + 1 >= size && !last) return -1
          if (bytes[i + 1] !== MARK) break
          i += 2
        }
        i++
        while (i < size) {
          const blank = bytes[i]!
          if (blank === newline || blank === delimiter) break
          if (blank !== SPACE && blank !== RETURN && blank !== TAB) break
          if (i - open > FIELD_BYTES) break
          i++
        }
        if (i >= size) return last ? finish(from, size, ROW, true) : -1
        if (bytes[i] === newline) return finish(from, i + 1, ROW, true)
        if (bytes[i] !== delimiter) return finish(from, lineEnd(open), QUOTE, true)
        i++
      }
      return last ? finish(from, size, ROW, quoted) : -1
    },
  }
  return scanner
}
