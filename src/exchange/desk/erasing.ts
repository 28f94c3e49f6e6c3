import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import {
  type Act,
  blankNames,
  consignmentOf,
  erasable,
  mayOn,
  namer,
  nameWords,
  purge,
  recordsNaming,
} from '../../store/index.ts'

const NCP = 'national-contact-point'

/**
 * Erases a target with its consignment in every batch that brought it, for ever. Refuses
 * `record.held` while a hold stands on any of them.
 */
export async function erase(act: Act, target: string): Promise<{ readonly targets: number }> {
  await mayOn(act, 'erase', 'target', target)
  const found = await consignmentOf(act, target)
  if (!found) throw new Refused('target.absent')
  if (found.held > 0) throw new Refused('record.held', { count: found.held })
  const { targets } = await purge(act, { consignments: [found.consignment] }, 'asked')
  return { targets: targets.length }
}

export type TraderFound = {
  /** Sent back with the order to erase: what was looked at is what is erased. */
  readonly records: number
  readonly rejects: number
  readonly held: number
  readonly targets: readonly string[]
}

const SHOWN_TARGETS = 50

async function findTrader(act: Act, name: string) {
  const named = namer(name)
  const found = await recordsNaming(act, named)
  const targets = await erasable(act, found.consignments)
  // What the caller may not erase is not theirs to find: it answers as if it were not there.
  const kept = new Set(targets.filter((one) => !one.allowed).map((one) => one.consignment))
  const held = new Set(targets.filter((one) => one.held).map((one) => one.consignment))
  const consignments = found.consignments.filter((one) => !kept.has(one))
  const shown = targets.filter((one) => !kept.has(one.consignment)).map((one) => one.id)
  return { named, consignments, rejects: found.rejects, held, shown }
}

/** Every record that names somebody and that the caller may erase. */
export async function soughtTrader(act: Act, name: string): Promise<TraderFound> {
  await mayErase(act)
  const { consignments, rejects, held, shown } = await findTrader(act, name)
  const values = { records: consignments.length, rejects: rejects.length, held: held.size }
  await journal(act, { act: 'trader.sought', objects: shown.slice(0, SHOWN_TARGETS), values })
  return { ...values, targets: shown.slice(0, SHOWN_TARGETS) }
}

/**
 * Erases every record that names somebody, in one act. Refuses `record.held` while a hold stands
 * on one of them, and `trader.changed` where it is not what was looked at.
 */
export async function eraseTrader(
  act: Act,
  asked: { readonly name: string; readonly records: number; readonly rejects: number },
): Promise<{ readonly records: number; readonly rejects: number; readonly names: number }> {
  await mayErase(act)
  const { named, consignments, rejects, held } = await findTrader(act, asked.name)
  if (held.size > 0) throw new Refused('record.held', { count: held.size })
  if (consignments.length !== asked.records || rejects.length !== asked.rejects)
    throw new Refused('trader.changed')
  if (consignments.length + rejects.length > 0)
    await purge(act, { consignments, rejects }, 'person')
  const names = await blankNames(act, named, nameWords(asked.name))
  return { records: consignments.length, rejects: rejects.length, names }
}

/** For records that no target was made of there is no label to decide on: role and sign-in alone. */
async function mayErase(act: Act): Promise<void> {
  const { person, roles, strong } = await act.rights()
  if (person !== null && !roles.includes(NCP))
    throw new Refused('access.denied', { act: 'erase', rule: 'function' })
  if (!strong) throw new Refused('access.denied', { act: 'erase', rule: 'strength' })
}
