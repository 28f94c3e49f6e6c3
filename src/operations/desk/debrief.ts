import type { Listed } from '../../access/index.ts'
import { type Instant, Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { type Act, pass, standingMembers } from '../../store/index.ts'
import type { Say } from '../../words/index.ts'
import type { CountedRecord } from '../counted-record.ts'
import type { OpenEnd } from '../debrief/closing.ts'
import { type DebriefFinding, findingsAt } from '../debrief/finding.ts'
import { type Concerned, namingOf } from '../debrief/naming.ts'
import { type Recommendation, recommendationsAt } from '../debrief/recommendation.ts'
import type { Paper, PaperFacts } from '../debrief/reports.ts'
import { type Results, resultsOf } from '../debrief/results.ts'
import { daysOf, situationOf } from '../debrief/situation.ts'
import { AMONG, type Sight } from '../debrief/small-numbers.ts'
import type { Phase } from '../plan.ts'
import type { Organisation } from '../standing.ts'
import { openEndsOf } from './closing.ts'
import { consentsOf } from './consents.ts'
import { findingsOf } from './debrief-findings.ts'
import { calledOf, debriefPlace, type Place, participantsOf } from './place.ts'
import { adoptedPlan, adoptedVersions } from './plans.ts'
import { recommendationsOf } from './recommendations.ts'
import { countedRecords } from './report-counting.ts'
import { situationFacts } from './situation-facts.ts'

export type Debrief = {
  readonly place: Place
  readonly results: Results
  readonly findings: readonly DebriefFinding[]
  readonly recommendations: readonly Recommendation[]
  /** Of the plan in force: what a finding may rest on. */
  readonly phases: readonly Pick<Phase, 'key' | 'name'>[]
  /** The members now, or at its end: what a finding may be about, and who may carry something out. */
  readonly members: readonly Organisation[]
  /** Whether the reader's own organisation consents to be named. */
  readonly consents: boolean
  /** For the keeper alone. */
  readonly openEnds: readonly OpenEnd[] | null
}

/** Validated after the moment that is asked for is not validated yet. */
const momentOf = (act: Act, asOf: Instant | undefined): Instant =>
  asOf === undefined || asOf > act.now ? act.now : new Date(asOf).toISOString()

/**
 * The debrief of an operation as one of its members reads it: numbers that would single out one
 * Member are withheld from all but the keeper and that Member, unless it consented, and behind a
 * number stand the ids of the reader's own records, for the keeper of all. Refuses
 * `operation.absent`.
 */
export async function debriefOf(
  act: Act,
  operation: string,
  asked: { readonly asOf?: Instant | undefined } = {},
): Promise<Debrief> {
  await pass(act, 'debrief.read')
  const place = await debriefPlace(act, operation)
  const asOf = momentOf(act, asked.asOf)
  const records = await countedRecords(act, operation, asOf)
  const consents = await consentsOf(act, place)
  const me = act.caller.organisation
  const findings = await findingsOf(act, place)
  const recommendations = await recommendationsOf(act, place)
  const members = await standingMembers(act, operation, null, place.at)
  const plan = await adoptedPlan(act, place, (await adoptedVersions(act, place)).at(-1)?.version)
  act.saw('debrief-finding', idsOf(findings))
  act.saw('recommendation', idsOf(recommendations))
  const sight: Sight = {
    ...{ everybody: place.own, organisations: new Set([...consents, me]) },
    among: AMONG.member,
  }
  return {
    place,
    findings: findingsAt(findings, asOf),
    recommendations: recommendationsAt(recommendations, asOf),
    results: resultsOf(records, { asOf, sight, own: new Set([me]) }),
    members: members.map((id) => calledOf(place.known, id)).sort(byName),
    phases: (plan?.body.phases ?? []).map(({ key, name }) => ({ key, name })),
    consents: consents.has(me),
    openEnds: place.own ? await openEndsOf(act, place, records) : null,
  }
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)
const byName = (a: Organisation, b: Organisation): number => (a.name < b.name ? -1 : 1)

/**
 * What a paper of the operation is made of, for its keeper alone (`debrief.keeper`): it leaves the
 * closed group, so whoever did not consent is named in no part of it, and no number singles one
 * out. `say` speaks the language of the paper.
 */
export async function paperFacts(
  act: Act,
  operation: string,
  asked: {
    readonly paper: Paper
    readonly day?: string | undefined
    readonly asOf?: Instant | undefined
  },
  say: Say,
): Promise<PaperFacts> {
  await pass(act, 'debrief.export')
  const place = await debriefPlace(act, operation)
  if (!place.own) throw new Refused('debrief.keeper')
  const asOf = momentOf(act, asked.asOf)
  const day = asked.day ?? asOf.slice(0, 10)
  const records = await countedRecords(act, operation, asOf)
  const consents = await consentsOf(act, place)
  const sight: Sight = { everybody: false, organisations: consents, among: AMONG.paper }
  const facts = await situationFacts(act, place, await participantsOf(act, place))
  const results = resultsOf(records, { asOf, sight })
  const findings = await findingsOf(act, place)
  const recommendations = await recommendationsOf(act, place)
  act.saw('debrief-finding', idsOf(findings))
  act.saw('recommendation', idsOf(recommendations))
  const { paper } = asked
  return {
    ...{ operation: place.name, keeper: place.keeper.name, asOf },
    naming: namingOf(concernedOf(place, records, consents), say),
    ...{ results, label: facts.label, leftOut: facts.leftOut, over: place.stand === 'over' },
    findings: findingsAt(findings, asOf),
    recommendations: recommendationsAt(recommendations, asOf),
    situation: situationOf(facts, { day, results, sight }),
    days:
      paper === 'final'
        ? daysOf(facts, results).map((one) => situationOf(facts, { day: one, results, sight }))
        : [],
  }
}

/** Journals a paper as a disclosure, once its file is there. Refuses as `paperFacts` does. */
export async function paperMade(
  act: Act,
  operation: string,
  asked: { readonly paper: Paper; readonly format: string; readonly language: string },
): Promise<void> {
  await pass(act, 'debrief.export')
  if (!(await debriefPlace(act, operation)).own) throw new Refused('debrief.keeper')
  const { paper, format, language } = asked
  await journal(act, {
    act: 'debrief.paper-made',
    objects: [operation],
    values: { paper, format, language },
  })
}

/** Every organisation of the house: a text may name one that has no part in the operation. */
function concernedOf(
  place: Place,
  records: readonly CountedRecord[],
  consents: ReadonlySet<string>,
): readonly Concerned[] {
  const regions = new Map(records.map(({ organisation, region }) => [organisation, region]))
  // A region of one or two would name them.
  const sharing = (region: string | undefined): number =>
    [...regions.values()].filter((one) => one === region).length
  const said = (id: string): string | null =>
    sharing(regions.get(id)) < AMONG.paper ? null : (regions.get(id) ?? null)
  return [...place.known.values()].map(({ id, name, code, kind, country }: Listed) => ({
    ...{ id, name, code, kind, country, region: said(id) },
    named: id === place.keeper.id || consents.has(id),
  }))
}
