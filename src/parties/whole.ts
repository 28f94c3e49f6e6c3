import type { WordColumns } from './layout.ts'
import { CLASS, LEXICON } from './lexicon/index.ts'
import { type Tokens, textOf } from './token-store.ts'

/**
 * A whole name written in one run: letters only, spaces gone. Two names with one run are the
 * same but for spacing and marks. Three ways of running it, each with a key of its own:
 * `core` leaves out legal forms and particles, `all` keeps them, `plain` is the core without an
 * acronym in brackets.
 */
export const RUNS = ['core', 'all', 'plain'] as const
export type Run = (typeof RUNS)[number]

/** Whether a token is a legal form or a particle. */
export type IsLight = (tokens: Tokens, i: number) => boolean

export const lightByLexicon: IsLight = (tokens, i) => {
  if (tokens.bytes[tokens.from[i]!]! >= 128) return false
  return isLightKind(LEXICON.get(textOf(tokens, i))?.class)
}

const isLightKind = (kind: number | undefined): boolean =>
  kind === CLASS.legal || kind === CLASS.stop

/** An acronym of the name itself in brackets: one short word. */
const LONGEST_ACRONYM = 8

/** The key of a run of a name; 0 where the run says nothing that `core` does not. */
export function wholeKey(tokens: Tokens, run: Run, isLight: IsLight): number {
  let hash = 0x811c9dc5
  let lights = 0
  let aparts = 0
  let taken = 0
  for (let i = 0; i < tokens.count; i++) {
    if (run !== 'all' && isLight(tokens, i)) {
      lights++
      continue
    }
    if (tokens.apart[i]) {
      aparts++
      if (run === 'plain') {
        if (aparts > 1 || tokens.to[i]! - tokens.from[i]! > LONGEST_ACRONYM) return 0
        continue
      }
    }
    taken++
    for (let b = tokens.from[i]!; b < tokens.to[i]!; b++)
      hash = Math.imul(hash ^ tokens.bytes[b]!, 0x01000193)
  }
  if (run === 'plain') return aparts === 1 && taken > 0 ? seal(hash) : 0
  if (taken === 0 && lights > 0) return wholeKey(tokens, 'all', isLight)
  return seal(hash)
}

const seal = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0 || 1

const runA = new Uint8Array(8_192)
const runB = new Uint8Array(8_192)

/** Whether a form and the query are the same run: a key of 32 bits is only a hint. */
export function sameRun(
  words: WordColumns,
  form: number,
  tokens: Tokens,
  isLight: IsLight,
): boolean {
  for (const run of RUNS) {
    const length = formRun(words, form, run)
    for (const other of RUNS) {
      if (other === 'plain') continue
      const size = tokenRun(tokens, other, isLight)
      if (size > 0 && size === length && equal(size)) return true
    }
  }
  return false
}

function equal(length: number): boolean {
  for (let i = 0; i < length; i++) if (runA[i] !== runB[i]) return false
  return true
}

function formRun(words: WordColumns, form: number, run: Run): number {
  let length = 0
  for (let k = words.formStarts[form]!; k < words.formStarts[form + 1]!; k++) {
    const id = words.formWords[k]!
    if (run !== 'all' && isLightKind(words.kind[id])) continue
    if (run === 'plain' && words.formApart[k]) continue
    for (let b = words.at[id]!; b < words.at[id + 1]! && length < runA.length; b++)
      runA[length++] = words.bytes[b]!
  }
  return length
}

function tokenRun(tokens: Tokens, run: Run, isLight: IsLight): number {
  let length = 0
  for (let i = 0; i < tokens.count; i++) {
    if (run !== 'all' && isLight(tokens, i)) continue
    for (let b = tokens.from[i]!; b < tokens.to[i]! && length < runB.length; b++)
      runB[length++] = tokens.bytes[b]!
  }
  return length
}
