import {
  addBasis,
  addMember,
  addPerson,
  bases,
  createOperation,
  everyOrganisation,
  foundOrganisation,
  machine,
  operations,
  people,
} from '../access/index.ts'
import { release } from '../exchange/index.ts'
import {
  NEIGHBOUR_OPERATION,
  NEIGHBOURS,
  type Neighbour,
  OWN_OPERATION,
} from '../exercise/index.ts'
import type { Act, Acting, House } from '../store/index.ts'
import { listBatches, targetsPage } from '../store/index.ts'
import type { Language, Say } from '../words/index.ts'
import type { HouseScreening } from './house-screening.ts'
import { EXERCISE_SEED, loadExercise } from './load-exercise.ts'
import { loadOperation } from './load-operation.ts'

/**
 * The neighbour's own trade: a year earlier, in the same fictional world, so that the threads that
 * know its goods and its list screen this too.
 */
const NEIGHBOUR_EXERCISE = {
  seed: EXERCISE_SEED,
  run: 1,
  year: 2025,
  lines: 160,
  parties: 1200,
  descriptions: 800,
} as const
const DAY_MS = 86_400_000

type Ids = Readonly<Record<Neighbour['key'], string>>

/**
 * Gives the exercise's house its neighbours: organisations with people, an operation with members
 * from–to, its plan and its messages, a legal basis each way, and targets of the neighbour's own.
 * Every step looks first whether it was done, so that a start that was cut off is finished by the
 * next.
 */
export async function loadNeighbours(
  house: House,
  screening: HouseScreening,
  caller: Acting,
  folder: string,
  { say, language }: { readonly say: Say; readonly language: Language },
): Promise<void> {
  if (await isDone(house, caller)) return
  const ids = await foundNeighbours(house, say)
  await cooperate(house, caller.organisation, ids, say)
  await loadOperation(house, { own: caller.organisation, ...ids }, language)
  const there = machine(ids.neighbour)
  const batches = await house.act(there, (act) => listBatches(act, { limit: 1 }))
  if (batches.length === 0) await loadExercise(screening, there, folder, NEIGHBOUR_EXERCISE)
  await exchange(house, caller.organisation, ids)
}

/** The last step releases a target of the caller's own, in one transaction; nobody came before it. */
const isDone = (house: House, caller: Acting): Promise<boolean> =>
  house.act(caller, async ({ db }) => {
    const own = targetReleases(db).where('organisation', '=', caller.organisation)
    return (await own.select('id').limit(1).execute()).length > 0
  })

async function foundNeighbours(house: House, say: Say): Promise<Ids> {
  const known = new Map((await everyOrganisation(house)).map(({ code, id }) => [code, id]))
  const ids: Record<string, string> = {}
  for (const { key, code, kind, country, people: staff } of NEIGHBOURS) {
    const name = say(`exercise.${key}`)
    const id =
      known.get(code) ??
      (await foundOrganisation(house, { name, code, kind, country, exercise: true }))
    ids[key] = id
    await house.act(machine(id), async (act) => {
      if ((await people(act)).length > 0) return
      for (const [person, role] of staff) {
        const called = say('exercise.person', { name: person })
        await addPerson(act, { name: called, language: 'en', roles: [role] })
      }
    })
  }
  return ids as Ids
}

const days = (act: Act, count: number): string =>
  new Date(Date.parse(act.now) + count * DAY_MS).toISOString()

async function cooperate(house: House, own: string, ids: Ids, say: Say): Promise<void> {
  await house.act(machine(own), async (act) => {
    const kept = (await operations(act)).some((one) => one.own)
    if (!kept) {
      const { fromDay, untilDay, key, members } = OWN_OPERATION
      const operation = await createOperation(act, {
        name: say(`exercise.${key}`),
        from: days(act, fromDay),
        until: days(act, untilDay),
      })
      for (const [member, from, until] of members)
        await addMember(act, operation, {
          organisation: ids[member],
          from: days(act, from),
          until: until === null ? null : days(act, until),
        })
    }
    await agree(act, ids.neighbour, say)
  })
  await house.act(machine(ids.neighbour), async (act) => {
    const kept = (await operations(act)).some((one) => one.own)
    if (!kept) {
      const { fromDay, joinsOnDay, key } = NEIGHBOUR_OPERATION
      const name = say(`exercise.${key}`)
      const operation = await createOperation(act, { name, from: days(act, fromDay) })
      await addMember(act, operation, { organisation: own, from: days(act, joinsOnDay) })
    }
    await agree(act, own, say)
  })
}

/**
 * A few of the most urgent targets each way: with the trader's own fields under the agreement,
 * without them, and within the operation.
 */
async function exchange(house: House, own: string, { neighbour, rilo }: Ids): Promise<void> {
  await house.act(machine(neighbour), async (act) => {
    const [first, second, third] = await unreleased(act, 3)
    const until = days(act, 90)
    if (first) await release(act, first, { to: [{ organisation: own }], nominal: true, until })
    if (second) await release(act, second, { to: [{ organisation: own }], until })
    if (third) await release(act, third, { to: [{ organisation: own }, { organisation: rilo }] })
  })
  await house.act(machine(own), async (act) => {
    const operation = (await operations(act)).find((one) => one.own)?.id ?? null
    const [first, second] = await unreleased(act, 2)
    const to = [{ organisation: neighbour }, { organisation: rilo }]
    if (first) await release(act, first, { to, operation })
    if (second) await release(act, second, { to: [{ organisation: neighbour }], nominal: true })
  })
}

/** Plans and messages are released too. */
const targetReleases = (db: Act['db']) => db.selectFrom('release').where('kind', '=', 'target')

/** The most urgent targets; none where something was released before. */
async function unreleased(act: Act, limit: number): Promise<readonly string[]> {
  const before = await targetReleases(act.db).select('id').limit(1).execute()
  if (before.length > 0) return []
  const { items } = await targetsPage(act, { limit, nominal: false })
  return items.map(({ id }) => id)
}

async function agree(act: Act, other: string, say: Say): Promise<void> {
  if ((await bases(act)).some((basis) => basis.own)) return
  const instrument = say('exercise.instrument')
  await addBasis(act, { with: other, instrument, from: days(act, -365) })
}
