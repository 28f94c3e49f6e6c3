import { LEXICON, SAME_WORD } from './lexicon/index.ts'
import { CLASS } from './lexicon/index.ts'
import { piecesOf, SCRIPT } from './words-of.ts'

/**
 * The tokens of one text in flat arrays, reused from text to text. A token's bytes are lower
 * case Latin letters and digits, or the UTF-16 units of a letter of another script as two
 * bytes from 0x80 up; its span is the half-open range in the text. `zone` counts the parts
 * that commas, brackets and dashes make; `apart` says that the zone stands in brackets.
 */
export const MAX_TOKENS = 40
const ROOM = 4_096

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

const BREAK = 0, LETTER = 1, DIGIT = 2, SKIP = 3, ZONE = 4, OPEN = 5, CLOSE = 6
const KIND = kinds()
function kinds(): Uint8Array {
  const table = new Uint8Array(128)
  for (let c = 48; c <= 57; c++) table[c] = DIGIT
  for (let c = 65; c <= 90; c++) table[c] = table[c + 32] = LETTER
  for (const c of "'`") table[c.charCodeAt(0)] = SKIP
  for (const c of ',;:/|"\n') table[c.charCodeAt(0)] = ZONE
  for (const c of '([{') table[c.charCodeAt(0)] = OPEN
  for (const c of ')]}') table[c.charCodeAt(0)] = CLOSE
  return table
}
const SPACE = 32
const DASH = 45

/** Letters and digits of Unicode outside ASCII, cheaply: what is surely a separator is not. */
const isBreak = (code: number): boolean =>
  code < 128
    ? KIND[code] !== LETTER && KIND[code] !== DIGIT && KIND[code] !== SKIP
    : (code >= 0x2000 && code <= 0x206f && code !== 0x2019 && code !== 0x200c && code !== 0x200d) ||
      code === 0xa0 || code === 0xab || code === 0xbb || (code >= 0x3000 && code <= 0x3011) || code === 0x30fb || code === 0xff08 || code === 0xff09 || code === 0xff0c || code === 0x60c || code === 0x61b || code === 0x5be || code === 0xb7 || code === 0xfffd

