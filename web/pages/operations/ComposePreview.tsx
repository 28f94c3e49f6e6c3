import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { MessagePreviewBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { MessageFields } from './MessageFields.tsx'
import { labelOf, type MessageField } from './message-words.ts'

/** Before anything leaves: who will see it, what is withheld from whom, what is missing. */
export function ComposePreview(props: {
  readonly preview: MessagePreviewBody
  readonly fields: readonly MessageField[]
  readonly say: Say
  readonly busy: boolean
  readonly send: () => void
  readonly back: () => void
}) {
  const { preview, fields, say } = props
  const { addressees, problems, values, strong } = preview
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="message-preview">
      <h3 ref={heading} tabIndex={-1}>
        {say('messages.preview')}
      </h3>
      {problems.length > 0 && (
        <div className="notice" data-kind="warn">
          <p>{say('messages.preview.problems')}</p>
          <ul>
            {problems.map(({ field, problem }) => (
              <li key={field}>
                {say(`message.problem.${problem}`, { field: labelOf(field, say) })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {addressees.length === 0 ? (
        <p className="notice" data-kind="warn">
          {say('messages.preview.nobody')}
        </p>
      ) : (
        <TableFrame label={say('messages.preview.who')}>
          <thead>
            <tr>
              <th scope="col">{say('messages.preview.who')}</th>
              <th scope="col">{say('messages.preview.withheld')}</th>
            </tr>
          </thead>
          <tbody>
            {addressees.map(({ organisation, withheld }) => (
              <tr key={organisation.id}>
                <th scope="row">
                  <bdi>{organisation.name}</bdi>
                </th>
                <td>
                  {withheld.length === 0 ? (
                    '–'
                  ) : (
                    <ul>
                      {withheld.map(({ field, why }) => (
                        <li key={field}>
                          {say(`message.withheld.${why}`, { field: labelOf(field, say) })}
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <h4>{say('messages.preview.what')}</h4>
      <MessageFields fields={fields} values={values} say={say} />
      {strong && <p className="hint">{say('messages.preview.strong')}</p>}
      <p className="go">
        <Button
          loading={props.busy}
          disabled={problems.length > 0 || addressees.length === 0}
          onClick={props.send}
        >
          {say('messages.send')}
        </Button>
        <Button variant="default" onClick={props.back}>
          {say('messages.preview.back')}
        </Button>
      </p>
    </div>
  )
}
