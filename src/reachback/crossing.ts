import { withoutNames } from '../base/index.ts'
import { FACTS, type FactKey, type Facts, isNominal } from './facts.ts'

/** `nominal`: the fact itself names somebody. `named`: names stood in its text and were taken out. */
export const WITHHELD_WHY = ['nominal', 'named'] as const
export type Withheld = { readonly fact: FactKey; readonly why: (typeof WITHHELD_WHY)[number] }
export type Crossed = { readonly seen: Facts; readonly withheld: readonly Withheld[] }

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
