/** The kinds of organisation that share a house. */
export const ORGANISATION_KINDS = [
  'administration',
  'rilo',
  'secretariat',
  'partner',
  'agency',
] as const
/** `secretariat` is the WCO's; `agency` a national agency under an administration. */
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** What a person may be in an organisation, and in which kinds of organisation one can be it. */
export const ROLE_ROWS = [
  ['frontline-officer', ['administration', 'agency']],
  ['targeting-officer', ['administration', 'agency']],
  ['reach-back-expert', ['administration', 'secretariat', 'partner', 'agency']],
  ['national-contact-point', ['administration']],
  ['rilo-analyst', ['rilo', 'secretariat']],
  ['operation-coordinator', ['administration', 'rilo', 'secretariat', 'partner']],
  ['programme-manager', ['administration', 'rilo', 'secretariat', 'partner', 'agency']],
  ['donor', ['administration', 'secretariat', 'partner', 'agency']],
  ['organisation-administrator', ['administration', 'rilo', 'secretariat', 'partner', 'agency']],
  ['auditor', ['administration', 'rilo', 'secretariat', 'partner', 'agency']],
] as const satisfies readonly (readonly [string, readonly OrganisationKind[]])[]

export type Role = (typeof ROLE_ROWS)[number][0]
export const ROLES: readonly Role[] = ROLE_ROWS.map(([role]) => role)

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text)

/** The roles that an organisation of this kind can give. */
export const rolesOf = (kind: OrganisationKind): readonly Role[] =>
  ROLE_ROWS.flatMap(([role, kinds]) =>
    (kinds as readonly OrganisationKind[]).includes(kind) ? [role] : [],
  )
