import { machine } from '../../src/access/index.ts'
import { askAdvice } from '../../src/reachback/index.ts'
import { type Act, judge } from '../../src/store/index.ts'
import type { Person, Relation } from './matrix-world.ts'
import type { Thing } from './routes.ts'
import { person, type ReleaseRow, releaseAll, type Served } from './shared-house.ts'

/** Makes, for each cell of the matrix, what its address names and nobody has asked about before. */
export const ABSENT = '01890000-0000-7000-8000-000000000000'

export type Stock = {
  readonly served: Served
  readonly mine: string
  readonly theirs: string
  readonly third: string
  readonly zed: string
  readonly judgeOfTheirs: string
  /** Targets that nobody has asked about yet. */
  readonly own: string[]
  readonly other: string[]
  readonly operations: { readonly notMember: string; readonly expired: string }
  readonly uploads: { readonly own: string; readonly other: string }
}

const LONG_AGO = '2020-01-01T00:00:00.000Z'
const asHouse = (organisation: string) => machine(organisation, 'administration')

/** An operation with one member; answers the membership. */
export async function operation(
  act: Act,
  id: string,
  member: string,
  until: string | null = null,
): Promise<string> {
  const { organisation } = act.caller
  const row = { organisation, from_at: LONG_AGO, created_at: act.now }
  await act.db
    .insertInto('operation')
    .values({ ...row, id, owner: organisation, name: 'Operation' })
    .execute()
  const part = act.newId()
  await act.db
    .insertInto('operation_member')
    .values({ ...row, id: part, operation: id, member, until_at: until })
    .execute()
  return part
}

export const makeRed = (served: Served, organisation: string, id: string) =>
  served.house.act(machine(organisation), (act) =>
    act.db.updateTable('target').set({ tlp: 'RED' }).where('id', '=', id).execute(),
  )

/** A target that stands in this relation to the callers' organisation. */
export async function targetFor(stock: Stock, relation: Relation): Promise<string> {
  const { served, mine, theirs, operations } = stock
  if (relation === 'absent') return ABSENT
  if (relation === 'own' || relation === 'foreign child') return stock.own.pop() ?? ''
  if (relation === 'hidden') {
    const id = stock.own.pop() ?? ''
    await makeRed(served, mine, id)
    return id
  }
  const id = stock.other.pop() ?? ''
  const row: ReleaseRow = { owner: theirs, object: id, kind: 'target', to: mine }
  const more: Partial<Record<Relation, Partial<ReleaseRow>>> = {
    'released, then withdrawn': { withdrawn: true },
    'other operation': { operation: operations.notMember },
    'expired member': { operation: operations.expired },
  }
  await releaseAll(served, [{ ...row, ...more[relation] }])
  return id
}

/** An act of judging: the caller's own, another organisation's, or one on what was hidden since. */
export async function judgementFor(
  stock: Stock,
  relation: Relation,
  me: Person | null,
): Promise<string> {
  const { served, mine, theirs } = stock
  if (relation === 'absent') return ABSENT
  if (relation === 'foreign child') return stock.own.at(-1) ?? ''
  const judged = async (organisation: string, who: string, id: string) =>
    served.house.act({ ...machine(organisation), person: who, strong: true }, (act) =>
      judge(act, { targetIds: [id], answer: 'no', because: '' }),
    )
  if (relation !== 'own' && relation !== 'hidden')
    return (await judged(theirs, stock.judgeOfTheirs, stock.other.pop() ?? '')).act
  const may = me?.who.roles.some((role) => role === 'TO' || role === 'NCP')
  const id = stock.own.pop() ?? ''
  const given = await judged(mine, may && me ? me.id : stock.zed, id)
  if (relation === 'hidden') await makeRed(served, mine, id)
  return given.act
}

/** What is the caller's own in the relation `own`, and otherwise somebody else's or not there. */
export async function thingFor(
  stock: Stock,
  kind: Thing,
  relation: Relation,
  me: Person | null,
): Promise<{ readonly id: string; readonly child?: string }> {
  const { served, mine, theirs, third, zed, judgeOfTheirs } = stock
  const own = relation === 'own'
  if (kind === 'layout')
    return { id: own ? 'layout-own' : relation === 'absent' ? 'layout-none' : 'layout-other' }
  if (kind === 'national-plan') return nationalPlanFor(stock, relation)
  if (kind === 'member' && relation === 'foreign child')
    return served.house.act(asHouse(mine), async (act) => {
      const id = act.newId()
      await operation(act, id, third)
      return { id, child: ABSENT }
    })
  if (relation === 'absent') return { id: ABSENT, child: ABSENT }
  if (kind === 'upload') return { id: own ? stock.uploads.own : stock.uploads.other }
  if (kind === 'person')
    return { id: await person(served.house, own ? mine : theirs, 'Somebody', ['DO']) }
  // A colleague's session and key are as little one's own as those of another organisation.
  const personal = kind === 'session' || kind === 'passkey' || kind === 'external'
  const colleague = personal && relation === 'hidden'
  const who = own ? (me?.id ?? zed) : colleague ? zed : judgeOfTheirs
  return served.house.act(asHouse(own || colleague ? mine : theirs), async (act) => {
    const id = act.newId()
    if (kind === 'operation') await operation(act, id, act.caller.organisation)
    if (kind === 'member') return { id, child: await operation(act, id, third) }
    if (kind === 'draft') {
      await operation(act, id, act.caller.organisation)
      return { id, child: await draft(act, id) }
    }
    await insert(act, kind, id, who, third)
    return { id }
  })
}

