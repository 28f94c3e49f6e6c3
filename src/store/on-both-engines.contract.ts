import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe } from 'vitest'
import { type House, openHouse } from './house.ts'
import { onPostgres } from './on-postgres.contract.ts'
import { temporaryFolder, testPorts } from './sample.contract.ts'

/** A contract on a house of each engine, each with ports of its own. */
export function onBothEngines(
  database: string,
  contract: (name: string, opened: () => House, ports: ReturnType<typeof testPorts>) => void,
): void {
  describe('on PGlite', () => {
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
    contract('PGlite', () => house, ports)
  })
  const ports = testPorts()
  onPostgres(database, ports, (name, opened) => contract(name, opened, ports))
}
