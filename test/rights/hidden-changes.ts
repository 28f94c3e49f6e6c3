import { sql } from 'kysely'
import { machine } from '../../src/access/index.ts'
import { Refused } from '../../src/base/index.ts'
import { openCase, writeEntry } from '../../src/cases/index.ts'
import {
  beginDraft,
  type NationalPlan,
  type OperationPlan,
  readMessage,
  recallMessage,
  saveDraft,
  saveNationalDraft,
  savePlanDraft,
  sendMessage,
  submitNationalPlan,
} from '../../src/operations/index.ts'
import { emptyDraft } from '../../src/operations/message-prefill.ts'
import { askAdvice, giveAdvice } from '../../src/reachback/index.ts'
import { type Act, type Acting, judge, saveMapping } from '../../src/store/index.ts'
import { batchOf, person, type ReleaseRow, releaseAll, type Served } from './shared-house.ts'

/**
 * Changes that nobody but the auditor and the administrator of the first organisation may notice:
 * what others do among themselves, what they release to others, to one person, for another time or
 * operation, or took back; and what the own house keeps RED or for another purpose.
 */
export type Ground = {
  readonly served: Served
  readonly mine: string
  readonly theirs: string
  readonly third: string
  /** Of the first organisation, named in what is RED, and no observer. */
  readonly zed: string
  readonly judgeOfTheirs: string
  /** Of `theirs`, not released to the first organisation; the first of them is often looked at. */
  readonly free: string[]
  /** Of the first organisation, RED for `zed`; the first of them is often looked at. */
  readonly red: string[]
  readonly redBatch: string
  /** Of `theirs`, released to the first organisation for a purpose that is not the observers'. */
  readonly dim: string
  /** Of the first organisation, for another purpose than the observers'. */
  readonly aside: string[]
  readonly operations: { readonly notMember: string; readonly expired: string }
  /** Kept by `theirs`; `mine` and `third` are members of it. */
  readonly group: string
  readonly contactOfThird: string
  /** Of `theirs`, sent to the third organisation alone. */
  readonly whispers: string[]
}

export type Pick = <T>(from: readonly T[]) => T
export type Change = {
  readonly name: string
  /** Happens in the own house: its auditor and administrator notice. */
  readonly own?: boolean
  readonly make: (ground: Ground, pick: Pick) => Promise<unknown>
}

const inHouse = <T>({ served }: Ground, organisation: string, work: (act: Act) => Promise<T>) =>
  served.house.act(machine(organisation, 'administration'), work)

const released = (ground: Ground, object: string, more: Partial<ReleaseRow>) =>
  releaseAll(ground.served, [
    { owner: ground.theirs, object, kind: 'target', to: ground.mine, nominal: true, ...more },
  ])

const relabelled = (ground: Ground, organisation: string, id: string, label: object) =>
  inHouse(ground, organisation, (act) =>
    act.db.updateTable('target').set(label).where('id', '=', id).execute(),
  )

const answered = (ground: Ground, by: Acting, id: string, answer: 'yes' | 'no') =>
  ground.served.house.act(by, (act) => judge(act, { targetIds: [id], answer, because: 'seen' }))

/** Somebody whom the observers know nothing of answers one of these. */
const unseenAnswer = (ground: Ground, pick: Pick, by: Acting, from: readonly string[]) =>
  answered(ground, by, often(pick, from), pick(['yes', 'no'] as const))

const somebody = (organisation: string, who: string, purpose = 'risk-analysis'): Acting => ({
  ...{ organisation, person: who, purpose, strong: true },
})
/** The first one is what the observers look at, the last one is new. */
const often = (pick: Pick, from: readonly string[]): string =>
  pick([from[0], from.at(-1), pick(from)]) ?? ''

