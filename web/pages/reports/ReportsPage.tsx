import '../../look/reports.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ReportLine } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { day, moment } from '../../data/format.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import { REPORT_FOLDERS, reportsQuery } from '../../data/reports.ts'
import { useRoomWords } from '../../data/room-words.ts'
import { useMessageEvents } from '../../data/use-message-events.ts'
import { Empty } from '../../parts/Empty.tsx'
import { More } from '../../parts/More.tsx'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { shareOf } from './report-words.ts'

/** The reports of one operation: what counts, what waits to be validated, what we sent. */
export function ReportsPage() {
  const say = useRoomWords('reports', 'cases')
  return say ? <Reports say={say} /> : <Waiting />
}

function Reports({ say }: { readonly say: Say }) {
  const { say: page } = useSpeech()
  const { operation } = useParams({ from: '/operations/$operation/reports' })
  const { folder = 'all' } = useSearch({ from: '/operations/$operation/reports' })
  const list = useInfiniteQuery(reportsQuery(operation, folder))
  useMessageEvents(operation)
  const first = list.data?.pages[0]
  const name = first?.operation.name
  const title =
    name === undefined ? say('report.list.title') : say('report.list.of', { operation: name })
  useTitle(title)
  const lines = list.data?.pages.flatMap((one) => one.reports) ?? []
  const counts = first?.counts
  return (
    <div className="page wide reports">
      <p>
        <Link to="/operations/$operation" params={{ operation }}>
          ← {say('report.list.back')}
        </Link>
      </p>
      <h1>{title}</h1>
      <p className="hint">{say('report.list.intro')}</p>
      {first && !first.standing && <p className="notice">{say('report.list.not-standing')}</p>}
      {counts && (
        <>
          <p role="status" className="report-figure">
            <strong>
              {say('report.list.figure', {
                validated: counts.validated,
                count: counts.all - counts.withdrawn,
              })}
            </strong>
          </p>
          {counts.returned > 0 && (
            <p className="notice" data-kind="warn">
              {say('report.list.returned', { count: counts.returned })}
            </p>
          )}
          {counts.behind > 0 && (
            <p className="notice" data-kind="warn">
              {say('report.list.behind', { count: counts.behind })}
            </p>
          )}
          {counts.owed > 0 && (
            <p className="notice">{say('report.list.owed', { count: counts.owed })}</p>
          )}
        </>
      )}
      <nav aria-label={say('report.list.folders')} className="tabs">
        {REPORT_FOLDERS.map((one) => (
          <Link
            key={one}
            to="/operations/$operation/reports"
            params={{ operation }}
            search={one === 'all' ? {} : { folder: one }}
            activeOptions={{ exact: true }}
            className="button"
            data-quiet
            aria-current={one === folder ? 'page' : undefined}
          >
            {say('report.list.count', {
              folder: say(`report.folder.${one}`),
              count: counts?.[one] ?? 0,
            })}
          </Link>
        ))}
      </nav>
      {list.isPending && <Waiting lines={4} />}
      {list.error && (
        <Trouble
          error={list.error}
          again={() => void (list.isFetchNextPageError ? list.fetchNextPage() : list.refetch())}
        />
      )}
      {first && lines.length === 0 && (
        <Empty title={say('report.list.none')} next={say(`report.list.none.${folder}`)} />
      )}
      {lines.length > 0 && <Lines say={say} operation={operation} lines={lines} title={title} />}
      <More say={page} list={list} />
    </div>
  )
}

function Lines(props: {
  readonly say: Say
  readonly operation: string
  readonly lines: readonly ReportLine[]
  readonly title: string
}) {
  const { say, operation, lines } = props
  return (
    <TableFrame label={props.title}>
      <thead>
        <tr>
          <th scope="col">{say('report.list.report')}</th>
          <th scope="col">{say('report.list.from')}</th>
          <th scope="col">{say('report.list.on')}</th>
          <th scope="col">{say('report.list.state')}</th>
          <th scope="col">{say('report.list.complete')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} data-state={line.state}>
            <th scope="row">
              <What say={say} operation={operation} line={line} />
            </th>
            <td>
              <bdi>{line.from.name}</bdi>
            </td>
            <td>{line.said ? day(line.said.eventOn) : '–'}</td>
            <td>
              {say(`report.state.${line.state}`)}
              {line.case?.behind && <span className="hint"> {say('report.behind.short')}</span>}
            </td>
            <td>
              {line.said === null
                ? '–'
                : line.own && line.said.completeness < 1 && line.state !== 'withdrawn'
                  ? say('report.list.owes', { share: shareOf(line.said.completeness) })
                  : shareOf(line.said.completeness)}
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** What it is, and the way to it; of a withdrawn one of another its date alone. */
function What(props: { readonly say: Say; readonly operation: string; readonly line: ReportLine }) {
  const { say, operation, line } = props
  if (line.said === null) return say('report.list.gone', { at: moment(line.at) })
  const kind = say(`report.kind.${line.said.kind}`)
  return (
    <>
      <Link
        to="/operations/$operation/reports/$report"
        params={{ operation, report: line.id }}
        aria-label={say('report.list.open', {
          ...{ kind, from: line.from.name, on: day(line.said.eventOn) },
        })}
      >
        {say('report.list.line', { kind, outcome: say(`report.outcome.${line.said.outcome}`) })}
      </Link>{' '}
      <span className="hint">
        {say(`case.code.family.${line.said.family}`)}
        {line.case !== null && ` · ${say('report.list.case', { number: line.case.number })}`}
        {line.own && line.said.goods !== '' && (
          <>
            {' · '}
            <bdi>{line.said.goods}</bdi>
          </>
        )}
        {line.said.hs !== '' && ` · ${line.said.hs.replace(/^(\d{4})(\d+)$/, '$1.$2')}`}
      </span>
    </>
  )
}
