import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ReportField, ReportPreviewBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { ReportValues } from './ReportValues.tsx'
import { labelOf, labelsOf, shareOf } from './report-words.ts'

/** Before anything leaves the country: who will see what, what stays here and why, what is missing. */
export function ReportPreview(props: {
  readonly say: Say
  readonly preview: ReportPreviewBody
  readonly fields: readonly ReportField[]
  readonly busy: boolean
  readonly send: () => void
  readonly edit: () => void
}) {
  const { say, preview, fields } = props
  const { problems, recipients, rilo, withheld, seen, checks } = preview
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const failing = checks.filter((one) => one.result === 'fails')
  return (
    <section className="card" aria-labelledby="report-preview">
      <h2 id="report-preview" ref={heading} tabIndex={-1}>
        {say('report.preview.title')}
      </h2>
      {problems.length > 0 && (
        <div className="notice long" data-kind="warn">
          <p>{say('report.preview.problems')}</p>
          <ul>
            {problems.map(({ field, problem }) => (
              <li key={`${field} ${problem}`}>
                {say(`report.problem.${problem}`, { field: labelOf(field, say) })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <h3>{say('report.preview.who')}</h3>
      <ul>
        {recipients.map((one) => (
          <li key={one.id}>
            <bdi>{one.name}</bdi>
            {one.id === rilo.id && ` (${say('report.preview.validates')})`}
          </li>
        ))}
      </ul>
      <h3>{say('report.preview.what')}</h3>
      <ReportValues say={say} fields={fields} values={seen} />
      <p className="hint">
        {say('report.preview.complete', { share: shareOf(preview.completeness) })}
      </p>
      <h3>{say('report.preview.withheld')}</h3>
      {withheld.length === 0 ? (
        <p>{say('report.preview.withheld.none')}</p>
      ) : (
        <ul className="report-withheld">
          {withheld.map(({ field, why }) => (
            <li key={`${field} ${why}`}>
              {say(`report.withheld.${why}`, { field: labelOf(field, say) })}
            </li>
          ))}
        </ul>
      )}
      {failing.length > 0 && (
        <div className="notice long" data-kind="warn">
          <p>{say('report.preview.checks')}</p>
          <ul>
            {failing.map(({ check, fields: keys }) => (
              <li key={check}>
                {say(`report.check.${check}`)} ({labelsOf(keys, say)})
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="go">
        <Button loading={props.busy} disabled={problems.length > 0} onClick={props.send}>
          {say('report.preview.send', { version: preview.version })}
        </Button>
        <Button variant="default" onClick={props.edit}>
          {say('report.preview.edit')}
        </Button>
      </p>
    </section>
  )
}
