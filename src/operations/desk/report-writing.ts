import { sql } from 'kysely'
import { Refused } from '../../base/index.ts'
import { type TellableCase, tellableCase, type Values } from '../../cases/index.ts'
import { journal } from '../../journal/index.ts'
import { isNow } from '../../rights/index.ts'
import {
  type Act,
  insertReleases,
  standingMembers,
  tell,
  withdrawReleases,
} from '../../store/index.ts'
import { type CheckedReport, checksOf } from '../report-checks.ts'
import { type ReportCrossed, reportCrossing } from '../report-crossing.ts'
import {
  begunReport,
  checkReport,
  lastWording,
  type Reportable,
  type ReportKind,
  type ReportProblem,
  reportable,
  shareBegun,
} from '../report-form.ts'
import { type ReportState, reportCompleteness, reportState } from '../report-standing.ts'
import { type Called, called, type Group, groupOf, needStanding } from './message-group.ts'
import { lastWord, reportReviewsOf } from './report-rows.ts'

/** More than a case goes through; it bounds what one reading of a report opens. */
const VERSIONS_MOST = 100

/** An operation that a case may be reported to, or was. */
export type ReportPlace = {
  readonly operation: Called
  /** Those that may validate it; empty where it cannot be reported there now. */
  readonly rilos: readonly Called[]
  readonly report: {
    readonly id: string
    /** Of its newest version; sent back with the next one. */
    readonly version: number
    readonly state: ReportState
    readonly rilo: string
  } | null
  /** What the form begins with there. */
  readonly begun: Values
}

export type ReportForm = {
  readonly case: { readonly id: string; readonly number: number; readonly quashed: boolean }
  /** Null: nothing was inspected or detained yet, or the case was quashed. */
  readonly kind: ReportKind | null
  readonly outcome: string | null
  /** The share of what is required that stands there before anybody types. */
  readonly prefilled: number
  readonly places: readonly ReportPlace[]
}

type OwnHead = {
  readonly id: string
  readonly operation: string
  readonly rilo: string
  readonly withdrawn_at: string | null
}

const ownReports = (act: Act, of: string) =>
  act.db
    .selectFrom('report')
    .select(['id', 'operation', 'rilo', 'withdrawn_at'])
    .where('case_id', '=', of)
    .orderBy('id')

/** The entry that the newest version was made of. */
const newestOf = (act: Act, report: string) =>
  act.db
    .selectFrom('report_version')
    .select(['id', 'version', 'kind', 'entry', 'body', 'created_at'])
    .where('report', '=', report)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Who validates in an operation: its RILOs, and where it has none the secretariat. */
async function validators(act: Act, group: Group): Promise<readonly Called[]> {
  const rilos = await standingMembers(act, group.id, 'rilo')
  const found = rilos.length > 0 ? rilos : await standingMembers(act, group.id, 'secretariat')
  return found.filter((id) => id !== act.caller.organisation).map((id) => called(group, id))
}

/** What a case can be reported as and where to, and what was reported. Refuses `case.absent`. */
export async function reportForm(act: Act, id: string): Promise<ReportForm> {
  const told = await tellableCase(act, id)
  const found = reportable(told.entries, told.facts)
  const heads = await ownReports(act, id).execute()
  const { memberships } = await act.rights()
  const stands = memberships.filter((one) => isNow(one, act.now)).map((one) => one.operation)
  const operations = [...new Set([...heads.map((one) => one.operation), ...stands])]
  const places: ReportPlace[] = []
  for (const operation of operations)
    places.push(await placeFor(act, operation, told, found, heads))
  // The operation that the case was opened in comes first, then the others by name.
  const rank = (one: ReportPlace) => (one.operation.id === told.operation ? 0 : 1)
  places.sort((a, b) => rank(a) - rank(b) || (a.operation.name < b.operation.name ? -1 : 1))
  return {
    case: { id, number: told.number, quashed: told.facts.quashed },
    kind: found?.kind ?? null,
    outcome: found?.outcome ?? null,
    prefilled: found === null ? 0 : shareBegun(found.kind, begunReport(found, told.said, null)),
    places,
  }
}

