import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { DebriefBody } from '../../../../src/server/schemas/index.ts'
import type { Say } from '../../../../src/words/index.ts'
import { call } from '../../../data/api.ts'
import { useAttempt } from '../../../data/attempt.ts'
import { THEMES, type Theme } from '../../../data/debrief.ts'
import { useTypedText } from '../../../data/typed.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { Choices } from '../Parts.tsx'

/** Who carries a recommendation out, and until when. */
export function OwnerAndDue(props: {
  readonly say: Say
  readonly members: DebriefBody['members']
  readonly owner: string
  /** Who carries it out so far, a member or not any more. */
  readonly present?: { readonly id: string; readonly name: string } | null
  readonly give: (owner: string) => void
  readonly dueOn: string
  readonly due: (on: string) => void
}) {
  const { say, members, present = null, owner, give, dueOn, due } = props
  const left = present !== null && !members.some(({ id }) => id === present.id)
  const all = left ? [...members, present] : members
  return (
    <>
      <NativeSelect
        label={say('debrief.owner')}
        value={owner}
        data={[
          { value: '', label: say('debrief.owner.none') },
          ...all.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={(event) => give(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={say('debrief.due')}
        value={dueOn}
        onChange={(event) => due(event.currentTarget.value)}
      />
    </>
  )
}

/** One more recommendation of the keeper. */
export function RecommendForm(props: {
  readonly say: Say
  readonly data: DebriefBody
  readonly written: (said: string) => Promise<void>
}) {
  const { say, data, written } = props
  const { id } = data.operation
  const [theme, choose] = useState<Theme>(THEMES[0])
  const [owner, give] = useState('')
  const [dueOn, due] = useState('')
  const [findings, answer] = useState<string[]>([])
  const [text, write] = useTypedText(id, 'recommendation')
  const attempt = useAttempt()
  const standing = data.findings.filter(({ withdrawn }) => withdrawn === null)
  const body = {
    ...{ theme, text, findings, owner: owner === '' ? null : owner },
    dueOn: dueOn === '' ? null : dueOn,
  }
  const save = useMutation({
    mutationFn: () =>
      call(`operations/${id}/debrief/recommendations`, {
        method: 'POST',
        body,
        key: attempt.keyOf(body),
      }),
    onSuccess: async () => {
      attempt.taken()
      write('')
      answer([])
      give('')
      due('')
      await written(say('web.debrief.recommend.saved'))
    },
  })
  return (
    <details className="card">
      <summary>{say('web.debrief.recommend')}</summary>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <NativeSelect
          label={say('web.debrief.recommend.theme')}
          value={theme}
          data={THEMES.map((one) => ({ value: one, label: say(`debrief.theme.${one}`) }))}
          onChange={(event) => choose(event.currentTarget.value as Theme)}
        />
        <OwnerAndDue {...{ say, owner, give, dueOn, due }} members={data.members} />
        <Textarea
          className="whole"
          label={say('web.debrief.recommend.text')}
          rows={3}
          required
          maxLength={4000}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        />
        {standing.length > 0 && (
          <Choices
            legend={say('web.debrief.recommend.findings')}
            all={standing.map((one) => one.id)}
            chosen={findings}
            called={(one) => standing.find(({ id: of }) => of === one)?.text.slice(0, 120) ?? ''}
            choose={answer}
          />
        )}
        <p className="whole go">
          <Button type="submit" loading={save.isPending}>
            {say('web.debrief.recommend.save')}
          </Button>
        </p>
        {save.error && <Trouble error={save.error} />}
      </form>
    </details>
  )
}
