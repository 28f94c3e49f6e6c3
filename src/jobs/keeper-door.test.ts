import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundOrganisation, machine } from '../access/index.ts'
import type { BatchPlan } from '../screening/index.ts'
import { type Acting, type House, listBatches, openHouse } from '../store/index.ts'
import { NOMINAL_PATHS } from '../trade/index.ts'
import { keeperDoorPath, openKeeperDoor, remoteKeeper, systemClock, systemRandom } from './index.ts'

/** The side door before a real house whose data folder lies too deep for a socket's path. */
describe('the side door of a house', () => {
  const root = mkdtempSync(join(tmpdir(), 'cosmo-door-'))
  const folder = join(root, 'deep'.padEnd(150 - root.length, 'x'))
  const options = { name: 'test.csv', exercise: false, engineVersion: '1', lists: [] }
  const plan: BatchPlan = { key: 'a'.repeat(64), inputHash: 'b', files: [], tasks: [] }
  const logged: string[] = []
  let house: House
  let caller: Acting
  let door: { readonly close: () => void }

  beforeAll(async () => {
    mkdirSync(folder, { mode: 0o700 })
    house = await openHouse(
      { folder },
      { clock: systemClock, random: systemRandom, nominalPaths: NOMINAL_PATHS },
      { threads: false, backupHours: 0 },
    )
    const founding = {
      name: 'Nordavia',
      country: null,
      kind: 'administration',
      exercise: true,
    } as const
    caller = machine(await foundOrganisation(house, founding))
    door = await openKeeperDoor(house, caller, folder, (line) => logged.push(line))
  })
  afterAll(async () => {
    door.close()
    await house.close()
    rmSync(root, { recursive: true, force: true })
  })

  it('stands where it is looked for, by every way to the folder', () => {
    expect(folder.length).toBeGreaterThanOrEqual(150)
    const path = keeperDoorPath(folder)
    expect(Buffer.byteLength(path)).toBeLessThan(104)
    expect(existsSync(path)).toBe(true)
    symlinkSync(folder, join(root, 'short'))
    expect(keeperDoorPath(join(root, 'short'))).toBe(path)
    expect(keeperDoorPath(root)).not.toBe(path)
  })

  it('keeps a batch', async () => {
    expect(await remoteKeeper(folder, options).begin(plan)).toEqual(new Set())
    const batches = await house.act(caller, (act) => listBatches(act, { limit: 9 }))
    expect(batches.map(({ name }) => name)).toEqual(['test.csv'])
  })

  it('logs a fault of its own under the number that it tells', async () => {
    const other = remoteKeeper(folder, options)
    const fault = await other.begin({ ...plan, key: 'c', files: 7 as never }).catch((e) => e)
    expect(fault.refusal.code).toBe('request.failed')
    expect(logged.at(-1)).toContain(fault.refusal.values.request)
  })

  it('is not used when others may enter', async () => {
    const around = dirname(keeperDoorPath(folder))
    chmodSync(around, 0o755)
    await expect(remoteKeeper(folder, options).begin(plan)).rejects.toMatchObject({
      refusal: { code: 'output.unwritable', values: { path: around } },
    })
    chmodSync(around, 0o700)
  })
})
