import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DebriefBody } from '../../../../src/server/schemas/index.ts'
import type { Say } from '../../../../src/words/index.ts'
import { call } from '../../../data/api.ts'
import { useAttempt } from '../../../data/attempt.ts'
import type { OpenEnd } from '../../../data/debrief.ts'
import { useTypedText } from '../../../data/typed.ts'
import { Sure } from '../../../parts/Sure.tsx'
import { Trouble } from '../../../parts/Trouble.tsx'
import { utc } from '../../cooperation/Span.tsx'

/** What is open, each line a link; closing and reopening. */
export function Closing(props: {
  readonly say: Say
  readonly data: DebriefBody
  readonly written: (said: string) => Promise<void>
}) {
  const { say, data, written } = props
  const { id, closedAt } = data.operation
  const ends = data.openEnds ?? []
  const open = ends.filter(({ lapsed }) => !lapsed).length
  const [sure, ask] = useState(false)
  const [reason, write] = useTypedText(id, 'reopening')
  const attempt = useAttempt()
  const close = useMutation({
    mutationFn: () =>
      call(`operations/${id}/closing`, {
        method: 'POST',
        body: {},
        key: attempt.keyOf(['close', open, data.results.asOf]),
      }),
    onSuccess: async () => {
      attempt.taken()
      await written(say('web.debrief.closing.done'))
    },
    onError: () => void written(''),
    onSettled: () => ask(false),
  })
  const reopen = useMutation({
    mutationFn: () =>
      call(`operations/${id}/reopening`, {
        method: 'POST',
        body: { reason },
        key: attempt.keyOf(['reopen', reason]),
      }),
    onSuccess: async () => {
      attempt.taken()
      write('')
      await written('')
    },
  })
  return (
    <section aria-labelledby="closing">
      <h2 id="closing">{say('web.debrief.closing')}</h2>
      {closedAt === null && (
        <p>
          {open > 0
            ? say('web.debrief.closing.open', { count: open })
            : say(ends.length > 0 ? 'web.debrief.closing.lapsed' : 'web.debrief.closing.none')}
        </p>
      )}
      {closedAt === null && ends.length > 0 && (
        <ul className="open-ends">
          {ends.map((end) => (
            <li key={`${end.id} ${end.organisation?.id}`} data-open={end.kind}>
              <EndLink {...{ say, end }} operation={id} />
              {end.organisation !== null && ` (${end.organisation.name})`}
              {end.dueAt !== null && `, ${say('web.debrief.closing.due', { at: utc(end.dueAt) })}`}
              {end.lapsed && `, ${say('open-end.lapsed')}`}
            </li>
          ))}
        </ul>
      )}
      {closedAt === null && !sure && (
        <p className="go">
          <Button variant="default" onClick={() => ask(true)}>
            {say('web.debrief.closing.close')}
          </Button>
        </p>
      )}
      {sure && (
        <Sure
          question={say('web.debrief.closing.sure')}
          yes={say('web.debrief.closing.yes')}
          no={say('web.debrief.closing.no')}
          busy={close.isPending}
          act={() => close.mutate()}
          leave={() => ask(false)}
        />
      )}
      {closedAt === null && close.error && <Trouble error={close.error} />}
      {closedAt !== null && (
        <form
          className="fields"
          onSubmit={(event) => {
            event.preventDefault()
            reopen.mutate()
          }}
        >
          <TextInput
            label={say('web.debrief.closing.reason')}
            required
            maxLength={2000}
            value={reason}
            onChange={(event) => write(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={reopen.isPending}>
            {say('web.debrief.closing.reopen')}
          </Button>
          {reopen.error && <Trouble error={reopen.error} />}
        </form>
      )}
    </section>
  )
}

/** To the record that is open; for whoever may not open it, what it is and who asked. */
function EndLink(props: { readonly say: Say; readonly end: OpenEnd; readonly operation: string }) {
  const { say, end, operation } = props
  const said = say(`open-end.${end.kind}`)
  if (end.asked !== null) {
    const type = say(`message.type.${end.asked.type}`)
    const of = `: ${say('web.debrief.closing.asked', { type, organisation: end.asked.by.name })}`
    if (!end.opens) return `${said}${of}`
    return (
      <>
        <Link
          to="/operations/$operation/messages"
          params={{ operation }}
          search={{ message: end.id }}
        >
          {said}
        </Link>
        {of}
      </>
    )
  }
  if (end.kind === 'recommendation-orphan') return <a href={`#recommendation-${end.id}`}>{said}</a>
  if (end.kind === 'plan-unreviewed')
    return (
      <Link to="/operations/$operation" params={{ operation }} hash={`plan-${end.id}`}>
        {said}
      </Link>
    )
  // A report is opened where it is validated: its id says which.
  return (
    <>
      {said} <code>{end.id}</code>
    </>
  )
}
