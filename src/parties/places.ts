import { HALF, type Sheet } from './align.ts'
import { CLASS } from './lexicon/index.ts'
import { ADDRESS_SCORING as S } from './policy.ts'
import { alignForm } from './search.ts'
import type { Search } from './space.ts'
import type { Tokens } from './token-store.ts'
import { tokenise } from './tokens.ts'

/**
 * Addresses. The words may be left out, turned round and misspelt; the numbers may not: another
 * house or unit is somebody else's door.
 */
export function addressTokens(tokens: Tokens, text: string): Tokens {
  tokenise(tokens, text)
  for (let i = 0; i < tokens.count; i++) plainNumber(tokens, i)
  return tokens
}

/** "13F", "16FL", "93A" keep their digits; one trailing letter of a floor goes. */
function plainNumber(tokens: Tokens, i: number): void {
  const from = tokens.from[i]!
  let to = tokens.to[i]!
  if (tokens.bytes[from]! > 57) return
  let digits = from
  while (digits < to && tokens.bytes[digits]! <= 57) digits++
  const letters = to - digits
  const floor =
    letters === 1
      ? tokens.bytes[digits] === 102
      : letters === 2 && tokens.bytes[digits] === 102 && tokens.bytes[digits + 1] === 108
  if (floor) to = digits
  let begin = from
  while (begin < to - 1 && tokens.bytes[begin] === 48) begin++
  tokens.from[i] = begin
  tokens.to[i] = to
}

export type Placed = {
  readonly score: number
  readonly words: number
  readonly numbers: number
  readonly numberDiffers: boolean
}

const isNumberAt = (sheet: Sheet, j: number): boolean => sheet.listedKind[j] === CLASS.number
/** Five digits and more are a postcode or a telephone: often left out, seldom the door. */
function isDoor(bytes: Uint8Array, from: number, to: number): boolean {
  let digits = 0
  for (let i = from; i < to; i++) if (bytes[i]! <= 57) digits++
  return digits < 5
}

/** Score 0 to 1 that the query is the address of the form. */
export function placeForm(search: Search, form: number, tokens: Tokens): Placed {
  const { words } = search
  const aligned = alignForm(search, form, tokens)
  const { sheet } = search
  let doors = 0
  let doorsSaid = 0
  let text = 0
  let textSaid = 0
  let names = 0
  let codeMissing = false
  const from = words.formStarts[form]!
  for (let j = 0; j < sheet.listedCount; j++) {
    const pair = sheet.chosen[j]!
    const id = words.formWords[from + j]!
    const like = pair < 0 ? 0 : sheet.pairLike[pair]!
    if (isNumberAt(sheet, j)) {
      const door = isDoor(words.bytes, words.at[id]!, words.at[id + 1]!)
      // A postcode counts as a word: it tells the street, not the door.
      if (!door) {
        text += 0.5
        if (like > 0.99) textSaid += 0.5
        else codeMissing = true
        continue
      }
      doors++
      if (like > 0.99) doorsSaid++
      continue
    }
    const weight = sheet.listedWeight[j]!
    text += weight
    textSaid += weight * like
    if (like > 0 && sheet.listedKind[j] !== CLASS.stop) names++
  }
  let doorsMore = 0
  let codesMore = 0
  for (let i = 0; i < sheet.queryCount; i++) {
    if (sheet.taken[i] === HALF.whole || tokens.bytes[tokens.from[i]!]! > 57) continue
    if (isDoor(tokens.bytes, tokens.from[i]!, tokens.to[i]!)) doorsMore++
    else codesMore++
  }
  const doorsMissing = doors - doorsSaid
  const numberDiffers = doorsMissing > 0 && doorsMore > 0
  const share = text === 0 ? 0 : textSaid / text
  let sum = S.base + S.text * (1 - share) + S.query * Math.min(0.6, 1 - aligned.query)
  if (codeMissing && codesMore > 0) sum += S.codeDiffers
  if (numberDiffers) sum += S.numberDiffers
  sum += S.numberMissing * doorsMissing + S.numberMore * Math.min(3, doorsMore)
  if (doorsSaid === 0)
    sum += doors > 0 ? S.noNumberSaid : doorsMore + codesMore > 0 ? S.numberUnlisted : S.noNumber
  if (names < 2) sum += S.fewWords
  return { score: 1 / (1 + Math.exp(-sum)), words: names, numbers: doorsSaid, numberDiffers }
}
