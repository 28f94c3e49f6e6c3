import { afterAll, beforeAll, describe, it } from 'vitest'
import { type House, openHouse } from '../../src/store/index.ts'
import { startPostgres } from '../../src/store/postgres.contract.ts'
import { listsContract, standing } from './lists.contract.ts'

const server = startPostgres()

if (server) {
  let house: House
  beforeAll(async () => {
    const key = Buffer.alloc(32, 7).toString('base64')
    house = await openHouse({ databaseUrl: server.database('lists'), key }, standing)
  })
  afterAll(async () => {
    await house.close()
    server.stop()
  })
  listsContract(`PostgreSQL ${server.version}`, () => house)
} else {
  describe('lists on PostgreSQL', () => it.skip('needs its server programs', () => {}))
}
