import type { CalendarDate } from '../base/index.ts'
import type { Advice } from './determination.ts'

/** A version of an answer, as an entry of a case may rest on it. */
export type Version = Pick<Advice, 'determination' | 'entries' | 'validUntil'> & {
  readonly id: string
  readonly version: number
  /** Who gave it. */
  readonly expert: string
}

export const FOOTINGS = ['stands', 'replaced', 'changed', 'contradicted', 'lapsed', 'gone'] as const
/**
 * How an entry stands on its answer: `replaced` by a version that says the same, `changed` by one
 * that says otherwise, `contradicted` by another expert of the same request, `lapsed` after its last day, `gone` where it can no longer be read.
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

/** Also of which edition, and until when. */
const wholly = (version: Version): string =>
  [
    ...[saidBy(version), version.validUntil ?? ''],
    ...version.entries.map((one) => one.edition).sort(),
  ].join(' ')

const lastOf = (versions: readonly Version[]): Version =>
  versions.reduce((a, b) => (b.version > a.version ? b : a))

/** Another expert's answer that holds and settles otherwise. */
const otherwise = (rested: Version, versions: readonly Version[]): Version | undefined =>
  [...new Set(versions.map((one) => one.expert))]
    .filter((expert) => expert !== rested.expert)
    .map((expert) => lastOf(versions.filter((one) => one.expert === expert)))
    .find((one) => one.determination !== 'undetermined' && saidBy(one) !== saidBy(rested))

/** How what rests on `answer` stands now, of all answers to that request. Pure. */
export function groundOf(
  answer: string,
  versions: readonly Version[],
  today: CalendarDate,
): Ground {
  const rested = versions.find((one) => one.id === answer)
  if (rested === undefined) return { footing: 'gone', rested: null, newest: null }
  const last = lastOf(versions.filter((one) => one.expert === rested.expert))
  const lapsed = last.validUntil !== null && last.validUntil < today
  const other = otherwise(last, versions)
  if (saidBy(last) === saidBy(rested) && other !== undefined)
    return { footing: 'contradicted', rested, newest: other }
  if (last.id === rested.id) return { footing: lapsed ? 'lapsed' : 'stands', rested, newest: null }
  const footing =
    saidBy(last) !== saidBy(rested)
      ? 'changed'
      : lapsed
        ? 'lapsed'
        : wholly(last) !== wholly(rested)
          ? 'changed'
          : 'replaced'
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
