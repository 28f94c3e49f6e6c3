import type { AdviceCourse } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { moment } from '../../data/format.ts'

type Leg = AdviceCourse['legs'][number]

/** Counted time in hours and minutes. */
export function spent(ms: number, say: Say): string {
  const minutes = Math.round(ms / 60_000)
  return say('advice.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}

/** How the clock of one level stands; it says where it waits. */
export function Clock({ leg, say }: { readonly leg: Leg; readonly say: Say }) {
  const { clock, dueAt, pausedSince, startedAt, late } = leg
  const at = clock === 'paused' ? (pausedSince ?? startedAt) : (dueAt ?? startedAt)
  return (
    <span className="advice-clock" data-clock={clock} data-late={late || undefined}>
      {say(`advice.clock.${clock}`, { at: moment(at) })}
      {late && clock !== 'overdue' && `, ${say('advice.clock.late')}`}
    </span>
  )
}

/** The clock that counts now, or counted last; an end-use check where one is open. */
export function CourseClock({ course, say }: { readonly course: AdviceCourse; readonly say: Say }) {
  const { state, legs, endUse } = course
  const leg = legs.at(-1)
  if (state === 'withdrawn' || leg === undefined) return <>{say(`advice.state.${state}`)}</>
  if (endUse === null) return <Clock leg={leg} say={say} />
  return (
    <>
      <Clock leg={leg} say={say} /> · {say('advice.end-use')} ·{' '}
      <EndUseClock endUse={endUse} say={say} />
    </>
  )
}

export function EndUseClock({
  endUse,
  say,
}: {
  readonly endUse: NonNullable<AdviceCourse['endUse']>
  readonly say: Say
}) {
  const { outcome, doneAt, dueAt, startedAt, overdue } = endUse
  if (outcome !== null)
    return (
      <span className="advice-clock" data-late={overdue || undefined}>
        {say('advice.end-use.done', {
          outcome: say(`advice.end-use.${outcome}`),
          at: moment(doneAt ?? startedAt),
        })}
        {overdue && `, ${say('advice.clock.late')}`}
      </span>
    )
  return (
    <span className="advice-clock" data-clock={overdue ? 'overdue' : 'running'}>
      {say(overdue ? 'advice.end-use.overdue' : 'advice.end-use.due', {
        at: moment(dueAt ?? startedAt),
      })}
    </span>
  )
}
