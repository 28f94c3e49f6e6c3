import { join } from 'node:path'
import { addMember, createOperation, machine } from '../../src/access/index.ts'
import {
  beginDraft,
  readMessage,
  saveDraft,
  saveNationalDraft,
  sendMessage,
  submitNationalPlan,
} from '../../src/operations/index.ts'
import { saveMapping } from '../../src/store/index.ts'
import type { TestServer } from '../../src/store/postgres.contract.ts'
import { type Ground, nationalPlan, warning, whisper } from './hidden-changes.ts'
import { operation } from './matrix-things.ts'
import type { Role } from './reference.ts'
import { batchOf, cookieOf, found, person, releaseAll, type Served, serve } from './shared-house.ts'
import type { Observer, Places } from './surfaces.ts'

/** A shared house with observers in its first organisation; its clock stands still. */
const NOW = Date.UTC(2026, 2, 2, 9)

const OFFICERS: readonly (readonly [string, readonly Role[]])[] = [
  ['officer of all trades', ['FO', 'TO', 'RBE', 'NCP', 'OC']],
  ['frontline officer', ['FO']],
  ['targeting officer', ['TO']],
  ['expert', ['RBE']],
  ['contact point', ['NCP']],
  ['analyst', ['RA']],
  ['coordinator', ['OC']],
]
const OVERSEERS: readonly (readonly [string, readonly Role[]])[] = [
  ['auditor', ['AU']],
  ['administrator', ['OA']],
]

export type Observed = {
  readonly served: Served
  readonly ground: Ground
  readonly places: Places
  readonly officers: readonly Observer[]
  readonly overseers: readonly Observer[]
}

/** Seeded: the same steps in every run. */
export const dice = (seed: number) => {
  let state = seed
  const roll = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return <T>(from: readonly T[]): T => from[roll(from.length)] as T
}

/** On the server where there is one: many addresses are then read at a time. */
export async function observed(
  folder: string,
  name: string,
  postgres: TestServer | undefined,
): Promise<Observed> {
  const key = Buffer.alloc(32, 7).toString('base64')
  const place = postgres
    ? { databaseUrl: postgres.database(name), key }
    : { folder: join(folder, 'house') }
  const served = await serve(folder, place, {
    clock: { ms: () => NOW, now: () => new Date(NOW).toISOString() },
  })
  const { house } = served
  const mine = await found(house, 'Nordavia', 'nord')
  const theirs = await found(house, 'Suderland', 'sud')
  const third = await found(house, 'Ostland', 'ost')
  const observer = async ([name, roles]: (typeof OFFICERS)[number]): Promise<Observer> => {
    const id = await person(house, mine, name, roles)
    const journal = roles.some((role) => role === 'AU' || role === 'OA')
    return { name, journal, cookie: await cookieOf(house, mine, id) }
  }
  const officers = await Promise.all(OFFICERS.map(observer))
  const overseers = await Promise.all(OVERSEERS.map(observer))
  const zed = await person(house, mine, 'Zed', ['TO', 'NCP'], 'zed')
  const judgeOfTheirs = await person(house, theirs, 'Judge', ['TO', 'NCP'])
  const plain = await batchOf(house, mine, 'plain', 24)
  const red = await batchOf(house, mine, 'red', 4, 'RED')
  const other = await batchOf(house, theirs, 'other', 12)
  const [aside, seen] = [plain.targets.slice(0, 4), plain.targets.slice(4)]
  const [shown = '', shownToo = '', dim = '', ...free] = other.targets
  const operations = await house.act(machine(theirs), async (act) => {
    const made = { notMember: act.newId(), expired: act.newId() }
    await operation(act, made.notMember, third)
    await operation(act, made.expired, mine, '2021-01-01T00:00:00.000Z')
    return made
  })
  await releaseAll(served, [
    ...[shown, shownToo, dim].map((object) => ({
      ...{ owner: theirs, object, kind: 'target' as const, to: mine },
    })),
    ...red.targets.map((object) => ({
      ...{ owner: mine, object, kind: 'target' as const, to: mine, person: zed },
    })),
  ])
  await house.act(machine(mine), async (act) => {
    await act.db
      .updateTable('target')
      .set({ purposes: ['prosecution'] })
      .where('id', 'in', aside)
      .execute()
    await saveMapping(act, 'layout-mine', { columns: {} })
  })
  await house.act(machine(theirs), (act) =>
    act.db
      .updateTable('target')
      .set({ purposes: ['prosecution'] })
      .where('id', '=', dim)
      .execute(),
  )
  const contactOfThird = await person(house, third, 'Contact', ['NCP'])
  const strong = { purpose: 'risk-analysis', strong: true }
  const keeper = { ...strong, organisation: theirs, person: judgeOfTheirs }
  const group = await house.act(keeper, async (act) => {
    const id = await createOperation(act, { name: 'Common', from: '2026-01-01T00:00:00.000Z' })
    for (const organisation of [mine, third])
      await addMember(act, id, { organisation, from: '2026-01-01T00:00:00.000Z' })
    return id
  })
  const message = await house.act(keeper, async (act) => {
    const id = await beginDraft(act, group, { type: 'warning', answers: null })
    await saveDraft(act, group, id, warning({ served }, []))
    await sendMessage(act, group, id)
    return id
  })
  // The first reading is a receipt, which the observers would notice of each other.
  await house.act({ ...strong, organisation: mine, person: zed }, (act) =>
    readMessage(act, group, message),
  )
  const whispered = await whisper({ served, theirs, third, judgeOfTheirs, group })
  const plan = await house.act(
    { ...strong, organisation: third, person: contactOfThird },
    async (act) => {
      const body = nationalPlan('Fictional threat')
      const { revision } = await saveNationalDraft(act, group, { body })
      return submitNationalPlan(act, group, { revision })
    },
  )
  return {
    served,
    ground: {
      ...{ served, mine, theirs, third, zed, judgeOfTheirs, operations },
      ...{ free, red: [...red.targets], redBatch: red.id, aside, dim },
      ...{ group, contactOfThird, whispers: [whispered] },
    },
    places: {
      ...{ batch: plain.id, redBatch: red.id, target: seen[0] ?? '', red: red.targets[0] ?? '' },
      ...{ aside: aside[0] ?? '', owner: theirs, received: shown, other: free[0] ?? '' },
      ...{ person: 'zed', operation: group, message, whispered, plan },
    },
    officers,
    overseers,
  }
}
