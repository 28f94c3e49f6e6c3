import '../../look/operation.css'
import '../../look/advice.css'
import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import type { AdviceAskedPreview, AdviceForm } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { type AskSearch, adviceFormQuery } from '../../data/advice.ts'
import { call } from '../../data/api.ts'
import { useAttempt } from '../../data/attempt.ts'
import { day } from '../../data/format.ts'
import { useTitle } from '../../data/language.tsx'
import { useRoomWords } from '../../data/room-words.ts'
import { useTyped } from '../../data/typed.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { LongText } from '../operations/Parts.tsx'
import { AskPreview } from './AskPreview.tsx'
import { FactField } from './FactField.tsx'

const URGENCIES = ['routine', 'urgent', 'immediate'] as const
const LOOK_MS = 600

/** What is being asked; the form keeps it in this window. */
type Asked = {
  readonly expert: string
  readonly family: AdviceForm['families'][number]['family']
  readonly urgency: (typeof URGENCIES)[number]
  readonly question: string
  readonly facts: Readonly<Record<string, string>>
}

/** Asks an expert, from a target, a case, or from what is known of the goods. */
export function AskPage() {
  const say = useRoomWords('advice', 'plan', 'messages')
  const from = useSearch({ from: '/advice/new' })
  const form = useQuery(adviceFormQuery(from))
  useTitle(say?.('advice.form.title') ?? '')
  if (say === null) return <Waiting />
  return (
    <div className="page wide">
      <p>
        {from.case === undefined ? (
          <Link to="/advice">← {say('advice.back')}</Link>
        ) : (
          <Link to="/cases/$case" params={{ case: from.case }}>
            ← {say('advice.form.back-case')}
          </Link>
        )}
      </p>
      <h1>{say('advice.form.title')}</h1>
      {form.isPending && <Waiting lines={6} />}
      {form.error && <Trouble error={form.error} again={() => void form.refetch()} />}
      {form.data && (
        <Form key={from.case ?? from.target ?? ''} form={form.data} from={from} say={say} />
      )}
    </div>
  )
}

function Form(props: { readonly form: AdviceForm; readonly from: AskSearch; readonly say: Say }) {
  const { form, from, say } = props
  const { target = null, case: of = null } = from
  const { limitOn } = form.begun
  const navigate = useNavigate()
  const queries = useQueryClient()
  const typed = useTyped<Asked>(of ?? target ?? 'advice', 'ask', {
    body: {
      ...{ expert: form.recipients[0]?.id ?? '', family: form.begun.family ?? 'other' },
      ...{ urgency: form.begun.urgency, question: '', facts: form.prefill },
    },
    revision: 0,
  })
  const { body } = typed
  const change = (more: Partial<Asked>) => typed.type({ ...body, ...more })
  const settled = useSettled(body)
  const preview = useQuery({
    queryKey: ['advice-preview', target, of, settled],
    queryFn: ({ signal }) =>
      call<AdviceAskedPreview>('advice/preview', {
        ...{ method: 'POST', body: { ...settled, target, case: of }, signal },
      }),
    placeholderData: (before) => before,
    enabled: settled.expert !== '',
    gcTime: 0,
  })
  const attempt = useAttempt()
  const missing = preview.data?.missing ?? []
  const send = useMutation({
    mutationFn: () => {
      const asked = { ...body, target, case: of, incomplete: missing.length > 0 }
      return call<{ id: string }>('advice', {
        ...{ method: 'POST', body: asked, key: attempt.keyOf(asked) },
      })
    },
    onSuccess: ({ id }) => {
      attempt.taken()
      typed.forget()
      void queries.invalidateQueries({ queryKey: ['advice'] })
      void queries.invalidateQueries({ queryKey: ['case-advice'] })
      void navigate({ to: '/advice/$request', params: { request: id } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  const fields = (nominal: boolean) =>
    form.facts
      .filter((one) => one.nominal === nominal)
      .map((fact) => (
        <FactField
          key={fact.key}
          fact={fact}
          value={body.facts[fact.key] ?? ''}
          malformed={preview.data?.malformed.includes(fact.key) ?? false}
          type={(text) => change({ facts: { ...body.facts, [fact.key]: text } })}
          say={say}
        />
      ))
  const names = fields(true)
  return (
    <div className="advice-form">
      <form onSubmit={submit}>
        {target !== null && <p className="hint wide">{say('advice.form.target')}</p>}
        {of !== null && <p className="hint wide">{say('advice.form.case')}</p>}
        {limitOn !== null && (
          <p className="notice wide" data-kind="warn">
            {say('advice.form.limit', { limit: day(limitOn) })}
          </p>
        )}
        <NativeSelect
          label={say('advice.form.expert')}
          value={body.expert}
          onChange={(event) => change({ expert: event.currentTarget.value })}
          data={form.recipients.map(({ id, name, level }) => ({
            value: id,
            label: say('advice.form.expert.one', { name, level: say(`advice.level.${level}`) }),
          }))}
        />
        <NativeSelect
          label={say('advice.family')}
          value={body.family}
          onChange={(event) => change({ family: event.currentTarget.value as Asked['family'] })}
          data={form.families.map(({ family }) => ({
            value: family,
            label: say(`goods-family.${family}`),
          }))}
        />
        <NativeSelect
          label={say('advice.urgency')}
          value={body.urgency}
          onChange={(event) => change({ urgency: event.currentTarget.value as Asked['urgency'] })}
          data={URGENCIES.map((one) => ({ value: one, label: say(`message.urgency.${one}`) }))}
        />
        <div className="wide">
          <LongText
            label={say('advice.form.question')}
            value={body.question}
            type={(question) => change({ question })}
          />
        </div>
        {fields(false)}
        {names.length > 0 && (
          <fieldset>
            <legend>{say('advice.form.nominal')}</legend>
            <p className="hint">{say('advice.form.nominal.hint')}</p>
            {names}
          </fieldset>
        )}
        {send.error && (
          <div className="wide">
            <Trouble error={send.error} />
          </div>
        )}
        <p className="go wide">
          <Button
            type="submit"
            loading={send.isPending}
            disabled={body.question.trim() === '' || preview.data === undefined}
          >
            {say(missing.length > 0 ? 'advice.form.send-incomplete' : 'advice.form.send')}
          </Button>
          {typed.unsaved && <span className="hint">{say('advice.form.unsaved')}</span>}
        </p>
      </form>
      <aside className="advice-aside" aria-label={say('advice.form.preview')}>
        {preview.error && <Trouble error={preview.error} again={() => void preview.refetch()} />}
        {preview.data && (
          <AskPreview preview={preview.data} say={say} own={form.recipients[0]?.id} />
        )}
      </aside>
    </div>
  )
}

/** What was typed, once the typing pauses. */
function useSettled<T>(value: T): T {
  const [settled, settle] = useState(value)
  const now = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(JSON.parse(now) as T), LOOK_MS)
    return () => clearTimeout(timer)
  }, [now])
  return settled
}
