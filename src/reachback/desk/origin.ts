import { Refused, type Tlp } from '../../base/index.ts'
import { type CaseOrigin, caseOrigin, sealedOfCase } from '../../cases/index.ts'
import { type Labelled, may, strictestMarks } from '../../rights/index.ts'
import {
  type Act,
  type CrossingRecord,
  crossingRecord,
  labelledOf,
  linksOf,
  mayOn,
} from '../../store/index.ts'
import type { Consignment } from '../../trade/index.ts'
import type { Facts } from '../facts.ts'
import {
  type Begun,
  begunOf,
  factsOfCase,
  factsOfConsignment,
  namesOfConsignment,
  namesOfFields,
} from '../origin-facts.ts'

/** What advice is asked from: a target, a case (and its target), or nothing. */
export type From = { readonly target: string | null; readonly case: string | null }

export type Origin = {
  readonly label: Pick<Labelled, 'tlp' | 'code'>
  /** The target itself, or that of the case. */
  readonly target: string | null
  readonly case: CaseOrigin | null
  /** All that names somebody in it, for taking it out of what crosses: never to be shown. */
  readonly names: readonly string[]
}

const HOME: { readonly tlp: Tlp; readonly code: 'H0' } = { tlp: 'AMBER+STRICT', code: 'H0' }

/** Advice is asked of what may be released: not of RED, nor of what is limited or withdrawn. */
export function needCrossing({ tlp, state }: Pick<Labelled, 'tlp' | 'state'>): void {
  if (tlp === 'RED') throw new Refused('advice.red')
  if (state !== 'live' && state !== 'held')
    throw new Refused('access.denied', { act: 'release', rule: 'state', state })
}

/** The origin of a request. Refuses `target.absent`, `case.absent`, `advice.red`. */
export async function originOf(act: Act, from: From): Promise<Origin> {
  const labels: Labelled[] = []
  if (from.target !== null) {
    const label = await mayOn(act, 'consult', 'target', from.target)
    if (label.owner !== act.caller.organisation) throw new Refused('target.absent')
    labels.push(label)
  }
  const of = from.case === null ? null : await caseOrigin(act, from.case)
  const target = of === null ? from.target : of.row.target
  if (of !== null) {
    labels.push(of.label)
    // The target of a case may have been narrowed since; erased, it says nothing more.
    const label = target === null ? null : await labelledOf(act, 'target', target)
    if (label !== null && label.state !== 'purged') labels.push(label)
  }
  for (const label of labels) needCrossing(label)
  return {
    ...{ label: labels.length === 0 ? HOME : strictestMarks(labels), target, case: of },
    names: await namesBehindOrigin(act, { target, case: from.case }),
  }
}

/** What names somebody in a target and a case, as they stand now: never to be shown. */
export async function namesBehindOrigin(
  act: Act,
  { target, case: of }: From,
): Promise<readonly string[]> {
  const consignment = target === null ? null : await ownConsignment(act, target)
  const sealed = of === null ? [] : [...(await sealedOfCase(act, of)).values()]
  return [
    ...new Set([
      ...(consignment === null ? [] : namesOfConsignment(consignment.whole)),
      ...sealed.flatMap(namesOfFields),
    ]),
  ]
}

/** The same of an own request that was asked already. */
export async function namesBehind(
  act: Act,
  request: { readonly id: string; readonly target: string | null },
): Promise<readonly string[]> {
  return namesBehindOrigin(act, {
    target: request.target,
    case: await caseAskedFrom(act, request.id),
  })
}

/** The same rule for what an own request hangs on, as it stands now. */
export async function needCrossingNow(
  act: Act,
  request: { readonly id: string; readonly target: string | null },
): Promise<void> {
  const of = await caseAskedFrom(act, request.id)
  for (const [kind, id] of [['target', request.target] as const, ['case', of] as const]) {
    const label = id === null ? null : await labelledOf(act, kind, id)
    // Erased, it says nothing more.
    if (label !== null && label.state !== 'purged') needCrossing(label)
  }
}

/** The case that an own request was asked from. */
export async function caseAskedFrom(act: Act, request: string): Promise<string | null> {
  const links = await linksOf(act, { kind: 'advice-request', id: request })
  return links.find((one) => one.kind === 'asks' && one.from.kind === 'case')?.from.id ?? null
}

/** The own requests that were asked from a case. */
export async function requestIdsOf(act: Act, id: string): Promise<readonly string[]> {
  const links = await linksOf(act, { kind: 'case', id })
  return links
    .filter((one) => one.kind === 'asks' && one.to.kind === 'advice-request')
    .map((one) => one.to.id)
}

async function ownConsignment(
  act: Act,
  target: string,
): Promise<{ readonly record: CrossingRecord; readonly whole: Partial<Consignment> } | null> {
  const record = await crossingRecord(act, act.caller.organisation, target, true)
  if (!record) return null
  const whole = (record.nominal?.consignment ?? record.consignment) as Partial<Consignment>
  return { record, whole }
}

/** Whether a case or a target has an end user, shown to the reader or not. */
export async function hasEndUser(act: Act, { target, case: of }: From): Promise<boolean> {
  const sealed = of === null ? [] : [...(await sealedOfCase(act, of)).values()]
  if (sealed.some((fields) => fields['end-user'] !== undefined)) return true
  const found = target === null ? null : await ownConsignment(act, target)
  return (found?.whole.parties ?? []).some(({ role, name }) => role === 'endUser' && !!name)
}

export type OriginFacts = { readonly facts: Facts; readonly begun: Begun }

/** What is known of the goods, as far as the caller may see it. Who may ask is decided before. */
export async function factsOfOrigin(
  act: Act,
  { target, case: of }: Pick<Origin, 'target' | 'case'>,
): Promise<OriginFacts> {
  const said = target === null ? {} : await factsOfTarget(act, target)
  if (of === null) return { facts: said, begun: { ...begunOf([]) } }
  const { row, label } = of
  const nominal = may(await act.rights(), 'consult-nominal', label)
  const sealed = nominal ? await sealedOfCase(act, row.id) : new Map()
  act.saw('case', [row.id], { nominal: sealed.size > 0 })
  const entries = of.entries.map((entry) => ({
    ...entry,
    values: { ...entry.values, ...sealed.get(entry.corrections.at(-1) ?? entry.id) },
  }))
  return { facts: factsOfCase(row.title, entries, said), begun: begunOf(entries) }
}

async function factsOfTarget(act: Act, target: string): Promise<Facts> {
  const label = await labelledOf(act, 'target', target)
  const caller = await act.rights()
  if (label === null || !may(caller, 'consult', label)) return {}
  const found = await ownConsignment(act, target)
  if (found === null) return {}
  const nominal = may(caller, 'consult-nominal', label)
  act.saw('target', [target], { nominal: nominal && found.record.nominal !== null })
  return factsOfConsignment(found.whole, nominal)
}
