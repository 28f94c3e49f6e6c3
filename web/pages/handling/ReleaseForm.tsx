import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ReleasePreview } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { operationsQuery, organisationsQuery } from '../../data/cooperation.ts'
import { moment } from '../../data/format.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { NO_SPAN, spanAsked } from '../cooperation/Span.tsx'
import { SeenRecord } from '../received/SeenRecord.tsx'
import { recipientOf } from './Releases.tsx'

type Chosen = { readonly organisation: string; readonly name: string; readonly person: string }

/** Who will see what until when: first as they will see it, then the act. */
export function ReleaseForm(props: {
  readonly target: string
  readonly say: Say
  readonly released: (said: string) => void
}) {
  const { target, say, released } = props
  const organisations = useQuery(organisationsQuery())
  const operations = useQuery({ ...operationsQuery(), retry: false })
  const [to, choose] = useState<readonly Chosen[]>([])
  const [organisation, pick] = useState('')
  const [person, name] = useState('')
  const [operation, within] = useState('')
  const [nominal, include] = useState(false)
  const [span, type] = useState(NO_SPAN)
  const known = organisations.data?.organisations ?? []
  // One recipient needs no adding: what stands in the fields counts as well.
  const typed = known.find((one) => one.id === organisation)
  const recipients = typed
    ? [...to, { organisation: typed.id, name: typed.name, person: person.trim() }]
    : to
  const body = {
    to: recipients.map((one) => ({
      organisation: one.organisation,
      person: one.person === '' ? null : one.person,
    })),
    operation: operation === '' ? null : operation,
    nominal,
    ...spanAsked(span),
  }
  const preview = useMutation({
    mutationFn: () =>
      call<ReleasePreview>(`targets/${target}/releases/preview`, { method: 'POST', body }),
  })
  const release = useMutation({
    mutationFn: () =>
      call<{ ids: string[] }>(`targets/${target}/releases`, {
        method: 'POST',
        body,
        key: newKey(),
      }),
    onSuccess: ({ ids }) => released(say('release.done', { count: ids.length })),
  })
  if (preview.data)
    return (
      <Preview
        preview={preview.data}
        say={say}
        busy={release.isPending}
        error={release.error}
        release={() => release.mutate()}
        back={preview.reset}
      />
    )
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault()
        preview.mutate()
      }}
    >
      {to.length > 0 && (
        <div className="long">
          <h4>{say('release.recipients')}</h4>
          <ul>
            {to.map((one, at) => (
              <li key={at}>
                <bdi>{[one.person, one.name].filter(Boolean).join(', ')}</bdi>{' '}
                <button
                  type="button"
                  className="plain"
                  aria-label={say('release.remove', {
                    to: [one.person, one.name].filter(Boolean).join(', '),
                  })}
                  onClick={() => choose(to.filter((_, other) => other !== at))}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <NativeSelect
        label={say('release.organisation')}
        value={organisation}
        required={to.length === 0}
        onChange={(event) => pick(event.currentTarget.value)}
        data={[
          { value: '', label: say('release.organisation.choose') },
          ...known.map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
      <TextInput
        label={say('release.person')}
        description={say('release.person.hint')}
        value={person}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => name(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={!typed}
        onClick={() => {
          choose(recipients)
          pick('')
          name('')
        }}
      >
        {say('release.add')}
      </Button>
      {(operations.data?.operations.length ?? 0) > 0 && (
        <NativeSelect
          label={say('release.operation')}
          value={operation}
          onChange={(event) => within(event.currentTarget.value)}
          data={[
            { value: '', label: say('release.operation.none') },
            ...(operations.data?.operations ?? []).map((one) => ({
              value: one.id,
              label: one.name,
            })),
          ]}
        />
      )}
      <TextInput
        type="datetime-local"
        label={say('release.until')}
        value={span.until}
        onChange={(event) => type({ ...span, until: event.currentTarget.value })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={nominal}
          onChange={(event) => include(event.currentTarget.checked)}
        />
        <span>
          {say('release.nominal')}
          <br />
          <span className="hint">{say('release.nominal.hint')}</span>
        </span>
      </label>
      {preview.error && <Trouble error={preview.error} />}
      <Button type="submit" loading={preview.isPending} disabled={recipients.length === 0}>
        {say('release.preview')}
      </Button>
    </form>
  )
}

function Preview(props: {
  readonly preview: ReleasePreview
  readonly say: Say
  readonly busy: boolean
  readonly error: Error | null
  readonly release: () => void
  readonly back: () => void
}) {
  const { preview, say } = props
  const { recipients, from, until, tlp, code, seen, withheld } = preview
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="preview">
      <h4 ref={heading} tabIndex={-1}>
        {say('release.preview.title')}
      </h4>
      <ul>
        {recipients.map((one, at) => (
          <li key={at}>{say('release.preview.to', { to: recipientOf(one, say) })}</li>
        ))}
        <li>
          {until === null
            ? say('handling.release.from', { from: moment(from) })
            : say('handling.release.from-until', { from: moment(from), until: moment(until) })}
        </li>
        <li>{say('release.preview.label', { tlp, code: say(`handling.code.${code}`) })}</li>
        <li>{say(seen.nominal ? 'handling.release.nominal' : 'handling.release.plain')}</li>
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="preview-record" tabIndex={0} aria-label={say('release.preview.title')}>
        <SeenRecord record={seen} say={say} below />
      </section>
      <h4>{say('release.withheld')}</h4>
      <ul className="withheld">
        {withheld.map(({ what, why }) => (
          <li key={what}>
            {PARTS.has(what) ? say(`release.withheld.${what}`) : <code>{what}</code>}:{' '}
            {say(`release.withheld.${why}`)}
          </li>
        ))}
      </ul>
      {props.error && <Trouble error={props.error} />}
      <p className="go">
        <Button loading={props.busy} onClick={props.release}>
          {say('release.do')}
        </Button>
        <Button variant="default" onClick={props.back}>
          {say('release.back')}
        </Button>
      </p>
    </div>
  )
}

const PARTS: ReadonlySet<string> = new Set(['source', 'judgements', 'batch'])
