import { type Word, wordsOf } from './text.ts'

/** A row of a word table: `lang`, `term`, and what the term does (`place` or `kind`). */
export type Term = { readonly lang: string; readonly term: string; readonly kind: string }

type Phrase = {
  readonly words: readonly string[]
  readonly kind: string
  readonly lang: string
}

/**
 * A compiled word table. Plain data (it crosses to a worker), looked up by the first word of a
 * phrase, longest first.
 */
export type Phrases = {
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>
  /** Terms of unspaced scripts, searched as they are. */
  readonly unspaced: readonly string[]
  /** Ends of compound words. */
  readonly endings: readonly string[]
}

export type PhraseHit = {
  readonly kind: string
  readonly lang: string
  /** Word indexes, half-open. */
  readonly from: number
  readonly to: number
}

export function compilePhrases(terms: readonly Term[]): Phrases {
  const byFirst = new Map<string, Phrase[]>()
  const unspaced: string[] = []
  const endings: string[] = []
  for (const { lang, term, kind } of terms) {
    if (kind === 'cjk') {
      unspaced.push(term)
      continue
    }
    const words = wordsOf(term).map((word) => word.text)
    const first = words[0]
    if (first === undefined) continue
    if (kind === 'part') {
      endings.push(words.join(''))
      continue
    }
    const list = byFirst.get(first) ?? []
    list.push({ words, kind, lang })
    byFirst.set(first, list)
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return { byFirst, unspaced: unspaced.sort((a, b) => b.length - a.length), endings }
}

const standsAt = (words: readonly Word[], at: number, phrase: Phrase): boolean => {
  if (at + phrase.words.length > words.length) return false
  for (let i = 1; i < phrase.words.length; i++)
    if (words[at + i]!.text !== phrase.words[i]) return false
  return true
}

/** Every phrase that begins at a word, longest first. */
export function phrasesAt(table: Phrases, words: readonly Word[], at: number): PhraseHit[] {
  const list = table.byFirst.get(words[at]!.text)
  if (list === undefined) return []
  const hits: PhraseHit[] = []
  for (const phrase of list)
    if (standsAt(words, at, phrase))
      hits.push({ kind: phrase.kind, lang: phrase.lang, from: at, to: at + phrase.words.length })
  return hits
}

/** Every phrase anywhere in the words. */
export function findPhrases(table: Phrases, words: readonly Word[]): PhraseHit[] {
  const hits: PhraseHit[] = []
  for (let at = 0; at < words.length; at++) {
    const here = phrasesAt(table, words, at)
    if (here.length > 0) hits.push(...here)
    for (const ending of table.endings) {
      const { text } = words[at]!
      if (text.length > ending.length + 1 && text.endsWith(ending))
        hits.push({ kind: 'any', lang: '', from: at, to: at + 1 })
    }
  }
  return hits
}

/** The first unspaced term inside a text, with its range. */
export function findUnspaced(table: Phrases, text: string): readonly [number, number] | undefined {
  for (const term of table.unspaced) {
    const at = text.indexOf(term)
    if (at >= 0) return [at, at + term.length]
  }
  return undefined
}
