import type { Reason } from '../base/index.ts'
import type { GoodsItem, Party, SupportingDocument } from '../trade/index.ts'
import type { GoodsFact } from './facts.ts'
import { type Hit, type Indicator, indicator, SILENT, type Sight } from './indicator.ts'

const isLicence = (document: SupportingDocument, sight: Sight): boolean =>
  document.type !== undefined &&
  sight.profile.licenceTypes.has(document.type) &&
  !(document.status !== undefined && sight.profile.exemptionStatuses.has(document.status))

const licensed = (item: GoodsItem, sight: Sight): boolean =>
  (item.documents?.some((document) => isLicence(document, sight)) ?? false) ||
  (sight.consignment.documents?.some((document) => isLicence(document, sight)) ?? false)

const WEIGHT = {
  listed: { severity: 'HARD', base: 0.75, span: 0.2 },
  possible: { severity: 'MIDDLE', base: 0.25, span: 0.25 },
  needsExpert: { severity: 'MIDDLE', base: 0.3, span: 0.25 },
} as const

function listedWithoutLicence(sight: Sight): readonly Hit[] {
  const { goods } = sight.facts
  let hits: Hit[] | undefined
  for (let at = 0; at < goods.length; at++) {
    const fact = goods[at]!
    if (fact.outcome === 'notListed' || fact.outcome === 'vague') continue
    const best = fact.candidates[0]
    const item = sight.consignment.goodsItems[at]
    if (!best || !item || best.score < sight.profile.goodsScoreMin || licensed(item, sight))
      continue
    const weight = WEIGHT[fact.outcome]
    const path = `goodsItems[${at}]`
    const seen = best.reasons.flatMap((reason) => reason.evidence)
    const own =
      item.description !== undefined
        ? { at: `${path}.description`, value: item.description }
        : { at: `${path}.commodityCode`, value: item.commodityCode ?? item.hs6 ?? '' }
    const [first, ...more] = seen
    hits ??= []
    hits.push({
      severity: weight.severity,
      points: weight.base + weight.span * Math.min(1, best.score),
      values: {
        item: item.seq,
        entry: best.entry,
        list: best.list,
        alsoIn: best.alsoIn.join(', '),
        outcome: fact.outcome,
        score: round(best.score),
        questions: fact.questions.length,
      },
      evidence: first ? [first, ...more] : [own],
      because: [...best.reasons, ...sisters(fact)],
      list: best.list,
      entry: best.entry,
      ...versionOf(best.reasons),
    })
  }
  return hits ?? SILENT
}

/** Entries that fit nearly as well: wording seldom tells sister entries apart, figures do. */
const SISTER_FROM = 0.8
const SISTERS_SHOWN = 4

function sisters({ candidates: [best, ...others] }: GoodsFact): readonly Reason[] {
  if (!best) return []
  return others
    .filter(({ score }) => score >= SISTER_FROM * best.score)
    .slice(0, SISTERS_SHOWN)
    .map(({ list, entry, score, reasons }) => ({
      code: 'goods.other-entry',
      points: 0,
      values: { entry, score: round(score) },
      evidence: [],
      source: { ...(reasons[0]?.source ?? {}), rule: 'goods.other-entry', list, entry },
    }))
}

const versionOf = (reasons: readonly Reason[]): { readonly listVersion?: string } => {
  const version = reasons.find((reason) => reason.source.version !== undefined)?.source.version
  return version === undefined ? {} : { listVersion: version }
}

const round = (value: number): number => Math.round(value * 100) / 100

function vagueDescription(sight: Sight): readonly Hit[] {
  const items = sight.consignment.goodsItems
  let hits: Hit[] | undefined
  for (let at = 0; at < items.length; at++) {
    const text = items[at]!.description
    if (text === undefined) continue
    const { vague } = sight.memo.description(text, sight.wording?.[at])
    if (vague === undefined) continue
    hits ??= []
    hits.push({
      values: { item: items[at]!.seq, word: vague.word },
      evidence: [{ at: `goodsItems[${at}].description`, value: text, span: vague.span }],
      list: 'vague',
    })
  }
  return hits ?? SILENT
}

/** A place where the goods end or go on to, with the path that says so. */
type Place = { readonly at: string; readonly value: string }

/** Roles whose country is a place the goods go to. */
const RECEIVING: ReadonlySet<Party['role']> = new Set(['consignee', 'endUser', 'buyer', 'importer'])

function endsAt(sight: Sight): Place[] {
  const { countries, parties, route } = sight.consignment
  const places: Place[] = []
  if (countries?.destination)
    places.push({ at: 'countries.destination', value: countries.destination })
  if (countries?.finalDestination)
    places.push({ at: 'countries.finalDestination', value: countries.finalDestination })
  for (let at = 0; at < parties.length; at++) {
    const party = parties[at]!
    if (party.country && RECEIVING.has(party.role))
      places.push({ at: `parties[${at}].country`, value: party.country })
  }
  const last = route?.length ? route.length - 1 : -1
  const stop = last > 0 ? route![last]! : undefined
  if (stop) {
    if (stop.country) places.push({ at: `route[${last}].country`, value: stop.country })
    else if (stop.locode)
      places.push({ at: `route[${last}].locode`, value: stop.locode.slice(0, 2) })
  }
  return places
}

