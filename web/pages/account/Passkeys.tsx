import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Identity } from '../../../src/server/schemas/index.ts'
import { call } from '../../data/api.ts'
import { moment } from '../../data/format.ts'
import { knowsPasskeys, makePasskey, NoPasskey } from '../../data/identity.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import type { Part } from '../AccountPage.tsx'

export function Passkeys({ say, identity, proven }: Part) {
  const queries = useQueryClient()
  const [name, type] = useState('')
  const again = () => queries.invalidateQueries({ queryKey: ['identity'] })
  const add = useMutation({
    mutationFn: () => proven(() => makePasskey(name)),
    onSuccess: () => {
      type('')
      return again()
    },
  })
  const remove = useMutation({
    mutationFn: (id: string) =>
      proven(() => call(`identity/passkeys/${id}/removal`, { method: 'POST' })),
    onSuccess: again,
  })
  const { passkeys, passkeyAddress } = identity
  return (
    <section aria-labelledby="passkeys" className="card">
      <h2 id="passkeys">{say('account.passkeys')}</h2>
      <p className="hint">{say('account.passkeys.why')}</p>
      {passkeys.length === 0 ? (
        <p>{say('account.passkeys.none')}</p>
      ) : (
        <TableFrame label={say('account.passkeys.list')}>
          <thead>
            <tr>
              <th scope="col">{say('account.name')}</th>
              <th scope="col">{say('account.passkey.kept')}</th>
              <th scope="col">{say('account.passkey.added')}</th>
              <th scope="col">{say('account.passkey.used')}</th>
              <th scope="col">
                <span className="hidden">{say('account.passkey.rename')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {passkeys.map((passkey) => (
              <Row
                key={passkey.id}
                say={say}
                passkey={passkey}
                again={again}
                remove={() => remove.mutate(passkey.id)}
              />
            ))}
          </tbody>
        </TableFrame>
      )}
      {passkeyAddress !== null || !knowsPasskeys() ? (
        <p className="notice" data-kind="warn">
          {say('sign-in.passkey.elsewhere', { address: passkeyAddress ?? '' })}
        </p>
      ) : (
        <form
          className="fields"
          onSubmit={(event) => {
            event.preventDefault()
            add.mutate()
          }}
        >
          <TextInput
            label={say('account.passkey.name')}
            placeholder={say('account.passkey.name.example')}
            value={name}
            required
            maxLength={100}
            onChange={(event) => type(event.currentTarget.value)}
          />
          <Button type="submit" loading={add.isPending}>
            {say('account.passkey.add')}
          </Button>
        </form>
      )}
      {add.error instanceof NoPasskey ? (
        <p className="notice" role="alert">
          {say('account.passkey.not-made')}
        </p>
      ) : (
        add.error && <Trouble error={add.error} />
      )}
      {remove.error && <Trouble error={remove.error} />}
    </section>
  )
}

function Row(props: {
  readonly say: Part['say']
  readonly passkey: Identity['passkeys'][number]
  readonly again: () => Promise<unknown>
  readonly remove: () => void
}) {
  const { say, passkey } = props
  const [typed, type] = useState<string | null>(null)
  const rename = useMutation({
    mutationFn: (name: string) =>
      call(`identity/passkeys/${passkey.id}`, { method: 'PUT', body: { name } }),
    onSuccess: () => {
      type(null)
      return props.again()
    },
  })
  return (
    <tr>
      <th scope="row">
        {typed === null ? (
          <bdi>{passkey.name}</bdi>
        ) : (
          <form
            className="inline"
            onSubmit={(event) => {
              event.preventDefault()
              rename.mutate(typed)
            }}
          >
            <TextInput
              aria-label={say('account.passkey.name')}
              value={typed}
              required
              autoFocus
              maxLength={100}
              onChange={(event) => type(event.currentTarget.value)}
            />
            <button type="submit" className="plain">
              {say('account.save')}
            </button>
          </form>
        )}
        {rename.error && <Trouble error={rename.error} />}
      </th>
      <td>{say(passkey.synced ? 'account.passkey.synced' : 'account.passkey.bound')}</td>
      <td>{moment(passkey.createdAt)}</td>
      <td>{passkey.usedAt === null ? say('account.never') : moment(passkey.usedAt)}</td>
      <td>
        <button
          type="button"
          className="plain"
          aria-label={say('account.passkey.rename.of', { name: passkey.name })}
          onClick={() => type(passkey.name)}
        >
          {say('account.passkey.rename')}
        </button>
        <button
          type="button"
          className="plain"
          aria-label={say('account.passkey.remove.of', { name: passkey.name })}
          onClick={props.remove}
        >
          {say('account.remove')}
        </button>
      </td>
    </tr>
  )
}
