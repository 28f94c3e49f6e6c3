import { gunzipSync, gzipSync } from 'node:zlib'
import { type Refusal, Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import type { Act } from '../act.ts'

export type ListState = 'loaded' | 'skipped' | 'refused' | 'retired'

export type KeptList = {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly hash: string
  readonly format: string
  readonly entries: number
  readonly names: number
  readonly state: ListState
  readonly reason: Refusal | null
  readonly addedAt: string
}

export type NewList = Omit<KeptList, 'id' | 'addedAt'> & {
  readonly files: readonly {
    readonly file: string
    readonly hash: string
    readonly bytes: Uint8Array
  }[]
}

/**
 * Keeps a list with the bytes of its files, so that a result can be reproduced. An older list of
 * the same name is retired, not removed; the same one again is refused (`list.in-force`).
 */
export async function addList(act: Act, list: NewList): Promise<string> {
  await act.room()
  const { organisation } = act.caller
  const id = act.newId()
  const same = await act.db
    .selectFrom('party_list')
    .select('id')
    .where('name', '=', list.name)
    .where('hash', '=', list.hash)
    .where('state', '<>', 'retired')
    .executeTakeFirst()
  if (same) throw new Refused('list.in-force', { list: list.name, version: list.version })
  if (list.state === 'loaded')
    await act.db
      .updateTable('party_list')
      .set({ state: 'retired' })
      .where('name', '=', list.name)
      .where('state', '=', 'loaded')
      .execute()
  await act.db
    .insertInto('party_list')
    .values({
      organisation,
      id,
      owner: organisation,
      created_at: act.now,
      name: list.name,
      version: list.version,
      hash: list.hash,
      format: list.format,
      entries: list.entries,
      names: list.names,
      state: list.state,
      reason: list.reason === null ? null : JSON.stringify(list.reason),
    })
    .execute()
  for (const [seq, { file, hash, bytes }] of list.files.entries())
    await act.db
      .insertInto('list_file')
      .values({ organisation, list: id, seq, file, hash, bytes: gzipSync(bytes) })
      .execute()
  await journal(act, {
    act: `list.${list.state}`,
    objects: [id],
    hashes: [list.hash],
    values: { entries: list.entries, names: list.names, files: list.files.length },
  })
  return id
}

/** The lists that are in force or were refused, by name; with `retired`, every one there ever was. */
export async function lists(
  act: Act,
  wanted: { readonly retired?: boolean } = {},
): Promise<readonly KeptList[]> {
  let query = act.db.selectFrom('party_list').selectAll().orderBy('name').orderBy('id')
  if (!wanted.retired) query = query.where('state', '<>', 'retired')
  return (await query.execute()).map((row) => ({
    id: row.id,
    name: row.name,
    version: row.version,
    hash: row.hash,
    format: row.format,
    entries: row.entries,
    names: row.names,
    state: row.state as ListState,
    reason: row.reason as Refusal | null,
    addedAt: row.created_at,
  }))
}

/** The files of a list as they were brought. */
export async function listFiles(
  act: Act,
  list: string,
): Promise<
  readonly { readonly file: string; readonly hash: string; readonly bytes: Uint8Array }[]
> {
  const rows = await act.db
    .selectFrom('list_file')
    .select(['file', 'hash', 'bytes'])
    .where('list', '=', list)
    .orderBy('seq')
    .execute()
  return rows.map(({ file, hash, bytes }) => ({ file, hash, bytes: gunzipSync(bytes) }))
}

/** Takes a list out of force. Answers false when it was not in force. */
export async function retireList(act: Act, id: string): Promise<boolean> {
  await act.room()
  const changed = await act.db
    .updateTable('party_list')
    .set({ state: 'retired' })
    .where('id', '=', id)
    .where('state', '<>', 'retired')
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return false
  await journal(act, { act: 'list.retired', objects: [id] })
  return true
}
