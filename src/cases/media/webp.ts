import { joined, latin, type Read, refuse, sizeFault, u16le, u32le } from './bytes.ts'

const ANIMATED = 0x02
const ALPHA = 0x10
const CHUNKS_MOST = 64
const LEFT: ReadonlySet<string> = new Set(['EXIF', 'XMP ', 'ICCP'])

/**
 * A WebP without EXIF, XMP and colour profile, and without what stands after its end; animated ones
 * are refused. Source: Google, WebP Container Specification.
 */
export function readWebp(bytes: Uint8Array): Read {
  const end = 8 + u32le(bytes, 4)
  if (end > bytes.length || end < 20) return refuse('damaged')
  const parts: Uint8Array[] = []
  let canvas: Size | null = null
  let picture: Size | null = null
  let alpha = false
  let chunks = 0
  for (let at = 12; at < end; ) {
    if (at + 8 > end) return refuse('damaged')
    const type = latin(bytes, at, at + 4)
    const length = u32le(bytes, at + 4)
    const stop = at + 8 + length + (length % 2)
    if (stop > end || ++chunks > CHUNKS_MOST) return refuse('damaged')
    const body = bytes.subarray(at + 8, at + 8 + length)
    const chunk = bytes.slice(at, stop)
    if (length % 2 === 1) chunk[chunk.length - 1] = 0
    if (type === 'VP8X') {
      if (at !== 12 || length !== 10) return refuse('damaged')
      const flags = body[0] ?? 0
      if ((flags & ANIMATED) !== 0) return refuse('unknown')
      canvas = { width: 1 + u24le(body, 4), height: 1 + u24le(body, 7) }
      // What the flags say of metadata is no longer so.
      chunk.set([flags & ALPHA, 0, 0, 0], 8)
      parts.push(chunk)
    } else if (type === 'ALPH') {
      if (canvas === null || alpha || picture !== null) return refuse('damaged')
      alpha = true
      parts.push(chunk)
    } else if (type === 'VP8 ' || type === 'VP8L') {
      if (picture !== null) return refuse('damaged')
      picture = type === 'VP8 ' ? lossy(body) : lossless(body)
      if (picture === null) return refuse('damaged')
      parts.push(chunk)
    } else if (!LEFT.has(type)) return refuse('unknown')
    at = stop
  }
  if (picture === null) return refuse('damaged')
  if (canvas !== null && (canvas.width !== picture.width || canvas.height !== picture.height))
    return refuse('damaged')
  const fault = sizeFault(picture.width, picture.height)
  if (fault !== null) return refuse(fault)
  const whole = joined([bytes.subarray(0, 12), ...parts])
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true)
  return { ok: true, bytes: whole, size: picture }
}

type Size = { readonly width: number; readonly height: number }

const u24le = (bytes: Uint8Array, at: number): number =>
  u16le(bytes, at) | ((bytes[at + 2] ?? 0) << 16)

/** A key frame says its size behind its start code (RFC 6386, 9.1). */
function lossy(body: Uint8Array): Size | null {
  const starts = body[3] === 0x9d && body[4] === 0x01 && body[5] === 0x2a
  if (body.length < 10 || !starts || ((body[0] ?? 1) & 1) !== 0) return null
  return { width: u16le(body, 6) & 0x3fff, height: u16le(body, 8) & 0x3fff }
}

function lossless(body: Uint8Array): Size | null {
  if (body.length < 5 || body[0] !== 0x2f) return null
  const bits = u32le(body, 1)
  // Twice fourteen bits, then whether there is an alpha channel, then version 0.
  if (Math.floor(bits / 0x20000000) !== 0) return null
  return { width: 1 + (bits % 0x4000), height: 1 + (Math.floor(bits / 0x4000) % 0x4000) }
}