/**
 * The third organisation's plan, asked for in an own operation: released to the callers' own
 * organisation, or taken back, over, released to somebody else, of another operation.
 */
async function nationalPlanFor(
  stock: Stock,
  relation: Relation,
): Promise<{ readonly id: string; readonly child: string }> {
  const { served, mine, theirs, third } = stock
  const id = await served.house.act(asHouse(mine), async (act) => {
    const made = act.newId()
    await operation(act, made, third)
    return made
  })
  if (relation === 'absent') return { id, child: ABSENT }
  if (relation === 'foreign child') return { id, child: stock.zed }
  const within = relation === 'other operation' ? stock.operations.notMember : id
  const child = await served.house.act(asHouse(third), async (act) => {
    const { organisation } = act.caller
    const plan = act.newId()
    await act.db
      .insertInto('national_plan')
      .values({
        ...{ organisation, id: plan, operation: within, keeper: mine, version: 1, revision: 1 },
        ...{ state: 'submitted', body: JSON.stringify(EMPTY_NATIONAL_PLAN), person: null },
        ...{ created_at: act.now, changed_at: act.now, submitted_at: act.now },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const elsewhere = relation === 'released' || relation === 'hidden'
    await act.db
      .insertInto('release')
      .values({
        ...{ organisation, id: act.newId(), kind: 'national-plan', object: plan },
        ...{ to_organisation: elsewhere ? theirs : mine, to_person: null, operation: within },
        ...{ nominal: false, person: null, from_at: LONG_AGO, created_at: act.now },
        until_at: relation === 'expired member' ? '2021-01-01T00:00:00.000Z' : null,
        withdrawn_at: relation === 'released, then withdrawn' ? act.now : null,
      })
      .execute()
    return plan
  })
  return { id, child }
}

async function draft(act: Act, operation: string): Promise<string> {
  const { organisation } = act.caller
  const id = act.newId()
  const body = {
    ...{ urgency: 'routine', feedbackBy: null, tlp: 'AMBER', code: 'H0', fields: {} },
    audience: { by: 'all', kinds: [], organisations: [] },
  }
  await act.db
    .insertInto('message_draft')
    .values({
      ...{ organisation, id, owner: organisation, operation, type: 'warning', subject: '' },
      ...{ answers: null, answers_owner: null, body: JSON.stringify(body), version: 1 },
      ...{ person: null, created_at: act.now, changed_at: act.now },
    })
    .execute()
  return id
}

/** An own message in an operation of the own organisation; another's, which was never released. */
export async function messageFor(
  stock: Stock,
  relation: Relation,
): Promise<{ readonly id: string; readonly child: string }> {
  const { served, mine, theirs } = stock
  const ownOperation = () =>
    served.house.act(asHouse(mine), async (act) => {
      const id = act.newId()
      await operation(act, id, mine)
      return id
    })
  const id = await ownOperation()
  if (relation === 'absent') return { id, child: ABSENT }
  const own = relation === 'own' || relation === 'hidden' || relation === 'foreign child'
  const child = await served.house.act(asHouse(own ? mine : theirs), async (act) => {
    const { organisation } = act.caller
    const message = act.newId()
    await act.db
      .insertInto('message')
      .values({
        ...{ organisation, id: message, owner: organisation, type: 'warning', template: 0 },
        ...{ operation: relation === 'foreign child' ? act.newId() : id, subject: 'x' },
        ...{ tlp: relation === 'hidden' ? 'RED' : 'AMBER+STRICT', handling_code: 'H0' },
        ...{ purposes: ['risk-analysis'], answers: null, answers_owner: null, person: null },
        ...{ urgency: 'routine', body: '{}', created_at: act.now, sent_at: act.now },
      })
      .execute()
    return message
  })
  return { id, child }
}

/**
 * A report of an own or another organisation's case in an own operation; hidden: for another
 * purpose. A third organisation validates it.
 */
export async function reportFor(
  stock: Stock,
  relation: Relation,
): Promise<{ readonly id: string; readonly child: string }> {
  const { served, mine, theirs, third } = stock
  const id = await served.house.act(asHouse(mine), async (act) => {
    const made = act.newId()
    await operation(act, made, mine)
    return made
  })
  if (relation === 'absent') return { id, child: ABSENT }
  const own = relation === 'own' || relation === 'hidden' || relation === 'foreign child'
  const of = await caseFor(stock, own ? 'own' : 'released')
  const child = await served.house.act(asHouse(own ? mine : theirs), async (act) => {
    const { organisation } = act.caller
    const report = act.newId()
    await act.db
      .insertInto('report')
      .values({
        ...{ organisation, id: report, owner: organisation, rilo: third, case_id: of },
        shown_to: [],
        ...{ operation: relation === 'foreign child' ? act.newId() : id, person: null },
        ...{ tlp: 'AMBER+STRICT', handling_code: 'H0', created_at: act.now },
        purposes: [relation === 'hidden' ? 'prosecution' : 'risk-analysis'],
      })
      .execute()
    await act.db
      .insertInto('report_version')
      .values({
        ...{ organisation, id: act.newId(), report, version: 1, kind: 'inspection', person: null },
        ...{ outcome: 'suspicion', rilo: third, completeness: 1 },
        ...{ entry: act.newId(), body: '{}', created_at: act.now },
      })
      .execute()
    return report
  })
  return { id, child }
}

/** A request that an organisation asked its own experts; hidden: for another purpose. */
export async function adviceFor(
  stock: Stock,
  relation: Relation,
): Promise<{ readonly id: string; readonly child?: string }> {
  const { served, mine, theirs } = stock
  if (relation === 'absent' || relation === 'foreign child') return { id: ABSENT }
  const own = relation === 'own' || relation === 'hidden'
  const purpose = relation === 'hidden' ? 'prosecution' : 'risk-analysis'
  const caller = { ...asHouse(own ? mine : theirs), purpose }
  const id = await served.house.act(caller, (act) =>
    askAdvice(act, {
      ...{ target: null, case: null, expert: act.caller.organisation, family: 'other' },
      ...{ urgency: 'routine', question: 'x', facts: {}, incomplete: true },
    }),
  )
  return { id }
}

const EMPTY_NATIONAL_PLAN = {
  ...{ analysis: { threats: '', trade: '', sources: [] }, profiles: [], offices: [] },
  ...{ contactHours: '', signOffs: [] },
}

async function insert(act: Act, kind: Thing, id: string, who: string, third: string) {
  const { organisation } = act.caller
  const base = { organisation, id, created_at: act.now }
  const directory = { name: 'D', client_id: 'c', sealed: Buffer.from('x'), active: false }
  const provider = (of: string) =>
    act.db
      .insertInto('identity_provider')
      .values({ ...base, ...directory, id: of, issuer: `https://${of}.example` })
      .execute()
  if (kind === 'basis')
    await act.db
      .insertInto('legal_basis')
      .values({
        ...{ ...base, owner: organisation, with_organisation: third, instrument: 'x' },
        from_at: LONG_AGO,
      })
      .execute()
  if (kind === 'provider') await provider(id)
  if (kind === 'session')
    await act.db
      .insertInto('session')
      .values({
        ...{ ...base, id: `hash-${id}`, handle: id, person: who, way: 'passkey', strong: true },
        ...{ proved_at: act.now, agent: '', seen_at: act.now },
        ends_at: '2100-01-01T00:00:00.000Z',
      })
      .execute()
  if (kind === 'passkey')
    await act.db
      .insertInto('passkey')
      .values({
        ...{ ...base, person: who, name: 'key', public_key: Buffer.from('x') },
        ...{ counter: 0, transports: [], synced: false },
      })
      .execute()
  if (kind === 'external') {
    const of = act.newId()
    await provider(of)
    await act.db
      .insertInto('external_identity')
      .values({ ...base, provider: of, issuer: `https://${id}.example`, subject: id, person: who })
      .execute()
  }
}

/** An own case; another organisation's: none of it ever crosses. */
export async function caseFor(stock: Stock, relation: Relation): Promise<string> {
  const { served, mine, theirs } = stock
  if (relation === 'absent') return ABSENT
  const own = relation === 'own' || relation === 'hidden'
  return served.house.act(asHouse(own ? mine : theirs), async (act) => {
    const { organisation } = act.caller
    const id = act.newId()
    const last = await act.db
      .selectFrom('case')
      .select((is) => is.fn.max('number').as('number'))
      .executeTakeFirst()
    await act.db
      .insertInto('case')
      .values({
        ...{ organisation, id, owner: organisation, number: (last?.number ?? 0) + 1, title: 'x' },
        ...{ tlp: relation === 'hidden' ? 'RED' : 'AMBER+STRICT', handling_code: 'H0' },
        ...{ purposes: ['risk-analysis'], target: null, operation: null, revision: 0 },
        ...{ person: null, created_at: act.now, changed_at: act.now },
      })
      .execute()
    return id
  })
}
