import {
  type CalendarDate,
  capitalZone,
  type Instant,
  remember,
  type WcoRegion,
  wcoRegionOf,
} from '../base/index.ts'
import type {
  MessageTypeName,
  OperationFacts,
  ParticipantStanding,
  ReportedDay,
} from '../operations/index.ts'
import { type AdviceFacts, dayIn, minutesAhead } from '../reachback/index.ts'
import type { OrganisationKind } from '../rights/index.ts'

/** Nothing seen of a member for so long, and the board calls it silent. */
export const SILENT_HOURS = 24
const HOUR_MS = 3_600_000

/** Where the zone of a member is known from: what it says itself, its capital, or nothing. */
export const ZONE_FROM = ['said', 'capital', 'none'] as const
export type ZoneFrom = (typeof ZONE_FROM)[number]

export type BoardFacts = {
  readonly at: Instant
  /** The caller's organisation. */
  readonly me: string
  readonly operation: OperationFacts
  readonly advice: AdviceFacts
  /** Zones that organisations say themselves, by their id. */
  readonly zones: ReadonlyMap<string, string>
}

type Clocks = { readonly open: number; readonly overdue: number }

/** One member of the operation, as far as the caller may know of it. */
export type BoardRow = {
  readonly id: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly country: string | null
  readonly region: WcoRegion | null
  readonly own: boolean
  readonly zone: string
  readonly zoneFrom: ZoneFrom
  readonly minutesAhead: number
  /** Its own calendar day at the instant. */
  readonly day: CalendarDate
  /** Null: it owes none, or the caller is not told. */
  readonly plan:
    | (Pick<ParticipantStanding, 'state' | 'accepted' | 'overdue' | 'profiles'> & {
        readonly version: number | null
      })
    | null
  /** `none`: administrations alone report daily. */
  readonly report: 'today' | 'missing' | 'none'
  /** The newest day that it reported about. */
  readonly reported: ReportedDay | null
  /** The sums of all days that it reported about. */
  readonly controls: {
    readonly targets: number
    readonly inspections: number
    readonly detections: number
  }
  /** Feedback that says that goods were detained or seized. */
  readonly finds: number
  readonly sent: Readonly<Partial<Record<MessageTypeName, number>>>
  /** Answers that it owes: on warnings, and on requests for information. */
  readonly warnings: Clocks
  readonly requests: Clocks
  /** Requests for advice that it asked and nobody has answered. */
  readonly advice: Clocks & { readonly paused: number }
  readonly lastSign: Instant | null
  /** Whole hours since; null: nothing was ever seen of it. */
  readonly silentHours: number | null
  readonly silent: boolean
}

export type Board = {
  readonly at: Instant
  readonly operation: OperationFacts['operation']
  /** By region and name: a board ranks nobody. */
  readonly rows: readonly BoardRow[]
  readonly days: readonly {
    readonly day: CalendarDate
    readonly messages: number
    readonly detections: number
  }[]
}

/** How an operation stood at an instant, from what its reader may know. Pure. */
export function foldBoard(facts: BoardFacts): Board {
  const { at, operation } = facts
  // A zone's clock is dear to read, and many members share one.
  const clock = remember(
    (zone) => ({ day: dayIn(zone, at), minutesAhead: minutesAhead(zone, at) }),
    operation.members.length,
  )
  const rows = operation.members.map((member) => rowOf(facts, member, clock))
  return {
    ...{ at, operation: operation.operation, days: daysOf(operation) },
    rows: rows.sort(byRegionAndName),
  }
}

type Member = OperationFacts['members'][number]

type ZoneClock = (zone: string) => Pick<BoardRow, 'day' | 'minutesAhead'>

function rowOf(facts: BoardFacts, member: Member, clock: ZoneClock): BoardRow {
  const { at, me, operation, advice } = facts
  const { id, name, kind, country } = member
  const [zone, zoneFrom] = zoneOf(facts, member)
  const { day, minutesAhead: ahead } = clock(zone)
  const reports = operation.reported.filter(({ from }) => from === id)
  const lastSign = [...operation.signs, ...advice.signs]
    .filter(({ of }) => of === id)
    .reduce<Instant | null>((last, one) => (last !== null && last > one.at ? last : one.at), null)
  const silentHours =
    lastSign === null ? null : Math.floor((Date.parse(at) - Date.parse(lastSign)) / HOUR_MS)
  const owes = (type: MessageTypeName): Clocks =>
    summed(operation.owed.filter((one) => one.by === id && one.type === type))
  const asked = advice.open.filter(({ asker }) => asker === id)
  const asking = (name: 'running' | 'paused' | 'overdue') =>
    asked.filter((one) => one.clock === name).length
  const sent = operation.sent.filter(({ from }) => from === id)
  return {
    ...{ id, name, kind, country, zone, zoneFrom, day, lastSign, silentHours },
    region: wcoRegionOf(country),
    own: id === me,
    minutesAhead: ahead,
    plan: planOf(operation, id),
    report:
      kind !== 'administration'
        ? 'none'
        : reports.some((one) => one.day === day)
          ? 'today'
          : 'missing',
    reported: reports.reduce<ReportedDay | null>(
      (last, one) => (last !== null && last.day >= one.day ? last : one),
      null,
    ),
    controls: {
      targets: sum(reports, ({ targets }) => targets),
      inspections: sum(reports, ({ inspections }) => inspections),
      detections: sum(reports, ({ detections }) => detections),
    },
    finds: sum(sent, ({ finds }) => finds),
    sent: Object.fromEntries(sent.map(({ type, count }) => [type, count])),
    warnings: owes('warning'),
    requests: owes('request-for-information'),
    advice: { open: asking('running'), paused: asking('paused'), overdue: asking('overdue') },
    silent: silentHours === null || silentHours >= SILENT_HOURS,
  }
}

function zoneOf({ zones }: BoardFacts, { id, country }: Member): readonly [string, ZoneFrom] {
  const said = zones.get(id)
  if (said !== undefined) return [said, 'said']
  const capital = capitalZone(country)
  return capital === null ? ['Etc/UTC', 'none'] : [capital, 'capital']
}

function planOf({ plans }: OperationFacts, id: string): BoardRow['plan'] {
  const found = plans.find(({ organisation }) => organisation.id === id)
  if (!found) return null
  const { state, newest, accepted, overdue, profiles } = found
  return { state, version: newest?.version ?? null, accepted, overdue, profiles }
}

const sum = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((total, one) => total + of(one), 0)

const summed = (clocks: readonly Clocks[]): Clocks => ({
  open: sum(clocks, ({ open }) => open),
  overdue: sum(clocks, ({ overdue }) => overdue),
})

/** Every day on which something was sent or found: messages by the day in UTC, finds as reported. */
function daysOf({ messagesOn, reported }: OperationFacts): Board['days'] {
  const days = [...messagesOn, ...reported].map(({ day }) => day)
  return [...new Set(days)].sort().map((day) => ({
    day,
    messages: sum(
      messagesOn.filter((one) => one.day === day),
      ({ count }) => count,
    ),
    detections: sum(
      reported.filter((one) => one.day === day),
      ({ detections }) => detections,
    ),
  }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Members without a region stand last. */
const byRegionAndName = (a: BoardRow, b: BoardRow): number =>
  compare(a.region ?? '~', b.region ?? '~') || compare(a.name, b.name) || compare(a.id, b.id)
