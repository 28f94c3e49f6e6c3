import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Say } from '../../src/words/index.ts'
import { call } from '../data/api.ts'
import { knowsPasskeys, NoPasskey, takePasskey } from '../data/identity.ts'
import { isRefused } from '../data/refused.ts'
import { Trouble } from './Trouble.tsx'

type Waiting = { readonly go: () => void; readonly leave: (error: unknown) => void }

/**
 * Runs what may ask for a fresh proof: then the dialog asks for it, and what was wanted is done
 * once it is given. Returns the runner and the dialog, which stands anywhere on the page.
 */
export function useProof(say: Say) {
  const [waiting, wait] = useState<Waiting | null>(null)
  async function proven<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!isRefused(error, 'identity.proof-needed')) throw error
      await new Promise<void>((go, leave) => wait({ go, leave: () => leave(error) }))
      return work()
    }
  }
  const end = (how: 'go' | 'leave') => {
    waiting?.[how](undefined)
    wait(null)
  }
  const dialog = waiting && (
    <ProofDialog say={say} given={() => end('go')} left={() => end('leave')} />
  )
  return { proven, dialog }
}

function ProofDialog(props: {
  readonly say: Say
  readonly given: () => void
  readonly left: () => void
}) {
  const { say, given, left } = props
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const [password, typePassword] = useState('')
  const [code, typeCode] = useState('')
  const passkey = useMutation({
    mutationFn: () => takePasskey('session/proof/passkey'),
    onSuccess: given,
  })
  const byPassword = useMutation({
    mutationFn: () =>
      call('session/proof/password', {
        method: 'POST',
        body: { password, second: code.trim() === '' ? null : secondOf(code) },
      }),
    onSuccess: given,
  })
  const error = byPassword.error ?? passkey.error
  return (
    <dialog ref={dialog} aria-labelledby="proof-title" onCancel={left}>
      <h2 id="proof-title">{say('proof.title')}</h2>
      <p>{say('proof.why')}</p>
      {knowsPasskeys() && (
        <p className="go">
          <Button loading={passkey.isPending} onClick={() => passkey.mutate()}>
            {say('proof.passkey')}
          </Button>
        </p>
      )}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          byPassword.mutate()
        }}
      >
        <TextInput
          label={say('proof.password')}
          type="password"
          autoComplete="current-password"
          value={password}
          required
          maxLength={256}
          onChange={(event) => typePassword(event.currentTarget.value)}
        />
        <TextInput
          label={say('proof.code')}
          autoComplete="one-time-code"
          value={code}
          maxLength={60}
          onChange={(event) => typeCode(event.currentTarget.value)}
        />
        {error && (
          <div role="alert">
            {error instanceof NoPasskey ? (
              <p>{say('sign-in.passkey.none')}</p>
            ) : (
              <Trouble error={error} />
            )}
          </div>
        )}
        <p className="go">
          <Button type="submit" variant="default" loading={byPassword.isPending}>
            {say('proof.go')}
          </Button>
          <button type="button" className="plain" onClick={left}>
            {say('web.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  )
}

/** Six digits are a code of the application; anything longer was printed. */
export const secondOf = (text: string) =>
  /^\s*\d{3}\s*\d{3}\s*$/.test(text) ? { code: text } : { recovery: text }
