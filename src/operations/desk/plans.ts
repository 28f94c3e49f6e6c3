import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { DOORS, mayPass } from '../../rights/index.ts'
import { type Act, pass } from '../../store/index.ts'
import { type Difference, differences } from '../differences.ts'
import { lacksOf, type OperationPlan } from '../plan.ts'
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

/** Every version that was adopted, the oldest first: own ones, or those of the keeper. */
export async function adoptedPlans(act: Act, place: Place): Promise<readonly PlanVersion[]> {
  const read = () =>
    act.db
      .selectFrom('operation_plan')
      .select(['id', 'version', 'state', 'adopted_at', 'body'])
      .where('organisation', '=', place.keeper.id)
      .where('operation', '=', place.id)
      .where('state', '=', 'adopted')
      .orderBy('version')
      .execute()
  const rows = await (place.own ? read() : act.asGuest(read))
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    state: row.state,
    adoptedAt: row.adopted_at,
    body: row.body as OperationPlan,
  }))
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

/** Two who begin a version at once do it one after the other. */
const lockOperation = (act: Act, id: string) =>
  act.db
    .selectFrom('operation')
    .select('id')
    .where('organisation', '=', act.caller.organisation)
    .where('id', '=', id)
    .forUpdate()
    .execute()

const newestVersion = async (act: Act, place: Place): Promise<number> =>
  (await adoptedPlans(act, place)).at(-1)?.version ?? 0

/**
 * Adopts the draft: from now on the members read it, and it never changes again. Refuses
 * `operation.absent`, `span.over`, `operation-plan.no-draft`, and `operation-plan.incomplete` with
 * the fields that are lacking. Returns its id.
 */
export async function adoptPlan(act: Act, operation: string): Promise<string> {
  await pass(act, 'operation-plan.change')
  await act.room()
  await keptPlace(act, operation)
  const row = await draftRow(act, operation).forUpdate().executeTakeFirst()
  if (!row) throw new Refused('operation-plan.no-draft')
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
  const all = [...(await adoptedPlans(act, place)), ...(draft ? [draft] : [])]
  const [from, to] = [asked.from, asked.to].map((version) =>
    all.find((one) => one.version === version),
  )
  if (!from || !to) throw new Refused('operation-plan.absent')
  act.saw('operation-plan', [from.id, to.id])
  return differences(from.body, to.body)
}
