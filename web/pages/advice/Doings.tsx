import { Button, NativeSelect } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { AdviceBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { useTypedText } from '../../data/typed.ts'
import { Sure } from '../../parts/Sure.tsx'
import { LongText, Refused } from '../operations/Parts.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { useStep } from './use-step.ts'

type At = { readonly advice: AdviceBody; readonly say: Say }
type Step = AdviceBody['may'][number]

/** What the reader may do now, each in a part of its own; the likeliest stands open. */
export function Doings({ advice, say }: At) {
  const may = (step: Step) => advice.may.includes(step)
  if (advice.may.length === 0) return null
  return (
    <>
      {may('replied') && (
        <Doing open title={say('advice.do.reply')}>
          <Text
            advice={advice}
            say={say}
            step="replies"
            words={['reply.text', 'reply.hint', 'reply.send']}
          />
        </Doing>
      )}
      {may('checked') && (
        <Doing open title={say('advice.end-use')}>
          <EndUse advice={advice} say={say} />
        </Doing>
      )}
      {may('answered') && (
        <Doing
          open={advice.course.state === 'with-expert'}
          title={say(advice.answers.length > 0 ? 'advice.do.answer-again' : 'advice.do.answer')}
        >
          <AnswerForm advice={advice} say={say} />
        </Doing>
      )}
      {may('returned') && (
        <Doing title={say('advice.do.return')}>
          <Text
            advice={advice}
            say={say}
            step="questions"
            words={['questions', 'return.hint', 'return.send']}
          />
        </Doing>
      )}
      {may('passed-on') && (
        <Doing title={say('advice.do.pass')}>
          <Pass advice={advice} say={say} />
        </Doing>
      )}
      {may('withdrawn') && <Withdraw advice={advice} say={say} />}
    </>
  )
}

function Doing(props: {
  readonly title: string
  readonly open?: boolean
  readonly children: ReactNode
}) {
  const [open, show] = useState(props.open ?? false)
  return (
    <details className="card" open={open} onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{props.title}</summary>
      {open && <div className="advice-do">{props.children}</div>}
    </details>
  )
}

const useLook = () => {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: ['advice'] })
}

/** Questions of an expert, or what answers them. */
function Text(
  props: At & {
    readonly step: 'questions' | 'replies'
    readonly words: readonly [label: string, hint: string, send: string]
  },
) {
  const { advice, say, step, words } = props
  const [label, hint, send] = words
  const [text, type] = useTypedText(advice.id, step)
  const look = useLook()
  const act = useStep(advice, step, () => type(''))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ text })
  }
  return (
    <form className="advice-do" onSubmit={submit}>
      <LongText
        label={say(`advice.do.${label}`)}
        hint={say(`advice.do.${hint}`)}
        value={text}
        type={type}
      />
      <Refused say={say} error={act.error} load={look} />
      <p className="go">
        <Button type="submit" loading={act.isPending} disabled={text.trim() === ''}>
          {say(`advice.do.${send}`)}
        </Button>
      </p>
    </form>
  )
}

function Pass({ advice, say }: At) {
  const [to, choose] = useState(advice.passTo[0]?.id ?? '')
  const [text, type] = useTypedText(advice.id, 'passing')
  const look = useLook()
  const act = useStep(advice, 'passing', () => type(''))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ to, text })
  }
  return (
    <form className="advice-do" onSubmit={submit}>
      <NativeSelect
        label={say('advice.do.pass.to')}
        value={to}
        onChange={(event) => choose(event.currentTarget.value)}
        data={advice.passTo.map(({ id, name, level }) => ({
          value: id,
          label: say('advice.form.expert.one', { name, level: say(`advice.level.${level}`) }),
        }))}
      />
      <LongText
        label={say('advice.do.pass.text')}
        hint={say('advice.do.pass.hint')}
        value={text}
        type={type}
      />
      <Refused say={say} error={act.error} load={look} />
      <p className="go">
        <Button type="submit" loading={act.isPending} disabled={to === ''}>
          {say('advice.do.pass.send')}
        </Button>
      </p>
    </form>
  )
}

const OUTCOMES = ['licence-required', 'no-licence', 'undertaking'] as const

function EndUse({ advice, say }: At) {
  const [outcome, choose] = useTypedText(advice.id, 'outcome')
  const [text, type] = useTypedText(advice.id, 'end-use')
  const look = useLook()
  const act = useStep(advice, 'end-use', () => {
    type('')
    choose('')
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ outcome, text })
  }
  return (
    <form className="advice-do" onSubmit={submit}>
      <NativeSelect
        label={say('advice.end-use.outcome')}
        value={outcome}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: '' },
          ...OUTCOMES.map((one) => ({ value: one, label: say(`advice.end-use.${one}`) })),
        ]}
      />
      <LongText label={say('advice.end-use.remarks')} value={text} type={type} />
      <Refused say={say} error={act.error} load={look} />
      <p className="go">
        <Button type="submit" loading={act.isPending} disabled={outcome === ''}>
          {say('advice.end-use.send')}
        </Button>
      </p>
    </form>
  )
}

function Withdraw({ advice, say }: At) {
  const [sure, ask] = useState(false)
  const look = useLook()
  const act = useStep(advice, 'withdrawal', () => ask(false))
  return (
    <>
      {sure ? (
        <Sure
          question={say('advice.do.withdraw.sure')}
          yes={say('advice.do.withdraw.yes')}
          no={say('advice.do.no')}
          busy={act.isPending}
          act={() => act.mutate({})}
          leave={() => ask(false)}
        />
      ) : (
        <p className="go">
          <Button variant="default" onClick={() => ask(true)}>
            {say('advice.do.withdraw')}
          </Button>
        </p>
      )}
      <Refused say={say} error={act.error} load={look} />
    </>
  )
}
