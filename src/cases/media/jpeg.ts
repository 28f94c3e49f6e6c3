import { joined, latin, type Read, refuse, sizeFault, u16, u16le, u32, u32le } from './bytes.ts'

const SOS = 0xda
const EOI = 0xd9
/** A picture has some dozens, a film of them some hundreds; more is no picture. */
const SEGMENTS_MOST = 4_000
/** Baseline, extended and progressive; lossless, arithmetic and hierarchical ones are not taken. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
/** Tables of the picture itself: Huffman, quantisation, restart interval. */
const TABLES: ReadonlySet<number> = new Set([0xc4, 0xdb, 0xdd])
const COMMENT = 0xfe
const isApp = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef

/**
 * A JPEG without its APPn and COM segments (EXIF, XMP, GPS, IPTC, colour profiles, thumbnails), and
 * without what stands after its end. Kept of them: which way up it is, the JFIF header without its
 * thumbnail, and Adobe's mark of how colours are written. Source: ITU-T T.81, annex B.
 */
export function readJpeg(bytes: Uint8Array): Read {
  const parts: Uint8Array[] = []
  let header: Uint8Array | null = null
  let turned = 1
  let size: { readonly width: number; readonly height: number } | null = null
  let scans = 0
  let segments = 0
  let at = 2
  while (at < bytes.length) {
    if (bytes[at] !== 0xff || ++segments > SEGMENTS_MOST) return refuse('damaged')
    // Any number of fill bytes may stand before a marker.
    while (bytes[at] === 0xff) at++
    const marker = bytes[at] ?? 0
    at++
    if (marker === EOI) {
      if (size === null || scans === 0) return refuse('damaged')
      const front = [header, turned === 1 ? null : upright(turned)].filter((one) => one !== null)
      return { ok: true, bytes: joined([START, ...front, ...parts, END]), size }
    }
    const length = u16(bytes, at)
    const end = at + length
    if (length < 2 || end > bytes.length) return refuse('damaged')
    const segment = joined([new Uint8Array([0xff, marker]), bytes.subarray(at, end)])
    if (FRAMES.has(marker)) {
      if (size !== null || length < 8) return refuse('damaged')
      const [height, width] = [u16(bytes, at + 3), u16(bytes, at + 5)]
      const fault = sizeFault(width, height)
      if (fault !== null) return refuse(fault)
      size = { width, height }
      parts.push(segment)
    } else if (TABLES.has(marker)) parts.push(segment)
    else if (marker === SOS) {
      if (size === null) return refuse('damaged')
      const stop = scanEnd(bytes, end)
      if (stop === null) return refuse('damaged')
      parts.push(segment, bytes.subarray(end, stop))
      scans++
      at = stop
      continue
    } else if (marker === 0xe0 && latin(bytes, at + 2, at + 7) === 'JFIF\0') {
      if (length < 16) return refuse('damaged')
      header = jfif(bytes.subarray(at, at + 16))
    } else if (marker === 0xee && latin(bytes, at + 2, at + 7) === 'Adobe' && length === 14)
      parts.push(segment)
    else if (marker === 0xe1 && latin(bytes, at + 2, at + 8) === 'Exif\0\0')
      turned = orientationOf(bytes.subarray(at + 8, end))
    else if (!isApp(marker) && marker !== COMMENT) return refuse('unknown')
    at = end
  }
  return refuse('damaged')
}

const START = new Uint8Array([0xff, 0xd8])
const END = new Uint8Array([0xff, EOI])

/** Where the marker after a scan stands; stuffed bytes and restarts belong to it. Null: none comes. */
function scanEnd(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next === 0x00 || (next >= 0xd0 && next <= 0xd7)) at++
    else if (next !== 0xff) return at
  }
  return null
}

/** Version, units and density; a thumbnail of no size. */
function jfif(segment: Uint8Array): Uint8Array {
  const kept = joined([new Uint8Array([0xff, 0xe0]), segment])
  kept.set([0, 16], 2)
  kept.set([0, 0], 16)
  return kept
}

const ORIENTATION = 0x0112
const ENTRIES_MOST = 200

/** The one thing of EXIF that the picture needs: 1 to 8, 1 where it is not said. */
function orientationOf(tiff: Uint8Array): number {
  const order = latin(tiff, 0, 2)
  if (order !== 'II' && order !== 'MM') return 1
  const [short, long] = order === 'II' ? [u16le, u32le] : [u16, u32]
  const at = long(tiff, 4)
  const count = Math.min(short(tiff, at), ENTRIES_MOST)
  for (let nth = 0; nth < count; nth++) {
    const entry = at + 2 + nth * 12
    if (entry + 12 > tiff.length) return 1
    if (short(tiff, entry) !== ORIENTATION) continue
    const value = short(tiff, entry + 8)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** An EXIF segment that says which way up it is, and nothing else. */
const upright = (turned: number): Uint8Array =>
  new Uint8Array([
    ...[0xff, 0xe1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00],
    ...[0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01],
    ...[0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, turned, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  ])
