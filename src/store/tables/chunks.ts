import { sql } from 'kysely'
import { journal } from '../../journal/index.ts'
import type { Act } from '../act.ts'
import { type ScreenedChunk, type SealedChunk, type SealedTarget, sealChunk } from '../chunk.ts'
import type { House } from '../house.ts'
import type { Acting } from '../ports.ts'
import { nameAsBatch } from './batch-label.ts'
import { keepStricter } from './handling.ts'
import { purgeArrived } from './purges.ts'
import { addTallies, type TallyChange } from './tallies.ts'

/**
 * Keeps a screened chunk: sealed before the transaction begins, so that the next chunk is sealed
 * while the database still writes this one. True when kept, false when it was there already.
 */
export async function keepChunk(
  house: House,
  caller: Acting,
  chunk: ScreenedChunk,
): Promise<boolean> {
  const sealing = await house.act(caller, async (act) => ({
    key: await act.key(),
    nominal: act.nominal,
  }))
  const sealed = sealChunk(caller.organisation, sealing.key, sealing.nominal, chunk)
  return house.act(caller, (act) => storeChunk(act, sealed))
}

/**
 * Writes a sealed chunk, its tallies and its done-mark in one transaction. Idempotent: a chunk
 * that is done is left alone, and answers false.
 */
export async function storeChunk(act: Act, chunk: SealedChunk): Promise<boolean> {
  await act.room()
  const claimed = await sql`
    insert into chunk (organisation, batch, index, file, state, counts, done_at)
    values (${act.caller.organisation}, ${chunk.batch}, ${chunk.index}, ${chunk.file}, 'done',
      ${JSON.stringify(chunk.counts)}, ${act.now})
    on conflict (organisation, batch, index) do update
      set state = 'done', counts = excluded.counts, done_at = excluded.done_at
      where chunk.state <> 'done'
    returning index`.execute(act.db)
  if (claimed.rows.length === 0) return false

  await writeRecords(act, chunk)
  if (chunk.targets.length > 0) await writeTargets(act, chunk)
  await keepStricter(
    act,
    chunk.targets.map((target) => target.id),
  )
  await nameAsBatch(
    act,
    chunk.batch,
    chunk.targets.map((target) => target.id),
  )
  const purged = await purgeArrived(act, chunk)
  await journal(act, {
    act: 'batch.chunk-kept',
    objects: [chunk.batch, chunk.file],
    values: {
      chunk: chunk.index,
      targets: chunk.targets.length,
      ...chunk.counts,
      ...(purged > 0 ? { purged } : {}),
    },
  })
  return true
}

/**
 * No `on conflict`: the done-mark keeps a chunk from being written twice, so that a record that is
 * there already means chunks that overlap, and the whole chunk fails loudly.
 */
async function writeRecords(act: Act, chunk: SealedChunk): Promise<void> {
  const { organisation } = act.caller
  const { file, batch } = chunk
  await sql`insert into record_key (organisation, file, record, wrapped)
    select ${organisation}, ${file}, record, decode(wrapped, 'base64')
    from jsonb_to_recordset(${chunk.keys}::jsonb) as r(record int, wrapped text)`.execute(act.db)
  await sql`insert into consignment_nominal (organisation, file, record, sealed)
    select ${organisation}, ${file}, record, decode(sealed, 'base64')
    from jsonb_to_recordset(${chunk.nominal}::jsonb) as r(record int, sealed text)`.execute(act.db)
  await sql`insert into raw_part (organisation, file, record, key_record, sealed)
    select ${organisation}, ${file}, record, "of", decode(sealed, 'base64')
    from jsonb_to_recordset(${chunk.raw}::jsonb) as r(record int, "of" int, sealed text)`.execute(
    act.db,
  )
  await sql`insert into consignment
      (organisation, id, owner, created_at, file, record, hs6, countries, body)
    select ${organisation}::uuid, id, ${organisation}::uuid, ${act.now}::timestamptz, ${file}::uuid,
      record, hs6, countries, body
    from jsonb_to_recordset(${chunk.consignments}::jsonb)
      as r(id text, record int, hs6 text[], countries text[], body jsonb)`.execute(act.db)
  await sql`insert into reject
      (organisation, file, record, seq, owner, created_at, batch, file_index, place, code, said)
    select ${organisation}::uuid, ${file}::uuid, record, seq, ${organisation}::uuid,
      ${act.now}::timestamptz, ${batch}::uuid, file_index, place, code, said
    from jsonb_to_recordset(${chunk.rejects}::jsonb)
      as r(record int, seq int, file_index int, place text, code text, said jsonb)`.execute(act.db)
}

/**
 * Targets take the label of their batch, which waits with its own change of it until they stand:
 * it then narrows them as well.
 */
