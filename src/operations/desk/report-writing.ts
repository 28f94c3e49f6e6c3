import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Refused } from '../../base/index.ts'
import { type TellableCase, tellableCase, type Values } from '../../cases/index.ts'
import { journal } from '../../journal/index.ts'
import { isNow } from '../../rights/index.ts'
import { type Act, insertReleases, standingMembers, tell } from '../../store/index.ts'
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
import {
  earlierEventOn,
  type ReportState,
  reportCompleteness,
  reportState,
} from '../report-standing.ts'
import { type Called, called, type Group, groupOf, needStanding } from './message-group.ts'
import { lastWord, newestOf, ownReports, reportReviewsOf, versionsOf } from './report-rows.ts'

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
    /** The case says another thing by now than what was sent. */
    readonly behind: boolean
  } | null
  /** The last one that was taken back there; the case may be reported anew. */
  readonly withdrawn: string | null
  /** Who validates it, or what was reported there before, where it still can; null: to be chosen. */
  readonly rilo: string | null
  /** What the form begins with there. */
  readonly begun: Values
}

export type ReportForm = {
  readonly case: { readonly id: string; readonly number: number; readonly quashed: boolean }
  /** Null: nothing was inspected or detained yet, or the case was quashed. */
  readonly kind: ReportKind | null
  readonly outcome: string | null
  /** The entry that it is made of, in its last wording. */
  readonly entry: string | null
  /** The share of what is required that stands there before anybody types. */
  readonly prefilled: number
  readonly places: readonly ReportPlace[]
}

type OwnHead = {
  readonly id: string
  readonly operation: string
  readonly rilo: string
  readonly withdrawn_at: string | null
  readonly behind: boolean
}

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
    entry: found === null ? null : lastWording(found.entry),
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
  const there = heads.filter((one) => one.operation === operation)
  const head = there.find((one) => one.withdrawn_at === null)
  const rilos = group.standing ? await validators(act, group) : []
  const before = head?.rilo ?? (await lastRilo(act, operation))
  const newest = head && (await newestOf(act, head.id))
  const said = head && newest && lastWord(await reportReviewsOf(act, [head.id]), newest.id)
  const earlier = newest ? { entry: newest.entry, values: newest.body as Values } : null
  return {
    operation: { id: operation, name: group.name },
    rilos,
    rilo: riloOf(rilos, null, before)?.id ?? null,
    withdrawn: there.findLast((one) => one.withdrawn_at !== null)?.id ?? null,
    report:
      head && newest
        ? {
            ...{ id: head.id, version: newest.version, behind: head.behind },
            state: reportState({ withdrawnAt: null }, said ?? null),
          }
        : null,
    begun: found === null ? {} : begunReport(found, told.said, earlier),
  }
}

/** The RILO of the last own report to an operation. */
async function lastRilo(act: Act, operation: string): Promise<string | null> {
  const row = await act.db
    .selectFrom('report')
    .select('rilo')
    .where('operation', '=', operation)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.rilo ?? null
}

/** The one that was chosen; else the one that validated before, as long as it can; else the only one. */
function riloOf(
  able: readonly Called[],
  chosen: string | null,
  before: string | null,
): Called | undefined {
  if (chosen !== null) return able.find((one) => one.id === chosen)
  return able.find((one) => one.id === before) ?? (able.length === 1 ? able[0] : undefined)
}

export type ReportGiven = {
  readonly operation: string
  /** Null: the one that validated it before as long as it can, else the only one there. */
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
  /** Of exactly this; sent back with the sending. */
  readonly mark: string
}

type Planned = ReportPreview & {
  readonly told: TellableCase
  readonly found: Reportable
  readonly report: string | null
}

/** One mark of all that would leave, and to whom: another one, another thing leaves. */
const markOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/** What sending would do, for the preview and for the sending alike. */
async function planned(act: Act, id: string, given: ReportGiven): Promise<Planned> {
  const told = await tellableCase(act, id)
  const found = reportable(told.entries, told.facts)
  if (found === null) throw new Refused('report.nothing')
  const group = await groupOf(act, given.operation)
  await needStanding(act, group)
  const head = await ownReports(act, id)
    .where('operation', '=', given.operation)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  const newest = head && (await newestOf(act, head.id))
  if ((newest?.version ?? 0) >= VERSIONS_MOST)
    throw new Refused('report.full', { most: VERSIONS_MOST })
  const able = await validators(act, group)
  const rilo = riloOf(able, given.rilo, head?.rilo ?? null)
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
  const version = (newest?.version ?? 0) + 1
  const recipients = group.members
    .filter((one) => one.id !== act.caller.organisation)
    .map(({ id: to, name }) => ({ id: to, name }))
  return {
    ...crossed,
    mark: markOf([
      ...[head?.id ?? '', String(version), wording, found.kind, found.outcome, rilo.id],
      ...recipients.map((one) => one.id).sort(),
      JSON.stringify(Object.entries(crossed.seen)),
    ]),
    ...{ told, found, rilo, problems, report: head?.id ?? null },
    ...{ kind: found.kind, outcome: found.outcome, version, recipients },
    completeness: reportCompleteness(found.kind, crossed.seen),
    checks: checksOf({
      values: crossed.seen,
      sentOn: act.now.slice(0, 10),
      earlierOn: head ? earlierEventOn(found.kind, await versionsOf(act, [head.id])) : null,
    }),
  }
}

/**
 * Exactly what would leave the country and to whom, what is withheld and why, and what is missing.
 * Writes nothing. Refusals: `case.absent`, `report.nothing`, `operation.absent`,
 * `message.not-standing`, `report.full`, `report.no-rilo`, `report.rilo`.
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
 * see it. `version`: the newest version that was looked at, 0 where there was none; `mark`: of the
 * preview that was looked at. Refusals: those of the preview, `request.version` where another version
 * was sent meanwhile or where something else would leave than was looked at, `report.incomplete`. Returns the report and who is told.
 */
export async function sendReport(
  act: Act,
  id: string,
  given: ReportGiven & {
    readonly version?: number | undefined
    readonly mark?: string | undefined
  },
): Promise<{ readonly id: string; readonly to: readonly string[] }> {
  await act.room()
  // Two at once: the second one sees the first.
  await act.db.selectFrom('case').select('id').where('id', '=', id).forUpdate().execute()
  const plan = await planned(act, id, given)
  const { told, found, kind, seen, outcome, version, problems } = plan
  if (given.version !== undefined && given.version !== version - 1)
    throw new Refused('request.version')
  if (given.mark !== undefined && given.mark !== plan.mark) throw new Refused('request.version')
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
        ...{ rilo: plan.rilo.id, behind: false },
        shown_to: sql`(select array_agg(distinct one) from unnest(shown_to || ${to}::uuid[]) as one)`,
      })
      .where('id', '=', report)
      .execute()
  await act.db
    .insertInto('report_version')
    .values({
      ...{ organisation, id: act.newId(), report, version, kind, outcome, person },
      ...{ rilo: plan.rilo.id, completeness: plan.completeness },
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
