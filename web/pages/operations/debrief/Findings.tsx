import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DebriefBody } from '../../../../src/server/schemas/index.ts'
import type { Say } from '../../../../src/words/index.ts'
import { call } from '../../../data/api.ts'
import { useAttempt } from '../../../data/attempt.ts'
import { type DebriefFinding, FINDING_KINDS } from '../../../data/debrief.ts'
import { useSpeech } from '../../../data/language.tsx'
import { useTypedText } from '../../../data/typed.ts'
import { Empty } from '../../../parts/Empty.tsx'
import { Trouble } from '../../../parts/Trouble.tsx'
import { utc } from '../../cooperation/Span.tsx'
import { FindingForm } from './FindingForm.tsx'

/** Findings by their kind, each its author's own; and the form for one more. */
export function Findings(props: {
  readonly say: Say
  readonly data: DebriefBody
  readonly written: (said: string) => Promise<void>
  readonly writes: boolean
}) {
  const { say, data, written, writes } = props
  const { findings, operation } = data
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{say('debrief.findings')}</h2>
      {findings.length === 0 && (
        <Empty
          title={say('web.debrief.findings.none')}
          next={say('web.debrief.findings.none.next')}
        />
      )}
      {FINDING_KINDS.filter((kind) => findings.some((one) => one.kind === kind)).map((kind) => (
        <section key={kind} className="card" aria-labelledby={`findings-${kind}`}>
          <h3 id={`findings-${kind}`}>{say(`debrief.finding.${kind}`)}</h3>
          <ul className="findings">
            {findings
              .filter((one) => one.kind === kind)
              .map((one) => (
                <Finding
                  key={one.id}
                  {...{ say, one, written }}
                  phases={data.phases}
                  operation={operation.id}
                  writes={writes && one.own}
                />
              ))}
          </ul>
        </section>
      ))}
      {writes && <FindingForm {...{ say, data, written }} />}
    </section>
  )
}

function Finding(props: {
  readonly say: Say
  readonly one: DebriefFinding
  readonly phases: DebriefBody['phases']
  readonly operation: string
  readonly written: (said: string) => Promise<void>
  readonly writes: boolean
}) {
  const { say, one, phases, operation, written, writes } = props
  const [asking, ask] = useState(false)
  const [because, write] = useTypedText(operation, `withdraw.${one.id}`)
  const attempt = useAttempt()
  const withdraw = useMutation({
    mutationFn: () =>
      call(`operations/${operation}/debrief/findings/${one.id}/withdrawal`, {
        method: 'POST',
        body: { because },
        key: attempt.keyOf(because),
      }),
    onSuccess: async () => {
      attempt.taken()
      write('')
      ask(false)
      await written('')
    },
  })
  const { withdrawn, about } = one
  return (
    <li id={`finding-${one.id}`} data-withdrawn={withdrawn !== null || undefined}>
      <p className="said-text">{one.text}</p>
      <p className="hint">
        {say('web.debrief.finding.by', { author: one.author.name, at: utc(one.writtenAt) })}
        {about !== null && ` ${say('debrief.finding.about', { organisation: about.name })}`}
      </p>
      {one.restsOn.length > 0 && (
        <p className="hint">
          {say('web.debrief.finding.rests')}{' '}
          {one.restsOn.map((rest) => (
            <RestsOn key={`${rest.kind} ${rest.id}`} {...{ say, operation, phases, rest }} />
          ))}
        </p>
      )}
      {withdrawn !== null && (
        <p>
          {say('web.debrief.finding.withdrawn', {
            ...{ at: utc(withdrawn.at), because: withdrawn.because },
          })}
        </p>
      )}
      {writes && withdrawn === null && !asking && (
        <button
          type="button"
          className="plain"
          aria-label={say('web.debrief.finding.withdraw.of', { at: utc(one.writtenAt) })}
          onClick={() => ask(true)}
        >
          {say('web.debrief.finding.withdraw')}
        </button>
      )}
      {asking && (
        <form
          className="fields"
          onSubmit={(event) => {
            event.preventDefault()
            withdraw.mutate()
          }}
        >
          <TextInput
            label={say('web.debrief.finding.because')}
            required
            maxLength={2000}
            value={because}
            onChange={(event) => write(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={withdraw.isPending}>
            {say('web.debrief.finding.withdraw')}
          </Button>
        </form>
      )}
      {withdraw.error && <Trouble error={withdraw.error} />}
    </li>
  )
}

/** A link to what a finding rests on: a message opens for whoever may read it. */
function RestsOn(props: {
  readonly say: Say
  readonly operation: string
  readonly phases: DebriefBody['phases']
  readonly rest: DebriefFinding['restsOn'][number]
}) {
  const { say, operation, phases, rest } = props
  const { language } = useSpeech()
  const params = { operation }
  if (rest.kind === 'message')
    return (
      <Link
        to="/operations/$operation/messages"
        params={params}
        search={{ message: rest.id }}
        className="rest"
      >
        {say('web.debrief.finding.rests.message')}
      </Link>
    )
  if (rest.kind === 'figure')
    return (
      <a href="#results" className="rest">
        {say('web.debrief.finding.rests.figure', { name: say(`debrief.cut.${rest.id}`) })}
      </a>
    )
  return (
    <Link to="/operations/$operation" params={params} className="rest">
      {rest.kind === 'phase'
        ? say('web.debrief.finding.rests.phase', {
            name: phases.find(({ key }) => key === rest.id)?.name[language] ?? rest.id,
          })
        : say('web.debrief.finding.rests.national-plan')}
    </Link>
  )
}
