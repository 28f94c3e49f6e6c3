import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { journal } from '../../journal/index.ts'
import type { Act } from '../act.ts'
import { tell } from '../elsewhere.ts'
import { wordsOf } from '../search-words.ts'
import { adviceNaming, eraseAdvice } from './advice-purge.ts'
import { asEraser } from './eraser.ts'
import { eraseMessages, messagesNaming } from './message-purge.ts'
import { addTallies } from './tallies.ts'

/** Why content was purged: an officer asked, its day came, it came back after it was purged. */
export type PurgeBecause = 'asked' | 'person' | 'delete-date' | 'purge-list' | 'arrived-again'

/** What has a name that its sender gave it. */
const NAMING = ['trade_file', 'batch'] as const
type Naming = (typeof NAMING)[number]

/** A record that could not be read: its bytes lie sealed beside the reason. */
export type Placed = { readonly file: string; readonly record: number }

export type ToPurge = {
  readonly consignments: readonly string[]
  readonly rejects?: readonly Placed[]
}
export type Purged = {
  readonly consignments: number
  readonly rejects: number
  readonly targets: readonly string[]
}

/** What is kept of a purged record: enough to know it when it comes back, and nothing more. */
export const tombstoneOf = (id: string): string => createHash('sha256').update(id).digest('hex')

const rejectId = ({ file, record }: Placed): string => `reject/${file}/${record}`
/** What people write: tables whose rows lose their words. */
type Written = 'message' | 'message_draft' | 'advice_request' | 'advice_answer'

const nameId = (table: Naming | Written, id: string): string => `name/${table}/${id}`

type TargetRow = {
  readonly id: string
  readonly batch: string
  readonly lane: number
  readonly answer: number
  readonly codes: readonly string[]
  readonly words: string
}

/**
 * Purges consignments of the caller's organisation with all that stands of them, in every batch
 * that brought them: the key of each record, so that what it sealed is unreadable wherever it
 * still lies; the sealed bytes; and what stands in plain: the consignment, its targets with words
 * and findings, the reasons that officers wrote. Answers stay, without their words; a tombstone
 * stays; whoever the targets were released to is told. Rights and holds are the caller's to ask.
 */
export async function purge(act: Act, given: ToPurge, because: PurgeBecause): Promise<Purged> {
  const ids = [...new Set(given.consignments)].sort()
  const rejects = given.rejects ?? []
  const tombstones = [...ids, ...rejects.map(rejectId)].map(tombstoneOf)
  const placed = await sql<Placed>`select file, record from consignment
    where id = any(${ids}::text[])`.execute(act.db)
  const targets = await sql<TargetRow>`select id, batch, lane, answer, codes, words from target
    where consignment = any(${ids}::text[]) order by id for update`.execute(act.db)
  const gone = targets.rows.map((row) => row.id)
  await bury(act, tombstones, because)
  await tellReceivers(act, gone)
  await erase(act, [...placed.rows, ...rejects], targets.rows)
  await addTallies(
    act,
    targets.rows.flatMap(({ batch, lane, answer, codes }) =>
      ['', ...codes].map((code) => ({ batch, code, lane, answer, by: -1 })),
    ),
  )
  const done = { consignments: placed.rows.length, rejects: rejects.length }
  await journal(act, {
    act: 'target.erased',
    objects: gone,
    hashes: tombstones,
    values: { because, ...done, targets: gone.length },
  })
  return { ...done, targets: gone }
}

const bury = (act: Act, tombstones: readonly string[], because: PurgeBecause) =>
  sql`insert into tombstone (organisation, id, because, purged_at)
    select ${act.caller.organisation}, id, ${because}, ${act.now}
    from unnest(${[...tombstones]}::text[]) as t(id)
    on conflict do nothing`.execute(act.db)

async function tellReceivers(act: Act, targets: readonly string[]): Promise<void> {
  const found = await sql<{ organisation: string; objects: string[] }>`
    with withdrawn as (update release set withdrawn_at = ${act.now}
      where kind = 'target' and object = any(${[...targets]}::uuid[]) and withdrawn_at is null
      returning to_organisation)
    select to_organisation as organisation, array_agg(distinct object::text order by object::text) as objects
    from release where kind = 'target' and object = any(${[...targets]}::uuid[])
    group by to_organisation order by to_organisation`.execute(act.db)
  for (const { organisation, objects } of found.rows)
    await tell(act, organisation, {
      act: 'received.erased',
      objects: [...objects, act.caller.organisation],
    })
}

