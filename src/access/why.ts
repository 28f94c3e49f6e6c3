import { type HandlingCode, type Instant, isUuid, Refused, type Tlp } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import {
  type Decision,
  decide,
  type Grant,
  type Ground,
  isNow,
  type Labelled,
  type Principal,
  type RecordAct,
  type RecordState,
  type Role,
  rolesOf,
  type Span,
} from '../rights/index.ts'
import {
  type Act,
  type House,
  labelledOf,
  pass,
  principalOf,
  RECORD_KINDS,
  type RecordKind,
} from '../store/index.ts'
import type { Caller } from './caller.ts'
import { directory, type Listed } from './directory.ts'
import { type Person, people } from './organisations.ts'

/** The record that is asked about, as far as the answer needs it. */
export type AskedRecord = {
  readonly kind: RecordKind
  readonly id: string
  readonly owner: Called
  /** The asker's organisation owns it. */
  readonly own: boolean
  readonly tlp: Tlp
  readonly code: HandlingCode
  readonly purposes: readonly string[]
  readonly state: RecordState
}

/** Something that has a name; null where it is not the asker's to know. */
export type Called = { readonly id: string; readonly name: string | null }

export type ConsideredRelease = Span & {
  readonly organisation: Called
  /** Null: everybody there. */
  readonly person: Called | null
  readonly operation: Called | null
  readonly nominal: boolean
  readonly withdrawn: boolean
}

/** Yes or no, and everything it was decided on. */
export type Why = {
  readonly at: Instant
  readonly allowed: boolean
  readonly act: RecordAct
  readonly purpose: string
  /** The sign-in that was assumed: two factors or one. */
  readonly strong: boolean
  readonly person: {
    readonly id: string
    readonly name: string
    readonly login: string
    readonly active: boolean
    readonly roles: readonly Role[]
  }
  readonly record: AskedRecord
  readonly grounds: readonly Ground[]
  readonly releases: readonly ConsideredRelease[]
  readonly memberships: readonly (Span & { readonly operation: Called; readonly now: boolean })[]
  readonly bases: readonly (Span & {
    readonly owner: Called
    readonly now: boolean
  })[]
}

export type WhyAsked = {
  /** A person of the own organisation: id, sign-in name or exact name. */
  readonly who: string
  readonly act: RecordAct
  /** The id of a target or batch. */
  readonly what: string
  readonly purpose?: string | undefined
  /** False: as if signed in with one factor. */
  readonly strong?: boolean | undefined
}

/**
 * Why a person of the own organisation can or cannot do an act on a record, with the ground of
 * every rule. Refusals: `access.denied` without the door, `record.absent` for a record that is not
 * there or is hidden from the asker, `person.absent`, `person.ambiguous`.
 */
export async function why(act: Act, asked: WhyAsked): Promise<Why> {
  await pass(act, 'access.why')
  const purpose = asked.purpose ?? act.caller.purpose
  const found = await askedRecord(act, asked.what, purpose)
  const { id, name, login, active } = await personCalled(act, asked.who)
  const strong = asked.strong ?? true
  const principal = await principalOf({
    ...act,
    caller: { organisation: act.caller.organisation, person: id, purpose, strong },
  })
  const decision = decide(principal, asked.act, found.record)
  const called = await namesOf(act)
  await journal(act, {
    act: 'access.explained',
    objects: [asked.what, id],
    values: { kind: found.kind, act: asked.act, allowed: decision.allowed },
  })
  return {
    at: act.now,
    allowed: decision.allowed,
    act: asked.act,
    purpose,
    strong,
    person: { id, name, login, active, roles: principal.roles },
    record: shownRecord(act, found, called),
    grounds: decision.grounds,
    releases: found.record.grants.map((grant) => shownRelease(grant, called)),
    memberships: principal.memberships.map(({ operation, ...span }) => ({
      ...span,
      operation: called(operation),
      now: isNow(span, act.now),
    })),
    bases: principal.bases
      .filter(({ owner }) => owner === found.record.owner)
      .map(({ owner, ...span }) => ({
        ...span,
        owner: called(owner),
        now: isNow(span, act.now),
      })),
  }
}

/** What settled one case: the rule that lets in, or the first that does not hold. */
export type Settled = { readonly allowed: boolean; readonly ground: Ground }

export type Who = {
  readonly at: Instant
  readonly act: RecordAct
  readonly purpose: string
  readonly record: AskedRecord
  readonly people: readonly (Settled & Pick<Person, 'id' | 'name' | 'login' | 'roles'>)[]
  /** One a release that was not withdrawn. Empty for a record of others: they know their own. */
  readonly releases: readonly (Settled & Omit<ConsideredRelease, 'withdrawn'>)[]
}

export type WhoAsked = Omit<WhyAsked, 'who'>

/** What `who` reads in its own transaction, before it looks at the recipients' side. */
type Draft = Omit<Who, 'releases'> & {
  readonly labelled: Labelled
  readonly organisations: readonly Listed[]
  readonly called: Names
}

/**
 * Who can do an act on a record: the active people of the own organisation, and whom standing
 * releases name. A recipient is taken for somebody there with every role of their kind of
 * organisation: how another organisation gives its roles is its own affair; its memberships and
 * instruments are read as they stand for it, each in an act of its own. Refusals as of `why`.
 */
