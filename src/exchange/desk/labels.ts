import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { isNow } from '../../rights/index.ts'
import {
  type Act,
  type Handling,
  handlingOf,
  insertReleases,
  lockHandling,
  mayOn,
  ownPeopleWith,
  type Release,
  releasesOf,
  versionOf,
  writeHandling,
} from '../../store/index.ts'
import {
  changeOf,
  freedState,
  type HoldReason,
  heldState,
  type LabelsAsked,
  type WideningReason,
} from '../change.ts'
import { tellAll } from './told.ts'

const NCP = 'national-contact-point'

export type HandlingView = {
  readonly handling: Handling
  /** Sent back as `If-Match`. */
  readonly version: string
  readonly releases: readonly Release[]
}

/** The label of an own target and everybody it was released to. */
export async function handlingView(act: Act, target: string): Promise<HandlingView> {
  const record = await mayOn(act, 'consult', 'target', target)
  // Whoever received it is not told who else did.
  if (record.owner !== act.caller.organisation) throw new Refused('target.absent')
  const handling = await handlingOf(act, target)
  if (!handling) throw new Refused('target.absent')
  return viewOf(act, target, handling)
}

const viewOf = async (act: Act, target: string, handling: Handling): Promise<HandlingView> => ({
  handling,
  version: versionOf(handling),
  releases: await releasesOf(act, target),
})

/**
 * Changes the label. What narrows is a targeting officer's as well; what widens in any respect is
 * the national contact point's own act, with two factors and a reason (`handling.reason`). Refuses
 * `request.version` where the label is no longer the one that was looked at.
 */
export async function changeHandling(
  act: Act,
  target: string,
  asked: LabelsAsked & { readonly because?: WideningReason | undefined },
  version: string | undefined,
): Promise<HandlingView> {
  await mayOn(act, 'narrow', 'target', target)
  await act.room()
  const now = await lockHandling(act, target)
  if (!now) throw new Refused('target.absent')
  if (version !== undefined && version !== versionOf(now)) throw new Refused('request.version')
  const { kind, next } = changeOf(now, asked)
  if (kind === 'none') return viewOf(act, target, now)
  if (kind === 'widen') await mayWiden(act, asked.because)
  await writeHandling(act, target, next)
  const standing = (await releasesOf(act, target)).filter((one) => one.withdrawnAt === null)
  if (next.tlp === 'RED' && now.tlp !== 'RED') await nameOwn(act, target, standing)
  const { tlp, code, state } = next
  const values = { tlp, code, state, purposes: next.purposes.length }
  if (kind === 'widen')
    await journal(act, {
      act: 'target.relabelled',
      objects: [target],
      values: { ...values, because: asked.because ?? '' },
    })
  else await journal(act, { act: 'target.narrowed', objects: [target], values })
  await tellAll(act, target, standing, 'received.narrowed')
  // Whoever narrows may by that lose sight of the record: the answer is not a new consultation.
  return viewOf(act, target, next)
}

async function mayWiden(act: Act, because: WideningReason | undefined): Promise<void> {
  const { person, roles, strong } = await act.rights()
  if (person !== null && !roles.includes(NCP))
    throw new Refused('access.denied', { act: 'release', rule: 'function' })
  if (!strong) throw new Refused('access.denied', { act: 'release', rule: 'strength' })
  if (because === undefined) throw new Refused('handling.reason')
}

/**
 * RED is for named persons: whoever makes a record RED is named, and the national contact points
 * of the organisation, who saw it before and must go on keeping it. Nobody gains by it.
 */
async function nameOwn(act: Act, target: string, standing: readonly Release[]): Promise<void> {
  const { organisation, person } = act.caller
  const named = new Set(
    standing.flatMap((one) =>
      one.organisation === organisation && isNow(one, act.now) ? (one.person ?? []) : [],
    ),
  )
  const people = new Set([...(person === null ? [] : [person]), ...(await ownPeopleWith(act, NCP))])
  await insertReleases(
    act,
    target,
    [...people]
      .filter((one) => !named.has(one))
      .map((one) => ({
        ...{ organisation, person: one, operation: null, nominal: false },
        ...{ from: act.now, until: null },
      })),
  )
}

/** Keeps a record for a proceeding: nothing of it may be erased until the hold is lifted. */
export async function hold(act: Act, target: string, because: HoldReason): Promise<void> {
  await mayOn(act, 'hold', 'target', target)
  const now = await lockHandling(act, target)
  if (!now) throw new Refused('target.absent')
  if (now.heldAt !== null) return
  await writeHandling(act, target, { ...now, heldAt: act.now, state: heldState(now.state) })
  await journal(act, { act: 'target.held', objects: [target], values: { because } })
}

export async function liftHold(act: Act, target: string): Promise<void> {
  await mayOn(act, 'hold', 'target', target)
  const now = await lockHandling(act, target)
  if (!now) throw new Refused('target.absent')
  if (now.heldAt === null) return
  await writeHandling(act, target, { ...now, heldAt: null, state: freedState(now.state) })
  await journal(act, { act: 'target.hold-lifted', objects: [target] })
}