function put(tokens: Tokens, spanFrom: number, spanTo: number, from: number, zone: number, apart: number, script: number, code: number): void {
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
function write(tokens: Tokens, text: string): void {
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

/** Reads `text[start, end)` into `tokens`, from empty. Tokens beyond the fortieth are left out. */
export function tokenise(tokens: Tokens, text: string, start = 0, end = text.length): Tokens {
  tokens.count = 0
  tokens.used = 0
  let zone = 0
  let apart = 0
  let i = start
  while (i < end && tokens.count < MAX_TOKENS && tokens.used < ROOM - 200) {
    const c = text.charCodeAt(i)
    if (isBreak(c)) {
      const kind = c < 128 ? KIND[c] : c === 0xff08 ? OPEN : c === 0xff09 ? CLOSE : c === 0x2013 || c === 0x2014 ? ZONE : BREAK
      const dash = c === DASH && text.charCodeAt(i - 1) === SPACE && text.charCodeAt(i + 1) === SPACE
      if (kind === ZONE || dash) zone++
      else if (kind === OPEN) {
        zone++
        apart = 1
      } else if (kind === CLOSE) {
        zone++
        apart = 0
      }
      i++
      continue
    }
    i = word(tokens, text, i, end, zone > 255 ? 255 : zone, apart)
  }
  joinInitials(tokens, text)
  return tokens
}

/** One run of letters and digits; returns where it ends. */
function word(tokens: Tokens, text: string, start: number, end: number, zone: number, apart: number): number {
  let i = start
  let from = tokens.used
  let began = start
  let letters = 0
  let digits = 0
  for (; i < end && tokens.used < ROOM - 100; i++) {
    const c = text.charCodeAt(i)
    if (c >= 128) {
      if (isBreak(c)) break
      tokens.used = from
      return foreign(tokens, text, began, end, zone, apart)
    }
    const kind = KIND[c]
    if (kind === LETTER) {
      // "2000LTD": a number, then a word; "13F" and "19TH" stay one
      if (digits > 0 && letters === 0 && nextAreLetters(text, i, end)) {
        put(tokens, began, i, from, zone, apart, SCRIPT.latin, 0)
        from = tokens.used
        began = i
        digits = 0
      }
      tokens.bytes[tokens.used++] = c | 32
      letters++
    } else if (kind === DIGIT) {
      // "LTD338": a word, then a number; one digit inside a word is a slip of a reader
      if (letters > 2 && digits === 0 && KIND[text.charCodeAt(i + 1)] === DIGIT) {
        named(tokens, began, i, from, zone, apart)
        from = tokens.used
        began = i
        letters = 0
      }
      tokens.bytes[tokens.used++] = c
      digits++
    } else if (kind !== SKIP) break
  }
  if (letters > 0 && digits === 0) named(tokens, began, i, from, zone, apart)
  else {
    if (digits > 0 && letters === 2) cutOrdinal(tokens, from)
    put(tokens, began, i, from, zone, apart, SCRIPT.latin, 0)
  }
  return i
}

const nextAreLetters = (text: string, i: number, end: number): boolean =>
  i + 2 < end && KIND[text.charCodeAt(i + 1)] === LETTER && KIND[text.charCodeAt(i + 2)] === LETTER

/** "13th" → "13". */
function cutOrdinal(tokens: Tokens, from: number): void {
  const ending = String.fromCharCode(tokens.bytes[tokens.used - 2]!, tokens.bytes[tokens.used - 1]!)
  if (tokens.used - from > 2 && (ending === 'st' || ending === 'nd' || ending === 'rd' || ending === 'th')) tokens.used -= 2
}

const A = 97, B = 98, D = 100, L = 108
const isPlainVowel = (c: number): boolean => c === 97 || c === 101 || c === 105 || c === 111 || c === 117

/** A word of letters: Abdul-names are taken apart, since they are written both ways. */
function named(tokens: Tokens, spanFrom: number, spanTo: number, from: number, zone: number, apart: number): void {
  const { bytes } = tokens
  const length = tokens.used - from
  const abd = length >= 6 && bytes[from] === A && bytes[from + 1] === B && bytes[from + 2] === D && isPlainVowel(bytes[from + 3]!)
  if (abd) {
    const article = bytes[from + 4]!
    const assimilated = article === bytes[from + 5]
    if (article === L && length >= 7 && (!assimilated || length >= 7)) {
      const end = tokens.used
      // "abdallah", "abdullah": the second half is Allah, not "lah"
      const keep = assimilated ? from + 3 : from + 5
      tokens.used = from + 3
      put(tokens, spanFrom, spanTo, from, zone, apart, SCRIPT.latin, 0)
      tokens.used = end
      if (assimilated) bytes[keep] = A
      putRange(tokens, spanFrom, spanTo, keep, end, zone, apart)
      return
    }
    if (assimilated && length >= 8) {
      const end = tokens.used
      tokens.used = from + 3
      put(tokens, spanFrom, spanTo, from, zone, apart, SCRIPT.latin, 0)
      tokens.used = end
      putRange(tokens, spanFrom, spanTo, from + 5, end, zone, apart)
      return
    }
  }
  if (length >= 7 && partCompound(tokens, spanFrom, spanTo, from, zone, apart)) return
  put(tokens, spanFrom, spanTo, from, zone, apart, SCRIPT.latin, 0)
  respell(tokens)
}

const ENDING = /^(.{3,}?)(?:(?:o?u|a|o)ll?ah?|(?:[aeou]|ou)(?:l|d)-?d(?:ine?|een))$/

/** "Rahmatullah", "Nureddin": the second half is a word of its own. */
function partCompound(tokens: Tokens, spanFrom: number, spanTo: number, from: number, zone: number, apart: number): boolean {
  const { bytes } = tokens
  const last = bytes[tokens.used - 1]!
  const before = bytes[tokens.used - 2]!
  if (!((last === 104 && before === A) || (last === 101 && before === 110) || (last === 110 && (before === 105 || before === 101)))) return false
  let word = ''
  for (let b = from; b < tokens.used; b++) word += String.fromCharCode(bytes[b]!)
  const first = word.match(ENDING)?.[1]
  if (!first) return false
  tokens.used = from + first.length
  put(tokens, spanFrom, spanTo, from, zone, apart, SCRIPT.latin, 0)
  const next = tokens.used
  write(tokens, last === 104 ? 'allah' : 'din')
  put(tokens, spanFrom, spanTo, next, zone, apart, SCRIPT.latin, 0)
  return true
}

function putRange(tokens: Tokens, spanFrom: number, spanTo: number, from: number, to: number, zone: number, apart: number): void {
  tokens.used = to
  put(tokens, spanFrom, spanTo, from, zone, apart, SCRIPT.latin, 0)
}

const SPELLINGS = new Map(Object.entries(SAME_WORD).map(([from, to]) => [from, [...to].map((c) => c.charCodeAt(0))]))
const LONGEST = Math.max(...Object.keys(SAME_WORD).map(({ length }) => length))

function respell(tokens: Tokens): void {
  const i = tokens.count - 1
  const from = tokens.from[i]!
  const length = tokens.used - from
  if (i < 0 || length > LONGEST || length < 2) return
  const bytes = SPELLINGS.get(textOf(tokens, i))
  if (!bytes) return
  tokens.bytes.set(bytes, from)
  tokens.used = from + bytes.length
  tokens.to[i] = tokens.used
}

function foreign(tokens: Tokens, text: string, start: number, end: number, zone: number, apart: number): number {
  let i = start
  while (i < end && !isBreak(text.charCodeAt(i)) && i - start < 200) i++
  for (const piece of piecesOf(text.slice(start, i).replace(/['`\u2019]/g, ''))) {
    if (tokens.used > ROOM - 200 || tokens.count >= MAX_TOKENS) break
    const from = tokens.used
    write(tokens, piece.text)
    const at = tokens.count
    put(tokens, Math.min(start + piece.from, i), Math.min(start + piece.to, i), from, zone, apart, piece.script, piece.code)
    if (tokens.count === at) continue
    if (piece.script !== SCRIPT.han && piece.script !== SCRIPT.arabic) respell(tokens)
    if (!piece.latin) continue
    tokens.latinFrom[at] = tokens.used
    write(tokens, piece.latin)
    tokens.latinTo[at] = tokens.used
  }
  return i
}

/** The letters of a token; for other scripts not meant to be read. */
export function textOf(tokens: Tokens, i: number): string {
  let text = ''
  for (let b = tokens.from[i]!; b < tokens.to[i]!; b++) text += String.fromCharCode(tokens.bytes[b]!)
  return text
}

const isSingle = (tokens: Tokens, i: number): boolean =>
  tokens.to[i]! - tokens.from[i]! === 1 && tokens.bytes[tokens.from[i]!]! > 57

/**
 * Single letters that belong together become one token: "S.A." and "K.L." as written together,
 * "S A" and "L L C" apart only where they make a legal form.
 */
function joinInitials(tokens: Tokens, text: string): void {
  for (let i = 0; i < tokens.count - 1; i++) {
    if (!isSingle(tokens, i) || !isSingle(tokens, i + 1)) continue
    let last = i + 1
    while (last + 1 < tokens.count && isSingle(tokens, last + 1)) last++
    for (let to = last; to > i; to--) {
      let letters = ''
      let together = true
      for (let k = i; k <= to; k++) {
        letters += String.fromCharCode(tokens.bytes[tokens.from[k]!]!)
        if (k > i && text.slice(tokens.spanTo[k - 1]!, tokens.spanFrom[k]!).includes(' ')) together = false
      }
      if (!together && LEXICON.get(letters)?.class !== CLASS.legal) continue
      merge(tokens, i, to, letters)
      break
    }
  }
}

function merge(tokens: Tokens, first: number, last: number, letters: string): void {
  const from = tokens.used
  write(tokens, letters)
  tokens.from[first] = from
  tokens.to[first] = tokens.used
  tokens.spanTo[first] = tokens.spanTo[last]!
  const gone = last - first
  for (const column of [tokens.from, tokens.to, tokens.spanFrom, tokens.spanTo, tokens.zone, tokens.apart, tokens.script, tokens.code, tokens.latinFrom, tokens.latinTo])
    column.copyWithin(first + 1, last + 1, tokens.count)
  tokens.count -= gone
}
