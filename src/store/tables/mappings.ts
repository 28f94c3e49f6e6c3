import { journal } from '../../journal/index.ts'
import type { Act } from '../act.ts'

export type SavedMapping = {
  /** The layout's key: the same for every file with the same header. */
  readonly layout: string
  readonly mapping: unknown
  readonly savedAt: string
}

/** Keeps how the columns of a layout are read; the newest one of an organisation counts. */
export async function saveMapping(act: Act, layout: string, mapping: unknown): Promise<void> {
  await act.room()
  const { organisation, person } = act.caller
  const saved = { mapping: JSON.stringify(mapping), person, created_at: act.now }
  await act.db
    .insertInto('layout_mapping')
    .values({ organisation, owner: organisation, id: layout, ...saved })
    .onConflict((conflict) => conflict.columns(['organisation', 'id']).doUpdateSet(saved))
    .execute()
  await journal(act, { act: 'layout.mapped', objects: [layout] })
}

/** Every mapping that was saved, by the layout's key. */
export async function mappings(act: Act): Promise<ReadonlyMap<string, SavedMapping>> {
  const rows = await act.db.selectFrom('layout_mapping').selectAll().orderBy('id').execute()
  return new Map(
    rows.map((row) => [row.id, { layout: row.id, mapping: row.mapping, savedAt: row.created_at }]),
  )
}
