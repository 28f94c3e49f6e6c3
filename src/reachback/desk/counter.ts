import { Refused } from '../../base/index.ts'
import { caseOrigin } from '../../cases/index.ts'
import { may } from '../../rights/index.ts'
import { type Act, labelledOf, mayOn } from '../../store/index.ts'
import { type Facts, isNominal } from '../facts.ts'
import { type FoundRuling, type OwnAnswer, rulingsOn } from '../same-goods.ts'
import { answersTo, newest } from './answering.ts'
import { type From, factsOfOrigin, hasEndUser, requestIdsOf } from './origin.ts'
import { rulingsWith, type StoredRuling } from './precedent-search.ts'
import { keptApart } from './request-row.ts'

export type CounterRuling = FoundRuling<StoredRuling>

/**
 * The earlier rulings on the goods of an own target or case; not those on its own requests, which
 * may speak against them. The goods are compared as the reader sees them, with the names that were
 * taken out of a ruling where the reader may see those: a maker may export its own goods. `said`:
 * what is about to be written of the goods. Refuses `target.absent`, `case.absent`.
 */
export async function rulingsAtCounter(
  act: Act,
  from: From,
  said: Facts = {},
): Promise<readonly CounterRuling[]> {
  const of = from.case === null ? null : await caseOrigin(act, from.case)
  if (from.target !== null) {
    const { owner } = await mayOn(act, 'consult', 'target', from.target)
    if (owner !== act.caller.organisation) throw new Refused('target.absent')
  }
  const target = of === null ? from.target : of.row.target
  const { facts } = await factsOfOrigin(act, { target, case: of })
  const goods = { ...facts, ...said }
  // What was answered to the case itself stands with its requests.
  const asked = from.case === null ? [] : await requestIdsOf(act, from.case)
  const own: OwnAnswer[] = []
  for (const request of asked) own.push(...newest(await answersTo(act, request)))
  const rulings = (await rulingsWith(act, { goods })).filter((one) => !asked.includes(one.request))
  const at = { today: act.now.slice(0, 10), own }
  const whole = await wholeOf(act, rulings)
  // Only of those that are found is an end user opened.
  const found = rulingsOn(goods, rulings, { ...at, whole, endUsers: new Map() })
  const endUsers = await endUsersOf(act, found, goods['end-user'], { target, case: from.case })
  return rulingsOn(goods, rulings, { ...at, whole, endUsers })
}

/** Whether the reader may see what names somebody in the request of a ruling. */
async function mayOpen(act: Act, request: string): Promise<boolean> {
  const caller = await act.rights()
  const label = await labelledOf(act, 'advice-request', request)
  if (label === null || label.owner !== caller.organisation) return false
  return may(caller, 'consult-nominal', label)
}

/** What stands where a name was taken out of a text. */
const TAKEN_OUT = '…'

/** The goods of those rulings whose texts lost a name, as they were asked on. */
async function wholeOf(
  act: Act,
  rulings: readonly StoredRuling[],
): Promise<ReadonlyMap<string, Facts>> {
  const found = new Map<string, Facts>()
  for (const { id, request, goods } of rulings) {
    if (!Object.values(goods).some((text) => text.includes(TAKEN_OUT))) continue
    if (!(await mayOpen(act, request))) continue
    const texts = Object.entries(await keptApart(act, request)).filter(([key]) => !isNominal(key))
    found.set(id, { ...goods, ...Object.fromEntries(texts) })
    act.saw('advice-request', [request], { nominal: true })
  }
  return found
}

/** The end user of each ruling, where the reader may see such facts of its request. */
async function endUsersOf(
  act: Act,
  rulings: readonly StoredRuling[],
  wanted: string | undefined,
  from: From,
): Promise<ReadonlyMap<string, string | undefined>> {
  // Nothing to compare with: nobody's name is opened for it. Where it is hidden, nothing is known.
  if (wanted === undefined)
    return new Map(
      (await hasEndUser(act, from)) ? [] : rulings.map((one) => [one.id, undefined] as const),
    )
  const found = new Map<string, string | undefined>()
  for (const { id, request } of rulings) {
    if (!(await mayOpen(act, request))) continue
    found.set(id, (await keptApart(act, request))['end-user'])
    act.saw('advice-request', [request], { nominal: true })
  }
  return found
}
