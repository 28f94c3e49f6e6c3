export const TLPS = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const
/** Traffic Light Protocol 2.0, strictest first. */
export type Tlp = (typeof TLPS)[number]

export const HANDLING_CODES = ['H0', 'H1', 'H2', 'H3'] as const
/** H0 general use, H1 not in court without leave, H2 not passed on without leave, H3 other. */
export type HandlingCode = (typeof HANDLING_CODES)[number]

/**
 * Who may see a record and what for. `releasedTo` grants; everything else only narrows.
 * An empty `releasedTo` means the owner alone.
 */
export type Handling = {
  readonly owner: string
  readonly releasedTo: readonly string[]
  readonly tlp: Tlp
  readonly code: HandlingCode
  readonly purpose: string
}

/** What a record of its own administration carries before anybody narrows or releases it. */
export const ownHandling = (owner: string): Handling => ({
  owner,
  releasedTo: [],
  tlp: 'AMBER+STRICT',
  code: 'H0',
  purpose: 'risk-analysis',
})
