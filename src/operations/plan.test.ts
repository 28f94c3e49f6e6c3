import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe } from 'vitest'
import { type House, openHouse } from '../store/index.ts'
import { onPostgres } from '../store/on-postgres.contract.ts'
import { temporaryFolder, testPorts } from '../store/sample.contract.ts'
import { planContract } from './plan.contract.ts'

describe('on PGlite', () => {
  const folder = temporaryFolder()
  let house: House
  beforeAll(async () => {
    house = await openHouse({ folder }, testPorts(), { threads: false, backupHours: 0 })
  })
  afterAll(async () => {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  })
  planContract('PGlite', () => house)
})

onPostgres('plan', testPorts(), planContract)
