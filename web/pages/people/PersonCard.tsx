import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { PersonBody, SignInLink } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call } from '../../data/api.ts'
import { moment } from '../../data/format.ts'
import { useSpeech } from '../../data/language.tsx'
import { meQuery } from '../../data/queries.ts'
import { Copy } from '../../parts/Copy.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Roles } from './Roles.tsx'

type Props = {
  readonly say: Say
  readonly person: PersonBody
  readonly proven: <T>(work: () => Promise<T>) => Promise<T>
}

/** One person: name, roles, coming in, going. */
export function PersonCard(
  props: Props & {
    readonly people: readonly PersonBody[]
    readonly roles: readonly string[]
    readonly code: string
    readonly back: () => void
  },
) {
  const { say, person, proven } = props
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <>
      <p>
        <button type="button" className="plain" onClick={props.back}>
          ← {say('people.back')}
        </button>
      </p>
      <h2 ref={title} tabIndex={-1}>
        <bdi>{person.name}</bdi>
        {!person.active && <span className="state">{say('people.inactive')}</span>}
      </h2>
      <p>
        <code>
          {person.login}@{props.code}
        </code>
      </p>
      <Change say={say} person={person} proven={proven} />
      <Given say={say} person={person} proven={proven} roles={props.roles} />
      <ComingIn say={say} person={person} proven={proven} people={props.people} />
    </>
  )
}

function Change({ say, person, proven }: Props) {
  const queries = useQueryClient()
  const [name, typeName] = useState(person.name)
  const [login, typeLogin] = useState(person.login)
  const [email, typeEmail] = useState(person.email ?? '')
  const [language, choose] = useState<string>(person.language)
  const save = useMutation({
    mutationFn: () =>
      proven(() =>
        call(`people/${person.id}`, {
          method: 'PUT',
          body: { name, login, language, email: email.trim() === '' ? null : email.trim() },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }),
  })
  return (
    <section className="card" aria-labelledby="change">
      <h3 id="change">{say('people.change')}</h3>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput
          label={say('people.name')}
          value={name}
          required
          maxLength={100}
          onChange={(event) => typeName(event.currentTarget.value)}
        />
        <TextInput
          label={say('people.login')}
          value={login}
          required
          maxLength={40}
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
        <Button type="submit" variant="default" loading={save.isPending}>
          {say('people.save')}
        </Button>
        <p role="status">{save.isSuccess && say('account.saved')}</p>
        {save.error && <Trouble error={save.error} />}
      </form>
    </section>
  )
}

function Given({ say, person, proven, roles }: Props & { readonly roles: readonly string[] }) {
  const queries = useQueryClient()
  const me = useQuery(meQuery(useSpeech().language))
  const self = me.data?.person.id === person.id
  const [chosen, choose] = useState<readonly string[]>(person.roles)
  const give = useMutation({
    mutationFn: () =>
      proven(() => call(`people/${person.id}/roles`, { method: 'PUT', body: { roles: chosen } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['me'] })
      return queries.invalidateQueries({ queryKey: ['people'] })
    },
  })
  return (
    <section className="card" aria-labelledby="roles">
      <h3 id="roles">{say('people.roles')}</h3>
      {self && <p className="hint">{say('people.roles.own')}</p>}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          give.mutate()
        }}
      >
        <Roles
          say={say}
          roles={self ? roles.filter((role) => person.roles.includes(role)) : roles}
          chosen={chosen}
          choose={choose}
          titled
        />
        <p className="go">
          <Button type="submit" variant="default" loading={give.isPending}>
            {say(self ? 'people.roles.keep' : 'people.roles.give')}
          </Button>
          <span role="status">{give.isSuccess && say('account.saved')}</span>
        </p>
        {give.error && <Trouble error={give.error} />}
      </form>
    </section>
  )
}

function ComingIn(props: Props & { readonly people: readonly PersonBody[] }) {
  const { say, person, proven } = props
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: ['people'] })
  const post = <T,>(path: string) =>
    proven(() => call<T>(`people/${person.id}/${path}`, { method: 'POST' }))
  const link = useMutation({ mutationFn: () => post<SignInLink>('sign-in-link') })
  const end = useMutation({ mutationFn: () => post<{ ended: number }>('sessions/end') })
  const ask = useMutation({
    mutationFn: () => post('second-factor/reset'),
    onSuccess: again,
  })
  const confirm = useMutation({
    mutationFn: () => post<SignInLink>('second-factor/reset/confirmation'),
    onSuccess: again,
  })
  const activity = useMutation({
    mutationFn: () => post(person.active ? 'deactivation' : 'activation'),
    onSuccess: again,
  })
  const made = confirm.data ?? link.data
  const error = link.error ?? end.error ?? ask.error ?? confirm.error ?? activity.error
  const asker = props.people.find(({ id }) => id === person.reset?.askedBy)
  return (
    <section className="card" aria-labelledby="coming-in">
      <h3 id="coming-in">{say('people.in')}</h3>
      {error && <Trouble error={error} />}
      {made && (
        <div className="notice" data-kind="warn" role="status">
          <p>{say('people.link.once', { name: person.name, at: moment(made.endsAt) })}</p>
          <p>
            <code>{made.address}</code>
          </p>
          <Copy
            text={made.address}
            label={say('people.link.copy')}
            done={say('people.link.copied')}
          />
        </div>
      )}
      {person.active && !person.ownWays && (
        <>
          <p className="hint">{say('people.link.why')}</p>
          <p className="go">
            <Button loading={link.isPending} onClick={() => link.mutate()}>
              {say('people.link')}
            </Button>
          </p>
        </>
      )}
      {person.active && person.ownWays && (
        <>
          <p className="hint">{say('people.reset.why')}</p>
          {person.reset && (
            <p>
              {say('people.reset.asked', {
                name: asker?.name ?? '',
                at: moment(person.reset.askedAt),
              })}
            </p>
          )}
          <p className="go">
            {person.reset ? (
              <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
                {say('people.reset.confirm')}
              </Button>
            ) : (
              <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
                {say('people.reset.ask')}
              </Button>
            )}
          </p>
        </>
      )}
      <p className="go">
        <Button variant="default" loading={end.isPending} onClick={() => end.mutate()}>
          {say('people.sessions.end')}
        </Button>
        <span role="status">
          {end.data && say('people.sessions.ended', { count: end.data.ended })}
        </span>
      </p>
      {person.active && <p className="hint">{say('people.deactivate.why')}</p>}
      <p className="go">
        <Button variant="default" loading={activity.isPending} onClick={() => activity.mutate()}>
          {say(person.active ? 'people.deactivate' : 'people.activate')}
        </Button>
      </p>
    </section>
  )
}