async function erase(
  act: Act,
  placed: readonly Placed[],
  targets: readonly TargetRow[],
): Promise<void> {
  const places = JSON.stringify(placed)
  const ids = targets.map((row) => row.id)
  const words = targets.flatMap(({ id, batch, words: text }) =>
    text
      .split(' ')
      .filter(Boolean)
      .map((word) => ({ id, batch, word })),
  )
  const at = (table: string) => sql`using jsonb_to_recordset(${places}::jsonb)
    as r(file uuid, record int) where ${sql.table(table)}.file = r.file
      and ${sql.table(table)}.record = r.record`
  await asEraser(act, async () => {
    await sql`update reject x set said = '{}' from raw_part p,
        jsonb_to_recordset(${places}::jsonb) as r(file uuid, record int)
      where p.file = r.file and p.key_record = r.record and x.file = p.file
        and x.record = p.record`.execute(act.db)
    await sql`delete from raw_part using jsonb_to_recordset(${places}::jsonb)
        as r(file uuid, record int)
      where raw_part.file = r.file and raw_part.key_record = r.record`.execute(act.db)
    for (const table of ['record_key', 'consignment_nominal', 'consignment'])
      await sql`delete from ${sql.table(table)} ${at(table)}`.execute(act.db)
    for (const table of ['finding', 'target_nominal', 'target_code'])
      await sql`delete from ${sql.table(table)} where target = any(${ids}::uuid[])`.execute(act.db)
    const gone = sql`with gone as materialized (
      select left(word, 40) collate "C" as word, batch, array_agg(id) as ids
      from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as r(id uuid, batch uuid, word text)
      group by 1, 2)`
    await sql`${gone} update target_word w set
        targets = array(select t from unnest(w.targets) as t where t <> all (g.ids)),
        count = (select count(*) from unnest(w.targets) as t where t <> all (g.ids))
      from gone g where w.word = g.word and w.batch = g.batch and w.targets && g.ids`.execute(
      act.db,
    )
    await sql`${gone} delete from target_word w using gone g
      where w.word = g.word and w.batch = g.batch and w.count = 0`.execute(act.db)
    await sql`delete from target where id = any(${ids}::uuid[])`.execute(act.db)
    await sql`update judgement set because = ''
      where target = any(${ids}::uuid[]) and because <> ''`.execute(act.db)
  })
}

const HASH = (id: string) => sql.raw(`encode(sha256(convert_to(${id}, 'UTF8')), 'hex')`)

/**
 * Purges again what was purged before and is there: it arrived with another batch, or with a
 * backup of an earlier day. `tombstones` null: those that stand in this house; `within`: what one
 * chunk just brought.
 */
export async function purgeAgain(
  act: Act,
  wanted: {
    readonly tombstones: readonly string[] | null
    readonly within: { readonly file: string; readonly records: readonly number[] } | null
    readonly because: 'purge-list' | 'arrived-again'
  },
): Promise<Purged | null> {
  const known = wanted.tombstones
    ? sql`${[...wanted.tombstones]}::text[]`
    : sql`array(select id from tombstone)`
  const { within } = wanted
  // Those that match nothing here stand all the same, for what may come.
  if (wanted.tombstones) await bury(act, wanted.tombstones, wanted.because)
  const place = within
    ? sql`file = ${within.file} and record = any(${[...within.records]}::int[])`
    : sql`true`
  if (!within) await blankNamesAgain(act, known)
  const consignments = await sql<{ id: string }>`select distinct id from consignment
    where ${place} and ${HASH('id')} = any(${known})`.execute(act.db)
  const rejects = await sql<Placed>`select distinct file, record from reject
    where ${place} and said <> '{}'
      and ${HASH("'reject/' || file::text || '/' || record::text")} = any(${known})`.execute(act.db)
  if (consignments.rows.length + rejects.rows.length === 0) return null
  const given = { consignments: consignments.rows.map((row) => row.id), rejects: rejects.rows }
  return purge(act, given, wanted.because)
}

/** What a chunk brought although it was purged before. Asked of every chunk: nearly always none. */
export async function purgeArrived(
  act: Act,
  chunk: { readonly file: string; readonly consignments: string; readonly rejects: string },
): Promise<number> {
  const any = await sql`select from tombstone limit 1`.execute(act.db)
  if (any.rows.length === 0) return 0
  const placed = [...JSON.parse(chunk.consignments), ...JSON.parse(chunk.rejects)] as Placed[]
  const within = { file: chunk.file, records: placed.map((one) => one.record) }
  const again = await purgeAgain(act, { tombstones: null, within, because: 'arrived-again' })
  return again ? again.consignments + again.rejects : 0
}