/** Signs that goods at a hub go on: a leg through a place of concern, a party there to be told. */
function onwardSigns(sight: Sight): Place[] {
  const { countries, parties, route } = sight.consignment
  const places: Place[] = []
  countries?.transit?.forEach((country, at) => {
    places.push({ at: `countries.transit[${at}]`, value: country })
  })
  route?.forEach((stop, at) => {
    // the first place is where they come from
    if (at === 0) return
    if (stop.country) places.push({ at: `route[${at}].country`, value: stop.country })
    else if (stop.locode) places.push({ at: `route[${at}].locode`, value: stop.locode.slice(0, 2) })
  })
  parties.forEach((party, at) => {
    if (party.country && party.role === 'notify')
      places.push({ at: `parties[${at}].country`, value: party.country })
  })
  return places
}

const DAY_MS = 86_400_000

/** Days from a date to the declaration; `undefined` when the declaration has none. */
const daysBefore = (sight: Sight, date: string): number | undefined => {
  const accepted = sight.consignment.declaration?.acceptedAt
  if (accepted === undefined) return undefined
  return (Date.parse(accepted.slice(0, 10)) - Date.parse(date.slice(0, 10))) / DAY_MS
}

/** What makes a receiver new: formed, or first seen, since the reference date or just now. */
function newTrader(sight: Sight): Place | undefined {
  const { newTraderReferenceDate, newTraderDays } = sight.profile
  const { parties } = sight.consignment
  for (let at = 0; at < parties.length; at++) {
    const { role, profile } = parties[at]!
    if (!profile || !RECEIVING.has(role)) continue
    const { incorporated, firstSeen } = profile
    if (incorporated !== undefined && incorporated >= newTraderReferenceDate)
      return { at: `parties[${at}].profile.incorporated`, value: incorporated }
    if (firstSeen === undefined) continue
    const days = daysBefore(sight, firstSeen)
    const since = incorporated === undefined && firstSeen >= newTraderReferenceDate
    if (since || (days !== undefined && days >= 0 && days < newTraderDays))
      return { at: `parties[${at}].profile.firstSeen`, value: firstSeen }
  }
  return undefined
}

function priorityGoods(sight: Sight): readonly Hit[] {
  const { priorityGoods: tiers, destinationsOfConcern, transshipmentHubs } = sight.profile
  let hits: Hit[] | undefined
  for (let at = 0; at < sight.hs6.length; at++) {
    const hs6 = sight.hs6[at]
    const tier = hs6 === undefined ? undefined : tiers.get(hs6)
    if (hs6 === undefined || tier === undefined) continue
    const item = sight.consignment.goodsItems[at]!
    const goods =
      item.commodityCode !== undefined
        ? { at: `goodsItems[${at}].commodityCode`, value: item.commodityCode }
        : { at: `goodsItems[${at}].hs6`, value: hs6 }
    const fire = (why: 'direct' | 'hub' | 'newTrader', place: Place, weight: Partial<Hit>) => {
      hits ??= []
      hits.push({
        ...weight,
        values: { item: item.seq, hs6, tier, why, place: place.value },
        evidence: [goods, { at: place.at, value: place.value }],
        list: 'priority-goods',
        entry: hs6,
        because: [
          {
            code: `G-05.${why}`,
            points: 0,
            values: { place: place.value },
            evidence: [{ at: place.at, value: place.value }],
            source: { rule: 'G-05', version: sight.profile.version },
          },
        ],
      })
    }
    const ends = endsAt(sight)
    const direct = ends.find(({ value }) => destinationsOfConcern.has(value))
    if (direct) {
      fire('direct', direct, {})
      continue
    }
    const hub = ends.find(({ value }) => transshipmentHubs.has(value))
    const onward = hub && onwardSigns(sight).find(({ value }) => destinationsOfConcern.has(value))
    if (onward) {
      fire('hub', onward, {})
      continue
    }
    const trader = newTrader(sight)
    if (trader && hub) fire('newTrader', trader, { severity: 'MIDDLE', points: 0.4 })
    else if (trader) fire('newTrader', trader, { severity: 'WEAK', points: 0.15 })
  }
  return hits ?? SILENT
}

export const GOODS_INDICATORS: readonly Indicator[] = [
  indicator(
    'G-01',
    'HARD',
    0.75,
    ['description', 'hs6', 'documents'],
    'goods',
    'HARD 0.75 to 0.95 by the score when the goods are listed (strong evidence) and no positive licence document is there; MIDDLE 0.25 to 0.5 when possible, 0.3 to 0.55 when an expert is needed',
    listedWithoutLicence,
  ),
  indicator('G-03', 'WEAK', 0.2, ['description'], 'goods', 'one case', vagueDescription),
  indicator(
    'G-05',
    'HARD',
    0.9,
    ['hs6', 'destination', 'route', 'consigneeCountry', 'traderHistory'],
    'goods',
    'HARD when bound to a place of concern or through a hub with a sign of going on there; MIDDLE 0.4 when the importer at a hub is new since the reference date, WEAK 0.15 when such an importer is elsewhere',
    priorityGoods,
  ),
]
