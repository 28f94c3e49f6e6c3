import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import {
  createSignInLink,
  firstAdministrator,
  foundOrganisation,
  machine,
  type Organisation,
  organisationOf,
  people,
} from '../access/index.ts'
import { type Clock, type Random, type Refusal, Refused } from '../base/index.ts'
import type { Acting, House, HouseOptions } from '../store/index.ts'
import { openHouse, PURGE_LIST } from '../store/index.ts'
import { NOMINAL_PATHS } from '../trade/index.ts'

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  ms: () => Date.now(),
}
export const systemRandom: Random = { bytes: (count) => randomBytes(count) }

/** What the network and PostgreSQL say of a server that cannot be used at all. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ERR_INVALID_URL'],
  // no such user or wrong password, no such database, too many connections, starting up
  ...['28000', '28P01', '3D000', '53300', '57P03'],
])

/** Never the whole address: it holds a password. */
const serverOf = (databaseUrl: string): string =>
  URL.canParse(databaseUrl) ? new URL(databaseUrl).host : 'DATABASE_URL'

/**
 * Opens the house of a data folder, or of the server that DATABASE_URL names. Refuses
 * (`house.unreachable`) a server that does not answer or lets nobody in, and as `openHouse` does.
 */
export async function openHouseAt(
  folder: string,
  stopped: (refusal: Refusal) => void = () => {},
  options: HouseOptions = {},
): Promise<House> {
  const { DATABASE_URL: databaseUrl } = process.env
  const place = databaseUrl ? { databaseUrl } : { folder: resolve(folder) }
  // A server has no folder of its own: what was purged stands beside the house's other files.
  const purgeList = join(resolve(folder), 'backups', PURGE_LIST)
  const ports = {
    clock: systemClock,
    random: systemRandom,
    nominalPaths: NOMINAL_PATHS,
    stopped,
  }
  try {
    return await openHouse(place, ports, { purgeList, ...options })
  } catch (error) {
    const { code = '', syscall } = error as NodeJS.ErrnoException
    if (!databaseUrl || (syscall !== 'connect' && !UNREACHABLE.has(code))) throw error
    throw new Refused('house.unreachable', { server: serverOf(databaseUrl), code })
  }
}

export type Founded = Pick<Organisation, 'name' | 'code' | 'country' | 'exercise'> & {
  readonly caller: Acting
}

/** The administration of this house, founded at its first opening. */
export async function administrationOf(
  house: House,
  founding: { readonly name: string; readonly country: string | null; readonly exercise: boolean },
): Promise<Founded> {
  const [there] = await house.organisations()
  if (there) {
    const caller = machine(there.id)
    return { ...(await house.act(caller, organisationOf)), caller }
  }
  const id = await foundOrganisation(house, { ...founding, kind: 'administration' })
  const caller = machine(id)
  return { ...(await house.act(caller, organisationOf)), caller }
}

/** A new one-time link for the first administrator, who is added when nobody is there yet. */
export async function signInLinkFor(
  house: House,
  caller: Acting,
  person: { readonly name: string; readonly language: string },
): Promise<string> {
  const administration = machine(caller.organisation, 'administration')
  const known = await house.act(administration, people)
  const first = known.find((one) => one.active && one.roles.includes('organisation-administrator'))
  if (!first) return (await firstAdministrator(house, caller.organisation, person)).link
  return house.act(administration, (act) => createSignInLink(act, house, first.id))
}
