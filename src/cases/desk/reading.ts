import { organisationOf, people } from '../../access/index.ts'
import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import type { Labelled } from '../../rights/index.ts'
import { type Act, crossingRecord, mayOn } from '../../store/index.ts'
import type { Consignment } from '../../trade/index.ts'
import { brokenAt } from '../custody.ts'
import { type Entry, fieldsOf, type Standing, standing } from '../entry.ts'
import { completenessOf, type Field, type Values } from '../field.ts'
import { type Facts, factsOf } from '../fold.ts'
import { type Clock, clockOf, type DetentionTerms } from '../limit.ts'
import { type Possible, possible } from '../next.ts'
import { noticeOf, type Paragraph } from '../notice.ts'
import { prefilled } from '../prefill.ts'
import { type CaseRow, caseRow, entriesOf, mayName, namedEntries, namesIn } from './entries.ts'
import { detentionTerms } from './terms.ts'

export type SeenEntry = Omit<Entry, 'person'> & {
  readonly by: { readonly id: string; readonly name: string } | null
  /** It has fields that name somebody, which the reader's roles do not open. */
  readonly hidden: boolean
  /** A later entry stands in its place. */
  readonly corrected: boolean
  /** How much of what its form wants is there. */
  readonly completeness: number
}

export type SeenForm = Possible & {
  readonly fields: readonly Field[]
  /** What the form begins with. */
  readonly begun: Values
}

export type SeenCase = CaseRow & {
  readonly label: Pick<Labelled, 'tlp' | 'code' | 'purposes' | 'state'>
  readonly facts: Facts
  readonly clock: Clock
  readonly entries: readonly SeenEntry[]
  /** Every kind of entry: which may be next, and what stands in the way of the others. */
  readonly forms: readonly SeenForm[]
  readonly terms: DetentionTerms | null
  /** The number of the first entry whose hash does not fit; null: the chain holds. */
  readonly brokenAt: number | null
}

/** A case with its whole history and what may follow. Refuses `case.absent`. */
export async function readCase(act: Act, id: string): Promise<SeenCase> {
  const { tlp, code, purposes, state } = await mayOn(act, 'consult', 'case', id)
  const row = await caseRow(act, id)
  const chained = (await entriesOf(act, [id])).get(id) ?? []
  const caller = await act.rights()
  const ids = chained.map((entry) => entry.id)
  const names = mayName(caller) ? await namesIn(act, ids) : new Map<string, Values>()
  const hidden = mayName(caller) ? new Set<string>() : await namedEntries(act, ids)
  const whole = chained.map((entry) => ({
    ...entry,
    values: { ...entry.values, ...names.get(entry.id) },
  }))
  const stand = standing(whole)
  const facts = factsOf(stand)
  const terms = await detentionTerms(act)
  const today = act.now.slice(0, 10)
  const target = await consignmentOfTarget(act, row.target, mayName(caller))
  const called = new Map((await people(act)).map((one) => [one.id, one.name]))
  const replaced = new Set(stand.flatMap(replacedBy))
  const open = (fields: readonly Field[]) =>
    mayName(caller) ? fields : fields.filter((one) => !one.nominal)
  act.saw('case', [id], { nominal: names.size > 0 })
  const limitOn = facts.detention?.limitOn ?? null
  return {
    ...row,
    label: { tlp, code, purposes, state },
    facts,
    clock: clockOf(limitOn, facts.state === 'detained', today),
    entries: whole.map(({ person, before: _, ...entry }) => ({
      ...entry,
      by: person === null ? null : { id: person, name: called.get(person) ?? '' },
      hidden: hidden.has(entry.id),
      corrected: replaced.has(entry.id),
      completeness: completenessOf(fieldsOf(entry.kind), entry.values),
    })),
    forms: possible(chained, caller, terms !== null).map((one) => ({
      ...one,
      fields: open(fieldsOf(one.kind)),
      begun: prefilled(one.kind, { target, title: row.title, entries: stand, today }),
    })),
    terms,
    // The last one taken out leaves a chain that holds, and a count that does not.
    brokenAt: brokenAt(chained) ?? (row.revision === chained.length ? null : chained.length + 1),
  }
}

/** The entries that a later one stands for: the first and every correction but the last. */
const replacedBy = ({ id, corrections }: Standing): readonly string[] =>
  [id, ...corrections].slice(0, -1)

export async function consignmentOfTarget(
  act: Act,
  target: string | null,
  nominal: boolean,
): Promise<Partial<Consignment> | null> {
  if (target === null) return null
  try {
    await mayOn(act, 'consult', 'target', target)
  } catch (error) {
    // It was erased, or narrowed since: the case stands without it.
    if (error instanceof Refused) return null
    throw error
  }
  const found = await crossingRecord(act, act.caller.organisation, target, nominal)
  if (!found) return null
  act.saw('target', [target], { nominal: found.nominal !== null })
  return (found.nominal?.consignment ?? found.consignment) as Partial<Consignment>
}

/**
 * The notice to the exporter, made of the detention as it stands. Refuses `case.no-notice` where
 * nothing was detained, and `access.denied` to roles that may not see who the exporter is.
 */
export async function noticeOfCase(act: Act, id: string): Promise<readonly Paragraph[]> {
  await mayOn(act, 'consult-nominal', 'case', id)
  const row = await caseRow(act, id)
  const chained = (await entriesOf(act, [id])).get(id) ?? []
  const detention = standing(chained).findLast((one) => one.kind === 'detention')
  if (detention === undefined) throw new Refused('case.no-notice')
  const last = detention.corrections.at(-1) ?? detention.id
  const names = (await namesIn(act, [last])).get(last)
  act.saw('case', [id], { nominal: names !== undefined })
  const { name } = await organisationOf(act)
  await journal(act, { act: 'case.notice-made', objects: [id] })
  const values = { ...detention.values, ...names }
  return noticeOf(values, { administration: name, number: row.number })
}
