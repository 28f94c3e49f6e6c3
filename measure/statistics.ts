/** Wilson score interval of a share at 95 per cent: honest also for few cases and for 0 or 1. */
export function wilson(hits: number, n: number): readonly [number, number] {
  if (n === 0) return [0, 1]
  const z = 1.959963984540054
  const p = hits / n
  const scale = 1 + (z * z) / n
  const centre = p + (z * z) / (2 * n)
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)]
}

export type Measure = {
  readonly name: string
  readonly n: number
  readonly hits: number
  readonly goal: string
  readonly baseline: string
  /** Alerts on ordinary cases at the same setting: recall is never quoted without it. */
  readonly alertRate: string
}

export const share = (value: number): string => value.toFixed(3)

/** One line of the quality report. */
export function measureLine(measure: Measure): string {
  const { name, n, hits, goal, baseline, alertRate } = measure
  const [low, high] = wilson(hits, n)
  const value = n === 0 ? '-' : share(hits / n)
  return [
    name.padEnd(44),
    String(n).padStart(6),
    value.padStart(7),
    `${share(low)}–${share(high)}`.padStart(13),
    goal.padStart(10),
    baseline.padStart(10),
    alertRate.padStart(10),
  ].join(' ')
}

export const measureHead = [
  'measure'.padEnd(44),
  'n'.padStart(6),
  'value'.padStart(7),
  '95 %'.padStart(13),
  'goal'.padStart(10),
  'baseline'.padStart(10),
  'alerts'.padStart(10),
].join(' ')
