import type { OrganisationKind } from '../rights/index.ts'

/** Where advice is asked: at home, in the region, in the world (guide/domain.md 5.3). */
export const LEVELS = ['national', 'regional', 'global'] as const
export type Level = (typeof LEVELS)[number]

/** The level of an organisation that answers others; null: it is not asked from outside. */
const LEVEL_OF: Readonly<Record<OrganisationKind, Level | null>> = {
  administration: null,
  agency: 'national',
  rilo: 'regional',
  secretariat: 'global',
  partner: 'global',
}

type Organisation = {
  readonly id: string
  readonly kind: OrganisationKind
  readonly country: string | null
}

/**
 * At which level an organisation answers this asker: its own experts and the agencies of its own
 * country nationally, others by their kind. Null: it cannot be asked.
 */
export function levelOf(asker: Organisation, expert: Organisation): Level | null {
  if (asker.id === expert.id) return 'national'
  const level = LEVEL_OF[expert.kind]
  if (expert.kind !== 'agency') return level
  return asker.country !== null && asker.country === expert.country ? level : null
}
