import { Refused } from '../base/index.ts'
import { DOORS, type DoorName, mayPass } from '../rights/index.ts'
import type { Act } from './act.ts'
import type { House } from './house.ts'
import type { Acting } from './ports.ts'

/**
 * Passes a door of the house, with the rights as they stand in this transaction. Refuses
 * (`access.denied`) whom no role lets in; what a record itself asks is decided where it is loaded.
 */
export async function pass(act: Act, door: DoorName): Promise<void> {
  const { record } = DOORS[door]
  if (mayPass(await act.rights(), DOORS[door])) return
  throw new Refused('access.denied', { act: record ?? door, rule: 'function' })
}

/** One act behind a door: for routes, jobs and commands alike. */
export const through = <T>(
  house: House,
  caller: Acting,
  door: DoorName,
  work: (act: Act) => Promise<T>,
): Promise<T> =>
  house.act(caller, async (act) => {
    await pass(act, door)
    return work(act)
  })
