import { Button, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type RefObject, useState } from 'react'
import type { MessageForms } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { Trouble } from '../../parts/Trouble.tsx'

/** Begins a message of a kind that the reader's roles send; answers begin where they answer. */
export function NewMessage(props: {
  readonly operation: string
  readonly forms: MessageForms['forms']
  readonly say: Say
  readonly box: RefObject<HTMLSelectElement | null>
  readonly draft: (id: string) => void
}) {
  const { operation, say, box } = props
  const types = props.forms.filter((one) => one.sends && one.answers === null)
  const [chosen, choose] = useState('')
  const type = chosen || types[0]?.type || ''
  const begin = useMutation({
    mutationFn: () =>
      call<{ id: string }>(`operations/${operation}/drafts`, {
        method: 'POST',
        body: { type },
        key: newKey(),
      }),
    onSuccess: ({ id }) => props.draft(id),
  })
  if (types.length === 0) return null
  return (
    <form
      className="message-new"
      onSubmit={(event) => {
        event.preventDefault()
        begin.mutate()
      }}
    >
      <NativeSelect
        ref={box}
        label={say('messages.new')}
        value={type}
        onChange={(event) => choose(event.currentTarget.value)}
        data={types.map((one) => ({ value: one.type, label: say(`message.type.${one.type}`) }))}
      />
      <Button type="submit" loading={begin.isPending}>
        {say('messages.begin')}
      </Button>
      {begin.error && <Trouble error={begin.error} />}
    </form>
  )
}
