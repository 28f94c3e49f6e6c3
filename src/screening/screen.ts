import type { Evidence, Finding, Reason } from '../base/index.ts'
import { isNonEmpty } from '../base/index.ts'
import type { Identification } from '../goods/index.ts'
import type { Layout } from '../intake/index.ts'
import { idOf, placeOf } from '../intake/index.ts'
import type { PartyMatch } from '../parties/index.ts'
import { matchParty } from '../parties/index.ts'
import { assess, isPlainParty, rank } from '../risk/index.ts'
import type { GoodsItem, Party, ReadConsignment, Wording } from '../trade/index.ts'
import type { Engines } from './engines.ts'
import type { Target } from './target.ts'

const NO_MATCHES: readonly PartyMatch[] = []
const NO_GOODS: readonly Identification[] = []
const NO_PARTIES: readonly (readonly PartyMatch[])[] = []

/**
 * Screens consignments of one layout: goods, parties, indicators, rank. Pure but for what it
 * remembers: party strings and descriptions repeat massively, each distinct one is looked up once.
 */
export function screener(
  layout: Layout,
  engines: Engines,
): (consignment: ReadConsignment, wording?: Wording) => Target | null {
  const { parties: index, profile, memo, known } = engines
  const { parties: cache } = known
  const supplied = known.supplied(layout)
  const places = new Map<string, string>()

  const matchesOf = (party: Party, at: number): readonly PartyMatch[] => {
    if (known.hitless.of(party)) return NO_MATCHES
    const found = matchParty(index, party, at, cache)
    if (found.length === 0) known.hitless.put(party, true)
    return found
  }

  /** What each party hit; `NO_PARTIES` where all are plain. */
  const hitsOf = (parties: readonly Party[]): readonly (readonly PartyMatch[])[] => {
    let hits: (readonly PartyMatch[])[] | undefined
    for (let at = 0; at < parties.length; at++) {
      const party = parties[at]!
      let matches = NO_MATCHES
      if (!known.plain.of(party)) {
        matches = matchesOf(party, at)
        if (matches.length === 0 && isPlainParty(party, memo)) known.plain.put(party, true)
        else hits ??= new Array<readonly PartyMatch[]>(at).fill(NO_MATCHES)
      }
      hits?.push(matches)
    }
    return hits ?? NO_PARTIES
  }
  const isPlainCargo = (items: readonly GoodsItem[], wording: Wording | undefined): boolean => {
    for (let at = 0; at < items.length; at++)
      if (!known.goods.isPlain(items[at]!, wording?.[at])) return false
    return true
  }

  return (consignment, wording) => {
    const { parties, goodsItems } = consignment
    const hits = hitsOf(parties)
    const plain = { parties: hits === NO_PARTIES, goods: isPlainCargo(goodsItems, wording) }
    const facts = {
      parties: hits,
      goods: plain.goods
        ? NO_GOODS
        : goodsItems.map((item, at) => known.goods.identify(item, at, wording?.[at])),
    }
    const found = assess(consignment, facts, profile, { memo, supplied, wording, plain })
    if (found.length === 0) return null
    const ranked = rank(found, consignment, profile)
    if (!ranked) return null
    const reasons = found.map((one) => withPlaces(one, layout, consignment, places) as Finding)
    if (!isNonEmpty(reasons)) return null
    const { file, record } = consignment.source
    return {
      consignmentId: idOf(consignment),
      lane: ranked.lane,
      score: ranked.score,
      completeness: ranked.completeness,
      source: { file, record },
      reasons,
    }
  }
}

function withPlaces(
  reason: Reason,
  layout: Layout,
  consignment: ReadConsignment,
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
  consignment: ReadConsignment,
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
