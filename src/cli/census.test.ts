import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type DeclaredWork, JOBS } from '../jobs/index.ts'
import { doorOf } from '../rights/index.ts'
import { LOADERS } from '../server/index.ts'
import { COMMAND_WORK } from './census.ts'
import { COMMANDS } from './main.ts'

/** Routes have their own census in the server's tests; these are the other ways into a house. */
const lackingIn = (name: string, { act, loader, projection }: DeclaredWork): readonly string[] => [
  ...(act === 'machine' || doorOf(act) ? [] : [`${name}: give ${act} its row in DOORS`]),
  ...(LOADERS.includes(loader) ? [] : [`${name}: ${loader} is no loader`]),
  ...(/^[a-z]+(\.[a-z-]+)?$/.test(projection) ? [] : [`${name}: say what leaves`]),
]

it('declares what each job does to a house', () => {
  const room = join(import.meta.dirname, '..', 'jobs')
  const acting = readdirSync(room)
    .filter((name) => name.endsWith('.ts') && !/\.(test|contract)\.ts$/.test(name))
    .filter((name) =>
      /\bhouse\s*\.act\(|\bthrough\(house\b/.test(readFileSync(join(room, name), 'utf8')),
    )
  expect(acting.length).toBeGreaterThan(3)
  expect(acting.filter((name) => !JOBS[name])).toEqual([])
  expect(Object.keys(JOBS).filter((name) => !acting.includes(name))).toEqual([])
  expect(
    Object.entries(JOBS).flatMap(([name, rows]) => rows.flatMap((row) => lackingIn(name, row))),
  ).toEqual([])
})

it('declares what each command does to a house', () => {
  expect(COMMANDS.filter(({ name }) => !COMMAND_WORK[name]).map(({ name }) => name)).toEqual([])
  expect(Object.entries(COMMAND_WORK).flatMap(([name, row]) => lackingIn(name, row))).toEqual([])
})
