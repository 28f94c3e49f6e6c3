import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { MessageForms, MessagePreviewBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { isRefused } from '../../data/refused.ts'
import { Sure } from '../../parts/Sure.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { AudienceFields, CommonFields, ComposeField, LabelFields } from './ComposeFields.tsx'
import { ComposePreview } from './ComposePreview.tsx'
import { useDraft } from './use-draft.ts'

/** A message being written: the short form first, more fields on demand, then the preview. */
export function Compose(props: {
  readonly operation: string
  readonly id: string
  readonly forms: MessageForms
  readonly say: Say
  readonly sent: (id: string, count: number) => void
  readonly gone: () => void
}) {
  const { operation, id, forms, say } = props
  const { draft, given, saving, error, change, flush, version, forget, ...newer } = useDraft(
    operation,
    id,
  )
  const [preview, see] = useState<MessagePreviewBody | null>(null)
  const [sure, ask] = useState(false)
  const key = useRef('')
  /** Somebody else saved it: nothing of it is sent or dropped before one of the two is chosen. */
  const overtaken = (refused: unknown) => {
    if (!isRefused(refused, 'request.version')) return
    see(null)
    newer.overtaken()
  }
  const at = `operations/${operation}/drafts/${id}`
  const look = useMutation({
    mutationFn: async () => {
      // What stands in the form is what is looked at.
      if (!(await flush())) return null
      return call<MessagePreviewBody>(`${at}/preview`, { method: 'POST', body: {} })
    },
    onSuccess: (seen) => {
      if (seen !== null && seen.version !== version()) return newer.overtaken()
      key.current = newKey()
      see(seen)
    },
  })
  const send = useMutation({
    mutationFn: () =>
      call(`${at}/sending`, {
        method: 'POST',
        body: {},
        // The same act however often it is asked for: its answer may have been lost.
        key: key.current,
        ifMatch: String(version() ?? ''),
      }),
    onSuccess: () => {
      forget()
      props.sent(id, preview?.addressees.length ?? 0)
    },
    onError: overtaken,
  })
  const discard = useMutation({
    mutationFn: async () => {
      // A saving that is on its way comes before it.
      await flush()
      const ifMatch = String(version() ?? '')
      return call(`${at}/removal`, { method: 'POST', body: {}, key: newKey(), ifMatch })
    },
    onSuccess: () => {
      forget()
      props.gone()
    },
    onError: overtaken,
  })
  const heading = useRef<HTMLHeadingElement>(null)
  const there = given !== null
  useEffect(() => {
    if (there) heading.current?.focus()
  }, [there])
  if (draft === undefined || given === null)
    return error ? <Trouble error={error} /> : <Waiting lines={5} />
  const form = forms.forms.find((one) => one.type === draft.type)
  const fields = (form?.fields ?? []).filter((one) => one.on && (forms.names || !one.nominal))
  const [short, long] = [fields.filter((one) => one.short), fields.filter((one) => !one.short)]
  const common = { given, change, say }
  return (
    <article className="message">
      <h2 ref={heading} tabIndex={-1}>
        {say(`message.type.${draft.type}`)}
      </h2>
      <p className="hint" role="status" data-saving={saving}>
        {say(
          saving === 'offline' || saving === 'newer'
            ? 'messages.offline'
            : saving === 'saving'
              ? 'messages.saving'
              : 'messages.saved',
        )}
      </p>
      {draft.hidden && <p className="notice">{say('messages.hidden')}</p>}
      {saving === 'newer' && (
        <div className="notice" data-kind="warn" role="alert">
          <p>
            {say('messages.newer')} {say('messages.newer.next')}
          </p>
          <p className="go">
            <Button onClick={() => void newer.keepMine()}>{say('messages.newer.keep')}</Button>
            <Button variant="default" onClick={() => void newer.takeSaved()}>
              {say('messages.newer.take')}
            </Button>
          </p>
        </div>
      )}
      {preview === null ? (
        <form
          className="fields"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            look.mutate()
          }}
        >
          <CommonFields {...common} due={form?.due != null} />
          {draft.answers === null ? (
            <AudienceFields {...common} members={forms.members} />
          ) : (
            <p className="long">{say('messages.answer-to', { owner: draft.answers.owner.name })}</p>
          )}
          {short.map((field) => (
            <ComposeField key={field.key} field={field} {...common} />
          ))}
          <details className="long more-fields">
            <summary>{say('messages.more')}</summary>
            <div className="fields">
              {long.map((field) => (
                <ComposeField key={field.key} field={field} {...common} />
              ))}
              <LabelFields {...common} />
            </div>
          </details>
          <p className="go long">
            <Button type="submit" loading={look.isPending}>
              {say('messages.preview')}
            </Button>
            {!sure && !draft.hidden && (
              <Button variant="default" onClick={() => ask(true)}>
                {say('messages.discard')}
              </Button>
            )}
          </p>
          {sure && (
            <Sure
              question={say('messages.discard.sure')}
              yes={say('messages.discard.yes')}
              no={say('messages.no')}
              busy={discard.isPending}
              act={() => discard.mutate()}
              leave={() => ask(false)}
            />
          )}
        </form>
      ) : (
        <ComposePreview
          preview={preview}
          fields={form?.fields ?? []}
          say={say}
          busy={send.isPending}
          send={() => send.mutate()}
          back={() => see(null)}
        />
      )}
      {[error, look.error, send.error, discard.error].map(
        (one, nth) =>
          one != null && !isRefused(one, 'request.version') && <Trouble key={nth} error={one} />,
      )}
    </article>
  )
}
