import type { Party } from '../trade/index.ts'
import type { Memo } from './indicator.ts'
import { isPlainParty } from './plain.ts'

export const NOBODY: readonly number[] = []

/**
 * Places of the parties that receive the goods and of whom something may be said: their name says
 * something, they have none, or what they do is known. Most lines have nobody.
 */
export function receiversOf(parties: readonly Party[], memo: Memo): readonly number[] {
  let places: number[] | undefined
  for (let at = 0; at < parties.length; at++) {
    if (isPlainParty(parties[at]!, memo)) continue
    places ??= []
    places.push(at)
  }
  return places ?? NOBODY
}
