/** More distinct values than this are not worth remembering: the column does not repeat. */
const ENTRIES_MAX = 1 << 17

/** Stands for `undefined`, so that one look into the table tells. */
const NOTHING = Symbol('nothing')

/**
 * Remembers what each distinct text was read as: trade data repeat themselves massively. The
 * remembered key is a copy of its own, since a cell is a slice that would keep its whole chunk
 * in memory.
 */
export function remember<T>(read: (text: string) => T): (text: string) => T {
  let known = new Map<string, T | typeof NOTHING>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found === NOTHING ? (undefined as T) : found
    if (known.size >= ENTRIES_MAX) known = new Map()
    const copy = ownCopy(text)
    const value = read(copy)
    known.set(copy, value === undefined ? NOTHING : value)
    return value
  }
}

/** A string that shares no memory with the text it was cut from. */
export const ownCopy = (text: string): string =>
  text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le')
