/**
 * What was worked out about a value, kept on the value itself: trade data bring the same trader
 * back as the very same value, and a table beside it costs a search for each of them. No writer
 * of JSON, no copy and no comparison sees a note. `undefined` is no note.
 */
export type Note<T> = {
  readonly of: (value: object) => T | undefined
  readonly put: (value: object, note: T) => void
}

export function newNote<T>(): Note<T> {
  const key = Symbol('note')
  return {
    of: (value) => (value as { [key]?: T })[key],
    put(value, note) {
      Object.defineProperty(value, key, { value: note, writable: true })
    },
  }
}
