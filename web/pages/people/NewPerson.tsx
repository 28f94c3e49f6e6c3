import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { useSpeech } from '../../data/language.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Roles } from './Roles.tsx'

export function NewPerson(props: {
  readonly say: Say
  readonly roles: readonly string[]
  readonly proven: <T>(work: () => Promise<T>) => Promise<T>
  readonly added: (person: string) => void
}) {
  const { say } = props
  const spoken = useSpeech().language
  const queries = useQueryClient()
  const [name, typeName] = useState('')
  const [login, typeLogin] = useState('')
  const [email, typeEmail] = useState('')
  const [language, choose] = useState<string>(spoken)
  const [roles, give] = useState<readonly string[]>([])
  const [key, setKey] = useState(newKey)
  const add = useMutation({
    mutationFn: () =>
      props.proven(() =>
        call<{ id: string }>('people', {
          method: 'POST',
          key,
          body: {
            name,
            language,
            roles,
            email: email.trim() === '' ? null : email.trim(),
            ...(login.trim() === '' ? {} : { login }),
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['people'] })
      props.added(id)
    },
    // What is changed after a refusal is another request.
    onError: () => setKey(newKey()),
  })
  return (
    <details className="card">
      <summary>{say('people.add')}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate()
        }}
      >
        <div className="fields">
          <TextInput
            label={say('people.name')}
            value={name}
            required
            maxLength={100}
            onChange={(event) => typeName(event.currentTarget.value)}
          />
          <TextInput
            label={say('people.add.login')}
            value={login}
            maxLength={40}
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => typeLogin(event.currentTarget.value)}
          />
          <TextInput
            label={say('people.email')}
            type="email"
            value={email}
            maxLength={200}
            onChange={(event) => typeEmail(event.currentTarget.value)}
          />
          <NativeSelect
            label={say('people.language')}
            value={language}
            onChange={(event) => choose(event.currentTarget.value)}
            data={[
              { value: 'en', label: 'English' },
              { value: 'fr', label: 'Français' },
            ]}
          />
        </div>
        <Roles say={say} roles={props.roles} chosen={roles} choose={give} />
        <p className="go">
          <Button type="submit" loading={add.isPending}>
            {say('people.add.go')}
          </Button>
        </p>
        {add.error && <Trouble error={add.error} />}
      </form>
    </details>
  )
}
