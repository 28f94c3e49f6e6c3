import { sql } from 'kysely'
import { columnsOf, predicate } from '../../rights/index.ts'
import { type Act, readCursor, writeCursor } from '../../store/index.ts'
import type { ReportKind } from '../report-form.ts'
import { type ReportState, type ReportVerdict, reportState } from '../report-standing.ts'
import { type Called, called, type Group, groupOf } from './message-group.ts'

export const REPORT_FOLDERS = ['all', 'to-validate', 'sent', 'validated', 'withdrawn'] as const
export type ReportFolder = (typeof REPORT_FOLDERS)[number]

/** One line of a list. A withdrawn one of another has no content: `said` is null. */
export type ListedReport = {
  readonly id: string
  readonly own: boolean
  readonly from: Called
  readonly rilo: Called
  /** When its newest version was sent, or when it was withdrawn. */
  readonly at: string
  readonly state: ReportState
  readonly said: {
    readonly kind: ReportKind
    readonly outcome: string
    readonly version: number
    readonly eventOn: string
    readonly family: string
    readonly hs: string
    readonly goods: string
    readonly completeness: number
  } | null
  /** Of an own one: the number of its case, and whether that went further than what was sent. */
  readonly case: { readonly number: number; readonly behind: boolean } | null
  /** It is the reader's to validate now. */
  readonly waits: boolean
}

export type ReportList = {
  readonly group: Pick<Group, 'id' | 'name' | 'standing'> & { readonly own: boolean }
  readonly reports: readonly ListedReport[]
  readonly next: string | null
  /**
   * All that the caller may consult. `owed`: own ones whose long form is not complete; `behind`:
   * own ones whose case went further.
   */
  readonly counts: Readonly<Record<ReportFolder | Owing, number>>
}

/** What own reports want of whoever sent them. */
type Owing = 'owed' | 'returned' | 'behind'

type Row = {
  readonly id: string
  readonly owner: string
  readonly rilo: string
  readonly withdrawn_at: string | null
  readonly at: number
  readonly version: number | null
  readonly kind: ReportKind
  readonly outcome: string
  readonly completeness: number
  readonly said: readonly (string | null)[] | null
  readonly verdict: ReportVerdict | null
}

/**
 * The reports of an operation as the caller may see them, by the rules' own condition; of those
 * that others withdrew nothing but the head. Own rows come as a guest sees them: who wrote them and
 * of which case is not asked here.
 */
async function shown(act: Act, { id, standing }: Group) {
  const caller = await act.rights()
  const { organisation: me, purpose } = act.caller
  const seen = predicate(caller, 'consult', columnsOf('report', 'r'))
  return sql`from report r
    left join lateral (select v.id, v.version, v.kind, v.outcome, v.completeness, v.created_at,
        array[v.body->>'event-on', v.body->>'family', v.body->>'hs', v.body->>'goods'] as said
      from report_version v
      where v.organisation = r.organisation and v.report = r.id and ${seen}
      order by v.version desc limit 1) v on true
    left join lateral (select w.verdict from report_review w
      where w.version = v.id order by w.id desc limit 1) w on true
    where r.operation = ${id} and (r.organisation = ${me} or ${standing})
      and (${seen} or (r.withdrawn_at is not null and ${purpose} = any(r.purposes)))`
}

const AT = sql`floor(extract(epoch from coalesce(r.withdrawn_at, v.created_at)) * 1000)::bigint`
const TO_VALIDATE = sql`r.withdrawn_at is null and w.verdict is null`

const folderOf = (folder: ReportFolder, me: string) =>
  ({
    all: sql`true`,
    'to-validate': sql`${TO_VALIDATE} and r.rilo = ${me}`,
    sent: sql`r.organisation = ${me}`,
    validated: sql`r.withdrawn_at is null and w.verdict = 'validated'`,
    withdrawn: sql`r.withdrawn_at is not null`,
  })[folder]