/** Every tombstone of the caller's organisation. */
export async function tombstones(act: Act): Promise<readonly string[]> {
  const rows = await act.db.selectFrom('tombstone').select('id').orderBy('id').execute()
  return rows.map((row) => row.id)
}

/**
 * Names of files and batches that hold a person's name lose it, wherever the name of a file went:
 * into the consignments it brought, their words, and the reasons of its rejects. Own messages,
 * drafts, requests for advice and answers to them that hold it lose all their words. `words`: those of the person. Returns how many.
 */
export async function blankNames(
  act: Act,
  named: (text: string) => boolean,
  words: readonly string[],
): Promise<number> {
  const naming = async (table: Naming): Promise<readonly string[]> => {
    const rows = await act.db.selectFrom(table).select(['id', 'name']).execute()
    return rows.filter((row) => named(row.name)).map((row) => row.id)
  }
  const files = await naming('trade_file')
  const batches = await naming('batch')
  const written = await messagesNaming(act, named)
  const advice = await adviceNaming(act, named)
  const gone = [
    ...files.map((id) => nameId('trade_file', id)),
    ...batches.map((id) => nameId('batch', id)),
    ...written.messages.map((id) => nameId('message', id)),
    ...written.drafts.map((id) => nameId('message_draft', id)),
    ...advice.requests.map((id) => nameId('advice_request', id)),
    ...advice.answers.map((id) => nameId('advice_answer', id)),
  ]
  await bury(act, gone.map(tombstoneOf), 'person')
  await blank(act, files, batches, words)
  await eraseMessages(act, written)
  await eraseAdvice(act, advice)
  if (gone.length > 0)
    await journal(act, {
      act: 'target.erased',
      objects: [],
      hashes: gone.map(tombstoneOf),
      values: { because: 'person', names: gone.length },
    })
  return gone.length
}

/** After a backup came back: whose name it was is not known any more, so all its words go. */
async function blankNamesAgain(act: Act, known: RawBuilder<unknown>): Promise<void> {
  const naming = async (table: Naming) => {
    const rows = await sql<{ id: string; name: string }>`select id, name from ${sql.table(table)}
      where name <> '…' and ${HASH(`'name/${table}/' || id::text`)} = any(${known})`.execute(act.db)
    return rows.rows
  }
  const written = async (table: Written, left: RawBuilder<unknown>) => {
    const rows = await sql<{ id: string }>`select id from ${sql.table(table)}
      where ${left} and ${HASH(`'name/${table}/' || id::text`)} = any(${known})`.execute(act.db)
    return rows.rows.map((row) => row.id)
  }
  const again = {
    messages: await written('message', sql`record_state <> 'purged'`),
    drafts: await written('message_draft', sql`true`),
  }
  if (again.messages.length + again.drafts.length > 0) await eraseMessages(act, again)
  await eraseAdvice(act, {
    requests: await written('advice_request', sql`record_state <> 'purged'`),
    answers: await written('advice_answer', sql`words <> '{}'`),
  })
  const [files, batches] = [await naming('trade_file'), await naming('batch')]
  if (files.length + batches.length === 0) return
  await blank(
    act,
    files.map((row) => row.id),
    batches.map((row) => row.id),
    files.flatMap((row) => wordsOf({ file: row.name })),
  )
}

async function blank(
  act: Act,
  files: readonly string[],
  batches: readonly string[],
  words: readonly string[],
): Promise<void> {
  await asEraser(act, async () => {
    await sql`update batch set name = '…' where id = any(${[...batches]}::uuid[])`.execute(act.db)
    if (files.length === 0) return
    const of = sql`any(${[...files]}::uuid[])`
    await sql`update trade_file set name = '…' where id = ${of}`.execute(act.db)
    await sql`update consignment set body = jsonb_set(body, '{source,file}', '"…"')
      where file = ${of} and body #> '{source,file}' is not null`.execute(act.db)
    await sql`update reject set said = jsonb_set(said, '{file}', '"…"')
      where file = ${of} and said ? 'file'`.execute(act.db)
    for (const word of words) {
      await sql`update target set words = rtrim(replace(words || ' ', ${` ${word} `}, ' '))
        where file = ${of} and strpos(words || ' ', ${` ${word} `}) > 0`.execute(act.db)
      await sql`update target_word w set
          targets = array(select t from unnest(w.targets) as t
            where not exists (select from target x where x.id = t and x.file = ${of})),
          count = (select count(*) from unnest(w.targets) as t
            where not exists (select from target x where x.id = t and x.file = ${of}))
        where word = ${word} and batch in (select batch from trade_file where id = ${of})`.execute(
        act.db,
      )
      await sql`delete from target_word where word = ${word} and count = 0`.execute(act.db)
    }
  })
}
