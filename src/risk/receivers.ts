import type { Party } from '../trade/index.ts'
import type { Memo } from './indicator.ts'
import { SAYS_NOTHING } from './party-name.ts'

/** Roles that receive the goods. A forwarder to be notified, or who declares, is ordinary. */
const RECEIVES: ReadonlySet<Party['role']> = new Set(['consignee', 'importer', 'endUser'])

const NOBODY: readonly number[] = []

/**
 * Places of the parties that receive the goods and of whom something may be said: their name says
 * something, they have none, or what they do is known. Most lines have nobody.
 */
export function receiversOf(parties: readonly Party[], memo: Memo): readonly number[] {
  let places: number[] | undefined
  for (let at = 0; at < parties.length; at++) {
    const party = parties[at]!
    if (!RECEIVES.has(party.role)) continue
    const isPlain =
      party.name !== undefined &&
      party.profile?.activity === undefined &&
      memo.party(party) === SAYS_NOTHING
    if (isPlain) continue
    places ??= []
    places.push(at)
  }
  return places ?? NOBODY
}
