import { findCas } from '../base/index.ts'
import type { WordHit } from './party-name.ts'
import { type Phrases, phrasesAt } from './phrases.ts'
import { isUnspaced, type Word, wordsOf } from './text.ts'

/** What a description of goods says about itself. */
export type DescriptionReading = {
  /** It does not say what the goods are; the word that stands in for them, if there is one. */
  readonly vague?: WordHit
}

/** Most descriptions say what the goods are. */
export const SPECIFIC: DescriptionReading = {}

/** Removes the words of unspaced scripts that say nothing; letters that stay are a name. */
function unspacedRest(text: string, table: Phrases): { rest: string; first?: WordHit } {
  let rest = text
  let first: WordHit | undefined
  for (const term of table.unspaced) {
    const at = text.indexOf(term)
    if (at < 0) continue
    if (first === undefined || at < first.span[0])
      first = { word: term, span: [at, at + term.length] }
    // the places of the other words must stay what they are
    rest = rest.split(term).join(' '.repeat(term.length))
  }
  return first ? { rest, first } : { rest }
}

const JOINT = /^[-/._]$/

/** Figures, single letters, and short letters joined to figures ("XK-4711") are marks. */
function isMark(words: readonly Word[], at: number, text: string): boolean {
  const word = words[at]!
  if (/\d/.test(word.text) || word.text.length < 2) return true
  if (word.text.length > 3) return false
  const joins = (left: Word | undefined, right: Word | undefined, other: Word | undefined) =>
    left !== undefined &&
    right !== undefined &&
    /\d/.test(other?.text ?? '') &&
    JOINT.test(text.slice(left.end, right.start))
  return joins(word, words[at + 1], words[at + 1]) || joins(words[at - 1], word, words[at - 1])
}

/**
 * A description is vague when nothing is left that names goods: words that stand in for a name,
 * words too wide alone (two of them are enough: "plastic bags"), grammar, figures and marks are
 * taken away. One proper word is enough, also beside "spare parts": a stop word inside a
 * specific description is not vague. A CAS number names its substance.
 */
export function readDescription(text: string, table: Phrases): DescriptionReading {
  const unspaced = isUnspaced(text) ? unspacedRest(text, table) : { rest: text }
  const words = wordsOf(unspaced.rest)
  let first: WordHit | undefined
  let wide = 0
  for (let at = 0; at < words.length; ) {
    const found = phrasesAt(table, words, at)
    const best =
      found.find((one) => one.kind === 'stop') ??
      found.find((one) => one.kind === 'class') ??
      found[0]
    if (best === undefined) {
      if (!isMark(words, at, unspaced.rest)) return SPECIFIC
      at++
      continue
    }
    if (best.kind === 'class' && ++wide > 1) return SPECIFIC
    if (first === undefined && (best.kind === 'stop' || best.kind === 'class')) {
      const span = [words[best.from]!.start, words[best.to - 1]!.end] as const
      first = { word: text.slice(...span), span }
    }
    at = best.to
  }
  if (words.length > 0 && findCas(text).length > 0) return SPECIFIC
  const whole: WordHit = { word: text, span: [0, text.length] }
  return { vague: first ?? ('first' in unspaced ? unspaced.first : undefined) ?? whole }
}
