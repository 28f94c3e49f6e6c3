import { sql } from 'kysely'
import type { Finding, Lane } from '../../base/index.ts'
import { columnsOf, isNow, predicate } from '../../rights/index.ts'
import type { Act } from '../act.ts'
import { nameOf } from '../chunk.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { open } from '../keys.ts'
import { joinNominal, type NominalFields } from '../nominal.ts'
import { laneOf } from '../order.ts'

/** What the trader's own fields add to a record. */
export type NominalPart = {
  readonly consignment: Readonly<Record<string, unknown>>
  /** Where each of them stands in the consignment. */
  readonly paths: readonly string[]
  /** The findings that name somebody, by their place among the findings. */
  readonly findings: Readonly<Record<number, Finding>>
}

/** A target with its consignment and findings: what crosses from its owner to others. */
export type CrossingRecord = {
  readonly id: string
  readonly owner: string
  readonly lane: Lane
  readonly score: number
  readonly completeness: number
  readonly codes: readonly string[]
  readonly createdAt: string
  readonly consignment: Readonly<Record<string, unknown>>
  readonly findings: readonly Finding[]
  /** Null where it was not asked for, or its key was destroyed. */
  readonly nominal: NominalPart | null
}

type Row = {
  readonly id: string
  readonly organisation: string
  readonly file: string
  readonly record: number
  readonly lane: number
  readonly score: number
  readonly completeness: number
  readonly codes: readonly string[]
  readonly created_at: string
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * One record as it stands with its owner, own or another's; undefined where it is not there. Who
 * may see it, and whether with the trader's own fields, is decided before.
 */
export async function crossingRecord(
  act: Act,
  owner: string,
  id: string,
  nominal: boolean,
): Promise<CrossingRecord | undefined> {
  const own = owner === act.caller.organisation
  const read = own ? <T>(work: () => Promise<T>) => work() : act.asGuest
  const found = await read(async () => ({
    rows: await sql<Row>`select t.id, t.organisation, t.file, t.record, t.lane, t.score,
        t.completeness, t.codes, t.created_at, c.body
      from target t
      join consignment c on c.organisation = t.organisation and c.file = t.file
        and c.record = t.record
      where t.organisation = ${owner} and t.id = ${id}`.execute(act.db),
    findings: await sql<{ body: Finding }>`select body from finding
      where organisation = ${owner} and target = ${id} order by seq`.execute(act.db),
  }))
  const [row] = found.rows.rows
  if (!row) return undefined
  return {
    id: row.id,
    owner,
    lane: laneOf(row.lane),
    score: row.score,
    completeness: row.completeness,
    codes: row.codes,
    createdAt: row.created_at,
    consignment: row.body,
    findings: found.findings.rows.map((one) => one.body),
    nominal: nominal ? await nominalPart(act, row, read) : null,
  }
}

async function nominalPart(
  act: Act,
  { organisation, id, file, record, body }: Row,
  read: Act['asGuest'],
): Promise<NominalPart | null> {
  const found = await read(() =>
    sql<{ wrapped: Buffer; fields: Buffer | null; findings: Buffer | null }>`
      select k.wrapped, n.sealed as fields, x.sealed as findings from record_key k
      left join consignment_nominal n on n.organisation = k.organisation and n.file = k.file
        and n.record = k.record
      left join target_nominal x on x.organisation = k.organisation and x.target = ${id}
      where k.organisation = ${organisation} and k.file = ${file} and k.record = ${record}`.execute(
      act.db,
    ),
  )
  const [sealed] = found.rows
  if (!sealed) return null
  const { wrapping } = await act.key(organisation)
  const named = (what: string) => nameOf(what, organisation, file, record)
  const key = open(wrapping, sealed.wrapped, named('key'))
  const opened = <T>(bytes: Buffer | null, what: string, none: T): T =>
    bytes === null ? none : (JSON.parse(open(key, bytes, named(what)).toString('utf8')) as T)
  const fields = opened<NominalFields>(sealed.fields, 'nominal', {})
  return {
    consignment: joinNominal(body, fields),
    paths: Object.keys(fields),
    findings: opened<Record<number, Finding>>(sealed.findings, `target:${id}`, {}),
  }
}

export type ReceivedRow = Omit<CrossingRecord, 'findings' | 'nominal'> & {
  readonly receivedAt: string
}
export type ReceivedPage = {
  readonly items: readonly ReceivedRow[]
  readonly next: string | null
  /** All that the caller may consult, by owner. */
  readonly counts: readonly { readonly owner: string; readonly count: number }[]
}

/**
 * What others released to the caller and they may consult now, what came last first: read as a
 * guest, by the rules' own condition.
 */
export async function receivedPage(
  act: Act,
  wanted: { readonly owner?: string; readonly cursor?: string; readonly limit: number },
): Promise<ReceivedPage> {
  const caller = await act.rights()
  const after =
    wanted.cursor === undefined ? [] : readCursor(wanted.cursor, 'received', ['number', 'uuid'])
  const operations = caller.memberships
    .filter((one) => isNow(one, caller.now))
    .map((one) => one.operation)
  const mine = caller.person === null ? sql`false` : sql`g.to_person = ${caller.person}::uuid`
  // The release that brought it: the last one of those that reach the caller.
  const reached = sql`select g.organisation, g.object, (extract(epoch from
      max(greatest(g.from_at, g.created_at))) * 1000)::bigint as at
    from release g where g.kind = 'target' and g.to_organisation = ${caller.organisation}::uuid
      and g.withdrawn_at is null and g.from_at <= ${caller.now}
      and (g.until_at is null or g.until_at > ${caller.now})
      and (g.to_person is null or ${mine})
      and (g.operation is null or g.operation = any(${operations}::uuid[]))
    group by g.organisation, g.object`
  const shown = sql`from (${reached}) as r
    join target t on t.organisation = r.organisation and t.id = r.object
    where t.organisation <> ${caller.organisation}::uuid
      and ${predicate(caller, 'consult', columnsOf('target', 't'))}`
  const { rows, counts } = await act.asGuest(async () => ({
    rows: await sql<Row & { at: number }>`select s.*, c.body from (
        select t.id, t.organisation, t.file, t.record, t.lane, t.score, t.completeness, t.codes,
          t.created_at, r.at ${shown}
          ${wanted.owner === undefined ? sql`` : sql`and t.organisation = ${wanted.owner}::uuid`}
          ${after.length === 0 ? sql`` : sql`and (r.at, t.id) < (${after[0]}::bigint, ${after[1]}::uuid)`}
        order by r.at desc, t.id desc limit ${wanted.limit + 1}) as s
      join consignment c on c.organisation = s.organisation and c.file = s.file
        and c.record = s.record
      order by s.at desc, s.id desc`.execute(act.db),
    counts: await sql<{ owner: string; count: number }>`
      select t.organisation as owner, count(*)::int as count ${shown}
      group by t.organisation order by t.organisation`.execute(act.db),
  }))
  const page = rows.rows.slice(0, wanted.limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      id: row.id,
      owner: row.organisation,
      lane: laneOf(row.lane),
      score: row.score,
      completeness: row.completeness,
      codes: row.codes,
      createdAt: row.created_at,
      receivedAt: new Date(row.at).toISOString(),
      consignment: row.body,
    })),
    next:
      rows.rows.length > wanted.limit && last ? writeCursor('received', [last.at, last.id]) : null,
    counts: counts.rows,
  }
}
