import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { SignedIn, SignInWays } from '../../src/server/schemas/index.ts'
import type { Say } from '../../src/words/index.ts'
import { call, RequestRefused } from '../data/api.ts'
import { knowsPasskeys, NoPasskey, signInWaysQuery, takePasskey } from '../data/identity.ts'
import { useSpeech, useTitle } from '../data/language.tsx'
import { useRoomWords } from '../data/room-words.ts'
import { troubleOf } from '../parts/Trouble.tsx'
import { Waiting } from '../parts/Waiting.tsx'

/** Shown without a session, and for a link that no longer works. */
export function SignInPage() {
  const { say: page, language } = useSpeech()
  useTitle(page('web.sign-in.title'))
  const say = useRoomWords('account')
  const search = useLocation({
    select: ({ pathname, searchStr }) => (pathname === '/sign-in' ? searchStr : ''),
  })
  const asked = new URLSearchParams(search)
  const given = Object.fromEntries(
    ['organisation', 'refused', 'seconds'].flatMap((name) => {
      const value = asked.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  const ways = useQuery(signInWaysQuery(given, language))
  if (!say) return <Waiting lines={3} />
  const refused = ways.data?.refused
  return (
    <section className="page narrow">
      <h1>{page('web.sign-in.title')}</h1>
      {asked.has('link') && (
        <div className="notice" data-kind="trouble" role="alert">
          <p>{page('web.sign-in.used')}</p>
          <p>{page('web.sign-in.used.next')}</p>
        </div>
      )}
      {refused && (
        <div className="notice" data-kind="trouble" role="alert">
          <p>{refused.says}</p>
          <p>{refused.next}</p>
        </div>
      )}
      <Ways say={say} ways={ways.data} />
      <Lost say={say} />
      <p className="hint">{page('web.sign-in.kept')}</p>
    </section>
  )
}

/** Where one was going: a page whose session had ended is simply shown again. */
function goOn(): void {
  if (location.pathname === '/sign-in') location.assign('/targets')
  else location.reload()
}

function Ways({ say, ways }: { readonly say: Say; readonly ways: SignInWays | undefined }) {
  const [second, ask] = useState(false)
  if (second) return <SecondFactor say={say} again={() => ask(false)} />
  return (
    <>
      <Passkey say={say} address={ways?.passkeyAddress ?? null} />
      {ways?.directories.map((one) => (
        <Directory key={one.id} say={say} directory={one} />
      ))}
      <p className="or">
        <span>{say('sign-in.or')}</span>
      </p>
      <Password say={say} several={ways?.several ?? false} second={() => ask(true)} />
    </>
  )
}

function Passkey({ say, address }: { readonly say: Say; readonly address: string | null }) {
  const use = useMutation({ mutationFn: () => takePasskey('sign-in/passkey'), onSuccess: goOn })
  if (!knowsPasskeys()) return null
  if (address !== null) {
    const [before = '', after = ''] = say('sign-in.passkey.elsewhere', { address: '\n' }).split(
      '\n',
    )
    return (
      <p className="hint">
        {before}
        <a href={address}>{address}</a>
        {after}
      </p>
    )
  }
  return (
    <>
      <Button fullWidth size="md" loading={use.isPending} onClick={() => use.mutate()}>
        {say('sign-in.passkey')}
      </Button>
      <Refused say={say} error={use.error} />
    </>
  )
}

function Directory(props: {
  readonly say: Say
  readonly directory: SignInWays['directories'][number]
}) {
  const { say, directory } = props
  const go = useMutation({
    mutationFn: () =>
      call<{ address: string }>('sign-in/directory', {
        method: 'POST',
        body: { organisation: directory.organisation, provider: directory.id },
      }),
    onSuccess: ({ address }) => location.assign(address),
  })
  return (
    <>
      <Button fullWidth variant="default" loading={go.isPending} onClick={() => go.mutate()}>
        {say('sign-in.directory', { name: directory.name })}
      </Button>
      <Refused say={say} error={go.error} />
    </>
  )
}

function Password(props: {
  readonly say: Say
  readonly several: boolean
  readonly second: () => void
}) {
  const { say } = props
  const [login, typeLogin] = useState('')
  const [password, typePassword] = useState('')
  const enter = useMutation({
    mutationFn: () =>
      call<SignedIn>('sign-in/password', { method: 'POST', body: { login, password } }),
    onSuccess: ({ next }) => (next === 'in' ? goOn() : props.second()),
  })
  const waits = useWait(enter.error)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (waits === 0) enter.mutate()
      }}
    >
      <TextInput
        label={say('sign-in.login')}
        description={props.several ? say('sign-in.login.several') : undefined}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={login}
        required
        maxLength={100}
        onChange={(event) => typeLogin(event.currentTarget.value)}
      />
      <TextInput
        label={say('sign-in.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        required
        maxLength={256}
        onChange={(event) => typePassword(event.currentTarget.value)}
      />
      <Refused say={say} error={enter.error} waits={waits} />
      <Button type="submit" variant="default" loading={enter.isPending} disabled={waits > 0}>
        {say('sign-in.go')}
      </Button>
    </form>
  )
}

function SecondFactor({ say, again }: { readonly say: Say; readonly again: () => void }) {
  const [recovery, useRecovery] = useState(false)
  const [text, type] = useState('')
  const kind = recovery ? 'recovery' : 'code'
  const enter = useMutation({
    mutationFn: () =>
      call<SignedIn>('sign-in/second-factor', { method: 'POST', body: { [kind]: text } }),
    onSuccess: goOn,
    onError: () => type(''),
  })
  const waits = useWait(enter.error)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (waits === 0) enter.mutate()
      }}
    >
      <TextInput
        key={kind}
        label={say(`sign-in.${kind}`)}
        description={say(`sign-in.${kind}.why`)}
        autoComplete={recovery ? 'off' : 'one-time-code'}
        inputMode={recovery ? 'text' : 'numeric'}
        autoFocus
        spellCheck={false}
        value={text}
        required
        maxLength={60}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Refused say={say} error={enter.error} waits={waits} />
      <Button type="submit" loading={enter.isPending} disabled={waits > 0}>
        {say('sign-in.go')}
      </Button>
      <p className="go">
        <button type="button" className="plain" onClick={() => useRecovery(!recovery)}>
          {say(recovery ? 'sign-in.use-code' : 'sign-in.use-recovery')}
        </button>
        <button type="button" className="plain" onClick={again}>
          {say('sign-in.again')}
        </button>
      </p>
    </form>
  )
}

