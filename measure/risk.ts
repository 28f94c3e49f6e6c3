import { existsSync, readdirSync, readFileSync } from 'node:fs'
import {
  assess,
  consignmentOfScenario,
  type Facts,
  INDICATORS,
  loadProfile,
  NO_FACTS,
  profileOfScenario,
  type RiskProfile,
  rank,
} from '../src/risk/index.ts'
import type { Consignment } from '../src/trade/index.ts'

export const SCENARIOS = '../shared/data/trade/scenarios/stce_scenarios_dev.jsonl'

/** The example profile of this project, from its tables. */
export function exampleProfile(): RiskProfile {
  const texts: Record<string, string> = {}
  for (const name of readdirSync('data/risk'))
    texts[name] = readFileSync(`data/risk/${name}`, 'utf8')
  texts['priority-goods.tsv'] = readFileSync('data/catalogue/priority-goods.tsv', 'utf8')
  return loadProfile(texts)
}

type Scenario = {
  readonly id: string
  readonly expected: {
    readonly mustFire: readonly string[]
    readonly mustNotFire: readonly string[]
    readonly lane?: string
  }
}

export type CodeFigures = {
  readonly code: string
  /** Cases in which the code must fire, and those in which it did. */
  readonly must: number
  readonly fired: number
  /** Cases in which it must not, and those in which it did all the same. */
  readonly mustNot: number
  readonly violated: number
}

export type RiskFigures = {
  readonly codes: readonly CodeFigures[]
  readonly wrong: readonly string[]
  /** Cases whose lane the indicators of this engine alone can decide. */
  readonly lanes: { readonly n: number; readonly right: number; readonly wrong: readonly string[] }
}

/** 95 % interval of a share (Wilson). */
export function wilson(hits: number, n: number): readonly [number, number] {
  if (n === 0) return [0, 1]
  const z = 1.959964
  const p = hits / n
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
  return [Math.max(0, centre - half), Math.min(1, centre + half)]
}

/**
 * Runs the indicators over a scenario pack. `factsOf` gives what the goods and party engines
 * find; without it their indicators (G-01, P-01) stay silent and are counted apart.
 */
export function riskFigures(
  lines: readonly string[],
  profile: RiskProfile,
  factsOf: (consignment: Consignment) => Facts = () => NO_FACTS,
): RiskFigures {
  const known = new Set(INDICATORS.map(({ code }) => code))
  const figures = new Map<
    string,
    { must: number; fired: number; mustNot: number; violated: number }
  >()
  const of = (code: string) => {
    const one = figures.get(code) ?? { must: 0, fired: 0, mustNot: 0, violated: 0 }
    figures.set(code, one)
    return one
  }
  const wrong: string[] = []
  const wrongLanes: string[] = []
  let lanes = 0
  for (const [at, line] of lines.entries()) {
    const scenario = JSON.parse(line) as Scenario
    const consignment = consignmentOfScenario(scenario, at + 1)
    const own = profileOfScenario(scenario, profile)
    const findings = assess(consignment, factsOf(consignment), own)
    const codes = new Set(findings.map(({ code }) => code))
    for (const code of scenario.expected.mustFire) {
      if (!known.has(code)) continue
      of(code).must++
      if (codes.has(code)) of(code).fired++
      else wrong.push(`${scenario.id} ${code} silent`)
    }
    for (const code of scenario.expected.mustNotFire) {
      if (!known.has(code)) continue
      of(code).mustNot++
      if (!codes.has(code)) continue
      of(code).violated++
      wrong.push(`${scenario.id} ${code} fired`)
    }
    const { lane } = scenario.expected
    if (lane === undefined || scenario.expected.mustFire.some((code) => !known.has(code))) continue
    lanes++
    const got = rank(findings, consignment, own)?.lane ?? 'GREEN'
    if (got !== lane) wrongLanes.push(`${scenario.id} ${got} for ${lane}`)
  }
  const codes = [...figures].map(([code, one]) => ({ code, ...one }))
  codes.sort((a, b) => a.code.localeCompare(b.code))
  return { codes, wrong, lanes: { n: lanes, right: lanes - wrongLanes.length, wrong: wrongLanes } }
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const share = (hits: number, n: number): string => {
  const [low, high] = wilson(hits, n)
  return n === 0 ? '-' : `${percent(hits / n)} [${percent(low)}, ${percent(high)}] n=${n}`
}

/**
 * Prints the figures of the risk room: per code the recall of what must fire and the violations
 * of what must not, with 95 % intervals. Baseline: an indicator that fires always has recall 1
 * and violates always; one that never fires has neither.
 */
export async function measureRisk(
  print: (line: string) => void,
  factsOf?: (consignment: Consignment) => Facts,
): Promise<void> {
  print('risk: indicators on the scenario pack; goal recall >= 90 %, violations <= 3 %')
  if (!existsSync(SCENARIOS)) {
    print(`  skipped: no ${SCENARIOS}`)
    return
  }
  const lines = readFileSync(SCENARIOS, 'utf8').trim().split('\n')
  const { codes, wrong, lanes } = riskFigures(lines, exampleProfile(), factsOf)
  for (const { code, must, fired, mustNot, violated } of codes)
    print(`  ${code}  recall ${share(fired, must)}  violations ${share(violated, mustNot)}`)
  const sum = (key: 'must' | 'fired' | 'mustNot' | 'violated') =>
    codes.reduce((total, one) => total + one[key], 0)
  print(
    `  all   recall ${share(sum('fired'), sum('must'))}  violations ${share(sum('violated'), sum('mustNot'))}`,
  )
  print('  baseline: always firing 100 % and 100 %, never firing 0 % and 0 %')
  print(`  lanes ${share(lanes.right, lanes.n)} of the cases that these indicators decide alone`)
  const silent = INDICATORS.map(({ code }) => code).filter(
    (code) => !codes.some((one) => one.code === code),
  )
  print(
    `  no case in the pack: ${silent.join(', ')}${factsOf ? '' : ' (G-01 and P-01 need the engines)'}`,
  )
  for (const one of [...wrong, ...lanes.wrong]) print(`  wrong: ${one}`)
}
