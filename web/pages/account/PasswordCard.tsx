import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../data/api.ts'
import { moment } from '../../data/format.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import type { Part } from '../AccountPage.tsx'

export function PasswordCard({ say, identity, proven }: Part) {
  const queries = useQueryClient()
  const [password, type] = useState('')
  const [shown, show] = useState(false)
  const again = () => {
    void queries.invalidateQueries({ queryKey: ['sessions'] })
    return queries.invalidateQueries({ queryKey: ['identity'] })
  }
  const set = useMutation({
    mutationFn: () =>
      proven(() => call('identity/password', { method: 'PUT', body: { password } })),
    onSuccess: () => {
      type('')
      return again()
    },
  })
  const remove = useMutation({
    mutationFn: () => proven(() => call('identity/password/removal', { method: 'POST' })),
    onSuccess: again,
  })
  const { passwordSetAt, totp, person } = identity
  return (
    <section aria-labelledby="password" className="card">
      <h2 id="password">{say('account.password')}</h2>
      <p>
        {passwordSetAt === null
          ? say('account.password.none')
          : say('account.password.set-at', { at: moment(passwordSetAt) })}
      </p>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault()
          set.mutate()
        }}
      >
        {/* So that the browser keeps the password under the right name. */}
        <input
          className="hidden"
          type="text"
          autoComplete="username"
          value={person.login}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <TextInput
          className="long"
          label={say('account.password.new')}
          description={say(totp ? 'account.password.with-factor' : 'account.password.alone')}
          type={shown ? 'text' : 'password'}
          autoComplete="new-password"
          spellCheck={false}
          value={password}
          required
          maxLength={256}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <label className="check">
          <input type="checkbox" checked={shown} onChange={() => show(!shown)} />
          {say('account.password.show')}
        </label>
        <Button type="submit" variant="default" loading={set.isPending}>
          {say('account.password.set')}
        </Button>
        <p role="status">{set.isSuccess && say('account.saved')}</p>
      </form>
      <p className="hint">{say('account.password.ends')}</p>
      {passwordSetAt !== null && (
        <p>
          <button type="button" className="plain" onClick={() => remove.mutate()}>
            {say('account.remove')}
          </button>
        </p>
      )}
      {set.error && <Trouble error={set.error} />}
      {remove.error && <Trouble error={remove.error} />}
    </section>
  )
}
