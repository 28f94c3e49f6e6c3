import '../../look/exchange.css'
import type { SaidReason, SeenBody } from '../../../src/server/schemas/index.ts'
import type { Consignment } from '../../../src/trade/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { percent } from '../../data/format.ts'
import { Lane, Severity } from '../../parts/Lane.tsx'
import { Marked } from '../../parts/Marked.tsx'
import { labelOf, sectionsOf } from '../targets/consignment-fields.ts'

/** A record as others than its owner see it: in the preview of a release and where it arrived. */
export function SeenRecord(props: {
  readonly record: SeenBody
  readonly say: Say
  /** On a page of its own, or below the headings of a form. */
  readonly below?: boolean
}) {
  const { record, say, below = false } = props
  const [Part, Section] = below ? (['h5', 'h6'] as const) : (['h2', 'h3'] as const)
  // What does not cross is not in it; the sections leave out what is not there.
  const consignment = record.consignment as unknown as Consignment
  return (
    <article className="details seen">
      <p className="facts">
        <Lane lane={record.lane} />
        <span>{say('web.list.score.of', { score: percent(record.score) })}</span>
        <span>{say('web.list.complete', { share: percent(record.completeness) })}</span>
      </p>
      <Part>{say('web.target.reasons')}</Part>
      <ol className="reasons">
        {record.findings.map((finding, at) => (
          <li key={at} data-severity={finding.severity}>
            <p className="reason-top">
              <code>{finding.code}</code> <strong>{finding.heading}</strong>
              <Severity severity={finding.severity} />
            </p>
            <p>{finding.says}</p>
            <Evidences reason={finding} consignment={consignment} say={say} />
            <p className="settles">
              <strong>{say('web.target.settles')}</strong> {finding.settles}
            </p>
          </li>
        ))}
      </ol>
      <Part>{say('web.target.consignment')}</Part>
      {sectionsOf(consignment, say).map((section) => (
        <section key={section.key} className="fields">
          <Section>{section.title}</Section>
          <dl>
            {section.rows.map((row) => (
              <div key={row.at}>
                <dt>{row.label}</dt>
                <dd>
                  <bdi>{row.value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </article>
  )
}

function Evidences(props: {
  readonly reason: SaidReason
  readonly consignment: Consignment
  readonly say: Say
}) {
  const { reason, consignment, say } = props
  const shown = reason.evidence.filter((one) => one.value !== undefined)
  if (shown.length === 0) return null
  return (
    <ul className="evidence">
      {shown.map(({ at, value = '', span }, n) => (
        <li key={n}>
          <span className="evidence-of">{labelOf(at, consignment, say)}</span>{' '}
          <Marked value={value} spans={span ? [span] : []} />
        </li>
      ))}
    </ul>
  )
}
