import { Refused } from '../../base/index.ts'
import { caseOrigin } from '../../cases/index.ts'
import { may } from '../../rights/index.ts'
import { type Act, labelledOf, mayOn } from '../../store/index.ts'
import { crossing } from '../crossing.ts'
import { type FoundRuling, groundsOf, rulingsOn } from '../same-goods.ts'
import { type From, factsOfOrigin, namesBehindOrigin, requestIdsOf } from './origin.ts'
import { rulingsWith, type StoredRuling } from './precedent-search.ts'
import { keptApart } from './request-row.ts'

export type CounterRuling = FoundRuling<StoredRuling>

/**
 * The earlier rulings on the goods of an own target or case; not those on its own requests. What was ruled holds no names, so the
 * goods are compared without theirs. Refuses `target.absent`, `case.absent`.
 */
export async function rulingsAtCounter(act: Act, from: From): Promise<readonly CounterRuling[]> {
  const of = from.case === null ? null : await caseOrigin(act, from.case)
  if (from.target !== null) {
    const { owner } = await mayOn(act, 'consult', 'target', from.target)
    if (owner !== act.caller.organisation) throw new Refused('target.absent')
  }
  const target = of === null ? from.target : of.row.target
  const { facts } = await factsOfOrigin(act, { target, case: of })
  const names = await namesBehindOrigin(act, { target, case: from.case })
  const { seen } = crossing(facts, names)
  // What was answered to the case itself stands with its requests.
  const asked = new Set(from.case === null ? [] : await requestIdsOf(act, from.case))
  const rulings = (await rulingsWith(act, { goods: seen })).filter(
    (one) => !asked.has(one.request) && groundsOf(seen, one.goods).length > 0,
  )
  const endUsers = await endUsersOf(act, rulings, facts['end-user'])
  return rulingsOn({ ...seen, 'end-user': facts['end-user'] ?? '' }, rulings, {
    ...{ today: act.now.slice(0, 10), endUsers },
  })
}

/** The end user of each ruling, where the reader may see such facts of its request. */
async function endUsersOf(
  act: Act,
  rulings: readonly StoredRuling[],
  wanted: string | undefined,
): Promise<ReadonlyMap<string, string | undefined>> {
  // Nothing to compare with: nobody's name is opened for it.
  if (wanted === undefined) return new Map(rulings.map((one) => [one.id, undefined]))
  const caller = await act.rights()
  const found = new Map<string, string | undefined>()
  for (const { id, request } of rulings) {
    const label = await labelledOf(act, 'advice-request', request)
    if (label === null || label.owner !== caller.organisation) continue
    if (!may(caller, 'consult-nominal', label)) continue
    found.set(id, (await keptApart(act, request))['end-user'])
    act.saw('advice-request', [request], { nominal: true })
  }
  return found
}
