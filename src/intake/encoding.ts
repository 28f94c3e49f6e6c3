import { isAscii, isUtf8 } from 'node:buffer'

/**
 * Encodings of trade files. Decoding is strict: what cannot be decoded is refused or rejected,
 * never replaced by U+FFFD, since a name with holes matches nobody.
 */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

export const isUtf16 = (encoding: string): boolean => encoding.startsWith('utf-16')

/** Bytes that stand for nothing in the two single-byte tables; the decoder lets them through. */
const UNDEFINED_1252 = /[\u0081\u008d\u008f\u0090\u009d]/
const UNDEFINED_1251 = /\u0098/

/** Strict decoder of whole pieces; `undefined` when the bytes are not text in that encoding. */
export function strictDecoder(encoding: string): (bytes: Uint8Array) => string | undefined {
  if (encoding === 'utf-8') return decodeUtf8
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const undefinedBytes =
    encoding === 'windows-1252'
      ? UNDEFINED_1252
      : encoding === 'windows-1251'
        ? UNDEFINED_1251
        : undefined
  return (bytes) => {
    let text: string
    try {
      text = decoder.decode(bytes)
    } catch {
      return undefined
    }
    if (text.includes('\0') || undefinedBytes?.test(text)) return undefined
    return text
  }
}

/** A third of the time that the general decoder takes; plain letters also stay one byte each. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (isAscii(bytes)) return buffer.toString('latin1')
  return isUtf8(bytes) ? buffer.toString('utf8') : undefined
}

/** Length of the byte-order mark of that encoding, if the bytes begin with one. */
export function markLength(bytes: Uint8Array, encoding: string): number {
  const [a, b, c] = bytes
  if (encoding === 'utf-8') return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0
  if (encoding === 'utf-16le') return a === 0xff && b === 0xfe ? 2 : 0
  if (encoding === 'utf-16be') return a === 0xfe && b === 0xff ? 2 : 0
  return 0
}

/** Without a last, cut character of UTF-8: a head ends where the reading ended. */
export function wholeUtf8(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return bytes
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needs > back ? bytes.subarray(0, bytes.length - back) : bytes
    }
  }
  return bytes
}

/**
 * Guesses the encoding from the first bytes (and the last ones, when they are given: a file can
 * be ASCII for its first megabyte). `undefined` when the bytes are text in none of them.
 */
export function guessEncoding(
  head: Uint8Array,
  whole: boolean,
  tail?: Uint8Array,
): Encoding | undefined {
  const [a, b, c, d] = head
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? undefined : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const wide = guessUtf16(head)
  if (wide) return wide
  if (head.includes(0)) return undefined
  const sample = whole ? head : wholeUtf8(head)
  if (isUtf8(sample) && (tail === undefined || isUtf8(skipContinuation(tail)))) return 'utf-8'
  if (a === 0xef && b === 0xbb && c === 0xbf) return undefined
  const high = tail === undefined ? sample : Buffer.concat([sample, tail])
  return guessSingleByte(high)
}

/** A tail begins anywhere: up to three bytes belong to a character before it. */
function skipContinuation(tail: Uint8Array): Uint8Array {
  let from = 0
  while (from < 3 && (tail[from]! & 0xc0) === 0x80) from++
  return tail.subarray(from)
}

/** UTF-16 without a mark: every second byte of delimiters, digits and line ends is nought. */
function guessUtf16(head: Uint8Array): Encoding | undefined {
  const units = Math.min(head.length, 4096) >> 1
  if (units < 2) return undefined
  let evenZeros = 0
  let oddZeros = 0
  for (let i = 0; i < units; i++) {
    if (head[2 * i] === 0) evenZeros++
    if (head[2 * i + 1] === 0) oddZeros++
  }
  if (oddZeros > units * 0.3 && evenZeros === 0) return 'utf-16le'
  if (evenZeros > units * 0.3 && oddZeros === 0) return 'utf-16be'
  return undefined
}

const within = (list: string): ReadonlySet<number> =>
  new Set(list.split(' ').map((byte) => Number.parseInt(byte, 16)))
/** Letters and the signs of trade text (degree, quotes, number sign) outside C0 to FF. */
const SIGNS_1251 = within(
  'a8 b8 a1 a2 a5 aa af b2 b3 b4 ba bf b9 ab bb a0 ad 84 93 94 91 92 96 97 85 b0 b1 b7 ae',
)
const SIGNS_1252 = within(
  'a0 a1 a3 a7 a9 aa ab ae b0 b1 b2 b3 b4 b5 b7 ba bb bc bd be bf 80 82 84 85 8a 8c 8e 91 92 93 94 95 96 97 99 9a 9c 9e 9f ad d7',
)

/**
 * Cyrillic words are runs of high bytes, capitals C0 to DF before small letters E0 to FF; accents
 * of Western text stand alone between ASCII letters. Other tables (KOI8-R, code page 866, GBK,
 * Shift-JIS) show themselves by bytes or letter cases that neither has: they are not guessed.
 */
function guessSingleByte(bytes: Uint8Array): Encoding | undefined {
  let high = 0
  let inRuns = 0
  let fits1251 = 0
  let fits1252 = 0
  let smallThenCapital = 0
  let capitalThenSmall = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte < 0x80) continue
    high++
    const before = i > 0 ? bytes[i - 1]! : 0
    const after = i + 1 < bytes.length ? bytes[i + 1]! : 0
    if (byte >= 0xc0 && (before >= 0xc0 || after >= 0xc0)) inRuns++
    if (byte >= 0xc0 || SIGNS_1251.has(byte)) fits1251++
    if ((byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7) || SIGNS_1252.has(byte)) fits1252++
    if (before >= 0xe0 && byte >= 0xc0 && byte < 0xe0) smallThenCapital++
    if (before >= 0xc0 && before < 0xe0 && byte >= 0xe0) capitalThenSmall++
  }
  if (high === 0) return undefined
  if (inRuns > high * 0.6) {
    if (smallThenCapital > capitalThenSmall + high * 0.05) return undefined
    return fits1251 >= high * 0.95 ? 'windows-1251' : undefined
  }
  return fits1252 >= high * 0.95 ? 'windows-1252' : undefined
}

/**
 * Re-encodes UTF-16 to UTF-8, piece by piece; other encodings pass unchanged. Half a character
 * at the end of the file is kept as a byte that is no UTF-8, so that its record is rejected.
 */
export function createTranscoder(encoding: string): {
  readonly push: (bytes: Uint8Array) => Uint8Array
  readonly end: () => Uint8Array
} {
  if (!isUtf16(encoding)) return { push: (bytes) => bytes, end: () => new Uint8Array(0) }
  // Not fatal here: a lone surrogate becomes U+FFFD, which is marked below.
  const decoder = new TextDecoder(encoding, { fatal: false })
  return {
    push: (bytes) => marked(decoder.decode(bytes, { stream: true })),
    end: () => marked(decoder.decode()),
  }
}

const REPLACEMENT = '\ufffd'
/** A replaced character becomes the byte FF, which no strict decoder takes. */
function marked(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8')
  if (!text.includes(REPLACEMENT)) return bytes
  const out: number[] = []
  for (const [i, part] of text.split(REPLACEMENT).entries()) {
    if (i > 0) out.push(0xff)
    for (const byte of Buffer.from(part, 'utf8')) out.push(byte)
  }
  return Uint8Array.from(out)
}
