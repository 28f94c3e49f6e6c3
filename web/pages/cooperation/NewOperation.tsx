import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { NO_SPAN, SpanFields, spanAsked } from './Span.tsx'

export function NewOperation({ say }: { readonly say: Say }) {
  const queries = useQueryClient()
  const [name, rename] = useState('')
  const [typed, type] = useState(NO_SPAN)
  const create = useMutation({
    mutationFn: () =>
      call('operations', { method: 'POST', body: { name, ...spanAsked(typed) }, key: newKey() }),
    onSuccess: () => {
      rename('')
      type(NO_SPAN)
      return queries.invalidateQueries({ queryKey: ['operations'] })
    },
  })
  return (
    <details className="card">
      <summary>{say('web.operation.new')}</summary>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate()
        }}
      >
        <TextInput
          label={say('web.operation.name')}
          value={name}
          required
          maxLength={120}
          onChange={(event) => rename(event.currentTarget.value)}
        />
        <SpanFields say={say} typed={typed} type={type} />
        <Button type="submit" loading={create.isPending}>
          {say('web.operation.create')}
        </Button>
        {create.error && <Trouble error={create.error} />}
      </form>
    </details>
  )
}
