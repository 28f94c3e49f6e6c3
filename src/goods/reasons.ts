import type { Evidence, NonEmpty, Reason } from '../base/index.ts'
import { HS_ELSEWHERE, HS_WORTH, STRENGTHS, WORDS_MAX } from './policy.ts'
import type { Substance } from './substances.ts'
import { type Line, worthOf } from './weigh.ts'

/** At most so many terms of one strength are given; more would hide the best. */
const TERMS_SHOWN = 4
const WORDS_SHOWN = 5

const rounded = (n: number): number => Math.round(n * 1000) / 1000

const SUBSTANCE_CODES = {
  cas: 'goods.cas',
  name: 'goods.chemical-name',
  isomer: 'goods.chemical-isomer',
  part: 'goods.chemical-part',
} as const

/** The reasons of one candidate, what speaks for it before what speaks against it. */
export function reasonsFor(line: Line, entry: number): NonEmpty<Reason> {
  const { catalogue, standings } = line
  const standing = standings[entry]!
  const { code } = catalogue.entries[entry]!
  const source = { rule: 'goods', list: 'EU', version: catalogue.version, entry: code }
  const reason = (
    kind: string,
    points: number,
    values: Reason['values'],
    evidence: readonly Evidence[],
  ): Reason => ({
    code: kind,
    points: rounded(points),
    values: { entry: code, ...values },
    evidence,
    source: { ...source, rule: kind },
  })

  const reasons: Reason[] = []
  for (const substance of line.substances) {
    if (substance.entry === entry) reasons.push(ofSubstance(substance, reason))
  }
  reasons.push(...ofTerms(line, entry, reason))
  const hs = line.hs6 ?? line.commodity.hs ?? ''
  const atHs: readonly Evidence[] = [{ at: 'hs', value: line.commodity.hs ?? '' }]
  if (standing.hs)
    reasons.push(reason(`goods.hs.${standing.hs}`, HS_WORTH[standing.hs], { hs }, atHs))
  if (standing.words > 0.01 && !reasons.some(({ points }) => points > 0.2))
    reasons.push(ofWords(line, entry, reason))
  if (standing.elsewhere)
    reasons.push(
      reason('goods.hs.elsewhere', HS_ELSEWHERE[standing.elsewhere].points, { hs }, atHs),
    )
  const [first, ...rest] = reasons
  // every standing was made by a find; one that left no other reason shares words
  return first ? [first, ...rest] : [ofWords(line, entry, reason)]
}

type Write = (
  kind: string,
  points: number,
  values: Reason['values'],
  evidence: readonly Evidence[],
) => Reason

function ofSubstance(substance: Substance, reason: Write): Reason {
  const { chemical, how, at, value, span, worth, share } = substance
  const evidence: readonly Evidence[] = [{ at, value, ...(span ? { span } : {}) }]
  const { cas, nameEn, nameFr } = chemical
  // the sentence is made elsewhere, in a language not known here
  const values = { cas, name: nameEn === nameFr ? nameEn : `${nameEn} / ${nameFr}` }
  if (!share || share.verdict === 'enough' || !chemical.limit) {
    return reason(SUBSTANCE_CODES[how], worth, values, evidence)
  }
  const declared = share.from === share.to ? `${share.from}` : `${share.from}–${share.to}`
  return reason(
    share.verdict === 'below' ? 'goods.share-below' : 'goods.share-across',
    share.verdict === 'below' ? -0.5 : worth,
    { ...values, declared, limit: chemical.limit.percent },
    evidence,
  )
}

function ofTerms(line: Line, entry: number, reason: Write): readonly Reason[] {
  const { catalogue, reading, text } = line
  const { claimFrom, claimEntry, claimStrength } = catalogue.terms
  const lists: Reason[][] = STRENGTHS.map(() => [])
  for (let i = 0; i < reading.hits; i++) {
    const hit = reading.order[i]!
    const term = reading.hitTerm[hit]!
    for (let claim = claimFrom[term]!; claim < claimFrom[term + 1]!; claim++) {
      if (claimEntry[claim] !== entry) continue
      const number = claimStrength[claim]!
      if (lists[number]!.length >= TERMS_SHOWN) continue
      const span = [reading.hitStart[hit]!, reading.hitEnd[hit]!] as const
      const evidence = [{ at: 'text', value: text, span }]
      const strength = STRENGTHS[number]!
      const words = { words: text.slice(...span) }
      // Two terms of one entry may be the same words of the line: said once, the first is the best.
      const code = `goods.term.${strength === 'excludes' ? 'excluded' : strength}`
      const said = lists[number]!.some(
        (one) => one.code === code && one.values.words === words.words,
      )
      if (said) continue
      lists[number]!.push(
        strength === 'excludes'
          ? reason('goods.term.excluded', -0.3, words, evidence)
          : reason(
              `goods.term.${strength}`,
              worthOf(catalogue, reading, hit, strength),
              words,
              evidence,
            ),
      )
    }
  }
  return lists.flat()
}

/** Telling words that the entry has in its title or terms, each with its place. */
function ofWords(line: Line, entry: number, reason: Write): Reason {
  const { catalogue, reading, standings, text } = line
  const { from, entry: entries } = catalogue.bag
  const evidence: Evidence[] = []
  const words: string[] = []
  for (let slot = 0; slot < reading.slots && words.length < WORDS_SHOWN; slot++) {
    const family = reading.slotFamily[slot]!
    if (reading.slotWord[slot]!.generic || reading.next[slot]! >= 0) continue
    for (let at = from[family]!; at < from[family + 1]!; at++) {
      if (entries[at] !== entry) continue
      const token = reading.slotToken[slot]!
      const span = [reading.tokens.start[token]!, reading.tokens.end[token]!] as const
      evidence.push({ at: 'text', value: text, span })
      words.push(text.slice(...span))
      break
    }
  }
  return reason(
    'goods.title-words',
    WORDS_MAX * standings[entry]!.words,
    { words: words.join(', ') },
    evidence,
  )
}
