import { type RawBuilder, sql } from 'kysely'
import type { Listed } from '../../access/index.ts'
import type { CalendarDate, Instant } from '../../base/index.ts'
import { columnsOf, DOORS, isNow, mayPass, predicate } from '../../rights/index.ts'
import { type Act, standingMembers } from '../../store/index.ts'
import type { MessageTypeName } from '../message-types.ts'
import {
  type ParticipantStanding,
  participantStandings,
  type SubmittedPlans,
  submittedPlans,
} from './participant-standings.ts'
import { type Place, placeOf } from './place.ts'
import { adoptedPlan, adoptedVersions } from './plans.ts'

/** The last situation report of one participant about one of its own days. */
export type ReportedDay = {
  readonly id: string
  readonly from: string
  readonly day: CalendarDate
  readonly targets: number
  readonly inspections: number
  readonly detections: number
}
/** How many messages of one type one participant sent, as far as the caller may see them. */
export type SentCount = {
  readonly from: string
  readonly type: MessageTypeName
  readonly count: number
  /** Of feedback: those that say that goods were detained or seized. */
  readonly finds: number
}
/** Answers that one participant owes on messages of one type. */
export type OwedCount = {
  readonly by: string
  readonly type: MessageTypeName
  readonly open: number
  readonly overdue: number
}
/** Something that an organisation did, as far as the caller learns of it. */
export type Sign = { readonly of: string; readonly at: Instant }

/** What the caller may know of an operation at an instant. */
export type OperationFacts = {
  readonly operation: Pick<Place, 'id' | 'name' | 'own'>
  readonly members: readonly Listed[]
  /** Of those whose plan the caller may know of. */
  readonly plans: readonly ParticipantStanding[]
  readonly sent: readonly SentCount[]
  readonly reported: readonly ReportedDay[]
  readonly owed: readonly OwedCount[]
  readonly signs: readonly Sign[]
  /** By the day in UTC. */
  readonly messagesOn: readonly { readonly day: CalendarDate; readonly count: number }[]
}

/** Null: the operation did not yet know the caller's organisation, or the instant is to come. */
export async function operationFacts(
  act: Act,
  operation: string,
  at: Instant,
): Promise<OperationFacts | null> {
  const place = await placeOf(act, operation)
  const { memberships, ...caller } = await act.rights()
  const then = memberships.some((one) => one.operation === operation && isNow(one, at))
  if (at > act.now || !(place.own || then)) return null
  const members = await membersAt(act, place, at)
  const adopted = await adoptedPlan(act, place, await versionAt(act, place, at))
  const reads = mayPass(caller, DOORS['national-plan.read'])
  const reviews = place.own || mayPass(caller, DOORS['national-plan.review'])
  const known = await submittedPlans(act, place, at)
  const plans = await participantStandings(act, place, adopted?.body ?? null, known)
  const own = await ownMessages(act, place, at)
  const received = await receivedMessages(act, place, at)
  return {
    operation: { id: place.id, name: place.name, own: place.own },
    members,
    plans: plans.filter((one) => (one.own ? reads : reviews)),
    sent: [...own.sent, ...received.sent],
    reported: [...own.reported, ...received.reported],
    owed: [...received.owed, ...(await owedToUs(act, own.due, at))],
    signs: [...own.signs, ...received.signs, ...planSigns(known)],
    messagesOn: [...own.on, ...received.on],
  }
}

const versionAt = async (act: Act, place: Place, at: Instant) =>
  (await adoptedVersions(act, place)).findLast(
    ({ adoptedAt }) => adoptedAt !== null && adoptedAt <= at,
  )?.version

async function membersAt(act: Act, place: Place, at: Instant): Promise<readonly Listed[]> {
  const ids = new Set(
    place.own
      ? (
          await act.db
            .selectFrom('operation_member')
            .select(['member', 'from_at', 'until_at'])
            .where('operation', '=', place.id)
            .execute()
        )
          .filter((row) => isNow({ from: row.from_at, until: row.until_at }, at))
          .map((row) => row.member)
      : await standingMembers(act, place.id, null, at),
  )
  return [...place.known.values()].filter(({ id }) => ids.has(id))
}

const DETENTIONS = ['detained', 'seized']
/** A text that is no number any more was erased. */
const number = (key: string) => sql`(case when body->>${sql.lit(key)} ~ '^[0-9]+([.][0-9]+)?$'
  then (body->>${sql.lit(key)})::float8 else 0 end)`

type Last = { readonly last: string }
/** What is counted of messages, as one row: one question for each side, however much it counts. */
type Counts = {
  readonly sent: readonly (SentCount & Last)[]
  readonly reported: readonly ReportedDay[]
  readonly on: OperationFacts['messagesOn']
}
const list = (query: RawBuilder<unknown>) =>
  sql`(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (${query}) as x)`

