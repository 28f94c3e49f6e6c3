import { joined, latin, type Read, refuse, sizeFault, u16, u16le, u32, u32le } from './bytes.ts'

const SOS = 0xda
const EOI = 0xd9
/** A picture has some dozens, a film of them some hundreds; more is no picture. */
const SEGMENTS_MOST = 4_000
/** Baseline, extended and progressive; lossless, arithmetic and hierarchical ones are not taken. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
/** Tables of the picture itself, and whether their body is nothing but them (T.81, B.2.4). */
const TABLES: ReadonlyMap<number, (body: Uint8Array) => boolean> = new Map([
  [0xc4, (body) => filled(body, huffman)],
  [0xdb, (body) => filled(body, quantisation)],
  [0xdd, (body) => body.length === 2],
])

/** Whether tables of these lengths fill the body to its end; null: it is no table. */
function filled(
  body: Uint8Array,
  lengthAt: (body: Uint8Array, at: number) => number | null,
): boolean {
  let at = 0
  while (at < body.length) {
    const length = lengthAt(body, at)
    if (length === null) return false
    at += length
  }
  return at === body.length && at > 0
}

function quantisation(body: Uint8Array, at: number): number | null {
  const [precision, table] = [(body[at] ?? 0) >> 4, (body[at] ?? 0) & 15]
  return precision > 1 || table > 3 ? null : 1 + 64 * (precision + 1)
}

function huffman(body: Uint8Array, at: number): number | null {
  const [kind, table] = [(body[at] ?? 0) >> 4, (body[at] ?? 0) & 15]
  const codes = body.subarray(at + 1, at + 17).reduce((sum, one) => sum + one, 0)
  return kind > 1 || table > 3 || codes > 256 ? null : 17 + codes
}

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
  let adobe: Uint8Array | null = null
  let turned = 1
  /** The first EXIF says which way up it is, as readers of pictures have it. */
  let said = false
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
      const front = [header, turned === 1 ? null : upright(turned), adobe].filter(
        (one) => one !== null,
      )
      return { ok: true, bytes: joined([START, ...front, ...parts, END]), size }
    }
    const length = u16(bytes, at)
    const end = at + length
    if (length < 2 || end > bytes.length) return refuse('damaged')
    const segment = joined([new Uint8Array([0xff, marker]), bytes.subarray(at, end)])
    const table = TABLES.get(marker)
    if (FRAMES.has(marker)) {
      // Three bytes a component, one to four of them.
      const components = bytes[at + 7] ?? 0
      if (size !== null || components < 1 || components > 4) return refuse('damaged')
      if (length !== 8 + 3 * components) return refuse('damaged')
      const [height, width] = [u16(bytes, at + 3), u16(bytes, at + 5)]
      const fault = sizeFault(width, height)
      if (fault !== null) return refuse(fault)
      size = { width, height }
      parts.push(segment)
    } else if (table !== undefined) {
      if (!table(bytes.subarray(at + 2, end))) return refuse('damaged')
      parts.push(segment)
    } else if (marker === SOS) {
      if (size === null || length !== 6 + 2 * (bytes[at + 2] ?? 0)) return refuse('damaged')
      const stop = scanEnd(bytes, end)
      if (stop === null) return refuse('damaged')
      parts.push(segment, bytes.subarray(end, stop))
      scans++
      at = stop
      continue
    } else if (marker === 0xe0 && latin(bytes, at + 2, at + 7) === 'JFIF\0') {
      if (length < 16) return refuse('damaged')
      header = jfif(bytes.subarray(at, at + 16))
    } else if (marker === 0xee && latin(bytes, at + 2, at + 7) === 'Adobe' && length >= 14) {
      // One says it; what stands behind its twelve bytes is not read by anybody.
      adobe ??= joined([new Uint8Array([0xff, marker, 0, 14]), bytes.subarray(at + 2, at + 14)])
    } else if (marker === 0xe1 && !said && latin(bytes, at + 2, at + 8) === 'Exif\0\0') {
      said = true
      turned = orientationOf(bytes.subarray(at + 8, end))
    } else if (!isApp(marker) && marker !== COMMENT) return refuse('unknown')
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
    // One short number, or it says nothing.
    if (short(tiff, entry + 2) !== 3 || long(tiff, entry + 4) !== 1) return 1
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
