import '../../look/operation.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useDoors } from '../../data/doors.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import { operationQuery } from '../../data/operation.ts'
import { isRefused } from '../../data/refused.ts'
import { useRoomWords } from '../../data/room-words.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { Moment, utc } from '../cooperation/Span.tsx'
import { Compare } from './Compare.tsx'
import { FormerPlan, NationalPlan } from './NationalPlan.tsx'
import { Participants } from './Participants.tsx'
import { Phases } from './Phases.tsx'
import { PlanForm } from './PlanForm.tsx'
import { PlanInForce } from './PlanInForce.tsx'
import { Review } from './Review.tsx'

/** A line of what is open in a debrief leads to the plan that waits for a review. */
const planLinked = (): string | null =>
  /^#plan-([0-9a-f-]{36})$/.exec(window.location.hash)?.[1] ?? null

/** One operation for one of its members: plan, phases, who is how far, the own national plan. */
export function OperationPage() {
  const { say: page, language } = useSpeech()
  const say = useRoomWords('plan', 'cooperation', 'board', 'debrief')
  const { operation: id } = useParams({ from: '/operations/$operation' })
  const view = useQuery(operationQuery(id, language))
  const may = useDoors()
  const [reviewed, review] = useState<string | null>(planLinked)
  const opener = useRef<HTMLElement | null>(null)
  const { data } = view
  useTitle(data?.operation.name ?? page('web.cooperation'))
  if (!say) return <Waiting />
  const back = (
    <p>
      <Link to="/cooperation">← {page('web.cooperation')}</Link>
    </p>
  )
  if (!data)
    return (
      <div className="page">
        {back}
        <h1>{page('web.cooperation')}</h1>
        {view.isPending && <Waiting />}
        {view.error && <Trouble error={view.error} again={() => void view.refetch()} />}
        {isRefused(view.error, 'operation.absent') && may('national-plan.read') && (
          <FormerPlan say={say} operation={id} />
        )}
        {isRefused(view.error, 'operation.absent') && may('debrief.read') && (
          <p>
            <Link to="/operations/$operation/debrief" params={{ operation: id }}>
              {say('web.debrief')}
            </Link>
          </p>
        )}
      </div>
    )
  const { operation } = data
  const { closedAt } = operation
  const runs = operation.stand !== 'over' && closedAt === null
  const keeps = operation.own && runs
  return (
    <div className="page operation">
      {back}
      <h1>
        <bdi>{operation.name}</bdi>
      </h1>
      <p className="facts">
        <span>
          {operation.own
            ? say('web.operation.kept-here')
            : say('web.plan.keeper', { owner: operation.keeper.name })}
        </span>
        <span className="state" data-stand={operation.stand}>
          {say(`span.${operation.stand}`)}
        </span>
        <span>
          <Moment at={operation.from} /> – <Moment at={operation.until} none="…" />
        </span>
      </p>
      {closedAt !== null && (
        <p className="notice" data-closed>
          {say('web.debrief.closed', { at: utc(closedAt) })}
        </p>
      )}
      <p className="places">
        {may('board.read') && (
          <Link to="/operations/$operation/board" params={{ operation: id }}>
            {say('web.operation.board', { operation: operation.name })}
          </Link>
        )}
        {may('message.list') && (
          <Link to="/operations/$operation/messages" params={{ operation: id }}>
            {say('web.operation.messages', { operation: operation.name })}
          </Link>
        )}
        {may('report.list') && (
          <Link to="/operations/$operation/reports" params={{ operation: operation.id }}>
            {say('web.operation.reports', { operation: operation.name })}
          </Link>
        )}
        {may('debrief.read') && (
          <Link to="/operations/$operation/debrief" params={{ operation: operation.id }}>
            {say('web.debrief')}
          </Link>
        )}
      </p>
      {view.error && <Trouble error={view.error} again={() => void view.refetch()} />}
      <PlanInForce say={say} view={data} />
      {data.plan && <Phases {...{ say, language }} view={data} may={keeps && may('phase.step')} />}
      <Participants
        say={say}
        view={data}
        review={
          may('national-plan.review')
            ? (plan, from) => {
                opener.current = from
                review(plan)
              }
            : null
        }
        reviewed={reviewed}
      />
      {reviewed !== null && (
        <Review
          key={reviewed}
          say={say}
          operation={operation.id}
          owner={data.participants.find(({ plan }) => plan === reviewed)?.organisation.name}
          plan={reviewed}
          may={runs}
          close={() => {
            review(null)
            opener.current?.focus()
          }}
        />
      )}
      {operation.participates && may('national-plan.read') && (
        <NationalPlan say={say} operation={operation.id} runs={runs} />
      )}
      {keeps && may('operation-plan.change') && <PlanForm say={say} view={data} />}
      <Compare say={say} view={data} />
    </div>
  )
}
