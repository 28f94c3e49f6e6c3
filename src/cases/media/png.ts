import { joined, latin, type Read, refuse, sizeFault, u32 } from './bytes.ts'

/** What the picture needs. */
const KEPT: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD'],
])
/** Bytes that each may have, by type of colour; none: it has no place there (W3C PNG, 11.3). */
const LENGTHS: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  gAMA: { 0: 4, 2: 4, 3: 4, 4: 4, 6: 4 },
  cHRM: { 0: 32, 2: 32, 3: 32, 4: 32, 6: 32 },
  sRGB: { 0: 1, 2: 1, 3: 1, 4: 1, 6: 1 },
  sBIT: { 0: 1, 2: 3, 3: 3, 4: 2, 6: 4 },
  bKGD: { 0: 2, 2: 6, 3: 1, 4: 2, 6: 6 },
  tRNS: { 0: 2, 2: 6 },
}
/** What is said beside it: texts, EXIF, times, profiles, places, what programs left. */
const LEFT: ReadonlySet<string> = new Set([
  ...['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'sPLT', 'pHYs', 'hIST', 'oFFs', 'pCAL'],
  ...['sCAL', 'sTER', 'gIFg', 'gIFx', 'iDOT', 'caBX', 'cICP', 'mDCV', 'cLLI', 'vpAg', 'orNT'],
])
/** Programs write the picture in pieces of some kilobytes. */
const CHUNKS_MOST = 20_000
/** Bit depths that each type of colour may have. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/**
 * A PNG without its texts, EXIF, times, profiles and whatever else is not the picture; one with a
 * chunk that is not known, or that is animated, is refused. Source: W3C PNG, third edition.
 */
export function readPng(bytes: Uint8Array): Read {
  const parts: Uint8Array[] = [bytes.subarray(0, 8)]
  let size: { readonly width: number; readonly height: number } | null = null
  let data: 'none' | 'here' | 'past' = 'none'
  let palette = 0
  const had = new Set<string>()
  let chunks = 0
  let colour = 0
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = u32(bytes, at)
    const type = latin(bytes, at + 4, at + 8)
    const end = at + 12 + length
    if (end > bytes.length || ++chunks > CHUNKS_MOST) return refuse('damaged')
    if (crc32(bytes.subarray(at + 4, end - 4)) !== u32(bytes, end - 4)) return refuse('damaged')
    if ((size === null) !== (type === 'IHDR')) return refuse('damaged')
    if (type === 'IHDR') {
      const [width, height] = [u32(bytes, at + 8), u32(bytes, at + 12)]
      const depth = bytes[at + 16] ?? 0
      colour = bytes[at + 17] ?? 0
      const [packed, filter, interlace] = bytes.subarray(at + 18, at + 21)
      if (length !== 13 || !DEPTHS[colour]?.includes(depth)) return refuse('damaged')
      if (packed !== 0 || filter !== 0 || (interlace ?? 2) > 1) return refuse('damaged')
      const fault = sizeFault(width, height)
      if (fault !== null) return refuse(fault)
      size = { width, height }
    }
    if (type === 'PLTE') {
      if (data !== 'none' || length % 3 !== 0 || length > 768) return refuse('damaged')
      if (length === 0 || colour === 0 || colour === 4) return refuse('damaged')
      palette = length / 3
    }
    if (KEPT.has(type) && type !== 'IDAT') {
      if (had.has(type)) return refuse('damaged')
      had.add(type)
    }
    // Of a palette it has a byte for each colour, or for the first ones.
    const clear = type === 'tRNS' && colour === 3
    if (clear ? length < 1 || length > palette : LENGTHS[type] && LENGTHS[type][colour] !== length)
      return refuse('damaged')
    if (type === 'IDAT') {
      if (data === 'past') return refuse('damaged')
      data = 'here'
    } else if (data === 'here') data = 'past'
    if (KEPT.has(type)) parts.push(bytes.subarray(at, end))
    else if (!LEFT.has(type)) return refuse('unknown')
    if (type === 'IEND') {
      if (length !== 0 || size === null || data === 'none') return refuse('damaged')
      if (colour === 3 && palette === 0) return refuse('damaged')
      return { ok: true, bytes: joined(parts), size }
    }
    at = end
  }
  return refuse('damaged')
}

const TABLE: Uint32Array = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
