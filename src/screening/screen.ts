import type { Evidence, Finding, Reason } from '../base/index.ts'
import { isNonEmpty } from '../base/index.ts'
import type { Identification } from '../goods/index.ts'
import type { Layout } from '../intake/index.ts'
import { placeOf } from '../intake/index.ts'
import type { PartyMatch } from '../parties/index.ts'
import { addressOf, matchParty } from '../parties/index.ts'
import { assess, rank } from '../risk/index.ts'
import type { Consignment, GoodsItem, Party } from '../trade/index.ts'
import type { Engines } from './engines.ts'
import type { Target } from './target.ts'

const NO_MATCHES: readonly PartyMatch[] = []

/**
 * Screens consignments of one layout: goods, parties, indicators, rank. Pure but for what it
 * remembers: party strings and descriptions repeat massively, each distinct one is looked up once.
 */
export function screener(
  layout: Layout,
  engines: Engines,
): (consignment: Consignment) => Target | null {
  const { parties: index, profile, memo, known } = engines
  const { parties: cache } = known
  const supplied = known.supplied(layout)
  const options = supplied ? { memo, supplied } : { memo }
  const places = new Map<string, string>()

  const goodsOf = (item: GoodsItem, at: number): Identification => {
    const found = known.goods(keyOf(item))
    return found.candidates.length === 0 ? found : placed(found, at)
  }

  const matchesOf = (party: Party, at: number): readonly PartyMatch[] => {
    // Most parties hit nothing by any of their strings: nothing is joined, nothing rebased.
    if (party.ids === undefined && party.name !== undefined) {
      if (cache.name(party.name).hits.length === 0) {
        const address = addressText(party)
        if (address === '' || cache.address(address).hits.length === 0) return NO_MATCHES
      }
    }
    return matchParty(index, party, at, cache)
  }

  return (consignment) => {
    const goods = consignment.goodsItems.map(goodsOf)
    const facts = { goods, parties: consignment.parties.map(matchesOf) }
    const found = assess(consignment, facts, profile, options)
    if (found.length === 0) return null
    const ranked = rank(found, consignment, profile)
    if (!ranked) return null
    const reasons = found.map((one) => withPlaces(one, layout, consignment, places) as Finding)
    if (!isNonEmpty(reasons)) return null
    const { file, record } = consignment.source
    return {
      consignmentId: consignment.id,
      lane: ranked.lane,
      score: ranked.score,
      completeness: ranked.completeness,
      source: { file, record },
      reasons,
    }
  }
}

/** A line as the goods engine sees it, as one text: what is remembered is looked up by it. */
const keyOf = (item: GoodsItem): string =>
  `${item.commodityCode ?? item.hs6 ?? ''}\u0000${item.casNumbers?.join(' ') ?? ''}\u0000${item.descriptionLang ?? ''}\u0000${item.description ?? ''}`

const addressText = (party: Party): string =>
  party.addressLines || party.street || party.city ? addressOf(party) : ''

/** Evidence of the goods engine speaks of `text`, `hs` and `cas`: here it gets its path. */
function placed(identification: Identification, at: number): Identification {
  const path = `goodsItems[${at}]`
  return {
    ...identification,
    candidates: identification.candidates.map((candidate) => ({
      ...candidate,
      reasons: candidate.reasons.map((reason) => ({
        ...reason,
        evidence: reason.evidence.map((one) => ({ ...one, at: pathOf(path, one.at) })),
      })) as unknown as typeof candidate.reasons,
    })),
  }
}

const PATHS: Readonly<Record<string, string>> = {
  text: 'description',
  hs: 'commodityCode',
  cas: 'casNumbers',
}
const pathOf = (item: string, at: string): string => `${item}.${PATHS[at] ?? at}`

function withPlaces(
  reason: Reason,
  layout: Layout,
  consignment: Consignment,
  known: Map<string, string>,
): Reason {
  return {
    ...reason,
    evidence: reason.evidence.map((one) => withPlace(one, layout, consignment, known)),
    ...(reason.because
      ? { because: reason.because.map((one) => withPlaces(one, layout, consignment, known)) }
      : {}),
  }
}

/** The column header or element path behind a path; looked up once a path and party role. */
function withPlace(
  evidence: Evidence,
  layout: Layout,
  consignment: Consignment,
  known: Map<string, string>,
): Evidence {
  if (evidence.place !== undefined) return evidence
  const listed = /^(parties|route)\[(\d+)\]/.exec(evidence.at)
  const role = listed
    ? consignment[listed[1] as 'parties' | 'route']?.[Number(listed[2])]?.role
    : ''
  const key = `${role}\u0000${evidence.at}`
  let place = known.get(key)
  if (place === undefined) {
    place = placeOf(layout, evidence.at, consignment) ?? ''
    known.set(key, place)
  }
  return place === '' ? evidence : { ...evidence, place }
}
