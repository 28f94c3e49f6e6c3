import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe } from 'vitest'
import { type House, openHouse } from '../store/index.ts'
import { onPostgres } from '../store/on-postgres.contract.ts'
import { temporaryFolder, testPorts } from '../store/sample.contract.ts'
import { messagesContract } from './messages.contract.ts'

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
  messagesContract('PGlite', () => ({ house, pass: ports.pass }))
})

const ports = testPorts()
onPostgres('messages', ports, (name, opened) =>
  messagesContract(name, () => ({ house: opened(), pass: ports.pass })),
)
