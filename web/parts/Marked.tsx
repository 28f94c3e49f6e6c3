import type { ReactNode } from 'react'

export type Span = readonly [number, number]

/** A value with the ranges that decided marked. Overlapping ranges become one. */
export function Marked({
  value,
  spans,
}: {
  readonly value: string
  readonly spans: readonly Span[]
}) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [from, to] of joined(spans, value.length)) {
    if (from > at) parts.push(value.slice(at, from))
    parts.push(<mark key={from}>{value.slice(from, to)}</mark>)
    at = to
  }
  parts.push(value.slice(at))
  return <bdi>{parts}</bdi>
}

function joined(spans: readonly Span[], length: number): Span[] {
  const sorted = [...spans].sort((a, b) => a[0] - b[0])
  const out: Span[] = []
  for (const [from, to] of sorted) {
    const end = Math.min(to, length)
    const last = out.at(-1)
    if (from >= end) continue
    if (last && from <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], end)]
    else out.push([from, end])
  }
  return out
}
