export const RULING_NAMES = [
  'licence-required',
  'licensed',
  'not-licensable',
  'end-use',
  'undetermined',
] as const
export type RulingName = (typeof RULING_NAMES)[number]

/**
 * What a ruling of the licensing authority lets customs do with detained goods. Nothing is seized
 * on a suspicion alone, nor on a rating by end use (guide/domain.md 5.2 rules 2 and 7, and 7.2);
 * giving back is always lawful once the authority has answered.
 */
export const RULINGS: Readonly<Record<RulingName, { readonly seizure: boolean }>> = {
  'licence-required': { seizure: true },
  licensed: { seizure: false },
  'not-licensable': { seizure: false },
  'end-use': { seizure: false },
  undetermined: { seizure: false },
}

export const mayBeSeized = (ruling: string): boolean =>
  Object.entries(RULINGS).some(([name, row]) => name === ruling && row.seizure)
