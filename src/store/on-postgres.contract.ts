import { afterAll, beforeAll, describe } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { HousePorts } from './ports.ts'
import { startPostgres } from './postgres.contract.ts'

/** A contract on a PostgreSQL server of its own; skipped, test by test, where it has no programs. */
export function onPostgres(
  database: string,
  ports: HousePorts,
  contract: (name: string, opened: () => House) => void,
): void {
  const server = startPostgres()
  describe.skipIf(server === undefined)('on PostgreSQL', () => {
    let house: House
    beforeAll(async () => {
      if (server === undefined) return
      const key = Buffer.alloc(32, 7).toString('base64')
      house = await openHouse({ databaseUrl: server.database(database), key }, ports)
    })
    afterAll(async () => {
      await house?.close()
      server?.stop()
    })
    contract(server === undefined ? 'PostgreSQL' : `PostgreSQL ${server.version}`, () => house)
  })
}
