import type { ReportField } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { labelOf, writtenIn } from './report-words.ts'

/** What a version says, in the order of its form. */
export function ReportValues(props: {
  readonly say: Say
  readonly fields: readonly ReportField[]
  readonly values: Readonly<Record<string, string>>
}) {
  const { say, fields, values } = props
  const order = (key: string) => {
    const at = fields.findIndex((one) => one.key === key)
    return at < 0 ? fields.length : at
  }
  const rows = Object.entries(values).sort(([a], [b]) => order(a) - order(b))
  return (
    <dl className="case-fields">
      {rows.map(([key, value]) => (
        <div key={key}>
          <dt>{labelOf(key, say)}</dt>
          <dd>
            <bdi>{writtenIn(fields, key, value, say)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
