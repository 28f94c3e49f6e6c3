import { CLASS, LEXICON, SAME_WORD } from './lexicon/index.ts'
import { put, type Tokens, textOf, write } from './token-store.ts'
import { SCRIPT } from './words-of.ts'

/**
 * Words that are written together or apart as the typist likes, brought to one way of writing:
 * Abdul-names and names in -ullah and -uddin apart, single letters that belong together joined.
 */

const A = 97,
  B = 98,
  D = 100,
  L = 108
const isPlainVowel = (c: number): boolean =>
  c === 97 || c === 101 || c === 105 || c === 111 || c === 117

/** A word of letters: Abdul-names are taken apart, since they are written both ways. */
export function named(
  tokens: Tokens,
  spanFrom: number,
  spanTo: number,
  from: number,
  zone: number,
  apart: number,
): void {
  const { bytes } = tokens
  const length = tokens.used - from
  const abd =
    length >= 6 &&
    bytes[from] === A &&
    bytes[from + 1] === B &&
    bytes[from + 2] === D &&
    isPlainVowel(bytes[from + 3]!)
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
function partCompound(
  tokens: Tokens,
  spanFrom: number,
  spanTo: number,
  from: number,
  zone: number,
  apart: number,
): boolean {
  const { bytes } = tokens
  const last = bytes[tokens.used - 1]!
  const before = bytes[tokens.used - 2]!
  if (
    !(
      (last === 104 && before === A) ||
      (last === 101 && before === 110) ||
      (last === 110 && (before === 105 || before === 101))
    )
  )
    return false
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

function putRange(
  tokens: Tokens,
  spanFrom: number,
  spanTo: number,
  from: number,
  to: number,
  zone: number,
  apart: number,
): void {
  tokens.used = to
  put(tokens, spanFrom, spanTo, from, zone, apart, SCRIPT.latin, 0)
}

const SPELLINGS = new Map(
  Object.entries(SAME_WORD).map(([from, to]) => [from, [...to].map((c) => c.charCodeAt(0))]),
)
const LONGEST = Math.max(...Object.keys(SAME_WORD).map(({ length }) => length))

export function respell(tokens: Tokens): void {
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

const isSingle = (tokens: Tokens, i: number): boolean =>
  tokens.to[i]! - tokens.from[i]! === 1 && tokens.bytes[tokens.from[i]!]! > 57

/**
 * Single letters that belong together become one token: "S.A." and "K.L." as written together,
 * "S A" and "L L C" apart only where they make a legal form.
 */
export function joinInitials(tokens: Tokens, text: string): void {
  for (let i = 0; i < tokens.count - 1; i++) {
    if (!isSingle(tokens, i) || !isSingle(tokens, i + 1)) continue
    let last = i + 1
    while (last + 1 < tokens.count && isSingle(tokens, last + 1)) last++
    for (let to = last; to > i; to--) {
      let letters = ''
      let together = true
      for (let k = i; k <= to; k++) {
        letters += String.fromCharCode(tokens.bytes[tokens.from[k]!]!)
        if (k > i && text.slice(tokens.spanTo[k - 1]!, tokens.spanFrom[k]!).includes(' '))
          together = false
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
  for (const column of [
    tokens.from,
    tokens.to,
    tokens.spanFrom,
    tokens.spanTo,
    tokens.zone,
    tokens.apart,
    tokens.script,
    tokens.code,
    tokens.latinFrom,
    tokens.latinTo,
  ])
    column.copyWithin(first + 1, last + 1, tokens.count)
  tokens.count -= gone
}