/** A warning within the group; the first organisation is not among its addressees. */
export const whisper = (
  ground: Readonly<Record<'theirs' | 'third' | 'judgeOfTheirs' | 'group', string>> & {
    readonly served: Served
  },
): Promise<string> =>
  ground.served.house.act(somebody(ground.theirs, ground.judgeOfTheirs), async (act) => {
    const id = await beginDraft(act, ground.group, { type: 'warning', answers: null })
    await saveDraft(act, ground.group, id, warning(ground, [ground.third]))
    await sendMessage(act, ground.group, id)
    return id
  })

/** A warning to organisations, or to the whole group where none is named. */
export function warning({ served }: { readonly served: Served }, to: readonly string[]) {
  const { type: _, ...empty } = emptyDraft('warning')
  const day = served.house.ports.clock.ms() + 86_400_000
  return {
    ...{ ...empty, subject: `Pumps ${made++}`, feedbackBy: new Date(day).toISOString() },
    fields: { action: 'examine', goods: 'Pumps', grounds: 'Route', mode: 'sea' },
    ...(to.length === 0
      ? {}
      : { audience: { by: 'named' as const, kinds: [], organisations: [...to] } }),
  }
}

export const nationalPlan = (threats: string): NationalPlan => ({
  analysis: { threats, trade: 'Fictional trade', sources: [] },
  profiles: [
    {
      ...{ name: 'Alloys', office: 'Port', from: '2026-03-01', until: '2026-06-01' },
      ...{ basis: 'Fictional', sources: [] },
    },
  ],
  ...{ offices: [], contactHours: '', signOffs: [] },
})

let made = 0

const EMPTY_PLAN: OperationPlan = {
  ...{ objective: '', legalBasis: '', mediaLine: '', nationalPlansDue: null },
  scope: { families: [], directions: [], modes: [], regions: [] },
  ...{ partners: [], phases: [] },
}

/** What was recalled already can neither be read nor recalled again. */
const onlyRefused = (error: unknown): void => {
  if (!(error instanceof Refused)) throw error
}

