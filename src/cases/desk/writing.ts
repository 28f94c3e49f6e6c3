import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { type Act, mayOn } from '../../store/index.ts'
import { type Chained, hashOf } from '../custody.ts'
import { check, type EntryKindName, fieldsOf, standing } from '../entry.ts'
import { ENTRY_KINDS } from '../entry-kinds.ts'
import { split, type Values } from '../field.ts'
import { factsOf } from '../fold.ts'
import { addDays } from '../limit.ts'
import { broken, notBefore, possible, roleLacks } from '../next.ts'
import { caseRow, entriesOf, insertEntry, mayName, namesIn } from './entries.ts'
import { detentionTerms } from './terms.ts'

/** More than a long proceeding has; it bounds what one reading of a case opens. */
const ENTRIES_MOST = 500

/** A version of an answer, by its id. */
export type Rests = { readonly answer: string; readonly version: number }

export type EntryGiven = {
  readonly kind: EntryKindName
  readonly values: Values
  /** The earlier entry that this one corrects. */
  readonly corrects: string | null
  /** The consequence that an appeal is about. */
  readonly about: string | null
  /** The answer of an expert that it rests on, and its version; who writes it has looked it up. */
  readonly rests?: Rests | null
  /** How many entries were seen by whoever writes this one. */
  readonly revision?: number | undefined
}

/**
 * Adds an entry to an own case. Refusals: `case.absent`; `access.denied` where the record's state
 * lets nobody write; `request.version` where somebody wrote meanwhile; `case.entry-absent` where what
 * it corrects or is about is not there; `case.not-next` with what is lacking; `case.hazards` where a
 * package is opened unread; `case.incomplete` with the fields; `case.correction` where a later entry
 * would lose its ground; `case.full`. Returns the entry's id.
 */
export async function writeEntry(act: Act, id: string, given: EntryGiven): Promise<string> {
  await mayOn(act, 'comment', 'case', id)
  const row = await caseRow(act, id, true)
  await act.room()
  if (given.revision !== undefined && given.revision !== row.revision)
    throw new Refused('request.version')
  const chained = (await entriesOf(act, [id])).get(id) ?? []
  if (chained.length >= ENTRIES_MOST) throw new Refused('case.full', { most: ENTRIES_MOST })
  const caller = await act.rights()
  const terms = await detentionTerms(act)
  const { kind, about } = given
  const corrects = correctedBy(chained, given)
  if (kind === 'appeal' && corrects === null) needConsequence(chained, about)
  const [lack] =
    corrects === null
      ? (possible(chained, caller, terms !== null).find((one) => one.kind === kind)?.lacks ?? [])
      : roleLacks(kind, caller)
  if (lack !== undefined) throw new Refused('case.not-next', { kind, lack })

  const today = act.now.slice(0, 10)
  const was = corrects === null ? undefined : standing(chained).find((one) => one.id === corrects)
  // Whoever may not see names leaves those of a colleague as they stand.
  const named = mayName(caller)
  const last = was?.corrections.at(-1) ?? was?.id
  const names = named || last === undefined ? {} : ((await namesIn(act, [last])).get(last) ?? {})
  const plainGiven = named ? given.values : split(fieldsOf(kind), given.values).plain
  const span = { from: notBefore(kind, chained, corrects), until: today }
  const { values, problems } = check(kind, { ...plainGiven, ...names }, span)
  if (problems.some((one) => one.problem === 'hazard')) throw new Refused('case.hazards')
  if (problems.length > 0)
    throw new Refused('case.incomplete', {
      fields: [...new Set(problems.map((one) => one.field))].join(', '),
    })
  const { plain, nominal } = split(fieldsOf(kind), values)
  // Entered later, a detention has the terms of its own day; the first ones where it is older.
  const limited =
    kind === 'detention'
      ? {
          ...plain,
          ...limitOf(plain, was?.values, (await detentionTerms(act, plain['event-on'])) ?? terms),
        }
      : plain
  const grounded = { ...limited, ...restsOf(kind, given.rests ?? null, was?.values) }
  const before = chained.at(-1)
  const entry: Chained = {
    ...{ id: act.newId(), seq: chained.length + 1, kind, person: act.caller.person, at: act.now },
    ...{ values: grounded, corrects, about: kind === 'appeal' ? (was?.about ?? about) : null },
    before: before === undefined ? null : hashOf(before),
  }
  const left = broken([...chained, entry])
  if (left !== null) throw new Refused('case.correction', { kind: left.kind, lack: left.lack })
  await insertEntry(act, id, entry, nominal)
  await journal(act, {
    act: 'case.entry-added',
    objects: [id, entry.id],
    values: { kind, number: entry.seq, correction: corrects !== null },
  })
  return entry.id
}

/** The first entry of the place that a correction is for; it is of the same kind. */
function correctedBy(
  entries: readonly Chained[],
  { kind, corrects }: Pick<EntryGiven, 'kind' | 'corrects'>,
): string | null {
  if (corrects === null) return null
  const place = standing(entries).find(
    (one) => one.id === corrects || one.corrections.includes(corrects),
  )
  if (place === undefined || place.kind !== kind) throw new Refused('case.entry-absent')
  return place.id
}

function needConsequence(entries: readonly Chained[], about: string | null): void {
  const named = factsOf(standing(entries)).consequences.find((one) => one.id === about)
  if (!named || named.stands === 'fallen') throw new Refused('case.entry-absent')
}

/** The lawful limit as it was when the goods were detained; a correction keeps its terms. */
function limitOf(
  { 'event-on': on = '' }: Values,
  was: Values | undefined,
  terms: Awaited<ReturnType<typeof detentionTerms>>,
): Values {
  const days = was?.['limit-days'] ?? String(terms?.days ?? 0)
  return {
    'limit-days': days,
    'limit-on': addDays(on, Number(days)),
    'legal-basis': was?.['legal-basis'] ?? terms?.legalBasis ?? '',
    contact: was?.contact ?? terms?.contact ?? '',
  }
}

/** What an entry rests on stands in what its hash covers; a correction rests on the same. */
function restsOf(kind: EntryKindName, given: Rests | null, was: Values | undefined): Values {
  const { rests } = ENTRY_KINDS[kind]
  if (rests === undefined) return {}
  if (given !== null) return { 'rests-on': given.answer, 'rests-on-version': String(given.version) }
  const { 'rests-on': answer, 'rests-on-version': version } = was ?? {}
  if (answer !== undefined && version !== undefined)
    return { 'rests-on': answer, 'rests-on-version': version }
  if (rests === 'must') throw new Refused('case.incomplete', { fields: 'rests-on' })
  return {}
}
