import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { encode } from 'uqr'
import type { RecoveryCodes, TotpBegun } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call } from '../../data/api.ts'
import { Copy } from '../../parts/Copy.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import type { Part } from '../AccountPage.tsx'

/** The application on the telephone, and the codes on paper that stand in for it. */
export function OneTimeCodes({ say, identity, proven }: Part) {
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: ['identity'] })
  const begin = useMutation({
    mutationFn: () => proven(() => call<TotpBegun>('identity/totp', { method: 'POST' })),
  })
  const remove = useMutation({
    mutationFn: () => proven(() => call('identity/totp/removal', { method: 'POST' })),
    onSuccess: again,
  })
  return (
    <section aria-labelledby="totp" className="card">
      <h2 id="totp">{say('account.totp')}</h2>
      <p className="hint">{say('account.totp.why')}</p>
      {identity.totp ? (
        <p>
          {say('account.totp.on')}{' '}
          <button type="button" className="plain" onClick={() => remove.mutate()}>
            {say('account.remove')}
          </button>
        </p>
      ) : begin.data ? (
        <Enrol
          say={say}
          begun={begin.data}
          proven={proven}
          done={() => {
            begin.reset()
            return again()
          }}
        />
      ) : (
        <p className="go">
          <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
            {say('account.totp.begin')}
          </Button>
        </p>
      )}
      {begin.error && <Trouble error={begin.error} />}
      {remove.error && <Trouble error={remove.error} />}
      {identity.totp && <Recovery say={say} left={identity.recoveryCodes} proven={proven} />}
    </section>
  )
}

function Enrol(props: {
  readonly say: Say
  readonly begun: TotpBegun
  readonly proven: Part['proven']
  readonly done: () => Promise<unknown>
}) {
  const { say, begun } = props
  const [code, type] = useState('')
  const confirm = useMutation({
    mutationFn: () =>
      props.proven(() =>
        call('identity/totp/confirmation', { method: 'POST', body: { id: begun.id, code } }),
      ),
    onSuccess: props.done,
  })
  return (
    <div className="enrol">
      <Picture text={begun.uri} label={say('account.totp.picture')} />
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          confirm.mutate()
        }}
      >
        <p>{say('account.totp.scan')}</p>
        <p>
          <span className="hidden">{say('account.totp.key')}: </span>
          <code className="key">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <TextInput
          label={say('account.totp.code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          value={code}
          required
          maxLength={20}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" loading={confirm.isPending}>
          {say('account.totp.confirm')}
        </Button>
        {confirm.error && <Trouble error={confirm.error} />}
      </form>
    </div>
  )
}

/** A QR code as one path: nothing is made from text that a browser would read as markup. */
function Picture({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function Recovery(props: {
  readonly say: Say
  readonly left: number
  readonly proven: Part['proven']
}) {
  const { say } = props
  const queries = useQueryClient()
  const make = useMutation({
    mutationFn: () =>
      props.proven(() => call<RecoveryCodes>('identity/recovery-codes', { method: 'POST' })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['identity'] }),
  })
  return (
    <>
      <h3>{say('account.recovery')}</h3>
      <p className="hint">{say('account.recovery.why')}</p>
      {make.data ? (
        <div className="notice codes" data-kind="warn">
          <p role="status">{say('account.recovery.once')}</p>
          <ol>
            {make.data.codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ol>
          <p className="go">
            <Copy
              text={make.data.codes.join('\n')}
              label={say('account.recovery.copy')}
              done={say('account.recovery.copied')}
            />
            <Button variant="default" onClick={() => window.print()}>
              {say('account.recovery.print')}
            </Button>
            <Button variant="default" onClick={() => make.reset()}>
              {say('account.recovery.done')}
            </Button>
          </p>
        </div>
      ) : (
        <p className="go">
          <span>{say('account.recovery.left', { count: props.left })}</span>
          <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
            {say('account.recovery.make')}
          </Button>
        </p>
      )}
      {make.error && <Trouble error={make.error} />}
    </>
  )
}
