import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { generateExercise } from '../src/exercise/index.ts'
import { createCutter, createRowReader, type Layout, recognise } from '../src/intake/index.ts'
import { enginesOf, exampleProfileFolder, openTables } from '../src/jobs/engines.ts'
import { matchParty } from '../src/parties/index.ts'
import { askedFields, assess } from '../src/risk/index.ts'
import { openEngines, screener, type Target } from '../src/screening/index.ts'

/** What screening spares itself, in reading and in asking its rules: nothing that comes out shows it. */
const national = resolve(import.meta.dirname, '../../shared/data/trade/formats/national')
const here = existsSync(national)
if (!here) console.log('skipped: reference tables, ../shared is not here')

const exercise = generateExercise({ seed: 11, lines: 3000, plantedShare: 0.3 })
const lists = {
  file: 'exercise.tsv',
  hash: '0'.repeat(64),
  bytes: new TextEncoder().encode(exercise.partyListTsv),
}
const given = enginesOf([lists], exampleProfileFolder)
const engines = openEngines({ ...given, tables: openTables(given.tables) })

type Outcome = {
  readonly targets: readonly (Target | null)[]
  readonly rejects: readonly unknown[]
  readonly fields: number
}

function outcome(layout: Layout, bytes: Uint8Array, isAsked?: (field: string) => boolean): Outcome {
  const file = { file: 'a.csv', fileHash: 'f'.repeat(64) }
  const reader = createRowReader(layout, file, isAsked)
  const screen = screener(layout, engines)
  const cutter = createCutter(layout)
  const targets: (Target | null)[] = []
  const rejects: unknown[] = []
  let fields = 0
  for (const chunk of [...cutter.push(bytes), ...cutter.end()]) {
    reader.read(chunk, bytes.subarray(chunk.offset, chunk.offset + chunk.length), (found) => {
      if (found.kind === 'reject') rejects.push(found.reject)
      else {
        targets.push(screen(found.consignment))
        fields += JSON.stringify(found.consignment).length
      }
    })
  }
  return { targets, rejects, fields }
}

function compare(name: string, bytes: Uint8Array): { whole: Outcome; asked: Outcome } | undefined {
  const found = recognise({ name, head: bytes.subarray(0, 1 << 18), size: bytes.length })
  if (!found.ok || found.value.format !== 'table' || found.value.encoding.startsWith('utf-16'))
    return undefined
  const whole = outcome(found.value, bytes)
  const asked = outcome(found.value, bytes, askedFields(engines.profile))
  expect(asked.targets, name).toEqual(whole.targets)
  expect(asked.rejects, name).toEqual(whole.rejects)
  return { whole, asked }
}

test('the planted lines of an exercise give the same targets', () => {
  const both = compare('exercise.csv', new TextEncoder().encode(exercise.declarationsCsv))
  expect(both?.whole.targets.filter(Boolean).length).toBeGreaterThan(500)
  expect(both!.asked.fields).toBeLessThan(both!.whole.fields)
})

test('a row that says nothing but its price is a record all the same', () => {
  const header = 'mrn,goods_description,hs_code,item_price,currency,consignee_name\n'
  const bytes = new TextEncoder().encode(
    `${header}1,pumps,8413,10,EUR,Lormand\n2,,,25.5,EUR,\n3,,,,,\n`,
  )
  const both = compare('prices.csv', bytes)
  expect(both?.whole.targets).toHaveLength(2)
  expect(both?.whole.rejects).toHaveLength(1)
})

test.runIf(here)('the national tables give the same targets and rejects', () => {
  let compared = 0
  for (const name of readdirSync(national).sort()) {
    const path = join(national, name)
    if (!/\.(csv|tsv|txt)$/i.test(name)) continue
    if (compare(name, readFileSync(path).subarray(0, 4 << 20))) compared++
  }
  console.log(`asked fields: ${compared} national tables, 0 differences`)
  expect(compared).toBeGreaterThan(3)
})

test('the rules that are not asked about plain parties and goods would have been silent', () => {
  const bytes = new TextEncoder().encode(exercise.declarationsCsv)
  const found = recognise({ name: 'exercise.csv', head: bytes, size: bytes.length })
  if (!found.ok) throw new Error('the exercise is a table')
  const layout = found.value
  const { parties: index, profile, known } = engines
  const screen = screener(layout, engines)
  const supplied = known.supplied(layout)
  const reader = createRowReader(layout, { file: 'a.csv', fileHash: 'f'.repeat(64) })
  const cutter = createCutter(layout)
  let alerts = 0
  for (const chunk of [...cutter.push(bytes), ...cutter.end()])
    reader.read(chunk, bytes.subarray(chunk.offset, chunk.offset + chunk.length), (record) => {
      if (record.kind === 'reject') return
      const { consignment } = record
      const facts = {
        goods: consignment.goodsItems.map((item, at) => known.goods.identify(item, at)),
        parties: consignment.parties.map((party, at) => matchParty(index, party, at)),
      }
      const all = assess(consignment, facts, profile, { supplied }).map(({ code }) => code)
      expect(screen(consignment, record.wording)?.reasons.map(({ code }) => code) ?? []).toEqual(
        all,
      )
      alerts += all.length
    })
  expect(alerts).toBeGreaterThan(500)
})
