import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exampleProfile, riskFigures, SCENARIOS } from '../../measure/risk.ts'
import { consignmentSchema } from '../trade/index.ts'
import { consignmentOfScenario } from './index.ts'

const there = existsSync(SCENARIOS)
if (!there) console.log(`skipped: scenario pack, no ${SCENARIOS}`)
const lines = there ? readFileSync(SCENARIOS, 'utf8').trim().split('\n') : []

test.skipIf(!there)('every scenario is a canonical consignment', () => {
  for (const line of lines)
    expect(
      consignmentSchema.safeParse(consignmentOfScenario(JSON.parse(line))).error,
    ).toBeUndefined()
})

test.skipIf(!there)('recall and violations hold the goals, together and per code', () => {
  const { codes, wrong, lanes } = riskFigures(lines, exampleProfile())
  console.log(wrong.join('\n'), lanes.wrong.join('\n'))
  const sum = (key: 'must' | 'fired' | 'mustNot' | 'violated') =>
    codes.reduce((total, one) => total + one[key], 0)
  expect(sum('must')).toBeGreaterThan(25)
  expect(sum('fired') / sum('must')).toBeGreaterThanOrEqual(0.9)
  expect(sum('violated') / sum('mustNot')).toBeLessThanOrEqual(0.03)
  for (const one of codes)
    if (one.must > 0) expect(one.fired / one.must).toBeGreaterThanOrEqual(0.7)
  expect(lanes.right / lanes.n).toBeGreaterThanOrEqual(0.9)
})
