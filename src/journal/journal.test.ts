import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { foundOrganisation } from '../access/index.ts'
import { pgliteEngine } from '../store/engine.ts'
import { openHouse } from '../store/house.ts'
import { openSession } from '../store/pglite-session.ts'
import { temporaryFolder, testPorts } from '../store/sample.contract.ts'
import { type Entry, entries, journal } from './index.ts'

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
    await journal(act, { act: 'batch.failed', objects: ['a'] })
    throw new Error('after the entry')
  })
  await expect(failed).rejects.toThrow('after the entry')
  const id = await house.act(caller, (act) =>
    journal(act, {
      act: 'batch.finished',
      objects: ['a', 'b'],
      hashes: ['cafe0123'],
      purpose: 'training',
      values: { count: 2, bulk: true },
    }),
  )
  const about = await house.act(caller, (act) => entries(act, { about: 'b', limit: 10 }))
  expect(about).toMatchObject([
    {
      id,
      act: 'batch.finished',
      person: null,
      objects: ['a', 'b'],
      hashes: ['cafe0123'],
      purpose: 'training',
      said: { count: 2, bulk: true },
    },
  ])
  const refused = (entry: Partial<Entry>): Promise<unknown> =>
    house.act(caller, (act) =>
      journal(act, { act: 'batch.finished', objects: [], ...entry } as Entry),
    )
  await expect(refused({ act: 'batch.eaten' as never })).rejects.toThrow(/no row/)
  await expect(refused({ objects: ['Tarn Valley Weaving'] })).rejects.toThrow(/is an id/)
  await expect(refused({ hashes: ['not a hash'] })).rejects.toThrow(/no hash/)
  await expect(refused({ values: { name: 'Tarn' } })).rejects.toThrow(/no code/)
  await expect(refused({ purpose: 'To see what he earns' })).rejects.toThrow(/a code/)
  await expect(refused({ act: 'record.consulted-nominal', purpose: '' })).rejects.toMatchObject({
    refusal: { code: 'journal.purpose' },
  })
  const all = await house.act(caller, (act) => entries(act, { limit: 10 }))
  expect(all.map((entry) => entry.act)).toEqual(['batch.finished', 'organisation.founded'])
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
