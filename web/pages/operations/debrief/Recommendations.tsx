import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { DebriefBody } from '../../../../src/server/schemas/index.ts'
import type { Say } from '../../../../src/words/index.ts'
import { call } from '../../../data/api.ts'
import { useAttempt } from '../../../data/attempt.ts'
import { type Recommendation, STATUSES, THEMES } from '../../../data/debrief.ts'
import { day } from '../../../data/format.ts'
import { useTypedText } from '../../../data/typed.ts'
import { Empty } from '../../../parts/Empty.tsx'
import { Trouble } from '../../../parts/Trouble.tsx'
import { utc } from '../../cooperation/Span.tsx'
import { OwnerAndDue, RecommendForm } from './RecommendForm.tsx'

type Common = {
  readonly say: Say
  readonly data: DebriefBody
  readonly written: (said: string) => Promise<void>
}

/** Recommendations by theme, how each stands, and its history. */
export function Recommendations(props: Common & { readonly writes: boolean }) {
  const { say, data, writes } = props
  const { recommendations: all } = data
  return (
    <section aria-labelledby="recommendations">
      <h2 id="recommendations">{say('debrief.recommendations')}</h2>
      {all.length === 0 && (
        <Empty
          title={say('web.debrief.recommendations.none')}
          next={say('web.debrief.recommendations.none.next')}
        />
      )}
      {THEMES.filter((theme) => all.some((one) => one.theme === theme)).map((theme) => (
        <section key={theme} className="card" aria-labelledby={`theme-${theme}`}>
          <h3 id={`theme-${theme}`}>{say(`debrief.theme.${theme}`)}</h3>
          <ul className="findings">
            {all
              .filter((one) => one.theme === theme)
              .map((one) => (
                <One key={one.id} {...props} one={one} />
              ))}
          </ul>
        </section>
      ))}
      {writes && <RecommendForm {...props} />}
    </section>
  )
}

function One(props: Common & { readonly one: Recommendation; readonly writes: boolean }) {
  const { say, one, data, writes } = props
  const answered = data.findings.filter(({ id }) => one.findings.includes(id))
  return (
    <li id={`recommendation-${one.id}`} tabIndex={-1}>
      <p className="said-text">{one.text}</p>
      <p className="facts">
        <span>{say(`debrief.status.${one.status}`)}</span>
        <span>
          {say('web.debrief.said', {
            ...{ term: say('debrief.owner'), said: one.owner?.name ?? say('debrief.owner.none') },
          })}
        </span>
        {one.dueOn !== null && (
          <span>
            {say('web.debrief.said', { term: say('debrief.due'), said: day(one.dueOn) })}
            {one.overdue && (
              <>
                {' '}
                <strong className="late">{say('web.debrief.overdue')}</strong>
              </>
            )}
          </span>
        )}
      </p>
      {answered.length > 0 && (
        <p className="hint">
          {say('web.debrief.said', { term: say('web.debrief.recommend.findings'), said: '' })}{' '}
          {answered.map(({ id, text }) => (
            <a key={id} href={`#finding-${id}`} className="rest">
              {text.length > 80 ? `${text.slice(0, 80)}…` : text}
            </a>
          ))}
        </p>
      )}
      <details>
        <summary>{say('web.debrief.history', { count: one.history.length })}</summary>
        <ol>
          {one.history.map((step) => (
            <li key={step.at}>
              {say('web.debrief.said', {
                ...{ term: utc(step.at), said: say(`debrief.status.${step.status}`) },
              })}
              , {step.owner?.name ?? say('debrief.owner.none')}
              {step.dueOn !== null && `, ${say('debrief.due')} ${day(step.dueOn)}`}
              {step.remarks !== '' && `. ${step.remarks}`}
            </li>
          ))}
        </ol>
      </details>
      {writes && <StepForm {...props} key={one.revision} />}
    </li>
  )
}

function StepForm(props: Common & { readonly one: Recommendation }) {
  const { say, one, data, written } = props
  const [status, stand] = useState(one.status)
  const [owner, give] = useState(one.owner?.id ?? '')
  const [dueOn, due] = useState(one.dueOn ?? '')
  const [remarks, write] = useTypedText(data.operation.id, `step.${one.id}`)
  const attempt = useAttempt()
  const body = {
    ...{ status, remarks, owner: owner === '' ? null : owner },
    dueOn: dueOn === '' ? null : dueOn,
  }
  const save = useMutation({
    mutationFn: () =>
      call(`operations/${data.operation.id}/debrief/recommendations/${one.id}/steps`, {
        method: 'POST',
        body,
        key: attempt.keyOf(body),
        ifMatch: String(one.revision),
      }),
    onSuccess: async () => {
      attempt.taken()
      write('')
      await written(say('web.debrief.step.saved'))
    },
  })
  return (
    <details>
      <summary aria-label={say('web.debrief.step.of', { text: one.text.slice(0, 80) })}>
        {say('web.debrief.step')}
      </summary>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <NativeSelect
          label={say('debrief.status')}
          value={status}
          data={STATUSES.map((each) => ({ value: each, label: say(`debrief.status.${each}`) }))}
          onChange={(event) => stand(event.currentTarget.value as typeof status)}
        />
        <OwnerAndDue
          {...{ say, owner, give, dueOn, due }}
          present={one.owner}
          members={data.members}
        />
        <Textarea
          className="whole"
          label={say('web.debrief.step.remarks')}
          rows={2}
          maxLength={2000}
          value={remarks}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <p className="whole go">
          <Button type="submit" variant="default" loading={save.isPending}>
            {say('web.debrief.step.save')}
          </Button>
        </p>
        {save.error && <Trouble error={save.error} />}
      </form>
    </details>
  )
}