async function writeTargets(act: Act, chunk: SealedChunk): Promise<void> {
  const { organisation } = act.caller
  const answered = await earlierAnswers(act, chunk.targets)
  const rows = chunk.targets.map((target) => ({
    ...target,
    answer: answered.get(target.consignment)?.answer ?? 0,
    judgement: answered.get(target.consignment)?.judgement ?? null,
  }))
  const json = JSON.stringify(rows)
  await sql`insert into target (organisation, id, owner, created_at, batch, consignment, file,
      file_index, record, lane, urgency, score, completeness, codes, words, signature, basis,
      answer, judgement, tlp, handling_code, purposes, record_state, review_on, delete_on)
    select ${organisation}::uuid, r.id, ${organisation}::uuid, ${act.now}::timestamptz,
      ${chunk.batch}::uuid, consignment, ${chunk.file}::uuid, file_index, record, lane, urgency,
      score, completeness, codes, words, signature, basis, answer, judgement,
      b.tlp, b.handling_code, b.purposes, b.record_state, b.review_on, b.delete_on
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, consignment text, file_index int,
      record int, lane smallint, urgency bigint, score double precision,
      completeness double precision, codes text[], words text, signature uuid, basis uuid,
      answer smallint, judgement uuid)
    cross join (select tlp, handling_code, purposes, record_state, review_on, delete_on
      from batch where id = ${chunk.batch} for share) as b`.execute(act.db)
  await sql`insert into target_code
      (organisation, code, target, batch, file_index, record, lane, urgency, answer)
    select ${organisation}::uuid, code, id, ${chunk.batch}::uuid, file_index, record, lane, urgency,
      answer
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, file_index int, record int,
      lane smallint, urgency bigint, codes text[], answer smallint), unnest(codes) as code`.execute(
    act.db,
  )
  await sql`insert into target_word (organisation, word, batch, chunk, count, targets)
    select ${organisation}::uuid, word, ${chunk.batch}::uuid, ${chunk.index}::int,
      cardinality(targets), targets
    from jsonb_to_recordset(${chunk.words}::jsonb) as r(word text, targets uuid[])
    order by word collate "C"`.execute(act.db)
  await sql`insert into finding
      (organisation, target, seq, code, severity, points, list, version, entry, body)
    select ${organisation}::uuid, target, seq, code, severity, points, list, version, entry, body
    from jsonb_to_recordset(${chunk.findings}::jsonb) as r(target uuid, seq int, code text,
      severity text, points double precision, list text, version text, entry text, body jsonb)`.execute(
    act.db,
  )
  await sql`insert into target_nominal (organisation, target, sealed)
    select ${organisation}, target, decode(sealed, 'base64')
    from jsonb_to_recordset(${chunk.targetNominal}::jsonb) as r(target uuid, sealed text)`.execute(
    act.db,
  )
  await addTallies(
    act,
    rows.flatMap(({ lane, answer, codes }) =>
      ['', ...codes].map(
        (code): TallyChange => ({ batch: chunk.batch, code, lane, answer, by: 1 }),
      ),
    ),
  )
}

type Earlier = { readonly consignment: string; readonly answer: number; readonly judgement: string }

/**
 * The same consignment, screened again with the same result, keeps its answer; where anything that
 * was looked at has changed, the judgement has lapsed and the target is open.
 */
async function earlierAnswers(
  act: Act,
  targets: readonly SealedTarget[],
): Promise<ReadonlyMap<string, Earlier>> {
  const wanted = JSON.stringify(targets.map(({ consignment, basis }) => ({ consignment, basis })))
  const found = await sql<Earlier>`
    select r.consignment, e.answer, e.judgement
    from jsonb_to_recordset(${wanted}::jsonb) as r(consignment text, basis uuid)
    cross join lateral (select t.answer, t.judgement from target t
      where t.organisation = ${act.caller.organisation} and t.consignment = r.consignment
        and t.basis = r.basis and t.judgement is not null
      order by t.judgement desc limit 1) as e`.execute(act.db)
  return new Map(found.rows.map((row) => [row.consignment, row]))
}

/** The indexes of the chunks that are done: what a started-again batch need not read. */
export async function doneChunks(act: Act, batch: string): Promise<ReadonlySet<number>> {
  const rows = await act.db
    .selectFrom('chunk')
    .select('index')
    .where('batch', '=', batch)
    .where('state', '=', 'done')
    .execute()
  return new Set(rows.map((row) => row.index))
}

/** Writes down the work of a batch for workers on any number of machines. */
export async function planChunks(
  act: Act,
  batch: string,
  jobs: readonly { readonly index: number; readonly file: string; readonly job: unknown }[],
): Promise<void> {
  await act.room()
  await sql`insert into chunk (organisation, batch, index, file, job, state)
    select ${act.caller.organisation}, ${batch}, index, file, job, 'waiting'
    from jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) as r(index int, file uuid, job jsonb)
    on conflict do nothing`.execute(act.db)
}

export type ChunkJob = { readonly index: number; readonly file: string; readonly job: unknown }

/**
 * Claims one waiting chunk for the rest of this transaction: store its results in the same one. A
 * worker that dies frees it at once. Undefined when none waits that is not claimed.
 */
export async function claimChunk(act: Act, batch: string): Promise<ChunkJob | undefined> {
  const found = await sql<ChunkJob>`select index, file, job from chunk
    where batch = ${batch} and state = 'waiting' and job is not null
    order by index limit 1 for update skip locked`.execute(act.db)
  return found.rows[0]
}
