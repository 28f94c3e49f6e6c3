import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { foundOrganisation } from '../access/index.ts'
import { pgliteEngine } from '../store/engine.ts'
import { openHouse } from '../store/house.ts'
import { openSession } from '../store/pglite-session.ts'
import { temporaryFolder, testPorts } from '../store/sample.contract.ts'
import { entries, journal } from './index.ts'

const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('the journal keeps an act with its transaction, and is changed by nobody', async () => {
  const house = await openHouse({ folder }, testPorts(), { threads: false })
  const organisation = await foundOrganisation(house, {
    name: 'Nordavia',
    country: null,
    kind: 'administration',
    exercise: true,
  })
  const caller = { organisation, person: null, purpose: 'risk-analysis' }
  const failed = house.act(caller, async (act) => {
    await journal(act, { act: 'test.failed', objects: ['a'] })
    throw new Error('after the entry')
  })
  await expect(failed).rejects.toThrow('after the entry')
  const id = await house.act(caller, (act) =>
    journal(act, {
      act: 'test.done',
      objects: ['a', 'b'],
      hashes: ['c'],
      purpose: 'training',
      values: { count: 2, bulk: true },
    }),
  )
  const about = await house.act(caller, (act) => entries(act, { about: 'b', limit: 10 }))
  expect(about).toMatchObject([
    {
      id,
      act: 'test.done',
      person: null,
      objects: ['a', 'b'],
      hashes: ['c'],
      purpose: 'training',
      said: { count: 2, bulk: true },
    },
  ])
  const all = await house.act(caller, (act) => entries(act, { limit: 10 }))
  expect(all.map((entry) => entry.act)).toEqual(['test.done', 'organisation.founded'])
  const older = await house.act(caller, (act) => entries(act, { before: id, limit: 10 }))
  expect(older.map((entry) => entry.act)).toEqual(['organisation.founded'])
  await house.close()

  // Not even the owner, past every policy.
  const session = await openSession(join(folder, 'database'), () => {})
  const { pool } = pgliteEngine(session)
  for (const change of [
    "update journal set act = 'nothing'",
    'delete from journal',
    'truncate journal',
  ])
    await expect(pool.query(change)).rejects.toThrow(/append-only/)
  await pool.end()
  await session.close()
})
