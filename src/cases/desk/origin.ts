import type { Labelled } from '../../rights/index.ts'
import { type Act, mayOn } from '../../store/index.ts'
import { type Standing, standing } from '../entry.ts'
import { type CaseRow, caseRow, entriesOf, namesIn } from './entries.ts'

/** A case as what is made from it needs it. */
export type CaseOrigin = {
  readonly row: CaseRow
  readonly label: Labelled
  /** Its entries as they stand, without what names somebody. */
  readonly entries: readonly Standing[]
}

/** An own case that something is about to be made from. Refuses `case.absent`. */
export async function caseOrigin(act: Act, id: string): Promise<CaseOrigin> {
  const label = await mayOn(act, 'consult', 'case', id)
  const chained = (await entriesOf(act, [id])).get(id) ?? []
  act.saw('case', [id])
  return { row: await caseRow(act, id), label, entries: standing(chained) }
}

/**
 * What stands sealed in an own case, by entry, whoever asks: for taking it out of texts that cross,
 * and never to be shown. Who shows it asks for `consult-nominal` first.
 */
export async function sealedOfCase(
  act: Act,
  id: string,
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const chained = (await entriesOf(act, [id])).get(id) ?? []
  return namesIn(
    act,
    chained.map((entry) => entry.id),
  )
}

/** How people call a case. Who may see it is decided before. */
export const caseNumber = async (act: Act, id: string): Promise<number> =>
  (await caseRow(act, id)).number
