import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe } from 'vitest'
import { type House, openHouse } from '../store/house.ts'
import { onPostgres } from '../store/on-postgres.contract.ts'
import { temporaryFolder, testPorts } from '../store/sample.contract.ts'
import { cooperationContract } from './cooperation.contract.ts'

describe('PGlite', () => {
  const folder = temporaryFolder()
  const ports = testPorts()
  let house: House
  beforeAll(async () => {
    house = await openHouse({ folder }, ports, { threads: false, backupHours: 0 })
  })
  afterAll(async () => {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  })
  cooperationContract('PGlite', () => ({ house, pass: ports.pass }))
})

const ports = testPorts()
onPostgres('cooperation', ports, (name, opened) =>
  cooperationContract(name, () => ({ house: opened(), pass: ports.pass })),
)
