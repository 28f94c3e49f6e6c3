import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type House, openHouse } from '../store/house.ts'
import { startPostgres } from '../store/postgres.contract.ts'
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

const server = startPostgres()

describe('PostgreSQL', () => {
  if (!server) {
    it.skip('needs its server programs', () => {})
    return
  }
  const ports = testPorts()
  let house: House
  beforeAll(async () => {
    const key = Buffer.alloc(32, 7).toString('base64')
    house = await openHouse({ databaseUrl: server.database('cooperation'), key }, ports)
  })
  afterAll(async () => {
    await house.close()
    server.stop()
  })
  cooperationContract(`PostgreSQL ${server.version}`, () => ({ house, pass: ports.pass }))
})
