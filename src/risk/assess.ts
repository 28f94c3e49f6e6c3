import type { Finding } from '../base/index.ts'
import { newNote, remember } from '../base/index.ts'
import type { ReadConsignment, Wording } from '../trade/index.ts'
import { type DescriptionReading, readDescription } from './description.ts'
import type { Facts } from './facts.ts'
import type { Hit, Indicator, Memo, Sight } from './indicator.ts'
import { INDICATORS } from './indicators.ts'
import { type NameReading, readPartyName, SAYS_NOTHING } from './party-name.ts'
import { hs6OfItem, isPriority, isSilent, NOTHING_PLAIN, type Plain } from './plain.ts'
import type { RiskProfile } from './profile.ts'
import { NOBODY, receiversOf } from './receivers.ts'

/** How single texts are read. */
export type Readings = {
  readonly partyName: (name: string) => NameReading
  readonly description: (text: string) => DescriptionReading
}

/** Reads every text anew. */
export const readAfresh = (profile: RiskProfile): Readings => ({
  partyName: (name) => readPartyName(name, profile.names),
  description: (text) => readDescription(text, profile.vague),
})

/** Keeps the readings of up to `limit` texts of each kind: names and goods repeat massively. */
export function keepReadings(readings: Readings, limit = 100_000): Memo {
  const partyName = remember(readings.partyName, limit)
  const description = remember(readings.description, limit)
  const named = newNote<NameReading>()
  const described = newNote<DescriptionReading>()
  return {
    partyName,
    party(party) {
      const before = named.of(party)
      if (before !== undefined) return before
      const reading = party.name === undefined ? SAYS_NOTHING : partyName(party.name)
      named.put(party, reading)
      return reading
    },
    description(text, wording) {
      if (wording === undefined) return description(text)
      const before = described.of(wording)
      if (before !== undefined) return before
      const reading = readings.description(text)
      described.put(wording, reading)
      return reading
    },
    harmless: newNote(),
  }
}

export type AssessOptions = {
  readonly memo?: Memo
  /**
   * Canonical fields that the layout of the source file has a place for
   * (`goodsItems.description`, `parties.consignee.name`): a table without the column does not
   * miss the value in every row. Absent: every field could have been given.
   */
  readonly supplied?: ReadonlySet<string> | undefined
  /** What the reader read the descriptions of the goods items from. */
  readonly wording?: Wording | undefined
  /** Who knows that nothing of these is notable spares the rules about them; the facts too. */
  readonly plain?: Plain
}

function finding(rule: Indicator, hit: Hit, profile: RiskProfile): Finding {
  return {
    code: rule.code,
    severity: hit.severity ?? rule.severity,
    points: hit.points ?? rule.points,
    values: hit.values,
    evidence: hit.evidence,
    source: {
      rule: rule.code,
      version: hit.listVersion ?? `${profile.name} ${profile.version}`,
      ...(hit.list === undefined ? {} : { list: hit.list }),
      ...(hit.entry === undefined ? {} : { entry: hit.entry }),
    },
    ...(hit.because === undefined ? {} : { because: hit.because }),
  }
}

const NONE: readonly Finding[] = []
const NO_CODES: readonly undefined[] = []
const memos = new WeakMap<RiskProfile, Memo>()

const memoOf = (profile: RiskProfile): Memo => {
  const known = memos.get(profile)
  if (known) return known
  const memo = keepReadings(readAfresh(profile), 2000)
  memos.set(profile, memo)
  return memo
}

/**
 * Runs every indicator over one consignment. Findings come in the order of the table; none is
 * the usual answer. Pure: the same input gives the same findings.
 */
export function assess(
  consignment: ReadConsignment,
  facts: Facts,
  profile: RiskProfile,
  options: AssessOptions = {},
): readonly Finding[] {
  const { plain = NOTHING_PLAIN } = options
  const hs6 = plain.goods ? NO_CODES : consignment.goodsItems.map(hs6OfItem)
  const memo = options.memo ?? memoOf(profile)
  const sight: Sight = {
    consignment,
    facts,
    profile,
    memo,
    supplied: options.supplied,
    wording: options.wording,
    receivers: plain.parties ? NOBODY : receiversOf(consignment.parties, memo),
    hs6,
    sensitive: () => hs6.some((code) => isPriority(code, profile)) || !facts.goods.every(isSilent),
  }
  let findings: Finding[] | undefined
  for (let row = 0; row < INDICATORS.length; row++) {
    const rule = INDICATORS[row]!
    if (rule.about !== 'record' && plain[rule.about]) continue
    const hits = rule.fires(sight)
    if (hits.length === 0) continue
    findings ??= []
    for (const hit of hits) findings.push(finding(rule, hit, profile))
  }
  return findings ?? NONE
}
