import { type GoodsFamily, Refused, type Tlp, withoutNames } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { mayName, type Urgency } from '../../operations/index.ts'
import { DOORS, type Labelled, mayPass } from '../../rights/index.ts'
import { type Act, insertReleases, mayOn, sealFields, tell } from '../../store/index.ts'
import { missingOf } from '../completeness.ts'
import { apart, crossing, namesOf, type Withheld } from '../crossing.ts'
import { type FactKey, type Facts, isNominal, readFacts } from '../facts.ts'
import { type Level, levelOf } from '../levels.ts'
import type { Precedent } from '../precedents.ts'
import { type Terms, termsOf } from '../service.ts'
import { writeEntry } from './entries.ts'
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
  readonly expert: string
  readonly family: GoodsFamily
  readonly urgency: Urgency
  readonly question: string
  readonly facts: Readonly<Record<string, string>>
}

export type AskPreview = {
  readonly expert: Recipient
  readonly missing: readonly string[]
  readonly malformed: readonly FactKey[]
  /** What others than the own organisation would see, and what not. */
  readonly seen: Facts
  readonly question: string
  readonly withheld: readonly Withheld[]
  readonly precedents: readonly Precedent[]
  readonly terms: Terms
}

type Prepared = Omit<AskPreview, 'precedents'> & { readonly facts: Facts }

async function prepared(act: Act, asked: Asked): Promise<Prepared> {
  const expert = await recipientOf(act, asked.expert)
  const { facts, malformed } = readFacts(asked.facts)
  // Facts that name somebody are for the roles that may see such fields of a record.
  if (Object.keys(facts).some(isNominal) && !mayName(await act.rights()))
    throw new Refused('access.denied', { act: 'consult-nominal', rule: 'function' })
  return {
    ...{ expert, facts, malformed, ...crossing(facts) },
    question: withoutNames(asked.question.trim(), namesOf(facts)),
    missing: missingOf(asked.family, facts).map((one) => one.name),
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
  if (asked.target !== null) await ownTarget(act, asked.target)
  const { facts: _, ...preview } = await prepared(act, asked)
  const precedents = await findPrecedents(act, { goods: preview.seen, limit: 5 })
  return { ...preview, precedents }
}

/** A target of the own organisation that may be asked about: RED is for named persons alone. */
async function ownTarget(act: Act, id: string): Promise<Labelled> {
  const label = await mayOn(act, 'consult', 'target', id)
  if (label.owner !== act.caller.organisation) throw new Refused('target.absent')
  needCrossing(label)
  return label
}

/** Advice is asked of what may be released: not of RED, nor of what is limited or withdrawn. */
export function needCrossing({ tlp, state }: Labelled): void {
  if (tlp === 'RED') throw new Refused('advice.red')
  if (state !== 'live' && state !== 'held')
    throw new Refused('access.denied', { act: 'release', rule: 'state', state })
}

const HOME: { readonly tlp: Tlp; readonly code: 'H0' } = { tlp: 'AMBER+STRICT', code: 'H0' }

/**
 * Asks. What lacks a point of a good request goes as incomplete with what is missing, and only where
 * whoever asks said so (`advice.incomplete` else). Refusals: `advice.recipient`, `advice.outside`,
 * `advice.malformed`, `target.absent`, `advice.red`, and `access.denied` where facts name somebody
 * and the caller's roles have no such facts. Returns the request's id.
 */
export async function askAdvice(
  act: Act,
  asked: Asked & { readonly incomplete: boolean },
): Promise<string> {
  const label = asked.target === null ? HOME : await ownTarget(act, asked.target)
  const { expert, facts, malformed, seen, question, missing, terms } = await prepared(act, asked)
  if (malformed.length > 0) throw new Refused('advice.malformed', { fields: malformed.join(', ') })
  if (missing.length > 0 && !asked.incomplete)
    throw new Refused('advice.incomplete', { points: missing.length })
  await act.room()
  const { organisation, person, purpose } = act.caller
  const { family, urgency, target } = asked
  const id = act.newId()
  const kept: Readonly<Record<string, string>> = {
    ...apart(facts),
    ...(question === asked.question.trim() ? {} : { question: asked.question.trim() }),
  }
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
    objects: [id, expert.id, ...(target === null ? [] : [target])],
    values: { level, urgency, family, missing: missing.length },
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
