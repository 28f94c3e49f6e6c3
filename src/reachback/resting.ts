import type { CalendarDate } from '../base/index.ts'
import type { Advice } from './determination.ts'

/** A version of an answer, as an entry of a case may rest on it. */
export type Version = Pick<Advice, 'determination' | 'entries' | 'validUntil'> & {
  readonly id: string
  readonly version: number
}

export const FOOTINGS = ['stands', 'replaced', 'changed', 'lapsed', 'gone'] as const
/**
 * How an entry stands on its answer: `replaced` by a version that says the same, `changed` by one
 * that says otherwise, `lapsed` after its last day, `gone` where it can no longer be read.
 */
export type Footing = (typeof FOOTINGS)[number]

export type Ground = {
  readonly footing: Footing
  readonly rested: Version | null
  /** The version that holds now, where it is another one. */
  readonly newest: Version | null
}

const saidBy = ({ determination, entries }: Version): string =>
  [determination, ...entries.map(({ list, entry }) => `${list}:${entry}`).sort()].join(' ')

/** How what rests on `answer` stands now, of all versions of that answer. Pure. */
export function groundOf(
  answer: string,
  versions: readonly Version[],
  today: CalendarDate,
): Ground {
  const rested = versions.find((one) => one.id === answer)
  if (rested === undefined) return { footing: 'gone', rested: null, newest: null }
  const last = versions.reduce((a, b) => (b.version > a.version ? b : a))
  const lapsed = last.validUntil !== null && last.validUntil < today
  if (last.id === rested.id) return { footing: lapsed ? 'lapsed' : 'stands', rested, newest: null }
  const footing = saidBy(last) !== saidBy(rested) ? 'changed' : lapsed ? 'lapsed' : 'replaced'
  return { footing, rested, newest: last }
}

/** What a ruling in a case begins with, of the answer it rests on: what the authority decides is its own. */
export const rulingBegun = ({
  entries,
  reasoning,
  validUntil,
}: Pick<Advice, 'entries' | 'reasoning' | 'validUntil'>): Readonly<Record<string, string>> => ({
  reasoning,
  ...(entries.length === 0 ? {} : { 'list-entry': entryLine(entries) }),
  ...(validUntil === null ? {} : { 'valid-until': validUntil }),
})

const ENTRY_MOST = 300

function entryLine(entries: Advice['entries']): string {
  const whole = entries.map(({ list, entry, edition }) => `${entry} (${list}, ${edition})`)
  const said = whole.join('; ')
  return said.length <= ENTRY_MOST
    ? said
    : entries
        .map(({ entry }) => entry)
        .join('; ')
        .slice(0, ENTRY_MOST)
}
