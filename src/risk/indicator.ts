import type { Evidence, NonEmpty, Note, Reason, Severity } from '../base/index.ts'
import type { Party, ReadConsignment, Wording } from '../trade/index.ts'
import type { DescriptionReading } from './description.ts'
import type { Facts } from './facts.ts'
import type { NameReading } from './party-name.ts'
import type { RiskProfile } from './profile.ts'

/** Readings of single texts; a caller that keeps them by text makes the common case cheap. */
export type Memo = {
  readonly partyName: (name: string) => NameReading
  /** What the name of a party says; nothing where it has none. */
  readonly party: (party: Party) => NameReading
  readonly description: (text: string, wording?: object) => DescriptionReading
  /** Routes and countries that touch nothing: trade data repeat them more than traders. */
  readonly harmless: Note<true>
}

/** What an indicator sees. */
export type Sight = {
  readonly consignment: ReadConsignment
  readonly facts: Facts
  readonly profile: RiskProfile
  readonly memo: Memo
  /** What the reader read the descriptions from, where it says so. */
  readonly wording: Wording | undefined
  /** Places of the parties that receive the goods and of whom something may be said. */
  readonly receivers: readonly number[]
  /** Canonical fields that the file's layout can carry; absent: all of them. */
  readonly supplied: ReadonlySet<string> | undefined
  /** HS6 of each goods item, from `hs6` or the commodity code. */
  readonly hs6: readonly (string | undefined)[]
  /** Listed, possible or expert goods, or goods of the priority list. */
  readonly sensitive: () => boolean
}

/** One firing: what differs from the row of the table, and the evidence. */
export type Hit = {
  readonly severity?: Severity
  readonly points?: number
  readonly values: Readonly<Record<string, string | number>>
  readonly evidence: NonEmpty<Evidence>
  readonly because?: readonly Reason[]
  /** The table that decided: a word list, a party list, the priority goods. */
  readonly list?: string
  readonly listVersion?: string
  readonly entry?: string
}

/** Parts of a consignment whose presence the completeness of evidence counts. */
export type Need =
  | 'description'
  | 'hs6'
  | 'documents'
  | 'consignee'
  | 'consigneeCountry'
  | 'parties'
  | 'traderHistory'
  | 'destination'
  | 'route'
  | 'equipment'
  | 'vessel'
  | 'airWaybill'
  | 'mrn'

/** What a rule speaks of: it is silent where nothing of that is notable. The record is always asked. */
export type Subject = 'parties' | 'goods' | 'record'

/**
 * One row of the table of rules. `severity` and `points` are those of the plain case; a rule
 * says in its row what raises or lowers them.
 */
export type Indicator = {
  readonly code: string
  readonly severity: Severity
  /** 0 to 1: the share of lines like this worth an inspection, as an expert sees it. */
  readonly points: number
  readonly needs: readonly Need[]
  readonly about: Subject
  /** Severity and points of the other cases, in the words of the officer's handbook. */
  readonly cases: string
  readonly fires: (sight: Sight) => readonly Hit[]
}

export const SILENT: readonly Hit[] = []

/** Makes a row of the table. */
export const indicator = (
  code: string,
  severity: Severity,
  points: number,
  needs: readonly Need[],
  about: Subject,
  cases: string,
  fires: (sight: Sight) => readonly Hit[],
): Indicator => ({ code, severity, points, needs, about, cases, fires })
