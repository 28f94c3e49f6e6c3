import { FACTS, type FactKey, type Facts, isNominal } from './facts.ts'

/** `nominal`: the fact itself names somebody. `named`: names stood in its text and were taken out. */
export const WITHHELD_WHY = ['nominal', 'named'] as const
export type Withheld = { readonly fact: FactKey; readonly why: (typeof WITHHELD_WHY)[number] }
export type Crossed = { readonly seen: Facts; readonly withheld: readonly Withheld[] }

/** What stands where a name stood. */
const GONE = '…'
/** Shorter ones stand in ordinary words as well: they go where they stand by themselves. */
const SHORTEST = 3
/** A part of what was said of somebody goes from this length on: "12" or "Rue" tell nobody apart. */
const PART = 4
/** One sign of these says as much as a word. */
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
/** How companies end: the name goes without it as well. */
const LEGAL =
  /[\s,.]+(?:ltd|limited|llc|llp|inc|corp|co|plc|gmbh|ag|kg|sa|sas|sarl|srl|spa|bv|nv|oy|ab|as|ooo)\.?$/iu

/** A name in the ways that a text may have it: whole, its parts, each without its legal form. */
function formsOf(given: string): readonly string[] {
  const whole = given.normalize('NFC').trim()
  const parts = whole.split(/[,;\n]/u).map((part) => part.trim())
  const bare = [whole, ...parts].map((form) => form.replace(LEGAL, '').trim())
  const long = (form: string) => form.length >= PART || IDEOGRAPHIC.test(form)
  return [whole, ...[...parts, ...bare].filter(long)].filter((form) => form !== '')
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** The text without those names, however their blanks, accents and capitals are written. */
export function withoutNames(text: string, names: readonly string[]): string {
  return [...new Set(names.flatMap(formsOf))]
    .sort((a, b) => b.length - a.length)
    .reduce((left, form) => {
      const spelt = form.split(/\s+/).map(escaped).join('\\s+')
      const alone = form.length < SHORTEST && !IDEOGRAPHIC.test(form)
      const found = alone ? `(?<![\\p{L}\\p{N}])${spelt}(?![\\p{L}\\p{N}])` : spelt
      return left.replace(new RegExp(found, 'giu'), GONE)
    }, text.normalize('NFC'))
}

/** The facts that name somebody. */
export const namesOf = (facts: Facts): readonly string[] =>
  FACTS.flatMap(({ key, nominal }) => {
    const value = facts[key]
    return nominal && value !== undefined ? [value] : []
  })

/**
 * What others than the asker's own organisation see, and what is withheld and why. `more`: names of
 * the record that it is asked from, which go also where the form does not have them. Pure: the
 * preview and the copy that is kept for others are made by it, so that neither shows more.
 */
export function crossing(facts: Facts, more: readonly string[] = []): Crossed {
  const names = [...namesOf(facts), ...more]
  const seen: Partial<Record<FactKey, string>> = {}
  const withheld: Withheld[] = []
  for (const { key, kind } of FACTS) {
    const value = facts[key]
    if (value === undefined) continue
    if (isNominal(key)) {
      withheld.push({ fact: key, why: 'nominal' })
      continue
    }
    const left = kind === 'text' || kind === 'line' ? withoutNames(value, names) : value
    if (left !== value.normalize('NFC')) withheld.push({ fact: key, why: 'named' })
    seen[key] = left
  }
  return { seen, withheld }
}

/** What does not cross: facts that name somebody, and texts as they were before names went. */
export function apart(
  facts: Facts,
  more: readonly string[] = [],
): Readonly<Record<string, string>> {
  const { withheld } = crossing(facts, more)
  return Object.fromEntries(withheld.map(({ fact }) => [fact, facts[fact] ?? '']))
}
