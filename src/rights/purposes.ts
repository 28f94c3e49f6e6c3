/** What trade data may be looked at for. A caller says which; a record says which it serves. */
export const PURPOSES = [
  'risk-analysis',
  'investigation',
  'prosecution',
  'licensing',
  'statistics',
  'oversight',
  'administration',
] as const
export type Purpose = (typeof PURPOSES)[number]

export const isPurpose = (text: string): text is Purpose =>
  (PURPOSES as readonly string[]).includes(text)