export const CHANGES: readonly Change[] = [
  {
    name: 'another organisation stores a batch',
    make: async (ground) => {
      const batch = await batchOf(ground.served.house, ground.theirs, `their-${made++}`, 3)
      ground.free.push(...batch.targets)
    },
  },
  {
    name: 'another organisation answers a target',
    make: (ground, pick) =>
      unseenAnswer(ground, pick, somebody(ground.theirs, ground.judgeOfTheirs), ground.free),
  },
  {
    name: 'a release to a third organisation',
    make: (ground, pick) => released(ground, often(pick, ground.free), { to: ground.third }),
  },
  {
    name: 'a release to one other person',
    make: (ground, pick) => released(ground, often(pick, ground.free), { person: ground.zed }),
  },
  {
    name: 'a release within an operation of others',
    make: (ground, pick) =>
      released(ground, often(pick, ground.free), { operation: ground.operations.notMember }),
  },
  {
    name: 'a release within an operation that was left',
    make: (ground, pick) =>
      released(ground, often(pick, ground.free), { operation: ground.operations.expired }),
  },
  {
    name: 'a release that is over, or has not begun',
    make: (ground, pick) =>
      released(
        ground,
        often(pick, ground.free),
        pick<Partial<ReleaseRow>>([
          { from: '2020-01-01T00:00:00.000Z', until: '2021-01-01T00:00:00.000Z' },
          { from: '2100-01-01T00:00:00.000Z' },
        ]),
      ),
  },
  {
    name: 'a release that was withdrawn',
    make: (ground, pick) => released(ground, often(pick, ground.free), { withdrawn: true }),
  },
  {
    name: 'another organisation labels a target',
    make: (ground, pick) =>
      relabelled(ground, ground.theirs, often(pick, ground.free), {
        tlp: pick(['GREEN', 'AMBER', 'CLEAR']),
        handling_code: pick(['H0', 'H1', 'H3']),
        record_state: pick(['live', 'held', 'withdrawn']),
      }),
  },
  {
    name: 'what was released for another purpose is counted anew',
    make: (ground) =>
      relabelled(ground, ground.theirs, ground.dim, { score: (made++ % 100) / 100 }),
  },
  {
    name: 'another organisation takes somebody on',
    make: (ground, pick) =>
      person(ground.served.house, ground.theirs, `Their ${made++}`, [pick(['TO', 'FO', 'NCP'])]),
  },
  {
    name: 'others found an operation',
    make: (ground) =>
      inHouse(ground, ground.theirs, async (act) => {
        const row = { organisation: ground.theirs, from_at: act.now, created_at: act.now }
        const id = act.newId()
        await act.db
          .insertInto('operation')
          .values({ ...row, id, owner: ground.theirs, name: `Operation ${made++}` })
          .execute()
        await act.db
          .insertInto('operation_member')
          .values({ ...row, id: act.newId(), operation: id, member: ground.third })
          .execute()
      }),
  },
  {
    name: 'others record an instrument',
    make: (ground) =>
      inHouse(ground, ground.theirs, (act) =>
        act.db
          .insertInto('legal_basis')
          .values({
            ...{ organisation: ground.theirs, id: act.newId(), owner: ground.theirs },
            ...{ with_organisation: ground.third, instrument: 'Agreement', from_at: act.now },
            created_at: act.now,
          })
          .execute(),
      ),
  },
  {
    name: 'another organisation saves a layout',
    make: (ground) =>
      inHouse(ground, ground.theirs, (act) =>
        saveMapping(act, 'layout-theirs', { columns: { [`c${made++}`]: 'id' } }),
      ),
  },
  {
    name: 'another organisation names a directory',
    make: (ground) =>
      inHouse(ground, ground.theirs, (act) =>
        act.db
          .insertInto('identity_provider')
          .values({
            ...{ organisation: ground.theirs, id: act.newId(), name: 'D', client_id: 'c' },
            ...{ issuer: `https://d${made++}.example`, sealed: Buffer.from('x'), active: true },
            created_at: act.now,
          })
          .execute(),
      ),
  },
  {
    name: 'somebody elsewhere signs in',
    make: (ground) =>
      inHouse(ground, ground.theirs, (act) =>
        act.db
          .insertInto('session')
          .values({
            ...{ organisation: ground.theirs, id: `hash-${act.newId()}`, handle: act.newId() },
            ...{ person: ground.judgeOfTheirs, way: 'passkey', strong: true, agent: 'x' },
            ...{ created_at: act.now, proved_at: act.now, seen_at: act.now },
            ends_at: '2100-01-01T00:00:00.000Z',
          })
          .execute(),
      ),
  },
  {
    name: 'members of a common operation write to each other',
    make: async (ground) => {
      ground.whispers.push(await whisper(ground))
    },
  },
  {
    name: 'a message to another member is read, or recalled',
    make: (ground, pick) => {
      const id = often(pick, ground.whispers)
      const { group } = ground
      const recalled = pick([true, false])
      const by = recalled
        ? somebody(ground.theirs, ground.judgeOfTheirs)
        : somebody(ground.third, ground.contactOfThird)
      return ground.served.house
        .act<unknown>(by, (act) =>
          recalled ? recallMessage(act, group, id) : readMessage(act, group, id),
        )
        .catch(onlyRefused)
    },
  },
  {
    name: 'others ask their own experts, and have an answer',
    make: (ground) =>
      inHouse(ground, ground.theirs, async (act) => {
        const id = await askAdvice(act, {
          ...{
            target: null,
            case: null,
            expert: ground.theirs,
            family: 'other',
            urgency: 'urgent',
          },
          ...{ question: 'x', facts: { description: `Pump ${made++}` }, incomplete: true },
        })
        await giveAdvice(
          act,
          id,
          {
            ...{ determination: 'not-listed', entries: [], reasoning: 'x', confidence: 'low' },
            ...{ validUntil: null, because: 'x' },
          },
          { list: 'EU', edition: '1', has: () => false },
        )
      }),
  },
  {
    name: 'a member drafts a message to everybody',
    make: (ground) =>
      ground.served.house.act(somebody(ground.third, ground.contactOfThird), async (act) => {
        const id = await beginDraft(act, ground.group, { type: 'warning', answers: null })
        await saveDraft(act, ground.group, id, warning(ground, []))
      }),
  },
  {
    name: 'another member drafts, or submits, its national plan',
    make: (ground, pick) =>
      ground.served.house.act(somebody(ground.third, ground.contactOfThird), async (act) => {
        const body = nationalPlan(`Threat ${made++}`)
        const { revision } = await saveNationalDraft(act, ground.group, { body })
        if (pick([true, false])) await submitNationalPlan(act, ground.group, { revision })
      }),
  },
  {
    name: 'the keeper drafts a plan of the operation',
    make: (ground) =>
      ground.served.house.act(somebody(ground.theirs, ground.judgeOfTheirs), (act) =>
        savePlanDraft(act, ground.group, { body: { ...EMPTY_PLAN, objective: `Find ${made++}` } }),
      ),
  },
  {
    name: 'others open a case and write in it',
    make: (ground) =>
      ground.served.house.act(somebody(ground.theirs, ground.judgeOfTheirs), async (act) => {
        const id = await openCase(act, { title: `Find ${made++}`, target: null, operation: null })
        await writeEntry(act, id, {
          ...{ kind: 'note', values: { remarks: 'x' }, corrects: null, about: null },
        })
      }),
  },
  {
    name: 'a named person answers what is RED',
    own: true,
    make: (ground, pick) =>
      unseenAnswer(ground, pick, somebody(ground.mine, ground.zed), ground.red),
  },
  {
    name: 'what is RED gets another code, or a day to be looked at',
    own: true,
    make: (ground, pick) =>
      relabelled(ground, ground.mine, often(pick, ground.red), {
        handling_code: pick(['H0', 'H1', 'H3']),
        review_on: pick(['2026-03-05', '2026-03-06', '2026-03-07']),
      }),
  },
  {
    name: 'a RED batch is stored',
    own: true,
    make: async (ground) => {
      const batch = await batchOf(ground.served.house, ground.mine, `red-${made++}`, 3, 'RED')
      for (const id of batch.targets)
        await released(ground, id, { owner: ground.mine, person: ground.zed, nominal: false })
      ground.red.push(...batch.targets)
    },
  },
  {
    name: 'a RED batch gets another name',
    own: true,
    make: (ground) =>
      inHouse(ground, ground.mine, (act) =>
        act.db
          .updateTable('batch')
          .set({ name: `red again ${made++}` })
          .where('id', '=', ground.redBatch)
          .execute(),
      ),
  },
  {
    name: 'more of a RED batch could not be read',
    own: true,
    make: (ground) =>
      inHouse(ground, ground.mine, (act) =>
        sql`insert into reject (organisation, file, record, seq, owner, batch, file_index, place,
            code, said, created_at)
          select organisation, file, record, ${1 + made++}, owner, batch, file_index, place, code,
            said, created_at from reject where batch = ${ground.redBatch} and seq = 0`.execute(
          act.db,
        ),
      ),
  },
  {
    name: 'what serves another purpose is answered',
    own: true,
    make: (ground, pick) =>
      answered(
        ground,
        somebody(ground.mine, ground.zed, 'prosecution'),
        often(pick, ground.aside),
        pick(['yes', 'no'] as const),
      ),
  },
  {
    name: 'what serves another purpose is labelled',
    own: true,
    make: (ground, pick) =>
      relabelled(ground, ground.mine, often(pick, ground.aside), {
        handling_code: pick(['H0', 'H1', 'H2', 'H3']),
      }),
  },
  {
    name: 'what is RED is released to a person elsewhere',
    own: true,
    make: (ground, pick) =>
      released(ground, often(pick, ground.red), {
        ...{ owner: ground.mine, to: ground.theirs, person: ground.judgeOfTheirs },
      }),
  },
]
