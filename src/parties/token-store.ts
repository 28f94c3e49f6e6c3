/**
 * The tokens of one text in flat arrays, reused from text to text. A token's bytes are lower
 * case Latin letters and digits, or the UTF-16 units of a letter of another script as two
 * bytes from 0x80 up; its span is the half-open range in the text. `zone` counts the parts
 * that commas, brackets and dashes make; `apart` says that the zone stands in brackets.
 */
export const MAX_TOKENS = 40
export const ROOM = 4_096

export type Tokens = {
  count: number
  readonly bytes: Uint8Array
  used: number
  readonly from: Uint16Array
  readonly to: Uint16Array
  readonly spanFrom: Uint32Array
  readonly spanTo: Uint32Array
  readonly zone: Uint8Array
  readonly apart: Uint8Array
  readonly script: Uint8Array
  /** The syllable of a Hangul token. */
  readonly code: Uint16Array
  /** The second reading of a Han token; an empty range for none. */
  readonly latinFrom: Uint16Array
  readonly latinTo: Uint16Array
}

export const newTokens = (): Tokens => ({
  count: 0,
  bytes: new Uint8Array(ROOM),
  used: 0,
  from: new Uint16Array(MAX_TOKENS),
  to: new Uint16Array(MAX_TOKENS),
  spanFrom: new Uint32Array(MAX_TOKENS),
  spanTo: new Uint32Array(MAX_TOKENS),
  zone: new Uint8Array(MAX_TOKENS),
  apart: new Uint8Array(MAX_TOKENS),
  script: new Uint8Array(MAX_TOKENS),
  code: new Uint16Array(MAX_TOKENS),
  latinFrom: new Uint16Array(MAX_TOKENS),
  latinTo: new Uint16Array(MAX_TOKENS),
})

/** Closes the token that began at byte `from`. */
export function put(
  tokens: Tokens,
  spanFrom: number,
  spanTo: number,
  from: number,
  zone: number,
  apart: number,
  script: number,
  code: number,
): void {
  const i = tokens.count
  if (i >= MAX_TOKENS || tokens.used === from) return
  tokens.from[i] = from
  tokens.to[i] = tokens.used
  tokens.spanFrom[i] = spanFrom
  tokens.spanTo[i] = spanTo
  tokens.zone[i] = zone
  tokens.apart[i] = apart
  tokens.script[i] = script
  tokens.code[i] = code
  tokens.latinFrom[i] = tokens.latinTo[i] = 0
  tokens.count++
}

/** Writes a text's letters as bytes; other scripts as two bytes of 0x80 and more. */
export function write(tokens: Tokens, text: string): void {
  for (let i = 0; i < text.length && tokens.used < ROOM - 4; i++) {
    const c = text.charCodeAt(i)
    if (c < 128) tokens.bytes[tokens.used++] = c
    else {
      tokens.bytes[tokens.used++] = 0x80 | (c >> 9)
      tokens.bytes[tokens.used++] = 0x80 | ((c >> 2) & 0x7f)
      tokens.bytes[tokens.used++] = 0x80 | (c & 3)
    }
  }
}

/** The letters of a token; for other scripts not meant to be read. */
export function textOf(tokens: Tokens, i: number): string {
  let text = ''
  for (let b = tokens.from[i]!; b < tokens.to[i]!; b++)
    text += String.fromCharCode(tokens.bytes[b]!)
  return text
}