async function placeFor(
  act: Act,
  operation: string,
  told: TellableCase,
  found: Reportable | null,
  heads: readonly OwnHead[],
): Promise<ReportPlace> {
  const group = await groupOf(act, operation)
  const head = heads.find((one) => one.operation === operation)
  const newest = head && (await newestOf(act, head.id))
  const said = head && newest && lastWord(await reportReviewsOf(act, [head.id]), newest.id)
  const earlier = newest ? { entry: newest.entry, values: newest.body as Values } : null
  return {
    operation: { id: operation, name: group.name },
    rilos: group.standing && head?.withdrawn_at == null ? await validators(act, group) : [],
    report:
      head && newest
        ? {
            ...{ id: head.id, version: newest.version, rilo: head.rilo },
            state: reportState({ withdrawnAt: head.withdrawn_at }, said ?? null),
          }
        : null,
    begun: found === null ? {} : begunReport(found, told.said, earlier),
  }
}

export type ReportGiven = {
  readonly operation: string
  /** Null: the only one that validates there. The one that validated before goes on where it can. */
  readonly rilo: string | null
  readonly values: Values
}

export type ReportPreview = ReportCrossed & {
  readonly kind: ReportKind
  readonly outcome: string
  readonly rilo: Called
  /** All who will see it. */
  readonly recipients: readonly Called[]
  readonly problems: readonly ReportProblem[]
  readonly checks: readonly CheckedReport[]
  /** 0 to 1; below 1 the long form is owed. */
  readonly completeness: number
  /** The number of the version that it would be. */
  readonly version: number
}

type Planned = ReportPreview & {
  readonly told: TellableCase
  readonly found: Reportable
  readonly report: string | null
}

/** What sending would do, for the preview and for the sending alike. */
async function planned(act: Act, id: string, given: ReportGiven): Promise<Planned> {
  const told = await tellableCase(act, id)
  const found = reportable(told.entries, told.facts)
  if (found === null) throw new Refused('report.nothing')
  const group = await groupOf(act, given.operation)
  await needStanding(act, group)
  const head = await ownReports(act, id).where('operation', '=', given.operation).executeTakeFirst()
  if (head && head.withdrawn_at !== null) throw new Refused('report.withdrawn')
  const newest = head && (await newestOf(act, head.id))
  if ((newest?.version ?? 0) >= VERSIONS_MOST)
    throw new Refused('report.full', { most: VERSIONS_MOST })
  const able = await validators(act, group)
  // Who validates a report goes on doing so, as long as it takes part.
  const keeps = able.some((one) => one.id === head?.rilo)
  const wanted = keeps ? (head?.rilo ?? null) : given.rilo
  const rilo =
    wanted === null && able.length === 1 ? able[0] : able.find((one) => one.id === wanted)
  if (able.length === 0) throw new Refused('report.no-rilo', { operation: group.name })
  if (rilo === undefined)
    throw new Refused('report.rilo', { rilos: able.map((one) => one.name).join(', ') })
  const { values, problems } = checkReport(found.kind, given.values, act.now.slice(0, 10))
  const wording = lastWording(found.entry)
  const crossed = reportCrossing(found.kind, values, {
    ...{ names: told.names, marks: told.marks },
    kept: {
      nominal: told.named.get(wording) ?? [],
      plain: Object.keys(found.entry.values),
    },
  })
  const further = newest !== undefined && newest.entry !== wording && newest.kind !== found.kind
  return {
    ...crossed,
    ...{ told, found, rilo, problems, report: head?.id ?? null },
    ...{ kind: found.kind, outcome: found.outcome, version: (newest?.version ?? 0) + 1 },
    recipients: group.members
      .filter((one) => one.id !== act.caller.organisation)
      .map(({ id: to, name }) => ({ id: to, name })),
    completeness: reportCompleteness(found.kind, crossed.seen),
    checks: checksOf({
      values: crossed.seen,
      sentOn: act.now.slice(0, 10),
      earlierOn: further ? ((newest.body as Values)['event-on'] ?? null) : null,
    }),
  }
}

/**
 * Exactly what would leave the country and to whom, what is withheld and why, and what is missing.
 * Writes nothing. Refusals: `case.absent`, `report.nothing`, `operation.absent`,
 * `message.not-standing`, `report.withdrawn`, `report.no-rilo`, `report.rilo`.
 */
export async function previewReport(
  act: Act,
  id: string,
  given: ReportGiven,
): Promise<ReportPreview> {
  const { told: _, found: __, report: ___, ...preview } = await planned(act, id, given)
  return preview
}

