import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { Refused } from '../base/index.ts'
import type { OpeningEngines } from '../jobs/index.ts'
import {
  administrationOf,
  engineVersion,
  houseKeeper,
  keeperDoorPath,
  openHouseAt,
  remoteKeeper,
  sealJournal,
} from '../jobs/index.ts'
import type { Keeper } from '../screening/index.ts'
import type { Terminal } from './command.ts'
import { tellSealing } from './journal.ts'

/**
 * The keeper for `--keep`: the house itself where this process can open it, else the side door of
 * the server that holds it. Refusals: those of opening a house.
 */
export async function keepThroughHouse(
  folder: string,
  engines: OpeningEngines,
  inputs: readonly string[],
  terminal: Terminal,
): Promise<{ readonly keeper: Keeper; readonly close: () => Promise<void> }> {
  const options = {
    name: inputs.map((path) => basename(path)).join(', '),
    exercise: false,
    engineVersion: engineVersion(),
    lists: (await engines.lists()).filter((load) => load.status === 'loaded'),
  }
  try {
    const house = await openHouseAt(folder, () => {}, { backupHours: 0 })
    const founding = { name: terminal.say('cli.serve.house-name'), country: null, exercise: false }
    const { caller, exercise } = await administrationOf(house, founding)
    // What is done here gets its seal with the rest of the journal, before the house is closed.
    const sealing = await sealJournal(house, folder, tellSealing(terminal))
    return {
      keeper: houseKeeper(house, caller, { ...options, exercise }),
      close: async () => {
        await sealing.close()
        await house.close()
      },
    }
  } catch (error) {
    const held = error instanceof Refused && error.refusal.code === 'house.locked'
    if (!held || !existsSync(keeperDoorPath(folder))) throw error
    return { keeper: remoteKeeper(folder, options), close: async () => {} }
  }
}
