import { listedOf, readSpan, type SpanAsked } from '../../access/index.ts'
import { isUuid, Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import {
  type Act,
  basisWith,
  crossingRecord,
  type Handling,
  insertReleases,
  isPersonOf,
  lockHandling,
  mayOn,
  memberNow,
  type NewRelease,
  personCalled,
  tell,
  withdrawReleases,
  writeHandling,
} from '../../store/index.ts'
import { type Redacted, redact } from '../redact.ts'
import { tellAll } from './told.ts'

export type Recipient = {
  readonly organisation: string
  /** An id, or a sign-in name `login@code`: that person alone. Absent: everybody there. */
  readonly person?: string | null | undefined
}
export type ReleaseAsked = SpanAsked & {
  readonly to: readonly Recipient[]
  readonly operation?: string | null | undefined
  /** With the trader's own fields: needs a legal basis in force with each recipient. */
  readonly nominal?: boolean | undefined
}

export type Preview = Redacted & {
  readonly recipients: readonly {
    readonly organisation: { readonly id: string; readonly name: string }
    readonly person: { readonly id: string; readonly name: string } | null
  }[]
  readonly from: string
  readonly until: string | null
  /** The national contact point is told before it releases beyond what the label lets out. */
  readonly tlp: Handling['tlp']
  readonly code: Handling['code']
}

type Planned = {
  readonly handling: Handling
  readonly releases: readonly NewRelease[]
  readonly recipients: Preview['recipients']
}

/**
 * What a release would do, or why not. Refusals: those of the decision, `organisation.absent`,
 * `release.own` (one's own organisation needs no release but for named persons),
 * `release.person` (nobody there is called so), `release.unnamed` (RED is for named persons),
 * `release.no-basis`, `release.not-member`, `span.empty`.
 */
async function planned(act: Act, target: string, asked: ReleaseAsked): Promise<Planned> {
  await mayOn(act, 'release', 'target', target)
  const handling = await lockHandling(act, target)
  if (!handling) throw new Refused('target.absent')
  const span = readSpan(asked, act.now)
  const { operation = null, nominal = false } = asked
  const releases: NewRelease[] = []
  const recipients: Preview['recipients'][number][] = []
  for (const to of asked.to) {
    const organisation = await listedOf(act, to.organisation)
    const person = await personFor(act, organisation, to.person ?? null)
    if (organisation.id === act.caller.organisation && person === null)
      throw new Refused('release.own')
    if (handling.tlp === 'RED' && person === null) throw new Refused('release.unnamed')
    const abroad = organisation.id !== act.caller.organisation
    if (nominal && abroad && !(await basisWith(act, organisation.id)))
      throw new Refused('release.no-basis', { organisation: organisation.name })
    if (operation !== null && !(await memberNow(act, operation, organisation.id)))
      throw new Refused('release.not-member', { organisation: organisation.name })
    releases.push({
      ...span,
      organisation: organisation.id,
      person: person?.id ?? null,
      operation,
      nominal: nominal && abroad,
    })
    recipients.push({
      organisation: { id: organisation.id, name: organisation.name },
      person,
    })
  }
  return { handling, releases, recipients }
}

async function personFor(
  act: Act,
  organisation: { readonly id: string; readonly code: string },
  person: string | null,
): Promise<{ readonly id: string; readonly name: string } | null> {
  if (person === null) return null
  if (isUuid(person)) {
    if (!(await isPersonOf(act, organisation.id, person))) throw new Refused('release.person')
    return { id: person, name: person }
  }
  const [login = '', code = organisation.code, ...more] = person.trim().toLowerCase().split('@')
  const found =
    more.length > 0 || code !== organisation.code
      ? null
      : await personCalled(act, organisation.id, login)
  if (!found) throw new Refused('release.person')
  return found
}

/** Who would see what until when, and what would be withheld and why. Writes nothing. */
export async function previewRelease(
  act: Act,
  target: string,
  asked: ReleaseAsked,
): Promise<Preview> {
  const { handling, releases, recipients } = await planned(act, target, asked)
  const record = await crossingRecord(act, act.caller.organisation, target, true)
  if (!record) throw new Refused('target.absent')
  const [first] = releases
  act.saw('target', [target], { nominal: record.nominal !== null })
  return {
    ...redact(record, { nominal: releases.some((release) => release.nominal) }),
    recipients,
    from: first?.from ?? act.now,
    until: first?.until ?? null,
    tlp: handling.tlp,
    code: handling.code,
  }
}

/** Releases a target to organisations or named persons; each recipient is told in its journal. */
export async function release(
  act: Act,
  target: string,
  asked: ReleaseAsked,
): Promise<{ readonly ids: readonly string[] }> {
  const { handling, releases } = await planned(act, target, asked)
  await act.room()
  const ids = await insertReleases(act, target, releases)
  const organisations = [...new Set(releases.map((one) => one.organisation))]
  const { tlp, code } = handling
  const nominal = releases.some((one) => one.nominal)
  await journal(act, {
    act: 'target.released',
    objects: [target, ...ids, ...organisations],
    values: { count: ids.length, nominal, tlp, code },
  })
  for (const organisation of organisations)
    await tell(act, organisation, {
      act: 'received.released',
      objects: [target, act.caller.organisation],
    })
  return { ids }
}

/** Takes one release back, at once. Refuses `release.absent` where it does not stand. */
export async function withdrawRelease(act: Act, target: string, id: string): Promise<void> {
  await mayOn(act, 'withdraw', 'target', target)
  await lockHandling(act, target)
  const withdrawn = await withdrawReleases(act, target, id)
  if (withdrawn.length === 0) throw new Refused('release.absent')
  await journal(act, { act: 'target.release-withdrawn', objects: [target, id] })
  await tellAll(act, target, withdrawn, 'received.withdrawn')
}

/** Takes a target back from all it was released to; it is released to nobody any more. */
export async function withdrawTarget(act: Act, target: string): Promise<void> {
  await mayOn(act, 'withdraw', 'target', target)
  const now = await lockHandling(act, target)
  if (!now) throw new Refused('target.absent')
  const withdrawn = await withdrawReleases(act, target, null)
  // What is limited or quarantined stays so: that is stricter.
  const state = now.state === 'live' || now.state === 'held' ? 'withdrawn' : now.state
  await writeHandling(act, target, { ...now, state })
  await journal(act, {
    act: 'target.withdrawn',
    objects: [target, ...withdrawn.map((one) => one.id)],
    values: { count: withdrawn.length },
  })
  await tellAll(act, target, withdrawn, 'received.withdrawn')
}
