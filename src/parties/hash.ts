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

/** Fewer pairs than this lie in the processor's memory as they are. */
const FEW = 1 << 15
const GROUP_BITS = 8

export function keyTable(keys: Uint32Array, values: Uint32Array, count: number): KeyTable {
  let buckets = 16
  while (buckets < count) buckets *= 2
  const { keys: from, values: of } =
    count < FEW ? { keys, values } : grouped(keys, values, count, buckets)
  const mask = buckets - 1
  const starts = new Uint32Array(buckets + 1)
  for (let i = 0; i < count; i++) starts[(from[i]! & mask) + 1]!++
  for (let b = 0; b < buckets; b++) starts[b + 1]! += starts[b]!
  const next = starts.slice(0, buckets)
  const sortedKeys = new Uint32Array(count)
  const sortedValues = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const at = next[from[i]! & mask]!++
    sortedKeys[at] = from[i]!
    sortedValues[at] = of[i]!
  }
  return { starts, keys: sortedKeys, values: sortedValues }
}

/**
 * The pairs by the first bits of their bucket, otherwise in their order: buckets are then filled
 * one neighbourhood after the other. Millions filled all over their table wait for memory.
 */
function grouped(
  keys: Uint32Array,
  values: Uint32Array,
  count: number,
  buckets: number,
): { readonly keys: Uint32Array; readonly values: Uint32Array } {
  const mask = buckets - 1
  const shift = Math.max(0, 31 - Math.clz32(buckets) - GROUP_BITS)
  const next = new Uint32Array((1 << GROUP_BITS) + 1)
  for (let i = 0; i < count; i++) next[((keys[i]! & mask) >>> shift) + 1]!++
  for (let g = 1; g < next.length; g++) next[g]! += next[g - 1]!
  const byGroup = new Uint32Array(count)
  const valuesBy = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const at = next[(keys[i]! & mask) >>> shift]!++
    byGroup[at] = keys[i]!
    valuesBy[at] = values[i]!
  }
  return { keys: byGroup, values: valuesBy }
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
