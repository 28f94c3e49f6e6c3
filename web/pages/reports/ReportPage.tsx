import '../../look/cases.css'
import '../../look/reports.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { ReportBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { moment } from '../../data/format.ts'
import { useTitle } from '../../data/language.tsx'
import { reportQuery } from '../../data/reports.ts'
import { useRoomWords } from '../../data/room-words.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { ReportChecks, SimilarReports } from './ReportChecks.tsx'
import { ReportReview } from './ReportReview.tsx'
import { ReportValues } from './ReportValues.tsx'
import { ReportWithdrawal } from './ReportWithdrawal.tsx'
import { remarkOf, shareOf } from './report-words.ts'

/** One report: its versions, the remarks on them, its checks, similar ones, its validation. */
export function ReportPage() {
  const say = useRoomWords('reports', 'cases')
  return say ? <Report say={say} /> : <Waiting />
}

function Report({ say }: { readonly say: Say }) {
  const { operation, report: id } = useParams({ from: '/operations/$operation/reports/$report' })
  const found = useQuery(reportQuery(operation, id))
  const queries = useQueryClient()
  const [done, tell] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const { data } = found
  const [newest, ...earlier] = data?.versions ?? []
  const title =
    data && newest
      ? data.own
        ? say('report.page.own', { kind: say(`report.kind.${newest.kind}`) })
        : say('report.page.title', {
            kind: say(`report.kind.${newest.kind}`),
            from: data.from.name,
          })
      : say('report.list.title')
  useTitle(title)
  const back = (
    <p>
      <Link to="/operations/$operation/reports" params={{ operation }}>
        ← {say('report.page.back')}
      </Link>
    </p>
  )
  if (!data || !newest)
    return (
      <div className="page">
        {back}
        <h1>{title}</h1>
        {found.isPending && <Waiting lines={5} />}
        {found.error && <Trouble error={found.error} again={() => void found.refetch()} />}
      </div>
    )
  return (
    <div className="page case report">
      {back}
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <p className="facts">
        <span className="state" data-state={data.state}>
          {say(`report.state.${data.state}`)}
        </span>
        <span>{say(`report.outcome.${newest.outcome}`)}</span>
        <span>{say('report.page.rilo', { rilo: data.rilo.name })}</span>
        <span>
          {data.label.tlp}, {data.label.code}
        </span>
        {data.case !== null && (
          <Link to="/cases/$case" params={{ case: data.case }}>
            {say('report.page.case')}
          </Link>
        )}
      </p>
      <p role="status" className="said" ref={status} tabIndex={-1}>
        {done}
      </p>
      {found.error && <Trouble error={found.error} again={() => void found.refetch()} />}
      {data.withdrawnAt !== null && (
        <p className="notice" data-kind="warn">
          {say('report.page.withdrawn', { at: moment(data.withdrawnAt) })}
        </p>
      )}
      {data.mayComplete &&
        data.case !== null &&
        (newest.completeness < 1 || data.state === 'returned' || data.behind) && (
          <p className="notice" data-kind={data.behind ? 'warn' : undefined}>
            {data.behind && `${say('report.behind')} `}
            {newest.completeness < 1 &&
              say('report.page.owed', { share: shareOf(newest.completeness) })}{' '}
            <Link to="/cases/$case/report" params={{ case: data.case }}>
              {say('report.page.complete')}
            </Link>
          </p>
        )}
      <div className="case-panes">
        <div>
          <Version say={say} version={newest} />
          {earlier.length > 0 && (
            <details className="case-closed">
              <summary>{say('report.page.earlier')}</summary>
              {earlier.map((one) => (
                <Version key={one.id} say={say} version={one} />
              ))}
            </details>
          )}
        </div>
        <div>
          {data.mayValidate && (
            <ReportReview
              key={data.id}
              say={say}
              seen={data}
              again={() => found.refetch()}
              done={async (verdict) => {
                tell(say(`report.page.done.${verdict}`))
                await queries.invalidateQueries({ queryKey: ['reports', operation] })
                await found.refetch()
                // The button that was pressed is closed or gone.
                status.current?.focus()
              }}
            />
          )}
          {data.mayWithdraw && (
            <ReportWithdrawal
              say={say}
              operation={operation}
              report={data.id}
              done={async () => {
                tell(say('report.page.done.withdrawn'))
                await queries.invalidateQueries({ queryKey: ['reports', operation] })
                queries.removeQueries({ queryKey: ['report-form'] })
                await found.refetch()
                status.current?.focus()
              }}
            />
          )}
          <ReportChecks say={say} checks={data.checks} version={newest.version} />
          <SimilarReports say={say} operation={operation} similar={data.similar} />
        </div>
      </div>
    </div>
  )
}

function Version(props: { readonly say: Say; readonly version: ReportBody['versions'][number] }) {
  const { say, version } = props
  const id = `report-version-${version.version}`
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('report.page.version', { version: version.version })}</h2>
      <p className="hint">
        {say('report.page.version.at', {
          at: moment(version.at),
          share: shareOf(version.completeness),
        })}
      </p>
      {version.reviews.map((review) => (
        <div
          key={review.id}
          className="notice long"
          data-kind={review.verdict === 'returned' ? 'warn' : undefined}
        >
          <p>{say(`report.page.said.${review.verdict}`, { at: moment(review.at) })}</p>
          {review.remarks.length > 0 && (
            <ul>
              {review.remarks.map(({ field, text }, nth) => (
                <li key={nth}>{remarkOf({ field, text }, say)}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
      <ReportValues say={say} fields={version.fields} values={version.values} />
    </section>
  )
}
