import { latin, type Read, refuse } from './bytes.ts'

const TAIL = 1_024
const HEAD = 8

/**
 * A PDF as it came: what is written in it is not taken apart, so that its metadata stays and it
 * stays at home. Refused where it does not end, or is encrypted.
 */
export function readPdf(bytes: Uint8Array): Read {
  if (!/^%PDF-[12]\.\d/.test(latin(bytes, 0, HEAD))) return refuse('unknown')
  const tail = latin(bytes, Math.max(0, bytes.length - TAIL), bytes.length)
  if (!tail.includes('%%EOF')) return refuse('damaged')
  if (holds(bytes, '/Encrypt')) return refuse('unknown')
  return { ok: true, bytes, size: null }
}

const holds = (bytes: Uint8Array, word: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(word, 0, 'latin1')
