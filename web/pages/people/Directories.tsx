import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProviderBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call } from '../../data/api.ts'
import { providersQuery } from '../../data/identity.ts'
import { Trouble } from '../../parts/Trouble.tsx'

type Proven = <T>(work: () => Promise<T>) => Promise<T>

/** The administration's own directories, through which people may sign in. */
export function Directories(props: {
  readonly say: Say
  readonly proven: Proven
  readonly may: boolean
}) {
  const { say, proven } = props
  const all = useQuery(providersQuery())
  const [open, setOpen] = useState<string | null>(null)
  const providers = all.data?.providers ?? []
  return (
    <section aria-labelledby="directories" className="card">
      <h2 id="directories">{say('directory.title')}</h2>
      <p className="hint">{say('directory.why')}</p>
      {all.error && <Trouble error={all.error} />}
      {all.data && providers.length === 0 && <p>{say('directory.none')}</p>}
      <ul>
        {providers.map((one) => (
          <li key={one.id}>
            <strong>
              <bdi>{one.name}</bdi>
            </strong>{' '}
            <code>{one.issuer}</code>{' '}
            {!one.active && <span className="state">{say('directory.inactive')}</span>}
            {props.may && (
              <button
                type="button"
                className="plain"
                aria-label={say('directory.change.of', { name: one.name })}
                aria-expanded={open === one.id}
                onClick={() => setOpen(open === one.id ? null : one.id)}
              >
                {say('directory.change')}
              </button>
            )}
            {open === one.id && (
              <Form say={say} proven={proven} given={one} done={() => setOpen(null)} />
            )}
          </li>
        ))}
      </ul>
      {all.data && (
        <p className="hint">
          {say('directory.return')} <code>{all.data.returnTo}</code>
        </p>
      )}
      {props.may && (
        <details>
          <summary>{say('directory.add')}</summary>
          <Form key={providers.length} say={say} proven={proven} given={null} done={() => {}} />
        </details>
      )}
    </section>
  )
}

const FIELDS = [
  ['name', 'directory.name', 100],
  ['issuer', 'directory.issuer', 500],
  ['clientId', 'directory.client', 300],
] as const

function Form(props: {
  readonly say: Say
  readonly proven: Proven
  readonly given: ProviderBody | null
  readonly done: () => void
}) {
  const { say, given } = props
  const queries = useQueryClient()
  const [typed, type] = useState({
    name: given?.name ?? '',
    issuer: given?.issuer ?? '',
    clientId: given?.clientId ?? '',
    secret: '',
    strongAcr: given?.strongAcr.join(' ') ?? '',
    matchEmail: given?.matchEmail ?? false,
    active: given?.active ?? true,
  })
  const save = useMutation({
    mutationFn: () =>
      props.proven(() =>
        call(given ? `providers/${given.id}` : 'providers', {
          method: given ? 'PUT' : 'POST',
          body: {
            ...typed,
            secret: typed.secret === '' && given ? null : typed.secret,
            strongAcr: typed.strongAcr.split(/\s+/).filter(Boolean),
          },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['providers'] })
      props.done()
    },
  })
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      {FIELDS.map(([name, label, longest]) => (
        <TextInput
          key={name}
          label={say(label)}
          value={typed[name]}
          required
          maxLength={longest}
          spellCheck={false}
          onChange={(event) => type({ ...typed, [name]: event.currentTarget.value })}
        />
      ))}
      <TextInput
        label={say(given ? 'directory.secret.kept' : 'directory.secret')}
        type="password"
        autoComplete="off"
        value={typed.secret}
        maxLength={500}
        onChange={(event) => type({ ...typed, secret: event.currentTarget.value })}
      />
      <TextInput
        className="long"
        label={say('directory.acr')}
        value={typed.strongAcr}
        maxLength={1000}
        spellCheck={false}
        onChange={(event) => type({ ...typed, strongAcr: event.currentTarget.value })}
      />
      {(['matchEmail', 'active'] as const).map((name) => (
        <label key={name} className="check">
          <input
            type="checkbox"
            checked={typed[name]}
            onChange={(event) => type({ ...typed, [name]: event.currentTarget.checked })}
          />
          {say(name === 'active' ? 'directory.active' : 'directory.match')}
        </label>
      ))}
      <Button type="submit" variant="default" loading={save.isPending}>
        {say('directory.save')}
      </Button>
      {save.error && <Trouble error={save.error} />}
    </form>
  )
}
