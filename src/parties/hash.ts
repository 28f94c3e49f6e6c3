/** FNV-1a over bytes, with a last stir so that low bits are good enough for a table. */
export function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return stir(hash)
}

/** The same hash without the bytes at `skip1` and `skip2` (-1 for none). */
export function hashWithout(
  bytes: Uint8Array,
  from: number,
  to: number,
  skip1: number,
  skip2: number,
): number {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i++)
    if (i !== skip1 && i !== skip2) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return stir(hash)
}

export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    hash = Math.imul(hash ^ (code & 0xff), 0x01000193)
    if (code > 0xff) hash = Math.imul(hash ^ (code >> 8), 0x01000193)
  }
  return stir(hash)
}

const stir = (hash: number): number => {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  return h >>> 0
}

/**
 * Many values under a 32-bit key, as three flat arrays: a bucket's range, then keys and values
 * side by side. A bucket may hold other keys too: the reader compares.
 */
export type KeyTable = {
  readonly starts: Uint32Array
  readonly keys: Uint32Array
  readonly values: Uint32Array
}

export function keyTable(
  keys: ArrayLike<number>,
  values: ArrayLike<number>,
  count: number,
): KeyTable {
  let buckets = 16
  while (buckets < count) buckets *= 2
  const mask = buckets - 1
  const starts = new Uint32Array(buckets + 1)
  for (let i = 0; i < count; i++) starts[(keys[i]! & mask) + 1]!++
  for (let b = 0; b < buckets; b++) starts[b + 1]! += starts[b]!
  const next = starts.slice(0, buckets)
  const sortedKeys = new Uint32Array(count)
  const sortedValues = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const at = next[keys[i]! & mask]!++
    sortedKeys[at] = keys[i]!
    sortedValues[at] = values[i]!
  }
  return { starts, keys: sortedKeys, values: sortedValues }
}

/** A growing pair of columns for building a key table. */
export type Pairs = { keys: Uint32Array; values: Uint32Array; count: number }
export const pairs = (room = 1 << 16): Pairs => ({
  keys: new Uint32Array(room),
  values: new Uint32Array(room),
  count: 0,
})
export function addPair(to: Pairs, key: number, value: number): void {
  if (to.count === to.keys.length) {
    const keys = new Uint32Array(to.count * 2)
    const values = new Uint32Array(to.count * 2)
    keys.set(to.keys)
    values.set(to.values)
    to.keys = keys
    to.values = values
  }
  to.keys[to.count] = key
  to.values[to.count++] = value
}
export const tableOf = ({ keys, values, count }: Pairs): KeyTable => keyTable(keys, values, count)
