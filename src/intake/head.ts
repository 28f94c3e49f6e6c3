import { createTranscoder, isUtf16, markLength } from './encoding.ts'

/** The first bytes of a file as UTF-8 without a mark, for looking at; never for reading. */
export function decodeHead(head: Uint8Array, encoding: string): Uint8Array {
  if (isUtf16(encoding)) {
    const even = head.subarray(0, head.length & ~1)
    return createTranscoder(encoding).push(even)
  }
  if (encoding === 'utf-8') return head.subarray(markLength(head, encoding))
  return Buffer.from(new TextDecoder(encoding).decode(head), 'utf8')
}
