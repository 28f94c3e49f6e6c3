import { Refused } from '../../base/index.ts'
import { caseOrigin, type EntryGiven, type Rests, releases, writeEntry } from '../../cases/index.ts'
import { type Act, link } from '../../store/index.ts'
import { answersTo, newest } from './answering.ts'
import { rulingsAtCounter } from './counter.ts'
import { requestIdsOf } from './origin.ts'

/**
 * Adds an entry to an own case, and looks up what it rests on: a licence ruling on an answer to a
 * request of this case, the use of an earlier ruling on one that is found for its goods. Refuses as
 * `writeEntry`; `ruling.absent` where there is no such answer, `ruling.replaced` where the expert has
 * given a later version, `ruling.not-releasing` where goods cannot be let go by it.
 */
export async function writeCaseEntry(
  act: Act,
  id: string,
  { restsOn, ...given }: Omit<EntryGiven, 'rests'> & { readonly restsOn: string | null },
): Promise<string> {
  const rests = await restsOf(act, id, given, restsOn)
  const entry = await writeEntry(act, id, { ...given, rests })
  if (rests !== null)
    await link(act, {
      kind: 'rests-on',
      from: { kind: 'case-entry', id: entry },
      to: { kind: 'advice-answer', id: rests.answer },
    })
  return entry
}

async function restsOf(
  act: Act,
  id: string,
  given: Pick<EntryGiven, 'kind' | 'values' | 'corrects'>,
  restsOn: string | null,
): Promise<Rests | null> {
  const { kind, corrects } = given
  if (kind !== 'licence-ruling' && kind !== 'ruling-use') {
    if (restsOn !== null) throw new Refused('ruling.absent')
    return null
  }
  const was = corrects === null ? undefined : await corrected(act, id, corrects)
  const answer = restsOn ?? was?.['rests-on']
  if (answer === undefined) return null
  const same = was !== undefined && answer === was['rests-on']
  const releasing = releases(given)
  // What it rested on when it was written may have been replaced: a correction keeps it, and lets
  // nothing go that was not let go before.
  if (same && (!releasing || releases({ kind, values: was })))
    return { answer, version: Number(was['rests-on-version']) }
  return kind === 'licence-ruling' ? answered(act, id, answer) : used(act, id, answer, given)
}

async function corrected(act: Act, id: string, entry: string) {
  const { entries } = await caseOrigin(act, id)
  return entries.find((one) => one.id === entry || one.corrections.includes(entry))?.values
}

async function answered(act: Act, id: string, answer: string): Promise<Rests> {
  for (const request of await requestIdsOf(act, id)) {
    const answers = await answersTo(act, request)
    const found = answers.find((one) => one.id === answer)
    if (found === undefined) continue
    if (!newest(answers).includes(found)) throw new Refused('ruling.replaced')
    return { answer, version: found.version }
  }
  throw new Refused('ruling.absent')
}

async function used(
  act: Act,
  id: string,
  answer: string,
  given: Pick<EntryGiven, 'kind' | 'values'>,
): Promise<Rests> {
  // What this entry says of the goods counts: it is written with it.
  const said = given.values.specification?.trim() ?? ''
  const found = (
    await rulingsAtCounter(
      act,
      { target: null, case: id },
      said === '' ? {} : { specification: said },
    )
  ).find((one) => one.id === answer)
  if (found === undefined) throw new Refused('ruling.absent')
  if (releases(given) && !found.releases) throw new Refused('ruling.not-releasing')
  return { answer, version: found.version }
}
