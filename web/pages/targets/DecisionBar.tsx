import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Answer } from '../../../src/base/index.ts'
import { ANSWERS } from '../../../src/base/judgement.ts'
import type { TargetAnswer } from '../../../src/server/schemas/index.ts'
import { useSay } from '../../data/language.tsx'
import { draft, keepDraft } from '../../data/memory.ts'

const KEY_OF = { yes: 'y', no: 'n', unknown: 'u' } as const

type Props = {
  /** Which answer is being given a reason; null where none is. */
  readonly asking: Answer | null
  readonly ask: (answer: Answer | null) => void
  readonly decide: (answer: Answer, because: string) => void
  /** The target whose draft of a reason is kept. */
  readonly target: string
  readonly count: number
  readonly mixed: boolean
  /** Nothing is answered before its reasons were there to be looked at. */
  readonly shown: boolean
  readonly standing: TargetAnswer
  readonly same: number
  readonly selecting: boolean
  readonly selectSame: () => void
  readonly drop: () => void
  readonly keys: boolean
}

/** Three answers, each with its key; then one line of reason with a default that Enter accepts. */
export function DecisionBar(props: Props) {
  const say = useSay()
  const { asking, count, mixed, standing, same, selecting } = props
  return (
    <section className="decide" aria-label={say('web.decide')}>
      {selecting && (
        <p className="decide-many" role="status">
          <strong>{mixed ? say('web.decide.mixed') : say('web.decide.many', { count })}</strong>
          <button type="button" className="plain" onClick={props.drop}>
            {say('web.decide.drop')}
          </button>
        </p>
      )}
      {!selecting && standing !== 'open' && (
        <p className="decide-many">
          <strong>{say('web.decide.answered', { answer: say(`web.answer.${standing}`) })}</strong>{' '}
          <span>{say('web.decide.again')}</span>
        </p>
      )}
      {!selecting && standing === 'open' && same > 1 && asking === null && (
        <p className="decide-many">
          <span>{say('web.decide.same', { count: same })}</span>
          <button type="button" className="plain" onClick={props.selectSame}>
            {say('web.decide.select-same')} {props.keys && <kbd>⇧x</kbd>}
          </button>
        </p>
      )}
      {asking === null ? (
        <div className="decide-answers">
          {ANSWERS.map((answer) => (
            <Button
              key={answer}
              className="answer"
              data-answer={answer}
              variant="default"
              disabled={mixed}
              onClick={() => props.ask(answer)}
            >
              {say(`web.decide.${answer}`)} {props.keys && <kbd>{KEY_OF[answer]}</kbd>}
            </Button>
          ))}
        </div>
      ) : (
        <Because
          key={`${props.target} ${asking}`}
          {...{ asking }}
          target={props.target}
          ask={props.ask}
          decide={props.decide}
          shown={props.shown}
        />
      )}
    </section>
  )
}

function Because({
  target,
  asking,
  ask,
  decide,
  shown,
}: {
  readonly target: string
  readonly asking: Answer
  readonly ask: Props['ask']
  readonly decide: Props['decide']
  readonly shown: boolean
}) {
  const say = useSay()
  const [text, setText] = useState(
    () => draft(target, asking) ?? say(`web.decide.because.${asking}`),
  )
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  return (
    <form
      className="decide-because"
      onSubmit={(event) => {
        event.preventDefault()
        if (shown && text.trim()) decide(asking, text.trim())
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') ask(null)
      }}
    >
      <TextInput
        ref={input}
        label={say(`web.decide.reason.${asking}`)}
        value={text}
        maxLength={500}
        autoComplete="off"
        onChange={({ currentTarget }) => {
          setText(currentTarget.value)
          keepDraft(target, asking, currentTarget.value)
        }}
      />
      <div className="decide-answers">
        <Button type="submit" disabled={!shown || !text.trim()}>
          {say('web.decide.accept')} <kbd>↵</kbd>
        </Button>
        <Button variant="default" onClick={() => ask(null)}>
          {say('web.cancel')} <kbd>Esc</kbd>
        </Button>
      </div>
    </form>
  )
}
