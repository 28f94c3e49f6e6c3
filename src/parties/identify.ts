import { isImo, isLei } from '../base/codes/index.ts'
import { bareIdentifier, type FoundIdentifier, findIdentifiers } from '../trade/index.ts'
import { hashText } from './hash.ts'
import type { Hit } from './match.ts'
import type { PartyIndex } from './open.ts'
import { IDENTIFIER } from './policy.ts'
import { identifierReason } from './reasons.ts'

/** Schemes whose numbers are unique in the world, with their check where there is one. */
const CHECKS: Readonly<Record<string, (value: string) => boolean>> = { IMO: isImo, LEI: isLei }
const PROPER = new Set(['IMO', 'MMSI', 'LEI', 'SWIFT', 'INN', 'OGRN', 'USCC', 'DUNS', 'PASSPORT'])

/** Words of an unlabelled identifier field that may be a number. */
function unlabelled(text: string): readonly FoundIdentifier[] {
  const found: FoundIdentifier[] = []
  const whole = bareIdentifier(text)
  if (whole.length >= IDENTIFIER.least && whole.length <= 40 && /\d/.test(whole))
    found.push({ scheme: 'OTHER', value: whole, span: [0, text.length] })
  for (const word of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}./-]*[\p{L}\p{N}]/gu)) {
    const value = bareIdentifier(word[0])
    if (value !== whole && value.length >= IDENTIFIER.leastOther && /\d/.test(value))
      found.push({ scheme: 'OTHER', value, span: [word.index, word.index + word[0].length] })
  }
  return found
}

/** Whether two schemes can be one: a list says "Tax ID" where the declaration says INN. */
function agree(query: FoundIdentifier, listed: string): boolean {
  if (query.scheme === listed) return true
  if (query.scheme === 'IMO' || query.scheme === 'MMSI')
    return listed === 'OTHER' && query.value.length >= IDENTIFIER.leastOther
  if (listed === 'IMO' || listed === 'MMSI') return query.scheme === 'OTHER'
  return query.value.length >= IDENTIFIER.leastOther
}

/** Entries with an identifier of the text. A number with a wrong check digit finds nobody. */
export function matchIdentifiers(
  index: PartyIndex,
  text: string,
  asked: boolean,
  at: string,
  allowed: ReadonlySet<number> | undefined,
): readonly Hit[] {
  const { rest } = index.columns
  if (rest.idEntry.length === 0) return []
  const labelled = findIdentifiers(text)
  const found = asked ? [...labelled, ...unlabelled(text)] : labelled
  const hits: Hit[] = []
  for (const one of found) {
    if (CHECKS[one.scheme]?.(one.value) === false) continue
    const key = hashText(one.value)
    const bucket = (key & (rest.idStarts.length - 2)) >>> 0
    for (let k = rest.idStarts[bucket]!; k < rest.idStarts[bucket + 1]!; k++) {
      const id = rest.idValues[k]!
      if (rest.idKeys[k] !== key || index.textAt(rest.idBare[id]!) !== one.value) continue
      const entry = rest.idEntry[id]!
      const scheme = index.textAt(rest.idScheme[id]!)
      if ((allowed && !allowed.has(rest.entryList[entry]!)) || !agree(one, scheme)) continue
      const score =
        PROPER.has(one.scheme) || one.scheme === scheme ? IDENTIFIER.proper : IDENTIFIER.other
      hits.push({
        entry,
        text: rest.entryTitle[entry]!,
        score,
        mayAlert: true,
        reasons: [identifierReason(index, entry, text, at, one, scheme, score)],
      })
    }
  }
  return hits
}
