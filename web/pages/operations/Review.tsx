import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { planToReviewQuery } from '../../data/operation.ts'
import { useTypedText } from '../../data/typed.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { ReviewList } from './NationalPlan.tsx'
import { NationalView } from './NationalView.tsx'
import { LongText } from './Parts.tsx'

/** A participant's plan beside the reviewer's word on it. */
export function Review(props: {
  readonly say: Say
  readonly operation: string
  readonly plan: string
  /** Whose it is, as far as it is known before it is read. */
  readonly owner: string | undefined
  readonly may: boolean
  /** Leaves it, back to where it was opened from. */
  readonly close: () => void
}) {
  const { say, operation, plan } = props
  const queries = useQueryClient()
  const heading = useRef<HTMLHeadingElement>(null)
  const found = useQuery(planToReviewQuery(operation, plan))
  const [remarks, write] = useTypedText(operation, plan)
  const review = useMutation({
    mutationFn: (verdict: 'accepted' | 'returned') =>
      call(`operations/${operation}/national-plans/${plan}/reviews`, {
        method: 'POST',
        body: { verdict, remarks },
        key: newKey(),
      }),
    onSuccess: async () => {
      write('')
      await queries.invalidateQueries({ queryKey: ['plan-to-review', operation, plan] })
      await queries.invalidateQueries({ queryKey: ['operation', operation] })
    },
  })
  const { data } = found
  // Whoever opened it by keyboard goes on reading here.
  useEffect(() => heading.current?.focus(), [data?.id])
  const owner = data?.owner.name ?? props.owner
  return (
    <section className="card" aria-labelledby="plan-review">
      <div className="card-top">
        <h2 id="plan-review" ref={heading} tabIndex={-1}>
          {owner ? say('web.review', { organisation: owner }) : say('web.participant.plan')}
        </h2>
        {data && <span className="hint">{say('web.plan.version', { version: data.version })}</span>}
        <button
          type="button"
          className="plain"
          aria-label={say('web.review.close')}
          onClick={props.close}
        >
          ×
        </button>
      </div>
      {found.isPending && <Waiting lines={4} />}
      {found.error && <Trouble error={found.error} />}
      {data && (
        <>
          <NationalView say={say} body={data.body} version={data.version} />
          <section aria-labelledby="plan-checks">
            <h3 id="plan-checks">{say('web.review.checks')}</h3>
            <ul className="checks">
              {data.checks.map(({ check, holds }) => (
                <li key={check} data-holds={holds}>
                  <span className="verdict">{say(holds ? 'plan-check.yes' : 'plan-check.no')}</span>{' '}
                  {say(`plan-check.${check}`)}
                </li>
              ))}
            </ul>
          </section>
          {data.reviews.length > 0 && (
            <ReviewList say={say} reviews={data.reviews} versionOf={() => data.version} />
          )}
          <p role="status" className="said">
            {review.isSuccess && say('web.review.done', { organisation: data.owner.name })}
          </p>
          {data.superseded && <p className="hint">{say('web.review.superseded')}</p>}
          {props.may && !data.superseded && (
            <form className="fields" onSubmit={(event) => event.preventDefault()}>
              <p className="hint whole">{say('web.plan.no-traders')}</p>
              <LongText
                label={say('web.review.remarks')}
                hint={say('web.review.remarks.hint')}
                value={remarks}
                type={write}
              />
              <Button
                disabled={review.isPending}
                onClick={() => review.mutate('accepted')}
                type="button"
              >
                {say('web.review.accept')}
              </Button>
              <Button
                variant="default"
                disabled={review.isPending || remarks.trim() === ''}
                onClick={() => review.mutate('returned')}
                type="button"
              >
                {say('web.review.return')}
              </Button>
              {review.error && <Trouble error={review.error} />}
            </form>
          )}
        </>
      )}
    </section>
  )
}
