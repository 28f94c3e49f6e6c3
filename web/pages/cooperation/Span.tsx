import { TextInput } from '@mantine/core'
import { useId } from 'react'
import type { Say } from '../../../src/words/index.ts'
import { language } from '../../data/language.tsx'

/** An instant as people read it, in UTC like every time that a right hangs on. */
export const utc = (instant: string): string =>
  new Intl.DateTimeFormat(language(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(instant))

export function Moment({ at, none }: { readonly at: string | null; readonly none?: string }) {
  return at === null ? (none ?? '–') : <time dateTime={at}>{utc(at)}</time>
}

/** What stands in the two fields; empty means now, and without an end. */
export type SpanTyped = { readonly from: string; readonly until: string }
export const NO_SPAN: SpanTyped = { from: '', until: '' }

/** The fields' local form as instants of the API. */
export const spanAsked = ({ from, until }: SpanTyped) => ({
  ...(from === '' ? {} : { from: `${from}:00Z` }),
  ...(until === '' ? {} : { until: `${until}:00Z` }),
})

export function SpanFields(props: {
  readonly say: Say
  readonly typed: SpanTyped
  readonly type: (typed: SpanTyped) => void
}) {
  const { say, typed, type } = props
  const id = useId()
  return (
    <>
      <TextInput
        id={`${id}-from`}
        type="datetime-local"
        label={say('web.span.from')}
        description={say('web.span.now')}
        value={typed.from}
        onChange={(event) => type({ ...typed, from: event.currentTarget.value })}
      />
      <TextInput
        id={`${id}-until`}
        type="datetime-local"
        label={say('web.span.until')}
        description={say('web.span.open')}
        value={typed.until}
        onChange={(event) => type({ ...typed, until: event.currentTarget.value })}
      />
    </>
  )
}
