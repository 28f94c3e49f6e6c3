import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { MessageBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { moment } from '../../data/format.ts'
import { type Folder, messageQuery } from '../../data/messages.ts'
import { Sure } from '../../parts/Sure.tsx'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { MessageFields } from './MessageFields.tsx'

type Content = NonNullable<MessageBody['content']>
type At = { readonly operation: string; readonly folder: Folder; readonly say: Say }

/** One message: what it says, who has read and answered it, and what the reader may do. */
export function MessageView(
  props: At & { readonly id: string; readonly draft: (id: string) => void },
) {
  const { operation, id, say } = props
  const queries = useQueryClient()
  const message = useQuery(messageQuery(operation, id))
  const heading = useRef<HTMLHeadingElement>(null)
  const there = message.data !== undefined
  useEffect(() => {
    if (there) heading.current?.focus()
  }, [there])
  // Reading it has changed how it stands in the lists.
  useEffect(() => {
    if (there) void queries.invalidateQueries({ queryKey: ['messages', operation] })
  }, [there, operation, queries])
  if (message.isPending) return <Waiting lines={4} />
  if (message.error) return <Trouble error={message.error} again={() => void message.refetch()} />
  const { content, from, recalledAt, sentAt, own } = message.data
  if (content === null)
    return (
      <article className="message">
        <h2 ref={heading} tabIndex={-1}>
          {say('messages.recalled')}
        </h2>
        <p>{say('messages.recalled.at', { from: from.name, at: moment(recalledAt ?? sentAt) })}</p>
      </article>
    )
  return (
    <article className="message">
      <h2 ref={heading} tabIndex={-1}>
        <bdi>{content.subject}</bdi>
      </h2>
      <p className="facts">
        <span className="state">{say(`message.type.${content.type}`)}</span>
        <span>
          {own ? say('messages.own') : say('messages.from', { from: from.name })},{' '}
          {say('messages.sent-at', { at: moment(sentAt) })}
        </span>
        <span>{say(`message.urgency.${content.urgency}`)}</span>
        <span>
          {say('messages.label', {
            tlp: content.label.tlp,
            code: say(`messages.code.${content.label.code}`),
          })}
        </span>
      </p>
      {recalledAt !== null && (
        <p className="notice" data-kind="warn">
          {say('messages.recalled.own', { at: moment(recalledAt) })}
        </p>
      )}
      <Due content={content} say={say} />
      {content.answers && (
        <p>
          {say('messages.answers', { owner: content.answers.owner.name })}{' '}
          <Open {...props} id={content.answers.id}>
            {say('messages.answers.open')}
          </Open>
        </p>
      )}
      <MessageFields fields={content.form.fields} values={content.values} say={say} />
      {content.nominal && <p className="hint">{say('messages.nominal')}</p>}
      {content.addressees.length > 0 && <Addressees {...props} content={content} />}
      <Doings {...props} content={content} />
    </article>
  )
}

function Due({ content, say }: { readonly content: Content; readonly say: Say }) {
  if (content.feedbackBy === null) return null
  const late = content.clock === 'overdue'
  return (
    <p className={late ? 'notice' : undefined} data-kind={late ? 'warn' : undefined}>
      {say(late ? 'messages.owed' : 'messages.due', { at: moment(content.feedbackBy) })}
      {content.clock !== 'none' && !late && <>: {say(`message.clock.${content.clock}`)}</>}
    </p>
  )
}

function Open({
  operation,
  folder,
  id,
  children,
}: Pick<At, 'operation' | 'folder'> & { readonly id: string; readonly children: ReactNode }) {
  return (
    <Link
      to="/operations/$operation/messages"
      params={{ operation }}
      search={{ folder, message: id }}
    >
      {children}
    </Link>
  )
}

function Addressees(props: At & { readonly content: Content }) {
  const { content, say } = props
  const due = content.feedbackBy !== null
  return (
    <>
      <h3>{say('message.audience')}</h3>
      <TableFrame label={say('messages.addressees')}>
        <thead>
          <tr>
            <th scope="col">{say('messages.organisation')}</th>
            <th scope="col">{say('messages.read')}</th>
            {due && <th scope="col">{say('messages.clock')}</th>}
          </tr>
        </thead>
        <tbody>
          {content.addressees.map(({ organisation, readAt, clock, late, answer }) => (
            <tr key={organisation.id} data-clock={clock}>
              <th scope="row">
                <bdi>{organisation.name}</bdi>
              </th>
              <td>{readAt === null ? say('messages.unread-yet') : moment(readAt)}</td>
              {due && (
                <td>
                  {say(`message.clock.${clock}`)}
                  {late && `, ${say('message.late')}`}
                  {answer && (
                    <>
                      {' '}
                      ({moment(answer.at)}){' '}
                      <Open {...props} id={answer.id}>
                        {say('messages.answer.open', { organisation: organisation.name })}
                      </Open>
                    </>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </>
  )
}

function Doings(
  props: At & {
    readonly id: string
    readonly content: Content
    readonly draft: (id: string) => void
  },
) {
  const { operation, id, content, say } = props
  const queries = useQueryClient()
  const [sure, ask] = useState(false)
  const answer = useMutation({
    mutationFn: () =>
      call<{ id: string }>(`operations/${operation}/drafts`, {
        method: 'POST',
        body: { type: content.mayAnswer, answers: id },
        key: newKey(),
      }),
    onSuccess: (begun) => props.draft(begun.id),
  })
  const recall = useMutation({
    mutationFn: () =>
      call(`operations/${operation}/messages/${id}/recall`, {
        method: 'POST',
        body: {},
        key: newKey(),
      }),
    onSuccess: () => {
      ask(false)
      void queries.invalidateQueries({ queryKey: ['messages', operation] })
      return queries.invalidateQueries({ queryKey: ['message', operation] })
    },
  })
  return (
    <>
      {content.answeredBy !== null && (
        <p>
          <Open {...props} id={content.answeredBy}>
            {say('messages.answered-by')}
          </Open>
        </p>
      )}
      <p className="go">
        {content.mayAnswer !== null && (
          <Button loading={answer.isPending} onClick={() => answer.mutate()}>
            {say('messages.answer', { type: say(`message.type.${content.mayAnswer}`) })}
          </Button>
        )}
        {content.mayRecall && !sure && (
          <Button variant="default" onClick={() => ask(true)}>
            {say('messages.recall')}
          </Button>
        )}
      </p>
      {sure && (
        <Sure
          question={say('messages.recall.sure')}
          yes={say('messages.recall.yes')}
          no={say('messages.no')}
          busy={recall.isPending}
          act={() => recall.mutate()}
          leave={() => ask(false)}
        />
      )}
      {(answer.error ?? recall.error) && <Trouble error={answer.error ?? recall.error} />}
    </>
  )
}
