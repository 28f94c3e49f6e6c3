import { Refused } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { Span } from '../rights/index.ts'
import { type Act, pass } from '../store/index.ts'
import { directory, type Listed, listedOf } from './directory.ts'
import { readEnd, readSpan, type SpanAsked, type Stand, standOf } from './spans.ts'

/**
 * An instrument between two organisations (an agreement, a convention) under which its owner may
 * give the other nominal fields, from–to. Ended is never deleted.
 */
export type Basis = Span & {
  readonly id: string
  readonly owner: Pick<Listed, 'id' | 'name'>
  readonly with: Pick<Listed, 'id' | 'name'>
  /** As it is cited: title, article, date. */
  readonly instrument: string
  /** Recorded by the caller's organisation; else another recorded it towards the caller's. */
  readonly own: boolean
  readonly stand: Stand
}

/** Refusals: `organisation.absent`, `basis.own` (with oneself), and those of `readSpan`. */
export async function addBasis(
  act: Act,
  asked: SpanAsked & { readonly with: string; readonly instrument: string },
): Promise<string> {
  await pass(act, 'basis.change')
  await act.room()
  const { organisation } = act.caller
  const { id: other } = await listedOf(act, asked.with)
  if (other === organisation) throw new Refused('basis.own')
  const { from, until } = readSpan(asked, act.now)
  const id = act.newId()
  await act.db
    .insertInto('legal_basis')
    .values({
      organisation,
      id,
      owner: organisation,
      with_organisation: other,
      instrument: asked.instrument,
      from_at: from,
      until_at: until,
      created_at: act.now,
    })
    .execute()
  await journal(act, { act: 'basis.added', objects: [id, other] })
  return id
}

/** From then on no nominal field crosses on it. Refusals: `basis.absent`, those of `readEnd`. */
export async function endBasis(act: Act, id: string, until?: string): Promise<void> {
  await pass(act, 'basis.change')
  const row = await act.db
    .selectFrom('legal_basis')
    .select(['with_organisation', 'from_at', 'until_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused('basis.absent')
  const end = readEnd({ from: row.from_at, until: row.until_at }, until, act.now)
  await act.db.updateTable('legal_basis').set({ until_at: end }).where('id', '=', id).execute()
  await journal(act, { act: 'basis.ended', objects: [id, row.with_organisation] })
}

/** What the caller's organisation recorded, and what others recorded towards it; newest first. */
export async function bases(act: Act): Promise<readonly Basis[]> {
  await pass(act, 'basis.list')
  const own = await readBases(act)
  const others = await act.asGuest(() => readBases(act))
  const known = new Map((await directory(act)).map(({ id, name }) => [id, { id, name }]))
  const called = (id: string) => known.get(id) ?? { id, name: '' }
  return [...own, ...others]
    .map((row) => ({
      id: row.id,
      owner: called(row.organisation),
      with: called(row.with_organisation),
      instrument: row.instrument,
      from: row.from_at,
      until: row.until_at,
      own: row.organisation === act.caller.organisation,
      stand: standOf({ from: row.from_at, until: row.until_at }, act.now),
    }))
    .sort((a, b) => (a.id < b.id ? 1 : -1))
}

const readBases = (act: Act) => act.db.selectFrom('legal_basis').selectAll().execute()
