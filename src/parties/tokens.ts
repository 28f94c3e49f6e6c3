import { joinInitials, named, respell } from './compounds.ts'
import { MAX_TOKENS, put, ROOM, type Tokens, write } from './token-store.ts'
import { piecesOf, SCRIPT } from './words-of.ts'

const BREAK = 0,
  LETTER = 1,
  DIGIT = 2,
  SKIP = 3,
  ZONE = 4,
  OPEN = 5,
  CLOSE = 6
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
      code === 0xa0 ||
      code === 0xab ||
      code === 0xbb ||
      (code >= 0x3000 && code <= 0x3011) ||
      code === 0x30fb ||
      code === 0xff08 ||
      code === 0xff09 ||
      code === 0xff0c ||
      code === 0x60c ||
      code === 0x61b ||
      code === 0x5be ||
      code === 0xb7 ||
      code === 0xfffd

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
      const kind =
        c < 128
          ? KIND[c]
          : c === 0xff08
            ? OPEN
            : c === 0xff09
              ? CLOSE
              : c === 0x2013 || c === 0x2014
                ? ZONE
                : BREAK
      const dash =
        c === DASH && text.charCodeAt(i - 1) === SPACE && text.charCodeAt(i + 1) === SPACE
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
function word(
  tokens: Tokens,
  text: string,
  start: number,
  end: number,
  zone: number,
  apart: number,
): number {
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
  if (
    tokens.used - from > 2 &&
    (ending === 'st' || ending === 'nd' || ending === 'rd' || ending === 'th')
  )
    tokens.used -= 2
}

function foreign(
  tokens: Tokens,
  text: string,
  start: number,
  end: number,
  zone: number,
  apart: number,
): number {
  let i = start
  while (i < end && !isBreak(text.charCodeAt(i)) && i - start < 200) i++
  for (const piece of piecesOf(text.slice(start, i).replace(/['`\u2019]/g, ''))) {
    if (tokens.used > ROOM - 200 || tokens.count >= MAX_TOKENS) break
    const from = tokens.used
    write(tokens, piece.text)
    const at = tokens.count
    put(
      tokens,
      Math.min(start + piece.from, i),
      Math.min(start + piece.to, i),
      from,
      zone,
      apart,
      piece.script,
      piece.code,
    )
    if (tokens.count === at) continue
    if (piece.script !== SCRIPT.han && piece.script !== SCRIPT.arabic) respell(tokens)
    if (!piece.latin) continue
    tokens.latinFrom[at] = tokens.used
    write(tokens, piece.latin)
    tokens.latinTo[at] = tokens.used
  }
  return i
}
