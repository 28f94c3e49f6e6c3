import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type {
  AdviceAnswer,
  AdviceAnswerPreview,
  AdviceBody,
} from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call } from '../../data/api.ts'
import { useTyped } from '../../data/typed.ts'
import { LongText, Refused } from '../operations/Parts.tsx'
import { PrecedentList } from './PrecedentList.tsx'
import { useStep } from './use-step.ts'

const DETERMINATIONS = ['listed', 'not-listed', 'catch-all', 'undetermined'] as const
const CONFIDENCES = ['high', 'medium', 'low'] as const

type Typed = Omit<AdviceAnswer, 'entries'> & { readonly entries: string }
const EMPTY: Typed = {
  ...{ determination: 'listed', entries: '', reasoning: '', confidence: null },
  ...{ validUntil: null, because: '' },
}

/** The expert's answer: checked against the catalogue and against earlier rulings before it goes. */
export function AnswerForm({ advice, say }: { readonly advice: AdviceBody; readonly say: Say }) {
  const { list, edition } = advice.catalogue
  const queries = useQueryClient()
  const typed = useTyped<Typed>(advice.id, 'answer', { body: EMPTY, revision: 0 })
  const { body } = typed
  const [found, find] = useState<AdviceAnswerPreview | null>(null)
  const change = (more: Partial<Typed>) => {
    find(null)
    typed.type({ ...body, ...more })
  }
  const listed = body.determination === 'listed'
  const given: AdviceAnswer = {
    ...body,
    entries: (listed ? body.entries : '')
      .split(/[\s,;]+/)
      .filter((one) => one !== '')
      .map((entry) => ({ list, edition, entry: entry.toUpperCase() })),
  }
  const check = useMutation({
    mutationFn: () =>
      call<AdviceAnswerPreview>(`advice/${advice.id}/answers/preview`, {
        ...{ method: 'POST', body: given },
      }),
    onSuccess: find,
  })
  const send = useStep(advice, 'answers', () => {
    typed.forget()
    find(null)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    check.mutate()
  }
  const differs = found !== null && (found.conflicts.length > 0 || found.replaces !== null)
  const ready = found !== null && found.faults.length === 0
  return (
    <>
      <p className="hint">{say('advice.answer.not-decision')}</p>
      <form className="advice-do" onSubmit={submit}>
        <NativeSelect
          label={say('advice.determination')}
          value={body.determination}
          onChange={(event) =>
            change({ determination: event.currentTarget.value as Typed['determination'] })
          }
          data={DETERMINATIONS.map((one) => ({
            value: one,
            label: say(`advice.determination.${one}`),
          }))}
        />
        {listed && (
          <LongText
            label={say('advice.entries.type')}
            hint={say('advice.entries.of', { list, edition })}
            value={body.entries}
            type={(entries) => change({ entries })}
          />
        )}
        <LongText
          label={say('advice.reasoning')}
          value={body.reasoning}
          type={(reasoning) => change({ reasoning })}
        />
        <NativeSelect
          label={say('advice.confidence')}
          value={body.confidence ?? ''}
          onChange={(event) =>
            change({ confidence: (event.currentTarget.value || null) as Typed['confidence'] })
          }
          data={[
            { value: '', label: '' },
            ...CONFIDENCES.map((one) => ({ value: one, label: say(`advice.confidence.${one}`) })),
          ]}
        />
        <TextInput
          type="date"
          label={say('advice.valid-until')}
          value={body.validUntil ?? ''}
          onChange={(event) => change({ validUntil: event.currentTarget.value || null })}
        />
        <p className="go">
          <Button type="submit" variant="default" loading={check.isPending}>
            {say('advice.do.check')}
          </Button>
          {typed.unsaved && <span className="hint">{say('advice.form.unsaved')}</span>}
        </p>
      </form>
      <div role="status" className="answer-check">
        {found !== null && found.faults.length > 0 && (
          <div className="notice" data-kind="warn">
            <ul>
              {found.faults.map(({ fault, what }) => (
                <li key={`${fault} ${what}`}>{say(`advice.fault.${fault}`, { what })}</li>
              ))}
            </ul>
          </div>
        )}
        {found !== null && found.conflicts.length > 0 && (
          <div className="notice" data-kind="warn">
            <p>{say('advice.conflict')}</p>
            <PrecedentList precedents={found.conflicts} say={say} />
          </div>
        )}
      </div>
      {ready && differs && (
        <LongText
          label={say('advice.because.type')}
          value={body.because}
          type={(because) => typed.type({ ...body, because })}
        />
      )}
      <Refused
        say={say}
        error={check.error ?? send.error}
        load={() => void queries.invalidateQueries({ queryKey: ['advice'] })}
      />
      {ready && (
        <p className="go">
          <Button
            loading={send.isPending}
            disabled={differs && body.because.trim() === ''}
            onClick={() => send.mutate(given)}
          >
            {say('advice.do.send-answer')}
          </Button>
        </p>
      )}
    </>
  )
}
