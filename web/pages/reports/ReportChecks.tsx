import { Link } from '@tanstack/react-router'
import type { ReportBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { day } from '../../data/format.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { labelsOf } from './report-words.ts'

/** Every automatic check with what came of it; none of them decides. */
export function ReportChecks(props: {
  readonly say: Say
  readonly checks: ReportBody['checks']
  readonly version: number
}) {
  const { say, checks } = props
  return (
    <section className="card" aria-labelledby="report-checks">
      <h2 id="report-checks">{say('report.page.checks')}</h2>
      <TableFrame label={say('report.page.checks.of', { version: props.version })}>
        <thead>
          <tr>
            <th scope="col">{say('report.page.check')}</th>
            <th scope="col">{say('report.page.result')}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map(({ check, result, fields }) => (
            <tr key={check} data-result={result}>
              <th scope="row">{say(`report.check.${check}`)}</th>
              <td>{say(`report.result.${result}`, { fields: labelsOf(fields, say) })}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}

/** Other reports of the operation that are like this one, each with why. */
export function SimilarReports(props: {
  readonly say: Say
  readonly operation: string
  readonly similar: ReportBody['similar']
}) {
  const { say, operation, similar } = props
  return (
    <section className="card" aria-labelledby="report-similar">
      <h2 id="report-similar">{say('report.page.similar')}</h2>
      {similar.length === 0 && <p className="hint">{say('report.page.similar.none')}</p>}
      <ul className="report-similar">
        {similar.map(({ id, from, kind, eventOn, reasons }) => (
          <li key={id}>
            <Link to="/operations/$operation/reports/$report" params={{ operation, report: id }}>
              {say(`report.kind.${kind}`)}, {day(eventOn)}, <bdi>{from.name}</bdi>
            </Link>
            <ul>
              {reasons.map(({ code, said }) => (
                <li key={code}>{say(`report.similar.${code}`, { said })}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
