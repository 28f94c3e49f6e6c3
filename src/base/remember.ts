/** Texts remembered of one kind before all are forgotten: bounds the memory of a thread. */
const TEXTS_MAX = 200_000

/** The same function, each distinct text worked out once. */
export function remember<T>(read: (text: string) => T, most = TEXTS_MAX): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const fresh = read(text)
    if (known.size >= most) known.clear()
    known.set(text, fresh)
    return fresh
  }
}
