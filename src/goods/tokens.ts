/** Cuts a description into words: runs of letters and digits, decimals kept whole. */
export const TOKENS_MAX = 512

/** Filled anew for every text, so that no line allocates arrays. */
export type Tokens = {
  count: number
  readonly start: Int32Array
  readonly end: Int32Array
  /** 1 where a semicolon, bar or line end stands before the word. */
  readonly breaks: Uint8Array
}

export const emptyTokens = (): Tokens => ({
  count: 0,
  start: new Int32Array(TOKENS_MAX),
  end: new Int32Array(TOKENS_MAX),
  breaks: new Uint8Array(TOKENS_MAX),
})

const OTHER = 0
const LETTER = 1
const DIGIT = 2
const BREAK = 3
const TABLE_SIZE = 0x400
const KINDS = new Uint8Array(TABLE_SIZE)
for (let unit = 0; unit < TABLE_SIZE; unit++) {
  const char = String.fromCharCode(unit)
  KINDS[unit] = /\p{Nd}/u.test(char) ? DIGIT : /[\p{L}\p{M}]/u.test(char) ? LETTER : OTHER
}
for (const char of ';|\n\r•') if (char.charCodeAt(0) < TABLE_SIZE) KINDS[char.charCodeAt(0)] = BREAK

function kindOf(unit: number): number {
  if (unit < TABLE_SIZE) return KINDS[unit]!
  if (unit === 0x2022) return BREAK
  return /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(unit)) ? LETTER : OTHER
}

/** An apostrophe between one or two letters and a word: "d'uranium", "qu'un". */
function isElision(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return (
    (unit === 39 || unit === 0x2019) &&
    at + 2 < text.length &&
    kindOf(text.charCodeAt(at + 2)) === LETTER
  )
}

/** Reads at most `TOKENS_MAX` words; what stands after them is not looked at. */
export function readTokens(text: string, tokens: Tokens): void {
  const length = text.length
  let count = 0
  let broken = 0
  let at = 0
  while (at < length && count < TOKENS_MAX) {
    let kind = kindOf(text.charCodeAt(at))
    if (kind !== LETTER && kind !== DIGIT) {
      if (kind === BREAK) broken = 1
      at++
      continue
    }
    const start = at
    while (at < length) {
      const unit = text.charCodeAt(at)
      const next = kindOf(unit)
      if (next === LETTER || next === DIGIT) {
        kind = next
        at++
        continue
      }
      // a point or comma between two digits is a decimal sign
      const decimal = (unit === 46 || unit === 44) && kind === DIGIT && at + 1 < length
      if (!decimal || kindOf(text.charCodeAt(at + 1)) !== DIGIT) break
      at++
    }
    if (at - start <= 2 && isElision(text, at)) at++
    tokens.start[count] = start
    tokens.end[count] = at
    tokens.breaks[count] = broken
    broken = 0
    count++
  }
  tokens.count = count
}
