import { sql } from 'kysely'
import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { DOORS, mayPass } from '../../rights/index.ts'
import { type Act, pass } from '../../store/index.ts'
import type { VersionPhases } from '../criteria-since.ts'
import { type Difference, differences } from '../differences.ts'
import { lacksOf, type OperationPlan, type Phase } from '../plan.ts'
import { keptPlace, type Place, placeOf } from './place.ts'

/** One version of the operation's plan. */
export type PlanVersion = {
  readonly id: string
  readonly version: number
  readonly state: 'draft' | 'adopted'
  readonly adoptedAt: string | null
  readonly body: OperationPlan
}
export type PlanDraft = PlanVersion & {
  readonly revision: number
  readonly changedAt: string
  /** What it lacks before it can be adopted. */
  readonly lacks: readonly string[]
}

/** An adopted version without what it says. */
export type VersionHead = Omit<PlanVersion, 'body'>

const adoptedRows = (act: Act, place: Place) =>
  act.db
    .selectFrom('operation_plan')
    .where('organisation', '=', place.keeper.id)
    .where('operation', '=', place.id)
    .where('state', '=', 'adopted')
    .orderBy('version')

const HEAD = ['id', 'version', 'state', 'adopted_at as adoptedAt'] as const

/** Every version that was adopted, the oldest first: own ones, or those of the keeper. */
export async function adoptedVersions(act: Act, place: Place): Promise<readonly VersionHead[]> {
  const read = () => adoptedRows(act, place).select(HEAD).execute()
  return place.own ? read() : act.asGuest(read)
}

/** One of them with what it says; null where it was not adopted. */
export async function adoptedPlan(
  act: Act,
  place: Place,
  version: number | undefined,
): Promise<PlanVersion | null> {
  if (version === undefined) return null
  const read = () =>
    adoptedRows(act, place)
      .select([...HEAD, 'body'])
      .where('version', '=', version)
      .executeTakeFirst()
  const row = await (place.own ? read() : act.asGuest(read))
  return row ? { ...row, body: row.body as OperationPlan } : null
}

/** The phases, and nothing else, of that adopted version and of those after it, the oldest first. */
export async function phasesFrom(
  act: Act,
  place: Place,
  version: number,
): Promise<readonly VersionPhases[]> {
  const read = () =>
    adoptedRows(act, place)
      .select(['version', sql<readonly Phase[]>`body -> 'phases'`.as('phases')])
      .where('version', '>=', version)
      .execute()
  return place.own ? read() : act.asGuest(read)
}

const draftRow = (act: Act, operation: string) =>
  act.db
    .selectFrom('operation_plan')
    .select(['id', 'version', 'revision', 'changed_at', 'body'])
    .where('operation', '=', operation)
    .where('state', '=', 'draft')

/** The draft, for those of the keeper who may change it; null for everybody else. */
export async function draftOf(act: Act, place: Place): Promise<PlanDraft | null> {
  if (!place.own || !mayPass(await act.rights(), DOORS['operation-plan.change'])) return null
  const row = await draftRow(act, place.id).executeTakeFirst()
  if (!row) return null
  const body = row.body as OperationPlan
  return {
    id: row.id,
    version: row.version,
    state: 'draft',
    adoptedAt: null,
    body,
    revision: row.revision,
    changedAt: row.changed_at,
    lacks: lacksOf(body),
  }
}

export type Saved = { readonly id: string; readonly version: number; readonly revision: number }

/**
 * Writes the draft of the operation's plan; where none stands, a new version begins. `revision`:
 * which saving was changed (0: none stood yet); left out, whatever stands is written over. Refuses
 * `operation.absent`, `span.over`, and `request.version` where somebody saved meanwhile.
 */
export async function savePlanDraft(
  act: Act,
  operation: string,
  asked: { readonly body: OperationPlan; readonly revision?: number | undefined },
): Promise<Saved> {
  await pass(act, 'operation-plan.change')
  await act.room()
  const place = await keptPlace(act, operation)
  await lockOperation(act, operation)
  const row = await draftRow(act, operation).forUpdate().executeTakeFirst()
  if (asked.revision !== undefined && asked.revision !== (row?.revision ?? 0))
    throw new Refused('request.version')
  const { organisation, person } = act.caller
  const saved = row
    ? { id: row.id, version: row.version, revision: row.revision + 1 }
    : { id: act.newId(), version: (await newestVersion(act, place)) + 1, revision: 1 }
  const written = { revision: saved.revision, body: JSON.stringify(asked.body), person }
  if (row)
    await act.db
      .updateTable('operation_plan')
      .set({ ...written, changed_at: act.now })
      .where('id', '=', row.id)
      .execute()
  else
    await act.db
      .insertInto('operation_plan')
      .values({
        ...{ organisation, id: saved.id, operation, version: saved.version, state: 'draft' },
        ...{ ...written, created_at: act.now, changed_at: act.now },
      })
      .execute()
  await journal(act, {
    act: 'operation-plan.drafted',
    objects: [saved.id, operation],
    values: { version: saved.version, revision: saved.revision },
  })
  return saved
}

/** Two who change an operation's plan or its phases at once do it one after the other. */
export const lockOperation = (act: Act, id: string) =>
  act.db
    .selectFrom('operation')
    .select('id')
    .where('organisation', '=', act.caller.organisation)
    .where('id', '=', id)
    .forUpdate()
    .execute()

const newestVersion = async (act: Act, place: Place): Promise<number> =>
  (await adoptedVersions(act, place)).at(-1)?.version ?? 0

/**
 * Adopts the draft: from now on the members read it, and it never changes again. `revision`: the
 * saving that was looked at. Refuses `operation.absent`, `span.over`, `operation-plan.no-draft`,
 * `request.version` where somebody saved meanwhile, and `operation-plan.incomplete` with the fields
 * that are lacking. Returns its id.
 */
export async function adoptPlan(
  act: Act,
  operation: string,
  asked: { readonly revision: number },
): Promise<string> {
  await pass(act, 'operation-plan.change')
  await act.room()
  await keptPlace(act, operation)
  await lockOperation(act, operation)
  const row = await draftRow(act, operation).forUpdate().executeTakeFirst()
  if (!row) throw new Refused('operation-plan.no-draft')
  if (asked.revision !== row.revision) throw new Refused('request.version')
  const lacks = lacksOf(row.body as OperationPlan)
  if (lacks.length > 0) throw new Refused('operation-plan.incomplete', { fields: lacks.join(', ') })
  await act.db
    .updateTable('operation_plan')
    .set({ state: 'adopted', adopted_at: act.now })
    .where('id', '=', row.id)
    .execute()
  await journal(act, {
    act: 'operation-plan.adopted',
    objects: [row.id, operation],
    values: { version: row.version },
  })
  return row.id
}

/**
 * What two versions have differently, field by field. Refuses (`operation-plan.absent`) a version
 * that is not there, and a draft for those who may not see it alike.
 */
export async function planDifferences(
  act: Act,
  operation: string,
  asked: { readonly from: number; readonly to: number },
): Promise<readonly Difference[]> {
  await pass(act, 'operation-plan.read')
  const place = await placeOf(act, operation)
  const draft = await draftOf(act, place)
  const find = async (version: number): Promise<PlanVersion | null> =>
    draft?.version === version ? draft : adoptedPlan(act, place, version)
  const from = await find(asked.from)
  const to = await find(asked.to)
  if (!from || !to) throw new Refused('operation-plan.absent')
  act.saw('operation-plan', [from.id, to.id])
  return differences(from.body, to.body)
}
