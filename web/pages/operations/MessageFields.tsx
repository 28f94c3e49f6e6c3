import type { Say } from '../../../src/words/index.ts'
import { labelOf, type MessageField, writtenAs } from './message-words.ts'

/** The fields of a message that say something, in the order of its form. */
export function MessageFields(props: {
  readonly fields: readonly MessageField[]
  readonly values: Readonly<Record<string, string>>
  readonly say: Say
}) {
  const { fields, values, say } = props
  const shown = fields.filter((field) => values[field.key] !== undefined)
  return (
    <dl className="message-fields">
      {shown.map((field) => (
        <div key={field.key} data-kind={field.kind}>
          <dt>{labelOf(field.key, say)}</dt>
          <dd>
            <bdi>{writtenAs(field, values[field.key] ?? '', say)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
