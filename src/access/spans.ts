import { type Instant, Refused } from '../base/index.ts'
import { isNow, type Span } from '../rights/index.ts'

/** A time from–to as it was asked for; nothing given: from now on, without an end. */
export type SpanAsked = {
  readonly from?: Instant | undefined
  readonly until?: Instant | null | undefined
}

/** Instants are compared as text, so all of them are written in one way. */
const written = (instant: Instant): Instant => new Date(instant).toISOString()

/**
 * The time that was asked for, half-open, within the time it is part of. Refuses (`span.empty`)
 * an end that is not after the beginning, and (`span.outside`) what reaches beyond the whole.
 */
export function readSpan(asked: SpanAsked, now: Instant, whole?: Span): Span {
  const from = written(asked.from ?? (whole && whole.from > now ? whole.from : now))
  const until = asked.until == null ? (whole?.until ?? null) : written(asked.until)
  if (until !== null && until <= from) throw new Refused('span.empty', { from, until })
  const within =
    !whole || (from >= whole.from && (whole.until === null || (until ?? '') <= whole.until))
  if (!within) throw new Refused('span.outside', { from: whole.from, until: whole.until ?? '…' })
  return { from, until }
}

/**
 * The end of something that stands: now, or later but before the end it has. What has not begun
 * is over before it begins: an empty time. Refuses (`span.over`) what has ended, and
 * (`span.longer`) an end that would prolong it or lies in the past.
 */
export function readEnd(span: Span, asked: Instant | undefined, now: Instant): Instant {
  if (span.until !== null && span.until <= now)
    throw new Refused('span.over', { until: span.until })
  const until = asked === undefined ? now : written(asked)
  if (until < now || (span.until !== null && until > span.until))
    throw new Refused('span.longer', { until: span.until ?? '…' })
  return until > span.from ? until : span.from
}

export const STANDS = ['coming', 'standing', 'over'] as const
export type Stand = (typeof STANDS)[number]

/** Where a time stands now: words keys `span.<stand>`. */
export const standOf = (span: Span, now: Instant): Stand =>
  isNow(span, now) ? 'standing' : span.from > now ? 'coming' : 'over'
