import type { HandlingCode, Tlp } from '../../base/index.ts'
import { type Act, crossingRecord, mayOn } from '../../store/index.ts'
import { type Standing, standing } from '../entry.ts'
import type { Values } from '../field.ts'
import { type Facts, factsOf } from '../fold.ts'
import { saidSoFar } from '../prefill.ts'
import { caseRow, entriesOf, namesIn } from './entries.ts'
import { consignmentOfTarget } from './reading.ts'

/** A case as somebody tells of it outside: in plain, and apart from it all that names somebody. */
export type TellableCase = {
  readonly id: string
  readonly number: number
  readonly operation: string | null
  readonly tlp: Tlp
  readonly code: HandlingCode
  readonly facts: Facts
  /** As they stand, without the fields that name somebody. */
  readonly entries: readonly Standing[]
  readonly said: Values
  /** By entry, in the last wording of each: which fields name somebody. */
  readonly named: ReadonlyMap<string, readonly string[]>
  /** Every name, number and address of the case and of its target, also of what was corrected. */
  readonly names: readonly string[]
  /** Apart from them make, model and serial number of the goods: their words say what they are. */
  readonly marks: readonly string[]
}

/** The fields that tell a thing from its like, and name nobody. */
const MARKS = new Set(['make-model'])

/** What of a party tells who it is; towns and countries stand in every text about a route. */
const TELLING = /(?:\.name|\.ids|\.addressLines|\.street|\.contact|\.consignee)$/

/**
 * Names are opened so that they can be taken out of what is told, whatever the roles of whoever
 * tells: none of them is shown. Refuses `case.absent`.
 */
export async function tellableCase(act: Act, id: string): Promise<TellableCase> {
  const { tlp, code } = await mayOn(act, 'consult', 'case', id)
  const row = await caseRow(act, id)
  const chained = (await entriesOf(act, [id])).get(id) ?? []
  const sealed = await namesIn(
    act,
    chained.map((entry) => entry.id),
  )
  const entries = standing(chained)
  const target = await consignmentOfTarget(act, row.target, false)
  const traders = row.target === null ? [] : await tradersOf(act, row.target)
  act.saw('case', [id])
  return {
    ...{ id, number: row.number, operation: row.operation, tlp, code, entries },
    facts: factsOf(entries),
    said: saidSoFar({ target, title: row.title, entries }),
    named: new Map([...sealed].map(([entry, values]) => [entry, Object.keys(values)])),
    names: [...new Set([...sealedIn(sealed, false), ...traders])],
    marks: [...new Set(sealedIn(sealed, true))],
  }
}

const sealedIn = (sealed: ReadonlyMap<string, Values>, marks: boolean): readonly string[] =>
  [...sealed.values()].flatMap((values) =>
    Object.entries(values).flatMap(([key, value]) => (MARKS.has(key) === marks ? [value] : [])),
  )

/** Who is in an own target, also where it was narrowed since: its names must not slip through. */
async function tradersOf(act: Act, id: string): Promise<readonly string[]> {
  const found = await crossingRecord(act, act.caller.organisation, id, true)
  const names: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value === 'string') names.push(value)
    else if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null && 'value' in value) walk(value.value)
  }
  for (const path of found?.nominal?.paths ?? [])
    if (TELLING.test(path)) walk(at(found?.nominal?.consignment, path))
  return names
}

const at = (record: unknown, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>(
      (value, step) => (value as Record<string, unknown> | undefined)?.[step],
      record,
    )
