/**
 * The numbers of the matcher, in one place. They hold for every list and every language; a
 * change is measured with `npm run quality` before it is kept.
 */

/** What a word weighs by its class. A name weighs by its rarity among the listed names. */
export const WEIGHT = {
  nameLeast: 0.4,
  legal: 0.03,
  stop: 0.05,
  business: 0.27,
  place: 0.3,
  number: 0.75,
  initial: 0.15,
  unknown: 0.95,
  twoLetters: 0.6,
  threeLetters: 0.85,
  patronymic: 0.4,
} as const

/** How alike two words are by the way they were found equal. */
export const LIKENESS = {
  same: 1,
  folded: 0.96,
  group: 0.85,
  skeleton: 0.9,
  skeletonShort: 0.8,
  script: 0.97,
  initial: 0.7,
  misread: 0.95,
  cut: 0.9,
  typoMost: 0.95,
  typoLeast: 0.66,
} as const

/** Costs of finding a word in two halves, or two words in one. */
export const JOINED = 0.97

/** What an unmatched word of the query counts, by where it stands. */
export const EXTRA = {
  inside: 1,
  after: 0.75,
  otherZone: 0.3,
  afterForm: 0.35,
  place: 0.5,
  halfWord: 1.4,
  syllable: 0.8,
  outsideMost: 0.4,
} as const
/** An unmatched word of the listed name in brackets: the acronym that nobody types. */
export const MISSING_APART = 0.25

/** Candidates whose matched weight cannot reach this share of the listed name are not scored. */
export const LEAST_SHARE = 0.5
export const MOST_CANDIDATES = 400

/** An officer is alerted from here on. */
export const ALERT = 0.75
/** Two names are said to be the same from here on. */
export const SAME = 0.5
/** Below this a hit is not worth showing. */
export const SHOWN = 0.45

/**
 * The terms of the score, fitted to labelled names (logistic, ridge) and rounded; numbers by
 * hand, since labelled names seldom differ in them. Each is multiplied by what its name
 * says and summed.
 */
export const SCORING = {
  base: 5.35,
  /** share of the listed name left unsaid */
  listed: -5.5,
  /** share of the query that is not the listed name */
  query: -3.9,
  /** the same within the part of the query that holds the match */
  inside: -3.4,
  /** weight lost by misspelling */
  blur: -2.1,
  /** evidence short of the full measure */
  thin: -2.7,
  evidenceFull: 1.6,
  /** likeness of the least alike word below 1; more where evidence is short */
  leastLike: -2.8,
  leastLikeThin: -2.7,
  /** fewer than three words */
  few: -1.3,
  numberDiffers: -3,
  numberMissing: -0.8,
  numberExtra: -0.2,
  /** a single word: nearly letter for letter, nothing else beside it, and rare */
  alone: { like: 0.9, share: 0.9, evidence: 0.55 },
  /** the most that thin evidence can reach */
  thinMost: 0.7,
  /** a name that is the same letter for letter scores at least this, more with evidence */
  wholeLeast: 0.9,
  wholeMore: 0.08,
} as const

/** The terms of the address score. */
export const ADDRESS_SCORING = {
  base: 4.2,
  text: -7,
  query: -1.5,
  numberDiffers: -4,
  numberMissing: -0.7,
  numberMore: -0.4,
  /** another postcode */
  codeDiffers: -2.5,
  /** the query says a number, the listed address has none: a town, not a door */
  numberUnlisted: -4,
  /** the listed address has no number at all */
  noNumber: -1,
  /** the listed address has one, the query says none of it */
  noNumberSaid: -2,
  fewWords: -2,
} as const
/** Where a country is known on both sides. */
export const COUNTRY = { same: 0.08, differs: -0.04 } as const
/** The query says a person, the entry is a ship. */
export const KIND_DIFFERS = -0.06
/** An identifier of a scheme of its own, and a number of any scheme. */
export const IDENTIFIER = { proper: 0.99, other: 0.93, least: 4, leastOther: 6 } as const
/** How much of the doubt a second kind of evidence for the same entry takes away. */
export const SUPPORT = 0.5

/**
 * The terms of comparing two names outside an index, fitted to labelled pairs (logistic, ridge)
 * and rounded. A different word weighs more here: nobody searched, somebody chose the pair.
 */
export const COMPARING = {
  base: 2.36,
  /** shares of the two names left unsaid, together */
  share: -0.23,
  /** dearest name word that one of them lacks */
  missing: -1.69,
  /** a different name word on each side */
  contradiction: -2.08,
  numberDiffers: -3,
  /** letter for letter the same run */
  wholeLeast: 0.93,
} as const
