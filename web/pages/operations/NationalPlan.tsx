import { useQuery } from '@tanstack/react-query'
import type { OwnNationalPlanAnswer } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { useSpeech } from '../../data/language.tsx'
import { nationalPlanQuery } from '../../data/operation.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { utc } from '../cooperation/Span.tsx'
import { NationalForm } from './NationalForm.tsx'
import { NationalView } from './NationalView.tsx'

/** The own national plan: what the reviewers said, the draft, and what was submitted. */
export function NationalPlan(props: {
  readonly say: Say
  readonly operation: string
  readonly runs: boolean
}) {
  const { say, operation } = props
  const { language } = useSpeech()
  const own = useQuery(nationalPlanQuery(operation, language))
  return (
    <section aria-labelledby="national-plan">
      <h2 id="national-plan">{say('web.national')}</h2>
      <p className="hint">{say('web.national.intro')}</p>
      {own.isPending && <Waiting lines={3} />}
      {own.error && <Trouble error={own.error} again={() => void own.refetch()} />}
      {own.data && (
        <>
          <Reviews say={say} own={own.data} />
          <NationalForm say={say} operation={operation} own={own.data} runs={props.runs} />
          {[...own.data.versions].reverse().map((one) => (
            <details key={one.id} className="card">
              <summary>
                {say('web.plan.version', { version: one.version })},{' '}
                {say('web.participant.submitted').toLowerCase()} {utc(one.submittedAt)}
              </summary>
              <NationalView say={say} body={one.body} version={one.version} />
            </details>
          ))}
        </>
      )}
    </section>
  )
}

/** The newest word first: it is what is to be done next. */
function Reviews({ say, own }: { readonly say: Say; readonly own: OwnNationalPlanAnswer }) {
  if (own.reviews.length === 0) return null
  return (
    <section className="card" aria-labelledby="plan-reviews">
      <h3 id="plan-reviews">{say('web.national.reviews')}</h3>
      <ReviewList
        say={say}
        reviews={own.reviews}
        versionOf={(plan) => own.versions.find(({ id }) => id === plan)?.version ?? 0}
      />
    </section>
  )
}

export function ReviewList(props: {
  readonly say: Say
  readonly reviews: OwnNationalPlanAnswer['reviews']
  readonly versionOf: (plan: string) => number
}) {
  return (
    <ul className="reviews">
      {[...props.reviews].reverse().map((review) => (
        <li key={review.id} data-verdict={review.verdict}>
          <strong>
            {props.say('web.national.by', {
              reviewer: review.reviewer.name,
              at: utc(review.at),
              version: props.versionOf(review.plan),
              verdict: review.verdict,
            })}
          </strong>
          {review.remarks && <p className="remarks">{review.remarks}</p>}
        </li>
      ))}
    </ul>
  )
}