/**
 * Reports a case to an operation, or sends a new version of its report; all members that stand now
 * see it. `version`: the newest version that was looked at, 0 where there was none. Refusals: those
 * of the preview, `request.version`, `report.incomplete`. Returns the report and who is told.
 */
export async function sendReport(
  act: Act,
  id: string,
  given: ReportGiven & { readonly version?: number | undefined },
): Promise<{ readonly id: string; readonly to: readonly string[] }> {
  await act.room()
  // Two at once: the second one sees the first.
  await act.db.selectFrom('case').select('id').where('id', '=', id).forUpdate().execute()
  const plan = await planned(act, id, given)
  const { told, found, kind, seen, outcome, version, problems } = plan
  if (given.version !== undefined && given.version !== version - 1)
    throw new Refused('request.version')
  if (problems.length > 0)
    throw new Refused('report.incomplete', { fields: problems.map((one) => one.field).join(', ') })
  const { organisation, person, purpose } = act.caller
  const report = plan.report ?? act.newId()
  const to = plan.recipients.map((one) => one.id)
  if (plan.report === null)
    await act.db
      .insertInto('report')
      .values({
        ...{ organisation, id: report, owner: organisation, operation: given.operation },
        ...{ tlp: told.tlp, handling_code: told.code, purposes: [purpose], rilo: plan.rilo.id },
        ...{ case_id: id, shown_to: to, person, created_at: act.now },
      })
      .execute()
  else
    await act.db
      .updateTable('report')
      .set({
        rilo: plan.rilo.id,
        shown_to: sql`(select array_agg(distinct one) from unnest(shown_to || ${to}::uuid[]) as one)`,
      })
      .where('id', '=', report)
      .execute()
  await act.db
    .insertInto('report_version')
    .values({
      ...{ organisation, id: act.newId(), report, version, kind, outcome, person },
      ...{ entry: lastWording(found.entry), body: JSON.stringify(seen), created_at: act.now },
    })
    .execute()
  await showTo(act, report, given.operation, to)
  await journal(act, {
    act: 'report.sent',
    objects: [report, id, given.operation, ...to],
    values: { kind, version, count: to.length },
  })
  for (const one of to)
    await tell(act, one, { act: 'report.arrived', objects: [report, organisation] })
  return { id: report, to }
}

/** Members that came in since the last version see it from now on. */
async function showTo(act: Act, report: string, operation: string, to: readonly string[]) {
  const shown = await act.db
    .selectFrom('release')
    .select('to_organisation')
    .where('kind', '=', 'report')
    .where('object', '=', report)
    .where('withdrawn_at', 'is', null)
    .execute()
  const known = new Set(shown.map((one) => one.to_organisation))
  await insertReleases(
    act,
    report,
    to
      .filter((one) => !known.has(one))
      .map((one) => ({
        ...{ organisation: one, person: null, operation, nominal: false },
        ...{ from: act.now, until: null },
      })),
    'report',
  )
}

export type WithdrawnReport = { readonly operation: string; readonly to: readonly string[] }

/**
 * Takes back the reports of a case that was quashed: they count no more, and whoever had them is
 * told. Does nothing for a case that stands. Returns where and to whom.
 */
export async function followCase(act: Act, id: string): Promise<readonly WithdrawnReport[]> {
  const { facts } = await tellableCase(act, id)
  if (!facts.quashed) return []
  const { organisation } = act.caller
  const heads = await ownReports(act, id).where('withdrawn_at', 'is', null).execute()
  const withdrawn: WithdrawnReport[] = []
  for (const { id: report, operation } of heads) {
    await act.db
      .updateTable('report')
      .set({ record_state: 'withdrawn', withdrawn_at: act.now })
      .where('id', '=', report)
      .execute()
    const ended = await withdrawReleases(act, report, null, 'report')
    const to = [...new Set(ended.map((one) => one.organisation))].sort()
    await journal(act, {
      act: 'report.withdrawn',
      objects: [report, id, operation, ...to],
      values: { count: to.length },
    })
    for (const one of to)
      await tell(act, one, { act: 'report.taken-back', objects: [report, organisation] })
    withdrawn.push({ operation, to })
  }
  return withdrawn
}
