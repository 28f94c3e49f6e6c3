/**
 * Why a file is not taken: `kind` none of those that are read; `large` too many bytes; `pixels` too
 * many of them; `damaged` it breaks off or contradicts itself; `unknown` it has a part that is not
 * understood, or does what is not taken (animation, encryption).
 */
export const MEDIA_FAULTS = ['kind', 'large', 'pixels', 'damaged', 'unknown'] as const
export type MediaFault = (typeof MEDIA_FAULTS)[number]

export type Read =
  | {
      readonly ok: true
      /** What is kept: without metadata. */
      readonly bytes: Uint8Array
      /** In pixels; null of a paper. */
      readonly size: { readonly width: number; readonly height: number } | null
    }
  | { readonly ok: false; readonly fault: MediaFault }

export const refuse = (fault: MediaFault) => ({ ok: false, fault }) as const

const PIXELS_MOST = 64_000_000
const SIDE_MOST = 20_000

/** Whether a picture of that size is taken, before anybody unpacks it. */
export const sizeFault = (width: number, height: number): MediaFault | null => {
  if (width < 1 || height < 1) return 'damaged'
  return width > SIDE_MOST || height > SIDE_MOST || width * height > PIXELS_MOST ? 'pixels' : null
}

export const u16 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
export const u32 = (bytes: Uint8Array, at: number): number =>
  u16(bytes, at) * 0x10000 + u16(bytes, at + 2)
export const u16le = (bytes: Uint8Array, at: number): number =>
  ((bytes[at + 1] ?? 0) << 8) | (bytes[at] ?? 0)
export const u32le = (bytes: Uint8Array, at: number): number =>
  u16le(bytes, at + 2) * 0x10000 + u16le(bytes, at)

/** The bytes as text, one sign each. */
export const latin = (bytes: Uint8Array, from: number, until: number): string =>
  String.fromCharCode(...bytes.subarray(from, until))

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
