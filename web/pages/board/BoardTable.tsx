import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { BoardLine } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { countryName, day, number } from '../../data/format.ts'
import type { Folder, Narrowed } from '../../data/messages.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'

type Cell = { readonly say: Say; readonly operation: string; readonly row: BoardLine }

const COLUMNS = [
  ...(['member', 'sign', 'report', 'controls', 'owes', 'sent', 'plan', 'advice', 'day'] as const),
]

/** One line for each member; every figure leads to the records that it was counted of. */
export function BoardTable(props: {
  readonly say: Say
  readonly operation: string
  readonly rows: readonly BoardLine[]
}) {
  const { say, operation, rows } = props
  return (
    <TableFrame label={say('board.table')}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {say(`board.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const cell = { say, operation, row }
          return (
            <tr key={row.id} id={`member-${row.id}`} data-member={row.name} tabIndex={-1}>
              <th scope="row">
                <bdi>{row.name}</bdi>
                <span className="hint">
                  {say(`organisation.kind.${row.kind}`)}
                  {row.country !== null && ` · ${countryName(row.country)}`}
                  {row.own && ` · ${say('board.own')}`}
                </span>
              </th>
              <td data-silent={row.silent || undefined}>
                <Sign {...cell} />
              </td>
              <td data-report={row.report}>
                <Report {...cell} />
              </td>
              <td>
                <Controls {...cell} />
              </td>
              <td>
                <Owes {...cell} />
              </td>
              <td>
                <Sent {...cell} />
              </td>
              <td>
                <Plan {...cell} />
              </td>
              <td>
                <Advice {...cell} />
              </td>
              <td>
                {day(row.day)} <span className="board-offset">{offset(row.minutesAhead)}</span>
                <span className="hint">
                  {say(`board.zone.${row.zoneFrom}`, { zone: row.zone })}
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}

/** UTC+05:30, as zones are written. */
function offset(minutes: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const ahead = Math.abs(minutes)
  return `UTC${minutes < 0 ? '−' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`
}

/** The messages behind a figure: own ones among those sent, others' among those received. */
function Messages(props: {
  readonly operation: string
  readonly folder: Folder
  readonly narrowed: Narrowed
  readonly label?: string
  readonly children: ReactNode
}) {
  const { operation, folder, narrowed, label, children } = props
  return (
    <Link
      to="/operations/$operation/messages"
      params={{ operation }}
      search={{ ...narrowed, ...(folder === 'inbox' ? {} : { folder }) }}
      aria-label={label}
    >
      {children}
    </Link>
  )
}

const by = (row: BoardLine, narrowed: Narrowed) =>
  row.own
    ? ({ folder: 'sent', narrowed } as const)
    : ({ folder: 'inbox', narrowed: { ...narrowed, participant: row.id } } as const)

function Sign({ say, row }: Cell) {
  const { silent, silentHours, lastSign } = row
  if (silentHours === null || lastSign === null)
    return <strong className="late">{say('board.sign.never')}</strong>
  if (silent)
    return <strong className="late">{say('board.sign.silent', { count: silentHours })}</strong>
  return (
    <time dateTime={lastSign}>
      {silentHours === 0 ? say('board.sign.now') : say('board.sign.hours', { count: silentHours })}
    </time>
  )
}

function Report({ say, operation, row }: Cell) {
  const { report, reported } = row
  if (report === 'none' && reported === null) return <>{say('board.report.none')}</>
  const last =
    reported === null
      ? say('board.report.never')
      : say('board.report.last', { day: day(reported.day) })
  return (
    <>
      {report === 'missing' ? (
        <strong className="late">{say('board.report.missing')}</strong>
      ) : (
        say(`board.report.${report}`)
      )}
      <span className="hint">
        {reported === null ? (
          last
        ) : (
          <Link
            to="/operations/$operation/messages"
            params={{ operation }}
            search={{
              ...by(row, { type: 'situation-report' }).narrowed,
              ...(row.own ? { folder: 'sent' as const } : {}),
              message: reported.id,
            }}
          >
            {last}
          </Link>
        )}
      </span>
    </>
  )
}

function Controls({ say, operation, row }: Cell) {
  const { controls, finds, reported } = row
  if (reported === null && finds === 0) return <>–</>
  const figures = {
    targets: number(controls.targets),
    inspections: number(controls.inspections),
    detections: number(controls.detections),
  }
  return (
    <>
      {reported !== null && (
        <Messages operation={operation} {...by(row, { type: 'situation-report' })}>
          {say('board.controls', figures)}
        </Messages>
      )}
      {finds > 0 && (
        <span className="hint">
          <Messages operation={operation} {...by(row, { type: 'feedback' })}>
            {say('board.finds', { count: finds })}
          </Messages>
        </span>
      )}
    </>
  )
}

/** What the member owes to the reader, or the reader's own organisation to others. */
function Owes({ say, operation, row }: Cell) {
  const owed = (['warning', 'request-for-information'] as const).flatMap((type) =>
    (['overdue', 'open'] as const).map((clock) => ({
      ...{ type, clock },
      count: row[type === 'warning' ? 'warnings' : 'requests'][clock],
    })),
  )
  const some = owed.filter(({ count }) => count > 0)
  if (some.length === 0) return <>{say('board.owes.nothing')}</>
  return (
    <ul className="board-owes">
      {some.map(({ type, clock, count }) => (
        <li key={`${type} ${clock}`} data-clock={clock}>
          <Messages
            operation={operation}
            folder={row.own ? 'inbox' : 'sent'}
            narrowed={{ type, clock, ...(row.own ? {} : { participant: row.id }) }}
          >
            {say(`board.owes.${type}.${clock}`, { count })}
          </Messages>
        </li>
      ))}
    </ul>
  )
}

function Sent({ say, operation, row }: Cell) {
  const count = Object.values(row.sent).reduce((sum, one) => sum + one, 0)
  if (count === 0) return <>{say('board.sent.none')}</>
  return (
    <Messages
      operation={operation}
      {...by(row, {})}
      label={say('board.sent', { count, member: row.name })}
    >
      {number(count)}
    </Messages>
  )
}

function Plan({ say, operation, row: { plan, kind, name } }: Cell) {
  if (plan === null)
    return <>{kind === 'administration' ? say('board.plan.unknown') : say('board.report.none')}</>
  return (
    <>
      <Link
        to="/operations/$operation"
        params={{ operation }}
        hash="participants"
        aria-label={`${say('board.plan.of', { member: name })}: ${say(`national-plan.state.${plan.state}`)}`}
      >
        {say(`national-plan.state.${plan.state}`)}
      </Link>
      {plan.overdue && (
        <>
          {' '}
          <strong className="late">{say('board.plan.overdue')}</strong>
        </>
      )}
      {plan.profiles !== null && (
        <span className="hint">{say('board.plan.profiles', { count: plan.profiles })}</span>
      )}
    </>
  )
}

function Advice({ say, row: { advice, own } }: Cell) {
  const some = (['overdue', 'open', 'paused'] as const).filter((clock) => advice[clock] > 0)
  if (some.length === 0) return <>{say('board.advice.none')}</>
  return (
    <Link to="/advice" search={own ? { folder: 'asked' } : {}}>
      {some.map((clock) => say(`board.advice.${clock}`, { count: advice[clock] })).join(', ')}
    </Link>
  )
}