/** The counts of the messages that a part `seen` of the question has. */
const COUNTS = sql`
  ${list(sql`select owner as "from", type, count(*)::int as count, max(sent_at) as last,
      (count(*) filter (where type = 'feedback' and body->>'outcome' = any(${DETENTIONS})))::int
        as finds
    from seen group by owner, type`)} as sent,
  ${list(sql`select distinct on (owner, body->>'day') id, owner as "from", body->>'day' as day,
      ${number('targets')} as targets, ${number('inspections')} as inspections,
      ${number('detections')} as detections
    from seen where type = 'situation-report' and body->>'day' is not null
    order by owner, body->>'day', sent_at desc, id desc`)} as reported,
  ${list(sql`select (sent_at at time zone 'UTC')::date::text as day, count(*)::int as count
    from seen group by 1`)} as "on"`

const instant = (text: string): Instant => new Date(text).toISOString()

/** Own messages that stood then, with those that ask for an answer. */
async function ownMessages(act: Act, place: Place, at: Instant) {
  const { organisation } = act.caller
  const columns = columnsOf('message', 'm', 'id', organisation)
  const { rows } = await sql<Counts & { due: readonly Due[] }>`with seen as materialized (
      select m.id, m.owner, m.type, m.sent_at, m.body, m.feedback_by from message m
      where m.operation = ${place.id} and m.sent_at <= ${at}
        and (m.recalled_at is null or m.recalled_at > ${at})
        and ${predicate(await act.rights(), 'consult', columns)})
    select ${COUNTS},
      ${list(sql`select id, type from seen where feedback_by is not null`)} as due`.execute(act.db)
  const { sent, ...counts } = rows[0] as (typeof rows)[number]
  return {
    ...counts,
    sent: sent.map(({ last: _, ...one }) => one),
    signs: sent.map(({ last }) => ({ of: organisation, at: instant(last) })),
  }
}

/** What others sent to the caller's organisation, what it owes on it, and what it heard of them. */
async function receivedMessages(act: Act, place: Place, at: Instant) {
  const me = act.caller.organisation
  const shown = predicate(await act.rights(), 'consult', columnsOf('message', 'm'))
  const { rows } = await act.asGuest(() =>
    sql<Counts & { owed: readonly OwedCount[]; read: readonly Sign[] }>`with seen as materialized (
        select m.id, m.owner, m.type, m.sent_at, m.body, a.feedback_by from message_addressee a
        join message m on m.organisation = a.organisation and m.id = a.message
        where a.to_organisation = ${me} and a.operation = ${place.id} and a.sent_at <= ${at}
          and (a.recalled_at is null or a.recalled_at > ${at}) and ${shown})
      select ${COUNTS},
        ${list(sql`select ${me}::uuid as by, type,
            (count(*) filter (where feedback_by > ${at}))::int as open,
            (count(*) filter (where feedback_by <= ${at}))::int as overdue
          from seen where feedback_by is not null and not exists (
            select from message_addressee b where b.organisation = ${me} and b.answers = seen.id
              and b.sent_at <= ${at} and (b.recalled_at is null or b.recalled_at > ${at}))
          group by type`)} as owed,
        ${
          // Who has read what we sent is alive as well.
          list(sql`select r.organisation as of, max(r.read_at) as at
            from message_receipt r
            join message_addressee a on a.organisation = ${me} and a.message = r.id
              and a.to_organisation = r.organisation and a.operation = ${place.id}
            where r.owner = ${me} and r.read_at <= ${at} group by 1`)
        } as read`.execute(act.db),
  )
  const { sent, read, ...counts } = rows[0] as (typeof rows)[number]
  return {
    ...counts,
    sent: sent.map(({ last: _, ...one }) => one),
    signs: [
      ...sent.map(({ from: of, last }) => ({ of, at: instant(last) })),
      ...read.map((one) => ({ of: one.of, at: instant(one.at) })),
    ],
  }
}

type Due = { readonly id: string; readonly type: MessageTypeName }

/** What the addressees of own messages still owed then. */
async function owedToUs(act: Act, due: readonly Due[], at: Instant): Promise<readonly OwedCount[]> {
  if (due.length === 0) return []
  const me = act.caller.organisation
  const { rows } = await act.asGuest(() =>
    sql<OwedCount>`select a.to_organisation as by, d.type,
        (count(*) filter (where a.feedback_by > ${at}))::int as open,
        (count(*) filter (where a.feedback_by <= ${at}))::int as overdue
      from unnest(${due.map(({ id }) => id)}::uuid[], ${due.map(({ type }) => type)}::text[])
        as d (id, type)
      join message_addressee a on a.organisation = ${me} and a.message = d.id
      where a.feedback_by is not null and not exists (
        select from message_addressee b where b.organisation = a.to_organisation
          and b.to_organisation = ${me} and b.answers = a.message and b.sent_at <= ${at}
          and (b.recalled_at is null or b.recalled_at > ${at}))
      group by 1, 2`.execute(act.db),
  )
  return rows
}

/** Plans that were submitted and reviews that were given. */
const planSigns = ({ submitted, given }: SubmittedPlans): readonly Sign[] => [
  ...submitted.map(({ owner, submittedAt }) => ({ of: owner, at: submittedAt })),
  ...given.map(({ reviewer, at }) => ({ of: reviewer, at })),
]
