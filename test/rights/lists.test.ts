import { rmSync } from 'node:fs'
import { afterAll, beforeAll } from 'vitest'
import { type House, openHouse } from '../../src/store/index.ts'
import { temporaryFolder } from '../../src/store/sample.contract.ts'
import { listsContract, standing } from './lists.contract.ts'

const folder = temporaryFolder()
let house: House

beforeAll(async () => {
  house = await openHouse({ folder }, standing)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

listsContract('PGlite', () => house)
