import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Identity } from '../../src/server/schemas/index.ts'
import type { Say } from '../../src/words/index.ts'
import { isLanguage } from '../../src/words/index.ts'
import { call } from '../data/api.ts'
import { identityQuery } from '../data/identity.ts'
import { useSpeech, useTitle } from '../data/language.tsx'
import { useRoomWords } from '../data/room-words.ts'
import { useProof } from '../parts/Proof.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { External } from './account/External.tsx'
import { OneTimeCodes } from './account/OneTimeCodes.tsx'
import { OpenSessions } from './account/OpenSessions.tsx'
import { Passkeys } from './account/Passkeys.tsx'
import { PasswordCard } from './account/PasswordCard.tsx'

/** What the parts of this page are given: the words, the account, and the way to change it. */
export type Part = {
  readonly say: Say
  readonly identity: Identity
  readonly proven: <T>(work: () => Promise<T>) => Promise<T>
}

/** One's own account: what one is called, how one signs in, where one is signed in. */
export function AccountPage() {
  const { say: page } = useSpeech()
  useTitle(page('web.account'))
  const say = useRoomWords('account')
  const identity = useQuery(identityQuery())
  const { proven, dialog } = useProof(say ?? page)
  if (identity.error)
    return (
      <div className="page">
        <h1>{page('web.account')}</h1>
        <Trouble error={identity.error} again={() => void identity.refetch()} />
      </div>
    )
  if (!say || !identity.data) return <Waiting />
  const part = { say, identity: identity.data, proven }
  const { passkeys, passwordSetAt, external } = identity.data
  return (
    <div className="page">
      <h1>{page('web.account')}</h1>
      {passkeys.length === 0 && passwordSetAt === null && external.length === 0 && (
        <p className="notice" data-kind="warn">
          {say('account.advice')}
        </p>
      )}
      <Oneself say={say} identity={identity.data} />
      <Passkeys {...part} />
      <PasswordCard {...part} />
      <OneTimeCodes {...part} />
      <External {...part} />
      <OpenSessions say={say} />
      {dialog}
    </div>
  )
}

function Oneself({ say, identity }: { readonly say: Say; readonly identity: Identity }) {
  const queries = useQueryClient()
  const { speak } = useSpeech()
  const { person } = identity
  const [name, rename] = useState(person.name)
  const [language, choose] = useState<string>(person.language)
  const save = useMutation({
    mutationFn: () => call('identity', { method: 'PUT', body: { name, language } }),
    onSuccess: () => {
      if (isLanguage(language)) speak(language)
      void queries.invalidateQueries({ queryKey: ['me'] })
      return queries.invalidateQueries({ queryKey: ['identity'] })
    },
  })
  return (
    <section aria-labelledby="you" className="card">
      <h2 id="you">{say('account.you')}</h2>
      <dl className="pairs">
        <div>
          <dt>{say('account.login')}</dt>
          <dd>
            <code>{person.login}</code>
          </dd>
        </div>
        {person.email !== null && (
          <div>
            <dt>{say('account.email')}</dt>
            <dd>{person.email}</dd>
          </div>
        )}
      </dl>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput
          label={say('account.name')}
          autoComplete="name"
          value={name}
          required
          maxLength={100}
          onChange={(event) => rename(event.currentTarget.value)}
        />
        <NativeSelect
          label={say('account.language')}
          value={language}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
        />
        <Button type="submit" variant="default" loading={save.isPending}>
          {say('account.save')}
        </Button>
        <p role="status">{save.isSuccess && say('account.saved')}</p>
        {save.error && <Trouble error={save.error} />}
      </form>
    </section>
  )
}
