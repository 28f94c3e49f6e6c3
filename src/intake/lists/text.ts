/** Bytes of a list → text: UTF-16 by its mark, else UTF-8, else Windows-1252. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The beginning of a file as text; a character cut at the end does no harm. */
export const headOf = (bytes: Uint8Array, length = 65_536): string =>
  textOf(bytes.subarray(0, length).slice(0, wholeCharacters(bytes, length)))

function wholeCharacters(bytes: Uint8Array, length: number): number {
  let end = Math.min(length, bytes.length)
  if (end === bytes.length) return end
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--
  return end
}

/** White space that is not one single space between two words. */
const UNEVEN = /^\s|\s$|\s\s|[^\S ]/

export function trimmed(text: string | undefined): string {
  const given = text ?? ''
  return UNEVEN.test(given) ? given.replace(/\s+/g, ' ').trim() : given
}

/** Splits at a separator and leaves out what is empty. */
export const pieces = (text: string | undefined, separator: string | RegExp): readonly string[] =>
  trimmed(text).split(separator).map(trimmed).filter(Boolean)

export const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]
