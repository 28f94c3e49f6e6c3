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

/**
 * Remembers what the cells of some columns were read as together: a trader that comes back is the
 * very same value, so that whoever looks it up can do so by identity.
 */
export function rememberRow<T>(
  columns: readonly number[],
  read: (cells: readonly string[]) => T,
): (cells: readonly string[]) => T {
  type Seen = { readonly others: readonly string[]; readonly value: T; next: Seen | undefined }
  let known = new Map<string, Seen>()
  let size = 0
  const [first = 0, ...rest] = columns
  return (cells) => {
    const key = cells[first]!
    // One look by the first cell, the others compared: a key joined of all would be made and
    // hashed anew for every row.
    const before = known.get(key)
    for (let seen = before; seen !== undefined; seen = seen.next) {
      const { others } = seen
      let at = 0
      while (at < others.length && others[at] === cells[rest[at]!]) at++
      if (at === others.length) return seen.value
    }
    if (size >= ENTRIES_MAX) {
      known = new Map()
      size = 0
    }
    const others = rest.map((column) => ownCopy(cells[column]!))
    const value = read(cells)
    const seen: Seen = { others, value, next: undefined }
    size++
    if (before === undefined || size === 1) known.set(ownCopy(key), seen)
    else {
      // Behind the one seen first, which is the most frequent of its name as a rule.
      seen.next = before.next
      before.next = seen
    }
    return value
  }
}

/** A string that shares no memory with the text it was cut from. */
export const ownCopy = (text: string): string =>
  text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le')
