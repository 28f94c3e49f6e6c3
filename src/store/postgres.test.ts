import { afterAll, beforeAll, describe, it } from 'vitest'
import { houseContract } from './house.contract.ts'
import { type House, openHouse } from './house.ts'
import { startPostgres } from './postgres.contract.ts'
import { testPorts } from './sample.contract.ts'

const server = startPostgres()

if (server) {
  let house: House
  beforeAll(async () => {
    const key = Buffer.alloc(32, 7).toString('base64')
    house = await openHouse({ databaseUrl: server.database('contract'), key }, testPorts())
  })
  afterAll(async () => {
    await house.close()
    server.stop()
  })
  houseContract(`PostgreSQL ${server.version}`, () => house)
} else {
  describe('the store on PostgreSQL', () => it.skip('needs its server programs', () => {}))
}
