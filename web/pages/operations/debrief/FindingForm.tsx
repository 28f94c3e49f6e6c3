import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DebriefBody } from '../../../../src/server/schemas/index.ts'
import type { Say } from '../../../../src/words/index.ts'
import { call } from '../../../data/api.ts'
import { useAttempt } from '../../../data/attempt.ts'
import { FINDING_KINDS } from '../../../data/debrief.ts'
import { useDoors } from '../../../data/doors.ts'
import { useSpeech } from '../../../data/language.tsx'
import { messagesQuery } from '../../../data/messages.ts'
import { operationQuery } from '../../../data/operation.ts'
import { useTypedText } from '../../../data/typed.ts'
import { Trouble } from '../../../parts/Trouble.tsx'

/** One more finding; what is typed outlives a reload and a refusal. */
export function FindingForm(props: {
  readonly say: Say
  readonly data: DebriefBody
  readonly written: (said: string) => Promise<void>
}) {
  const { say, data, written } = props
  const { id } = data.operation
  const [kind, choose] = useState<(typeof FINDING_KINDS)[number]>('gap')
  const [about, concern] = useState('')
  const [rest, lean] = useState('')
  const [text, write] = useTypedText(id, 'finding')
  const attempt = useAttempt()
  const rests = useRests(id, say, data)
  const body = {
    ...{ kind, text, about: about === '' ? null : about },
    restsOn: rest === '' ? [] : [restOf(rest)],
  }
  const save = useMutation({
    mutationFn: () =>
      call(`operations/${id}/debrief/findings`, {
        method: 'POST',
        body,
        key: attempt.keyOf(body),
      }),
    onSuccess: async () => {
      attempt.taken()
      write('')
      lean('')
      concern('')
      await written(say('web.debrief.finding.saved'))
    },
  })
  return (
    <details className="card">
      <summary>{say('web.debrief.finding.write')}</summary>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <NativeSelect
          label={say('web.debrief.finding.kind')}
          value={kind}
          data={FINDING_KINDS.map((one) => ({ value: one, label: say(`debrief.finding.${one}`) }))}
          onChange={(event) => choose(event.currentTarget.value as typeof kind)}
        />
        <NativeSelect
          label={say('web.debrief.finding.about')}
          value={about}
          data={[
            { value: '', label: say('web.debrief.finding.nobody') },
            ...data.members.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(event) => concern(event.currentTarget.value)}
        />
        <NativeSelect
          label={say('web.debrief.finding.rests')}
          value={rest}
          data={[{ value: '', label: '–' }, ...rests]}
          onChange={(event) => lean(event.currentTarget.value)}
        />
        <Textarea
          className="whole"
          label={say('web.debrief.finding.text')}
          description={say('web.debrief.finding.text.hint')}
          rows={3}
          required
          maxLength={4000}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <p className="whole go">
          <Button type="submit" loading={save.isPending}>
            {say('web.debrief.finding.save')}
          </Button>
        </p>
        {save.error && <Trouble error={save.error} />}
      </form>
    </details>
  )
}

/** `message 0189…` as a link of the API. */
function restOf(chosen: string): { readonly kind: string; readonly id: string } {
  const at = chosen.indexOf(' ')
  return { kind: chosen.slice(0, at), id: chosen.slice(at + 1) }
}

/** What a finding may rest on: figures, phases of the plan, plans in review, received messages. */
function useRests(operation: string, say: Say, data: DebriefBody) {
  const { language } = useSpeech()
  const may = useDoors()
  const plan = useQuery({
    ...operationQuery(operation, language),
    enabled: may('operation-plan.read'),
  })
  const inbox = useInfiniteQuery({
    ...messagesQuery(operation, 'inbox'),
    enabled: may('message.list'),
  })
  const messages = inbox.data?.pages.flatMap((one) => one.messages) ?? []
  return [
    ...data.results.tables.map(({ cut }) => ({
      value: `figure ${cut}`,
      label: say('web.debrief.finding.rests.figure', { name: say(`debrief.cut.${cut}`) }),
    })),
    ...data.phases.map(({ key, name }) => ({
      value: `phase ${key}`,
      label: say('web.debrief.finding.rests.phase', { name: name[language] }),
    })),
    ...(plan.data?.participants ?? []).flatMap((one) =>
      one.plan === null
        ? []
        : [
            {
              value: `national-plan ${one.plan}`,
              label: say('web.debrief.said', {
                term: say('web.debrief.finding.rests.national-plan'),
                said: one.organisation.name,
              }),
            },
          ],
    ),
    ...messages.flatMap((one) =>
      one.said === null
        ? []
        : [
            {
              value: `message ${one.id}`,
              label: say('web.debrief.said', {
                term: `${say(`message.type.${one.said.type}`)} (${one.from.name})`,
                said: one.said.subject,
              }),
            },
          ],
    ),
  ]
}
