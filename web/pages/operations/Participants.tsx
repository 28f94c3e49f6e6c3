import type { OperationView } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { Empty } from '../../parts/Empty.tsx'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Moment } from '../cooperation/Span.tsx'

/** Who takes part, and how far everybody is with the national plan; the silent ones come first. */
export function Participants(props: {
  readonly say: Say
  readonly view: OperationView
  /** Null: the reader reviews nothing. */
  readonly review: ((plan: string, opener: HTMLElement) => void) | null
  readonly reviewed: string | null
}) {
  const { say, view, review } = props
  const overdue = view.participants.filter((one) => one.overdue).length
  const rows = [...view.participants].sort((a, b) => Number(b.overdue) - Number(a.overdue))
  if (!view.operation.own && rows.length === 0) return null
  const reviewable = review !== null && rows.some((one) => !one.own)
  return (
    <section aria-labelledby="participants">
      <h2 id="participants">{say('web.participants')}</h2>
      {!view.operation.own && <p className="hint">{say('web.participants.known')}</p>}
      {overdue > 0 && (
        <p className="notice" data-kind="warn">
          {say('web.participants.overdue', { count: overdue })}
        </p>
      )}
      {rows.length === 0 ? (
        <Empty title={say('web.participants.none')} next={say('web.participants.none.next')} />
      ) : (
        <TableFrame label={say('web.participants.table')}>
          <thead>
            <tr>
              <th scope="col">{say('web.participant')}</th>
              <th scope="col">{say('web.participant.plan')}</th>
              <th scope="col">{say('web.participant.version')}</th>
              <th scope="col">{say('web.participant.submitted')}</th>
              <th scope="col">{say('web.participant.accepted')}</th>
              {reviewable && <th scope="col">{say('web.actions')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.organisation.id} data-plan={one.state}>
                <th scope="row">
                  <bdi>{one.organisation.name}</bdi>
                </th>
                <td>
                  {say(`national-plan.state.${one.state}`)}
                  {one.overdue && (
                    <>
                      {' '}
                      <strong className="late">{say('web.participant.overdue')}</strong>
                    </>
                  )}
                </td>
                <td>{one.version ?? '–'}</td>
                <td>
                  <Moment at={one.submittedAt} />
                </td>
                <td>{one.accepted ?? '–'}</td>
                {reviewable && (
                  <td>
                    {one.plan !== null && !one.own && (
                      <button
                        type="button"
                        className="plain"
                        aria-expanded={props.reviewed === one.plan}
                        onClick={(event) => review(one.plan as string, event.currentTarget)}
                      >
                        {say('web.participant.review', { organisation: one.organisation.name })}
                      </button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </section>
  )
}
