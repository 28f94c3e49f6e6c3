import { type RawBuilder, sql } from 'kysely'
import { type HandlingCode, TLPS, type Tlp } from '../../base/index.ts'
import { type Columns, codeOf, columnsOf, predicate } from '../../rights/index.ts'
import type { Act } from '../../store/index.ts'
import type { PaperFacts } from '../debrief/reports.ts'
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
  readonly tlp: Tlp
  readonly code: HandlingCode
  /** It may go on in a paper, and not be read alone. */
  readonly leaves: boolean
}

export type PaperSources = SituationFacts & {
  /** The strictest of them. */
  readonly label: PaperFacts['label']
  /** How many may be read and not go on: they are in nothing else here. */
  readonly leftOut: number
}

/**
 * What the caller may pass on of what went between the members, by the lists' own conditions. What
 * may only be read is counted, and nothing of it is shown.
 */
export async function situationFacts(
  act: Act,
  place: Place,
  participants: readonly Organisation[],
): Promise<PaperSources> {
  const caller = await act.rights()
  const me = act.caller.organisation
  const read = (at: Columns, whose: RawBuilder<unknown>) =>
    sql<Row>`select m.id, m.organisation, m.type, m.sent_at as "sentAt", m.body, m.tlp,
        m.handling_code as code, ${predicate(caller, 'export', at)} as leaves
      from message m where m.operation = ${place.id} and m.recalled_at is null and ${whose}
        and ${predicate(caller, 'consult', at)}`.execute(act.db)
  const own = await read(columnsOf('message', 'm', 'id', me), sql`true`)
  const others = await act.asGuest(() =>
    read(columnsOf('message', 'm'), sql`m.organisation <> ${me}`),
  )
  const all = [...own.rows, ...others.rows]
  const messages = all.filter(({ leaves }) => leaves)
  act.saw(
    'message',
    messages.map(({ id }) => id),
  )
  return {
    ...{ messages, participants: participants.map(({ id }) => id) },
    reports: messages.filter(({ type }) => type === 'situation-report').map(dayReport),
    ...{ label: strictest(messages), leftOut: all.length - messages.length },
  }
}

/** Findings and recommendations are for the group and those that it works with: never lighter. */
const LIGHTEST: PaperFacts['label'] = { tlp: 'AMBER', code: 'H0' }

const strictest = (messages: readonly Row[]): PaperFacts['label'] => ({
  tlp: TLPS.find((tlp) => tlp === LIGHTEST.tlp || messages.some((one) => one.tlp === tlp)) ?? 'RED',
  code: codeOf([LIGHTEST.code, ...messages.map(({ code }) => code)]),
})

/** A keeper may have taken the field off the form: then a report is of the day it was sent. */
const dayOf = (said: string | undefined, sentAt: string): string =>
  said !== undefined && /^\d{4}-\d\d-\d\d$/.test(said) && !Number.isNaN(Date.parse(said))
    ? said
    : sentAt.slice(0, 10)

const dayReport = ({ id, organisation, sentAt, body }: Row): DayReport => ({
  ...{ id, organisation, sentAt, day: dayOf(body.day, sentAt) },
  ...{ targets: Number(body.targets ?? 0), inspections: Number(body.inspections ?? 0) },
  ...{ detections: Number(body.detections ?? 0) },
  openReachBack: Number(body['open-reach-back'] ?? 0),
})
