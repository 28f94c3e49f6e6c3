import { LEXICON } from './lexicon/index.ts'
import { CLASS } from './lexicon/index.ts'
import { textOf, type Tokens } from './tokens.ts'

/**
 * The key of a whole name written in one run: its words without legal forms and particles,
 * letters only, spaces gone. Two names with one key are the same but for spacing, marks and
 * legal form. With `everything`, forms and particles stay in (0 where that changes nothing).
 */
export function wholeKey(tokens: Tokens, everything: boolean): number {
  let hash = 0x811c9dc5
  let left = 0
  let taken = 0
  for (let i = 0; i < tokens.count; i++) {
    if (!everything && isLight(tokens, i)) {
      left++
      continue
    }
    taken++
    for (let b = tokens.from[i]!; b < tokens.to[i]!; b++) hash = Math.imul(hash ^ tokens.bytes[b]!, 0x01000193)
  }
  if (everything) return hasLight(tokens) ? seal(hash) : 0
  return taken === 0 && left > 0 ? wholeKey(tokens, true) : seal(hash)
}

const seal = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0 || 1

export function isLight(tokens: Tokens, i: number): boolean {
  if (tokens.bytes[tokens.from[i]!]! >= 128) return false
  const kind = LEXICON.get(textOf(tokens, i))?.class
  return kind === CLASS.legal || kind === CLASS.stop
}

function hasLight(tokens: Tokens): boolean {
  for (let i = 0; i < tokens.count; i++) if (isLight(tokens, i)) return true
  return false
}
