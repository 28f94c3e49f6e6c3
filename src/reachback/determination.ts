import type { CalendarDate } from '../base/index.ts'

export const DETERMINATIONS = ['listed', 'not-listed', 'catch-all', 'undetermined'] as const
/** `catch-all`: looks unlisted, and its end use is to be checked. */
export type Determination = (typeof DETERMINATIONS)[number]
export const CONFIDENCES = ['high', 'medium', 'low'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** An entry of a control list, in an edition of it. */
export type Listing = { readonly list: string; readonly entry: string; readonly edition: string }

/** What an expert says. Advice, not decision: whoever asked decides. */
export type Advice = {
  readonly determination: Determination
  readonly entries: readonly Listing[]
  readonly reasoning: string
  readonly confidence: Confidence | null
  /** Until when it may be used for identical goods; null: for this request alone. */
  readonly validUntil: CalendarDate | null
  /** Why it differs from an earlier ruling on the same goods, or from its own last version. */
  readonly because: string
}

/** The catalogue that entries are checked against. */
export type Lists = {
  readonly list: string
  readonly edition: string
  readonly has: (entry: string) => boolean
}

export const ADVICE_FAULTS = [
  'entries-missing',
  'entries-beside',
  'entry-unknown',
  'reasoning',
  'confidence',
  'valid-past',
] as const
export type AdviceFault = { readonly fault: (typeof ADVICE_FAULTS)[number]; readonly what: string }

/** Only what is listed names entries: never both an entry and `not listed`, and never neither. */
const NAMES_ENTRIES: Readonly<Record<Determination, boolean>> = {
  listed: true,
  'not-listed': false,
  'catch-all': false,
  undetermined: false,
}

/** What is wrong with an answer; empty: it may be given. `today` is a date. */
export function faultsOf(
  advice: Advice,
  lists: Lists,
  today: CalendarDate,
): readonly AdviceFault[] {
  const { determination, entries, reasoning, confidence, validUntil } = advice
  const faults: AdviceFault[] = []
  const say = (fault: AdviceFault['fault'], what = '') => faults.push({ fault, what })
  if (NAMES_ENTRIES[determination] && entries.length === 0) say('entries-missing')
  if (!NAMES_ENTRIES[determination] && entries.length > 0) say('entries-beside')
  for (const { list, entry, edition } of entries)
    if (list !== lists.list || edition !== lists.edition || !lists.has(entry))
      say('entry-unknown', `${list} ${entry} ${edition}`)
  if (reasoning.trim() === '') say('reasoning')
  if (confidence === null) say('confidence')
  if (validUntil !== null && validUntil < today) say('valid-past')
  return faults
}
