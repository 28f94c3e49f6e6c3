import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OperationPlanBody, OperationView } from '../../../src/server/schemas/index.ts'
import type { Language, Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { day } from '../../data/format.ts'
import { useTypedText } from '../../data/typed.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Moment } from '../cooperation/Span.tsx'

type Phase = OperationPlanBody['phases'][number]
type Standing = OperationView['phases'][number]
type Step = { readonly what: string; readonly criterion?: string }

/** The phases with their dates, how each stands, and what stands between it and the next. */
export function Phases(props: {
  readonly say: Say
  readonly view: OperationView
  readonly language: Language
  /** The reader takes steps for the keeper. */
  readonly may: boolean
}) {
  const { say, view, language, may } = props
  const phases = view.plan?.body.phases ?? []
  const standing = (key: string) => view.phases.find((one) => one.key === key)
  return (
    <section aria-labelledby="phases">
      <h2 id="phases">{say('web.phases')}</h2>
      <p className="hint">{say('web.phases.intro')}</p>
      <TableFrame label={say('web.phases.table')}>
        <thead>
          <tr>
            <th scope="col">{say('web.phase')}</th>
            <th scope="col">{say('web.phase.window')}</th>
            <th scope="col">{say('web.phase.state')}</th>
            <th scope="col">{say('web.phase.opened')}</th>
            <th scope="col">{say('web.phase.closed')}</th>
          </tr>
        </thead>
        <tbody>
          {phases.map((phase) => (
            <tr key={phase.key} data-phase={standing(phase.key)?.state}>
              <th scope="row">{phase.name[language]}</th>
              <td>{windowOf(phase)}</td>
              <td>{say(`phase.state.${standing(phase.key)?.state ?? 'waiting'}`)}</td>
              <td>
                <Moment at={standing(phase.key)?.openedAt ?? null} />
              </td>
              <td>
                <Moment at={standing(phase.key)?.closedAt ?? null} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {phases.map((phase) => {
        const stands = standing(phase.key)
        return (
          stands && (
            <PhaseCard
              key={phase.key}
              {...{ say, phase, stands, language, may }}
              operation={view.operation.id}
              keeper={view.operation.own}
            />
          )
        )
      })}
    </section>
  )
}

const windowOf = ({ from, until }: Phase): string =>
  from === null && until === null
    ? '–'
    : `${from === null ? '…' : day(from)} – ${until === null ? '…' : day(until)}`

function PhaseCard(props: {
  readonly say: Say
  readonly operation: string
  readonly phase: Phase
  readonly stands: Standing
  readonly language: Language
  readonly keeper: boolean
  readonly may: boolean
}) {
  const { say, operation, phase, stands, language, may } = props
  const queries = useQueryClient()
  const [open, unfold] = useState(stands.state === 'open')
  const [reason, write] = useTypedText(operation, phase.key)
  const step = useMutation({
    mutationFn: (asked: Step) =>
      call(`operations/${operation}/plan/steps`, {
        method: 'POST',
        body: { phase: phase.key, reason, ...asked },
        key: newKey(),
      }),
    onSuccess: () => {
      write('')
      return queries.invalidateQueries({ queryKey: ['operation', operation] })
    },
  })
  const name = phase.name[language]
  const criteria = [...phase.entry, ...phase.exit]
  const change = may && stands.state !== 'closed'
  const moves = { waiting: ['opened'], open: ['closed'], closed: ['opened'] }[stands.state]
  // A reason is asked for by every step; without one nothing is sent.
  const ready = reason.trim() !== '' && !step.isPending
  return (
    <details className="card" open={open} onToggle={(event) => unfold(event.currentTarget.open)}>
      <summary>
        {say('web.phase.criteria', { phase: name })}{' '}
        <span className="state" data-phase={stands.state}>
          {say(`phase.state.${stands.state}`)}
        </span>
      </summary>
      {criteria.length === 0 && <p className="hint">{say('web.phase.none')}</p>}
      {criteria.length > 0 && (
        <TableFrame label={say('web.phase.criteria', { phase: name })}>
          <thead>
            <tr>
              <th scope="col">{say('web.criterion')}</th>
              <th scope="col">{say('web.criterion.side')}</th>
              <th scope="col">{say('web.criterion.answer')}</th>
              {props.keeper && <th scope="col">{say('web.criterion.answered')}</th>}
              {change && <th scope="col">{say('web.actions')}</th>}
            </tr>
          </thead>
          <tbody>
            {criteria.map((criterion) => {
              const now = stands.criteria.find(({ key }) => key === criterion.key)
              const text = criterion.text[language]
              return (
                <tr key={criterion.key} data-answer={now?.answer}>
                  <th scope="row">
                    {text}
                    {!criterion.mandatory && (
                      <span className="hint"> ({say('web.criterion.optional')})</span>
                    )}
                  </th>
                  <td>{say(`phase.side.${now?.side ?? 'exit'}`)}</td>
                  <td>
                    {now?.answer == null
                      ? say('phase.answer.kept')
                      : say(`phase.answer.${now.answer}`)}
                  </td>
                  {props.keeper && (
                    <td>
                      {now?.counted ? (
                        <Counted say={say} counted={now.counted} />
                      ) : (
                        [now?.by, now?.reason].filter(Boolean).join(': ') || '–'
                      )}
                    </td>
                  )}
                  {change && (
                    <td>
                      {criterion.counted === null &&
                        (['criterion-met', 'criterion-not-met'] as const).map((what) => (
                          <button
                            key={what}
                            type="button"
                            className="plain"
                            disabled={!ready}
                            aria-label={say('web.criterion.answer.as', {
                              answer: say(`phase.step.${what}`),
                              criterion: text,
                            })}
                            onClick={() => step.mutate({ what, criterion: criterion.key })}
                          >
                            {say(`phase.step.${what}`)}
                          </button>
                        ))}
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </TableFrame>
      )}
      {may && (
        <form
          className="fields"
          onSubmit={(event) => {
            event.preventDefault()
            if (ready) step.mutate({ what: moves?.[0] ?? 'opened' })
          }}
        >
          <TextInput
            className="long"
            label={say('web.phase.reason.of', { phase: name })}
            description={say('web.phase.reason.first')}
            value={reason}
            required
            maxLength={2000}
            onChange={(event) => write(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!ready} loading={step.isPending}>
            {say('web.phase.step.of', {
              step: say(
                stands.state === 'closed' ? 'phase.step.again' : `phase.step.${moves?.[0]}`,
              ),
              phase: name,
            })}
          </Button>
          {step.error && <Trouble error={step.error} />}
        </form>
      )}
    </details>
  )
}

function Counted(props: {
  readonly say: Say
  readonly counted: NonNullable<Standing['criteria'][number]['counted']>
}) {
  const { say } = props
  const { of, missing } = props.counted
  return say(missing.length === 0 ? 'web.criterion.all' : 'web.criterion.missing', {
    met: of - missing.length,
    of,
    missing: missing.map(({ name }) => name).join(', '),
  })
}
