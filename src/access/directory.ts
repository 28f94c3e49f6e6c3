import { Refused } from '../base/index.ts'
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