export async function who(
  house: House,
  caller: Caller | Act['caller'],
  asked: WhoAsked,
): Promise<Who> {
  const draft = await house.act(caller, (act) => insiders(act, asked))
  const { labelled, organisations, called, ...answer } = draft
  const standing = labelled.grants.filter((grant) => !grant.withdrawn)
  const abroad = labelled.owner === caller.organisation ? standing : []
  const releases: Who['releases'][number][] = []
  for (const grant of abroad) {
    const to = organisations.find(({ id }) => id === grant.organisation)
    if (!to) continue
    const { memberships, bases } = await house.act(
      { organisation: to.id, person: null, purpose: answer.purpose },
      (act) => act.rights(),
    )
    const principal: Principal = {
      organisation: to.id,
      person: grant.person ?? SOMEBODY,
      roles: rolesOf(to.kind),
      purpose: answer.purpose,
      strong: asked.strong ?? true,
      now: answer.at,
      memberships,
      bases,
    }
    const { withdrawn: _, ...release } = shownRelease(grant, called)
    const settled = settle(decide(principal, asked.act, { ...labelled, grants: [grant] }), labelled)
    releases.push({ ...release, ...settled })
  }
  return { ...answer, releases }
}

/** Somebody of an organisation, whom no release names. */
const SOMEBODY = '00000000-0000-0000-0000-000000000000'

async function insiders(act: Act, asked: WhoAsked): Promise<Draft> {
  await pass(act, 'access.why')
  const purpose = asked.purpose ?? act.caller.purpose
  const found = await askedRecord(act, asked.what, purpose)
  const { organisation } = act.caller
  const strong = asked.strong ?? true
  const base = await principalOf({ ...act, caller: { organisation, person: null, purpose } })
  const rows: Who['people'][number][] = []
  for (const { id, name, login, active, roles } of await people(act)) {
    if (!active) continue
    const principal = { ...base, person: id, roles: roles as readonly Role[], strong }
    const settled = settle(decide(principal, asked.act, found.record), found.record)
    rows.push({ id, name, login, roles, ...settled })
  }
  await journal(act, {
    act: 'access.explained',
    objects: [asked.what],
    values: { kind: found.kind, act: asked.act, people: rows.length },
  })
  const called = await namesOf(act)
  return {
    at: act.now,
    act: asked.act,
    purpose,
    record: shownRecord(act, found, called),
    people: rows,
    labelled: found.record,
    organisations: await directory(act),
    called,
  }
}

/** RED lets in by name, every other light by reach; what keeps out is the first rule that does. */
function settle({ allowed, grounds }: Decision, { tlp }: Labelled): Settled {
  const opens = tlp === 'RED' ? 'named' : 'reach'
  const ground =
    grounds.find(({ holds }) => !holds) ?? grounds.find(({ rule }) => rule === opens) ?? grounds[0]
  return { allowed, ground }
}

type Found = { readonly kind: RecordKind; readonly id: string; readonly record: Labelled }

/**
 * The record that is asked about. Administrator and auditor read no record; whoever passes this
 * door asks in the place of their organisation's contact point, and what is hidden from such a one
 * (another organisation's, RED without their name, another purpose's) is not there.
 */
async function askedRecord(act: Act, id: string, purpose: string): Promise<Found> {
  const { organisation, person } = act.caller
  const asker = await principalOf({ ...act, caller: { organisation, person, purpose } })
  const place: Principal = { ...asker, roles: ['national-contact-point'] }
  for (const kind of isUuid(id) ? RECORD_KINDS : []) {
    const record = await labelledOf(act, kind, id)
    if (record && decide(place, 'consult', record).allowed) return { kind, id, record }
  }
  throw new Refused('record.absent')
}

const shownRecord = (act: Act, { kind, id, record }: Found, called: Names): AskedRecord => ({
  kind,
  id,
  owner: called(record.owner),
  own: record.owner === act.caller.organisation,
  tlp: record.tlp,
  code: record.code,
  purposes: record.purposes,
  state: record.state,
})

const shownRelease = (grant: Grant, called: Names): ConsideredRelease => ({
  organisation: called(grant.organisation),
  person: grant.person === null ? null : called(grant.person),
  operation: grant.operation === null ? null : called(grant.operation),
  nominal: grant.nominal,
  from: grant.from,
  until: grant.until,
  withdrawn: grant.withdrawn,
})

type Names = (id: string) => Called

/** The names the asker may know: organisations, own people, operations of the own organisation. */
async function namesOf(act: Act): Promise<Names> {
  const named = () => act.db.selectFrom('operation').select(['id', 'name']).execute()
  const rows = [
    ...(await directory(act)),
    ...(await people(act)),
    ...(await named()),
    ...(await act.asGuest(named)),
  ]
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => ({ id, name: names.get(id) ?? null })
}

/** A person of the own organisation by id, sign-in name (with or without its @) or exact name. */
async function personCalled(act: Act, who: string): Promise<Person> {
  const text = who.normalize('NFKC').trim().toLowerCase()
  const login = text.split('@')[0]
  const all = await people(act)
  const one = all.find((person) => person.id === text || person.login === login)
  if (one) return one
  const named = all.filter((person) => person.name.normalize('NFKC').toLowerCase() === text)
  if (named.length > 1) throw new Refused('person.ambiguous', { name: who })
  const [first] = named
  if (!first) throw new Refused('person.absent')
  return first
}
