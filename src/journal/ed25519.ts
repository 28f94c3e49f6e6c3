/**
 * The one verifier of Ed25519 signatures (RFC 8032), the same code in Node and in a browser: the
 * platform's own `SubtleCrypto` does the arithmetic, and what implementations are known to answer
 * differently is refused before it is asked. Key and R must be canonical encodings of points that
 * are not of small order, S must be below the order of the group; the equation is the platform's,
 * without cofactor.
 */
const KEY_BYTES = 32
const SIGNATURE_BYTES = 64
/** 2^255 - 19 and the order of the group, little-endian. */
const FIELD = littleEndian('7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed')
const ORDER = littleEndian('1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed')
/** The y of the points of order 1, 2, 4 and 8 (RFC 8032; both signs of x share a y). */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000001',
  '7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7',
  '05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826',
].map(littleEndian)

/** Whether a point's 32 bytes are the only way to write it, and its order is not small. */
export function isSoundPoint(bytes: Uint8Array): boolean {
  if (bytes.length !== KEY_BYTES) return false
  const y = Uint8Array.from(bytes)
  y[KEY_BYTES - 1] = (y[KEY_BYTES - 1] ?? 0) & 0x7f
  // The two y with x = 0, whose sign could be written two ways, are of small order.
  return isBelow(y, FIELD) && !SMALL_ORDER.some((small) => small.every((byte, i) => byte === y[i]))
}

/** True when the signature is the key's over these bytes; false for anything else. */
export async function verifyEd25519(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (signature.length !== SIGNATURE_BYTES) return false
  if (!isSoundPoint(key) || !isSoundPoint(signature.subarray(0, KEY_BYTES))) return false
  if (!isBelow(signature.subarray(KEY_BYTES), ORDER)) return false
  try {
    const own = await imported(key)
    return await globalThis.crypto.subtle.verify('Ed25519', own, copyOf(signature), copyOf(message))
  } catch {
    // Not a point of the curve: the platforms differ in whether they throw at the import.
    return false
  }
}

type Imported = ReturnType<typeof globalThis.crypto.subtle.importKey>

/** A journal's checkpoints have one key: it is read once, as long as somebody holds its bytes. */
const known = new WeakMap<Uint8Array, { readonly of: string; readonly key: Imported }>()

function imported(key: Uint8Array): Imported {
  const of = key.join()
  const there = known.get(key)
  if (there?.of === of) return there.key
  const made = globalThis.crypto.subtle.importKey('raw', copyOf(key), 'Ed25519', false, ['verify'])
  known.set(key, { of, key: made })
  return made
}

/** Bytes in a buffer of their own, as `SubtleCrypto` is typed to take them. */
const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)

function littleEndian(hex: string): Uint8Array {
  const pairs = hex.match(/../g) ?? []
  return Uint8Array.from(pairs.reverse(), (pair) => Number.parseInt(pair, 16))
}

function isBelow(a: Uint8Array, limit: Uint8Array): boolean {
  for (let i = limit.length - 1; i >= 0; i--) {
    const difference = (a[i] ?? 0) - (limit[i] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}
