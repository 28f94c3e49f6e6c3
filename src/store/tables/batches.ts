import { sql } from 'kysely'
import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import type { Act } from '../act.ts'
import { allowed } from '../shown.ts'

export type BatchState = 'running' | 'finished' | 'failed'

export type TradeFile = {
  readonly id: string
  readonly index: number
  readonly name: string
  /** Of its bytes; empty where it was refused before one was read. */
  readonly hash: string
  readonly size: number
  readonly format: string | null
  readonly encoding: string | null
  readonly layout: unknown
}

export type Batch = {
  readonly id: string
  readonly name: string
  readonly state: BatchState
  readonly exercise: boolean
  readonly inputHash: string | null
  readonly engineVersion: string | null
  /** The lists it was screened against, each with name and version. */
  readonly lists: readonly unknown[]
  /** The sums of its chunks' counts, and whatever the screening added at the end. */
  readonly tallies: Readonly<Record<string, number>>
  readonly createdAt: string
  readonly finishedAt: string | null
}

export type NewBatch = {
  /** A given id makes a re-run find its own batch; else one is made. */
  readonly id?: string
  /** What makes two runs the same work: a batch with the key is found again. */
  readonly key?: string
  readonly name: string
  readonly exercise?: boolean
  readonly inputHash: string
  readonly engineVersion: string
  readonly lists: readonly unknown[]
  readonly files: readonly (Omit<TradeFile, 'index' | 'id'> & { readonly id?: string })[]
}

/** Begins a batch with its files, in their order. Returns their ids. */
export async function createBatch(
  act: Act,
  batch: NewBatch,
): Promise<{ readonly id: string; readonly files: readonly string[] }> {
  await act.room()
  const { organisation } = act.caller
  const own = { organisation, owner: organisation, created_at: act.now }
  const id = batch.id ?? act.newId()
  await act.db
    .insertInto('batch')
    .values({
      ...own,
      id,
      name: batch.name,
      state: 'running',
      exercise: batch.exercise ?? false,
      input_hash: batch.inputHash,
      engine_version: batch.engineVersion,
      lists: JSON.stringify(batch.lists),
      tallies: '{}',
    })
    .execute()
  if (batch.key !== undefined) {
    await sql`update batch set key = ${batch.key} where id = ${id}`.execute(act.db)
  }
  const files: string[] = []
  for (const [index, file] of batch.files.entries()) {
    const fileId = file.id ?? act.newId()
    files.push(fileId)
    await act.db
      .insertInto('trade_file')
      .values({
        ...own,
        id: fileId,
        batch: id,
        index,
        name: file.name,
        hash: file.hash,
        size: file.size,
        format: file.format,
        encoding: file.encoding,
        layout: file.layout === undefined ? null : JSON.stringify(file.layout),
      })
      .execute()
  }
  await journal(act, {
    act: 'batch.created',
    objects: [id, ...files],
    hashes: batch.files.map((file) => file.hash).filter((hash) => hash !== ''),
    values: { files: files.length, engineVersion: batch.engineVersion },
  })
  return { id, files }
}

/** The batch of this work, if it was begun before: by the plan's key (input, engine, lists). */
export async function batchOfKey(act: Act, key: string): Promise<Batch | null> {
  const found = await sql<{ id: string }>`select id from batch where key = ${key}`.execute(act.db)
  const [row] = found.rows
  return row ? readBatch(act, row.id) : null
}

/** A batch that failed is at work again. */
export async function reopenBatch(act: Act, id: string): Promise<void> {
  const changed = await act.db
    .updateTable('batch')
    .set({ state: 'running', finished_at: null })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) await journal(act, { act: 'batch.reopened', objects: [id] })
}

/** Ends a batch: its tallies become the sums of its chunks' counts and of what is added here. */
export async function finishBatch(
  act: Act,
  id: string,
  end: {
    readonly state: 'finished' | 'failed'
    readonly tallies?: Readonly<Record<string, number>>
  },
): Promise<Batch> {
  const sums = await sql<{ name: string; sum: number }>`
    select key as name, sum(value::numeric)::float8 as sum
    from chunk, jsonb_each_text(counts) where batch = ${id} and state = 'done'
    group by key order by key`.execute(act.db)
  const tallies = {
    ...Object.fromEntries(sums.rows.map(({ name, sum }) => [name, sum])),
    ...end.tallies,
  }
  const changed = await act.db
    .updateTable('batch')
    .set({ state: end.state, tallies: JSON.stringify(tallies), finished_at: act.now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n)
    await journal(act, { act: `batch.${end.state}`, objects: [id], values: tallies })
  return readBatch(act, id)
}

/** Those that the caller may consult, newest first; `before` is the id of the last one seen. */
export async function listBatches(
  act: Act,
  wanted: { readonly before?: string; readonly limit: number },
): Promise<readonly Batch[]> {
  let query = act.db
    .selectFrom('batch as b')
    .selectAll()
    .where(await allowed(act, 'consult', 'batch', 'b'))
    .orderBy('id', 'desc')
    .limit(wanted.limit)
  if (wanted.before !== undefined) query = query.where('id', '<', wanted.before)
  return (await query.execute()).map(batchOf)
}

/** Refuses `batch.absent`: one that the caller may not consult answers like none. */
export async function batchById(act: Act, id: string): Promise<Batch> {
  const [batch] = await batchesByIds(act, [id])
  if (!batch) throw new Refused('batch.absent')
  return batch
}

/** For the work on a batch, which goes on whoever may look at it meanwhile. */
async function readBatch(act: Act, id: string): Promise<Batch> {
  const row = await act.db.selectFrom('batch').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refused('batch.absent')
  return batchOf(row)
}

/** Those of these batches that the caller may consult. */
export async function batchesByIds(act: Act, ids: readonly string[]): Promise<readonly Batch[]> {
  if (ids.length === 0) return []
  const rows = await act.db
    .selectFrom('batch as b')
    .selectAll()
    .where('id', 'in', [...ids])
    .where(await allowed(act, 'consult', 'batch', 'b'))
    .execute()
  return rows.map(batchOf)
}

export async function filesOf(act: Act, batch: string): Promise<readonly TradeFile[]> {
  return act.db
    .selectFrom('trade_file')
    .select(['id', 'index', 'name', 'hash', 'size', 'format', 'encoding', 'layout'])
    .where('batch', '=', batch)
    .orderBy('index')
    .execute()
}

type BatchRow = {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly exercise: boolean
  readonly input_hash: string | null
  readonly engine_version: string | null
  readonly lists: readonly unknown[]
  readonly tallies: Record<string, number>
  readonly created_at: string
  readonly finished_at: string | null
}

const batchOf = (row: BatchRow): Batch => ({
  id: row.id,
  name: row.name,
  state: row.state as BatchState,
  exercise: row.exercise,
  inputHash: row.input_hash,
  engineVersion: row.engine_version,
  lists: row.lists,
  tallies: row.tallies,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
})
