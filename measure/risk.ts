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
import { measureHead, measureLine, share, wilson } from './statistics.ts'

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

/**
 * Prints the figures of the risk room: per code the recall of what must fire, its 95 % interval
 * and, as alert rate, the violations of what must not. Goal: recall at least 0.9, violations at
 * most 0.03. Baseline: an indicator that always fires finds all and violates always, one that
 * never fires finds nothing.
 */
export async function measureRisk(
  print: (line: string) => void,
  factsOf?: (consignment: Consignment) => Facts,
): Promise<void> {
  if (!existsSync(SCENARIOS)) {
    print(`skipped: no ${SCENARIOS}`)
    return
  }
  const lines = readFileSync(SCENARIOS, 'utf8').trim().split('\n')
  const { codes, wrong, lanes } = riskFigures(lines, exampleProfile(), factsOf)
  print(measureHead)
  const line = (name: string, one: Omit<CodeFigures, 'code'>) =>
    print(
      measureLine({
        name,
        n: one.must,
        hits: one.fired,
        goal: '>= 0.9',
        baseline: '0',
        alertRate: one.mustNot === 0 ? '-' : `${one.violated}/${one.mustNot}`,
      }),
    )
  for (const one of codes) line(`indicator ${one.code} fires where it must`, one)
  const sum = (key: 'must' | 'fired' | 'mustNot' | 'violated') =>
    codes.reduce((total, one) => total + one[key], 0)
  const all = {
    must: sum('must'),
    fired: sum('fired'),
    mustNot: sum('mustNot'),
    violated: sum('violated'),
  }
  line('all indicators together', all)
  const [low, high] = wilson(all.violated, all.mustNot)
  print(
    `violations together ${share(all.violated / all.mustNot)} [${share(low)}–${share(high)}], goal <= 0.03; baseline 1 when always firing`,
  )
  print(
    measureLine({
      name: 'lane, where these indicators decide it',
      n: lanes.n,
      hits: lanes.right,
      goal: '>= 0.9',
      baseline: '-',
      alertRate: '-',
    }),
  )
  const silent = INDICATORS.map(({ code }) => code).filter(
    (code) => !codes.some((one) => one.code === code),
  )
  print(
    `no case in the pack: ${silent.join(', ')}${factsOf ? '' : '; G-01 and P-01 need the engines'}`,
  )
  for (const one of [...wrong, ...lanes.wrong]) print(`wrong: ${one}`)
}
