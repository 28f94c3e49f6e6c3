import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReportBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call } from '../../data/api.ts'
import { useAttempt } from '../../data/attempt.ts'
import { isRefused } from '../../data/refused.ts'
import { useTyped } from '../../data/typed.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { labelOf, remarkOf } from './report-words.ts'

type Remark = { readonly field: string | null; readonly text: string }
type Given = { readonly remarks: readonly Remark[]; readonly field: string; readonly text: string }
const NOTHING: Given = { remarks: [], field: '', text: '' }
type Verdict = 'validated' | 'returned'

/** The RILO's word on the newest version: validated, or returned with remarks that point at fields. */
export function ReportReview(props: {
  readonly say: Say
  readonly seen: ReportBody
  readonly done: (verdict: Verdict) => Promise<void>
  readonly again: () => Promise<unknown>
}) {
  const { say, seen } = props
  const version = seen.versions[0]?.version ?? 0
  const typed = useTyped<Given>(seen.id, 'review', { body: NOTHING, revision: version })
  const { remarks, field, text } = typed.body
  const attempt = useAttempt()
  // What still stands in the box is meant as well.
  const all: readonly Remark[] =
    text.trim() === '' ? remarks : [...remarks, { field: field || null, text: text.trim() }]
  const review = useMutation({
    mutationFn: (verdict: Verdict) => {
      const body = { version, verdict, remarks: all }
      return call(`operations/${seen.operation.id}/reports/${seen.id}/reviews`, {
        ...{ method: 'POST', body, key: attempt.keyOf(body) },
      })
    },
    onSuccess: async (_, verdict) => {
      attempt.taken()
      typed.forget()
      await props.done(verdict)
    },
  })
  const there = seen.versions[0]?.fields ?? []
  return (
    <section className="card" aria-labelledby="report-review">
      <h2 id="report-review">{say('report.page.validate', { version })}</h2>
      {typed.unsaved && typed.revision !== version && (
        <p className="notice">{say('report.page.remark.before', { version: typed.revision })}</p>
      )}
      {remarks.length > 0 && (
        <ol aria-label={say('report.page.remarks')}>
          {remarks.map((one, nth) => (
            <li key={nth}>
              {remarkOf(one, say)}{' '}
              <button
                type="button"
                className="plain"
                onClick={() =>
                  typed.type({ ...typed.body, remarks: remarks.filter((_, at) => at !== nth) })
                }
              >
                {say('report.page.remark.drop', { number: nth + 1 })}
              </button>
            </li>
          ))}
        </ol>
      )}
      <form noValidate onSubmit={(event) => event.preventDefault()}>
        <div className="fields">
          <NativeSelect
            label={say('report.page.remark.field')}
            value={field}
            onChange={(event) => typed.type({ ...typed.body, field: event.currentTarget.value })}
            data={[
              { value: '', label: say('report.page.whole') },
              ...there.map((one) => ({ value: one.key, label: labelOf(one.key, say) })),
            ]}
          />
          <Textarea
            label={say('report.page.remark')}
            className="long"
            rows={3}
            maxLength={2_000}
            value={text}
            onChange={(event) => typed.type({ ...typed.body, text: event.currentTarget.value })}
          />
        </div>
        <p className="go">
          <Button
            variant="default"
            disabled={text.trim() === ''}
            onClick={() => typed.type({ remarks: all, field: '', text: '' })}
          >
            {say('report.page.remark.add')}
          </Button>
        </p>
        <p className="go">
          {seen.state !== 'validated' && (
            <Button loading={review.isPending} onClick={() => review.mutate('validated')}>
              {say('report.page.validate.yes')}
            </Button>
          )}
          <Button
            variant="default"
            disabled={all.length === 0 || review.isPending}
            onClick={() => review.mutate('returned')}
          >
            {say('report.page.validate.no')}
          </Button>
        </p>
      </form>
      {review.error && <Trouble error={review.error} />}
      {isRefused(review.error, 'request.version') && (
        <Button
          variant="default"
          onClick={() => {
            review.reset()
            void props.again()
          }}
        >
          {say('report.page.meanwhile')}
        </Button>
      )}
    </section>
  )
}
