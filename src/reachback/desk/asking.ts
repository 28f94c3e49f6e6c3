import { type GoodsFamily, Refused, withoutNames } from '../../base/index.ts'
import { photosOf } from '../../cases/index.ts'
import { journal } from '../../journal/index.ts'
import { mayName, type Urgency } from '../../operations/index.ts'
import { DOORS, mayPass } from '../../rights/index.ts'
import { type Act, insertReleases, link, sealFields, tell } from '../../store/index.ts'
import { missingOf } from '../completeness.ts'
import { apart, crossing, namesOf, type Withheld } from '../crossing.ts'
import { type FactKey, type Facts, isNominal, readFacts } from '../facts.ts'
import { type Level, levelOf } from '../levels.ts'
import type { Precedent } from '../precedents.ts'
import { type Terms, termsOf } from '../service.ts'
import { writeEntry } from './entries.ts'
import { type Origin, originOf } from './origin.ts'
import { findPrecedents } from './precedent-search.ts'
import { type Called, type Known, knownBy } from './request-row.ts'
import { promisedBy } from './service-desk.ts'

/** Who can be asked, and at which level. */
export type Recipient = Called & { readonly level: Level }

/** All whom the caller may ask: the own experts first; others for the roles that pass on. */
export async function recipients(act: Act, known: Known): Promise<readonly Recipient[]> {
  const me = known.get(act.caller.organisation)
  if (me === undefined) return []
  const outside = mayPass(await act.rights(), DOORS['advice.pass'])
  return [me, ...[...known.values()].filter(({ id }) => id !== me.id)].flatMap((one) => {
    const level = levelOf(me, one)
    if (level === null || (one.id !== me.id && !outside)) return []
    return [{ id: one.id, name: one.name, level }]
  })
}

/** One of them. Refuses `advice.outside` whose roles ask at home alone, and `advice.recipient`. */
export async function recipientOf(act: Act, id: string): Promise<Recipient> {
  const outside = mayPass(await act.rights(), DOORS['advice.pass'])
  if (id !== act.caller.organisation && !outside) throw new Refused('advice.outside')
  const found = (await recipients(act, await knownBy(act))).find((one) => one.id === id)
  if (!found) throw new Refused('advice.recipient')
  return found
}

/** What somebody asks. */
export type Asked = {
  /** The target that it hangs on, of the own organisation. */
  readonly target: string | null
  /** The case that it hangs on; its target then comes with it. */
  readonly case: string | null
  readonly expert: string
  readonly family: GoodsFamily
  readonly urgency: Urgency
  readonly question: string
  readonly facts: Readonly<Record<string, string>>
}

export type AskPreview = {
  readonly expert: Recipient
  readonly missing: readonly string[]
  /** Photos of the case that whoever is asked can open there. */
  readonly photos: number
  readonly malformed: readonly FactKey[]
  /** What others than the own organisation would see, and what not. */
  readonly seen: Facts
  readonly question: string
  readonly withheld: readonly Withheld[]
  readonly precedents: readonly Precedent[]
  readonly terms: Terms
}

type Prepared = Omit<AskPreview, 'precedents'> & {
  readonly facts: Facts
  /** What does not cross of it. */
  readonly kept: Readonly<Record<string, string>>
}

async function prepared(act: Act, asked: Asked, origin: Origin): Promise<Prepared> {
  const { names } = origin
  const expert = await recipientOf(act, asked.expert)
  const { facts, malformed } = readFacts(asked.facts)
  // Facts that name somebody are for the roles that may see such fields of a record.
  if (Object.keys(facts).some(isNominal) && !mayName(await act.rights()))
    throw new Refused('access.denied', { act: 'consult-nominal', rule: 'function' })
  // Own experts open the photos of the case in the case; nobody else does.
  const home = expert.id === act.caller.organisation
  const photos = home && origin.case !== null ? await photosOf(act, origin.case.row.id) : 0
  const typed = asked.question.trim()
  // Also those that were cleared from the form, and stand in what it is asked from.
  const question = withoutNames(typed, [...namesOf(facts), ...names])
  return {
    ...{ expert, facts, malformed, question, ...crossing(facts, names) },
    kept: { ...apart(facts, names), ...(question === typed ? {} : { question: typed }) },
    missing: missingOf(asked.family, facts, photos > 0).map((one) => one.name),
    photos,
    terms: termsOf(
      { ...(await promisedBy(act, expert.id)), roster: [] },
      expert.level,
      asked.urgency,
    ),
  }
}

/**
 * What asking would do: what is missing, what others would see of it, and what was said of such
 * goods before. Writes nothing. Refuses as `askAdvice`.
 */
export async function previewRequest(act: Act, asked: Asked): Promise<AskPreview> {
  const { facts: _, kept: __, ...preview } = await prepared(act, asked, await originOf(act, asked))
  const precedents = await findPrecedents(act, { goods: preview.seen, limit: 5 })
  return { ...preview, precedents }
}

/**
 * Asks. What lacks a point of a good request goes as incomplete with what is missing, and only where
 * whoever asks said so (`advice.incomplete` else). Refusals: `advice.recipient`, `advice.outside`,
 * `advice.malformed`, `target.absent`, `case.absent`, `advice.red`, and `access.denied` where facts name somebody
 * and the caller's roles have no such facts. Returns the request's id.
 */
export async function askAdvice(
  act: Act,
  asked: Asked & { readonly incomplete: boolean },
): Promise<string> {
  const origin = await originOf(act, asked)
  const ready = await prepared(act, asked, origin)
  const { expert, malformed, seen, question, missing, terms, kept } = ready
  if (malformed.length > 0) throw new Refused('advice.malformed', { fields: malformed.join(', ') })
  if (missing.length > 0 && !asked.incomplete)
    throw new Refused('advice.incomplete', { points: missing.length })
  await act.room()
  const { organisation, person, purpose } = act.caller
  const { family, urgency, case: of } = asked
  const { label, target } = origin
  const id = act.newId()
  await act.db
    .insertInto('advice_request')
    .values({
      ...{ organisation, id, owner: organisation, tlp: label.tlp, handling_code: label.code },
      ...{ purposes: [purpose], target, family, urgency, question, person },
      ...{ facts: JSON.stringify(seen), missing: [...missing], created_at: act.now },
    })
    .execute()
  if (Object.keys(kept).length > 0)
    await act.db
      .insertInto('advice_nominal')
      .values({ organisation, id, ...(await sealFields(act, id, kept)) })
      .execute()
  await show(act, id, expert.id)
  const { level } = expert
  const request = { id, owner: organisation }
  await writeEntry(act, request, { step: 'asked', level, expert: expert.id, terms })
  await journal(act, {
    act: 'advice.asked',
    objects: [id, expert.id, ...[target, of].filter((one) => one !== null)],
    values: { level, urgency, family, missing: missing.length },
  })
  if (of !== null)
    await link(act, {
      kind: 'asks',
      from: { kind: 'case', id: of },
      to: { kind: 'advice-request', id },
    })
  await tell(act, expert.id, {
    act: 'advice.arrived',
    objects: [id, organisation],
    values: { step: 'asked' },
  })
  return id
}

/** Lets another organisation see a request, never with what names somebody. */
export async function show(act: Act, request: string, to: string): Promise<void> {
  if (to === act.caller.organisation) return
  const release = { organisation: to, person: null, operation: null, nominal: false }
  await insertReleases(act, request, [{ ...release, from: act.now, until: null }], 'advice-request')
}
