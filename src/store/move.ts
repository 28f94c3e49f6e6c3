import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { sql, type Transaction } from 'kysely'
import { Refused } from '../base/index.ts'
import { type House, openOrganisationKey } from './house.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type { Schema } from './schema.ts'

/** Parents before children. A test holds this list against the catalogue. */
export const TABLES = [
  'organisation',
  'organisation_key',
  'person',
  'membership',
  'session',
  'sign_in_link',
  'passkey',
  'password',
  'totp',
  'recovery_code',
  'identity_provider',
  'external_identity',
  'known_device',
  'sign_in_reset',
  'sign_in_attempt',
  'sign_in_step',
  'journal',
  'journal_key',
  'journal_leaf',
  'journal_checkpoint',
  'batch',
  'trade_file',
  'chunk',
  'record_key',
  'raw_part',
  'consignment',
  'consignment_nominal',
  'target',
  'target_code',
  'target_word',
  'finding',
  'target_nominal',
  'tally',
  'reject',
  'judgement',
  'layout_mapping',
  'party_list',
  'list_file',
  'link',
  'operation',
  'operation_member',
  'operation_plan',
  'phase_step',
  'national_plan',
  'plan_review',
  'legal_basis',
  'release',
  'message_template',
  'message_draft',
  'message',
  'message_nominal',
  'message_addressee',
  'message_receipt',
  'case',
  'case_entry',
  'case_nominal',
  'detention_terms',
  'advice_request',
  'advice_nominal',
  'advice_entry',
  'advice_answer',
  'advice_service',
  'advice_roster',
  'case_paper',
  'case_paper_part',
  'case_paper_strike',
  'report',
  'report_version',
  'report_review',
  'report_remarks',
  'tombstone',
  'idempotency_key',
  'debrief_finding',
  'recommendation',
  'recommendation_step',
  'naming_consent',
  'operation_closing',
] as const satisfies readonly (keyof Schema)[]

type Part = { readonly table: string; readonly rows: number; readonly hash: string }
type Manifest = { readonly migration: number; readonly exportedAt: string; readonly parts: Part[] }

const MANIFEST = 'house.json'
const PAGE = 2000

/**
 * Writes the house into an empty folder: one JSON-lines file per table and a manifest with counts
 * and hashes, all of one moment. What is sealed stays sealed: the house's key is not in it and
 * must be carried apart.
 */
export async function exportHouse(house: House, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  if (readdirSync(folder).length > 0) throw new Refused('house.not-empty', { folder })
  const parts = await house.whole(async (db) => {
    await sql`set transaction isolation level repeatable read`.execute(db)
    const written: Part[] = []
    for (const table of TABLES) written.push(await exportTable(db, table, folder))
    return written
  })
  const manifest: Manifest = { migration: newest(), exportedAt: house.ports.clock.now(), parts }
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
}

async function exportTable(db: Transaction<Schema>, table: string, folder: string): Promise<Part> {
  const keys = await primaryKey(db, table)
  const columns = sql.join(keys.map((key) => sql.ref(key)))
  const out = createWriteStream(join(folder, `${table}.jsonl`), { flags: 'wx' })
  const hash = createHash('sha256')
  let rows = 0
  let after: readonly string[] | undefined
  do {
    // Keys travel as text, so that no number or instant is rounded on the way.
    const last: readonly string[] | undefined = after
    const found = await sql<{ line: string; keys: string[] }>`
      select row_to_json(t)::text as line, array[${sql.join(keys.map((key) => sql`${sql.ref(key)}::text`))}] as keys
      from ${sql.table(table)} t
      ${last ? sql`where (${columns}) > (select ${sql.join(keys.map((key) => sql`p.${sql.ref(key)}`))} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(Object.fromEntries(keys.map((key, i) => [key, last[i]])))}::jsonb) p)` : sql``}
      order by ${columns} limit ${PAGE}`.execute(db)
    for (const { line } of found.rows) put(out, hash, line)
    if (out.writableNeedDrain) await once(out, 'drain')
    rows += found.rows.length
    after = found.rows.length === PAGE ? found.rows.at(-1)?.keys : undefined
  } while (after)
  out.end()
  await finished(out)
  return { table, rows, hash: hash.digest('hex') }
}

function put(out: NodeJS.WritableStream, hash: Hash, line: string): void {
  out.write(`${line}\n`)
  hash.update(`${line}\n`)
}

/**
 * Reads an export into a house that is empty (`house.not-empty`), whole or not at all. Refuses
 * `house.too-old` when the export is of a newer version, `house.export-damaged` when a file is
 * not what the manifest says, and `house.key` when this house's key does not open its records.
 */
export async function importHouse(house: House, folder: string): Promise<void> {
  const manifest = await readManifest(folder)
  if (manifest.migration > newest())
    throw new Refused('house.too-old', { database: manifest.migration, program: newest() })
  await house.whole(async (db) => {
    const any = await db.selectFrom('organisation').select('id').limit(1).execute()
    if (any.length > 0) throw new Refused('house.not-empty', { folder: 'database' })
    for (const table of TABLES) {
      const part = manifest.parts.find((one) => one.table === table)
      if (part) await importTable(db, part, folder)
    }
    const keys = await db
      .selectFrom('organisation_key')
      .select(['organisation', 'wrapped'])
      .execute()
    for (const { organisation, wrapped } of keys)
      openOrganisationKey(house.key, organisation, wrapped)
  })
  await house.tidy()
}

async function importTable(db: Transaction<Schema>, part: Part, folder: string): Promise<void> {
  const file = join(folder, `${part.table}.jsonl`)
  if (!existsSync(file)) throw new Refused('house.export-damaged', { file })
  const hash = createHash('sha256')
  let rows = 0
  let page: string[] = []
  const flush = async (): Promise<void> => {
    const [first] = page
    if (first === undefined) return
    const columns = columnsOf(first)
    await sql`insert into ${sql.table(part.table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(part.table)}, ${`[${page.join(',')}]`}::jsonb)`.execute(
      db,
    )
    rows += page.length
    page = []
  }
  for await (const line of createInterface({ input: createReadStream(file) })) {
    hash.update(`${line}\n`)
    page.push(line)
    if (page.length === PAGE) await flush()
  }
  if (hash.digest('hex') !== part.hash) throw new Refused('house.export-damaged', { file })
  await flush()
  if (rows !== part.rows) throw new Refused('house.export-damaged', { file })
}

/**
 * Those of the export: what a later version added takes its default. The numbers of transactions
 * mean nothing to another database: the import's own stands for all of them.
 */
const columnsOf = (line: string) =>
  sql.join(
    Object.keys(JSON.parse(line) as object)
      .filter((name) => name !== 'txid')
      .map((name) => sql.ref(name)),
  )

async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, MANIFEST)
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Manifest
  } catch {
    throw new Refused('house.export-damaged', { file })
  }
}

const newest = (): number => MIGRATIONS.at(-1)?.number ?? 0

async function primaryKey(db: Transaction<Schema>, table: string): Promise<readonly string[]> {
  const found = await sql<{ column: string }>`
    select a.attname as column from pg_index i
    cross join lateral unnest(i.indkey::int2[]) with ordinality as k(attnum, place)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indisprimary and i.indrelid = ${table}::regclass order by k.place`.execute(db)
  return found.rows.map((row) => row.column)
}