/** One folder of the reports of an operation, what came last first. Refuses `operation.absent`. */
export async function listReports(
  act: Act,
  operation: string,
  asked: {
    readonly folder: ReportFolder
    readonly cursor?: string | undefined
    readonly limit: number
  },
): Promise<ReportList> {
  const group = await groupOf(act, operation)
  const { folder, limit, cursor } = asked
  const me = act.caller.organisation
  const from = await shown(act, group)
  const after =
    cursor === undefined
      ? sql``
      : (([at, than]) => sql`and (${AT}, r.id) < (${at}::bigint, ${than}::uuid)`)(
          readCursor(cursor, `reports-${folder}`, ['number', 'uuid']),
        )
  const found = await act.asGuest(() =>
    sql<Row>`select r.id, r.owner, r.rilo, r.withdrawn_at, ${AT} as at, v.version, v.kind,
        v.outcome, v.completeness, v.said, w.verdict
      ${from} and ${folderOf(folder, me)} ${after}
      order by ${AT} desc, r.id desc limit ${limit + 1}`.execute(act.db),
  )
  const rows = found.rows.slice(0, limit)
  const last = rows.at(-1)
  const cases = await ownCases(
    act,
    rows.filter((row) => row.owner === me).map((row) => row.id),
  )
  act.saw(
    'report',
    rows.filter((row) => row.version !== null).map((row) => row.id),
  )
  return {
    group: { id: group.id, name: group.name, standing: group.standing, own: group.keeper === me },
    reports: rows.map((row) => lineOf(row, group, me, cases.get(row.id) ?? null)),
    next:
      found.rows.length > limit && last
        ? writeCursor(`reports-${folder}`, [last.at, last.id])
        : null,
    counts: await countsOf(act, group.id, from, me),
  }
}

function lineOf(row: Row, group: Group, me: string, of: ListedReport['case']): ListedReport {
  const { id, owner, said, kind, outcome, version, verdict, completeness } = row
  const [eventOn, family, hs, goods] = (said ?? []).map((one) => one ?? '')
  const state = reportState(
    { withdrawnAt: row.withdrawn_at },
    verdict === null ? null : { verdict },
  )
  return {
    ...{ id, own: owner === me, from: called(group, owner), rilo: called(group, row.rilo), state },
    at: new Date(row.at).toISOString(),
    said:
      version === null
        ? null
        : {
            ...{ kind, outcome, version, completeness, eventOn: eventOn ?? '' },
            ...{ family: family ?? '', hs: hs ?? '', goods: goods ?? '' },
          },
    case: of,
    waits: state === 'to-validate' && row.rilo === me,
  }
}

/** Which cases own reports are of. */
async function ownCases(
  act: Act,
  reports: readonly string[],
): Promise<ReadonlyMap<string, ListedReport['case']>> {
  if (reports.length === 0) return new Map()
  const rows = await act.db
    .selectFrom('report')
    .innerJoin('case', 'case.id', 'report.case_id')
    .select(['report.id', 'case.number', 'report.behind', 'report.withdrawn_at'])
    .where('report.id', 'in', [...reports])
    .execute()
  return new Map(
    rows.map(({ id, number, behind, withdrawn_at }) => [
      id,
      { number, behind: behind && withdrawn_at === null },
    ]),
  )
}

async function countsOf(
  act: Act,
  operation: string,
  from: Awaited<ReturnType<typeof shown>>,
  me: string,
): Promise<ReportList['counts']> {
  const count = (folder: ReportFolder) =>
    sql`(count(*) filter (where ${folderOf(folder, me)}))::int`
  const own = sql`r.organisation = ${me} and r.withdrawn_at is null`
  const { rows } = await act.asGuest(() =>
    sql<Record<Exclude<keyof ReportList['counts'], 'behind'>, number>>`
      select ${count('all')} as "all", ${count('to-validate')} as "to-validate",
        ${count('sent')} as sent, ${count('validated')} as validated,
        ${count('withdrawn')} as withdrawn,
        (count(*) filter (where ${own} and w.verdict = 'returned'))::int as returned,
        (count(*) filter (where ${own} and v.completeness < 1))::int as owed
      ${from}`.execute(act.db),
  )
  const [all] = rows
  const { behind } = await act.db
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<number>().as('behind'))
    .where('operation', '=', operation)
    .where('behind', '=', true)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    ...{ all: all?.all ?? 0, 'to-validate': all?.['to-validate'] ?? 0, sent: all?.sent ?? 0 },
    ...{ validated: all?.validated ?? 0, withdrawn: all?.withdrawn ?? 0 },
    ...{ returned: all?.returned ?? 0, owed: all?.owed ?? 0, behind: Number(behind) },
  }
}
