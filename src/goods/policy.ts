/** What evidence is worth, as tables. Scores are 0 to 1 and never a probability. */

export const STRENGTHS = ['distinctive', 'typical', 'context', 'excludes'] as const
export type TermStrength = (typeof STRENGTHS)[number]
export const HS_STRENGTHS = ['named', 'specific', 'family'] as const
export type HsStrength = (typeof HS_STRENGTHS)[number]

/** Worth of one find: a term of several words, or of one. */
export const TERM_WORTH = {
  distinctive: { phrase: 0.8, word: 0.74 },
  typical: { phrase: 0.46, word: 0.3 },
  context: { phrase: 0.12, word: 0.07 },
} as const

/** Contexts support; together they never reach an alert alone. */
export const CONTEXT_MAX = 0.28
/** Words in common with title and terms of the entry: orders candidates. */
export const WORDS_MAX = 0.38

export const CHEMICAL_WORTH = {
  cas: 0.96,
  name: 0.88,
  /** Positions left out or different: an isomer may be meant. */
  isomer: 0.66,
  /** Part of a longer chemical name. */
  part: 0.3,
} as const

/** Metal, oxide or fluid as such is ordinary trade: form, purity or isotope decides. */
export const FORM_DECIDES: ReadonlySet<string> = new Set([
  '0C004',
  '0C005',
  '1C001',
  '1C006',
  '1C007',
  '1C008',
  '1C107',
  '1C117',
  '1C226',
  '1C227',
  '1C228',
  '1C229',
  '1C234',
  '1C240',
  '1C241',
  '3C005',
  '6C002',
  '6C004',
])
/** A substance in a share that leaves the goods outside the entry. */
export const BELOW = { keeps: 0.3, least: 0.15 } as const
export const FORM_WORTH = { cas: 0.45, name: 0.3 } as const

export const HS_WORTH: Readonly<Record<HsStrength, number>> = {
  named: 0.45,
  specific: 0.25,
  family: 0.05,
}
/** The code stands in a heading or chapter to which the entry is not linked. */
export const HS_ELSEWHERE = {
  chapter: { distinctive: 0.95, typical: 0.8, points: -0.05 },
  away: { distinctive: 0.85, typical: 0.5, points: -0.15 },
} as const

/** What an ordinary relative in the same line leaves of the evidence. */
export const OPPOSED = { distinctive: 0.7, typical: 0.3, substance: 0.45 } as const
/** A class named inside the name of an ordinary relative ("carbon fibre wallet"), or beside one. */
export const RELATIVE_KEEPS = { inside: 0.2, beside: 0.5 } as const
/** Each word that the catalogue knows from ordinary relatives only. */
export const ORDINARY_WORD = { keeps: 0.72, least: 0.25 } as const
/** A class named after "for": the goods are something that serves it. */
export const PURPOSE_KEEPS = 0.55

/** What an outcome needs, first row that holds. */
export const OUTCOME_FROM = { listed: 0.7, possible: 0.4 } as const

export const CANDIDATES_MAX = 10
/** Below it a candidate is not worth showing; more is asked where the words say nothing. */
export const CANDIDATE_FROM = { any: 0.06, vague: 0.2 } as const
/** Evidence of its own, apart from code and shared words, that a possible candidate needs. */
export const SUBSTANTIAL_FROM = 0.2
/** Share of its words in an entry that lets a specific code alone make it possible. */
export const WORDS_AGREE_FROM = 0.45
/** An ordinary relative found with this quality opposes its entry. */
export const OPPOSED_FROM = 0.6
/** Net evidence that makes a find strong. */
export const STRONG_FROM = 0.6
/** Evidence in words with which a code that names the good, or is drawn around it, makes it strong. */
export const AGREED_FROM = { named: 0.3, specific: 0.55 } as const
