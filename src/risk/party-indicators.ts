import type { Party } from '../trade/index.ts'
import type { PartyFact } from './facts.ts'
import { type Hit, type Indicator, indicator, SILENT, type Sight } from './indicator.ts'
import type { WordHit } from './party-name.ts'

/** A match that needs no second look at its score. */
const isExact = (fact: PartyFact): boolean =>
  fact.reasons.some(({ code }) => code === 'party.name.exact' || code === 'party.identifier.same')

function listedParty(sight: Sight): readonly Hit[] {
  const { parties } = sight.facts
  let hits: Hit[] | undefined
  for (let at = 0; at < parties.length; at++) {
    const matches = parties[at]!
    if (matches.length === 0) continue
    const alerts = matches.filter((match) => match.alert)
    const best = alerts[0]
    const party = sight.consignment.parties[at]
    if (!best || !party) continue
    const hard = alerts.find(
      (match) => match.score >= sight.profile.partyHardScore || isExact(match),
    )
    const shown = hard ?? best
    const seen = shown.reasons.flatMap((reason) => reason.evidence)
    const [first, ...more] = seen
    const own = { at: `parties[${at}].name`, value: party.name ?? party.ids?.[0]?.value ?? '' }
    hits ??= []
    hits.push({
      severity: hard ? 'HARD' : 'MIDDLE',
      points: hard ? 0.85 + 0.1 * Math.min(1, shown.score) : 0.2 + 0.3 * Math.min(1, shown.score),
      values: {
        role: party.role,
        party: party.name ?? '',
        name: shown.name,
        list: shown.list,
        entry: shown.entryId,
        score: Math.round(shown.score * 100) / 100,
        others: alerts.length - 1,
      },
      evidence: first ? [first, ...more] : [own],
      because: shown.reasons,
      list: shown.list,
      entry: shown.entryId,
      ...(shown.version === undefined ? {} : { listVersion: shown.version }),
    })
  }
  return hits ?? SILENT
}

const NAMED_BUYERS: ReadonlySet<Party['role']> = new Set(['importer', 'buyer', 'endUser'])

/** Fires once per text: an importer that repeats the consignee is the same party. */
function onReceivers(
  sight: Sight,
  look: (party: Party, at: number) => Hit | undefined,
): readonly Hit[] {
  const { parties } = sight.consignment
  let hits: Hit[] | undefined
  let seen: string | undefined
  for (const at of sight.receivers) {
    const party = parties[at]!
    if (hits !== undefined && party.name === seen) continue
    const hit = look(party, at)
    if (hit === undefined) continue
    hits ??= []
    hits.push(hit)
    seen = party.name
  }
  return hits ?? SILENT
}

function forwarderReceives(sight: Sight): readonly Hit[] {
  return onReceivers(sight, (party, at) => {
    const fired = (field: string, text: string, { word, span }: WordHit): Hit => ({
      values: { role: party.role, word, party: party.name ?? '' },
      evidence: [{ at: `parties[${at}].${field}`, value: text, span }],
      list: 'forwarders',
    })
    const { forwarder, bank } = sight.memo.party(party)
    if (bank !== undefined) return undefined
    if (forwarder !== undefined) return fired('name', party.name ?? '', forwarder)
    const activity = party.profile?.activity
    if (activity === undefined) return undefined
    const said = sight.memo.partyName(activity)
    if (said.bank !== undefined || said.forwarder === undefined) return undefined
    return fired('profile.activity', activity, said.forwarder)
  })
}

function bankReceives(sight: Sight): readonly Hit[] {
  return onReceivers(sight, (party, at) => {
    if (party.name === undefined) return undefined
    const { bank, order } = sight.memo.party(party)
    if (bank === undefined) return undefined
    return {
      ...(order ? { severity: 'WEAK' as const, points: 0.1 } : {}),
      values: { role: party.role, word: bank.word, party: party.name },
      evidence: [{ at: `parties[${at}].name`, value: party.name, span: bank.span }],
      list: 'banks',
    }
  })
}

function nobodyNamed(sight: Sight): readonly Hit[] {
  return onReceivers(sight, (party, at) => {
    const path = `parties[${at}]`
    const weight = () => {
      const named = sight.consignment.parties.some(
        (other, index) =>
          index !== at &&
          NAMED_BUYERS.has(other.role) &&
          other.name !== undefined &&
          sight.memo.party(other).noEndUser === undefined,
      )
      return !named && sight.sensitive() ? { severity: 'MIDDLE' as const, points: 0.4 } : {}
    }
    if (party.name === undefined) {
      // a place without a name: the record has the party, but not who it is
      const place = party.street ?? party.city ?? party.addressLines?.[0]
      if (place === undefined || (party.ids?.length ?? 0) > 0) return undefined
      return {
        ...weight(),
        values: { role: party.role, word: '' },
        evidence: [{ at: `${path}.name`, value: '' }],
      }
    }
    const { noEndUser } = sight.memo.party(party)
    if (noEndUser === undefined) return undefined
    return {
      ...weight(),
      values: { role: party.role, word: noEndUser.word },
      evidence: [{ at: `${path}.name`, value: party.name, span: noEndUser.span }],
      list: 'no-end-user',
    }
  })
}

export const PARTY_INDICATORS: readonly Indicator[] = [
  indicator(
    'P-01',
    'HARD',
    0.95,
    ['parties'],
    'parties',
    'HARD 0.85 to 0.95 for an exact name, an identifier or a score from the profile’s limit on; MIDDLE 0.2 to 0.5 for an alert below it',
    listedParty,
  ),
  indicator('P-02', 'MIDDLE', 0.3, ['consignee'], 'parties', 'one case', forwarderReceives),
  indicator(
    'P-03',
    'MIDDLE',
    0.25,
    ['consignee'],
    'parties',
    'WEAK 0.1 when the goods are to the order of a bank, as in an ordinary letter of credit',
    bankReceives,
  ),
  indicator(
    'P-08',
    'WEAK',
    0.15,
    ['consignee'],
    'parties',
    'MIDDLE 0.4 with sensitive goods when no importer, buyer or end user is named either',
    nobodyNamed,
  ),
]
