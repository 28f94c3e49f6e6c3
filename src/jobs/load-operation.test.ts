import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { addMember, createOperation, foundOrganisation, machine } from '../access/index.ts'
import { listMessages, operationOverview } from '../operations/index.ts'
import { openHouse } from '../store/index.ts'
import { NOMINAL_PATHS } from '../trade/index.ts'
import { LANGUAGES } from '../words/index.ts'
import { systemClock, systemRandom } from './house.ts'
import { loadOperation } from './load-operation.ts'

describe.each(LANGUAGES)('the operation of the exercise, in %s', (language) => {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-load-operation-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('has its plan, a neighbour’s, and messages each way; once, however often it is loaded', async () => {
    const house = await openHouse(
      { folder },
      { clock: systemClock, random: systemRandom, nominalPaths: NOMINAL_PATHS },
      { threads: false, backupHours: 0 },
    )
    const found = (name: string, kind: 'administration' | 'rilo') =>
      foundOrganisation(house, { name, kind, country: null, exercise: true })
    const own = await found('Nordavia', 'administration')
    const neighbour = await found('Suderland', 'administration')
    const rilo = await found('RILO Meridian', 'rilo')
    // without an operation there is nothing to fill
    await loadOperation(house, { own, neighbour, rilo }, language)
    const operation = await house.act(machine(own), async (act) => {
      const id = await createOperation(act, { name: 'Lantern' })
      for (const organisation of [neighbour, rilo]) await addMember(act, id, { organisation })
      return id
    })
    const figures = async () => {
      const counts = async (organisation: string) =>
        (
          await house.act(machine(organisation), (act) =>
            listMessages(act, operation, { folder: 'inbox', limit: 50 }),
          )
        ).messages.map((one) => one.said?.type)
      const view = await house.act(machine(own), (act) => operationOverview(act, operation))
      return {
        phases: view.phases.map((one) => one.state),
        accepted: view.participants?.map((one) => one.accepted !== null).sort(),
        own: (await counts(own)).sort(),
        neighbour: (await counts(neighbour)).sort(),
        rilo: (await counts(rilo)).sort(),
      }
    }
    await loadOperation(house, { own, neighbour, rilo }, language)
    const first = await figures()
    expect(first).toEqual({
      phases: ['closed', 'open', 'waiting', 'waiting'],
      accepted: [false, true],
      own: ['alert', 'feedback', 'warning'],
      neighbour: ['alert', 'warning'],
      rilo: [],
    })
    await loadOperation(house, { own, neighbour, rilo }, language)
    expect(await figures()).toEqual(first)
    await house.close()
  })
})
