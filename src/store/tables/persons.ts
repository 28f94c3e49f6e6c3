import { sql } from 'kysely'
import type { Act } from '../act.ts'
import { nameOf } from '../chunk.ts'
import { open } from '../keys.ts'
import { fold } from '../search-words.ts'
import type { Placed } from './purges.ts'

/** Where somebody is named: records with the targets made of them, and records never read. */
export type Named = {
  readonly consignments: readonly string[]
  readonly rejects: readonly Placed[]
}

/** So many records are opened between two questions to the database. */
const PAGE = 2000

/**
 * Whether a text holds this name: the same words in the same order, whatever their case, accents
 * and what stands between them.
 */
export function namer(name: string): (text: string) => boolean {
  const sought = flat(name)
  return (text) => sought.trim() !== '' && flat(text).includes(sought)
}

const BETWEEN = /[^\p{L}\p{N}]+/u
export const nameWords = (name: string): readonly string[] =>
  fold(name).split(BETWEEN).filter(Boolean)
const flat = (text: string): string => ` ${nameWords(text).join(' ')} `

/**
 * Every record of the organisation that names somebody: in the trader's own fields, which are
 * opened one by one, in the goods and numbers, in what officers wrote, and in the bytes of records
 * that could not be read. Nothing of what is opened is kept.
 */
export async function recordsNaming(act: Act, named: (text: string) => boolean): Promise<Named> {
  const consignments = new Set<string>()
  await eachSealed(act, named, (id) => consignments.add(id))
  await eachPlain(act, named, (id) => consignments.add(id))
  const written = await sql<{ consignment: string; because: string }>`
    select distinct consignment, because from judgement where because <> ''`.execute(act.db)
  for (const row of written.rows) if (named(row.because)) consignments.add(row.consignment)
  return { consignments: [...consignments].sort(), rejects: await rejectsNaming(act, named) }
}

const anyText = (value: unknown, named: (text: string) => boolean): boolean =>
  typeof value === 'string'
    ? named(value)
    : typeof value === 'object' &&
      value !== null &&
      Object.values(value).some((one) => anyText(one, named))

type Sealed = Placed & { readonly id: string; readonly wrapped: Buffer; readonly sealed: Buffer }

async function eachSealed(
  act: Act,
  named: (text: string) => boolean,
  found: (consignment: string) => void,
): Promise<void> {
  const { organisation } = act.caller
  const key = await act.key()
  let after: Placed | undefined
  do {
    const page = await sql<Sealed>`select n.file, n.record, n.sealed, k.wrapped, c.id
      from consignment_nominal n
      join record_key k on k.organisation = n.organisation and k.file = n.file and k.record = n.record
      join consignment c on c.organisation = n.organisation and c.file = n.file and c.record = n.record
      ${after ? sql`where (n.file, n.record) > (${after.file}::uuid, ${after.record}::int)` : sql``}
      order by n.file, n.record limit ${PAGE}`.execute(act.db)
    for (const { file, record, wrapped, sealed, id } of page.rows) {
      const own = open(key.wrapping, wrapped, nameOf('key', organisation, file, record))
      const text = open(own, sealed, nameOf('nominal', organisation, file, record))
      if (anyText(JSON.parse(text.toString('utf8')), named)) found(id)
    }
    after = page.rows.length === PAGE ? page.rows.at(-1) : undefined
  } while (after)
}

async function eachPlain(
  act: Act,
  named: (text: string) => boolean,
  found: (consignment: string) => void,
): Promise<void> {
  let after: Placed | undefined
  do {
    const page = await sql<Placed & { id: string; body: unknown }>`
      select file, record, id, body from consignment
      ${after ? sql`where (file, record) > (${after.file}::uuid, ${after.record}::int)` : sql``}
      order by file, record limit ${PAGE}`.execute(act.db)
    // The name of the file is blanked by itself: it would make every record of it match.
    for (const { id, body } of page.rows)
      if (anyText({ ...(body as object), source: undefined }, named)) found(id)
    after = page.rows.length === PAGE ? page.rows.at(-1) : undefined
  } while (after)
}

async function rejectsNaming(
  act: Act,
  named: (text: string) => boolean,
): Promise<readonly Placed[]> {
  const { organisation } = act.caller
  const key = await act.key()
  const rows = await sql<
    Placed & { said: unknown; key_record: number | null; sealed: Buffer; wrapped: Buffer | null }
  >`select distinct on (r.file, r.record) r.file, r.record, r.said, p.key_record, p.sealed, k.wrapped
    from reject r
    left join raw_part p on p.organisation = r.organisation and p.file = r.file
      and p.record = r.record
    left join record_key k on k.organisation = p.organisation and k.file = p.file
      and k.record = p.key_record
    order by r.file, r.record, r.seq`.execute(act.db)
  const found: Placed[] = []
  for (const { file, record, said, key_record, sealed, wrapped } of rows.rows) {
    let bytes = ''
    if (wrapped !== null && key_record !== null) {
      const own = open(key.wrapping, wrapped, nameOf('key', organisation, file, key_record))
      const name = nameOf(`raw:${record}`, organisation, file, key_record)
      const read = open(own, sealed, name)
      bytes = `${read.toString('utf8')} ${read.toString('latin1')}`
    }
    if (anyText({ ...(said as object), file: undefined }, named) || named(bytes))
      found.push({ file, record })
  }
  return found
}
