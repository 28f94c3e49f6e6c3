import { Refused } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { OrganisationKind } from '../rights/index.ts'
import type { Act } from '../store/index.ts'

/** An organisation as the others of its house know it. */
export type Listed = {
  readonly id: string
  /** What stands behind the @ of its people's sign-in names. */
  readonly code: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly country: string | null
}

/** The organisations of this house, oldest first: read as a guest, for they are others' rows. */
export const directory = (act: Act): Promise<readonly Listed[]> =>
  act.asGuest(() =>
    act.db
      .selectFrom('organisation')
      .select(['id', 'code', 'name', 'kind', 'country'])
      .orderBy('id')
      .execute(),
  )

/** Refuses (`organisation.absent`) what is no organisation of this house. */
export async function listedOf(act: Act, id: string): Promise<Listed> {
  const found = (await directory(act)).find((one) => one.id === id)
  if (!found) throw new Refused('organisation.absent')
  return found
}

/** Two names that a reader takes for one. */
const plain = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/** Refuses (`organisation.name-taken`) a name that another of these has. */
export function freeName(listed: readonly Listed[], name: string, own?: string): void {
  const taken = listed.some((one) => one.id !== own && plain(one.name) === plain(name))
  if (taken) throw new Refused('organisation.name-taken', { name })
}

/**
 * Names the caller's organisation anew: what others know it by, never what it may do, and not the
 * code of its sign-in names. Refuses (`organisation.name-taken`).
 */
export async function renameOrganisation(
  act: Act,
  wanted: { readonly name: string; readonly country: string | null },
): Promise<Listed> {
  const { organisation: id } = act.caller
  const listed = await directory(act)
  const before = listed.find((one) => one.id === id) as Listed
  const { name, country } = wanted
  if (name !== before.name) freeName(listed, name, id)
  await act.db.updateTable('organisation').set({ name, country }).where('id', '=', id).execute()
  await journal(act, { act: 'organisation.renamed', objects: [id] })
  return { ...before, name, country }
}