/** Seconds left until the server lets one try again. */
function useWait(error: unknown): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const seconds = error instanceof RequestRefused ? (error.problem.retryAfter ?? 0) : 0
    const end = Date.now() + seconds * 1000
    setLeft(seconds)
    if (seconds === 0) return
    const tick = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      setLeft(rest)
      if (rest === 0) clearInterval(tick)
    }, 1000)
    return () => clearInterval(tick)
  }, [error])
  return left
}

/** Why it did not work. A delay counts down; read out once, not every second. */
function Refused(props: { readonly say: Say; readonly error: unknown; readonly waits?: number }) {
  const { say, error, waits = 0 } = props
  if (!error) return null
  if (error instanceof NoPasskey)
    return (
      <p className="notice" role="alert">
        {say('sign-in.passkey.none')}
      </p>
    )
  const { says, next } = troubleOf(error, say)
  const delayed = error instanceof RequestRefused && error.problem.retryAfter !== undefined
  return (
    <div className="notice" data-kind={delayed ? 'warn' : 'trouble'}>
      <div role="alert">
        <p>{says}</p>
        <p>{next}</p>
      </div>
      {delayed && (
        <p className="countdown" aria-hidden={waits > 0}>
          {waits > 0 ? say('sign-in.wait', { count: waits }) : say('sign-in.wait.over')}
        </p>
      )}
    </div>
  )
}

function Lost({ say }: { readonly say: Say }) {
  return (
    <details className="card">
      <summary>{say('sign-in.none')}</summary>
      <p>{say('sign-in.none.invited')}</p>
      <p>{say('sign-in.none.lost')}</p>
      <p>{say('sign-in.none.machine')}</p>
      <pre>cosmo sign-in --name amara.okafor</pre>
    </details>
  )
}
