import { type RawBuilder, sql } from 'kysely'
import { columnsOf, predicate } from '../../rights/index.ts'
import type { Act } from '../../store/index.ts'
import type { CountedRecord } from '../counted-record.ts'
import type { DayReport, SituationFacts } from '../debrief/situation.ts'
import type { Values } from '../message.ts'
import type { Organisation } from '../standing.ts'
import type { Place } from './place.ts'

type Row = {
  readonly id: string
  readonly organisation: string
  readonly type: string
  readonly sentAt: string
  readonly body: Values
}

/** What the caller may see of what went between the members, by the lists' own conditions. */
export async function situationFacts(
  act: Act,
  place: Place,
  records: readonly CountedRecord[],
  participants: readonly Organisation[],
): Promise<SituationFacts> {
  const caller = await act.rights()
  const me = act.caller.organisation
  const read = (shown: RawBuilder<unknown>) =>
    sql<Row>`select m.id, m.organisation, m.type, m.sent_at as "sentAt", m.body from message m
      where m.operation = ${place.id} and m.recalled_at is null and ${shown}`.execute(act.db)
  const own = await read(predicate(caller, 'consult', columnsOf('message', 'm', 'id', me)))
  const others = await act.asGuest(() =>
    read(
      sql`m.organisation <> ${me} and ${predicate(caller, 'consult', columnsOf('message', 'm'))}`,
    ),
  )
  const messages = [...own.rows, ...others.rows]
  const reports = messages.filter(({ type }) => type === 'situation-report')
  act.saw(
    'message',
    reports.map(({ id }) => id),
  )
  return {
    ...{ messages, records, participants: participants.map(({ id }) => id) },
    reports: reports.map(dayReport),
  }
}

const dayReport = ({ id, organisation, sentAt, body }: Row): DayReport => ({
  ...{ id, organisation, sentAt, day: body.day ?? '' },
  ...{ targets: Number(body.targets ?? 0), inspections: Number(body.inspections ?? 0) },
  ...{ detections: Number(body.detections ?? 0) },
  openReachBack: Number(body['open-reach-back'] ?? 0),
})
