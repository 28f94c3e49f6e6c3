import type { Finding, Lane } from '../base/index.ts'
import { LANES } from '../base/index.ts'
import type { ReadConsignment } from '../trade/index.ts'
import type { Need } from './indicator.ts'
import { INDICATORS } from './indicators.ts'
import type { RiskProfile } from './profile.ts'

/** How much one indicator adds to the score; the shares add up to it. */
export type Share = { readonly code: string; readonly points: number }

export type Rank = {
  readonly lane: Lane
  /** 0 to 1. */
  readonly score: number
  /** 0 to 1: how much of what the indicators compare was there to be compared. */
  readonly completeness: number
  /** The score taken apart by indicator, largest first: the bars on the page. */
  readonly shares: readonly Share[]
}

/**
 * Repeats of one indicator (thirty containers with a wrong digit) are one story: the strongest
 * counts whole, each further one half of the one before.
 */
function stayOut(points: readonly number[]): number {
  const sorted = [...points].sort((a, b) => b - a)
  let out = 1
  for (let at = 0; at < sorted.length; at++) out *= 1 - sorted[at]! / 2 ** at
  return out
}

const bounded = (points: number): number => Math.min(0.99, Math.max(0, points))
/** Six digits, as in the key that sorts targets. */
const rounded = (share: number): number => Math.round(share * 1e6) / 1e6

/**
 * Ranks a consignment by its findings; `null` when there is none: a score without reasons does
 * not exist.
 *
 * Score: 1 − Π (1 − p). Each indicator's points are the share of such lines worth an inspection;
 * taken as independent, this is the chance that at least one of them is right. It stays between
 * 0 and 1, never falls when a finding is added, and lets three weak signs outweigh one.
 * Lane: any HARD finding is RED whatever the score (hard facts win over points); else YELLOW from
 * the profile's limit on, else GREEN.
 */
export function rank(
  findings: readonly Finding[],
  consignment: ReadConsignment,
  profile: RiskProfile,
): Rank | null {
  if (findings.length === 0) return null
  const byCode = new Map<string, number[]>()
  let hard = false
  for (const { code, points, severity } of findings) {
    hard ||= severity === 'HARD'
    const list = byCode.get(code) ?? []
    list.push(bounded(points))
    byCode.set(code, list)
  }
  let out = 1
  let weight = 0
  const parts: { code: string; log: number }[] = []
  for (const [code, points] of byCode) {
    const stay = stayOut(points)
    out *= stay
    parts.push({ code, log: -Math.log(stay) })
    weight -= Math.log(stay)
  }
  const score = rounded(1 - out)
  return {
    lane: hard ? 'RED' : score >= profile.yellowScore ? 'YELLOW' : 'GREEN',
    score,
    completeness: completenessOf(consignment),
    shares: parts
      .map(({ code, log }) => ({ code, points: weight === 0 ? 0 : (score * log) / weight }))
      .sort((a, b) => b.points - a.points),
  }
}

/** Order of urgency: lane, score, completeness; negative when `a` comes first. */
export const compareRanks = (a: Rank, b: Rank): number =>
  LANES.indexOf(a.lane) - LANES.indexOf(b.lane) ||
  b.score - a.score ||
  b.completeness - a.completeness

const consigneeOf = ({ parties }: ReadConsignment) =>
  parties.find(({ role }) => role === 'consignee')

const PRESENT: Readonly<Record<Need, (consignment: ReadConsignment) => boolean>> = {
  description: ({ goodsItems }) => goodsItems.some((item) => item.description !== undefined),
  hs6: ({ goodsItems }) =>
    goodsItems.some((item) => item.hs6 !== undefined || item.commodityCode !== undefined),
  documents: (c) =>
    c.documents !== undefined || c.goodsItems.some((item) => item.documents !== undefined),
  consignee: (c) => consigneeOf(c)?.name !== undefined,
  consigneeCountry: (c) => consigneeOf(c)?.country !== undefined,
  parties: ({ parties }) => parties.some((party) => party.name !== undefined),
  traderHistory: ({ parties }) => parties.some((party) => party.profile !== undefined),
  destination: ({ countries }) =>
    countries?.destination !== undefined || countries?.finalDestination !== undefined,
  route: ({ route }) => (route?.length ?? 0) > 0,
  equipment: (c) =>
    (c.equipment?.length ?? 0) > 0 || c.goodsItems.some((item) => item.equipmentIds !== undefined),
  vessel: ({ transportMeans }) => transportMeans?.some(({ id }) => id !== undefined) ?? false,
  airWaybill: ({ transportDocuments }) => (transportDocuments?.length ?? 0) > 0,
  mrn: ({ declaration }) => declaration?.mrn !== undefined,
}

const NEEDS = [...new Set(INDICATORS.flatMap(({ needs }) => needs))]

/** The share of the parts that the indicators compare which this consignment has. */
export function completenessOf(consignment: ReadConsignment): number {
  let present = 0
  for (const need of NEEDS) if (PRESENT[need](consignment)) present++
  return rounded(present / NEEDS.length)
}
