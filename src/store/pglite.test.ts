import { rmSync } from 'node:fs'
import { afterAll, beforeAll } from 'vitest'
import { houseContract } from './house.contract.ts'
import { type House, openHouse } from './house.ts'
import { temporaryFolder, testPorts } from './sample.contract.ts'

const folder = temporaryFolder()
let house: House

beforeAll(async () => {
  house = await openHouse({ folder }, testPorts())
})

afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

houseContract('PGlite', () => house)
