import { expect, test } from 'vitest'
import { exampleProfile } from '../../measure/risk.ts'
import { createFileReader, recognise } from '../intake/index.ts'
import { readLists } from '../intake/lists/index.ts'
import { assess, NO_FACTS } from '../risk/index.ts'
import { generateExercise, prepareExercise } from './index.ts'

const exercise = generateExercise({ seed: 20261101 })
const rows = exercise.declarationsCsv.trim().split('\n').slice(1)

test('the same seed gives the same exercise, another seed another', () => {
  expect(generateExercise({ seed: 20261101 })).toEqual(exercise)
  expect(generateExercise({ seed: 5 }).declarationsCsv).not.toBe(exercise.declarationsCsv)
})

test('it has the lines asked for, each marked', () => {
  expect(rows).toHaveLength(2000)
  for (const row of rows) expect(row).toMatch(/EXERCISE-\d{7},.*,EXERCISE$/)
  expect(exercise.planted.length).toBeGreaterThan(60)
  for (const { record } of exercise.planted) expect(rows[record - 1]).toBeDefined()
  expect(new Set(exercise.planted.map(({ kind }) => kind)).size).toBe(21)
})

test('blocks joined are the whole, and records count on through them', () => {
  const options = { seed: 9, lines: 9000, plantedShare: 0.005 }
  const blocks = [...prepareExercise(options).blocks()]
  expect(blocks.length).toBeGreaterThan(1)
  expect(blocks.reduce((sum, block) => sum + block.rows, 0)).toBe(9000)
  const whole = generateExercise(options)
  expect(blocks.map(({ text }) => text).join('')).toBe(whole.declarationsCsv)
  const records = whole.planted.map(({ record }) => record)
  expect(records).toEqual([...records].sort((a, b) => a - b))
})

test('the distinct texts are as many as asked for', () => {
  const goods = new Set<string>()
  const parties = new Set<string>()
  const options = { seed: 3, lines: 30_000, parties: 3000, descriptions: 2000, plantedShare: 0 }
  for (const { text } of prepareExercise(options).blocks())
    for (const row of text.trim().split('\n')) {
      const cells = row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
      goods.add(cells[13]!)
      parties.add(cells[4]!)
      parties.add(cells[7]!)
    }
  expect(goods.size).toBeGreaterThan(1800)
  expect(goods.size).toBeLessThanOrEqual(2001)
  expect(parties.size).toBeGreaterThan(2700)
  expect(parties.size).toBeLessThanOrEqual(3010)
})

test('its party list is one that the house reads', () => {
  const { lists, loads } = readLists([
    {
      file: 'exercise.tsv',
      bytes: new TextEncoder().encode(exercise.partyListTsv),
      hash: 'exercise',
    },
  ])
  expect(loads[0]?.status).toBe('loaded')
  expect(lists[0]?.entries).toHaveLength(240)
})

test('read and assessed, what is planted fires and nothing else does', () => {
  const bytes = new TextEncoder().encode(exercise.declarationsCsv)
  const layout = recognise({
    name: 'exercise.csv',
    head: bytes.subarray(0, 65_536),
    size: bytes.length,
  })
  if (!layout.ok) throw new Error(layout.refusal.code)
  const supplied = new Set(Object.values(layout.value.mapping?.columns ?? {}))
  const profile = exampleProfile()
  const reader = createFileReader(layout.value, { file: 'exercise.csv', fileHash: 'exercise' })
  const truth = new Map(exercise.planted.map((one) => [one.record, one]))
  const wrong: string[] = []
  let read = 0
  for (const record of [...reader.push(bytes), ...reader.end()]) {
    if (record.kind === 'reject') throw new Error(record.reject.refusal.code)
    read += record.records
    const { consignment } = record
    const planted = truth.get(consignment.source.record)
    // the goods and party engines are not in this room
    const expected = (planted?.codes ?? []).filter((code) => code !== 'G-01' && code !== 'P-01')
    const codes = assess(consignment, NO_FACTS, profile, { supplied }).map(({ code }) => code)
    const also = planted?.kind === 'goods-hs' ? ['G-03'] : []
    for (const code of expected)
      if (!codes.includes(code))
        wrong.push(`${consignment.source.record} ${planted?.kind} ${code} silent`)
    for (const code of codes)
      if (!expected.includes(code) && !also.includes(code))
        wrong.push(`${consignment.source.record} ${planted?.kind ?? 'ordinary'} ${code} fired`)
  }
  expect(read).toBe(2000)
  expect(wrong).toEqual([])
})
