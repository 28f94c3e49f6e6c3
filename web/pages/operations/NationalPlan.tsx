import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnNationalPlanAnswer } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { useSpeech } from '../../data/language.tsx'
import { nationalPlanQuery, nationalVersionQuery } from '../../data/operation.ts'
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
          <NationalForm {...{ say, operation, runs: props.runs }} own={own.data} />
          <Versions say={say} operation={operation} own={own.data} />
        </>
      )}
    </section>
  )
}

/** What an organisation wrote as a member it goes on reading afterwards; where it wrote nothing, nothing. */
export function FormerPlan(props: { readonly say: Say; readonly operation: string }) {
  const { say, operation } = props
  const { language } = useSpeech()
  const { data } = useQuery({ ...nationalPlanQuery(operation, language), retry: false })
  if (!data || data.versions.length === 0) return null
  return (
    <section aria-labelledby="national-plan">
      <h2 id="national-plan">{say('web.national')}</h2>
      <p className="hint">{say('web.national.former')}</p>
      <Reviews say={say} own={data} />
      <Versions say={say} operation={operation} own={data} />
    </section>
  )
}

/** The newest first. */
function Versions(props: {
  readonly say: Say
  readonly operation: string
  readonly own: OwnNationalPlanAnswer
}) {
  return [...props.own.versions]
    .reverse()
    .map((one) => (
      <VersionCard key={one.id} say={props.say} operation={props.operation} submitted={one} />
    ))
}

/** One version; what an older one says is fetched when it is opened. */
function VersionCard(props: {
  readonly say: Say
  readonly operation: string
  readonly submitted: OwnNationalPlanAnswer['versions'][number]
}) {
  const { say, operation } = props
  const { version, submittedAt, body } = props.submitted
  const [open, unfold] = useState(false)
  const older = useQuery({
    ...nationalVersionQuery(operation, version),
    enabled: open && body === null,
  })
  const says = body ?? older.data ?? null
  return (
    <details className="card" open={open} onToggle={(event) => unfold(event.currentTarget.open)}>
      <summary>{say('web.national.version', { version, at: utc(submittedAt) })}</summary>
      {says && <NationalView say={say} body={says} version={version} />}
      {open && !says && older.isPending && <Waiting lines={3} />}
      {older.error && <Trouble error={older.error} again={() => void older.refetch()} />}
    </details>
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
