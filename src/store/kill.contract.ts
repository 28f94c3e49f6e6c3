import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { openHouse } from './house.ts'
import { sampleChunk, testPorts } from './sample.contract.ts'
import { keepChunk } from './tables/chunks.ts'

/**
 * The child of the kill test: keeps chunks of one batch, writing the number of each to its output
 * once it was acknowledged, until it is killed or all are kept.
 */
const [folder = '', organisation = '', batch = '', file = '', from = '0', to = '0'] =
  process.argv.slice(2)
const house = await openHouse({ folder }, testPorts(), { backupHours: 0 })
writeSync(1, 'ready\n')
const officer = { organisation, person: null, purpose: 'risk-analysis' }
for (let index = Number(from); index < Number(to); index++) {
  const chunk = sampleChunk({ batch, file, index }, 40, { rejects: 3, raw: true })
  await keepChunk(house, officer, chunk)
  writeSync(1, `${index} ${createHash('sha256').update(String(index)).digest('hex').slice(0, 4)}\n`)
}
await house.close()
writeSync(1, 'closed\n')
