import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reportFormQuery } from '../../data/reports.ts'
import { useRoomWords } from '../../data/room-words.ts'

/** What was reported of a case, to which operation, how that stands, and where a new version is due. */
export function CaseReports({ id, revision }: { readonly id: string; readonly revision: number }) {
  const say = useRoomWords('reports')
  const { data } = useQuery(reportFormQuery(id, revision))
  const sent = data?.places.flatMap(({ operation, report }) =>
    report === null ? [] : [{ operation, report }],
  )
  if (!say || sent === undefined || sent.length === 0) return null
  return (
    <section className="card" aria-labelledby="case-reports">
      <h2 id="case-reports">{say('report.of-case')}</h2>
      <ul>
        {sent.map(({ operation, report }) => (
          <li key={report.id}>
            <Link
              to="/operations/$operation/reports/$report"
              params={{ operation: operation.id, report: report.id }}
            >
              <bdi>{operation.name}</bdi>
            </Link>
            {', '}
            {say('report.page.version', { version: report.version })},{' '}
            {say(`report.state.${report.state}`)}
            {report.behind && (
              <p className="notice" data-kind="warn">
                {say('report.behind')}{' '}
                <Link to="/cases/$case/report" params={{ case: id }}>
                  {say('report.page.complete')}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
