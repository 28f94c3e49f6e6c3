import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OrganisationsAnswer } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { Trouble } from '../../parts/Trouble.tsx'

type Own = OrganisationsAnswer['organisations'][number]

/** How the own organisation is called in the directory, on every page and to all it works with. */
export function OwnName({ say, own }: { readonly say: Say; readonly own: Own }) {
  const queries = useQueryClient()
  const [name, rename] = useState(own.name)
  const [country, move] = useState(own.country ?? '')
  const save = useMutation({
    mutationFn: () =>
      call('organisation', {
        method: 'PUT',
        body: { name: name.trim(), country: country.trim().toUpperCase() || null },
        key: newKey(),
      }),
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <details className="card">
      <summary>{say('web.organisation.rename')}</summary>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput
          label={say('web.organisation.name')}
          value={name}
          required
          maxLength={120}
          onChange={(event) => rename(event.currentTarget.value)}
        />
        <TextInput
          label={say('web.organisation.country')}
          description={say('web.organisation.country.hint')}
          value={country}
          maxLength={2}
          pattern="[A-Za-z]{2}"
          size="sm"
          autoComplete="off"
          onChange={(event) => move(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending}>
          {say('web.organisation.save')}
        </Button>
        {save.error && <Trouble error={save.error} />}
        {save.isSuccess && <p role="status">{say('web.organisation.saved')}</p>}
      </form>
    </details>
  )
}
